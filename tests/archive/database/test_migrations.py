"""The shape of the archive changes only by migrations, and never half-way."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive import Archive, ArchiveError
from archive.database.migrations import MIGRATIONS, statements
from benchmarks.invented import Press
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
    "article_history": "article_id number title",
    "changed_headlines": "old_title new_title",
    "site_health": "source articles",
    "articles_per_month": "source month articles",
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


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    with Archive.open(path) as archive:
        assert not MIGRATIONS.pending(archive.db)
        applied = [m.name for m in MIGRATIONS.applied(archive.db)]
        assert applied == sorted(applied)


@pytest.mark.parametrize("fatal", [1, 5, 20, 30])
def test_an_interrupted_migration_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fatal: int
) -> None:
    path = tmp_path / "archive.db"
    left = fatal

    def failing(db: Database, sql: str) -> None:
        nonlocal left
        for statement in statements(sql):
            left -= 1
            if left < 0:
                raise sqlite3.OperationalError("power failure")
            db.conn.execute(statement)

    with monkeypatch.context() as patch:
        patch.setattr("archive.database.migrations.run_script", failing)
        with pytest.raises(ArchiveError, match="power failure"):
            Archive.open(path)
    conn = sqlite3.connect(path)
    assert conn.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    conn.close()
    with Archive.open(path) as archive:
        assert archive.save(article()) == "new"


def test_statements_keep_triggers_whole() -> None:
    sql = "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\n END;\n"
    assert len(list(statements(sql))) == 2


def test_an_archive_of_the_first_schema_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    body = Press(1).article(1).body
    with Database(path) as old:
        MIGRATIONS.apply(old, stop_before="0002_merged")
        old.conn.execute("INSERT INTO sources (name) VALUES ('a')")
        for n, text in enumerate((body, body, (body or "").replace("der", "dre", 1), "Kurz.")):
            old.conn.execute(
                """INSERT INTO articles (source, url, title, word_count, state, published,
                    first_seen, last_seen, last_changed, fingerprint)
                VALUES ('a', ?, 'Bürgerämter', 9, 'full', ?, 't', 't', 't', ?)""",
                (f"https://a.example/{n}", f"2025-01-0{4 - n}", f"{text[:9] if text else n}"),
            )
            old.conn.execute("INSERT INTO texts (article_id, body) VALUES (?, ?)", (n + 1, text))
        old.conn.commit()
    with Archive.open(path) as archive:
        assert not MIGRATIONS.pending(archive.db)
        found = archive.db.conn.execute("SELECT duplicate_of FROM articles ORDER BY id").fetchall()
        assert found == [(3,), (3,), (None,), (None,)]
        assert {hit.id for hit in archive.search("Bürgeramt")} == {1, 2, 3, 4}
        assert archive.db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
