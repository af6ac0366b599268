"""The day of an article in front of its lead, in an element of its own. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crawler.reader.article.evidence import Ladder
from crawler.reader.article.page.cut import MIN_LEAD
from crawler.reader.article.page.own_day import day_of
from crawler.reader.markup.flow import Block
from crawler.reader.wording.datelines import LEADING, printed_date

_SIGNS = " \t\n\xa0-–—−:|·•()"


def without_own_day(teaser: Ladder, block: Block | None, dates: Ladder) -> Ladder:
    """Drop the day in front of the lead in a ``block`` where it stands in an element of its own and
    is the first of the article's dates: a text may begin with another day, of which it tells, and
    keeps the one in its own line."""
    first = next((run for run in block.runs if run.text.strip()), None) if block else None
    if block is None or first is None or first.el is block.owner or not dates:
        return teaser
    own = day_of(dates[0].value)
    if own is None or printed_date(first.text.strip(_SIGNS), weekday=True) is None:
        return teaser
    return [replace(said, value=_without(said.value, own)) for said in teaser]


def _without(lead: str, own: date) -> str:
    found = LEADING.match(lead)
    dated = found is not None and len(lead) - found.end() >= MIN_LEAD
    return lead[found.end() :] if found and dated and day_of(found["date"]) == own else lead
