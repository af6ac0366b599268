"""Propose hints: selectors that find the reader's fields on several pages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from archive.records import Article
from crawler.reader.article.reading import read_article
from crawler.reader.markup.parse import parse_html
from crawler.reader.markup.tree import visible_text
from crawler.reader.wording import shapes
from crawler.sites import Site
from crawler.sites.profile import Hints

FIELDS = ("kicker", "title", "teaser", "body")
ENOUGH = 3
"""Least number of article pages from which hints are proposed; one alone proves nothing."""
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_NUMBERED = re.compile(r"\d{2,}")


def propose_hints(pages: Sequence[tuple[str, str]], site: Site, now: str) -> dict[str, str]:
    """Propose a selector for each field for which one holds on all pages (text and address).

    A selector holds if the reader, given it as a hint, reads the same article as without it, and
    the selected element prints the field; the one that selects least is taken. Fewer than
    ``ENOUGH`` pages yield nothing.
    """
    bare = replace(site, hints=())
    read = [read_article(html, url, bare, now).article for html, url in pages]
    trees = [parse_html(html) for html, _ in pages]
    known = [(tree, article) for tree, article in zip(trees, read, strict=True) if tree is not None]
    if len(known) < ENOUGH or len({article.title for article in read}) < len(read):
        return {}
    found: dict[str, str] = {}
    for name in FIELDS:
        tree, article = known[0]
        named = dict.fromkeys(_selectors(_elements(tree, article, name)))
        holding = [s for s in named if all(_prints(tree, one, name, s) for tree, one in known)]
        for selector in sorted(holding, key=lambda s: len(tree.cssselect(s))):
            hinted = replace(site, hints=Hints(**{name: selector}))
            again = [read_article(html, url, hinted, now).article for html, url in pages]
            if all(map(_is_same, read, again)):
                found[name] = selector
                break
    return found


def _is_same(one: Article, other: Article) -> bool:
    fields = (*FIELDS, "byline", "tags", "image_url", "dates")
    return all(getattr(one, name) == getattr(other, name) for name in fields)


def _elements(tree: etree._Element, article: Article, name: str) -> list[etree._Element]:
    """List the elements that print a field and nothing else, the innermost first."""
    holding = [el for el in tree.iter() if isinstance(el.tag, str) and _is(el, article, name)]
    return holding[::-1]


def _is(el: etree._Element, article: Article, name: str) -> bool:
    """Whether an element prints a field and no other."""
    wanted = _tight(getattr(article, name) or "")
    if not wanted or el.tag in ("html", "body", "head", "title"):
        return False
    text = visible_text(el)
    if name == "body":
        title = _tight(article.title or "")
        return (
            _tight(text).startswith(wanted[:60])
            and wanted[-60:] in _tight(text)
            and bool(title)
            and title not in _tight(text)[: len(title) * 2]
        )
    return _tight(shapes.BRACKET.sub("", text)) == wanted


def _prints(tree: etree._Element, article: Article, name: str, selector: str) -> bool:
    """Whether the first match of a selector prints a field; without the field none may match."""
    chosen = tree.cssselect(selector)
    if not getattr(article, name):
        return not chosen
    return bool(chosen) and _is(chosen[0], article, name)


def _selectors(elements: Iterable[etree._Element]) -> Iterator[str]:
    """Iterate over selectors of elements: by their class or id, then by those of elements above."""
    elements = list(elements)
    for el in elements:
        yield from _own(el)
    for el in elements:
        for above in list(el.iterancestors())[:2]:
            for selector in _own(above):
                yield f"{selector} {el.tag!s}"


def _own(el: etree._Element) -> Iterator[str]:
    for name in str(el.get("class") or "").split():
        if _NAME.fullmatch(name) and not _NUMBERED.search(name):
            yield f"{el.tag!s}.{name}"
    name = str(el.get("id") or "")
    if _NAME.fullmatch(name) and not _NUMBERED.search(name):
        yield f"{el.tag!s}#{name}"


def _tight(text: str) -> str:
    return "".join(text.replace("|", "").split())
