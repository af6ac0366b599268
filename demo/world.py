"""The mutable state of the two sites while they are served. Thread-safe."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from demo import content
from demo.brands import BRANDS
from demo.layouts.div import DivLayout
from demo.layouts.semantic import SemanticLayout
from demo.model import Article, Issue, SiteName

Layout = DivLayout | SemanticLayout
_LAYOUTS: dict[SiteName, Layout] = {"rathausblick": DivLayout(), "werkblick": SemanticLayout()}


@dataclass(frozen=True, slots=True)
class _View:
    """A snapshot of a site, indexed for quick answers."""

    newest: tuple[Article, ...]
    popular: tuple[Article, ...]
    sections: dict[str, tuple[Article, ...]]
    by_post_id: dict[int, Article]
    by_old_id: dict[int, Article]


def _view(everything: Iterable[Article], online: list[Article]) -> _View:
    newest = tuple(sorted(online, key=lambda a: (a.date, a.post_id), reverse=True))
    popular = sorted(newest, key=lambda a: zlib.crc32(a.slug.encode()))[:4]
    sections: dict[str, tuple[Article, ...]] = {}
    for name in {a.section for a in newest}:
        sections[name] = tuple(a for a in newest if a.section == name)
    return _View(
        newest=newest,
        popular=tuple(popular),
        sections=sections,
        by_post_id={a.post_id: a for a in everything},
        by_old_id={a.old_id: a for a in everything if a.old_id is not None},
    )


class World:
    """Articles, layouts and newsletters of both sites; ``today`` is by default the real day."""

    def __init__(self, today: date | None = None) -> None:
        self._today = today
        self._lock = threading.RLock()
        self._articles: dict[SiteName, dict[str, Article]] = {
            site: {article.slug: article for article in content.articles(site)} for site in _LAYOUTS
        }
        self._removed: dict[tuple[SiteName, str], int] = {}
        self._unlisted: set[tuple[SiteName, str]] = set()
        self._layouts = dict(_LAYOUTS)
        self._views: dict[SiteName, _View] = {}
        self._edits = 0

    @property
    def today(self) -> date:
        """The day in the page header."""
        return self._today or date.today()

    @today.setter
    def today(self, day: date | None) -> None:
        self._today = day

    def articles(self, site: SiteName) -> tuple[Article, ...]:
        """List everything that is online, newest first: the ground truth for a crawl."""
        return self._view(site).newest

    def _view(self, site: SiteName) -> _View:
        """Return the current snapshot of a site; computed once after every change."""
        with self._lock:
            if site not in self._views:
                everything = self._articles[site].values()
                hidden = self._removed.keys() | self._unlisted
                online = [a for a in everything if (site, a.slug) not in hidden]
                self._views[site] = _view(everything, online)
            return self._views[site]

    def article(self, site: SiteName, slug: str) -> Article | None:
        """Find the article with this slug, removed or not."""
        with self._lock:
            return self._articles[site].get(slug)

    def by_post_id(self, site: SiteName, number: int) -> Article | None:
        """Find the article with this ``?p=`` id, removed or not."""
        return self._view(site).by_post_id.get(number)

    def by_old_id(self, site: SiteName, number: int) -> Article | None:
        """Find the article with this ``meldung_`` id, removed or not."""
        return self._view(site).by_old_id.get(number)

    def removed(self, site: SiteName, slug: str) -> int | None:
        """Return the HTTP status of a removed article."""
        with self._lock:
            return self._removed.get((site, slug))

    def layout(self, site: SiteName) -> Layout:
        """Return the current markup of a site."""
        with self._lock:
            return self._layouts[site]

    def publish(self, site: SiteName, article: Article) -> Article:
        """Put an article online."""
        with self._lock:
            self._articles[site][article.slug] = replace(article, site=site)
            self._removed.pop((site, article.slug), None)
            self._views.pop(site, None)
            return self._articles[site][article.slug]

    def publish_new(
        self, site: SiteName, count: int = 1, *, day: date | None = None
    ) -> tuple[Article, ...]:
        """Invent and publish articles of one day, by default today."""
        with self._lock:
            after = max(article.post_id for article in self._articles[site].values())
            taken: Collection[str] = self._articles[site]
            fresh = content.invent(site, count, day or self.today, after=after, taken=taken)
            return tuple(self.publish(site, article) for article in fresh)

    def edit(self, site: SiteName, slug: str, **fields: Any) -> Article:
        """Change fields of an article (names as in ``demo.model.Article``); ``Last-Modified`` and
        ``ETag`` change with them."""
        with self._lock:
            self._edits += 1
            stamp = datetime.combine(self.today, time(12), UTC) + timedelta(seconds=self._edits)
            changed = replace(self._articles[site][slug], edited=stamp, **fields)
            self._articles[site][slug] = changed
            self._views.pop(site, None)
            return changed

    def remove(self, site: SiteName, slug: str, status: int = 410) -> None:
        """Take an article offline: its addresses answer ``status``, no listing contains it."""
        with self._lock:
            if slug not in self._articles[site]:
                raise KeyError(f"{site} has no article {slug}")
            self._removed[site, slug] = status
            self._views.pop(site, None)

    def unlist(self, site: SiteName, slug: str) -> None:
        """Remove an article from listings, feeds and sitemaps; its addresses still answer."""
        with self._lock:
            self._unlisted.add((site, slug))
            self._views.pop(site, None)

    def restore(self, site: SiteName, slug: str) -> None:
        """Put a removed article online again."""
        with self._lock:
            del self._removed[site, slug]
            self._views.pop(site, None)

    def relayout(self, site: SiteName) -> None:
        """Switch a site to the other markup; a second call switches it back."""
        with self._lock:
            other: SiteName = "werkblick" if self._layouts[site].name == "div" else "rathausblick"
            self._layouts[site] = _LAYOUTS[other]

    def related(self, article: Article) -> tuple[Article, ...]:
        """List 3 to 15 other articles of the same section, newest first."""
        view, count = self._view(article.site), 3 + article.post_id % 13
        near = [a for a in view.sections.get(article.section, ()) if a.slug != article.slug]
        if len(near) < 3:
            known = {article.slug, *(a.slug for a in near)}
            near += [a for a in view.newest[:9] if a.slug not in known][: 3 - len(near)]
        return tuple(near[:count])

    def popular(self, site: SiteName) -> tuple[Article, ...]:
        """List four articles for the sidebar, which hardly ever change."""
        return self._view(site).popular

    def issues(self, site: SiteName) -> tuple[Issue, ...]:
        """List the newsletters, newest first; they stay the same when articles change."""
        first = 88_100 if site == "rathausblick" else 38_100
        own, others = content.articles(site), content.articles(BRANDS[site].sister)
        found = []
        for number, day in enumerate(_issue_days()):
            before = [a for a in own if a.date <= day][-10:]
            guests = [a for a in others if a.date <= day][-3:]
            found.append(Issue(first + number * 9, day, tuple(before[::-1]), tuple(guests[::-1])))
        return tuple(reversed(found))


def _issue_days() -> tuple[date, ...]:
    """List the days of newsletters: two of long ago, then every fortnight up to the newest day."""
    recent = [content.NEWEST - timedelta(days=14 * back) for back in range(6)]
    return (date(2018, 4, 27), date(2021, 11, 26), *reversed(recent))
