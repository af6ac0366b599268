"""The SQL of the first migration. Never to be edited: archives are made of it."""

from __future__ import annotations

TABLES = """
CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    title TEXT,
    url TEXT
);

CREATE TABLE articles (
    -- AUTOINCREMENT: researchers cite the number, so it is never given twice
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL REFERENCES sources(name),
    url TEXT NOT NULL UNIQUE,
    kicker TEXT,
    title TEXT NOT NULL,
    teaser TEXT,
    published TEXT,
    published_text TEXT,
    published_from TEXT,
    published_also TEXT NOT NULL DEFAULT '[]',
    byline TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    section TEXT,
    image_url TEXT,
    image_alt TEXT,
    image_caption TEXT,
    image_credit TEXT,
    word_count INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('full', 'teaser', 'gone')),
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    last_changed TEXT NOT NULL,
    gone_at TEXT,
    fingerprint TEXT NOT NULL,
    duplicate_of INTEGER REFERENCES articles(id)
);
CREATE INDEX articles_source_published ON articles (source, published);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_section ON articles (section);
CREATE INDEX articles_state ON articles (state);
CREATE INDEX articles_fingerprint ON articles (fingerprint);
CREATE INDEX articles_duplicate_of ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- Bodies apart, so that facets and date-sorted searches read narrow rows.
CREATE TABLE texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    body TEXT,
    body_html TEXT
);

CREATE VIEW articles_full AS
SELECT
    articles.id, source, url, kicker, title, teaser, body, body_html,
    published, published_text, published_from, published_also, byline, tags, section,
    image_url, image_alt, image_caption, image_credit, word_count,
    state, first_seen, last_seen, last_changed, gone_at, fingerprint, duplicate_of
FROM articles JOIN texts ON texts.article_id = articles.id;

CREATE TABLE addresses (
    url TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    key TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX addresses_key ON addresses (key);
CREATE INDEX addresses_article_id ON addresses (article_id);

CREATE TABLE teasers (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    url TEXT NOT NULL,
    article_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
    kicker TEXT,
    title TEXT,
    text TEXT,
    published TEXT,
    published_text TEXT,
    seen_on TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (key, seen_on, source)
);
CREATE INDEX teasers_article_id ON teasers (article_id);
CREATE INDEX teasers_source ON teasers (source, article_id);

CREATE TABLE revisions (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    changed TEXT NOT NULL DEFAULT '[]',
    kicker TEXT,
    title TEXT NOT NULL,
    teaser TEXT,
    body TEXT,
    published TEXT,
    PRIMARY KEY (article_id, number)
);

CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    target_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
    key TEXT NOT NULL
);
CREATE INDEX links_article_id ON links (article_id);
CREATE INDEX links_target_id ON links (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX links_key ON links (key);

CREATE TABLE pages (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    kind TEXT NOT NULL,
    status INTEGER NOT NULL,
    first_fetched TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    key TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX pages_key ON pages (key);
CREATE INDEX pages_source ON pages (source, kind, status);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL REFERENCES sources(name),
    started TEXT NOT NULL,
    finished TEXT,
    outcome TEXT,
    requests INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    teasers INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    detail TEXT
);
CREATE INDEX runs_source ON runs (source, started);

CREATE TABLE refusals (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    url TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    UNIQUE (source, url, reason)
);
"""

# External content: the index repeats no text and reads the view to show it. An article is in it
# as soon as it has its row in texts. The index must be told the old words to forget them, hence
# every trigger that changes a text deletes with the old values first.
FULL_TEXT = """
CREATE VIRTUAL TABLE articles_fts USING fts5(
    kicker, title, teaser, body,
    content="articles_full", content_rowid="id", tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
    SELECT id, kicker, title, teaser, new.body FROM articles WHERE id = new.article_id;
END;

CREATE TRIGGER texts_update AFTER UPDATE OF body ON texts WHEN old.body IS NOT new.body BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', id, kicker, title, teaser, old.body FROM articles WHERE id = old.article_id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
    SELECT id, kicker, title, teaser, new.body FROM articles WHERE id = new.article_id;
END;

CREATE TRIGGER texts_delete BEFORE DELETE ON texts BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', id, kicker, title, teaser, old.body FROM articles WHERE id = old.article_id;
END;

CREATE TRIGGER articles_update AFTER UPDATE OF kicker, title, teaser ON articles
WHEN old.kicker IS NOT new.kicker OR old.title IS NOT new.title OR old.teaser IS NOT new.teaser
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', old.id, old.kicker, old.title, old.teaser, body
    FROM texts WHERE article_id = old.id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
    SELECT new.id, new.kicker, new.title, new.teaser, body FROM texts WHERE article_id = new.id;
END;

-- Before the row is gone: the trigger on texts needs its title.
CREATE TRIGGER articles_delete BEFORE DELETE ON articles BEGIN
    DELETE FROM texts WHERE article_id = old.id;
END;
"""

VIEWS = """
CREATE VIEW article_history AS
SELECT
    revisions.article_id, articles.source, articles.url, revisions.number, revisions.seen_at,
    revisions.changed, revisions.kicker, revisions.title, revisions.teaser, revisions.body,
    revisions.published
FROM revisions JOIN articles ON articles.id = revisions.article_id;

CREATE VIEW changed_headlines AS
SELECT
    later.article_id, articles.source, articles.url, articles.published, later.seen_at,
    earlier.title AS old_title, later.title AS new_title
FROM revisions AS later
JOIN revisions AS earlier
    ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN articles ON articles.id = later.article_id
WHERE later.title IS NOT earlier.title;

CREATE VIEW articles_per_month AS
SELECT
    source, substr(published, 1, 7) AS month, count(*) AS articles,
    sum(duplicate_of IS NULL) AS originals
FROM articles WHERE published IS NOT NULL GROUP BY source, month;

CREATE VIEW site_health AS
SELECT
    sources.name AS source, sources.title,
    (SELECT count(*) FROM articles WHERE source = sources.name) AS articles,
    (SELECT count(*) FROM articles WHERE source = sources.name AND state = 'teaser')
        AS only_announced,
    (SELECT count(*) FROM articles WHERE source = sources.name AND state = 'gone') AS gone,
    (SELECT count(*) FROM articles WHERE source = sources.name AND published IS NULL)
        AS without_date,
    (SELECT max(published) FROM articles WHERE source = sources.name) AS newest_article,
    (SELECT coalesce(sum(times), 0) FROM refusals WHERE source = sources.name) AS refused,
    (SELECT max(started) FROM runs WHERE source = sources.name) AS last_run,
    (SELECT outcome FROM runs WHERE source = sources.name ORDER BY id DESC LIMIT 1)
        AS last_outcome,
    (SELECT max(finished) FROM runs WHERE source = sources.name AND outcome = 'finished')
        AS last_success
FROM sources;
"""
