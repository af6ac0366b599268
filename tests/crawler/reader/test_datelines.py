"""One grammar of printed dates: what is one, what is read from it, what is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader.wording.datelines import is_date_or_age, printed_date
from pipelines.dates import read_date

TODAY = date(2026, 3, 2)
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=TODAY)
MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
SHORT = "Jan. Feb Mrz. Apr. Mai Jun Jul. Aug. Sept. Okt. Nov Dez.".split()


@given(DAYS, st.sampled_from(["", " ", "\u00a0", "\u2009", "\u200b"]))
def test_whatever_is_found_is_read(day: date, blank: str) -> None:
    long, short = MONTHS[day.month - 1], SHORT[day.month - 1]
    numeric = f"{day:%d.%m.%Y}"
    for line in (
        numeric,
        f"{day.day}. {long} {day.year}",
        f"{day.day}. {short} {day.year}",
        f"{long} {day.day}, {day.year}",
        f"{day.isoformat()} 09:30",
        f"{numeric} - 13:30",
        f"{numeric}, 9:30 Uhr",
        f"Auental, {day.day}. {long} {day.year}",
        f"Bad Auental, den {numeric}",
        f"Pressemitteilung vom {day.day}. {long} {day.year}",
        f"Veröffentlicht am: {numeric}",
        f"Geschrieben von Vera Ender am {day.day}. {long} {day.year} um 9:30 Uhr",
        f"Datum: {numeric}, Rubrik: Verkehr",
    ):
        found = printed_date(line + blank)
        assert found is not None, line
        assert read_date(found, TODAY).day == day, line
        assert is_date_or_age(line + blank)


@given(DAYS)
def test_the_day_of_the_week(day: date) -> None:
    name = ("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split())[day.weekday()]
    header = f"{name}, {day.day}. {MONTHS[day.month - 1]} {day.year}"
    assert printed_date(header, weekday=True) is None  # the day on which a page was served
    assert is_date_or_age(header)
    timed = f"{name}, {day.day}.{day.month}.{day.year}, 19:51"
    assert printed_date(timed) is None
    found = printed_date(timed, weekday=True)
    assert found is not None
    assert read_date(found, TODAY).day == day


@pytest.mark.parametrize(
    "line",
    [
        "vor 3 Stunden",
        "Heute, 12:37 Uhr",
        "gestern",
        "3 Minuten",
        "3 min read",
        "Lesezeit: 4 Minuten",
        "02.03.25",
        "2. März",
        "7:57 Uhr",
    ],
)
def test_ages_are_no_kickers(line: str) -> None:
    assert is_date_or_age(line)


@pytest.mark.parametrize(
    "line",
    ["Auental", "Smart City", "OZG 2.0", "REPORT", "Am 2. März 2025 beginnt der Umbau der Brücke."],
)
def test_other_lines_are_no_dates(line: str) -> None:
    assert printed_date(line) is None
    assert not is_date_or_age(line)


@given(st.text(max_size=80))
def test_never_raises(line: str) -> None:
    found = printed_date(line, weekday=True)
    assert found is None or found in line


def test_the_latest_day_bounds_what_is_read() -> None:
    tomorrow = TODAY + timedelta(days=9)
    found = printed_date(f"Auental, {tomorrow:%d.%m.%Y}")
    assert found is not None
    assert read_date(found, TODAY).reason == "future-date"
