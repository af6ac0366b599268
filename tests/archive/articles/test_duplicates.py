"""``duplicate_of`` names the earliest article with the same text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Archive, Article
from archive.articles import duplicates
from benchmarks import duplicates as benchmark
from benchmarks.invented import Press
from tests.archive.articles.test_save import check, one
from tests.support.records import OTHER, T2, T3, article, teaser

BODY = Press(5).article(1).body or ""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive
        check(archive)


def ties(archive: Archive) -> dict[str, str | None]:
    """Which article is a duplicate of which, by the last part of the address."""
    found = archive.db.conn.execute(
        "SELECT a.url, b.url FROM articles AS a LEFT JOIN articles AS b ON b.id = a.duplicate_of"
    )
    return {a.rsplit("/", 1)[1]: b and b.rsplit("/", 1)[1] for a, b in found}


@pytest.mark.parametrize("published", ["2025-01-24", None])
def test_seconds_and_order_of_a_crawl_do_not_decide(tmp_path: Path, published: str | None) -> None:
    here, there = (article(f"text-{n}", body=BODY, published=published) for n in "ab")
    found = []
    for n, seconds in enumerate(itertools.product("12", "12")):
        pair = [replace(reading, seen_at=f"2025-10-11T08:00:0{second}Z")
                for reading, second in zip((here, there), seconds, strict=True)]  # fmt: skip
        for order in (pair, pair[::-1]):
            with Archive.open(tmp_path / f"{n}{order is pair}.db") as archive:
                for reading in order:
                    archive.save(reading)
                found.append(ties(archive))
                check(archive)
    assert found == [{"text-a": None, "text-b": "text-a"}] * 8


def near(slug: str, published: str, edit: str = "") -> Article:
    return article(slug, body=BODY.replace("der", edit, 1), published=published)


def test_the_earliest_is_the_original_in_whatever_order(tmp_path: Path) -> None:
    readings = [
        near("mitte", "2025-01-24"),
        near("früh", "2025-01-23", "dre"),
        article(
            "spät", url=f"{OTHER}/spaet", source="werkblick", body=BODY, published="2025-01-25"
        ),
        article("anders", body=Press(6).article(1).body),
    ]
    for number, order in enumerate(itertools.permutations(readings)):
        with Archive.open(tmp_path / f"{number}.db") as archive:
            for reading in order:
                archive.save(reading)
            assert ties(archive) == {
                "mitte": "fr%C3%BCh",
                "fr%C3%BCh": None,
                "spaet": "fr%C3%BCh",
                "anders": None,
            }
            check(archive)


def test_a_new_duplicate_says_so(archive: Archive) -> None:
    assert archive.save(near("a", "2025-01-01")) == "new"
    assert archive.save(near("b", "2025-01-02", "dre")) == "duplicate"
    assert archive.save(near("a", "2025-01-01")) == "unchanged"
    assert one(archive, "SELECT id, original_id, days_later, word_for_word FROM reprints") == (
        2,
        1,
        1.0,
        0,
    )


def test_a_text_that_changes_is_tied_anew(archive: Archive) -> None:
    archive.save(near("a", "2025-01-01"))
    archive.save(near("b", "2025-01-02"))
    archive.save(near("c", "2025-01-03", "dre"))
    first = near("a", "2025-01-01")
    anew = replace(first, body=" ".join(reversed((first.body or "").split())), seen_at=T2)
    assert archive.save(anew) == "changed"
    assert ties(archive) == {"a": None, "b": None, "c": "b"}
    assert archive.save(replace(first, seen_at=T3)) == "changed"
    assert ties(archive) == {"a": None, "b": "a", "c": "a"}


def test_a_date_that_becomes_known_decides_anew(archive: Archive) -> None:
    undated = dict.fromkeys(("published", "published_text", "published_from"))
    archive.save(near("a", "2025-01-02"))
    archive.save(replace(near("b", "2025-01-01"), **undated))  # type: ignore[arg-type]
    assert ties(archive) == {"a": None, "b": "a"}
    archive.save(teaser("b", published="2025-01-01"))
    assert ties(archive) == {"a": "b", "b": None}


def test_an_announcement_is_no_duplicate(archive: Archive) -> None:
    for slug in ("a", "b"):
        archive.save(teaser(slug, text=BODY))
    archive.add_placeholders("rathausblick")
    assert ties(archive) == {"a": None, "b": None}


def test_same_headline_with_another_text_is_no_duplicate(archive: Archive) -> None:
    archive.save(article("a", body="Die Stadt Auental baut eine Brücke.", teaser="Eins."))
    archive.save(article("b", body="Die Stadt Auental baut eine Straße.", teaser="Zwei."))
    assert ties(archive) == {"a": None, "b": None}


def test_the_index_can_be_made_anew(archive: Archive) -> None:
    for n in range(3):
        archive.save(near(f"a{n}", f"2025-01-0{n + 1}", "dre" if n else ""))
    tables = ("_signatures", "_minima", "similar", "articles")
    before = {t: archive.db.conn.execute(f"SELECT * FROM {t}").fetchall() for t in tables}
    duplicates.rebuild(archive.db)
    assert before == {t: archive.db.conn.execute(f"SELECT * FROM {t}").fetchall() for t in tables}


def test_very_many_copies_are_no_trouble(archive: Archive) -> None:
    for n in range(60):
        archive.save(near(f"a{n}", "2025-01-01", f"x{n}"))
    assert one(archive, "SELECT count(*) FROM articles WHERE duplicate_of = 1") == 59


@pytest.mark.parametrize(("edit", "floor"), benchmark.SAME)
def test_forms_of_one_text_are_tied(edit: benchmark.Edit, floor: float) -> None:
    assert benchmark.share_tied(edit, 30) >= floor - (0.1 if floor < 1 else 0)


@pytest.mark.parametrize(("edit", "ceiling"), benchmark.OTHER)
def test_forms_of_another_text_are_not_tied(edit: benchmark.Edit, ceiling: float) -> None:
    assert benchmark.share_tied(edit, 30) <= ceiling
