"""Read RSS 0.9x, 1.0, 2.0 and Atom feeds. Pure.

Only direct children of an entry count, by their qualified names: Media RSS, podcasts and the
``source`` of an Atom entry (RFC 4287, 4.2.11) have their own titles, links and dates. Only dates of
publication are read, never ``updated``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from archive.articles.spelling import canonical_url, without_user
from archive.records import Teaser
from crawler.reader.listing.feeds.xml import (
    ATOM,
    DC,
    Document,
    broke_off_at_once,
    child_text,
    children,
    entries,
    name_of,
    own,
    parse_xml,
)
from crawler.reader.listing.links import absolute_url
from crawler.reader.listing.result import Listing
from crawler.reader.markup.parse import parse_html
from crawler.reader.markup.tree import visible_text
from crawler.sites import Site

ROOTS = ("rss", "RDF", "feed")
_TERMS = "http://purl.org/dc/terms/"
_FEEDBURNER = "http://rssnamespace.org/feedburner/ext/1.0"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_ALTERNATE = (None, "", "alternate", "http://www.iana.org/assignments/relation/alternate")

_TAG = re.compile(r"\s*<(?P<name>p|div|span|b|strong|i|em|a|ul|ol|h[1-6]|br|img)\b[^<>]*>", re.I)
_VOID = ("br", "img")


def read_feed(
    body: bytes, url: str, site: Site, fetched_at: str, content_type: str | None = None
) -> Listing:
    """Read the teasers and addresses of an RSS or Atom feed; headlines stay whole, as printed.

    Never raises: ``unreadable`` is set for anything else, ``complete`` is false if it breaks off.
    """
    document = parse_xml(body, content_type)
    if document is None or document.name not in ROOTS:
        return Listing(unreadable="feed", complete=not broke_off_at_once(body))
    return feed_listing(document, url, site, fetched_at, "feed")


def feed_listing(
    document: Document, url: str, site: Site, fetched_at: str, seen_on: str
) -> Listing:
    """Read a parsed feed; ``seen_on`` is the kind of surface that it serves as."""
    teasers: list[Teaser] = []
    articles: list[str] = []
    others = 0
    for entry in entries(document, "item", "entry"):
        owned = (a for a in _addresses(entry, url) if site.owns(a))
        address = next((a for a in owned if site.is_article(a)), None)
        if address is None:
            others += 1
            continue
        articles.append(address)
        title = _text(entry, *own(entry, "title"), (DC, "title"))
        if title:
            teasers.append(
                Teaser(
                    source=site.name,
                    url=canonical_url(address),
                    seen_on=seen_on,
                    seen_at=fetched_at,
                    title=title,
                    text=_text(entry, *own(entry, "description", "summary")),
                    published_text=child_text(
                        entry, *own(entry, "pubDate", "published", "issued"), (DC, "date"),
                        (_TERMS, "issued"), (ATOM, "published"),
                    ),
                )
            )  # fmt: skip
    page = _next(document, url)
    return Listing(
        teasers=tuple(teasers),
        articles=tuple(dict.fromkeys(articles)),
        others=others,
        next=page if page and site.owns(page) else None,
        complete=document.whole,
    )


def _addresses(entry: etree._Element, url: str) -> Iterator[str]:
    """Iterate over the addresses of an entry, best first: its alternate or other links, the
    original link that a click counter replaced, then a guid or id that is an address."""
    found: list[str | None] = []
    links = list(children(entry, *own(entry, "link"), (ATOM, "link")))
    pages = [link for link in links if "html" in (link.get("type") or "html")]
    for link in (*pages, *(link for link in links if link not in pages)):
        href = link.get("href")
        if href and link.get("rel") in _ALTERNATE:
            found.append(absolute_url(_base(link, url), href))
        elif text := (link.text or "").strip():
            found.append(absolute_url(_base(link, url), text))
    found.append(child_text(entry, (_FEEDBURNER, "origLink")))
    found += [child_text(entry, *own(entry, "guid", "id")), entry.get(_ABOUT)]
    for address in found:
        if address and address.startswith(("http://", "https://")):
            yield without_user(address)


def _base(el: etree._Element, url: str) -> str:
    """Return the base of an element's relative addresses (XML Base)."""
    return absolute_url(url, el.base or "") or url


def _text(entry: etree._Element, *names: tuple[str, str]) -> str | None:
    """Read the text of the first of these children that has any. Markup is converted to text
    throughout RSS, and in Atom by the declared type (RFC 4287, 3.1.1)."""
    for child in children(entry, *names):
        text = "".join(child.itertext()).strip()
        atom = "atom" in name_of(child)[0].lower()
        verbatim = atom and child.get("type", "text") in ("text", "xhtml", "text/plain")
        if said := (" ".join(text.split()) if verbatim else _plain(text)):
            return said
    return None


def _plain(markup: str) -> str | None:
    if "<" not in markup and "&" not in markup:
        return markup or None
    tree = parse_html(markup)
    text = visible_text(tree) if tree is not None else ""
    if opened := _TAG.match(text):
        name = opened["name"].lower()
        if name in _VOID or f"</{name}>" in text.lower():  # escaped twice
            tree = parse_html(text)
            text = visible_text(tree) if tree is not None else text
    return text or None


def _next(document: Document, url: str) -> str | None:
    """Find the next page of a feed (RFC 5005): a link of the feed itself, never of an entry."""
    heads = [document.root, *children(document.root, *own(document.root, "channel"))]
    for head in heads:
        for link in children(head, (ATOM, "link"), *own(head, "link")):
            if link.get("rel") == "next" and link.get("href"):
                return absolute_url(url, link.get("href", ""))
    return None
