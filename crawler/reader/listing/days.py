"""Days as headings of a listing: whatever stands below one was published on it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.reader.datelines import header_date
from crawler.reader.flow import Block
from crawler.reader.tree import is_within

MIN_DAYS = 2
"""Different days that make groups; a single one is that on which the page was served."""
_WHOLE = ("body", "html", "main")


class Days:
    """The headings of a page that name a day."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        headed = [(b, day) for b in blocks if b.heading and (day := header_date(b.line))]
        self.headed = headed if len({day for _, day in headed}) >= MIN_DAYS else []

    def of(self, block: Block) -> str | None:
        """Find the day below whose heading a block stands, in one box with it."""
        above = [one for one in self.headed if one[0].index < block.index]
        if not above:
            return None
        heading, day = above[-1]
        box = heading.owner.getparent()
        if box is None or box.tag in _WHOLE or not is_within(block.owner, box):
            return None
        return day
