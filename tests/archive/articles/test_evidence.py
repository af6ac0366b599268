"""Articles that look alike: of one day, with headlines, leads and last sentences of one make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import Address, Archive, Article
from archive.articles.proof import IN_COMMON, shares_text
from tests.archive.articles.test_claims import NEWS, at, claim, read, titles
from tests.archive.articles.test_save import check, one
from tests.support.records import T2, T3, T4, teaser

LEAD = "Wie die Verwaltung am Freitag mitteilte, geht das Vorhaben wie geplant und pünktlich voran."
ABOUT = (
    "Über den Zweckverband: Der Zweckverband bündelt die Aufgaben von zwölf Gemeinden, betreibt "
    "ein gemeinsames Rechenzentrum und berät die Verwaltungen bei der Einführung neuer Verfahren. "
    "Er wurde vor zwanzig Jahren gegründet und beschäftigt heute rund zweihundert Menschen."
)
NO_DATE = {"published": None, "published_text": None}
DAYS = (T2, T3, T4)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive
        check(archive)


def alike(n: int, **values: Any) -> Article:
    """Article ``n``: nothing but half of its text is its own."""
    own = (NEWS[n].body or "")[:300].rsplit(" ", 1)[0]
    made = {
        "title": f"Zweckverband meldet: Projekt {NEWS[n].title} startet",
        "teaser": LEAD,
        "body": f"{own}\n\n{ABOUT}",
        "published": "2025-03-01",
    }
    return read(f"m-{n}", n, **{**made, **values})


def moved(reading: Article, n: int, **values: Any) -> Article:
    """The reading as the page at the address of article ``n``."""
    addresses = (Address(url=at(f"m-{n}"), kind="fetched"),)
    return replace(reading, url=at(f"m-{n}"), addresses=addresses, **values)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("headline", ["alike", "of a series"])
def test_the_page_of_another_never_goes_into_the_row(
    archive: Archive, known: bool, headline: str
) -> None:
    title = {"title": "Kurz gemeldet"} if headline == "of a series" else {}
    of_day = {n: {"published": f"2025-03-0{n + 1}"} if title else {} for n in range(6)}
    for n in range(5 + known):
        archive.save(alike(n, **title, **of_day[n]))
    good = archive.by_id(1)
    for day in DAYS:
        foreign = moved(alike(5, **title, **of_day[5]), 0, seen_at=day)
        assert archive.save(foreign) == "doubted"
    assert archive.by_id(1) == good
    assert one(archive, "SELECT reason FROM quarantine") == (
        "text-of-another" if known else "nothing-in-common"
    )


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Ganz anders"},
        {"title": "Ganz anders", "teaser": "Ein neuer Vorspann.", "published": "2025-03-09"},
        {"body": f"{NEWS[8].body}\n\n{ABOUT}"},
        {"title": "Ganz anders", "body": f"{alike(0).body}\n\nNachtrag: Der Rat stimmte zu."},
        {"title": "Ganz anders", "body": (alike(0).body or "").replace(ABOUT, NEWS[8].body or "")},
        {"title": "Ganz anders", "body": f"{(NEWS[0].body or '')[:200]} … {ABOUT}"},
        {"title": "Ganz anders", "body": (alike(0).body or "").replace(" die ", " jene ")},
    ],
)
def test_an_edit_among_articles_that_look_alike_is_believed(
    archive: Archive, edit: dict[str, Any]
) -> None:
    for n in range(5):
        archive.save(alike(n))
    assert archive.save(alike(0, seen_at=T2, **edit)) == "changed"
    assert one(archive, "SELECT count(*) FROM quarantine") == 0


def test_a_reprint_does_not_make_a_text_stock(archive: Archive) -> None:
    archive.save(read("a", 1))
    assert archive.save(read("a-druck", 1)) == "duplicate"
    edited = read("a", 1, title="Ganz anders", body=f"{NEWS[1].body}\n\nNachtrag.", seen_at=T2)
    assert archive.save(edited) == "changed"


def test_a_headline_of_a_series_is_its_own_on_its_day(archive: Archive) -> None:
    for n in range(5):
        archive.save(read(f"m-{n}", n, title="Kurz gemeldet"))
    again = read("m-0", 0, title="Kurz gemeldet", body=NEWS[9].body, seen_at=T2)
    assert archive.save(again) == "changed"


@pytest.mark.parametrize("first", [0, 1])
def test_a_wrong_claim_joins_no_two_of_a_day_and_a_headline(archive: Archive, first: int) -> None:
    same = {"title": "Zweckverband meldet", "published": "2025-03-01", "teaser": LEAD}
    both = [read("m-0", 0, **same), read("m-1", 1, claim(at("m-0")), url=at("m-0"), **same)]
    archive.save(both[first])
    archive.save(replace(both[1 - first], seen_at=T2))
    assert set(titles(archive)) == {at("m-0"), at("m-1")}
    assert one(archive, "SELECT count(*) FROM revisions") == 2


@pytest.mark.parametrize("stock", ["title", "teaser"])
def test_a_wrong_claim_takes_no_announced_article(archive: Archive, stock: str) -> None:
    words = {"title": "Zweckverband meldet", "teaser": LEAD}
    said = {**{"title": "Eigene Zeile", "teaser": NEWS[0].teaser}, stock: words[stock]}
    archive.save(teaser("m-0", title=said["title"], text=said["teaser"], kicker=None, **NO_DATE))
    archive.add_placeholders("rathausblick")
    page = read("m-1", 1, claim(at("m-0")), url=at("m-0"), **{stock: words[stock]})
    archive.save(replace(page, seen_at=T2))
    assert set(titles(archive)) == {at("m-0"), at("m-1")}


@pytest.mark.parametrize("share", [IN_COMMON / 2, 1.2 * IN_COMMON])
def test_what_is_in_common_is_measured_on_the_shorter_text(share: float) -> None:
    long = [f"wort{n}" for n in range(400)]
    kept = int(100 * share) + 4
    short = long[50 : 50 + kept] + [f"anders{n}" for n in range(100 - kept)]
    a, b = (read("a", 1, body=" ".join(text)) for text in (long, short))
    assert shares_text(a, b) is shares_text(b, a) is (share > IN_COMMON)


@pytest.mark.parametrize("stock", range(0, 101, 25))
def test_what_others_have_too_counts_for_neither_side(stock: int) -> None:
    text = [f"wort{n}" for n in range(100)]
    a = read("a", 1, body=" ".join(text))
    b = read("a", 1, body=" ".join((*text, "und", "mehr")))
    asked: list[str] = []

    def is_stock(run: str) -> bool:
        asked.append(run)
        return int(run.split(maxsplit=1)[0][4:]) < stock

    assert shares_text(a, b, is_stock) is (stock < 100)
    assert 0 < len(asked) <= 12


def test_the_ordinary_reading_asks_for_no_words(archive: Archive) -> None:
    """What is unchanged, or edited under its own headline, or another page, costs no search."""
    for n in range(4):
        archive.save(alike(n))
    asked: list[str] = []
    archive.db.conn.set_trace_callback(asked.append)
    assert archive.save(alike(0, seen_at=T2)) == "unchanged"
    assert archive.save(alike(1, seen_at=T2, body=f"Neu. {alike(1).body}")) == "changed"
    assert archive.save(moved(read("x", 7), 2, seen_at=T2)) == "doubted"
    archive.db.conn.set_trace_callback(None)
    assert asked
    assert not [sql for sql in asked if "MATCH" in sql]
    assert (
        archive.save(alike(3, seen_at=T2, title="Neu", body=f"Neu. {alike(3).body}")) == "changed"
    )
