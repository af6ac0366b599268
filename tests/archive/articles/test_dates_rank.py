"""Which date of an article counts, in whatever order page and listing were met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from archive import Archive, Article, Teaser

URL = "https://a.example/k21-meldungen/wehr"
DATES = {
    "bracket of the page": ("2025-03-02", "[2.3.2025]", "page"),
    "bracket of the listing": ("2025-03-03", "[3.3.2025]", "listing"),
    "metadata": ("2025-03-04", "2025-03-04T10:00:00+01:00", "metadata"),
    "time": ("2025-03-05", "2025-03-05T10:00:00+01:00", "page"),
    "feed": ("2025-03-06", "Thu, 06 Mar 2025 09:00:00 +0000", "feed"),
    "listing": ("2025-03-07", "7. März 2025", "listing"),
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def record(name: str, seen_at: str) -> Article | Teaser:
    published, text, origin = DATES[name]
    if origin in ("page", "metadata"):
        return Article(
            source="a", url=URL, seen_at=seen_at, title="Wehr fertig",
            body="Nach drei Jahren Bauzeit steht das neue Wehr im Bach.", published=published,
            published_text=text, published_from=origin,
        )  # fmt: skip
    return Teaser(
        source="a", url=URL, seen_on=origin, seen_at=seen_at, title="Wehr fertig",
        published=published, published_text=text,
    )  # fmt: skip


def keep(archive: Archive, names: tuple[str, ...]) -> tuple[str | None, set[str], bool]:
    """Date, what stands beside it, and whether a contradiction was remarked."""
    for n, name in enumerate(names):
        archive.save(record(name, f"2025-04-0{n + 1}T06:00:00Z"))
    found = archive.get(URL)
    assert found is not None
    remarked = any(r.reason == "dates-disagree" for r in archive.refusals())
    return found.published, {said.text for said in found.published_also}, remarked


@pytest.mark.parametrize("page", ["bracket of the page", "metadata", "time"])
@pytest.mark.parametrize("listed", ["bracket of the listing", "feed", "listing"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("again", [False, True])
def test_page_and_listing(
    archive: Archive, page: str, listed: str, turned: bool, again: bool
) -> None:
    names = (listed, page) if turned else (page, listed)
    published, also, remarked = keep(archive, (*names, page) if again else names)
    in_brackets = listed == "bracket of the listing"
    wins = in_brackets and page != "bracket of the page"
    assert published == DATES[listed if wins else page][0]
    other = DATES[page if wins else listed][1]
    assert also == ({other} if in_brackets else set())
    assert remarked == in_brackets


@pytest.mark.parametrize("order", list(permutations(("bracket of the listing", "feed", "time"))))
def test_the_order_makes_no_difference(archive: Archive, order: tuple[str, ...]) -> None:
    published, also, remarked = keep(archive, order)
    assert (published, remarked) == ("2025-03-03", True)
    assert also == {DATES["time"][1]}


def test_a_bracket_that_agrees_says_nothing(archive: Archive) -> None:
    archive.save(record("metadata", "2025-04-01T06:00:00Z"))
    teaser = record("bracket of the listing", "2025-04-02T06:00:00Z")
    assert isinstance(teaser, Teaser)
    archive.save(replace(teaser, published="2025-03-04", published_text="[4.3.2025]"))
    found = archive.get(URL)
    assert found is not None
    assert (found.published_from, found.published_also) == ("metadata", ())
