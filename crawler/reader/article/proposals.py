"""Propose hints: selectors that find the reader's fields on several pages, or passages that stand
on several of them and so belong to none. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from lxml import etree

from archive.records import Article
from crawler.reader.article.reading import read_article
from crawler.reader.markup.parse import parse_html
from crawler.reader.markup.tree import visible_text
from crawler.reader.wording import shapes
from crawler.reader.wording.passages import blotted, compared
from crawler.sites import Site
from crawler.sites.profile import Hints

FIELDS = ("kicker", "title", "teaser", "body")
ENOUGH = 3
"""Least number of article pages from which hints are proposed; one alone proves nothing."""
FEW = 2
"""Pages on which a passage stands that belongs to none of them."""
MAX_TRIED, MAX_CHOSEN = 20, 5
"""Selectors that are tried, each by reading every page, to choose one; and how many are chosen."""
MAX_ABOVE = 3
"""Elements around a passage that may be its box."""
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


def propose_furniture(pages: Sequence[tuple[str, str]], site: Site, now: str) -> str | None:
    """Propose a selector for the passages that repeat in the texts of pages (text and address),
    except for their numbers and days; ``None`` if there are none, or their elements have no name.

    A selector holds if with it as a hint the reader takes the same from every page, without some of
    these passages. The selectors of the profile remain.
    """
    hints = site.hints_at(now)
    known = [hints.furniture] if hints.furniture else []

    def read(furniture: Sequence[str]) -> list[Article]:
        hinted = replace(hints, furniture=", ".join(furniture) or None)
        return [read_article(html, url, replace(site, hints=hinted), now).article
                for html, url in pages]  # fmt: skip

    trees = [tree for html, _ in pages if (tree := parse_html(html)) is not None]
    chosen: list[str] = []
    before = read(known)
    if len({article.title for article in before}) < len(before):
        return None  # one article under several addresses
    while (repeating := _repeating(before)) and len(chosen) < MAX_CHOSEN:
        best: tuple[int, list[Article], str] | None = None
        for selector in _boxes_of(trees, repeating)[:MAX_TRIED]:
            after = read([*known, *chosen, selector])
            gone = _taken(before, after, repeating)
            if gone and (best is None or gone > best[0]):
                best = gone, after, selector
            if gone == len(repeating):
                break
        if best is None:
            break
        before = best[1]
        chosen.append(best[2])
    return ", ".join([*known, *chosen]) if chosen else None


def _repeating(read: Iterable[Article]) -> set[str]:
    """List the passages that stand in the texts of several articles, blotted."""
    many = Counter(key for text in compared(article.body for article in read) for key in text)
    return {blotted(key) for key, count in many.items() if count >= FEW}


def _taken(before: list[Article], after: list[Article], repeating: set[str]) -> int:
    """Count the passages that a hint took out of articles; none if it took or changed anything
    else, or left one of them on another page."""
    texts = [_parts(article) for article in before]
    gone = {blotted(part) for text in texts for part in text}
    gone -= {blotted(part) for article in after for part in _parts(article)}
    for one, other, text in zip(before, after, texts, strict=True):
        rest = [part for part in text if blotted(part) not in gone]
        if not rest or rest != _parts(other) or not _is_same(one, other, without="body"):
            return 0
    return len(gone) if gone <= repeating else 0


def _parts(article: Article) -> list[str]:
    return article.body.split("\n\n") if article.body else []


def _boxes_of(trees: Sequence[etree._Element], repeating: set[str]) -> list[str]:
    """List selectors of the elements that print a passage, and of those around them; the one that
    selects least comes first."""
    wanted, found = set(map(_tight, repeating)), dict[str, None]()
    for el in chain.from_iterable(tree.iter() for tree in trees):
        if _tight(blotted(visible_text(el))) in wanted:
            for box in (el, *list(el.iterancestors())[:MAX_ABOVE]):
                found |= dict.fromkeys(_own(box))
    return sorted(found, key=lambda s: sum(len(tree.cssselect(s)) for tree in trees))


def _is_same(one: Article, other: Article, without: str = "") -> bool:
    fields = (*FIELDS, "byline", "tags", "section", "image_url", "dates")
    return all(getattr(one, name) == getattr(other, name) for name in fields if name != without)


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
