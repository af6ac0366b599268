"""Limit the rechecks of a run, so that no site gets twice its usual requests; find neighbours of
articles that vanished or changed, as those tend to vanish or change together, and articles held for
the same reason as others that read whole again."""

from __future__ import annotations

from collections.abc import Collection

from archive.articles.identity import address_key
from archive.journal.journal import Journal

USUAL_RUNS = 20
"""Good runs from which the usual number of requests is computed."""
MOST = 1.75
"""Factor on the usual requests: safely below two."""
LEAST = 40
"""Requests that a run may always make: a small site publishes little, but has old articles."""
LOOKS = 16
"""Archived articles that are requested at once."""
SURFACES = 10
"""Requests of a run that are not for articles."""
LOOKED_THROUGH = 1000
"""Articles that are searched for neighbours."""
MANY = 5
"""Articles gone or changed in a run before their neighbours are rechecked, too."""
GONE, CHANGED = 0.05, 0.3
"""The same, as shares of the articles requested."""


class LookBudget:
    """The rechecks of one run."""

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
        """Requests that the run has made, including redirects and those in flight."""

    @property
    def room(self) -> int:
        """Return how many articles may be requested now, even if each of them redirects."""
        usual = self.journal.usual_requests(self.source, USUAL_RUNS)
        if usual is None:
            return LOOKS
        return max(0, min(LOOKS, (int(max(MOST * usual, LEAST)) - self.made) // 2))

    def left(self, asked: int) -> int | None:
        """Return how many more articles may be rechecked after ``asked`` requests; ``None`` without
        a limit."""
        usual = self.journal.usual_requests(self.source, USUAL_RUNS)
        if usual is None:
            return self.limit
        left = max(0, int(max(MOST * usual, LEAST)) - SURFACES - asked)
        return left if self.limit is None else min(left, self.limit)

    def companions(self, requested: Collection[str], now: str) -> list[str]:
        """List the articles to look at because of what this run found, except the keys
        ``requested``: held ones that may read whole again, neighbours of those gone or changed."""
        held = self.journal.recovering(self.source, now)
        near = held + self.neighbours(requested)
        left = self.left(len(requested))
        return [url for url in near if address_key(url) not in requested][:left]

    def neighbours(self, requested: Collection[str]) -> list[str]:
        """List the articles published in the same weeks as those gone or changed, if these are
        many of those requested. Empty until ``MANY`` more were found than last time."""
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
