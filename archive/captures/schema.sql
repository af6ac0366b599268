-- The shape of a page store, the second file beside an archive. Comments as in
-- archive/database/schema.sql. Times are seconds since 1970: there are very many of them.


CREATE TABLE archive
-- The archive these pages belong to; no row until there is one beside the file.
(
    uuid TEXT PRIMARY KEY NOT NULL -- `uuid` in the table `archive` of that file.
) STRICT;
CREATE UNIQUE INDEX archive_one_row ON archive ((1));

CREATE TABLE dictionaries
-- A zstd dictionary trained on the pages of a site, with which its bodies are packed.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    source TEXT NOT NULL, -- Site.
    sha256 BLOB NOT NULL, -- Digest of the dictionary.
    data BLOB NOT NULL, -- The dictionary.
    spare BLOB NOT NULL -- The same again: all pages of a site depend on it.
) STRICT;
CREATE INDEX dictionaries_source ON dictionaries (source);

CREATE TABLE bodies
-- What servers sent, once each. The day that a page prints in its header is taken out.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    sha256 BLOB NOT NULL UNIQUE, -- Digest of the body without that day.
    length INTEGER NOT NULL, -- Bytes unpacked.
    dictionary INTEGER REFERENCES dictionaries(id), -- Dictionary it is packed with, if any.
    data BLOB NOT NULL -- The body, packed.
) STRICT;

CREATE TABLE headers
-- Lists of headers; one that many answers share is kept once.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    list TEXT NOT NULL UNIQUE CHECK (json_valid(list)) -- The list, as JSON.
) STRICT;

-- AUTOINCREMENT: the archive refers to the number, so it is never given twice.
CREATE TABLE captures
-- An answer that brought a new body.
(
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- Number of the capture, never re-used.
    source TEXT NOT NULL, -- Site name of the profile that asked.
    url TEXT NOT NULL, -- The address, exactly as it was asked for.
    kind TEXT NOT NULL, -- What the address is to the crawl: `article`, `listing`, `feed` …
    at INTEGER NOT NULL, -- Time of the answer.
    status INTEGER NOT NULL, -- HTTP status.
    body INTEGER NOT NULL REFERENCES bodies(id), -- Its body.
    headers TEXT NOT NULL, -- Values of its headers, as JSON.
    names INTEGER NOT NULL REFERENCES headers(id), -- Names of its headers.
    asked INTEGER NOT NULL REFERENCES headers(id), -- Headers of the request.
    coding TEXT -- Content coding that is still on the body because it could not be undone.
) STRICT;
CREATE INDEX captures_url ON captures (url, at);
CREATE INDEX captures_source ON captures (source, kind, at);
CREATE INDEX captures_body ON captures (body);

CREATE TABLE sightings
-- An answer that brought the body of a capture again, said that it still holds, or brought a page
-- that differs in its furniture alone.
(
    capture INTEGER NOT NULL REFERENCES captures(id) ON DELETE CASCADE, -- The capture.
    at INTEGER NOT NULL, -- Time of the answer.
    status INTEGER NOT NULL, -- HTTP status.
    late INTEGER, -- Seconds by which the `Date` header differs from that time.
    headers INTEGER NOT NULL REFERENCES headers(id),
        -- Headers that differ from those of the capture, without `Date`.
    asked INTEGER NOT NULL REFERENCES headers(id), -- Headers of the request.
    patch BLOB, -- What makes its body of that of the capture, where the two differ.
    PRIMARY KEY (capture, at, status)
) WITHOUT ROWID, STRICT;

CREATE TABLE pending
-- An answer that came from elsewhere and was not read into the archive yet.
(
    source TEXT NOT NULL, -- Site.
    url TEXT NOT NULL, -- Address.
    at INTEGER NOT NULL, -- Time of the answer.
    PRIMARY KEY (source, url, at)
) WITHOUT ROWID, STRICT;


CREATE VIEW visits
-- Every answer, captures and sightings together, with its time as text.
AS SELECT url, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch') AS at, status, source, kind,
    id AS capture, 1 AS first FROM captures
UNION ALL
SELECT url, strftime('%Y-%m-%dT%H:%M:%SZ', sightings.at, 'unixepoch'), sightings.status, source,
    kind, captures.id, 0
FROM sightings JOIN captures ON captures.id = sightings.capture;
