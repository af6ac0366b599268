"""Boxes with events: what they date still lay ahead when the page was fetched. Pure."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from crawler.reader.article.page.column import is_plain
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import MIN_PARAGRAPH
from crawler.reader.markup.tree import with_ancestors
from crawler.reader.wording import shapes

_LISTED = frozenset(("li", "td", "dd", "blockquote"))
MAX_LINES = 6
"""Lines of such a box."""
MAX_BOX = 300
"""Characters of such a box."""


def find_ahead(page: ParsedPage, start: int, kept: Collection[int]) -> set[int]:
    """Find the blocks behind ``start`` in small boxes around a ``time`` that lies ahead of the day
    of fetching, by index; no such box holds a paragraph or one of ``kept``."""
    held = with_ancestors(page.blocks[i].owner for i in kept)
    found: set[int] = set()
    for time in page.tree.named("time"):
        day = (time.get("datetime") or "")[:10]
        if day <= page.fetched_at[:10] or not day[:4].isdecimal():
            continue
        box: set[int] = set()
        for el in time.iterancestors():
            inside = _event(page, el)
            if el in held or inside is None:
                break
            box = inside
        found |= {i for i in box if i > start}
    return found


def _event(page: ParsedPage, el: etree._Element) -> set[int] | None:
    """List the blocks within an element around the time of an event; ``None`` if it holds more."""
    inside = [b for b in page.flow.below(el) if b.text]
    if len(inside) > MAX_LINES or sum(len(b.line) for b in inside) > MAX_BOX:
        return None
    if any(len(b.line) >= MIN_PARAGRAPH for b in inside):
        return None
    said = sum(shapes.is_sentence(b.line) for b in inside)
    if said > is_plain(str(el.tag)) or any(b.regions & _LISTED for b in inside):
        return None  # it may be a line of the text
    return {b.index for b in inside}
