"""What a page says about other articles: teasers, article links, the next page. Pure.

A teaser is found by what it is: a link to an article address that stands for a whole headline, a
picture, a card or the words ``mehr...``, and the text that belongs to that link.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from archive.article import Teaser
from archive.identity import canonical_url
from crawler import shapes
from crawler.discover.cards import join
from crawler.discover.teasers import Found, teasers_in
from crawler.flow import flow, parse
from crawler.site import Site

__all__ = ["Found", "Listing", "article_links", "base_url", "read_listing", "teasers_in"]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page that announces articles says."""

    teasers: tuple[Teaser, ...] = ()
    articles: tuple[str, ...] = ()
    """Addresses of all articles of the site it links to, each once, in order."""
    next: str | None = None
    """Address of the next page, as the page itself links it; ``None`` on the last."""


def read_listing(html: str, url: str, site: Site, seen_on: str, fetched_at: str) -> Listing:
    """Read a listing: its teasers in reading order, its article links, its next page.

    ``seen_on`` is the kind of surface (``home``, ``listing``, ``related``); teasers beside the main
    flow are ``sidebar`` whatever the page is. The page's own address is never among them.
    """
    tree = parse(html)
    if tree is None:
        return Listing()
    base = base_url(tree, url, site)
    found = teasers_in(flow(tree), base, site, seen_on, fetched_at, own=url)
    return Listing(
        tuple(f.teaser for f in found),
        article_links(tree, base, site),
        find_next(tree, base, url, site),
    )


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


def article_links(tree: etree._Element, base: str, site: Site) -> tuple[str, ...]:
    """Addresses of all articles of the site that a page links to, each once, in order."""
    joined = (join(base, a.get("href") or "") for a in tree.iter("a"))
    own = (j.partition("#")[0] for j in joined if j is not None and site.is_article(j))
    return tuple(dict.fromkeys(own))


def find_next(tree: etree._Element, base: str, url: str, site: Site) -> str | None:
    def usable(el: etree._Element) -> str | None:
        joined = join(base, el.get("href") or "")
        if joined is None or not site.owns(joined) or site.is_article(joined):
            return None
        joined = joined.partition("#")[0]
        return joined if canonical_url(joined) != canonical_url(url) else None

    for el in [*tree.iter("link"), *tree.iter("a")]:
        if "next" in (el.get("rel") or "").lower().split() and (found := usable(el)):
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
