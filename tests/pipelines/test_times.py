"""Times of publication: those that a source gives, and no midnight that stands for a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Article, DateText, Teaser
from pipelines.dates import read_date, read_time
from pipelines.normalise import normalise_article, normalise_teaser

AT = "2025-12-01T08:00:00Z"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2025-10-10T08:15:00+02:00", "2025-10-10T08:15:00+02:00"),
        ("2025-10-10T06:15:00Z", "2025-10-10T08:15:00+02:00"),
        ("2025-10-09T22:30:00Z", "2025-10-10T00:30:00+02:00"),
        ("2025-01-10T08:15:07.123+01:00", "2025-01-10T08:15:07+01:00"),
        ("2025-10-10T08:15:00", "2025-10-10T08:15:00+02:00"),  # the time in Germany
        ("2025-01-10 08:15", "2025-01-10T08:15:00+01:00"),
        ("2025-10-10T08:15:00 Europe/Berlin", "2025-10-10T08:15:00+02:00"),
        ("20251010T081500Z", "2025-10-10T10:15:00+02:00"),
        ("Fri, 10 Oct 2025 06:15:00 +0000", "2025-10-10T08:15:00+02:00"),
        ("Fri, 10 Oct 2025 06:15:00 GMT (Greenwich)", "2025-10-10T08:15:00+02:00"),
        ("Fri Oct 10 06:15:00 GMT 2025", "2025-10-10T08:15:00+02:00"),
        ("Mittwoch, 23.10.2024, 14:30 Uhr", "2024-10-23T14:30:00+02:00"),
        ("10. Oktober 2025, 14.30 Uhr", "2025-10-10T14:30:00+02:00"),
        ("[10.10.2025]", None),
        ("10.10.2025", None),
        ("2025-10-10", None),
        ("2025-10-10T00:00:00+02:00", None),  # a day
        ("2025-10-10T00:00:00Z", None),
        ("2025-10-09T22:00:00Z", None),  # the same, of a program in another zone
        ("2025-10-10T24:00:00", None),
        ("2025-10-10T08:15:00 XYZ", None),  # nobody knows when that was
        ("2025-10-10T25:15:00Z", None),
        ("31.02.2024, 14:30 Uhr", None),
        ("Fri, 10 Oct 25 06:15:00 GMT", "2025-10-10T08:15:00+02:00"),
        ("", None),
        ("x" * 500, None),
    ],
)
def test_a_time_is_read_where_one_is_given(text: str, at: str | None) -> None:
    found = read_time(text)
    assert (found.isoformat(timespec="seconds") if found else None) == at


@given(st.one_of(st.text(max_size=40), st.datetimes().map(str), st.datetimes().map(date.isoformat)))
def test_it_never_raises_and_agrees_with_the_day(text: str) -> None:
    at, day = read_time(text), read_date(text, date(9999, 1, 1)).day
    assert at is None or day is None or at.date() == day


def read(*dates: tuple[str, str]) -> Article:
    said = tuple(DateText(text=text, origin=origin) for text, origin in dates)
    rungs = tuple(("published", f"rung {n}") for n in range(len(said)))
    return normalise_article(
        Article(source="a", url="https://a.example/", seen_at=AT, title="T", dates=said,
                evidence=rungs)
    )  # fmt: skip


def test_another_source_of_the_same_day_gives_the_time() -> None:
    made = read(("[10.10.2025]", "page"), ("2025-10-10T08:15:00+02:00", "metadata"))
    assert made.published_text == "[10.10.2025]"
    assert made.published_at == "2025-10-10T08:15:00+02:00"
    assert made.evidence == (("published", "rung 0"), ("published_at", "rung 1"))
    assert normalise_article(made) == made


def test_a_source_of_another_day_gives_none() -> None:
    made = read(("[10.10.2025]", "page"), ("2025-10-11T08:15:00+02:00", "metadata"))
    assert (made.published, made.published_at) == ("2025-10-10", None)
    assert made.evidence == (("published", "rung 0"),)


def test_a_feed_gives_one() -> None:
    said = Teaser(source="a", url="https://a.example/", seen_on="feed", seen_at=AT, title="T",
                  published_text="Thu, 09 Oct 2025 22:30:00 GMT")  # fmt: skip
    made = normalise_teaser(said)
    assert (made.published, made.published_at) == ("2025-10-10", "2025-10-10T00:30:00+02:00")
    assert normalise_teaser(made) == made
