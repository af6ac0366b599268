PRAGMA application_id = 0;
PRAGMA user_version = 0;
PRAGMA journal_mode = wal;

CREATE INDEX captures_body ON captures (body);

CREATE INDEX captures_source ON captures (source, kind, at);

CREATE INDEX captures_url ON captures (url, at);

CREATE INDEX dictionaries_source ON dictionaries (source);

CREATE TABLE bodies (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    length INTEGER NOT NULL,
    dictionary INTEGER REFERENCES dictionaries(id),
    data BLOB NOT NULL
);

CREATE TABLE captures (
    -- AUTOINCREMENT: the archive refers to the number, so it is never given twice
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    body INTEGER NOT NULL REFERENCES bodies(id),
    headers TEXT NOT NULL,
    names INTEGER NOT NULL REFERENCES headers(id),
    asked INTEGER NOT NULL REFERENCES headers(id),
    coding TEXT
);

CREATE TABLE dictionaries (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    data BLOB NOT NULL,
    -- the same again: all pages of a site hang on it
    spare BLOB NOT NULL
);

CREATE TABLE headers (
    id INTEGER PRIMARY KEY,
    list TEXT NOT NULL UNIQUE
);

CREATE TABLE pending (
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (source, url, at)
) WITHOUT ROWID;

CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE sightings (
    capture INTEGER NOT NULL REFERENCES captures(id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    late INTEGER,
    headers INTEGER NOT NULL REFERENCES headers(id),
    asked INTEGER NOT NULL REFERENCES headers(id),
    PRIMARY KEY (capture, at, status)
) WITHOUT ROWID;

CREATE VIEW visits AS
SELECT url, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch') AS at, status, source, kind,
    id AS capture, 1 AS first FROM captures
UNION ALL
SELECT url, strftime('%Y-%m-%dT%H:%M:%SZ', sightings.at, 'unixepoch'), sightings.status, source,
    kind, captures.id, 0
FROM sightings JOIN captures ON captures.id = sightings.capture;

-- kommunews-pages 0001_first_schema
