"""Boxes set apart from those beside them by how they are marked. Pure."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from lxml import etree

from crawler.reader.article.page.column import TEXTUAL
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import FILMS, NO_DIGITS, upwards

MAX_LEVELS = 4
"""Boxes around a line."""


def is_between(page: ParsedPage, el: etree._Element) -> bool:
    """Tell whether a box parts two paragraphs that are marked alike, and otherwise than itself."""
    if el.tag in TEXTUAL or (above := el.getprevious()) is None or (below := el.getnext()) is None:
        return False
    if above.tag != below.tag:
        return False
    told = all(any(map(is_prose, page.flow.below(beside))) for beside in (below, above))
    return told and marked(above) == marked(below) != marked(el)


def stands_between(page: ParsedPage, block: Block) -> bool:
    """Tell whether nothing but a line stands in a box between two paragraphs."""
    boxes = upwards(block.owner)
    alone = takewhile(lambda el: len(page.flow.spans.get(el, ())) == 1, boxes)
    return any(is_between(page, el) for el in alone)


def boxes_between(page: ParsedPage) -> Callable[[Block], etree._Element | None]:
    """Make a function that finds the box of a block that parts two paragraphs, and remembers its
    answers: lines side by side stand in the same boxes."""
    parted: dict[etree._Element, bool] = {}

    def find(block: Block) -> etree._Element | None:
        el: etree._Element | None = block.owner
        for _ in range(MAX_LEVELS + 1):
            if el is None or (home := el.getparent()) is None:
                return None
            if el not in parted:
                parted[el] = is_between(page, el)
            if parted[el]:
                return el
            el = home
        return None

    return find


def is_boxed_apart(above: Block, block: Block, holder: etree._Element) -> bool:
    """Tell whether a line stands in a box within a holder, marked otherwise than the box there that
    holds a block, or with a film or a sound."""
    here, there = (
        next((el for el in upwards(b.owner) if el.getparent() is holder), None)
        for b in (above, block)
    )
    if here is None or there is None or here is there:
        return False
    if next(here.iter(*FILMS), None) is not None:
        return True
    return here is not above.owner and marked(here) != marked(there)


def marked(el: etree._Element) -> list[str]:
    """List the name of an element, its class and data attributes, without numbers."""
    said = (v for k, v in sorted(el.items()) if k == "class" or k.startswith("data-"))
    return [str(el.tag), *(value.translate(NO_DIGITS) for value in said)]
