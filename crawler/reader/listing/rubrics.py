"""Names of sections above the headlines of a page's cards, where the kickers stand below. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.reader.listing.cards import Card
from crawler.reader.listing.lines import Line
from crawler.reader.listing.parts import MAX_ALIKE, MIN_HABIT, MOST, TeaserParts
from crawler.reader.markup.flow import Flow


def drop_rubrics(
    teasers: Sequence[TeaserParts], spans: Sequence[list[Line]], cards: Sequence[Card]
) -> None:
    """Drop the lines above the headlines that are links to other pages, if as many different lines
    without links stand below."""
    titled = sum(bool(parts.title and parts.text) for parts in teasers)
    cut = [
        (parts, _leads_elsewhere(span, parts.kicker or "", card))
        for parts, span, card in zip(teasers, spans, cards, strict=True)
        if parts.above and parts.below
    ]
    if len(cut) < max(MAX_ALIKE, MOST * titled) or not all(linked for _, linked in cut):
        return
    if len({parts.below for parts, _ in cut}) >= len({parts.kicker for parts, _ in cut}):
        for parts, _ in cut:
            parts.kicker, parts.title, parts.above = None, parts.headline, False


def drop_entries(teasers: Sequence[TeaserParts], page: Flow) -> None:
    """Drop the lines above the headlines where all cards have one and each is called like an entry
    of the menu: they name sections."""
    rich = [parts for parts in teasers if parts.title and (parts.text or parts.date)]
    filed = [parts for parts in rich if parts.kicker and (parts.above or parts.marked)]
    if len(filed) < max(MIN_HABIT, len(rich)):
        return
    menu = (b for b in page.blocks if "nav" in b.regions and b.links)
    entries = {b.line.casefold() for b in menu}
    if all((parts.kicker or "").casefold() in entries for parts in filed):
        for parts in filed:
            parts.kicker, parts.above, parts.marked = None, False, False


def _leads_elsewhere(span: list[Line], text: str, card: Card) -> bool:
    """Whether a line of a card is nothing but a link to another page."""
    line = next((line for line in span if line.text == text), None)
    said = [] if line is None else [run.link for run in line.runs if run.text.strip()]
    return len(said) == 1 and said[0] not in (None, *card.links)
