"""Kickers of flat lists, in which nothing but the order of lines holds a card together. Pure."""

from __future__ import annotations

from crawler.reader.listing.cards import Card
from crawler.reader.listing.lines import DATE, Line, is_border, is_dated, near
from crawler.reader.markup.flow import ALL_LINKED
from crawler.reader.wording import shapes


def take_kickers(lines: list[Line], cards: list[Card]) -> None:
    """Add the kickers of a flat list: a short line above nearly every headline."""
    flat = [
        (card, cards[n - 1].end + 1 if n else 0)
        for n, card in enumerate(cards)
        if card.titled and _is_headed(lines, card, cards[n - 1].end if n else -1)
    ]
    with_line = [card for card, floor in flat if card.start > floor and _is_kicker(lines, card)]
    if len(with_line) > 1 and len(with_line) >= 0.7 * len(flat):
        for card in with_line:
            card.start -= 1


def _is_headed(lines: list[Line], card: Card, above: int) -> bool:
    """Whether a card begins with a heading, or with a linked line that is one: text stands below
    it, and no link in the line above it, which is not that of the card ``above``."""
    block = lines[card.start].block
    if block.heading is not None:
        return True
    plain = card.start - 1 > above and not lines[card.start - 1].block.links
    return block.linked > ALL_LINKED and plain and has_text(lines[card.start : card.end + 1])


def _is_kicker(lines: list[Line], card: Card) -> bool:
    """Whether the line above a card is short, and no heading as high as that of the card."""
    line, then = lines[card.start - 1], lines[card.start]
    if not line.text or len(line.text) > 60:
        return False
    if line.block.heading and line.block.heading <= (then.block.heading or "h6"):
        return False
    if len(line.block.links) > 1 or links_to(line, card):
        return False
    ended = shapes.ends_sentence(line.text.rstrip(":"))
    return not (ended or is_dated(line.text) or is_border(line)) and near(line, lines[card.start])


def take_kicker(lines: list[Line], card: Card, floor: int) -> None:
    """Add the kicker above a card whose headline was found above its link."""
    if floor < card.start < card.first and _is_kicker(lines, card):
        card.start -= 1


def links_to(line: Line, card: Card) -> bool:
    """Tell whether a line holds a link of a card."""
    return any(r.link in card.links for r in line.runs)


def has_text(span: list[Line]) -> bool:
    """Tell whether lines may hold the text of a card: a long one, a day, or more than one."""
    return any(len(line.text) > 60 or DATE.search(line.text) for line in span) or len(span) > 1
