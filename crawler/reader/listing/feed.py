"""RSS 2.0 and Atom feeds. Pure.

Dates are what the source calls the day of publication: never ``updated``.
"""

from __future__ import annotations

from lxml import etree

from archive.articles.identity import canonical_url
from archive.records import Teaser
from crawler.reader.listing.links import absolute_url
from crawler.reader.listing.result import Listing
from crawler.reader.listing.xml import below, child_text, local_name, parse_xml
from crawler.reader.tree import parse_html, visible_text
from crawler.sites import Site


def read_feed(body: bytes, url: str, site: Site, fetched_at: str) -> Listing:
    """Read the teasers and addresses of an RSS or Atom feed; headlines stay whole, as printed."""
    root = parse_xml(body)
    if root is None or local_name(root) not in ("rss", "RDF", "feed"):
        return Listing(unreadable="feed")
    teasers: list[Teaser] = []
    articles: list[str] = []
    for item in root.iter():
        if local_name(item) not in ("item", "entry"):
            continue
        address = absolute_url(url, _link(item) or "")
        if address is None or not site.is_article(address):
            continue
        articles.append(address)
        teasers.append(
            Teaser(
                source=site.name,
                url=canonical_url(address),
                seen_on="feed",
                seen_at=fetched_at,
                title=_plain(child_text(item, "title")),
                text=_plain(child_text(item, "description", "summary")),
                published_text=child_text(item, "pubDate", "published", "date"),
            )
        )
    following = next(
        (link.get("href") for link in root.iter() if local_name(link) == "link"
         and link.get("rel") == "next"), None,
    )  # fmt: skip
    page = absolute_url(url, following) if following else None
    return Listing(
        teasers=tuple(t for t in teasers if t.title),
        articles=tuple(dict.fromkeys(articles)),
        next=page if page and site.owns(page) else None,
    )


def _link(item: etree._Element) -> str | None:
    """Address of an entry: Atom's alternate link, RSS's link, else a guid that is an address."""
    for child in below(item):
        if local_name(child) == "link":
            href = child.get("href") if child.get("rel") in (None, "alternate") else None
            if address := (href or (child.text or "").strip()):
                return address
    guid = child_text(item, "guid", "id")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _plain(markup: str | None) -> str | None:
    """Text of a description that may be HTML."""
    if not markup or ("<" not in markup and "&" not in markup):
        return markup
    tree = parse_html(markup)
    return (visible_text(tree) or None) if tree is not None else None
