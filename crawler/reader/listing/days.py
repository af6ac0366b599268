"""Days as headings of a listing, as calendar leaves, and of changes. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from itertools import islice, pairwise

from lxml import etree

from crawler.reader.listing.boxes import MAX_CLIMB
from crawler.reader.listing.lines import Line
from crawler.reader.markup.flow import Block, Flow
from crawler.reader.markup.tree import is_within
from crawler.reader.wording import shapes
from crawler.reader.wording.about import MAX_ABOUT, read_about
from crawler.reader.wording.datelines import (
    MAX_BOX,
    UNREAD,
    boxed_date,
    find_date,
    header_date,
    is_leaf,
    printed_date,
)

MIN_DAYS = 2
"""Different days that make groups; a single one is the day on which the page was served."""
MIN_HEADING, MAX_HEADING = 6, 40
"""Characters of a line that names a day."""
_WHOLE = ("body", "html")
_FRAMES = frozenset(("header", "nav", "banner", "footer"))
_PUBLISHED = ("Veröffentlicht", "Erschienen", "Datum", "Published")
"""First words of the label of a day of publication."""
_NUMBERS = re.compile(r"\d+")


class Days:
    """The headings of a page that name a day, on which the teasers below were published.

    They are lines of one kind and depth, outside all cards, for at least two different days; a day
    holds for the cards of its box up to the next heading.
    """

    def __init__(self, page: Flow, cards: Iterable[list[Line]]) -> None:
        """Take a page and the lines of its cards; they are first read when a day is wanted."""
        self.page = page
        self._cards = cards
        self._days: dict[int, tuple[Block, str] | None] | None = None
        self._places: list[int] = []

    def _read(self) -> dict[int, tuple[Block, str] | None]:
        """Map the headings outside cards to their days, or to ``None``, by their blocks."""
        cards = {line.block.index for span in self._cards for line in span}
        kinds: dict[Hashable, dict[Block, str]] = defaultdict(dict)
        days: dict[int, tuple[Block, str] | None] = {}
        for block in self.page.blocks:
            short = MIN_HEADING <= len(block.line) <= MAX_HEADING and not block.links
            if short and (day := _day_of(block)):
                kinds[_kind_of(block)][block] = day
            elif block.heading and block.index not in cards:
                days[block.index] = None
        for kind in kinds.values():
            apart = {block: day for block, day in kind.items() if block.index not in cards}
            if apart and self._are_groups(apart, kind, cards):
                days |= {block.index: (block, day) for block, day in apart.items()}
        return days

    def of(self, block: Block) -> str | None:
        """Find the day of the heading above a block, if one box holds both."""
        if self._days is None:
            self._days = self._read()
            self._places = sorted(self._days)
        above = bisect_left(self._places, block.index)
        named = self._days[self._places[above - 1]] if above else None
        if named is None:
            return None
        heading, day = named
        box = self._box_of(heading)
        return day if box is not None and is_within(block.owner, box) else None

    def _box_of(self, heading: Block) -> etree._Element | None:
        """Find the box that holds more than a heading, below the whole page."""
        alone = range(heading.index, heading.index + 1)
        around = (el for el in heading.owner.iterancestors() if self.page.spans.get(el) != alone)
        box = next(around, None)
        return None if box is None or box.tag in _WHOLE else box

    def _are_groups(
        self, apart: dict[Block, str], kind: dict[Block, str], cards: Collection[int]
    ) -> bool:  # fmt: skip
        """Whether days ``apart`` from the cards are headings of groups, among all lines of their
        ``kind``: different ones, or in boxes of their own. A card above the first in its box may
        be what it dates."""
        first = next(iter(apart))
        box = self._box_of(first)
        if box is None or len(set(kind.values())) < MIN_DAYS:
            return False
        span = self.page.spans[box]
        if any(i in cards for i in range(span.start, first.index)):
            return False
        return len(set(apart.values())) >= MIN_DAYS or sum(b.index in span for b in kind) == 1


def _day_of(block: Block) -> str | None:
    """Find the day that is all of an unlinked block's words."""
    if find_date(block.line) is None or not _FRAMES.isdisjoint(block.regions):
        return None
    return header_date(block.line) or printed_date(block.line, weekday=True)


def _kind_of(block: Block) -> Hashable:
    """Tell what kind of element a block is, and how deep it stands."""
    el = block.owner
    named = _NUMBERS.sub("", el.get("class") or "")
    return el.tag, named, sum(1 for _ in islice(el.iterancestors(), MAX_CLIMB))


def join_leaves(span: list[Line]) -> list[Line]:
    """Join neighbouring lines, or elements of a line, that are the parts of one date."""
    short = [len(line.text) <= MAX_BOX for line in span]
    if not any(short):
        return span
    for i, line in enumerate(span):
        pieces = [said for run in line.runs if (said := run.text.strip())] if short[i] else []
        if day := boxed_date(pieces):
            return [*span[:i], line._replace(text=day), *span[i + 1 :]]
    for n in (2, 3):
        for i in range(len(span) - n + 1):
            if all(short[i : i + n]) and (day := boxed_date([x.text for x in span[i : i + n]])):
                return [*span[:i], span[i]._replace(text=day), *span[i + n :]]
    for i, (a, b) in enumerate(pairwise(span)):
        if short[i] and short[i + 1] and is_leaf(a.text, b.text):
            return [*span[:i], a._replace(text=f"{a.text} {b.text}"), *span[i + 2 :]]
    return span


def is_bracketed(date: str | None) -> bool:
    """Tell whether a printed date has the brackets of an article's own day, which count for more
    than any other day on its card."""
    return date is not None and date.startswith("[")


def unread_date(text: str) -> str | None:
    """Find a day in an unknown spelling that is a whole line, alone or behind its label."""
    label, _, day = text.rpartition(": ")
    named = not label or label.startswith(_PUBLISHED)
    return day if named and UNREAD.fullmatch(day) else None


def says_changed(text: str) -> bool:
    """Tell whether a line says no more than when its article was changed.

    >>> says_changed("von Vera Ender — zuletzt verändert: 20.11.2026 10:40")
    True
    >>> says_changed("Veröffentlicht am 20.11.2026, zuletzt geändert am 22.11.2026")
    False
    """
    if len(text) > MAX_ABOUT or text.endswith((".", "!", "?")):
        return False
    if find_date(text) is None or not shapes.MODIFIED.search(text):
        return False
    about = read_about(text)
    return about is not None and not about.dates
