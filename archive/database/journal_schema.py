"""The tables in which a crawl keeps its own books; see ``journal_rows.py`` for what they mean."""

JOURNAL = """
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
CREATE INDEX walks_source ON walks (source, surface);

CREATE TABLE announcements (
    source TEXT NOT NULL REFERENCES sources(name),
    key TEXT NOT NULL,
    surface TEXT NOT NULL,
    url TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (source, key, surface)
) WITHOUT ROWID;

CREATE TABLE measures (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (run_id, name)
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
CREATE INDEX alarms_source ON alarms (source, closed);

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
CREATE INDEX doubts_source ON doubts (source, last_seen);

CREATE TABLE notices (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    origin TEXT NOT NULL,
    says TEXT NOT NULL,
    reserved INTEGER NOT NULL,
    PRIMARY KEY (run_id, url, origin)
) WITHOUT ROWID;

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
"""

TIPS = """
CREATE TABLE tips (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    seen_on TEXT NOT NULL,
    seen_at TEXT NOT NULL
);
"""
