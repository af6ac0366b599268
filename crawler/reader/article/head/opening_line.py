"""Date and author in the block of the lead, on a line or in an element in front of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.reader.article.page.cut import MIN_LEAD, without_start
from crawler.reader.article.page.meta import MAX_META, is_meta_text
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import split_bars
from crawler.reader.wording import shapes
from crawler.reader.wording.about import read_about
from crawler.reader.wording.datelines import (
    AS_OF,
    DIGIT,
    header_date,
    is_date_or_age,
    printed_date,
)

_SIGN = re.compile(r"[|·•:–—-]+\s")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d")


def split_opening(block: Block) -> tuple[Block, list[str]]:
    """Split date and author off the beginning of a lead: the rest, and the dates, as printed.

    They stand in front of a line break, or in an element of their own; what follows is a sentence.
    A date in the line of a sentence is a part of it, or that of a place.
    """
    said = _opening(block)
    if not said or not DIGIT.search(said) or len(said) > MAX_META:
        return block, []
    pieces = filter(None, split_bars(said))
    if not all(is_meta_text(p) or is_date_or_age(p) or _HOUR.fullmatch(p) for p in pieces):
        return block, []
    rest = without_start(block, said)
    if sign := _SIGN.match(rest.line):
        rest = without_start(rest, sign[0])
    whole = shapes.ends_sentence(rest.line) and not rest.line[:1].islower()
    if not whole or len(rest.line) < MIN_LEAD:
        return block, []
    return rest, _dates_in(said)


def _opening(block: Block) -> str:
    """Return the words in front of the first line break, or of the first element."""
    first, broken, _ = block.text.partition("\n")
    if broken:
        return first
    run = next((run for run in block.runs if run.text.strip()), None)
    return tidy(run.text) if run is not None and run.el is not block.owner else ""


def _dates_in(said: str) -> list[str]:
    """List the first date in some words about an article, the name of its day printed or not."""
    if as_of := AS_OF.match(said):
        return [as_of["date"]]
    return dates_in(said, [said, *split_bars(said)], most=1, headers=True)


def dates_in(
    line: str, pieces: Iterable[str], *, most: int | None = None, headers: bool = False
) -> list[str]:
    """List the dates that pieces of a line about the article consist of, at ``most`` so many, or
    else those that its words tell; not those of its changes, and a mere ``DAY_HEADER`` only if
    ``headers`` is set."""
    own = shapes.MODIFIED.split(line, maxsplit=1)[0]
    said = [p for p in pieces if p in own]
    found = ((headers and header_date(p)) or printed_date(p, weekday=True) for p in said)
    dates = [date for date in found if date][:most]
    about = None if dates else read_about(line)
    return dates if about is None else list(about.dates)
