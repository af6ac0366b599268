"""Read a surface of any kind. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.reader.listing.feeds.feed import read_feed
from crawler.reader.listing.feeds.rest import read_rest
from crawler.reader.listing.feeds.sitemap import read_sitemap
from crawler.reader.listing.page import read_listing
from crawler.reader.listing.result import Listing
from crawler.sites import Site


@dataclass(frozen=True, slots=True)
class SurfaceHeaders:
    """The headers of an answer that describe a surface."""

    content_type: str | None = None
    """``Content-Type``."""
    pages: int | None = None
    """``X-WP-TotalPages``: how many pages a REST route has."""
    link: str | None = None
    """``Link``."""


NO_HEADERS = SurfaceHeaders()


def read_surface(
    kind: str, body: bytes, text: str, url: str, site: Site, fetched_at: str,
    headers: SurfaceHeaders = NO_HEADERS,
) -> Listing:  # fmt: skip
    """Read a surface by its kind: ``feed``, ``sitemap`` and ``rest`` from the bytes, pages from the
    decoded text."""
    if kind == "feed":
        return read_feed(body, url, site, fetched_at, headers.content_type)
    if kind == "sitemap":
        return read_sitemap(body, url, site, fetched_at, headers.content_type)
    if kind == "rest":
        return read_rest(body, url, site, fetched_at, pages=headers.pages, link=headers.link)
    return read_listing(text, url, site, kind, fetched_at)
