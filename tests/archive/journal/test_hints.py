"""A surface that tells an article otherwise than before: when that is a reason to look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import Address, Archive, Page, Teaser
from archive.articles.rules import wording_changed
from tests.support.records import article

STEPS = ((10**6, 180.0),)
URL = "https://www.rathausblick.example/k21-meldungen/brunnen"
BEFORE = Teaser(
    source="rathausblick", url=URL, seen_on="listing", seen_at="2026-11-20T08:00:00Z",
    kicker="Auental", title="Ein Brunnen für den Markt", published="2026-11-19",
    text="Der Markt bekommt einen Brunnen, und der Rat hat ...",
)  # fmt: skip
OWN = article(
    "brunnen", kicker="Auental", title="Ein Brunnen für den Markt", published="2026-11-19",
    published_from="page", seen_at="2026-11-20T09:00:00Z", url=URL,
    teaser="Der Markt bekommt einen Brunnen, und der Rat hat zugestimmt.",
    addresses=(Address(url=URL, kind="fetched"),),
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(BEFORE)
        archive.save(OWN)
        archive.save(page("2026-11-20T09:00:00Z"))
        yield archive


def page(at: str) -> Page:
    return Page(
        url=URL, source="rathausblick", fetched_at=at, status=200, kind="article", digest="0" * 64
    )


def due(archive: Archive, now: str) -> list[str]:
    return archive.journal.due("rathausblick", now, STEPS)


@pytest.mark.parametrize(
    ("now", "tells"),
    [
        ({"title": "Kein Brunnen für den Markt"}, True),
        ({"kicker": "Rohrbeck"}, True),
        ({"published": "2026-11-18"}, True),
        ({"text": "Der Markt bekommt keinen Brunnen, denn der Rat ..."}, True),
        ({"text": "Der Markt bekommt einen Brunnen ..."}, False),
        ({"text": "Der Markt bekommt einen Brunnen, und der Rat hat zugestimmt."}, False),
        ({"title": "Ein Brunnen für …"}, False),
        ({"title": "„Ein Brunnen für  den Markt“"}, False),
        ({"kicker": None, "published": None}, False),
    ],
)
def test_what_is_another_telling(archive: Archive, now: dict[str, Any], tells: bool) -> None:
    kept = archive.get(URL)
    assert kept is not None
    assert wording_changed(BEFORE, replace(BEFORE, **now), kept) is tells


def test_it_is_due_until_its_page_was_fetched(archive: Archive) -> None:
    told = replace(BEFORE, title="Zwei Brunnen", seen_at="2026-11-21T08:00:00Z")
    assert due(archive, "2026-11-21T08:00:00Z") == []
    archive.save(told)
    assert due(archive, "2026-11-21T08:00:00Z") == [URL]
    assert due(archive, "2026-11-20T10:00:00Z") == []  # the clock was wrong that day
    archive.save(replace(told, seen_at="2026-11-22T08:00:00Z"))
    assert due(archive, "2026-11-22T08:00:00Z") == [URL]  # nobody has asked yet
    archive.save(page("2026-11-22T08:00:00Z"))
    assert due(archive, "2026-11-22T08:00:00Z") == []
    archive.save(replace(told, seen_at="2026-11-23T08:00:00Z"))
    assert due(archive, "2026-11-23T08:00:00Z") == []


@pytest.mark.parametrize(
    "other",
    [
        {"seen_on": "related"},  # a box under another article
        {"seen_at": BEFORE.seen_at},  # the same page, read again
        {"seen_at": "2026-11-19T08:00:00Z"},  # a copy that was kept elsewhere
    ],
)
def test_what_is_no_news(archive: Archive, other: dict[str, Any]) -> None:
    told: dict[str, Any] = {"title": "Zwei Brunnen", "seen_at": "2026-11-21T08:00:00Z", **other}
    archive.save(replace(BEFORE, seen_on=other.get("seen_on", "listing")))
    archive.save(replace(BEFORE, **told))
    assert due(archive, "2026-11-21T09:00:00Z") == []


def test_hints_after_which_nothing_had_changed(archive: Archive) -> None:
    journal, hinted = archive.journal, "2026-11-21T08:00:00Z"
    own = [replace(OWN, url=f"{URL}-{n}", title=f"Brunnen Nummer {n}", addresses=())
           for n in range(12)]  # fmt: skip
    for one in own:
        archive.save(one)

    def in_vain(now: str) -> int:
        return journal.hinted_in_vain("rathausblick", "sitemap", now)

    journal.hint_modified([(one.url, hinted) for one in own], "sitemap", hinted)
    assert in_vain("2026-11-28T08:00:00Z") == 0  # none was requested
    for one in own:
        archive.save(replace(page("2026-11-21T09:00:00Z"), url=one.url))
    assert in_vain("2026-11-28T08:00:00Z") == 12
    assert journal.hinted_in_vain("rathausblick", "rest", "2026-11-28T08:00:00Z") == 0
    assert in_vain("2026-12-28T08:00:00Z") == 0  # it is tried again
    for one in own[:2]:
        archive.save(replace(one, title=f"Kein {one.title}", seen_at="2026-11-21T09:00:00Z"))
    assert in_vain("2026-11-28T08:00:00Z") == 0
