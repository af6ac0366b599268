"""The lines of a card: from the elements and lines around its links. Pure."""

from __future__ import annotations

from lxml import etree

from crawler.reader.listing.boxes import MAX_CLIMB, peers
from crawler.reader.listing.cards import Card
from crawler.reader.listing.flat import has_text, links_to, take_kicker, take_kickers
from crawler.reader.listing.lines import (
    DATE,
    Line,
    could_be_title,
    is_border,
    is_dated,
    is_day,
    is_mere_label,
    is_of_card,
    is_of_comments,
    is_one_line,
    near,
)
from crawler.reader.markup.flow import ALL_LINKED
from crawler.reader.markup.tree import INLINE, enclosing, is_within
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import MONTH_HEADER, printed_date

MAX_TEASER = 1_500
"""Characters; the longest teaser seen has some 400."""
MIN_PROSE = 80
"""Characters of a sentence that no card prints above its headline."""
MAX_ABOVE = 3
"""Lines above a headline in one block with it: date, section, kicker."""
_SEVERAL = -1
_WHOLE = frozenset(("body", "html", "main"))


def extend_cards(lines: list[Line], cards: list[Card], spans: dict[etree._Element, range]) -> None:
    """Extend each card to the lines that belong to it, by the elements around its links."""
    holders: dict[etree._Element, int] = {}
    for n, card in enumerate(cards):
        for link in card.links:
            el = link.getparent()
            for _ in range(MAX_CLIMB):
                if el is None or (held := holders.get(el)) == n or held == _SEVERAL:
                    break  # as is everything around it
                holders[el] = n if held is None else _SEVERAL
                el = el.getparent()
    for n, card in enumerate(cards):
        floor = cards[n - 1].end + 1 if n else 0
        ceiling = cards[n + 1].first - 1 if n + 1 < len(cards) else len(lines) - 1
        card.start, card.end = extent = card.first, card.last
        boxes = _boxes(card, holders, n)
        repeats: int | None = None
        for i, el in enumerate(boxes):
            start, end = _extent(lines, card, spans[el])
            if (start, end) == extent:
                continue
            if start < floor or end > ceiling:
                break
            if repeats is None:  # the outermost box that is repeated
                outwards = range(len(boxes) - 1, -1, -1)
                repeats = next((k for k in outwards if _is_repeated(boxes[k], holders, n)), -1)
            if not _is_card(lines, card, start, end, repeated=i <= repeats):
                break
            card.start, card.end = extent = start, end
        holding = (s for el in boxes if (s := spans[el]).stop > lines[card.last].block.index + 1)
        _stretch(lines, card, floor, ceiling, next(holding, None))
    take_kickers(lines, cards)


def _boxes(card: Card, holders: dict[etree._Element, int], n: int) -> list[etree._Element]:
    """List the boxes around a card's first link without links of others, the innermost first."""
    boxes: list[etree._Element] = []
    el = card.links[0].getparent()
    while el is not None and holders.get(el) == n and el.tag not in _WHOLE:
        if el.tag not in INLINE:
            boxes.append(el)
        el = el.getparent()
    return boxes


def _extent(lines: list[Line], card: Card, blocks: range) -> tuple[int, int]:
    """Find the first and last line of some blocks around a card."""
    start, end = card.start, card.end
    while start > 0 and lines[start - 1].block.index in blocks:
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].block.index in blocks:
        end += 1
    while start < card.start and MONTH_HEADER.match(lines[start].text):
        start += 1
    return start, end


def _is_repeated(el: etree._Element, holders: dict[etree._Element, int], n: int) -> bool:
    """Whether an element is one of several of its kind side by side, each with one card: all of its
    lines belong to the card."""
    held = [holders[s] for s in peers(el) if s in holders]
    if not held and (row := el.getparent()) is not None:  # alone in the last row of a grid
        rows = (peer for peer in peers(row) if holders.get(peer) == _SEVERAL)
        held = [holders[s] for peer in rows for s in peer.iterchildren(str(el.tag)) if s in holders]
    return bool(held) and all(h not in (n, _SEVERAL) for h in held)


def _is_card(lines: list[Line], card: Card, start: int, end: int, *, repeated: bool) -> bool:
    """Whether the lines could be one teaser: one date, not too long, one headline."""
    span = lines[start : end + 1]
    if sum([len(line.text) for line in span]) > MAX_TEASER or _has_several_dates(span):
        return False
    inner = lines[card.start : card.end + 1]
    grown = lines[start : card.start] + lines[card.end + 1 : end + 1]
    if any("h1" in line.block.regions for line in grown):
        return False
    complete = card.titled and any(
        is_dated(line.text) or (len(line.text) > 60 and line.block.linked < 0.9) for line in inner
    )
    headed = any(line.block.heading for line in inner)
    if headed and not repeated and any(map(_is_prose, lines[start : card.start])):
        return False  # the text in which the card stands
    below = lines[card.end + 1 : end + 1]
    if complete and not repeated and any(line.text for line in below):
        day = [line for line in below if line.text]
        if len(day) > 1 or not is_dated(day[0].text) or any(is_dated(x.text) for x in inner):
            return False
    # beside a teaser that has its headline another heading is the title of the box around it
    has_headline = card.titled or any(line.block.heading for line in inner)
    own_blocks = {line.block.index for line in inner}
    around = [line.block for line in grown if line.block.index not in own_blocks]
    headings = [block.heading for block in around if block.heading]
    if headings and has_headline and has_text(inner):
        own = min((line.block.heading for line in inner if line.block.heading), default="")
        if not (repeated and own and min(headings) > own):
            return False  # a smaller one may be the kicker
    foreign = [
        line for line in grown if line.block.linked > ALL_LINKED and not links_to(line, card)
    ]
    if len(foreign) > 1 and not repeated:
        return False
    return not any(
        _says_other(t) and not is_of_comments(line) and not (repeated and is_of_card(t))
        for line in grown
        if (t := line.text)
    )


