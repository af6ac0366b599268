"""Feeds and sitemaps: RSS 2.0, Atom, sitemap index, sitemap, news sitemap. Pure.

Broken XML is read as far as it goes; no entity is expanded, nothing is fetched. Dates are what the
source calls the day of publication: never ``updated``, never ``lastmod``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from lxml import etree

from archive import Teaser
from archive.articles.identity import canonical_url
from crawler.reader.flow import parse, words
from crawler.reader.listing.cards import join
from crawler.reader.listing.listing import Listing
from crawler.sites.profile import Site

MAX_XML = 50 * 1024 * 1024
"""Bytes after decompression; the limit that sitemaps.org gives a sitemap."""


def read_feed(body: bytes, url: str, site: Site, fetched_at: str) -> Listing:
    """Teasers and addresses of an RSS or Atom feed; headlines stay whole, as printed."""
    root = _root(body)
    if root is None or _name(root) not in ("rss", "RDF", "feed"):
        return Listing(unreadable="feed")
    teasers: list[Teaser] = []
    articles: list[str] = []
    for item in root.iter():
        if _name(item) not in ("item", "entry"):
            continue
        address = join(url, _link(item) or "")
        if address is None or not site.is_article(address):
            continue
        articles.append(address)
        teasers.append(
            Teaser(
                source=site.name,
                url=canonical_url(address),
                seen_on="feed",
                seen_at=fetched_at,
                title=_plain(_child(item, "title")),
                text=_plain(_child(item, "description", "summary")),
                published_text=_child(item, "pubDate", "published", "date"),
            )
        )
    following = next(
        (link.get("href") for link in root.iter() if _name(link) == "link"
         and link.get("rel") == "next"), None,
    )  # fmt: skip
    page = join(url, following) if following else None
    return Listing(
        teasers=tuple(t for t in teasers if t.title),
        articles=tuple(dict.fromkeys(articles)),
        next=page if page and site.owns(page) else None,
    )


def read_sitemap(body: bytes, url: str, site: Site, fetched_at: str) -> Listing:
    """Addresses of a sitemap, or the sitemaps of an index; a news sitemap says when as well."""
    root = _root(body)
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        return Listing(unreadable="sitemap")
    teasers: list[Teaser] = []
    articles: list[str] = []
    sitemaps: list[tuple[str, str]] = []
    for entry in root.iter():
        kind = _name(entry)
        if kind not in ("url", "sitemap"):
            continue
        address = join(url, _child(entry, "loc") or "")
        if address is None or not site.owns(address):
            continue
        if kind == "sitemap":
            sitemaps.append(("sitemap", address))
        elif site.is_article(address):
            articles.append(address)
            title, day = _child(entry, "title"), _child(entry, "publication_date")
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


def _root(body: bytes) -> etree._Element | None:
    if body.startswith(b"\x1f\x8b"):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, MAX_XML)
        except zlib.error:
            return None
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(body[:MAX_XML].strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _name(el: etree._Element) -> str:
    """Name of an element without its namespace."""
    return el.tag.rpartition("}")[2] if isinstance(el.tag, str) else ""


def _below(el: etree._Element) -> Iterator[etree._Element]:
    """Descendants of an entry; those of a news sitemap stand one level deeper."""
    for child in el.iterdescendants():
        if _name(child):
            yield child


def _child(el: etree._Element, *names: str) -> str | None:
    """Text of the first descendant with one of ``names``, the names in order of preference."""
    for name in names:
        for child in _below(el):
            if _name(child) == name:
                text = "".join(child.itertext()).strip()
                if text:
                    return text
    return None


def _link(item: etree._Element) -> str | None:
    """Address of an entry: Atom's alternate link, RSS's link, else a guid that is an address."""
    for child in _below(item):
        if _name(child) == "link":
            href = child.get("href") if child.get("rel") in (None, "alternate") else None
            if address := (href or (child.text or "").strip()):
                return address
    guid = _child(item, "guid", "id")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _plain(markup: str | None) -> str | None:
    """Text of a description that may be HTML."""
    if not markup or ("<" not in markup and "&" not in markup):
        return markup
    tree = parse(markup)
    return (words(tree) or None) if tree is not None else None
