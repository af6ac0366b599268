"""Where a run goes: which surfaces, how far through each, and which articles after that.

What has been decided stands in the archive at once, so that a run that is killed is taken up where
it was. Nothing here makes a request.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.articles.identity import address_key
from archive.journal.cursors import OLD_IDS
from archive.journal.journal import Journal
from archive.journal.schedule import Steps
from crawler.frontier.options import Plan, newest_day
from crawler.reader import Listing
from crawler.sites import Site

ONCE = ("sitemap", "rest")
"""Surfaces that list everything: walked once, and again only in a backfill."""
MAX_STRAYS = 3000
"""New addresses a run takes from article pages alone; a site has few that no surface shows, a page
that invents a new link on every visit has no end of them."""
MAX_WAVES = 12
"""How often a run follows links of pages it has only now found; the longest chain of `wir
berichteten` links that no listing shows has 5."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """One page of a walk through a surface."""

    walk: int
    """Id of the walk in the archive."""
    kind: str
    """``feed``, ``home``, ``listing`` …"""
    url: str
    """The page."""
    whole: bool
    """Whether the walk goes to the end, or until it has caught up."""
    since: str | None = None
    """Date at which a whole walk ends."""
    after: str = ""
    """Time at which another walk goes on: where nothing shown was announced later, it has caught
    up. What this run or one that was broken off heard elsewhere first is news all the same."""


class Itinerary:
    """The way of one run through one site."""

    def __init__(
        self,
        journal: Journal,
        site: Site,
        plan: Plan,
        steps: Steps,
        limit: int | None,
        patience: int,
    ) -> None:
        self.journal = journal
        self.site = site
        self.plan = plan
        self.steps = steps
        self.limit = limit
        self.patience = patience
        self.asked: set[str] = set()
        self.fresh: set[str] = set()
        self.ahead: deque[str] = deque()
        self.strays = 0
        self.waves = 0
        self.nothing_new = False
        self.rechecked = plan.recheck == "none"
        self.numbers = "due" if plan.everything and site.old_ids else "none"
        self.missing = 0
        self.trying = False
        """Whether the addresses given out last are old numbers, which may well be missing."""

    def stops(self, now: str) -> list[Stop]:
        """The surfaces to begin with, newest first, then the walks that were broken off."""
        name, found = self.site.name, []
        broken = [
            w for w in self.journal.unfinished(name) if w.pages or not self._is_own(w.surface)
        ]
        whole_again = {w.surface for w in broken if w.whole}
        for kind, url in self.site.surfaces:
            first = not self.journal.walked_whole(name, url)
            whole = first or (self.plan.backfill and url not in whole_again)
            if whole or kind not in ONCE:
                # one that is taken up brings what is older than its newest page
                taken_up = [w.updated for w in broken if w.surface == url and w.pages]
                stop = self._begin(kind, url, whole=whole, now=now)
                found.append(replace(stop, after=max(taken_up, default=stop.after)))
        for walk in broken:
            if walk.next_url and walk.next_url not in {stop.url for stop in found}:
                found.append(Stop(walk=walk.id, kind=walk.kind, url=walk.next_url,
                                  whole=bool(walk.whole), since=walk.since,
                                  after=self.journal.caught_up(name, walk.surface)))  # fmt: skip
        return found

    def step(
        self, stop: Stop, listing: Listing, here: set[str], total: int | None, now: str
    ) -> list[Stop]:
        """Note what a page of a surface announced; where to go from there. ``here`` are the keys
        that no earlier page of the walk has shown: a box with the newest stands on every page."""
        self.fresh |= self.journal.unknown(self.site.name, listing.articles)
        further = [
            self._begin(kind, url, whole=stop.whole, now=now)
            for kind, url in listing.surfaces
            if kind in ONCE or stop.whole or not self.journal.has_page(url)
        ]
        new = self.journal.newer(self.site.name, listing.articles, stop.after, now)
        go_on = listing.next is not None and (stop.whole or bool(here & new))
        if go_on and stop.since is not None:
            main = [t for t in listing.teasers if address_key(t.url) in here]
            days = [day for t in main if (day := newest_day(t.published_text))]
            go_on = not days or max(days) >= stop.since
        following = listing.next if go_on else None
        self.journal.step(stop.walk, listing.articles, following, total, now)
        if following is not None:
            kind = "listing" if stop.kind == "home" else stop.kind
            further.append(replace(stop, kind=kind, url=following))
        return further

    def unchanged(self, stop: Stop, now: str) -> None:
        """End a walk whose page is as it was: it has caught up."""
        self.journal.step(stop.walk, (), None, None, now)

    def leave(self, stop: Stop, now: str) -> None:
        """End a walk: there is nothing more to be had."""
        self.journal.end_walk(stop.walk, now)

    def met_on_article(self, links: Iterable[str], now: str) -> bool:
        """Note links of an article page; whether there are too many that no surface shows."""
        links = [url for url in links if address_key(url) not in self.asked | self.fresh]
        unknown = self.journal.unknown(self.site.name, links) if links else set()
        if not unknown:
            return False
        self.strays += len(unknown)
        if self.strays > MAX_STRAYS:
            return True
        self.fresh |= unknown
        self.nothing_new = False
        new = [url for url in links if address_key(url) in unknown]
        self.journal.announce(self.site.name, "article", new, now)
        return False

    @property
    def left(self) -> int:
        """How many articles and old numbers are still to be asked for, as far as is known."""
        numbers = sum(old.last - old.first + 1 for old in self.site.old_ids)
        return len(self.ahead) + (numbers if self.numbers == "due" else 0)

    def leads_to(self, old: str, url: str, now: str) -> bool:
        """Note where an old number leads; whether the archive has that page already."""
        self.missing = 0
        return self.journal.tie(self.site.name, old, url, now)

    def unanswered(self, old: str, now: str) -> None:
        """An old number gave no answer that says anything: it is announced, and asked for again."""
        self.journal.announce(self.site.name, OLD_IDS, [old], now)

    def met_nothing(self) -> bool:
        """An old number leads to no article; whether these were too many in a row."""
        self.missing += 1
        if self.missing != self.patience:
            return False
        if self.trying:
            self.ahead.clear()
        return True

    def close(self, now: str) -> None:
        """All has been asked for: let coverage count the old numbers that led somewhere."""
        if self.numbers == "tried":
            self.numbers = "done"
            self.journal.untried(self.site.name, self.site.old_addresses, now)

    def articles(self, count: int, now: str, *, drained: bool) -> list[str]:
        """The next addresses of articles to ask for: what was announced and never read, then old
        numbers, then what is due to be looked at again. Once none is under way (``drained``), and
        all the links of their pages are noted: whole waves. Empty then: the run is done."""
        found: list[str] = []
        while not found and (self.ahead or (drained and self._look_ahead(now))):
            while self.ahead and len(found) < count:
                url = self.ahead.popleft()
                if (key := address_key(url)) not in self.asked:
                    self.asked.add(key)
                    found.append(url)
        return found

    def _look_ahead(self, now: str) -> bool:
        name, plan = self.site.name, self.plan
        self.trying = False
        if self.waves < MAX_WAVES and not self.nothing_new:
            unread = self.journal.unread(name, now, plan.since, plan.until)
            self._line_up(unread)
            self.waves += bool(self.ahead)
            self.nothing_new = not self.ahead
        if not self.ahead and self.numbers == "due":
            self.numbers = "tried"
            untried = self.journal.untried(name, self.site.old_addresses, now)
            self._line_up(untried)
            self.trying = bool(self.ahead)
        if not self.ahead and not self.rechecked:
            self.rechecked = True
            everything = plan.recheck == "all"
            steps = ((10**6, 0.0),) if everything else self.steps
            due = self.journal.due(name, now, steps, None if everything else self.limit)
            self._line_up(due)
        return bool(self.ahead)

    def _line_up(self, urls: Iterable[str]) -> None:
        self.ahead.extend(url for url in urls if address_key(url) not in self.asked)

    def _begin(self, kind: str, url: str, *, whole: bool, now: str) -> Stop:
        since = self.plan.since if whole and kind not in ONCE else None
        walk = self.journal.begin_walk(self.site.name, url, kind, whole=whole, since=since, at=now)
        after = self.journal.caught_up(self.site.name, url)
        return Stop(walk=walk, kind=kind, url=url, whole=whole, since=since, after=after)

    def _is_own(self, surface: str) -> bool:
        return any(url == surface for _, url in self.site.surfaces)
