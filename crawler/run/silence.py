"""Judge whether a site has fallen silent, counting publishing days. Pure.

Publishing days are weekdays, except nationwide holidays and the turn of the year. A silence is
compared with the site's own longest one: a site that pauses every summer has not fallen silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from dateutil.easter import easter

from archive.visible import number_of
from crawler.run.first_contact import Ruling
from crawler.run.observation import Observation
from crawler.sites.profile import Expects

FIXED = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
"""Holidays in all of Germany, month and day."""
MOVED = (-2, 1, 39, 50)
"""Days after Easter: Good Friday, Easter Monday, Ascension Day, Whit Monday."""
TURN = ((12, 20), (1, 6))
"""First and last day of the turn of the year, when no site is expected to publish."""
LONGER = 1.5
"""A silence this many times as long as any before is news."""
MIN_DAYS = 6
"""Publishing days; a shorter silence is never news."""
MIN_WATCHED = 3
"""Days on which it must have published since its first run: a closed archive is not silent."""
MIN_PUBLISHED = 30
"""Days on which a site must have published before its silences define the usual."""
ARTICLES_LEFT = 0.25
"""A number of articles in two weeks below this part of the usual one is news."""
MIN_FORTNIGHT = 8.0
"""Usual articles in two weeks; a site with fewer may simply pause."""


def is_publishing_day(day: date) -> bool:
    """Tell whether publishers in Germany work on a day.

    >>> is_publishing_day(date(2025, 4, 18)), is_publishing_day(date(2025, 4, 22))
    (False, True)
    """
    turn = (day.month, day.day) >= TURN[0] or (day.month, day.day) <= TURN[1]
    return day.weekday() < 5 and not turn and day not in _holidays(day.year)


def publishing_days(after: date, until: date) -> int:
    """Count the publishing days after one day, up to and including another.

    >>> publishing_days(date(2025, 12, 18), date(2026, 1, 8))
    3
    """
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(is_publishing_day(day) for day in days)


def longest_silence(published: Sequence[date]) -> int:
    """Return the most publishing days between two successive days with articles."""
    pairs = pairwise(published)
    return max((publishing_days(a, b) - is_publishing_day(b) for a, b in pairs), default=0)


def silence(published: Sequence[date], today: date, watched: date) -> tuple[int, int] | None:
    """Return for how many publishing days before today a site has been silent, and how many are too
    many; ``None`` if too little is known, or if it has hardly published since it was first
    ``watched``. ``published``: the days on which it published, in order."""
    days = [day for day in published if day <= today]
    if len(days) < MIN_PUBLISHED or sum(day > watched for day in days) < MIN_WATCHED:
        return None
    now = publishing_days(days[-1], today - timedelta(days=1))
    return now, max(MIN_DAYS, int(longest_silence(days) * LONGER) + 1)


def weekly(observed: Observation, expects: Expects) -> Ruling:
    """Judge how many articles have appeared lately, by the profile or by the longest silence."""
    if expects.articles_a_week:
        usual = expects.articles_a_week * observed.publishing_days / 5
        few = usual >= MIN_FORTNIGHT / 2 and observed.fortnight < usual * ARTICLES_LEFT
        return [(
            "new",
            f"{number_of(round(observed.fortnight), 'article')} appeared in the last two weeks; "
            f"the profile expects {usual:.0f}" if few else None,
        )]  # fmt: skip
    if observed.silence is None:
        return []
    days, too_many = observed.silence
    return [(
        "new",
        f"no article has appeared on the last {days} publishing days; the longest silence so far "
        f"was {int(too_many / LONGER)}" if days >= too_many else None,
    )]  # fmt: skip


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    sunday = easter(year)
    moved = {sunday + timedelta(days=n) for n in MOVED}
    return frozenset(moved | {date(year, month, day) for month, day in FIXED})
