"""Boxes amid a text in which its house offers something, told by the weight of what they say. Pure.

A box that stands apart from the paragraphs may hold facts of the article, or an offer of the house:
an event, a newsletter, a subscription, a partner. No single word tells: what speaks for the house
is weighed against what speaks for the text, and in doubt the box stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from lxml import etree

from crawler.reader.article.boxes.related import Told
from crawler.reader.article.boxes.weight import ENOUGH, PAID, PRODUCTS, hints, is_short, weigh
from crawler.reader.article.page.own_day import day_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import with_ancestors
from crawler.reader.wording import furniture
from crawler.reader.wording.datelines import ANY_DATE
from crawler.reader.wording.shapes import KEYWORDS

MAX_BOX = 600
"""Characters of such a box; nor may it be longer than the text."""
MAX_BLOCKS = 10
"""Blocks of such a box."""
NEAR = 6
"""Blocks above and below a headline among which its date stands."""
MAX_HEAD = 80
"""Characters at the begin of a line in which a date may be that of the article."""
MAX_BEHIND = 12
"""Blocks behind the last paragraph among which such a box may stand."""

_DIGITS = str.maketrans("", "", "0123456789")
"""Boxes may be numbered."""

_Kind = tuple[str, str, str, str]
_Box = tuple[etree._Element, list[Block]]


def find_promoted(
    page: ParsedPage, start: int, skip: Collection[int], kept: Collection[int]
) -> set[int]:
    """Find the blocks behind ``start`` in boxes with what the house offers, by index.

    ``skip`` are blocks known not to be text; no box holds one of ``kept``, or a paragraph of the
    kind in which most of the text is printed.
    """
    blocks = page.blocks
    known = {*skip, *kept}
    prose = [b for b in blocks[start + 1 :] if b.index not in known and is_prose(b)]
    tail = min((i for i in page.tails if i > start), default=len(blocks))
    prose = [b for b in prose if b.index < tail] or prose
    kinds = [_kind(b) for b in prose]
    weights: Counter[_Kind] = Counter()
    for block, kind in zip(prose, kinds, strict=True):
        weights[kind] += len(block.line)
    usual = max(weights, key=weights.__getitem__, default=None)
    text = [b for b, kind in zip(prose, kinds, strict=True) if kind == usual]
    if not text:
        return set()
    owners = {b.owner for b in text}
    closed = with_ancestors(blocks[i].owner for i in kept)
    held = closed | with_ancestors(owners)
    title = " ".join(b.line for b in blocks[max(0, start - 1) : start + 1]).casefold()
    beside = " ".join(
        [b.line for b in blocks[start + 1 : text[-1].index + 1] if "figcaption" in b.regions]
        + [page.structured.first("description", "og:description") or ""]
    )
    day = _day(page, start)
    limit = min(MAX_BOX, max(weights.values()))
    found: set[int] = set()
    end = start + 1
    whole = Told(title, text, beside, day)
    for block in blocks[start + 1 : text[-1].index + MAX_BEHIND]:
        if block.index < end or block.index in skip or not block.text:
            continue
        top, box, like = block.owner, [block], block.owner in owners
        if not like:
            top, box = _box(page, block, held, limit) or (top, [])
        elif headed := _headed(page, block, closed, limit, held):
            top, box, like = headed
        elif PAID.match(block.line):
            like = False  # it says no more than that
        else:
            continue
        if not box:
            continue
        end = max(end, box[-1].index + 1)
        named = box[0].line.lower() in PRODUCTS
        if like and not named and not all(hints(b.line) for b in box if is_prose(b)):
            continue
        rest = [b for b in text if b not in box]
        if not rest:
            continue
        if any(furniture.WALL.match(b.line) for b in box) and rest[-1].index < box[-1].index:
            continue  # what it says is true: the text ends there
        told = whole
        if len(rest) < len(text):
            said = {b.line for b in box}  # it may be printed twice
            told = Told(title, [b for b in rest if b.line not in said], beside, day)
        if weigh(page, top, box, told) >= ENOUGH + like:
            found.update(b.index for b in box)
    return found


def _day(page: ParsedPage, start: int) -> date | None:
    """Find the first day printed or stated near a headline, if it is past: that of the article."""
    stated = page.structured.first("article:published_time", "date", "dcterms.date")
    near = page.blocks[max(0, start - NEAR) : max(0, start + NEAR)]
    printed = (found[0] for b in near if (found := ANY_DATE.search(b.line[:MAX_HEAD])))
    days = [
        d for text in (stated, next(printed, None), page.fetched_at) if text and (d := day_of(text))
    ]
    return min(days, default=None)


def _kind(block: Block) -> _Kind:
    """Return name and class of the element of a block and of the one around it; numbers in a class
    say nothing of a kind."""
    el = block.owner
    above = el.getparent()
    return *_dress(el), *(("", "") if above is None else _dress(above))


def _dress(el: etree._Element) -> tuple[str, str]:
    return str(el.tag), (el.get("class") or "").translate(_DIGITS)


def _box(
    page: ParsedPage, block: Block, held: Collection[etree._Element], limit: int
) -> _Box | None:
    """Find the largest box around a block that holds none of the text."""
    around = (block.owner, *block.owner.iterancestors())
    return next(reversed([*_boxes(page, around, held, limit)]), None)


def _headed(
    page: ParsedPage,
    block: Block,
    closed: Collection[etree._Element],
    limit: int,
    held: Collection[etree._Element],
) -> tuple[etree._Element, list[Block], bool] | None:
    """Find the largest box in which only short lines stand above a paragraph, and whether it looks
    like those of the text; one that does not is preferred."""
    if not is_short(page.blocks[block.index - 1]):
        return None
    found: tuple[etree._Element, list[Block], bool] | None = None
    for el, inside in _boxes(page, block.owner.iterancestors(), closed, limit):
        above = [b for b in inside if b.index < block.index]
        if above and all(map(is_short, above)):
            like = not _stands_out(el, held)
            if found is None or like or found[2]:
                found = el, inside, like
            if not like:
                break
    return found


def _stands_out(el: etree._Element, held: Collection[etree._Element]) -> bool:
    """Whether a box is marked otherwise than all boxes beside it that hold paragraphs."""
    home = el.getparent()
    beside = [] if home is None else [e for e in home if e is not el and e in held]
    return bool(beside) and all(_marked(e) != _marked(el) for e in beside)


def _marked(el: etree._Element) -> list[str]:
    """List the name of an element, its class and data attributes, without numbers."""
    said = (v for k, v in sorted(el.items()) if k == "class" or k.startswith("data-"))
    return [str(el.tag), *(value.translate(_DIGITS) for value in said)]


def _boxes(
    page: ParsedPage,
    around: Iterable[etree._Element],
    closed: Collection[etree._Element],
    limit: int,
) -> Iterator[_Box]:
    """Iterate over the boxes around a block, up to one that is closed or large."""
    for el in around:
        span = page.flow.spans.get(el, range(0))
        inside = [b for b in page.blocks[span.start : span.stop] if b.text]
        if el in closed or len(inside) > MAX_BLOCKS or sum(len(b.line) for b in inside) > limit:
            return
        if len(inside) > 1 and any(KEYWORDS.match(b.line) for b in inside):
            return
        yield el, inside
