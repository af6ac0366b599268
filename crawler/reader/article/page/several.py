"""Pages with several articles, each with its own headline and prose. Pure."""

from __future__ import annotations

from bisect import bisect_left

from lxml import etree

from crawler.reader.article.page.meta import is_meta
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose, mass
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import dress
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import find_date, is_date_line

_RANKS = ("h1", "h2")
"""The ranks of a headline."""
MIN_TEXT = 300
"""Characters of prose of an article beside others."""
MIN_PARAGRAPHS = 3
"""Paragraphs of an article; the teaser of one has fewer."""


def list_heads(page: ParsedPage) -> list[str]:
    """List the headlines of the articles on a page, as far as they are told apart."""
    heads = []
    for el in page.tree.named("article"):
        if next(el.iterancestors("article", "aside", "li"), None) is not None:
            continue
        inside = page.flow.below(el)
        if sum(map(is_prose, inside)) < MIN_PARAGRAPHS:  # of an article whose headline is linked
            inside = [b for b in inside if b.index not in page.teasers]
        first = next((b for b in inside if b.text and is_prose(b)), None)
        head = next((b for b in inside if b.heading in _RANKS and b.text), None)
        if first is None or head is None or head.index > first.index:
            continue
        if mass(inside) >= MIN_TEXT:
            heads.append(head.line)
    if len(heads) > 1:
        return heads
    ranked = [b for b in page.blocks if b.heading in _RANKS and not b.links]
    ranked = [b for b in ranked if b.index not in page.teasers]
    dated = [b for b in ranked if _heads_dated(page, b)]
    heads = [b.line for b in dated if b.heading == dated[-1].heading]
    return heads if len(heads) > 1 else _boxed(page, [b for b in ranked if b.text])


def _boxed(page: ParsedPage, heads: list[Block]) -> list[str]:
    """List the headlines that stand above prose in boxes of one kind: those of the first rank, else
    those with a date of their own."""
    first = _alike(page, [b for b in heads if b.heading == "h1"], dated=False)
    return first if len(first) > 1 else _alike(page, heads, dated=True)


def _alike(page: ParsedPage, heads: list[Block], *, dated: bool) -> list[str]:
    """List the headlines that stand above prose in boxes of the most frequent kind."""
    places = [b.index for b in heads]
    kinds: dict[tuple[str, str], list[tuple[Block, etree._Element]]] = {}
    for head in heads if len(heads) > 1 else ():
        if (box := _box(page, head, places)) is not None:
            kinds.setdefault(dress(box), []).append((head, box))
    told = [
        [b.line for b, el in some if (not dated or _is_dated(page, el)) and _tells(page, b, el)]
        for some in kinds.values()
        if len(some) > 1
    ]
    return max(told, key=len, default=[])


def _is_dated(page: ParsedPage, box: etree._Element) -> bool:
    """Whether a line in a box is a date, or opens with one in brackets."""
    return any(shapes.BRACKET.match(b.line) or is_date_line(b.line) for b in page.flow.below(box))


def _box(page: ParsedPage, head: Block, places: list[int]) -> etree._Element | None:
    """Find the largest box around a headline and no other one. ``places`` are the indices of all of
    them, in order."""
    found = None
    for el in head.owner.iterancestors():
        span = page.flow.spans.get(el, range(0))
        if bisect_left(places, span.stop) - bisect_left(places, span.start) > 1:
            break
        found = el
    return found


def _tells(page: ParsedPage, head: Block, box: etree._Element) -> bool:
    """Whether a box holds enough prose behind its headline."""
    inside = (b for b in page.flow.below(box) if b.index not in page.teasers)
    return mass(b for b in inside if b.index > head.index) >= MIN_TEXT


def _heads_dated(page: ParsedPage, block: Block) -> bool:
    """Whether a headline stands right above a text that opens with a ``[date]``, or that has its
    date on a line above it."""
    behind = page.behind(block.index)
    then = next(behind, None)
    if then is None or then.index in page.teasers:
        return False
    if shapes.BRACKET.fullmatch(then.line) or (is_meta(then) and find_date(then.line)):
        text = next(behind, None)
        return text is not None and text.index not in page.teasers and is_prose(text)
    said = is_prose(then) or (then.heading is not None and shapes.ends_sentence(then.line))
    return bool(shapes.BRACKET.match(then.line)) and said and not shapes.more_end(then.line)
