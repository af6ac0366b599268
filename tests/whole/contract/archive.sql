PRAGMA application_id = 0;
PRAGMA user_version = 0;
PRAGMA journal_mode = wal;

CREATE INDEX addresses_article_id ON addresses (article_id);

CREATE INDEX addresses_key ON addresses (key);

CREATE INDEX alarms_source ON alarms (source, closed);

CREATE INDEX articles_duplicate_of ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE INDEX articles_facets ON articles (id, published, source, duplicate_of);

CREATE INDEX articles_fingerprint ON articles (fingerprint);

CREATE INDEX articles_published ON articles (published);

CREATE INDEX articles_same_day ON articles (source, published, duplicate_of, title);

CREATE INDEX articles_section ON articles (section);

CREATE INDEX articles_source_published ON articles (source, published);

CREATE INDEX articles_state ON articles (state);

CREATE INDEX doubts_source ON doubts (source, last_seen);

CREATE INDEX links_article_id ON links (article_id);

CREATE INDEX links_key ON links (key);

CREATE INDEX links_target_id ON links (target_id) WHERE target_id IS NOT NULL;

CREATE INDEX merged_article_id ON merged (article_id);

CREATE INDEX pages_key ON pages (key);

CREATE INDEX pages_source ON pages (source, kind, status);

CREATE INDEX revisions_later ON revisions (seen_at) WHERE number > 1;

CREATE INDEX runs_source ON runs (source, started);

CREATE INDEX similar_other_id ON similar (other_id);

CREATE INDEX teasers_article_id ON teasers (article_id);

CREATE INDEX teasers_source ON teasers (source, article_id);

CREATE INDEX walks_source ON walks (source, surface);

CREATE TABLE addresses (
    url TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    key TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE alarms (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    name TEXT NOT NULL,
    detail TEXT NOT NULL,
    opened TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    closed TEXT
);

CREATE TABLE announcements (
    source TEXT NOT NULL REFERENCES sources(name),
    key TEXT NOT NULL,
    surface TEXT NOT NULL,
    url TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (source, key, surface)
) WITHOUT ROWID;

CREATE TABLE archive_info (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
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

CREATE VIRTUAL TABLE articles_fts USING fts5(
    kicker, title, teaser, body,
    content="articles_full", content_rowid="id", tokenize='unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE articles_stems USING fts5(
            kicker, title, teaser, body, content='', tokenize='ascii'
        );

CREATE TABLE coverage (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    surface TEXT NOT NULL,
    year TEXT NOT NULL,
    announced INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    PRIMARY KEY (run_id, surface, year)
) WITHOUT ROWID;

CREATE TABLE doubts (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    title TEXT,
    teaser TEXT,
    body TEXT,
    held INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    settled TEXT,
    UNIQUE (article_id, reason, fingerprint)
);

CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    target_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
    key TEXT NOT NULL
);

CREATE TABLE measures (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (run_id, name)
) WITHOUT ROWID;

CREATE TABLE merged (
            old_id INTEGER PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES articles(id),
            at TEXT NOT NULL
        );

CREATE TABLE minima (
            minimum INTEGER NOT NULL,
            article_id INTEGER NOT NULL,
            PRIMARY KEY (minimum, article_id)
        ) WITHOUT ROWID;

CREATE TABLE notices (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    origin TEXT NOT NULL,
    says TEXT NOT NULL,
    reserved INTEGER NOT NULL,
    PRIMARY KEY (run_id, url, origin)
) WITHOUT ROWID;

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
, capture INTEGER) WITHOUT ROWID;

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

CREATE TABLE revisions (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    changed TEXT NOT NULL DEFAULT '[]',
    kicker TEXT,
    title TEXT NOT NULL,
    teaser TEXT,
    body TEXT,
    published TEXT, cause TEXT NOT NULL DEFAULT 'publisher', capture INTEGER, corrected_at TEXT,
    PRIMARY KEY (article_id, number)
);

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

CREATE TABLE signatures (
            article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
            signature BLOB NOT NULL
        );

CREATE TABLE similar (
            article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            share REAL NOT NULL,
            PRIMARY KEY (article_id, other_id)
        ) WITHOUT ROWID;

CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    title TEXT,
    url TEXT
);

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

CREATE TABLE texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    body TEXT,
    body_html TEXT
);

CREATE TABLE tips (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    seen_on TEXT NOT NULL,
    seen_at TEXT NOT NULL
);

CREATE TABLE unindexed (
    article_id INTEGER PRIMARY KEY
);

CREATE TABLE walks (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name),
    surface TEXT NOT NULL,
    kind TEXT NOT NULL,
    whole INTEGER NOT NULL,
    since TEXT,
    next_url TEXT,
    pages INTEGER NOT NULL DEFAULT 0,
    total INTEGER,
    started TEXT NOT NULL,
    updated TEXT NOT NULL,
    finished TEXT
);

CREATE TRIGGER articles_delete BEFORE DELETE ON articles BEGIN
    DELETE FROM texts WHERE article_id = old.id;
END;

