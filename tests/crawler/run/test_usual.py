"""Rules that are right on a normal publisher: years without a false alarm, faults found soon."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from crawler.run.readings import RARE, FirstReading, fewer, is_rare, stubs
from crawler.run.silence import is_publishing_day, silence
from tests.support.publisher import Publisher

START = date(2024, 10, 1)
DAYS = 520
SEEDS = range(4)


def readings(publisher: Publisher, today: date) -> list[FirstReading]:
    """First readings, the newest first."""
    return [
        FirstReading(
            True, p.kicker is not None, True, p.picture, sum(len(t.split()) for t in p.body), ""
        )
        for p in reversed(publisher.pieces)
        if p.day <= today
    ]


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_and_a_half_without_a_false_alarm(seed: int) -> None:
    publisher = Publisher(seed=seed, today=START)
    days = sorted({p.day for p in publisher.pieces})
    found: list[str] = []
    for n in range(DAYS):
        today = START + timedelta(days=n)
        now = silence(days, today, START)
        if now is not None and now[0] >= now[1]:
            found.append(f"{today}: silent for {now}")
        before = len(publisher.pieces)
        publisher.live(today)
        days += sorted({p.day for p in publisher.pieces[before:]})
        newest = readings(publisher, today)
        for field in ("dated", "kickered", "bodied", "pictured"):
            share = fewer(newest, field)
            if share is not None and is_rare(*share, RARE):
                found.append(f"{today}: {field} {share}")
        if n % 10 == 0 and (short := stubs(newest)) and short[0]:
            found.append(f"{today}: {short} are stubs")
    assert found == []


@pytest.mark.parametrize("end", [date(2025, 3, 3), date(2025, 8, 18), date(2025, 12, 18)])
def test_a_dead_site_is_told_within_eight_publishing_days_beyond_its_own_pauses(end: date) -> None:
    publisher = Publisher(seed=3, today=START)
    day = START
    while day < end:
        publisher.live(day)
        day += timedelta(days=1)
    days = sorted({p.day for p in publisher.pieces})
    waited = 0
    while (now := silence(days, day, START)) is not None and now[0] < now[1]:
        waited += is_publishing_day(day)
        day += timedelta(days=1)
    assert waited <= 9


def test_pictures_that_are_gone_are_seen_within_a_week_of_articles() -> None:
    chance = random.Random(1)
    newest = [reading(pictured=chance.random() < 0.5) for _ in range(300)]
    for _ in range(40):
        newest.insert(0, reading(pictured=False))
        share = fewer(newest, "pictured")
        assert share is not None
        if is_rare(*share, RARE):
            break
    assert len(newest) - 300 <= 28


def test_stubs_that_grow_more_are_seen_against_the_first_readings() -> None:
    chance = random.Random(2)
    newest = [reading(words=chance.randint(120, 400)) for _ in range(300)]
    for n in range(1, 400):
        stub = chance.random() < n / 500  # a share that rises by one in a hundred every five
        newest.insert(0, reading(words=20 if stub else chance.randint(120, 400)))
        found = stubs(newest)
        assert found is not None
        if found[0]:
            break
    assert len(newest) - 300 <= 120


def reading(*, pictured: bool = True, words: int = 200) -> FirstReading:
    return FirstReading(True, True, True, pictured, words, "http://a.example/")
