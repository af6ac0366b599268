"""Find the cards of a listing that by their addresses lead to no article. Pure.

A card that looks like its neighbours is never dropped without a word: it may be an event or an
issue, or an article whose address has a form that the profile does not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice, takewhile

from lxml import etree

from archive.articles.identity import address_key
from crawler.reader.listing.boxes import MAX_CLIMB, classes
from crawler.reader.listing.links import absolute_url
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import visible_text
from crawler.reader.wording import shapes
from crawler.sites import Site

MIN_WORDS = 4
"""Words of a headline: fewer are mostly the name of a section or of a page."""
MIN_CARDS = 3
"""Cards alike that make a list where none of them leads to an article."""
_FRAMES = frozenset(("nav", "header", "footer", "aside"))

Links = Mapping[str, str]
"""Every ``href`` that leads to an article, and its address."""
_Link = tuple[etree._Element, str]
"""An ``a`` element and its address."""
_Kind = tuple[str, ...]
"""The names of the elements from a link up to the element around its card."""


def find_left_out(
    tree: Elements, base: str, url: str, site: Site, links: Links, pages: Collection[str]
) -> tuple[str, ...]:  # fmt: skip
    """List the addresses of cards that look like those of articles, in order: beside them on the
    page, in elements of the same names and class, with a headline that links into the site.

    ``links`` lead to articles, see ``article_links``; ``pages`` are further ones of the listing. On
    a page without articles the cards that look like one another count.
    """
    others = [
        (a, to)
        for a, href in tree.links
        if href not in links
        and _is_headline(a)
        and (to := _page_of(site, base, href))
        and to not in pages
        and address_key(to) != address_key(url)
    ]
    if not others:
        return ()
    shown = [a for a, href in tree.links if href in links and _words(a)]
    found = _beside(others, shown) if shown else _alike(others)
    return tuple({address_key(to): to for to in found}.values())


def _page_of(site: Site, base: str, href: str) -> str | None:
    to = None if href.startswith("#") else absolute_url(base, href)
    return to.partition("#")[0] if to and site.owns(to) else None


def _words(a: etree._Element) -> list[str]:
    said = visible_text(a)
    return [] if shapes.MORE.match(said) else said.split()


def _is_headline(a: etree._Element) -> bool:
    return len(_words(a)) >= MIN_WORDS


def _rungs(link: etree._Element) -> Iterator[tuple[etree._Element, _Kind]]:
    """Iterate over a link and the elements around it, each with the names from the link to it."""
    kind: _Kind = ()
    for el in islice(chain((link,), link.iterancestors()), MAX_CLIMB):
        kind = (*kind, str(el.tag))
        yield el, kind


def _beside(others: Iterable[_Link], shown: Collection[etree._Element]) -> Iterator[str]:
    """Iterate over the addresses of those links whose card stands beside that of an article."""
    held = {el for a in shown for el in islice(a.iterancestors(), MAX_CLIMB)}
    cards = []
    for a, to in others:
        if a not in held:  # a page may print one link within another
            *_, (box, kind) = takewhile(lambda rung: rung[0] not in held, _rungs(a))
            cards.append((box, kind, to))
    around = {box.getparent() for box, _, _ in cards}
    models: dict[tuple[etree._Element | None, _Kind], set[str]] = {}
    for a in shown:
        for el, kind in _rungs(a):
            if (row := el.getparent()) in around:
                models.setdefault((row, kind), set()).update(classes(el.get("class")))
    for box, kind, to in cards:
        mine, alike = classes(box.get("class")), models.get((box.getparent(), kind))
        if alike is not None and _FRAMES.isdisjoint(kind) and (not mine or mine & alike):
            yield to


def _alike(others: Iterable[_Link]) -> Iterator[str]:
    """Iterate over the addresses of those links that stand in several elements of one kind."""
    kinds: dict[tuple[tuple[str, frozenset[str]], ...], list[str]] = defaultdict(list)
    for a, to in others:
        around = (a, *islice(a.iterancestors(), MAX_CLIMB))
        if _FRAMES.isdisjoint(el.tag for el in around):
            kinds[tuple((str(el.tag), classes(el.get("class"))) for el in around)].append(to)
    for found in kinds.values():
        if len(set(found)) >= MIN_CARDS:
            yield from found
