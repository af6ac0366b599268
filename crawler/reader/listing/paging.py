"""The next page of a listing. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from archive.articles.identity import canonical_url
from crawler.reader import shapes
from crawler.reader.listing.links import absolute_url
from crawler.sites import Site


def find_next(tree: etree._Element, base: str, url: str, site: Site) -> str | None:
    """Find the next page of a listing: by ``rel=next``, by the words of a link, by its number."""

    def usable(el: etree._Element, *, sure: bool = False) -> str | None:
        joined = absolute_url(base, el.get("href") or "")
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
