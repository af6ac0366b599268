"""Read the response of a surface: as a listing, or the reason why it is not one."""

from __future__ import annotations

from scrapy.http import Response

from crawler.reader import decode
from crawler.reader.listing import Listing, is_behind_the_end, read_listing, read_surface
from crawler.run.responses import header_of, surface_headers, time_of, too_much, unreadable
from crawler.sites import SITES, Site
from crawler.spiders.ends import Reason, not_offered

PAGES = ("home", "listing", "newsletter")
"""Surfaces that are HTML pages."""
OPTIONAL = ("feed", "sitemap", "rest", "newsletter")
"""Surfaces that a site may lack although its profile lists them."""


def listing_in(response: Response, kind: str, site: Site) -> Listing | Reason:
    """Read a surface, or return why it is not one. An empty response counts as truncated."""
    url = response.url
    if response.status == 400 and not is_behind_the_end(response.body):
        return not_offered(site.name, kind, url, "it answered 400")
    reason = unreadable(response, is_page=kind in PAGES)
    if reason is not None:
        return Listing(complete=False) if reason[0] == "empty-page" else reason
    text = decode(response.body, header_of(response, "Content-Type")) if kind in PAGES else ""
    listing = _read(response, text, kind, site)
    if kind in PAGES and not listing.articles:
        reason = too_much(text, url)
    if listing.unreadable and listing.complete:
        reason = f"no-{kind}", f"{url} was expected to be a {kind} but is not one"
    return listing if reason is None else reason


def _read(response: Response, text: str, kind: str, site: Site) -> Listing:
    url, now = response.url, time_of(response)
    if kind == "newsletter":
        sisters = [sister for sister in SITES.values() if sister is not site]
        return read_listing(text, url, site, kind, now, sisters)
    headers = surface_headers(response)
    return read_surface(kind, response.body, text, url, site, now, headers)
