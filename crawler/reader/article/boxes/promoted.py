"""Boxes amid a text in which its house offers something, told by the weight of what they say. Pure.

A box that stands apart from the paragraphs may hold facts of the article, or an offer of the house:
an event, a newsletter, a subscription, a partner. No single word tells: what speaks for the house
is weighed against what speaks for the text, and in doubt the box stays and is remarked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, takewhile

from lxml import etree

from crawler.reader.article.boxes.calls import is_label
from crawler.reader.article.boxes.related import Around, stems_of, tell
from crawler.reader.article.boxes.weight import (
    ENOUGH,
    PAID,
    hints,
    is_short,
    speaks_out,
    weigh,
)
from crawler.reader.article.page.between import boxes_between, is_between, marked
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.tree import dress, upwards, with_ancestors
from crawler.reader.wording import furniture
from crawler.reader.wording.house import PRODUCTS
from crawler.reader.wording.shapes import KEYWORDS

MAX_BOX = 600
"""Characters of such a box; nor may it be longer than the text."""
MAX_BLOCKS = 10
"""Blocks of such a box."""
MAX_BESIDE = 24
"""Boxes before and behind a box to which it is compared."""
MAX_BEHIND = 12
"""Blocks behind the last paragraph, known ones not counted, among which such a box may stand."""

_OF_TEXT = frozenset(("li", "blockquote", "td", "th", "h2", "h3", "h4", "h5", "h6"))
"""Boxes that are pieces of a text, whatever they say."""

_Kind = tuple[str, str, str, str]
"""Name and class of the element of a block and of the one around it."""
_Box = tuple[etree._Element, list[Block]]


@dataclass(slots=True)
class Weighed:
    """The boxes of a page that were weighed."""

    offers: list[Block] = field(default_factory=list)
    """What the house offers, left out."""
    doubtful: list[list[Block]] = field(default_factory=list)
    """Boxes near the limit, left out or not."""


def find_promoted(
    page: ParsedPage, start: int, skip: Collection[int], kept: Collection[int]
) -> Weighed:
    """Find the boxes behind ``start`` with what the house offers.

    ``skip`` are blocks known not to be text; no box holds one of ``kept``, or a paragraph of the
    kind in which most of the text is printed.
    """
    text = _usual(page, start, {*skip, *kept})
    weighed = Weighed()
    if not text:
        return weighed
    whole, lines = tell(page, start, text), {b.index for b in text}
    for top, box, like in _candidates(page, start, skip, kept, text):
        named = box[0].line.lower() in PRODUCTS
        if like and not named and not all(hints(b.line) for b in box if is_prose(b)):
            continue
        own = lines & {b.index for b in box}
        rest = [b for b in text if b.index not in own] if own else text
        if not rest:
            continue
        if any(furniture.WALL.match(b.line) for b in box) and rest[-1].index < box[-1].index:
            continue  # what it says is true: the text ends there
        offer = _without_labelled(box, skip)
        told = whole if len(rest) == len(text) else whole.without(box)
        weight, enough = weigh(page, top, offer, told), ENOUGH + like
        if (inner := _set_in(page, top, box)) is not None:
            around = [b for b in box if b not in inner[1]]
            if weigh(page, *inner, told) >= ENOUGH > weigh(page, top, around, told):
                weighed.offers += inner[1]
                continue
        if weight >= enough:
            weighed.offers += offer
        if any(map(is_prose, offer)) and (
            (weight < enough and top.tag not in _OF_TEXT and speaks_out(offer, told, weight))
            or (weight == enough and offer[-1].index < rest[-1].index and _names(offer, told))
        ):
            weighed.doubtful.append(offer)
    return weighed


def _names(box: list[Block], told: Around) -> bool:
    """Whether a box names what the text does, more than by chance."""
    return told.shares(stems_of(box), most=2) > 1


def _set_in(page: ParsedPage, top: etree._Element, box: list[Block]) -> _Box | None:
    """Find the box within a box that parts two of its paragraphs of one kind."""
    for block in box[1:-1]:
        for el in takewhile(lambda el: el is not top, upwards(block.owner)):
            if is_between(page, el):
                return el, [b for b in page.flow.below(el) if b.text]
    return None


def _without_labelled(box: list[Block], skip: Collection[int]) -> list[Block]:
    """Leave out what is known by a label of its own below a heading: it says nothing of that."""
    left = [b for b in box if b.index not in skip]
    known = next((b for b in box if b.index in skip), None)
    labelled = known is not None and is_label(known) and all(b.heading for b in left)
    return left if labelled else box


def _usual(page: ParsedPage, start: int, known: Collection[int]) -> list[Block]:
    """List the prose behind ``start`` of the kind in which most of it is printed."""
    prose = [b for b in page.blocks[start + 1 :] if b.index not in known and is_prose(b)]
    tail = min((i for i in page.tails if i > start), default=len(page.blocks))
    kinds: dict[_Kind, list[Block]] = {}
    homes: dict[etree._Element | None, tuple[str, str]] = {}
    for block in [b for b in prose if b.index < tail] or prose:
        home = block.owner.getparent()
        if home not in homes:
            homes[home] = ("", "") if home is None else dress(home)
        kinds.setdefault((*dress(block.owner), *homes[home]), []).append(block)
    return max(kinds.values(), key=_size, default=[])


def _size(blocks: list[Block]) -> int:
    return sum(len(b.line) for b in blocks)


def _candidates(
    page: ParsedPage,
    start: int,
    skip: Collection[int],
    kept: Collection[int],
    text: list[Block],
) -> Iterator[tuple[etree._Element, list[Block], bool]]:
    """Iterate over the boxes behind ``start`` that stand apart from the text: their element, their
    blocks, and whether they look like the boxes of the text."""
    owners = {b.owner for b in text}
    closed = with_ancestors(page.blocks[i].owner for i in kept)
    held = closed | with_ancestors(owners)
    limit, parting = min(MAX_BOX, _size(text)), boxes_between(page)
    end = start + 1
    unknown = (b.index for b in page.blocks[text[-1].index + 1 :] if b.text and b.index not in skip)
    last = max(islice(unknown, MAX_BEHIND), default=text[-1].index)
    for block in page.blocks[start + 1 : last + 1]:
        if block.index < end or block.index in skip or not block.text:
            continue
        if block.owner not in owners:
            box = _box(page, block, held, limit)
            found = None if box is None else (*box, False)
        else:
            found = _headed(page, block, closed, held, limit)
            if found is None and (el := parting(block)) is not None:
                box = next(_boxes(page, (el,), closed, limit), None)
                found = None if box is None else (*box, False)
            if found is None and PAID.match(block.line):
                found = block.owner, [block], False  # it says no more than that
        if found is not None and found[1]:
            if not found[2]:  # what looks like the text may hold boxes that do not
                end = max(end, found[1][-1].index + 1)
            yield found


def _box(
    page: ParsedPage, block: Block, held: Collection[etree._Element], limit: int
) -> _Box | None:
    """Find the largest box around a block that holds none of the text."""
    return next(reversed([*_boxes(page, upwards(block.owner), held, limit)]), None)


def _headed(
    page: ParsedPage,
    block: Block,
    closed: Collection[etree._Element],
    held: Collection[etree._Element],
    limit: int,
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
    """Whether a box is marked otherwise than the boxes near it that hold paragraphs."""
    near = (islice(el.itersiblings(preceding=back), MAX_BESIDE) for back in (True, False))
    beside = [e for e in chain.from_iterable(near) if e in held]
    return bool(beside) and all(marked(e) != marked(el) for e in beside)


def _boxes(
    page: ParsedPage,
    around: Iterable[etree._Element],
    closed: Collection[etree._Element],
    limit: int,
) -> Iterator[_Box]:
    """Iterate over the boxes around a block, up to one that is closed or large."""
    held: range | None = None
    inside: list[Block] = []
    for el in around:
        if el in closed:
            return
        span = page.flow.spans.get(el, range(0))
        if span != held:  # else it is a box around nothing but the one before
            texts = (b for b in page.blocks[span.start : span.stop] if b.text)
            held, inside = span, [*islice(texts, MAX_BLOCKS + 1)]
            if len(inside) > MAX_BLOCKS or _size(inside) > limit:
                return
            if len(inside) > 1 and any(KEYWORDS.match(b.line) for b in inside):
                return
        yield el, inside
