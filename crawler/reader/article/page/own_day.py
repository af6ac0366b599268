"""Whether the date beside a few words at the headline is the article's. Pure.

The day of serving, a ticker and an event are printed alike above an article; then the article
mostly prints a day of its own.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from crawler.reader.article.page.meta import spaced
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.structured import authors_of
from crawler.reader.markup.tree import names_author
from crawler.reader.wording import shapes
from crawler.reader.wording.beside_date import BesideDate, read_beside_date
from crawler.reader.wording.datelines import DAY_NAME, YEAR, printed_date

_DAY = re.compile(r"(\d{1,2})\.?\s*+(?:(\d{1,2})\.|([A-Za-zä]{3})[a-z]{0,6}\.?)\s*+(\d{4}|\d{2})\b")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TODAY = re.compile(rf"\W*(?:Heute\b|{DAY_NAME}\b|(?:Mo|Di|Mi|Do|Fr|Sa|So)[.,])", re.I)
"""How a line begins that tells the day on which a page is served."""
_MONTHS = "jan feb mär apr mai jun jul aug sep okt nov dez".split()
_OF_THING = re.compile(r"\b(?:d(?:as|ie|er|em|en|es)|[ai]ms?|beim|vom|zu[mr]|in|aus|nach) $", re.I)
"""What stands before the name of a thing or a place, and not before a person's."""
MAX_BELOW = 6
"""Blocks below the headline in which the article prints its own day."""
_HOUR = re.compile(r"\d:\d\d|\bUhr\b")
"""The hour behind a day, which only an article has."""
MAX_TODAY = 60
"""Characters of a line that tells the day of serving."""


def beside_date(page: ParsedPage, block: Block) -> BesideDate | None:
    """Split a line at the head into a few words and the date beside them. What looks like the name
    of a person counts where the text below speaks of it as of a thing."""
    if not YEAR.search(block.line):
        return None  # most lines
    line = spaced(block) if len(block.runs) > 1 else block.line
    found = read_beside_date(line)
    named = read_beside_date(line, names=True) if found is None else None
    if named is None or any(names_author(run.el) for run in block.runs):
        return found
    if named.words in authors_of(page.structured, page.node):
        return None
    return named if speaks_of(page, block, named.words) else None


def speaks_of(page: ParsedPage, block: Block, words: str) -> bool:
    """Tell whether the text below a block speaks of some words as of a thing or a place, which it
    does of no person."""
    below = page.blocks[block.index + 1 : block.index + MAX_BELOW]
    said = (b.line.partition(words) for b in below if is_prose(b))
    return any(_OF_THING.search(before) for before, word, _ in said if word)


def is_own_day(page: ParsedPage, headline: Block, block: Block) -> bool:
    """Tell whether a line of a few words and a date may be the article's: its day is not to come,
    and no other day is printed below the headline; true for a line without a date."""
    beside = beside_date(page, block)
    day = day_of(beside.date) if beside is not None else None
    if day is None:
        return True
    if is_to_come(page, day):
        return False
    for b in page.blocks[headline.index + 1 : headline.index + 1 + MAX_BELOW]:
        if b is block or b.index in page.teasers or b.regions & {"nav", "aside", "footer"}:
            continue
        found = shapes.BRACKET.match(b.text)
        said = found[1] if found else printed_date(b.line, weekday=True)
        if said and not shapes.MODIFIED.search(b.line):
            return day_of(said) in (day, None)
        if is_prose(b):
            break
    return True


def is_to_come(page: ParsedPage, day: date) -> bool:
    """Tell whether a day was still to come when the page was served, wherever that was."""
    served = day_of(page.fetched_at)
    return served is not None and day > served + timedelta(days=1)


def served_day(page: ParsedPage, headline: int) -> Block | None:
    """Find the line below the headline that may tell the day on which the page was served, as the
    head of a page does: ``Freitag, 2. Oktober 2026`` or ``Heute: 02.10.2026``."""
    for b in page.blocks[max(0, headline + 1) : headline + 1 + MAX_BELOW]:
        if is_today(page, b):
            return b
        if is_prose(b):
            break
    return None


def is_of_page(page: ParsedPage, line: Block) -> bool:
    """Tell whether the line of a ``served_day`` is the page's and not the article's: it says
    ``Heute``, or head, menu or foot of the page tell the day as well."""
    return "heute" in line.line.lower() or any(
        b.regions & {"banner", "header", "nav", "footer"}
        and "article" not in b.regions
        and not b.links
        and is_today(page, b)
        for b in page.blocks
    )


def is_today(page: ParsedPage, block: Block) -> bool:
    """Tell whether a line tells the day on which the page was served, as its head does."""
    if len(block.line) > MAX_TODAY or not _TODAY.match(block.line) or _HOUR.search(block.line):
        return False
    day, served = day_of(block.line), day_of(page.fetched_at)
    return day is not None and served is not None and abs(day - served) <= timedelta(days=1)


def day_of(text: str) -> date | None:
    """Read a printed or ISO date, as far as it is one."""
    try:
        if iso := _ISO.search(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if (found := _DAY.search(text)) is None:
            return None
        named = (found[3] or "").casefold()
        month = int(found[2]) if found[2] else _MONTHS.index(named) + 1
        year = int(found[4])
        return date(year if year > 99 else 2000 + year, month, int(found[1]))
    except ValueError:
        return None
