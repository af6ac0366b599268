"""The shape of the archive: the contract, how a file gets it, and which files are refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from archive.captures.database import PAGES
from archive.captures.store import PageStore
from archive.database.connection import ARCHIVE
from archive.database.schema import Schema, statements
from tests.support.records import article

# The contract with the people who query it: nothing here may be missing or renamed.
CONTRACT = {
    "articles": "id source url kicker title teaser published published_text published_from byline "
    "tags section image_url image_alt image_caption image_credit word_count state first_seen "
    "last_seen last_changed fingerprint duplicate_of",
    "articles_full": "id source url kicker title teaser body body_html published published_text "
    "published_from byline tags section image_url image_alt image_caption image_credit word_count "
    "state first_seen last_seen last_changed fingerprint duplicate_of",
    "texts": "article_id body body_html",
    "addresses": "url article_id kind first_seen",
    "teasers": "id source url article_id kicker title text published published_text seen_on "
    "first_seen last_seen",
    "revisions": "article_id number seen_at changed kicker title teaser body published",
    "links": "article_id url text target_id",
    "pages": "url fetched_at status etag last_modified digest",
    "runs": "id source started finished outcome requests new changed unchanged failed",
    "sources": "name title url",
    "articles_fts": "kicker title teaser body",
    "printed_addresses": "article_id url",
    "article_history": "article_id number title",
    "changed_headlines": "old_title new_title",
    "site_health": "source articles",
    "articles_per_month": "source month articles",
    "archive": "uuid name operator created software stemmer",
    "quarantine": "id source article_id url reason detail kicker title teaser body published held"
    " settled",
    "alerts": "id source name detail opened last_seen closed patience runs calm told accepted why",
    "claims": "url article_id kind key first_seen last_seen",
    "refusals": "id source url about reason detail first_seen last_seen times",
    "coverage": "run_id surface year announced archived gone missing",
    "notices": "run_id url origin says reserved",
    "merged": "old_id article_id at",
    "similar": "article_id other_id share",
    "corrections": "article_id corrected_at old_title new_title",
    "most_cited": "id citations",
    "reprints": "id original_id days_later",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_the_contract_is_kept(tmp_path: Path, name: str) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        columns = {c.name for c in archive.db[name].columns}
        assert set(CONTRACT[name].split()) <= columns


def test_foreign_keys_have_indexes(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for table in archive.db.table_names():
            keys = archive.db.conn.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            first = {
                archive.db.conn.execute(f"PRAGMA index_info('{i[1]}')").fetchone()[2]
                for i in archive.db.conn.execute(f"PRAGMA index_list({table})").fetchall()
            }
            primary = [
                c[1]
                for c in archive.db.conn.execute(f"PRAGMA table_info({table})").fetchall()
                if c[5] == 1
            ]
            for key in keys:
                assert key[3] in first | set(primary), (table, key[3])


def test_ids_are_never_used_again(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article())
        archive.db.conn.execute("DELETE FROM articles")
        archive.save(article())
        assert archive.db.conn.execute("SELECT id FROM articles").fetchall() == [(2,)]


OPENERS: dict[str, tuple[Schema, Callable[[Path], object]]] = {
    "archive.db": (ARCHIVE, lambda path: Archive.open(path).close()),
    "archive.pages.db": (PAGES, lambda path: PageStore.open(path).close()),
}
UNRELEASED = """
CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT);
INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('kommunews', '0013_same_day');
CREATE TABLE articles (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE);
CREATE TABLE captures (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL);
CREATE TABLE doubts (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL);
"""
OTHER = "DROP INDEX articles_state; CREATE INDEX articles_state ON articles (state, source);"
BOTH = [
    (UNRELEASED, "shape of an unreleased version"),
    ("PRAGMA user_version = 2", r"newer version .*number 2, here it is 1\); update"),
    ("PRAGMA application_id = 7", "some other application"),
]
CASES = [
    *((name, *case) for name in OPENERS for case in BOTH),
    ("archive.db", "DROP VIEW articles_full", "another version .*'articles_full'"),
    ("archive.db", OTHER, "another version .*'articles_state'"),
    ("archive.pages.db", "DROP VIEW visits", "another version .*'visits'"),
]
Kind = tuple[Path, Schema, Callable[[Path], object]]


@pytest.fixture(params=OPENERS)
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Kind:
    return tmp_path / request.param, *OPENERS[request.param]


def test_a_file_says_whose_it_is(kind: Kind) -> None:
    path, schema, opened = kind
    opened(path)
    with closing(sqlite3.connect(path)) as conn:
        numbers = [
            conn.execute(f"PRAGMA {p}").fetchone()[0] for p in ("application_id", "user_version")
        ]
    assert numbers == [schema.application_id, schema.version]
    assert schema.application_id.to_bytes(4).isalpha()
    before = path.read_bytes()
    opened(path)
    assert path.read_bytes() == before  # opened twice, made once


@pytest.mark.parametrize(("name", "sql", "words"), CASES)
def test_another_shape_is_refused(tmp_path: Path, name: str, sql: str, words: str) -> None:
    path = tmp_path / name
    schema, opened = OPENERS[name]
    if sql != UNRELEASED:
        opened(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(sql)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=words) as caught:
        opened(path)
    message = str(caught.value)
    assert message.startswith(f"{path} ")
    assert message.endswith(".")
    assert "\n" not in message
    if "shape of" in message:
        assert schema.carry_over in message
    assert path.read_bytes() == before


def test_one_file_is_not_taken_for_the_other(kind: Kind) -> None:
    path, _, opened = kind
    opened(path)
    other = next(o for _, o in OPENERS.values() if o is not opened)
    with pytest.raises(ArchiveError, match="but another file of Kommunews"):
        other(path)


def test_what_users_add_is_theirs(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE VIEW mine AS SELECT id FROM articles WHERE title LIKE '%KI%'")
    with Archive.open(path) as archive:
        assert archive.save(article()) == "new"


@pytest.mark.parametrize("fatal", [0, 1, 5, 20, 60])
def test_an_interrupted_creation_leaves_an_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fatal: int
) -> None:
    path = tmp_path / "archive.db"

    def failing(sql: str) -> Iterator[str]:
        for n, statement in enumerate(statements(sql)):
            if n == fatal:
                raise sqlite3.OperationalError("power failure")
            yield statement

    with monkeypatch.context() as patch:
        patch.setattr("archive.database.schema.statements", failing)
        with pytest.raises(ArchiveError, match="power failure"):
            Archive.open(path)
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        assert conn.execute("PRAGMA application_id").fetchone() == (0,)
    with pytest.raises(ArchiveError, match="is empty; crawl first"):
        Archive.open(path, readonly=True)
    with Archive.open(path) as archive:
        assert archive.save(article()) == "new"


def test_an_index_of_other_stems_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the process was killed before the index was made for the first time."""
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.save(article(title="Neue Bürgerämter"))
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("INSERT INTO articles_stems (articles_stems) VALUES ('delete-all')")
        conn.execute("UPDATE archive SET stemmer = NULL")
        conn.commit()
    with monkeypatch.context() as patch:
        patch.setattr("archive.search.index.add", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Archive.open(path)
    with Archive.open(path, readonly=True) as archive:
        assert archive.search("Bürgeramt") == []
    with Archive.open(path) as archive:
        assert [hit.title for hit in archive.search("Bürgeramt")] == ["Neue Bürgerämter"]
        assert archive.verify() == []


def test_an_archive_has_one_row_about_itself(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        (found,) = archive.db["archive"].rows
        assert len(found["uuid"]) == 36
        assert found["software"].startswith("Kommunews")
        assert found["name"] is found["operator"] is None
        with pytest.raises(sqlite3.IntegrityError):
            archive.db.conn.execute(
                "INSERT INTO archive (uuid, created, software) VALUES (1, 2, 3)"
            )


def test_statements_keep_triggers_whole() -> None:
    sql = "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n END;\n"
    assert len(list(statements(sql))) == 2


def test_a_schema_is_wholly_made_of_statements() -> None:
    """A semicolon that is missing would leave the end of the script out."""
    for schema in (ARCHIVE, PAGES):
        last = list(statements(schema.sql))[-1]
        assert schema.sql.rstrip().endswith(last)
