"""Sitemaps, sitemap indexes and news sitemaps (sitemaps.org 0.9). Pure.

Dates are what a news sitemap calls the day of publication: never ``lastmod``.
"""

from __future__ import annotations

from archive.articles.identity import canonical_url
from archive.records import Teaser
from crawler.reader.listing.links import absolute_url
from crawler.reader.listing.result import Listing
from crawler.reader.listing.xml import child_text, local_name, parse_xml
from crawler.sites import Site


def read_sitemap(body: bytes, url: str, site: Site, fetched_at: str) -> Listing:
    """Read the addresses of a sitemap, or the sitemaps of an index; of a news sitemap the teasers
    too."""
    root = parse_xml(body)
    if root is None or local_name(root) not in ("urlset", "sitemapindex"):
        return Listing(unreadable="sitemap")
    teasers: list[Teaser] = []
    articles: list[str] = []
    sitemaps: list[tuple[str, str]] = []
    for entry in root.iter():
        kind = local_name(entry)
        if kind not in ("url", "sitemap"):
            continue
        address = absolute_url(url, child_text(entry, "loc") or "")
        if address is None or not site.owns(address):
            continue
        if kind == "sitemap":
            sitemaps.append(("sitemap", address))
        elif site.is_article(address):
            articles.append(address)
            title, day = child_text(entry, "title"), child_text(entry, "publication_date")
            if title:
                teasers.append(
                    Teaser(source=site.name, url=canonical_url(address), seen_on="sitemap",
                           seen_at=fetched_at, title=title, published_text=day)
                )  # fmt: skip
    return Listing(
        teasers=tuple(teasers),
        articles=tuple(dict.fromkeys(articles)),
        surfaces=tuple(dict.fromkeys(sitemaps)),
    )
