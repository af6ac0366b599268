"""One archive for all parts of a crawl, and what waits to be saved in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from archive.shared import SharedArchive
from tests.support.records import article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def told() -> list[str | Exception]:
    return []


def hand_in(archive: SharedArchive, told: list[str | Exception], *names: str) -> None:
    for name in names:
        record = article(name, title=f"Brücke {name} eröffnet")
        archive.save_later(lambda record=record: archive.save(record), told.append)  # type: ignore[misc]


def kept(path: Path) -> int:
    """How many articles another connection sees."""
    with Archive.open(path, readonly=True) as other:
        return int(other.db.conn.execute("SELECT count(*) FROM articles").fetchone()[0])


def test_what_waits_is_saved_together(path: Path, told: list[str | Exception]) -> None:
    archive = SharedArchive.open(path)
    hand_in(archive, told, "a", "b")
    assert (kept(path), told) == (0, [])
    archive.save_waiting()
    assert (kept(path), told) == (2, ["new", "new"])
    hand_in(archive, told, "a")
    archive.close()
    assert told[2:] == ["unchanged"]


def test_whatever_is_written_or_planned_comes_after_it(
    path: Path, told: list[str | Exception]
) -> None:
    archive = SharedArchive.open(path)
    hand_in(archive, told, "a")
    archive.register("werkblick")
    assert (kept(path), told) == (1, ["new"])
    hand_in(archive, told, "b")
    archive.journal.unread("rathausblick", "2025-12-01T08:00:00Z")
    assert (kept(path), told) == (2, ["new", "new"])
    archive.close()


def test_a_fault_in_one_record_costs_no_other(path: Path, told: list[str | Exception]) -> None:
    archive = SharedArchive.open(path)
    hand_in(archive, told, "a")

    def fault() -> str:
        archive.save(article("half"))
        raise KeyError("ours")

    archive.save_later(fault, told.append)
    hand_in(archive, told, "b")
    archive.save_waiting()
    assert [str(outcome) for outcome in told] == ["new", "'ours'", "new"]
    assert kept(path) == 2
    archive.close()


def test_an_archive_that_cannot_be_written_is_told_to_all(
    path: Path, told: list[str | Exception]
) -> None:
    archive = SharedArchive.open(path)
    hand_in(archive, told, "a", "b")
    archive.db.conn.execute("PRAGMA query_only = ON")
    archive.save_waiting()
    assert [type(outcome) for outcome in told] == [ArchiveError, ArchiveError]
    archive.db.conn.execute("PRAGMA query_only = OFF")
    hand_in(archive, told, "a", "b")
    archive.close()
    assert (kept(path), told[2:]) == (2, ["new", "new"])
