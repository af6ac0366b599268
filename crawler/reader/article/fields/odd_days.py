"""Days on a page that cannot be true of its article. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Ladder
from crawler.reader.article.page.meta import MAX_META
from crawler.reader.article.page.own_day import day_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.structured import text_of
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import DAY_NAME, iter_dates

_NAMED = re.compile(
    rf"({DAY_NAME}),?\s(?:der\s|den\s)?[\d. ]{{2,7}}"
    r"[A-Za-zä]{0,9}\.?\s?\d{4}\W*$"
)
_WEEKDAYS = "Mo Di Mi Do Fr Sa So".split()
NEAR = 6
"""Blocks above and below the headline that may tell its day."""
BEHIND = 4
"""Blocks behind the text that may tell the day of a change."""
QUEUED = timedelta(days=31)
"""Metadata state the day of writing as the last change of an article that waited this long."""


def find_odd_days(
    page: ParsedPage, headline: int, text: ArticleText, dates: Ladder
) -> Iterator[str]:
    """Find days that contradict themselves or the first of ``dates``, and say how."""
    near = [b for b in page.blocks[max(0, headline - NEAR) : headline + NEAR] if _is_near(page, b)]
    if said := next(filter(None, map(_misnamed, near)), None):
        yield said
    known = [day for e in dates if (day := day_of(e.value))]
    if not known:
        return
    published = known[0]
    behind = page.blocks[text.last + 1 : text.last + 1 + BEHIND] if text.first >= 0 else ()
    own = [*near, *(b for b in behind if _is_near(page, b))]
    changed = [day for b in own for day in _changed(b) if day not in known]
    if early := next((day for day in changed if day < published), None):
        yield f"the page says that it was changed on {early}, before {published}, its own day"
    elif (stated := _stated(page)) and stated < published - QUEUED:
        yield f"the metadata state {stated} as the last change, long before {published}"


def _is_near(page: ParsedPage, block: Block) -> bool:
    """Whether a short line may speak of the article."""
    if block.index in page.teasers or len(block.line) > MAX_META or is_prose(block):
        return False
    return not block.regions & {"nav", "aside"}


def _misnamed(block: Block) -> str | None:
    """Say that the weekday of a line contradicts its day."""
    found = _NAMED.match(block.line)
    day = day_of(block.line) if found else None
    if not found or day is None:
        return None
    named = "Sa" if found[1] == "Sonnabend" else found[1][:2]
    if _WEEKDAYS[day.weekday()] == named:
        return None
    return f"{block.line!r} names a {found[1]}, which {day} was not"


def _changed(block: Block) -> Iterator[date]:
    """List the days behind a word of change."""
    at = 0
    for found in iter_dates(block.line):
        if shapes.MODIFIED.search(block.line, at, found.start()) and (day := day_of(found[0])):
            yield day
        at = found.end()


def _stated(page: ParsedPage) -> date | None:
    """Read the day of the last change from the metadata."""
    meta = page.structured.first("article:modified_time", "og:updated_time")
    said = (text_of(page.node, "dateModified") if page.node else None) or meta
    return day_of(said) if said else None
