"""The file itself refuses what makes no sense, whoever writes it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from archive import Archive, Page
from tests.support.records import article, page


def test_every_table_is_strict(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        listed = archive.db.conn.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND NOT strict AND name NOT LIKE 'sqlite%'"
        )
        assert list(listed) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles SET published = '10.10.2025'",
        "UPDATE articles SET published_at = '2025-10-11T08:00:00+02:00'",
        "UPDATE articles SET first_seen = '2025-10-10'",
        "UPDATE articles SET gone_at = 'gestern'",
        "UPDATE articles SET state = 'weg'",
        "UPDATE articles SET tags = 'Brücken'",
        "UPDATE articles SET word_count = -1",
        "UPDATE articles SET word_count = 'viele'",
        "UPDATE _revisions SET cause = 'editor'",
        "UPDATE _revisions SET hash = 'kurz'",
        "UPDATE _revisions SET seen_at = 1",
        "UPDATE addresses SET first_seen = ''",
        "UPDATE pages SET status = 42",
        "INSERT INTO archive (uuid, created, software) VALUES ('x', 'y', 'z')",
        "INSERT INTO _evidence (fields) VALUES ('printed')",
    ],
)
def test_nonsense_is_refused(tmp_path: Path, sql: str) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article())
        archive.save(page())
        with pytest.raises(sqlite3.IntegrityError):
            archive.db.conn.execute(sql)


def test_such_a_record_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        odd: Page = page(status=42)
        assert archive.save(odd) == "refused"
        ((detail,),) = archive.db.conn.execute("SELECT detail FROM refusals")
        assert detail == "42 is no HTTP status."
