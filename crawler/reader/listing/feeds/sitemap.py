"""Read sitemaps, sitemap indexes and news sitemaps (sitemaps.org 0.9). Pure.

Only direct children of an entry count, by their qualified names: pictures and videos have their own
addresses, titles and dates. Dates of publication come from news sitemaps only, never from
``lastmod``, which is just a reason to recheck a page.
"""

from __future__ import annotations

from lxml import etree

from archive.articles.spelling import canonical_url, without_user
from archive.records import Teaser
from crawler.reader.decode import decode
from crawler.reader.listing.feeds.feed import ROOTS, feed_listing
from crawler.reader.listing.feeds.xml import (
    NEWS,
    Document,
    broke_off_at_once,
    child_text,
    children,
    entries,
    own,
    parse_xml,
)
from crawler.reader.listing.links import absolute_url
from crawler.reader.listing.mend import unpack
from crawler.reader.listing.result import Listing
from crawler.reader.listing.times import utc_time
from crawler.sites import Site


def read_sitemap(
    body: bytes, url: str, site: Site, fetched_at: str, content_type: str | None = None
) -> Listing:
    """Read the addresses of a sitemap, or the sitemaps of an index; of a news sitemap the teasers
    too. A sitemap may also be a feed, or a text with one address per line.

    Never raises: ``unreadable`` is set for anything else, ``complete`` is false if it breaks off.
    """
    document = parse_xml(body, content_type)
    if document is None:
        return _lines(body, site, content_type)
    if document.name in ROOTS:
        return feed_listing(document, url, site, fetched_at, "sitemap")
    if document.name not in ("urlset", "sitemapindex"):
        return Listing(unreadable="sitemap", complete=not broke_off_at_once(body))
    return _entries(document, url, site, fetched_at)


def _entries(document: Document, url: str, site: Site, fetched_at: str) -> Listing:
    teasers: list[Teaser] = []
    articles: list[str] = []
    sitemaps: list[tuple[str, str]] = []
    modified: dict[str, str] = {}
    for entry in entries(document, "url", "sitemap"):
        address = absolute_url(url, child_text(entry, *own(entry, "loc")) or "")
        if address is None or not site.owns(address):
            continue
        listed = document.name == "sitemapindex"
        if (listed or site.is_article(address)) and (
            at := utc_time(child_text(entry, *own(entry, "lastmod")))
        ):
            modified[address] = at
        if listed:
            sitemaps.append(("sitemap", address))
        elif site.is_article(address):
            articles.append(address)
            if (teaser := _teaser(entry, address, site, fetched_at)) is not None:
                teasers.append(teaser)
    return Listing(
        teasers=tuple(teasers),
        articles=tuple(dict.fromkeys(articles)),
        surfaces=tuple(dict.fromkeys(sitemaps)),
        modified=tuple(modified.items()),
        complete=document.whole,
    )


def _teaser(entry: etree._Element, address: str, site: Site, fetched_at: str) -> Teaser | None:
    """Read the teaser of an article in a news sitemap."""
    for news in children(entry, (NEWS, "news")):
        if title := child_text(news, (NEWS, "title")):
            return Teaser(
                source=site.name, url=canonical_url(address), seen_on="sitemap",
                seen_at=fetched_at, title=" ".join(title.split()),
                published_text=child_text(news, (NEWS, "publication_date")),
            )  # fmt: skip
    return None


def _lines(body: bytes, site: Site, content_type: str | None) -> Listing:
    """Read a sitemap that is a text: every line must be an address."""
    raw, whole = unpack(body)
    lines = [line.strip() for line in decode(raw, content_type).splitlines()]
    lines = [line for line in lines if line]
    if not lines or not all(line.startswith(("http://", "https://")) for line in lines[:1000]):
        return Listing(unreadable="sitemap", complete=not broke_off_at_once(body))
    if not whole:
        lines.pop()
    found = dict.fromkeys(without_user(line) for line in lines if site.is_article(line))
    return Listing(articles=tuple(found), complete=whole)
