"""How many archived articles a run looks at again: never so many that a site has twice the requests
of a usual day; and the neighbours of what vanished or changed, which vanish or change together; and
what is held for a fault that is over."""

from __future__ import annotations

from collections.abc import Collection

from archive.articles.identity import address_key
from archive.journal.journal import Journal

USUAL_RUNS = 20
"""Good runs whose requests are what is usual."""
MOST = 1.75
"""Times the requests of a usual run: less than twice, however what is usual is counted."""
LEAST = 40
"""Requests that a run may always make: a small site has few articles, and an old one many."""
LOOKS = 16
"""Archived articles that are asked for at once."""
SURFACES = 10
"""Requests of a run that are for no article."""
LOOKED_THROUGH = 1000
"""Articles among which neighbours are looked for."""
MANY = 5
"""Articles gone or changed in a run, whose neighbours are looked at in the same run."""
GONE, CHANGED = 0.05, 0.3
"""The same, as a share of what was asked for."""


class LookBudget:
    """The looks of one run."""

    def __init__(self, journal: Journal, source: str, limit: int | None) -> None:
        self.journal = journal
        self.source = source
        self.limit = limit
        self.gone: list[str] = []
        """Articles that this run found missing."""
        self.changed: list[str] = []
        """Articles whose text this run found changed."""
        self.told = 0
        self.made = 0
        """Requests that the run has made, redirects included, and those under way."""

    @property
    def room(self) -> int:
        """Return how many articles may be asked for at once, without more requests than the run
        may make if each of them redirects."""
        usual = self.journal.usual_requests(self.source, USUAL_RUNS)
        if usual is None:
            return LOOKS
        return max(0, min(LOOKS, (int(max(MOST * usual, LEAST)) - self.made) // 2))

    def left(self, asked: int) -> int | None:
        """Return how many more articles the run may look at, having asked for so many; ``None``
        where there is no limit."""
        usual = self.journal.usual_requests(self.source, USUAL_RUNS)
        if usual is None:
            return self.limit
        left = max(0, int(max(MOST * usual, LEAST)) - SURFACES - asked)
        return left if self.limit is None else min(left, self.limit)

    def companions(self, requested: Collection[str], now: str) -> list[str]:
        """List the articles that fare as others of this run did, without those requested (by key):
        held ones that may read whole again, and neighbours of what is gone or changed."""
        held = self.journal.recovering(self.source, now)
        near = held + self.neighbours(requested)
        left = self.left(len(requested))
        return [url for url in near if address_key(url) not in requested][:left]

    def neighbours(self, requested: Collection[str]) -> list[str]:
        """List the articles that appeared in the same weeks as those that are gone or changed, if
        these are many of those requested; again only if more of them were found."""
        asked = len(requested)
        found = [
            url
            for urls, share in ((self.gone, GONE), (self.changed, CHANGED))
            if len(urls) >= MANY and len(urls) > share * asked
            for url in urls
        ]
        if len(found) < self.told + MANY:
            return []
        self.told = len(found)
        return self.journal.neighbours(self.source, found, LOOKED_THROUGH)
