"""What a page says about other articles: teasers, article links, the next page. Pure.

A teaser is found by what it is: a link to an article address that stands for a whole headline, a
picture, a card or the words ``mehr...``, and the text that belongs to that link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree

from archive import Teaser
from archive.articles.identity import canonical_url
from crawler.reader import shapes
from crawler.reader.flow import flow, parse
from crawler.reader.listing.cards import join
from crawler.reader.listing.listing import Listing
from crawler.reader.listing.rest import read_rest
from crawler.reader.listing.teasers import Found, teasers_in
from crawler.reader.listing.xml import read_feed, read_sitemap
from crawler.sites.profile import Site

__all__ = [
    "Found", "Listing", "article_links", "base_url", "read_feed", "read_listing", "read_rest",
    "read_sitemap", "read_surface", "teasers_in",
]  # fmt: skip


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


def read_listing(
    html: str, url: str, site: Site, seen_on: str, fetched_at: str, sisters: Iterable[Site] = ()
) -> Listing:
    """Read a page that announces articles: its teasers in reading order, its links, its next page.

    ``seen_on`` is the kind of surface (``home``, ``listing``, ``related``, ``newsletter``); teasers
    beside the main flow are ``sidebar`` whatever the page is. The page's own address is never among
    them. ``sisters`` are sites whose articles a newsletter announces too, under their own names.
    """
    tree = parse(html)
    if tree is None:
        return Listing()
    base = base_url(tree, url, site)
    page = flow(tree)
    links = article_links(tree, base, site)
    found = teasers_in(page, links, site, seen_on, fetched_at, own=url)
    for sister in sisters:
        theirs = article_links(tree, base, sister)
        found += teasers_in(page, theirs, sister, seen_on, fetched_at, own=url)
    return Listing(
        teasers=tuple(f.teaser for f in found),
        articles=tuple(dict.fromkeys(links.values())),
        next=find_next(tree, base, url, site) if seen_on != "newsletter" else None,
        surfaces=_newsletters(tree, base, site) if seen_on == "home" else (),
    )


def _newsletters(tree: etree._Element, base: str, site: Site) -> tuple[tuple[str, str], ...]:
    """The newsletters that a home page links to."""
    joined = (join(base, a.get("href") or "") for a in tree.iter("a"))
    return tuple(dict.fromkeys(("newsletter", j) for j in joined if j and site.is_newsletter(j)))


def find_teasers(html: str, url: str, site: Site, seen_on: str, fetched_at: str) -> list[Teaser]:
    """The teasers of a page, see ``read_listing``."""
    return list(read_listing(html, url, site, seen_on, fetched_at).teasers)


def next_page(html: str, url: str, site: Site) -> str | None:
    """The next page of a listing, see ``Listing.next``."""
    return read_listing(html, url, site, "listing", "").next


def base_url(tree: etree._Element, url: str, site: Site) -> str:
    """What relative addresses of a page refer to; a ``<base>`` on a foreign host is ignored."""
    base = next(tree.iter("base"), None)
    href = None if base is None else base.get("href")
    joined = join(url, href) if href else None
    return joined if joined is not None and site.owns(joined) else url


def article_links(tree: etree._Element, base: str, site: Site) -> dict[str, str]:
    """Every ``href`` of a page that leads to an article of the site, in order, and its address."""
    printed = dict.fromkeys(a.get("href") or "" for a in tree.iter("a"))
    joined = ((href, join(base, href)) for href in printed)
    return {href: url.partition("#")[0] for href, url in joined if url and site.is_article(url)}


def find_next(tree: etree._Element, base: str, url: str, site: Site) -> str | None:
    def usable(el: etree._Element, *, sure: bool = False) -> str | None:
        joined = join(base, el.get("href") or "")
        if joined is None or not site.owns(joined) or (site.is_article(joined) and not sure):
            return None
        joined = joined.partition("#")[0]
        return joined if canonical_url(joined) != canonical_url(url) else None

    for el in [*tree.iter("link"), *tree.iter("a")]:
        said = "next" in (el.get("rel") or "").lower().split()
        if said and (found := usable(el, sure=el.tag == "a")):
            return found
    for el in tree.iter("a"):
        label = " ".join("".join(el.itertext()).split()) or el.get("aria-label") or ""
        if shapes.NEXT.match(label) and (found := usable(el)):
            return found
    return _numbered(tree, url, usable)


def _numbered(
    tree: etree._Element, url: str, usable: Callable[[etree._Element], str | None]
) -> str | None:
    """The link whose text is the number of the page after this one, in this page's own pattern."""
    here = re.search(r"(?:[?&](?:pg|page|paged|seite)=|/page/|/seite/)(\d+)", url)
    number = int(here[1]) if here and len(here[1]) < 7 else 1
    for el in tree.iter("a"):
        if re.fullmatch(rf"(?:Seite\s*)?{number + 1}", "".join(el.itertext()).strip()):
            found = usable(el)
            if found and re.search(rf"(?:=|/){number + 1}(?:/|&|$)", found):
                return found
    return None
