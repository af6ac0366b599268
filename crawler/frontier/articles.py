"""Choose the articles that a run requests: in phases, pulled from the archive.

So a killed run loses nothing that matters.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from archive.articles.identity import address_key
from archive.journal.cursors import OLD_IDS
from archive.journal.journal import Journal
from archive.journal.schedule import Steps
from crawler.frontier.budget import LookBudget
from crawler.frontier.options import CrawlOptions
from crawler.sites import Site

MAX_ROUNDS = 12
"""Rounds in which a run follows links of newly found pages; the longest known chain of `wir
berichteten` links that no listing shows has 5."""


class Phase(Enum):
    """The phases of a run, in order."""

    DISCOVERED = auto()
    """Discovered articles never read; repeated when pages link new ones."""
    OLD_IDS = auto()
    """Old numbers, many of which lead nowhere; once."""
    DUE = auto()
    """Archived articles due for a recheck, or all of them; once."""
    NEIGHBOURS = auto()
    """Archived articles near those found gone or changed, or held as those whole again were."""


@dataclass(eq=False)
class ArticleQueue:
    """The articles that a run has yet to request."""

    journal: Journal
    site: Site
    options: CrawlOptions
    steps: Steps
    limit: int | None
    max_missing: int

    def __post_init__(self) -> None:
        site, options = self.site, self.options
        self.budget = LookBudget(self.journal, site.name, self.limit)
        self.requested: set[str] = set()
        self.queue: deque[str] = deque()
        self.phase = Phase.DISCOVERED
        """Phase of the addresses in the queue, and of those returned last."""
        self.has_old_ids = options.everything and bool(site.old_ids)
        no = {Phase.OLD_IDS: not self.has_old_ids, Phase.DUE: options.recheck == "none",
              Phase.NEIGHBOURS: options.recheck != "due"}  # fmt: skip
        self.ahead = {phase for phase in Phase if not no.get(phase)}
        self.rounds = 0
        self.missing = 0
        """Consecutive old numbers that led to no article."""

    @property
    def remaining(self) -> int:
        """Return how many articles and old numbers are known to be left."""
        numbers = sum(old.last - old.first + 1 for old in self.site.old_ids)
        return len(self.queue) + (numbers if Phase.OLD_IDS in self.ahead else 0)

    def old_id_found(self, old: str, url: str, now: str) -> bool:
        """Record where an old number leads; return whether the archive has that page."""
        self.missing = 0
        return self.journal.link_old_address(self.site.name, old, url, now)

    def old_id_unanswered(self, old: str, now: str) -> None:
        """Record an old number without a conclusive response: it is tried again."""
        self.journal.record_links(self.site.name, OLD_IDS, [old], now)

    def old_id_missing(self) -> bool:
        """Count an old number that leads to no article; return whether the limit is reached."""
        self.missing += 1
        if self.missing != self.max_missing:
            return False
        if self.phase is Phase.OLD_IDS:
            self.queue.clear()
        return True

    def left_unread(self, now: str) -> list[str]:
        """List the announced articles that this run should have requested but did not."""
        options = self.options
        unread = self.journal.unread(self.site.name, now, options.since, options.until)
        return [url for url in unread if address_key(url) not in self.requested]

    def close(self, now: str) -> None:
        """End a finished run: announce the old numbers that led to an article, for coverage."""
        if self.has_old_ids and Phase.OLD_IDS not in self.ahead:
            self.journal.untried_addresses(self.site.name, self.site.old_addresses, now)

    def next_articles(self, count: int, now: str, *, drained: bool) -> list[str]:
        """Return at most ``count`` addresses to request. A new phase, or round of the first one,
        begins only if no request is in flight (``drained``), so that all links are recorded; if
        the list is empty then, the run is done."""
        found: list[str] = []
        while not found and (self.queue or (drained and self._fill_queue(now))):
            most = self.budget.room if self.looking else count
            if not most:
                self.queue.clear()
            while self.queue and len(found) < most:
                url = self.queue.popleft()
                if (key := address_key(url)) not in self.requested:
                    self.requested.add(key)
                    found.append(url)
        return found

    @property
    def looking(self) -> bool:
        """Whether the queue holds archived articles, whose rechecks are limited."""
        due = self.phase is Phase.DUE and self.options.recheck != "all"
        return due or self.phase is Phase.NEIGHBOURS

    def _fill_queue(self, now: str) -> bool:
        for self.phase in Phase:
            urls = self._urls(now) if self.phase in self.ahead else ()
            self.queue.extend(url for url in urls if address_key(url) not in self.requested)
            if self.queue:
                self.rounds += self.phase is Phase.DISCOVERED
                return True
            if self.phase is not Phase.NEIGHBOURS:
                self.ahead.discard(self.phase)
        self.phase = Phase.DISCOVERED
        return False

    def _urls(self, now: str) -> Iterable[str]:
        name, options = self.site.name, self.options
        match self.phase:
            case Phase.DISCOVERED:
                if self.rounds >= MAX_ROUNDS:
                    return ()
                return self.journal.unread(name, now, options.since, options.until)
            case Phase.OLD_IDS:
                self.ahead.discard(self.phase)
                return self.journal.untried_addresses(name, self.site.old_addresses, now)
            case Phase.DUE:
                self.ahead.discard(self.phase)
                if options.recheck == "all":
                    return self.journal.due(name, now, ((10**6, 0.0),), None)
                left = self.budget.left(len(self.requested))
                return self.journal.due(name, now, self.steps, left)
            case Phase.NEIGHBOURS:
                return self.budget.companions(self.requested, now)
