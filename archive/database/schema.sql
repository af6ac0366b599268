-- The shape of an archive. SQLite keeps the comments inside a statement, so the file explains
-- itself; `docs/schema.md` and the descriptions in Datasette are made of the same sentences
-- (archive/database/docs.py): under the name stands what a table or view holds, behind or below
-- a column what it means. Comments outside of statements say why, for maintainers.
--
-- Times are UTC text YYYY-MM-DDTHH:MM:SSZ, dates YYYY-MM-DD, lists JSON arrays, truth 0 or 1.
-- A name with a leading underscore is of use to the archive and its crawl only.


-- Facets and date-sorted searches read these rows: the long texts stand in a table of their own.
-- AUTOINCREMENT: researchers cite the id, so it is never given twice.
CREATE TABLE articles
-- One article of one site.
(
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- Integer primary key, never re-used.
    source TEXT NOT NULL REFERENCES sources(name),
        -- Site name: `kommune21`, `move-online`, `stadt-und-werk` …
    url TEXT NOT NULL UNIQUE, -- Canonical address, unique.
    kicker TEXT, -- Dachzeile as printed, without a trailing colon; NULL where there is none.
    title TEXT NOT NULL, -- Headline without kicker. Never NULL in the archive.
    teaser TEXT, -- Lead text without date and without `mehr...`.
    published TEXT CHECK (published IS NULL OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        -- Date of publication, the calendar day in Germany; NULL where no source gives one, never
        -- a guess.
    published_at TEXT CHECK (published_at IS NULL OR substr(published_at, 1, 10) IS published),
        -- Time of publication, German local time with its offset; NULL where no source of that day
        -- gives one. Its first ten characters are `published`.
    published_text TEXT, -- Exactly what was read (`[10.10.2025]`, an ISO stamp …).
    published_from TEXT,
        -- Where the date was read: `page`, `metadata`, `listing`, `feed` …; NULL with NULL.
    published_also TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(published_also)),
        -- What other sources of the same page said that does not agree with `published`; in the
        -- archive a JSON array of `{text, origin}`.
    byline TEXT, -- Author mark or name as printed, without brackets.
    tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
        -- Keywords (Stichwörter), in printed order; in the archive a JSON array.
    section TEXT, -- Section or topic page it belongs to, where the site says so.
    image_url TEXT, -- Address of the first picture.
    image_alt TEXT, -- Alternative text of the first picture.
    image_caption TEXT, -- Caption of the first picture, without the credit.
    image_credit TEXT, -- Credit of the first picture, without brackets and `Bildquelle:`.
    word_count INTEGER NOT NULL CHECK (word_count >= 0), -- Words of teaser and body.
    state TEXT NOT NULL CHECK (state IN ('full', 'teaser', 'gone')),
        -- `full` (page archived), `teaser` (only announced by a listing or feed so far) or `gone`
        -- (the site answers 404 or 410; the text is kept).
    first_seen TEXT NOT NULL CHECK (first_seen GLOB '????-??-??T??:??:??Z'),
        -- Time at which the archive first saw the article.
    last_seen TEXT NOT NULL CHECK (last_seen GLOB '????-??-??T??:??:??Z'),
        -- Time at which the archive last saw the article.
    last_changed TEXT NOT NULL CHECK (last_changed GLOB '????-??-??T??:??:??Z'),
        -- Time at which the newest revision was seen.
    gone_at TEXT CHECK (gone_at IS NULL OR gone_at GLOB '????-??-??T??:??:??Z'),
        -- Time at which the site first answered 404 or 410; NULL as long as the article is there.
    fingerprint TEXT NOT NULL, -- Hash of the normalised text: equal text, equal fingerprint.
    duplicate_of INTEGER REFERENCES articles(id)
        -- Id of the earliest article with the same text (same or other site); NULL for originals.
) STRICT;
CREATE INDEX articles_source_published ON articles (source, published);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_section ON articles (section);
CREATE INDEX articles_state ON articles (state);
CREATE INDEX articles_fingerprint ON articles (fingerprint);
CREATE INDEX articles_duplicate_of ON articles (duplicate_of) WHERE duplicate_of IS NOT NULL;
-- What a search is narrowed by, together and small: no need to read the rows for it.
CREATE INDEX articles_facets ON articles (id, published, source, duplicate_of);
-- The headlines of one site and day stand together: a new article is compared with them.
CREATE INDEX articles_same_day ON articles (source, published, duplicate_of, title);

CREATE TABLE texts
-- The long texts of an article, apart so that `articles` stays quick to read.
(
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
        -- Article the text belongs to.
    body TEXT,
        -- Plain text, paragraphs and subheadings separated by one blank line, items of a list by a
        -- line break; no captions, bylines, tags or related teasers; NULL while the article is
        -- only announced.
    body_html TEXT
        -- The same, as the small safe subset p, h2, h3, ul, ol, li, blockquote, a, strong, em;
        -- NULL where it is nothing but the paragraphs of `body` (`articles_full` shows it anyway).
) STRICT;

CREATE TABLE addresses
-- An address that an article was proved to have: its page was fetched there, a redirect from there
-- was followed, or what a page claimed was borne out by text, or by headline and date. A look-up
-- by any of them finds the article.
(
    url TEXT PRIMARY KEY, -- The address, exactly as it was seen; unique.
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article it leads to.
    kind TEXT NOT NULL, -- `canonical`, `fetched`, `redirect`, `shortlink` or `listed`.
    first_seen TEXT NOT NULL CHECK (first_seen GLOB '????-??-??T??:??:??Z'),
        -- Time at which it was first seen.
    key TEXT NOT NULL
        -- What all spellings of the address have in common (host without `www.`, path, number).
) WITHOUT ROWID, STRICT;
CREATE INDEX addresses_key ON addresses (key);
CREATE INDEX addresses_article_id ON addresses (article_id);

