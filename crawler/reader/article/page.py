"""A page taken apart, ready for the ladders. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader import furniture, shapes
from crawler.reader.article.naming import letters, name_parts, site_names
from crawler.reader.flow import Block, Flow, read_flow
from crawler.reader.listing.links import absolute_url, base_url
from crawler.reader.structured import Structured, read_structured
from crawler.reader.tree import visible_text
from crawler.sites import Site


@dataclass(slots=True)
class ParsedPage:
    """A page taken apart, ready for the ladders."""

    tree: etree._Element
    """Its root element."""
    url: str
    """The address that answered."""
    fetched_at: str
    """When it was fetched."""
    base: str
    """The base of its relative addresses."""
    site: Site
    """The profile of its site."""
    structured: Structured
    """Its machine-readable side."""
    node: dict[str, Any] | None
    """The JSON-LD article the page is about."""
    names: frozenset[str]
    """The names of the site, see ``naming.site_names``."""
    flow: Flow
    """Its text blocks."""
    teasers: frozenset[int]
    """Indices of blocks in which teasers of other articles are printed."""
    hinted: dict[str, etree._Element]
    """Elements that the profile's hints select on this page, by field."""
    parts: frozenset[str] = field(init=False)
    """The parts of the page's names, see ``naming.name_parts``."""
    _menu: frozenset[str] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.parts = name_parts(self.structured, self.url) - self.names

    @property
    def blocks(self) -> list[Block]:
        """Its text, in reading order."""
        return self.flow.blocks

    @property
    def filed(self) -> frozenset[str]:
        """Names of the section in the tail of the page and in its metadata."""
        tails = (furniture.MORE_FROM.match(b.line) for b in self.blocks)
        stated = [found["section"].strip(" :.") for found in tails if found]
        stated += self.structured.meta.get("article:section", [])
        return frozenset(letters(name) for name in stated if name)

    @property
    def menu(self) -> frozenset[str]:
        """Names of the menu entries that do not lead to an article, see ``naming.letters``."""
        if self._menu is None:
            links = (a for b in self.blocks if "nav" in b.regions for a in b.links)
            joined = ((a, absolute_url(self.base, a.get("href") or "")) for a in links)
            listed = (a for a, url in joined if url is None or not self.site.is_article(url))
            self._menu = frozenset(letters(visible_text(a)) for a in listed)
        return self._menu


def separate_labels(tree: etree._Element) -> None:
    """Begin a block of its own behind each line break before a label with a colon, such as
    ``Stichwörter:``."""
    for br in list(tree.iter("br")):
        then = br.getnext()
        said = (br.tail or "").strip() or ("" if then is None else visible_text(then))
        if said and (shapes.KEYWORDS.match(said) or furniture.MORE_FROM.match(said)):
            new = br.makeelement("br")
            new.tail, br.tail = br.tail, None
            br.addnext(new)


def take_apart(tree: etree._Element, url: str, site: Site, fetched_at: str) -> ParsedPage:
    """Take apart the tree of the page that answered at ``url``; no block is a teaser yet.

    The site's hints are those of the day on which the page was fetched.
    """
    hints = site.hints_at(fetched_at)
    hinted: dict[str, etree._Element] = {}
    for name in ("kicker", "title", "teaser", "body"):
        selector = getattr(hints, name)
        chosen = tree.cssselect(selector) if selector else []
        if chosen:
            hinted[name] = chosen[0]
    structured = read_structured(tree)
    separate_labels(tree)
    return ParsedPage(
        tree=tree,
        node=structured.article(url, structured.canonical or url),
        names=site_names(site, structured, tree) | {letters(urlsplit(url).netloc)},
        url=url,
        fetched_at=fetched_at,
        base=base_url(tree, url, site),
        site=site,
        structured=structured,
        flow=read_flow(tree),
        teasers=frozenset(),
        hinted=hinted,
    )
