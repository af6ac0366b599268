"""Days that an article tells in other places than its head. Pure."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from crawler.reader.article.body import ArticleText
from crawler.reader.article.fields.dated_lines import may_be_own
from crawler.reader.article.page.meta import MAX_META
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import day_header, filed_date, iter_dates, printed_date

_CLOCK = re.compile(r"\s*+[,/|T–-]?\s*+\d{1,2}:\d{2}(?![:.]?\d)(?!\s*(?:Uhr|h\b|bis\b|[–-]\s?\d))")
"""The hour at which something was published; that of an event ends on ``Uhr`` or goes on."""
AROUND = 12
"""Blocks above the headline in which the facts about the article may be listed."""
NEAR = 5
"""Blocks above and below the headline in which day and hour may stand among other words."""


def filed_day(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the date of a ``FILED`` sentence below the text, whatever else stands between."""
    lines = page.blocks[max(0, text.first) :] if text.first >= 0 else ()
    days = (day for b in lines if (day := filed_date(b.line)) and _is_own(page, b))
    return [*islice(days, 1)]


def day_above(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the day of a heading above the headline, or of a line that opens the box around it,
    unless it is the day of serving."""
    served = date.fromisoformat(page.fetched_at[:10])
    above = page.blocks[max(0, text.headline - 2) : max(0, text.headline)]
    own = (b for b in reversed(above) if _is_own(page, b) and _opens_head(page, text, b))
    days = (day_header(b.line, served) for b in own)
    return [day for day in days if day][:1]


def listed_day(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the date that is an item of its own in a list around the headline, if it is the only
    one: the facts about the article, as a list of date, section and reading time."""
    if text.first < 0:
        return []
    begins = text.body[0].index if text.body else text.headline
    near = page.blocks[max(0, text.headline - AROUND) : max(begins, text.headline)]
    items = (b for b in near if b.owner.tag == "li" and _may_be_listed(page, b))
    days = {day for b in items if (day := printed_date(b.line, weekday=True))}
    return list(days) if len(days) == 1 else []


def stamped_day(page: ParsedPage, text: ArticleText) -> list[str]:
    """Find the day with the hour behind it amid other words near the headline, if it is the only
    one: ``Vera Ender / 02.03.2025 / 9:30 / Bild: Stadt``."""
    if text.first < 0:
        return []
    near = page.blocks[max(0, text.headline - NEAR) : text.headline + NEAR]
    days = {day for b in near if _is_own(page, b) and (day := _stamped(b))}
    return list(days) if len(days) == 1 else []


def _opens_head(page: ParsedPage, text: ArticleText, block: Block) -> bool:
    """Whether a line is a heading, or the first of a box that the headline stands in as well."""
    box = block.owner.getparent()
    if block.heading or box is None or box.tag == "body":
        return block.heading is not None
    if box is not page.blocks[text.headline].owner.getparent():
        return False
    return next((b for b in page.flow.below(box) if b.text), None) is block


def _stamped(block: Block) -> str | None:
    """Read the only day of a line, if an hour stands behind it."""
    if len(block.line) > MAX_META or is_prose(block) or shapes.MODIFIED.search(block.line):
        return None
    found = list(iter_dates(block.line))
    alone = len(found) == 1 and _CLOCK.match(block.line, found[0].end())
    return found[0][0] if alone else None


def _is_own(page: ParsedPage, block: Block) -> bool:
    return "form" not in block.regions and may_be_own(page, block)


def _may_be_listed(page: ParsedPage, block: Block) -> bool:
    """Whether an item of a list may be a fact about the article."""
    if block.links or block.index in page.teasers or block.regions & {"nav", "form"}:
        return False
    return not block.regions & {"aside", "header", "footer"} or "article" in block.regions
