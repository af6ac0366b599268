"""How often an article is looked at again: what changed more often, what is doubted ever less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive import Archive, Article, Page
from archive.articles.identity import address_key
from archive.clock import stamp
from crawler.frontier.budget import LEAST, LOOKS, MOST, SURFACES, LookBudget
from tests.archive.journal.test_journal import STEPS
from tests.support.records import article, teaser

START = datetime(2026, 1, 1, 5, tzinfo=UTC)
SITE = "rathausblick"
LONG = "\n\n".join(f"Der Absatz {n} hat einige Wörter über die Stadt." for n in range(12))


def at(day: float) -> str:
    return stamp(START + timedelta(days=day))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive


def look(archive: Archive, day: int, **changed: object) -> Article:
    reading = article("a", body=LONG, published="2025-06-01", seen_at=at(day))
    reading = replace(reading, **changed)  # type: ignore[arg-type]
    archive.save(reading)
    archive.save(
        Page(
            url=reading.url, source=SITE, fetched_at=at(day), status=200, kind="article",
            digest="0" * 64,
        )
    )  # fmt: skip
    return reading


def looks(archive: Archive, days: range, **changed: object) -> list[int]:
    """The days on which an article is looked at that always reads the same."""
    found = []
    for day in days:
        if archive.journal.due(SITE, at(day), STEPS):
            look(archive, day, **changed)
            found.append(day)
    return found


def test_an_old_article_that_never_changes_is_looked_at_monthly(archive: Archive) -> None:
    look(archive, 0)
    assert looks(archive, range(1, 100)) == [30, 60, 90]


def test_old_articles_are_spread_evenly_after_a_backfill(archive: Archive) -> None:
    for n in range(90):
        look(archive, 0, url=f"{article().url}-{n}", title=f"Titel {n}", body=f"{LONG} {n}")
    many = []
    for day in range(1, 80):
        due = archive.journal.due(SITE, at(day), STEPS)
        for url in due:
            archive.save(Page(url=url, source=SITE, fetched_at=at(day), status=304, kind="article"))
        assert archive.journal.due(SITE, at(day + 0.1), STEPS) == []  # once a day
        many.append(len(due))
    assert many[:29] == [0] * 2 + [3] * 27
    assert max(many) == 9  # on the day on which all of them would have been
    assert min(many[2:]) == 3


def test_one_that_was_changed_is_looked_at_again_soon(archive: Archive) -> None:
    look(archive, 0)
    look(archive, 30, title="Neu")
    assert looks(archive, range(31, 120), title="Neu") == [31, 32, 33, 35, 38, 42, 48, 57, 71, 92]


def test_one_that_changes_daily_is_looked_at_daily(archive: Archive) -> None:
    look(archive, 0)
    look(archive, 30, title="Stand 30")
    for day in range(31, 45):
        assert archive.journal.due(SITE, at(day), STEPS)
        look(archive, day, title=f"Stand {day}")


def test_a_doubted_one_is_looked_at_ever_less(archive: Archive) -> None:
    look(archive, 0)
    look(archive, 30, body="Kurz.")
    found = looks(archive, range(31, 100), body=LONG[:120])
    assert found[:4] == [31, 33, 37, 45]


def test_where_too_many_are_young_every_third_is_another(archive: Archive) -> None:
    for day, slug, published in ((0, "alt", "2025-06-01"), (40, "neu", at(40)[:10])):
        for n in range(6):
            reading = article(f"{slug}-{n}", title=f"{slug} {n}", body=f"{LONG} {slug} {n}",
                              published=published, seen_at=at(day))  # fmt: skip
            archive.save(reading)
            archive.save(Page(url=reading.url, source=SITE, fetched_at=at(day), status=200,
                              kind="article", digest="0" * 64))  # fmt: skip
    due = archive.journal.due(SITE, at(42), STEPS, 6)
    assert ["neu" in url for url in due] == [True, True, False, True, True, False]


@pytest.mark.parametrize(
    ("surface", "late", "named", "days"),
    [
        ("rest", 0, 5, [120]),
        ("sitemap", 1, 5, [120]),
        ("listing", 0, 5, [30, 60, 90, 120]),  # it tells of what it shows, and that is young
        ("rest", 9, 5, [30, 60, 90, 120]),  # the look that found it was none of the hint's
        ("rest", 0, 4, [30, 60, 90, 120]),
    ],
)
def test_where_the_site_names_its_edits_old_articles_are_looked_at_seldom(
    archive: Archive, surface: str, late: int, named: int, days: list[int]
) -> None:
    for n in range(named):
        old = article(f"alt-{n}", title=f"Alt {n}", body=f"{LONG} {n}", published="2025-06-01")
        archive.save(replace(old, seen_at=at(-90)))
        archive.journal.hint_modified([(old.url, at(-40))], surface, at(-40))
        archive.save(replace(old, title=f"Neu {n}", seen_at=at(late - 40)))
    own = look(archive, 0).url
    found = []
    for day in range(1, 125):
        if own in archive.journal.due(SITE, at(day), STEPS):
            look(archive, day)
            found.append(day)
    assert found == days


def test_a_run_makes_at_most_twice_the_requests_of_a_usual_one(archive: Archive) -> None:
    budget = LookBudget(archive.journal, SITE, 500)
    assert budget.left(0) == 500
    for day in range(12):
        run = archive.start_run(SITE, at(day))
        archive.finish_run(run, finished=at(day), outcome="finished", requests=50)
    assert budget.left(0) == int(MOST * 50) - SURFACES
    assert budget.left(95) == 0
    assert LEAST < MOST * 50 < 100
    rooms = []
    while room := budget.room:
        rooms.append(room)
        budget.made += 2 * room  # each of them redirects
    assert rooms[0] == LOOKS
    assert budget.made <= MOST * 50


def test_the_neighbours_of_what_is_gone_are_looked_at_once(archive: Archive) -> None:
    for n in range(40):
        day = f"2025-{1 + n // 10:02}-{1 + n % 10:02}"
        archive.save(article(f"m-{n}", title=f"Titel {n}", body=f"{LONG} {n}", published=day))
    budget = LookBudget(archive.journal, SITE, 500)
    url = article().url.rsplit("/", 1)[0]
    budget.gone = [f"{url}/m-{n}" for n in range(20, 24)]
    assert budget.companions(set("abc"), at(0)) == []
    budget.gone += [f"{url}/m-24"]
    near = budget.companions(set("abc"), at(0))
    assert {f"{url}/m-{n}" for n in range(20, 30)} <= set(near)
    assert f"{url}/m-0" not in near
    assert budget.companions(set("abc"), at(0)) == []


def test_what_is_held_is_asked_for_as_soon_as_others_read_whole_again(archive: Archive) -> None:
    whole = [article(f"m-{n}", title=f"Titel {n}", body=f"{LONG} Nummer {n}.") for n in range(8)]
    for reading in whole:
        archive.save(replace(reading, seen_at=at(0)))
    cut = "Nur hier steht noch ein Satz."
    for n, reading in enumerate(whole[:7]):
        archive.save(replace(reading, body=f"{cut} {n}", seen_at=at(1 + n % 2)))
    budget = LookBudget(archive.journal, SITE, 500)
    held = [reading.url for reading in whole[:7]]
    assert archive.save(replace(whole[7], seen_at=at(9))) == "unchanged"
    assert budget.companions(set(), at(9)) == []  # it was never held
    archive.save(replace(whole[6], seen_at=at(9)))
    archive.save(replace(whole[5], body=f"{cut} 5", seen_at=at(9)))
    assert budget.companions(set(), at(9)) == []  # as many are cut as are whole
    archive.save(replace(whole[0], seen_at=at(9)))
    assert sorted(budget.companions(set(), at(9))) == held[1:5]
    assert budget.companions({address_key(url) for url in held}, at(9)) == []
    assert LookBudget(archive.journal, SITE, 2).companions(set(), at(9)) == [held[2], held[4]]
    assert budget.companions(set(), at(10)) == []  # that was another run


def test_what_was_gone_before_it_was_read_is_no_first_reading(archive: Archive) -> None:
    read = article("gelesen", body=LONG, published="2026-01-01", seen_at=at(0))
    archive.save(read)
    never = teaser("nie", seen_at=at(1))
    archive.save(Page(url=never.url, source=SITE, fetched_at=at(0), status=404, kind="article"))
    archive.save(never)
    archive.add_placeholders(SITE)
    assert len(archive.db.execute("SELECT * FROM articles WHERE state != 'teaser'").fetchall()) == 2
    assert [r["url"] for r in archive.journal.first_readings(SITE, "")] == [read.url]