CREATE TABLE claims
-- An address that a page merely says is the article's, and nothing has proved so far.
(
    url TEXT NOT NULL, -- The address, exactly as the page says it.
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        -- Article whose page says so.
    kind TEXT NOT NULL, -- What says so: `canonical`, `shortlink`, `listed` …
    key TEXT NOT NULL, -- Key of the address, as in `addresses`.
    first_seen TEXT NOT NULL, -- Time at which the page first said so.
    last_seen TEXT NOT NULL, -- Time at which it last said so.
    PRIMARY KEY (url, article_id, kind)
) WITHOUT ROWID, STRICT;
CREATE INDEX claims_key ON claims (key);
CREATE INDEX claims_article_id ON claims (article_id);

CREATE TABLE teasers
-- What listings and feeds said about an article; one row per source, address and surface.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    source TEXT NOT NULL REFERENCES sources(name), -- Site of the announced article.
    url TEXT NOT NULL, -- Address that the teaser links to.
    article_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
        -- The announced article, as soon as the archive has it.
    kicker TEXT, -- Dachzeile as printed, without the separating colon.
    title TEXT, -- Headline without kicker.
    text TEXT, -- Text without date and without `mehr...`; the longest ever seen, where it was cut.
    published TEXT, -- Date printed in the teaser.
    published_at TEXT, -- Time printed in the teaser, German local time with its offset.
    published_text TEXT, -- The same, exactly as printed.
    seen_on TEXT NOT NULL,
        -- Kind of surface: `home`, `listing`, `related`, `sidebar`, `feed` …
    first_seen TEXT NOT NULL, -- Time at which that surface first announced it.
    last_seen TEXT NOT NULL, -- Time at which that surface last announced it.
    key TEXT NOT NULL, -- Key of the address, as in `addresses`.
    UNIQUE (key, seen_on, source)
) STRICT;
CREATE INDEX teasers_article_id ON teasers (article_id);
CREATE INDEX teasers_source ON teasers (source, article_id);

-- Most pages of a site are read alike, hence a row a combination and not one an article.
CREATE TABLE _evidence
-- How the fields of a version were read; `articles_full` and `revisions` show it.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    fields TEXT NOT NULL UNIQUE CHECK (json_valid(fields)) -- What the column `evidence` shows.
) STRICT;

-- A text that is the article's own is stored with the article alone: triggers on texts and articles
-- write it here before it is overwritten.
CREATE TABLE _revisions
-- What the view `revisions` shows.
(
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        -- Article it is a version of.
    number INTEGER NOT NULL, -- Place in time.
    hash TEXT NOT NULL CHECK (length(hash) = 32), -- Name of the version, written once.
    seen_at TEXT NOT NULL CHECK (seen_at GLOB '????-??-??T??:??:??Z'),
        -- Time at which this version was first seen.
    cause TEXT NOT NULL CHECK (cause IN ('publisher', 'reader', 'archive')),
        -- Whose doing it is.
    changed TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(changed)),
        -- Columns that differ from the version before.
    kicker TEXT, -- Dachzeile.
    title TEXT NOT NULL, -- Headline.
    teaser TEXT, -- Lead text.
    body TEXT, -- Body; NULL where `shares_body`.
    shares_body INTEGER NOT NULL DEFAULT 0 CHECK (shares_body IN (0, 1)),
        -- 1 where the body is the article's own, in `texts`.
    published TEXT, -- Date.
    described TEXT CHECK (described IS NULL OR json_valid(described)),
        -- What describes it; NULL where as in `articles`.
    reader TEXT, -- Version of the reader.
    evidence INTEGER, -- How its fields were read: `id` in `_evidence`.
    capture INTEGER, -- Number of the kept page.
    corrected_at TEXT, -- Time of a correction.
    PRIMARY KEY (article_id, number)
) STRICT;
CREATE INDEX _revisions_hash ON _revisions (hash);
-- What the publisher changed is found, newest first, without reading every version.
CREATE INDEX _revisions_later ON _revisions (seen_at) WHERE number > 1 AND cause = 'publisher';

