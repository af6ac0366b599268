"""Which articles are due: every state that a writer can make is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Address, Archive
from tests.archive.articles.test_claims import at, read
from tests.archive.articles.test_save import check, one
from tests.support.records import SITE, page

STEPS = ((7, 1.0), (10**6, 30.0))
DAY = "2025-06-{:02}T08:00:00Z".format
ALIAS = f"{SITE}/?p=77"
FETCHED = f"{at('a')}/"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        hops = (Address(url=FETCHED, kind="fetched"), Address(url=ALIAS, kind="redirect"))
        archive.save(read("a", 1, seen_at=DAY(1), addresses=hops))
        yield archive
        check(archive)


def asked(archive: Archive, url: str, day: int, status: int = 200) -> str:
    return archive.save(page(url=url, fetched_at=DAY(day), status=status, digest="0" * 64))


def due(archive: Archive, day: int) -> list[str]:
    return archive.journal.due("rathausblick", DAY(day), STEPS)


def state(archive: Archive) -> str:
    return str(one(archive, "SELECT state FROM articles WHERE id = 1"))


def test_an_article_without_the_state_of_a_page_is_due_now(archive: Archive) -> None:
    assert due(archive, 1) == [FETCHED]
    asked(archive, FETCHED, 1)
    assert due(archive, 2) == []


def test_it_is_asked_for_at_its_own_address_as_it_was_spelled(archive: Archive) -> None:
    asked(archive, FETCHED, 1)
    asked(archive, ALIAS, 2)
    asked(archive, f"{FETCHED}?replytocom=5", 3)  # another spelling, and not the one to ask at
    assert due(archive, 3) == []
    assert archive.journal.due("rathausblick", "2025-12-01T08:00:00Z", STEPS) == [FETCHED]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_fault_of_the_host_is_no_look(archive: Archive, status: int) -> None:
    asked(archive, FETCHED, 2, status)
    assert due(archive, 2) == [FETCHED]


def test_a_missing_alias_makes_the_article_due_at_its_own_address(archive: Archive) -> None:
    asked(archive, FETCHED, 1)
    assert asked(archive, ALIAS, 2, 404) != "gone"
    assert (state(archive), due(archive, 2)) == ("full", [FETCHED])
    asked(archive, FETCHED, 3)
    assert (state(archive), due(archive, 3)) == ("full", [])


def test_an_article_is_gone_when_its_own_address_is(archive: Archive) -> None:
    asked(archive, FETCHED, 1)
    asked(archive, ALIAS, 2, 404)
    assert asked(archive, FETCHED, 3, 410) == "gone"
    assert (state(archive), due(archive, 4)) == ("gone", [])


def test_an_own_address_that_leads_to_a_missing_one_is_gone_too(archive: Archive) -> None:
    asked(archive, FETCHED, 1)
    assert asked(archive, ALIAS, 2, 404) != "gone"
    assert asked(archive, ALIAS, 3, 404) == "gone"  # the own address was due, and led there
    assert due(archive, 4) == []


def test_an_address_that_is_all_that_ever_answered(archive: Archive) -> None:
    asked(archive, ALIAS, 2)
    assert asked(archive, ALIAS, 3, 404) == "gone"


def test_a_page_from_the_future_heals(archive: Archive) -> None:
    ahead = "2126-06-01T08:00:00Z"
    archive.save(page(url=FETCHED, fetched_at=ahead))
    assert due(archive, 2) == [FETCHED]
    asked(archive, FETCHED, 2)
    assert due(archive, 2) == []
    assert asked(archive, FETCHED, 1) == "unchanged"  # an older answer is no news
    assert one(archive, "SELECT fetched_at FROM pages") == DAY(2)


def test_a_reading_from_the_future_heals(archive: Archive) -> None:
    ahead = "2126-06-01T08:00:00Z"
    wrong = read("a", 1, title="Neue Zeile", seen_at=ahead)
    archive.save(wrong)
    archive.save(page(url=FETCHED, fetched_at=ahead))
    edited = replace(wrong, title="Heutige Zeile", seen_at=DAY(3))
    assert archive.save(edited) == "changed"
    found = archive.db.conn.execute("SELECT title, seen_at FROM revisions ORDER BY number")
    assert found.fetchall()[1:] == [("Neue Zeile", DAY(3)), ("Heutige Zeile", DAY(3))]
    assert one(archive, "SELECT title, last_seen, last_changed FROM articles") == (
        "Heutige Zeile", DAY(3), DAY(3),
    )  # fmt: skip
    asked(archive, FETCHED, 3)
    assert due(archive, 3) == []
