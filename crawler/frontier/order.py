"""Weigh the days of a listing against its order. Pure.

A daily run ends its walk at the first page without a new article, so a listing must begin with the
newest. And where it does, the place of a new article dates it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise

from archive.records import Teaser
from crawler.frontier.options import newest_day
from crawler.reader.listing.paging import NUMBERED

ENOUGH = 8
"""Dated teasers of a page whose order means something."""
IN_PLACE = 0.6
"""Share of them in a row from the newest to the oldest; a few pinned ones stand outside it, of a
shuffled page half."""
RISES = 1 / 3
"""Share of them that are newer than the one before: of a page in columns the first of each column,
of a shuffled page half."""
APART = 14
"""Days by which an article that is new on a list may be older than a known one below it."""
_NUMBER = re.compile(rf"{NUMBERED}([0-9]{{1,5}})(?![0-9])")


def days_of(teasers: Sequence[Teaser], kind: str) -> list[str]:
    """List the days printed in the main list of a page, as ``YYYY-MM-DD``, in its order."""
    found = (newest_day(t.published_text) for t in teasers if t.seen_on in (kind, "listing"))
    return [day for day in found if day]


def is_unordered(days: Sequence[str]) -> bool | None:
    """Return whether a list does not go from the newest to the oldest; ``None`` if its days are too
    few to tell.

    >>> is_unordered(["2025-01-02", *(f"2025-03-{d:02}" for d in range(20, 10, -1))])
    False
    >>> is_unordered([f"2025-03-{d:02}" for d in (3, 9, 1, 7, 8, 2, 5, 4, 6)])
    True
    >>> is_unordered([f"2025-03-{d:02}" for d in (12, 9, 6, 3, 11, 8, 5, 2, 10, 7, 4, 1)])
    False
    """
    if len(days) < ENOUGH:
        return None
    if sum(a < b for a, b in pairwise(days)) <= RISES * len(days):
        return False
    ends: list[int] = []
    for day in days:
        falling = -date_number(day)
        place = bisect_right(ends, falling)
        ends[place:] = [falling, *ends[place + 1 :]]
    return len(ends) < IN_PLACE * len(days)


def mostly_newer(days: Sequence[str], newest: str) -> bool:
    """Return whether most of a later page's days are newer than the newest day of the first page.

    >>> mostly_newer(["2025-10-06"] * 5 + ["2024-01-01"] * 4, "2025-09-01")
    True
    """
    return len(days) >= ENOUGH and 2 * sum(day > newest for day in days) > len(days)


def late_dated(
    listed: Sequence[tuple[str, str | None]], new: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Iterate over the new articles of a list, as key and printed day, that stand above a known one
    of a much later day; each with that day.

    >>> [*late_dated([("a", "2025-04-11"), ("b", "2025-11-03")], {"a"})]
    [('a', '2025-11-03')]
    """
    below = ""
    found = []
    for key, day in reversed(listed):
        if day is None:
            continue
        if key not in new:
            below = max(below, day)
        elif below and date_number(below) - date_number(day) >= APART:
            found.append((key, below))
    yield from reversed(found)


def skipped(url: str, further: str) -> bool:
    """Return whether the next page of a listing, by its number, leaves out pages.

    >>> skipped("https://a.example/m/", "https://a.example/m/page/6/")
    True
    >>> skipped("https://a.example/m/?page=2", "https://a.example/m/?page=3")
    False
    """
    here, there = _NUMBER.search(url[:1000]), _NUMBER.search(further[:1000])
    if there is None:
        return False
    return int(there[1]) > (int(here[1]) if here else 1) + 1


def date_number(day: str) -> int:
    """Return the number of a day ``YYYY-MM-DD``; of one that is no date, of the first of its month
    or year."""
    for text in (day, f"{day[:7]}-01", f"{day[:4]}-01-01"):
        try:
            return date.fromisoformat(text).toordinal()
        except ValueError:
            continue
    return 0