CREATE TABLE links
-- A link out of the body of an article, from the reading that first had it to the last: with
-- `target_id` the citation network. One that appears or goes without a word changing is seen too.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article that links.
    url TEXT NOT NULL, -- Address the link points to.
    text TEXT NOT NULL, -- Words that carry the link.
    position INTEGER NOT NULL, -- Its place among the links of the body: 1, 2, 3 …
    target_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
        -- Article of the archive it leads to, also one that was archived later; else NULL.
    first_seen TEXT NOT NULL CHECK (first_seen GLOB '????-??-??T??:??:??Z'),
        -- Time of the first reading that had it.
    last_seen TEXT NOT NULL CHECK (last_seen GLOB '????-??-??T??:??:??Z'),
        -- Time of the last reading that had it.
    gone_at TEXT CHECK (gone_at IS NULL OR gone_at GLOB '????-??-??T??:??:??Z'),
        -- Time of the first reading that had it no more; NULL while it is there.
    key TEXT NOT NULL -- Key of the address, as in `addresses`.
) STRICT;
CREATE INDEX links_article_id ON links (article_id);
CREATE INDEX links_target_id ON links (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX links_key ON links (key);

CREATE TABLE municipalities
-- A municipality of Germany that an article of this archive names.
(
    ags TEXT PRIMARY KEY CHECK (length(ags) = 8),
        -- Official key (Amtlicher Gemeindeschlüssel), eight digits; the first two are the Land.
    name TEXT NOT NULL, -- Official name.
    kind TEXT NOT NULL, -- `Stadt` or `Gemeinde`.
    latitude REAL NOT NULL, -- Degrees north of a point inside.
    longitude REAL NOT NULL -- Degrees east of it.
) WITHOUT ROWID, STRICT;

CREATE TABLE places
-- A municipality that the kicker or the headline of an article names. Names that several share
-- (Neustadt), that are also a Land or an ordinary word (Essen) stay out, unless they are printed in
-- full (Halle (Saale)): what is here can mean one place only, and not every place is here.
(
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article.
    ags TEXT NOT NULL REFERENCES municipalities(ags), -- Official key of the municipality.
    field TEXT NOT NULL CHECK (field IN ('kicker', 'title')), -- Where it is named.
    PRIMARY KEY (article_id, ags, field)
) WITHOUT ROWID, STRICT;
CREATE INDEX places_ags ON places (ags);

CREATE TABLE pages
-- An address that was fetched, in its newest state.
(
    url TEXT PRIMARY KEY, -- The address, exactly as it was requested.
    source TEXT NOT NULL REFERENCES sources(name), -- Site name of the profile that fetched it.
    kind TEXT NOT NULL, -- What the address is to the crawl: `article`, `listing`, `feed` …
    status INTEGER NOT NULL CHECK (status BETWEEN 100 AND 599), -- HTTP status of the newest answer.
    first_fetched TEXT NOT NULL, -- Time of the first answer.
    fetched_at TEXT NOT NULL, -- Time of the newest answer.
    etag TEXT, -- `ETag` header of the newest answer with a body.
    last_modified TEXT, -- `Last-Modified` header of the newest answer with a body.
    digest TEXT, -- SHA-256 of the newest body, hexadecimal.
    key TEXT NOT NULL, -- Key of the address, as in `addresses`.
    capture INTEGER
        -- Number of the newest kept page (`captures` in the page store, such as
        -- `archive.pages.db`).
) WITHOUT ROWID, STRICT;
CREATE INDEX pages_key ON pages (key);
CREATE INDEX pages_source ON pages (source, kind, status);

CREATE TABLE sources
-- A site whose articles are archived.
(
    name TEXT PRIMARY KEY, -- Short name, used as `source` everywhere.
    title TEXT, -- Name people know it by.
    url TEXT, -- Address of its home page.
    publisher TEXT, -- Who publishes it, where that is known.
    language TEXT NOT NULL DEFAULT 'de', -- Language of its texts, a code of BCP 47.
    rights TEXT NOT NULL DEFAULT 'The texts belong to their publisher (§§ 44b, 60d UrhG).'
        -- What may be done with its texts.
) STRICT;

CREATE TABLE similar
-- Two articles that are nearly the same text; `duplicate_of` is drawn from it.
(
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- The lower id.
    other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- The higher id.
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
        -- Share of common runs of four words, from 0 to 1.
    PRIMARY KEY (article_id, other_id)
) WITHOUT ROWID, STRICT;
CREATE INDEX similar_other_id ON similar (other_id);

CREATE TABLE merged
-- An id that was given before two rows turned out to be one article; it stays resolvable.
(
    old_id INTEGER PRIMARY KEY, -- The id that was given up.
    article_id INTEGER NOT NULL REFERENCES articles(id), -- The article it leads to.
    at TEXT NOT NULL -- Time of the reading that showed it.
) STRICT;
CREATE INDEX merged_article_id ON merged (article_id);

CREATE TABLE runs
-- One crawl of a site, failed ones included.
(
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- Integer primary key, never re-used.
    source TEXT NOT NULL REFERENCES sources(name), -- Site that was crawled.
    started TEXT NOT NULL, -- Time at which it began.
    finished TEXT, -- Time at which it ended; NULL while it runs.
    outcome TEXT,
        -- `finished`, `stopped` (on purpose), `killed` (it never reported its end), or the crawler's
        -- own word for why it ended; NULL while it runs.
    requests INTEGER NOT NULL DEFAULT 0, -- Requests made.
    new INTEGER NOT NULL DEFAULT 0, -- Articles read for the first time.
    changed INTEGER NOT NULL DEFAULT 0, -- Articles that got a new revision.
    unchanged INTEGER NOT NULL DEFAULT 0, -- Articles read again without a new revision.
    failed INTEGER NOT NULL DEFAULT 0, -- Requests that failed for good.
    refused INTEGER NOT NULL DEFAULT 0, -- Records refused with a reason.
    teasers INTEGER NOT NULL DEFAULT 0, -- Teasers seen.
    duplicates INTEGER NOT NULL DEFAULT 0, -- New articles whose text the archive had already.
    detail TEXT -- One sentence about the outcome, where there is something to say.
) STRICT;
CREATE INDEX runs_source ON runs (source, started);

CREATE TABLE coverage
-- Proof of completeness, drawn up at the end of a run: one row per surface and year.
(
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
        -- Run at whose end it was drawn up.
    surface TEXT NOT NULL,
        -- Kind of the surface; `all` counts every address once, whichever surface announced it.
    year TEXT NOT NULL, -- Year of the articles; empty where no source gives a date.
    announced INTEGER NOT NULL, -- Addresses that the surface has announced.
    archived INTEGER NOT NULL, -- Of these, with their page in the archive.
    gone INTEGER NOT NULL, -- Of these, answered with 404 or 410.
    missing INTEGER NOT NULL, -- Of these, neither; `scrapy coverage` names each and why.
    PRIMARY KEY (run_id, surface, year)
) WITHOUT ROWID, STRICT;

CREATE TABLE notices
-- What a site said about being crawled and mined, as it was read in a run.
(
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, -- Run.
    url TEXT NOT NULL,
        -- Address at which it was said: robots.txt, `/.well-known/tdmrep.json` or a page.
    origin TEXT NOT NULL, -- `robots`, `crawl-delay`, `ai-rules`, `tdmrep`, `header` or `meta`.
    says TEXT NOT NULL, -- What was read.
    reserved INTEGER NOT NULL CHECK (reserved IN (0, 1)),
        -- 1 where it reserves the right to text and data mining (§ 44b UrhG).
    PRIMARY KEY (run_id, url, origin)
) WITHOUT ROWID, STRICT;

CREATE TABLE refusals
-- Something from outside that could not be kept, or that looked odd about what was; and why.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    source TEXT NOT NULL REFERENCES sources(name), -- Site name of the profile that read it.
    url TEXT NOT NULL, -- Address of the page or of the announced article.
    about TEXT NOT NULL DEFAULT 'page' CHECK (about IN ('page', 'surface', 'teaser', 'article')),
        -- `page`: the answer to a request for that page, which was refused. A remark on something
        -- that was kept: `surface`, `teaser` or `article`; it delays no request.
    reason TEXT NOT NULL, -- Short stable name of the reason, such as `no-title`.
    detail TEXT NOT NULL, -- One sentence: what was seen, what was expected, what to do.
    first_seen TEXT NOT NULL, -- Time at which it was first seen.
    last_seen TEXT NOT NULL, -- Time at which it was last seen.
    times INTEGER NOT NULL DEFAULT 1, -- How often it was seen.
    UNIQUE (source, url, about, reason)
) STRICT;

