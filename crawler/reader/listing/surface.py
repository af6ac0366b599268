"""Read a surface of any kind. Pure."""

from __future__ import annotations

from crawler.reader.listing.feed import read_feed
from crawler.reader.listing.page import read_listing
from crawler.reader.listing.rest import read_rest
from crawler.reader.listing.result import Listing
from crawler.reader.listing.sitemap import read_sitemap
from crawler.sites import Site


def read_surface(
    kind: str, body: bytes, text: str, url: str, site: Site, fetched_at: str
) -> Listing:
    """Read a surface by its kind: ``feed``, ``sitemap`` and ``rest`` from the bytes, pages from the
    decoded text."""
    if kind == "feed":
        return read_feed(body, url, site, fetched_at)
    if kind == "sitemap":
        return read_sitemap(body, url, site, fetched_at)
    if kind == "rest":
        return read_rest(body, url, site, fetched_at)
    return read_listing(text, url, site, kind, fetched_at)
