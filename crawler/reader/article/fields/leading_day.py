"""The day of an article in front of its lead. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crawler.reader.article.evidence import Ladder
from crawler.reader.article.page.cut import MIN_LEAD
from crawler.reader.article.page.own_day import day_of
from crawler.reader.wording.datelines import LEADING


def without_own_day(teaser: Ladder, dates: Ladder) -> Ladder:
    """Drop the day in front of a lead where it is the first of the article's dates: a text may
    begin with another day, of which it tells."""
    if not dates or (own := day_of(dates[0].value)) is None:
        return teaser
    return [replace(said, value=_without(said.value, own)) for said in teaser]


def _without(lead: str, own: date) -> str:
    found = LEADING.match(lead)
    dated = found is not None and len(lead) - found.end() >= MIN_LEAD
    return lead[found.end() :] if found and dated and day_of(found["date"]) == own else lead