CREATE TABLE public_captures
-- What public web archives hold of a site's articles, as their indexes say, and what became of it
-- here. Captures of one address, one after the other, that an index calls equal are one row.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    source TEXT NOT NULL REFERENCES sources(name), -- Site name.
    archive TEXT NOT NULL, -- Name or address of the public archive: `ia`, `cc`, or a collection.
    url TEXT NOT NULL, -- Address that was captured.
    key TEXT NOT NULL, -- Its spelling by which addresses are compared.
    captured_at TEXT NOT NULL, -- Time of the capture; of several equal ones, of the first.
    alike_until TEXT NOT NULL, -- Time of the last equal one.
    times INTEGER NOT NULL DEFAULT 1, -- How many equal ones the index names.
    memento TEXT NOT NULL, -- Address of the capture in the public archive (RFC 7089).
    range TEXT, -- Where it is part of a file: `bytes=FIRST-LAST` of it.
    digest TEXT, -- Checksum of its body as the index says, where it does.
    state TEXT NOT NULL DEFAULT 'listed' CHECK (state IN ('listed', 'kept', 'known', 'refused')),
        -- `listed`: not asked for yet. `kept`: fetched and kept. `known`: kept without being
        -- fetched, since its body was kept already. `refused`: not a page of this article, see `detail`.
    detail TEXT, -- Why it was refused, in one sentence.
    tries INTEGER NOT NULL DEFAULT 0, -- How often its answer broke off; the third time refuses it.
    UNIQUE (archive, url, captured_at)
) STRICT;
CREATE INDEX idx_public_captures_key ON public_captures (source, key);

CREATE TABLE quarantine
-- A reading of an article that looks wrong. It is kept here, whole, and replaced nothing.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    source TEXT NOT NULL REFERENCES sources(name), -- Site.
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        -- Article whose page it was read on.
    url TEXT NOT NULL, -- Address that was read.
    reason TEXT NOT NULL,
        -- `cut-off`, `text-halved`, `text-lost`, `letters-lost`, `text-of-another` or
        -- `nothing-in-common`; or, of a field alone, `kicker-lost`, `teaser-lost`, `kicker-alike`,
        -- `title-alike`, `teaser-alike` or `published-alike`.
    detail TEXT NOT NULL, -- One sentence: what was seen, what was there before.
    fingerprint TEXT NOT NULL, -- Hash of the doubted text, or of the doubted field.
    kicker TEXT, -- Dachzeile that was read.
    title TEXT, -- Headline that was read.
    teaser TEXT, -- Lead text that was read.
    body TEXT, -- Body that was read.
    published TEXT, -- Date that was read.
    held INTEGER NOT NULL CHECK (held IN (0, 1)),
        -- 1 where the reading was held back because a good text was there; 0 where it is all there
        -- is and stands in `articles` under this mark.
    first_seen TEXT NOT NULL, -- Time at which it was first read.
    last_seen TEXT NOT NULL, -- Time at which it was last read.
    times INTEGER NOT NULL DEFAULT 1, -- In how many readings it came back.
    settled TEXT,
        -- Time at which a later reading settled it: by being good; by coming back the same for the
        -- third time, where a field alone is doubted and no alarm about it is open; or because an
        -- operator accepted what it says. NULL while it is open.
    UNIQUE (article_id, reason, fingerprint)
) STRICT;
CREATE INDEX quarantine_source ON quarantine (source, last_seen);

CREATE TABLE alerts
-- Something that is wrong with a site, from the run that saw it to the run that did not.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    source TEXT NOT NULL REFERENCES sources(name), -- Site.
    name TEXT NOT NULL, -- Short stable name, such as `failed` or `teasers:listing`.
    detail TEXT NOT NULL, -- What was seen, what is usual, what to look at; the newest sentence.
    opened TEXT NOT NULL, -- Time at which it was first seen.
    last_seen TEXT NOT NULL, -- Time at which it was last seen.
    closed TEXT, -- Time at which it was over; NULL while it is open.
    patience INTEGER NOT NULL DEFAULT 1,
        -- In how many runs in a row it must be seen before it is open, and not be seen before it
        -- is over: 1 for what is certain, more for a share that may well waver.
    runs INTEGER NOT NULL DEFAULT 1, -- In how many runs in a row it was seen.
    calm INTEGER NOT NULL DEFAULT 0, -- In how many runs in a row since then it was not.
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
        -- 1 where people were notified that it is open.
    accepted TEXT,
        -- Time at which an operator said that it is usual from then on (`scrapy accept`).
    why TEXT -- Reason that the operator gave.
) STRICT;
CREATE INDEX alerts_source ON alerts (source, closed);