CREATE TRIGGER articles_update AFTER UPDATE OF kicker, title, teaser ON articles
WHEN (old.kicker IS NOT new.kicker OR old.title IS NOT new.title OR old.teaser IS NOT new.teaser)
    AND NOT EXISTS (SELECT 1 FROM unindexed WHERE article_id = old.id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', old.id, old.kicker, old.title, old.teaser, body
    FROM texts WHERE article_id = old.id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
    SELECT new.id, new.kicker, new.title, new.teaser, body FROM texts WHERE article_id = new.id;
END;

CREATE TRIGGER texts_delete BEFORE DELETE ON texts
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE article_id = old.article_id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', id, kicker, title, teaser, old.body FROM articles WHERE id = old.article_id;
END;

CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN
    INSERT OR IGNORE INTO unindexed (article_id) VALUES (new.article_id);
END;

CREATE TRIGGER texts_update AFTER UPDATE OF body ON texts
WHEN old.body IS NOT new.body
    AND NOT EXISTS (SELECT 1 FROM unindexed WHERE article_id = old.article_id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', id, kicker, title, teaser, old.body FROM articles WHERE id = old.article_id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
    SELECT id, kicker, title, teaser, new.body FROM articles WHERE id = new.article_id;
END;

CREATE VIEW article_history AS
SELECT
    revisions.article_id, articles.source, articles.url, revisions.number, revisions.seen_at,
    revisions.changed, revisions.kicker, revisions.title, revisions.teaser, revisions.body,
    revisions.published
FROM revisions JOIN articles ON articles.id = revisions.article_id;

CREATE VIEW articles_full AS
SELECT
    articles.id, source, url, kicker, title, teaser, body, body_html,
    published, published_text, published_from, published_also, byline, tags, section,
    image_url, image_alt, image_caption, image_credit, word_count,
    state, first_seen, last_seen, last_changed, gone_at, fingerprint, duplicate_of
FROM articles JOIN texts ON texts.article_id = articles.id;

CREATE VIEW articles_per_month AS
SELECT
    source, substr(published, 1, 7) AS month, count(*) AS articles,
    sum(duplicate_of IS NULL) AS originals
FROM articles WHERE published IS NOT NULL GROUP BY source, month;

CREATE VIEW changed_headlines AS
SELECT
    later.article_id, articles.source, articles.url, articles.published, later.seen_at,
    earlier.title AS old_title, best.title AS new_title
FROM revisions AS later
JOIN revisions AS earlier
    ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN revisions AS best
    ON best.article_id = later.article_id AND best.number = coalesce(
        (SELECT min(number) - 1 FROM revisions AS next WHERE next.article_id = later.article_id
            AND next.number > later.number AND next.cause = 'publisher'),
        (SELECT max(number) FROM revisions AS last WHERE last.article_id = later.article_id))
JOIN articles ON articles.id = later.article_id
WHERE later.cause = 'publisher' AND best.title IS NOT earlier.title
    AND EXISTS (SELECT 1 FROM json_each(later.changed) WHERE value = 'title');

CREATE VIEW corrections AS
SELECT
    later.article_id, articles.source, articles.url, later.number, later.seen_at,
    later.corrected_at, later.capture, later.changed,
    earlier.kicker AS old_kicker, later.kicker AS new_kicker,
    earlier.title AS old_title, later.title AS new_title,
    earlier.teaser AS old_teaser, later.teaser AS new_teaser,
    earlier.body AS old_body, later.body AS new_body,
    earlier.published AS old_published, later.published AS new_published
FROM revisions AS later
JOIN revisions AS earlier
    ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN articles ON articles.id = later.article_id
WHERE later.cause = 'reader';

CREATE VIEW most_cited AS
        SELECT
            articles.id, articles.source, articles.url, articles.published, articles.title,
            count(DISTINCT links.article_id) AS citations,
            count(DISTINCT citing.source) AS citing_sites
        FROM links
        JOIN articles ON articles.id = links.target_id
        JOIN articles AS citing ON citing.id = links.article_id
        WHERE links.article_id != links.target_id
        GROUP BY articles.id ORDER BY citations DESC, articles.published DESC;

CREATE VIEW reprints AS
        SELECT
            reprint.id, reprint.source, reprint.url, reprint.published, reprint.title,
            original.id AS original_id, original.source AS original_source,
            original.url AS original_url, original.published AS original_published,
            original.title AS original_title,
            julianday(reprint.published) - julianday(original.published) AS days_later,
            reprint.fingerprint = original.fingerprint AS word_for_word
        FROM articles AS reprint JOIN articles AS original ON original.id = reprint.duplicate_of;

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

-- kommunews 0001_first_schema
-- kommunews 0002_merged
-- kommunews 0003_near_duplicates
-- kommunews 0004_search
-- kommunews 0005_journal
-- kommunews 0006_later_versions
-- kommunews 0007_kept_pages
-- kommunews 0008_facets
-- kommunews 0009_indexed_together
-- kommunews 0010_minima
-- kommunews 0011_tips
-- kommunews 0012_merged_later
-- kommunews 0013_same_day