def _says_other(text: str) -> bool:
    """Whether a line is furniture, or stands above other teasers."""
    return bool(
        furniture.TAIL.match(text)
        or furniture.MORE_FROM.match(text)
        or furniture.NOISE.match(text)
        or furniture.READ_ON.match(text)
    )


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence outside links."""
    long = len(line.text) > MIN_PROSE and line.block.linked < ALL_LINKED
    return long and bool(shapes.ends_sentence(line.text)) and line.block.heading is None


def _has_several_dates(span: list[Line]) -> bool:
    """Whether more than one date stands in brackets, or more than one day is a line; a theme may
    print one day twice, for wide screens and for small ones."""
    bracketed = 0
    whole = set()
    for line in span:
        found = len(DATE.findall(line.text)) if "[" in line.text else 0
        bracketed += found
        if not found and (date := printed_date(line.text, weekday=True)):
            whole.add(date)
    return bracketed > 1 or len(whole) > 1


def _stretch(
    lines: list[Line], card: Card, floor: int, ceiling: int, holding: range | None
) -> None:
    """Extend a card that no element holds together to the neighbouring lines that belong to it; not
    beyond the blocks of the box that holds headline and text."""
    _take_block(lines, card, floor, ceiling)
    span = lines[card.start : card.end + 1]
    headed = card.titled or any(line.block.heading or is_one_line(line.text) for line in span)
    headed = headed or (len(span) > 1 and any(could_be_title(line.text) for line in span[:-1]))
    if not headed:
        while card.start > floor and card.first - card.start < 4:
            line = lines[card.start - 1]
            if not near(line, lines[card.start]) or is_border(line):
                break
            card.start -= 1
            if line.block.heading or line.block.bold or could_be_title(line.text):
                break
        take_kicker(lines, card, floor)
    elif card.end < ceiling and not card.more and not _has_prose(span):
        while card.end < ceiling and card.end - card.last < 3:
            above, line = lines[card.end], lines[card.end + 1]
            if line.block is not above.block and _begins_next(lines, card.end + 1, ceiling):
                break
            if not _could_be_text(line) or not near(line, above) or is_border(line):
                break
            if _leaves_item(above, line, holding):
                break
            if is_dated(line.text) and (
                any(is_dated(held.text) for held in span) or _has_day_above(lines, card, floor)
            ):
                break
            card.end += 1
            if len(line.text) > 60:
                break


def _could_be_text(line: Line) -> bool:
    """Whether a line below a headline may be its text, by the line alone."""
    block = line.block
    linked = block.linked > ALL_LINKED or block.heading is not None
    return not (linked or len(line.text) > 800 or is_mere_label(line.text))


def _has_day_above(lines: list[Line], card: Card, floor: int) -> bool:
    """Whether a flat list prints the day of a teaser above its headline."""
    above = lines[card.start - 1] if card.start > floor else None
    return above is not None and is_day(above.text) and near(above, lines[card.start])


def _leaves_item(above: Line, line: Line, holding: range | None) -> bool:
    """Whether a line stands outside the ``article`` or item of a teaser, or behind the sentences of
    the box ``holding`` it, or is the first sentence of a list below it."""
    if (
        holding is not None
        and line.block.index >= holding.stop
        and shapes.ends_sentence(above.text)
    ):
        return True
    item = enclosing(above.block.owner, "article", "li")
    if item is not None and not is_within(line.block.owner, item):
        return True
    listed = "li" in line.block.regions and "li" not in above.block.regions
    return listed and shapes.ends_sentence(line.text)


def _begins_next(lines: list[Line], i: int, ceiling: int) -> bool:
    """Whether a line opens the block in which the next card has its first link."""
    then = lines[ceiling + 1].block if ceiling + 1 < len(lines) else None
    return lines[i].block is then


def _take_block(lines: list[Line], card: Card, floor: int, ceiling: int) -> None:
    """Extend a card to the other lines of a block that holds only this teaser."""
    block = lines[card.first].block
    if not card.titled or lines[card.last].block is not block:
        return
    start, end = card.start, card.end
    while start > 0 and lines[start - 1].block is block and not is_border(lines[start - 1]):
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].block is block and not is_border(lines[end + 1]):
        end += 1
    if floor <= start and end <= ceiling and card.first - start < MAX_ABOVE:
        card.start, card.end = start, end


def _has_prose(span: list[Line]) -> bool:
    return any(len(line.text) > 60 and not line.block.heading for line in span[1:]) or any(
        DATE.search(line.text) and len(line.text) > 60 for line in span
    )