CREATE TABLE archive
-- The archive itself: one row.
(
    uuid TEXT PRIMARY KEY NOT NULL,
        -- Name of this archive for good, unique in the world; its copies and its page store carry
        -- the same.
    name TEXT, -- Name people know it by, where its operator gave one.
    operator TEXT, -- Who runs it, where that was said.
    created TEXT NOT NULL, -- Time at which it was made.
    software TEXT NOT NULL, -- Program and version that made it.
    stemmer TEXT
        -- Algorithm that made the index `articles_stems`; NULL until it is made for the first time.
) STRICT;
CREATE UNIQUE INDEX archive_one_row ON archive ((1));

CREATE TABLE _cursors
-- How far a crawl has come through a surface, page after page; an unfinished one is resumed.
(
    id INTEGER PRIMARY KEY, -- Integer primary key.
    source TEXT NOT NULL REFERENCES sources(name), -- Site.
    surface TEXT NOT NULL, -- Address of the first page.
    kind TEXT NOT NULL, -- `home`, `listing`, `feed`, `sitemap` …
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
        -- 1 where it goes to the end, 0 where it stops at what is known.
    since TEXT, -- Date at which a crawl through older articles ends, where it was given one.
    next_url TEXT,
        -- Page to go on with; everything before it is in `_announcements`. NULL at the end; in a
        -- finished cursor the page at which it had to be left.
    pages INTEGER NOT NULL DEFAULT 0, -- Pages read.
    total INTEGER, -- How many articles the surface itself says it has, where it says so.
    started TEXT NOT NULL, -- Time of the first page.
    updated TEXT NOT NULL, -- Time of the newest page.
    finished TEXT -- Time at which it was done; NULL while it is not.
) STRICT;
CREATE INDEX _cursors_source ON _cursors (source, surface);

CREATE TABLE _announcements
-- An article address that a surface has linked; against this, completeness is proven.
(
    source TEXT NOT NULL REFERENCES sources(name), -- Site.
    key TEXT NOT NULL, -- Key of the address, as in `addresses`.
    surface TEXT NOT NULL,
        -- Kind of the surface: `home`, `listing`, `feed`, `sitemap`, `article` …
    url TEXT NOT NULL, -- The address as it was linked first.
    first_seen TEXT NOT NULL, -- Time at which that surface first linked it.
    PRIMARY KEY (source, key, surface)
) WITHOUT ROWID, STRICT;

CREATE TABLE _metrics
-- One number that a run measured; the history of these is what later runs are held against.
(
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, -- Run.
    name TEXT NOT NULL,
        -- What was measured, such as `read` (articles read) or `dated` (those with a date).
    value REAL NOT NULL, -- The number; counts, so that runs can be added up.
    PRIMARY KEY (run_id, name)
) WITHOUT ROWID, STRICT;

CREATE TABLE _hints
-- A surface shows an archived article with other words than before: its page is rechecked before
-- its time, unless it was fetched since.
(
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE, -- Article.
    seen_on TEXT NOT NULL, -- Kind of the surface: `home`, `listing`, `feed` …
    seen_at TEXT NOT NULL
        -- Time at which the surface first showed the new words; the newest such time.
) STRICT;

CREATE TABLE _signatures
-- What near duplicates are looked for with.
(
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
        -- Article whose body it is of.
    signature BLOB NOT NULL
        -- 64 numbers of 32 bits, little-endian (one-permutation MinHash of runs of four words).
) STRICT;

-- Eight rows an article, hence narrow; written and deleted together with _signatures.
CREATE TABLE _minima
-- Index of the signatures: articles that share one of these numbers are compared.
(
    minimum INTEGER NOT NULL, -- One of the eight smallest of the 64 numbers.
    article_id INTEGER NOT NULL, -- Article.
    PRIMARY KEY (minimum, article_id)
) WITHOUT ROWID, STRICT;

-- In the transaction of what was done: whoever is killed repeats nothing.
CREATE TABLE _progress
-- How far a long job has come: re-reading, reading what came in, merging another archive.
(
    name TEXT PRIMARY KEY, -- Job.
    value TEXT NOT NULL -- What it noted.
) STRICT;

