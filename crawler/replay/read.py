"""Replay captures: read stored pages into records. Needs no network and no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrapy.http import HtmlResponse

from archive import Address, ArchiveError, Article, Page, Record
from archive.captures.records import Visit
from archive.captures.store import PageStore
from archive.records import PAGES_MISSING
from crawler.reader import Reading, decode, read_article, read_surface
from crawler.reader.article.page.further import MAX_PAGES, is_numbered, join_pages, says_the_same
from crawler.replay.version import reader_version
from crawler.run.responses import header_of, surface_headers, unreadable
from crawler.sites import SITES, Site

if TYPE_CHECKING:
    from archive.articles.prepared import Prepared

ARTICLES = ("article",)
LISTINGS = ("home", "listing", "newsletter", "feed", "rest")
"""Kinds of captures that are read beside articles, if new to the archive."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayTask:
    """One address whose captures are to be read."""

    source: str
    """Site name."""
    url: str
    """The address."""
    read_at: str
    """Time of this reading."""
    redirects: tuple[str, ...] = ()
    """Addresses that redirect to it."""
    since: str | None = None
    """Earliest time of a capture."""
    times: tuple[str, ...] | None = None
    """Read only captures of these times, with teasers and page states; ``None``: the articles."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayResult:
    """The result of a task."""

    task: ReplayTask
    """The task."""
    records: tuple[Record, ...] = ()
    """The records read, in the order of time."""
    prepared: tuple[Prepared | Record, ...] = ()
    """The same, normalised and prepared; a record for which that failed is as it was read."""
    pages: int = 0
    """Captures read."""
    faults: tuple[str, ...] = ()
    """One sentence for each unreadable page."""


def read_captures(store: PageStore, task: ReplayTask) -> ReplayResult:
    """Read the captures of one address, oldest first; raise ``ArchiveError`` only if the store as a
    whole cannot be read."""
    site = SITES[task.source]
    records: list[Record] = []
    faults: list[str] = []
    pages = 0
    for visit in _chosen(store.history(task.url), task):
        try:
            body = store.body(visit) if visit.first_status == 200 else b""
        except ArchiveError as error:
            faults.append(str(error))
            continue
        found = list(_records(store, visit, body, site, task))
        records += found
        pages += visit.first_status == 200
    return ReplayResult(task=task, records=tuple(records), pages=pages, faults=tuple(faults))


def redirects_to(
    redirects: list[tuple[str, str]], join: Callable[[str, str], str]
) -> dict[str, list[str]]:
    """Map each address to all that redirect to it, in one or several steps.

    >>> from urllib.parse import urljoin
    >>> redirects_to([("http://a.example/1", "/2"), ("http://a.example/2", "/3")], urljoin)
    {'http://a.example/2': ['http://a.example/1'], 'http://a.example/3': ['http://a.example/1', \
'http://a.example/2']}
    """
    target = {url: join(url, location) for url, location in redirects}
    found: dict[str, list[str]] = {}
    for url in target:
        step, passed = url, {url}
        while (step := target.get(step, "")) and step not in passed:
            passed.add(step)
            found.setdefault(step, []).append(url)
    return found


def _chosen(history: list[Visit], task: ReplayTask) -> Iterator[Visit]:
    """Yield the visits at ``task.times``; without them, each one at which the page changed."""
    before: int | None = None
    for visit in history:
        again, before = visit.capture == before, visit.capture
        if task.times is not None:
            if visit.at in task.times:
                yield visit
        elif not again and visit.first_status == 200 and (task.since or "") <= visit.at:
            yield visit


def _whole(store: PageStore, reading: Reading, visit: Visit, site: Site) -> Article:
    """Join an article with its further pages, preferably as captured after its first one."""
    waiting, missing, parts = list(reading.further), [], list[Article]()
    for url in waiting:  # grows during the loop
        pages = [page for page in store.history(url) if page.first_status == 200]
        later = [page for page in pages if page.at >= visit.at]
        chosen = next(iter(later or pages[::-1]), None)
        if chosen is None or len(parts) >= MAX_PAGES:
            missing.append(url)
            break
        text = decode(store.body(chosen), header_of(_response(chosen), "Content-Type"))
        part = read_article(text, visit.url, site, visit.at)
        if says_the_same(part.article, (reading.article, *parts)):
            break
        parts.append(part.article)
        waiting += [further for further in part.further if further not in waiting]
    return join_pages(reading.article, parts, missing)


def _response(visit: Visit, body: bytes = b"") -> HtmlResponse:
    return HtmlResponse(visit.url, status=visit.status, headers=dict(visit.headers), body=body)


def _records(
    store: PageStore, visit: Visit, body: bytes, site: Site, task: ReplayTask
) -> Iterator[Record]:
    response = _response(visit, body)
    whole = task.times is not None
    if (
        visit.first_status == 200
        and unreadable(response, is_page=visit.kind not in ("feed", "rest")) is None
    ):
        text = decode(body, header_of(response, "Content-Type"))
        if visit.kind == "article" and site.is_article(visit.url):
            if is_numbered(visit.url):
                return  # it is read with the first page
            reading = read_article(text, visit.url, site, visit.at)
            article = _whole(store, reading, visit, site) if reading.further else reading.article
            if not whole and any(remark.reason == PAGES_MISSING for remark in article.remarks):
                return  # the archive has more of it
            hops = [url for url in task.redirects if site.is_article(url)]
            yield replace(
                article,
                addresses=(
                    *article.addresses,
                    *(Address(url=url, kind="redirect") for url in hops),
                ),
                capture=visit.capture,
                reader=reader_version(),
                read_at=task.read_at,
            )
            yield from reading.teasers if whole else ()
        elif whole and visit.kind in LISTINGS:
            headers = surface_headers(response)
            page = (visit.url, site, visit.at)
            yield from read_surface(visit.kind, body, text, *page, headers).teasers
    if whole and not 300 <= visit.status <= 303 and visit.status not in (307, 308):
        yield Page(
            url=visit.url,
            source=site.name,
            fetched_at=visit.at,
            status=visit.status,
            kind=visit.kind,
            etag=header_of(response, "ETag"),
            last_modified=header_of(response, "Last-Modified"),
            capture=visit.capture,
        )
