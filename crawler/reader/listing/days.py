"""Days as headings of a listing, as calendar leaves, and of changes. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.reader import shapes
from crawler.reader.about import MAX_ABOUT, read_about
from crawler.reader.datelines import ANY_DATE, MAX_BOX, boxed_date, header_date
from crawler.reader.flow import Block
from crawler.reader.listing.lines import Line
from crawler.reader.tree import is_within

MIN_DAYS = 2
"""Different days that make groups; a single one is the day on which the page was served."""
_WHOLE = ("body", "html", "main")


class Days:
    """The headings of a page that name a day, on which the teasers below were published."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        headed = [(b, day) for b in blocks if b.heading and (day := header_date(b.line))]
        self.headed = headed if len({day for _, day in headed}) >= MIN_DAYS else []

    def of(self, block: Block) -> str | None:
        """Find the day of the heading above a block, if one box holds both."""
        above = [one for one in self.headed if one[0].index < block.index]
        if not above:
            return None
        heading, day = above[-1]
        box = heading.owner.getparent()
        if box is None or box.tag in _WHOLE or not is_within(block.owner, box):
            return None
        return day


def join_leaves(span: list[Line]) -> list[Line]:
    """Join neighbouring lines, or elements of a line, that are the parts of one date."""
    short = [len(line.text) <= MAX_BOX for line in span]
    for i, line in enumerate(span):
        pieces = [said for run in line.runs if (said := run.text.strip())] if short[i] else []
        if day := boxed_date(pieces):
            return [*span[:i], line._replace(text=day), *span[i + 1 :]]
    for n in (2, 3):
        for i in range(len(span) - n + 1):
            if all(short[i : i + n]) and (day := boxed_date([x.text for x in span[i : i + n]])):
                return [*span[:i], span[i]._replace(text=day), *span[i + n :]]
    return span


def is_bracketed(date: str | None) -> bool:
    """Tell whether a printed date has the brackets of an article's own day, which count for more
    than any other day on its card."""
    return date is not None and date.startswith("[")


def says_changed(text: str) -> bool:
    """Tell whether a line says no more than when its article was changed.

    >>> says_changed("von Vera Ender — zuletzt verändert: 20.11.2026 10:40")
    True
    >>> says_changed("Veröffentlicht am 20.11.2026, zuletzt geändert am 22.11.2026")
    False
    """
    if len(text) > MAX_ABOUT or text.endswith((".", "!", "?")):
        return False
    if not shapes.MODIFIED.search(text) or not ANY_DATE.search(text):
        return False
    about = read_about(text)
    return about is not None and not about.dates