CREATE TABLE _joined
-- An article that came, or comes too, from another archive that was merged into this one.
(
    archive TEXT NOT NULL, -- `uuid` of that archive.
    other_id INTEGER NOT NULL, -- Its id there.
    article_id INTEGER NOT NULL, -- Its id here, when it came.
    state TEXT NOT NULL, -- Hash of everything that was merged of it: the same is merged once.
    PRIMARY KEY (archive, other_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE _unindexed
-- A new article that is put into the full-text indexes at the end of the transaction; empty
-- between transactions.
(
    article_id INTEGER PRIMARY KEY -- Id of the article.
) STRICT;


CREATE VIEW articles_full
-- `articles` with `body` and `body_html`, and the hash of the version to cite it by.
AS SELECT
    articles.id, source, url, kicker, title, teaser,
    (SELECT body FROM texts WHERE article_id = articles.id) AS body,
    (SELECT iif(body IS NULL, body_html, coalesce(body_html, '<p>' || replace(replace(replace(
        replace(body, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), char(10, 10), '</p><p>')
        || '</p>')) FROM texts WHERE article_id = articles.id)
        AS body_html,
    published, published_at, published_text, published_from, published_also, byline, tags, section,
    image_url, image_alt, image_caption, image_credit, word_count,
    state, first_seen, last_seen, last_changed, gone_at, fingerprint, duplicate_of,
    (SELECT hash FROM _revisions WHERE article_id = articles.id ORDER BY number DESC LIMIT 1)
        AS version, -- Hash of the current version, see `revisions`.
    (SELECT reader FROM _revisions WHERE article_id = articles.id ORDER BY number DESC LIMIT 1)
        AS reader, -- Version of the reader that read it so; NULL where it was not said.
    (SELECT fields FROM _evidence WHERE id = (SELECT evidence FROM _revisions
        WHERE article_id = articles.id ORDER BY number DESC LIMIT 1))
        AS evidence,
        -- JSON object: by field, the rung of the reader that answered, such as `printed` or
        -- `json-ld`; `earlier` names fields that this reading did not show and that stand as an
        -- earlier version has them. NULL where no page was read.
    (SELECT capture FROM _revisions WHERE article_id = articles.id ORDER BY number DESC LIMIT 1)
        AS capture -- Number of the kept page it was read from, see `revisions`; NULL without one.
FROM articles;

CREATE VIEW printed_addresses
-- The address of every article as its site prints it, scheme and final slash included: the one to
-- cite and to open, while `articles.url` is the one spelling that an address is joined by.
AS SELECT
    articles.id AS article_id,
    coalesce(
        (
            -- Of the same kind as our own spelling, which stands among the addresses too; of
            -- several the newest, as when a site moves to https.
            SELECT other.url FROM addresses AS other
            WHERE other.article_id = articles.id AND other.url != articles.url
                AND other.kind = own.kind AND other.key = own.key
            ORDER BY other.first_seen DESC, other.url LIMIT 1
        ),
        articles.url
    ) AS url
FROM articles LEFT JOIN addresses AS own ON own.url = articles.url;

CREATE VIEW revisions
-- One version of an article, whole. The highest number is the current text.
AS SELECT
    article_id, -- Article it is a version of.
    number, -- Its place in time today: 1 for the first version, then 2, 3 … An older capture moves it.
    hash,
        -- Names this version for good, in every copy: 32 hexadecimal digits, made of its words as
        -- [changes](changes.md) says. No later capture, reading or merger changes it.
    seen_at, -- Time at which this version was first seen.
    cause,
        -- `publisher`: the page said something else. `reader`: the same kept page was read again,
        -- by a better reader; this row corrects the one before it and says what `seen_at` really
        -- showed. `archive`: the page of what had only been announced was read for the first time,
        -- or the file was changed by other means than this program.
    changed,
        -- JSON array of the columns that differ from the version before: `title`, `kicker`,
        -- `teaser`, `body`, `published`, or what is in `described`; empty for number 1.
    kicker, -- Dachzeile of this version.
    title, -- Headline of this version.
    teaser, -- Lead text of this version.
    iif(shares_body, (SELECT body FROM texts WHERE texts.article_id = _revisions.article_id), body)
        AS body, -- Body of this version.
    published, -- Date of this version.
    coalesce(described, (SELECT json_object('byline', byline, 'tags', json(tags),
        'section', section, 'image_url', image_url, 'image_alt', image_alt,
        'image_caption', image_caption, 'image_credit', image_credit)
        FROM articles WHERE id = article_id))
        AS described, -- JSON object: `byline`, `tags`, `section` and the four columns of the picture.
    reader, -- Version of the reader that read it; NULL where it was not said.
    (SELECT fields FROM _evidence WHERE id = evidence) AS evidence,
        -- JSON object: which rung answered for each field, as in `articles_full`.
    capture,
        -- Number of the kept page this version was read from (`captures` in the page store, such
        -- as `archive.pages.db`); NULL where none was kept.
    corrected_at
        -- Time at which a correction was made; NULL for what the publisher changed.
FROM _revisions;

CREATE VIEW article_history
-- Every version of every article, with its site and address; `cause` tells what the publisher
-- changed from what a better reader corrected.
AS SELECT
    revisions.article_id, articles.source, articles.url, revisions.number, revisions.hash,
    revisions.seen_at, revisions.cause, revisions.changed, revisions.kicker, revisions.title,
    revisions.teaser, revisions.body, revisions.published, revisions.described, revisions.reader,
    revisions.evidence, revisions.capture, revisions.corrected_at
FROM revisions JOIN articles ON articles.id = revisions.article_id;

-- A row of the cause 'reader' corrects the row before it. So the row before a publisher's one is
-- the best reading of the version before, and the last row before the next one that is no
-- correction is the best reading of the version itself. Where these two are the same, nothing was
-- changed but how we read. Nor was a column changed whose first readings of both were the same: the
-- earlier page may be kept no more, so that only the later one could be corrected. What was
-- announced and what was read cannot be held against each other.
CREATE VIEW publisher_changes
-- What the publisher changed after an article was first seen, one row a change: the old words and
-- the new ones, both as today's reader reads them. Whoever speaks of changes reads them here;
-- what a better reader corrected is in `corrections`.
AS SELECT
    article_id, source, url, published, seen_at, number, hash,
    (SELECT json_group_array(name) FROM (
        SELECT 'title' AS name WHERE old_title IS NOT new_title
        UNION ALL SELECT 'kicker' WHERE old_kicker IS NOT new_kicker
        UNION ALL SELECT 'teaser' WHERE old_teaser IS NOT new_teaser
        UNION ALL SELECT 'body' WHERE old_body IS NOT new_body
        UNION ALL SELECT 'published' WHERE old_published IS NOT new_published
        UNION ALL SELECT before.key FROM json_each(old_described) AS before
            JOIN json_each(new_described) AS after ON after.key = before.key
            JOIN json_each(read_described) AS read ON read.key = before.key
            WHERE after.value IS NOT before.value AND read.value IS NOT before.value)) AS changed,
    old_kicker, new_kicker, old_title, new_title, old_teaser, new_teaser, old_body, new_body,
    old_published, new_published, old_described, new_described
FROM (
    SELECT
        later.article_id, articles.source, articles.url, articles.published, later.seen_at,
        best.number, best.hash,
        iif(later.kicker IS earlier.kicker, best.kicker, earlier.kicker) AS old_kicker,
        iif(later.title IS earlier.title, best.title, earlier.title) AS old_title,
        iif(later.teaser IS earlier.teaser, best.teaser, earlier.teaser) AS old_teaser,
        iif(later.body IS earlier.body, best.body, earlier.body) AS old_body,
        iif(later.published IS earlier.published, best.published, earlier.published)
            AS old_published,
        iif(later.described IS earlier.described, best.described, earlier.described)
            AS old_described,
        best.kicker AS new_kicker, best.title AS new_title, best.teaser AS new_teaser,
        best.body AS new_body, best.published AS new_published, best.described AS new_described,
        later.described AS read_described
    FROM revisions AS later
    JOIN revisions AS earlier
        ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
    JOIN revisions AS best
        ON best.article_id = later.article_id AND best.number = coalesce(
            (SELECT min(number) - 1 FROM revisions AS next WHERE next.article_id = later.article_id
                AND next.number > later.number AND next.cause != 'reader'),
            (SELECT max(number) FROM revisions AS last WHERE last.article_id = later.article_id))
    JOIN articles ON articles.id = later.article_id
    WHERE later.number > 1 AND later.cause = 'publisher'
        AND (earlier.body IS NULL) = (best.body IS NULL)
)
WHERE changed != '[]';

CREATE VIEW changed_headlines
-- Headlines that the publisher changed: the old one and the new one, both as today's reader reads
-- them.
AS SELECT article_id, source, url, published, seen_at, old_title, new_title
FROM publisher_changes WHERE new_title IS NOT old_title;

CREATE VIEW corrections
-- What a better reader corrected in the record: columns, old and new words.
AS SELECT
    later.article_id, articles.source, articles.url, later.number, later.seen_at,
    later.corrected_at, later.capture, later.reader, later.hash, later.changed,
    earlier.kicker AS old_kicker, later.kicker AS new_kicker,
    earlier.title AS old_title, later.title AS new_title,
    earlier.teaser AS old_teaser, later.teaser AS new_teaser,
    earlier.body AS old_body, later.body AS new_body,
    earlier.published AS old_published, later.published AS new_published,
    earlier.described AS old_described, later.described AS new_described
FROM revisions AS later
JOIN revisions AS earlier
    ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN articles ON articles.id = later.article_id
WHERE later.cause = 'reader';

CREATE VIEW corpus
-- What counts as an article: its page was read, and it is no reprint of an earlier one. Whoever
-- counts articles counts these; the columns are those of `articles_full`.
AS SELECT * FROM articles_full WHERE state != 'teaser' AND duplicate_of IS NULL;

CREATE VIEW article_tags
-- The keywords of every article, a row each.
AS SELECT articles.id AS article_id, value AS tag, key + 1 AS position
FROM articles, json_each(articles.tags);

CREATE VIEW article_places
-- The municipalities of every article with their names: group by `ags`.
AS SELECT places.article_id, places.ags, municipalities.name, municipalities.kind, places.field
FROM places JOIN municipalities ON municipalities.ags = places.ags;

CREATE VIEW articles_per_month
-- Per site and month: articles that were read, and those among them that are no reprint.
AS SELECT
    source, substr(published, 1, 7) AS month, count(*) AS articles,
    sum(duplicate_of IS NULL) AS originals
FROM articles WHERE published IS NOT NULL AND state != 'teaser' GROUP BY source, month;

CREATE VIEW reprints
-- Articles that are the text of an earlier one, beside it.
AS SELECT
    reprint.id, reprint.source, reprint.url, reprint.published, reprint.title,
    original.id AS original_id, original.source AS original_source,
    original.url AS original_url, original.published AS original_published,
    original.title AS original_title,
    julianday(reprint.published) - julianday(original.published) AS days_later,
    reprint.fingerprint = original.fingerprint AS word_for_word
FROM articles AS reprint JOIN articles AS original ON original.id = reprint.duplicate_of;

CREATE VIEW site_health
-- Per site: articles by state, those without a date, the newest one, refusals, the last run and
-- the last one that succeeded.
AS SELECT
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
    (SELECT finished FROM runs WHERE source = sources.name AND outcome = 'finished'
        ORDER BY id DESC LIMIT 1)
        AS last_success
FROM sources;

CREATE VIEW most_cited
-- Articles by how many others link to them.
AS SELECT
    articles.id, articles.source, articles.url, articles.published, articles.title,
    count(DISTINCT links.article_id) AS citations,
    count(DISTINCT citing.source) AS citing_sites
FROM links
JOIN articles ON articles.id = links.target_id
JOIN articles AS citing ON citing.id = links.article_id
WHERE links.article_id != links.target_id AND links.gone_at IS NULL
GROUP BY articles.id ORDER BY citations DESC, articles.published DESC;


-- External content: the index repeats no text and reads the view to show it. USING comes
-- before the comment: sqlite-utils looks for it there.
CREATE VIRTUAL TABLE articles_fts
USING fts5
-- Full-text index over kicker, title, teaser, body, tags and byline; its `rowid` is the id of the
-- article. Always in step with the texts, and readable by any SQLite.
(
    kicker, title, teaser, body, tags, byline,
    content="articles_full", content_rowid="id", tokenize='unicode61 remove_diacritics 0'
);

-- ascii: the words come as stems already, only blanks stand between them.
CREATE VIRTUAL TABLE articles_stems
USING fts5
-- Index of German stems and parts of compounds, see [searching](searching.md); its `rowid` is the
-- id of the article.
(kicker, title, teaser, body, content='', tokenize='ascii');

-- The indexes merge twelve pieces instead of four: a word of the millionth article is written four
-- times, not seven. Never many at once (crisismerge): a crawl waits for it.
INSERT INTO articles_fts (articles_fts, rank) VALUES ('automerge', 12), ('crisismerge', 64);
INSERT INTO articles_stems (articles_stems, rank) VALUES ('automerge', 12), ('crisismerge', 64);

-- An article is in articles_fts as soon as it has its row in texts and waits in _unindexed no
-- longer. An index must be told the old words to forget them, hence every trigger that changes a
-- text deletes with the old values first; one that waits is in no index and has nothing to forget.
CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN
    INSERT OR IGNORE INTO _unindexed (article_id) VALUES (new.article_id);
END;

CREATE TRIGGER texts_update AFTER UPDATE OF body ON texts
WHEN old.body IS NOT new.body
    AND NOT EXISTS (SELECT 1 FROM _unindexed WHERE article_id = old.article_id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body, tags, byline)
    SELECT 'delete', id, kicker, title, teaser, old.body, tags, byline FROM articles
    WHERE id = old.article_id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body, tags, byline)
    SELECT id, kicker, title, teaser, new.body, tags, byline FROM articles WHERE id = new.article_id;
END;

CREATE TRIGGER texts_delete BEFORE DELETE ON texts
WHEN NOT EXISTS (SELECT 1 FROM _unindexed WHERE article_id = old.article_id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body, tags, byline)
    SELECT 'delete', id, kicker, title, teaser, old.body, tags, byline FROM articles
    WHERE id = old.article_id;
END;

CREATE TRIGGER articles_update AFTER UPDATE OF kicker, title, teaser, tags, byline ON articles
WHEN (old.kicker IS NOT new.kicker OR old.title IS NOT new.title OR old.teaser IS NOT new.teaser
        OR old.tags IS NOT new.tags OR old.byline IS NOT new.byline)
    AND NOT EXISTS (SELECT 1 FROM _unindexed WHERE article_id = old.id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body, tags, byline)
    SELECT 'delete', old.id, old.kicker, old.title, old.teaser, body, old.tags, old.byline
    FROM texts WHERE article_id = old.id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body, tags, byline)
    SELECT new.id, new.kicker, new.title, new.teaser, body, new.tags, new.byline
    FROM texts WHERE article_id = new.id;
END;

-- Before the row is gone: the trigger on texts needs its title.
CREATE TRIGGER articles_delete BEFORE DELETE ON articles BEGIN
    DELETE FROM texts WHERE article_id = old.id;
END;

-- A version whose text is the article's own gets it before it is overwritten, whoever does that; one
-- that says the same as the new text gives its copy up.
CREATE TRIGGER texts_keep BEFORE UPDATE OF body ON texts WHEN old.body IS NOT new.body BEGIN
    UPDATE _revisions SET body = old.body, shares_body = 0
    WHERE article_id = old.article_id AND shares_body;
END;

CREATE TRIGGER texts_share AFTER UPDATE OF body ON texts WHEN old.body IS NOT new.body BEGIN
    UPDATE _revisions SET body = NULL, shares_body = 1
    WHERE article_id = new.article_id AND NOT shares_body AND body IS new.body;
END;

CREATE TRIGGER texts_lose BEFORE DELETE ON texts BEGIN
    UPDATE _revisions SET body = old.body, shares_body = 0
    WHERE article_id = old.article_id AND shares_body;
END;

CREATE TRIGGER described_keep
BEFORE UPDATE OF byline, tags, section, image_url, image_alt, image_caption, image_credit ON articles
WHEN old.byline IS NOT new.byline OR old.tags IS NOT new.tags OR old.section IS NOT new.section
    OR old.image_url IS NOT new.image_url OR old.image_alt IS NOT new.image_alt
    OR old.image_caption IS NOT new.image_caption OR old.image_credit IS NOT new.image_credit
BEGIN
    UPDATE _revisions SET described = json_object('byline', old.byline, 'tags', json(old.tags),
        'section', old.section, 'image_url', old.image_url, 'image_alt', old.image_alt,
        'image_caption', old.image_caption, 'image_credit', old.image_credit)
    WHERE article_id = old.id AND described IS NULL;
END;

CREATE TRIGGER described_share
AFTER UPDATE OF byline, tags, section, image_url, image_alt, image_caption, image_credit ON articles
WHEN old.byline IS NOT new.byline OR old.tags IS NOT new.tags OR old.section IS NOT new.section
    OR old.image_url IS NOT new.image_url OR old.image_alt IS NOT new.image_alt
    OR old.image_caption IS NOT new.image_caption OR old.image_credit IS NOT new.image_credit
BEGIN
    UPDATE _revisions SET described = NULL
    WHERE article_id = new.id AND described = json_object('byline', new.byline,
        'tags', json(new.tags), 'section', new.section, 'image_url', new.image_url,
        'image_alt', new.image_alt, 'image_caption', new.image_caption,
        'image_credit', new.image_credit);
END;
