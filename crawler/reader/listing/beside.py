"""Lines beside headline and text of a teaser: ``mehr...``, author, age. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from crawler.reader.listing.cards import Card
from crawler.reader.listing.days import says_changed, unread_date
from crawler.reader.listing.lines import Line
from crawler.reader.listing.links import leads_to_comments
from crawler.reader.listing.sections import are_filed
from crawler.reader.markup.flow import Run, tidy
from crawler.reader.markup.labels import FOREIGN_KICKERS, KICKERS, PLAIN_KICKERS
from crawler.reader.markup.pieces import split_bars
from crawler.reader.markup.tree import is_author_link, names_author
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import read_about
from crawler.reader.wording.datelines import (
    DIGIT,
    find_date,
    is_date_or_age,
    is_minutes,
    printed_date,
)

_BESIDE_AUTHOR = re.compile(r"\s*(?:[Vv]on|[Bb]y|[^\w\s]+(?:\s*(?:[Vv]on|[Bb]y))?)\s*")
_FIELD = re.compile(rf"(?:{'|'.join((*PLAIN_KICKERS, *KICKERS, *FOREIGN_KICKERS))}):?")
"""The name of the field of a kicker."""
_RANK = re.compile(r"\s*+(?:#|Platz )?\d{1,2}[.)]?\s*")
"""The place of an article in a list of those most read."""
_COUNTS = re.compile(r"\d{1,3}(?:\.\d{3})*(?:\s+\d{1,3}(?:\.\d{3})*){0,3}|\d+")
_BARS = " \t\n\xa0|·•"
"""Signs around the number of comments."""
MAX_LINE = 300
"""Characters; a longer line without links is text."""
MAX_NAME = 60
"""Characters of the name of an author."""
MAX_META = 120
"""Characters of a line with date and author."""
MAX_BESIDE = 1000
"""Characters of a line that is not text; a ``mehr`` may repeat both headline and teaser."""
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/›]| › )\S{0,200}?(?:…|\.\.\.)?")
"""The address of an article, as search results print it."""
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)")
"""A machine-readable time, which a style sheet hides."""
_CLOSING = (")", "]", ")]", "»", "›")
"""What closes brackets around ``mehr``."""
_OPENING = " \n\xa0([«‹"


def without_lines_beside(lines: list[Line], card: Card) -> list[Line]:
    """Leave out the lines beside headline and text, and the words beside others in a line."""
    told = [line for line in map(_without_comments, lines) if not _is_beside(line, card)]
    bare = ((line, _without_beside(line, card)) for line in told)
    return [rest for line, rest in bare if rest is line or not _is_beside(rest, card)]


def _without_comments(line: Line) -> Line:
    """Drop the link to the comments beside a date."""
    if not (line.block.links and DIGIT.search(line.text)):
        return line
    runs = [run for run in line.runs if not _is_of_comments(run)]
    said = tidy("".join(run.text for run in runs))
    if len(runs) == len(line.runs) or find_date(said) is None:
        return line
    return line._replace(runs=runs, text=said)


def _is_of_comments(run: Run) -> bool:
    return run.link is not None and leads_to_comments(run.link.get("href") or "")


def _is_beside(line: Line, card: Card) -> bool:
    """Tell whether a line is neither headline nor text of its teaser."""
    text, linked = line.text, bool(line.block.links)
    if len(text) > MAX_LINE and not linked:
        return False  # text
    said = [run for run in line.runs if run.text.strip()]
    if not (linked or line.block.heading) and text[:1].isdecimal() and _is_count(text):
        return True
    if DIGIT.search(text):
        if len(said) == 1 and is_rank(text):
            return True
        if _STAMP.fullmatch(text):
            return True
        dated = printed_date(text, weekday=True) is not None
        if dated or (unread_date(text) and line.stamp() is None):
            return False
        if find_date(text) is not None:
            if says_changed(text):
                return True
            if _has_day(text):
                return False
    if linked and any(map(_is_of_comments, said)):
        return True
    if said and (_are_beside(said, card) or all(map(_is_of_author, said))):
        return True
    if _reads_on(said, card) or are_filed(said) or is_beside_text(text):
        return True
    aged = bool(said) and all(line.is_timed(run.el) for run in said)
    return aged and not shapes.BRACKET.match(text)


def _are_beside(said: list[Run], card: Card) -> bool:
    """Whether all runs of a line are those of links of a card that are not its headline."""
    return bool(card.beside) and all(run.link in card.beside for run in said)


def _has_day(text: str) -> bool:
    """Whether a line about the article names its day, or one of its pieces is a day."""
    if (about := read_about(text)) is not None and about.dates:
        return True
    return any(printed_date(piece, weekday=True) for piece in split_bars(text))


def is_rank(text: str) -> bool:
    """Tell whether a text is nothing but a place in a list."""
    return _RANK.fullmatch(text) is not None


def _is_count(text: str) -> bool:
    """Whether a line is nothing but the numbers of comments, views or shares."""
    return _COUNTS.fullmatch(text) is not None


@lru_cache(maxsize=512)
def is_beside_text(text: str) -> bool:
    """Tell whether a line is neither headline nor text: ``mehr...``, the author, a reading time."""
    if len(text) > MAX_BESIDE:
        return False
    text = " ".join(text.split())
    if "." in text and _ADDRESS.fullmatch(text):
        return True
    text = shapes.cut_more(text) or text
    known = shapes.MORE.match(text) or shapes.AUTHOR.match(text) or shapes.META_LINE.match(text)
    known = known or furniture.BUTTON.fullmatch(text)
    return known is not None or is_minutes(text) or _is_signed(text)


def _is_signed(text: str) -> bool:
    """Whether a line names its author and a day without a year, or an age."""
    name, comma, day = text.rpartition(", ") if len(text) <= MAX_META else ("", "", "")
    return bool(comma) and is_date_or_age(day) and read_about(name) is not None


def _without_beside(line: Line, card: Card) -> Line:
    """Drop from a line the final ``mehr`` that is a link of the card, and links to the author
    beside other words."""
    if len(line.runs) < 2:  # most lines
        return line
    runs = list(line.runs)
    while runs and (not runs[-1].text.strip() or _is_added(runs[-1], line, card)):
        runs.pop()
    if len(runs) > 2 and runs[-1].text.strip() in _CLOSING and _is_added(runs[-2], line, card):
        runs = [*runs[:-3], runs[-3]._replace(text=runs[-3].text.rstrip(_OPENING))]
    if len(runs) > 1 and (_opens_with_rank(runs, line) or _is_label(runs, line)):
        runs = runs[1:]
    if len(line.text) <= MAX_META and any(map(_names_author, runs)):
        runs = list(_without_authors(runs))
    if len(runs) == len(line.runs):
        return line
    said = tidy("".join([run.text for run in runs]))
    return line._replace(runs=runs, text=said) if said else line


def _opens_with_rank(runs: list[Run], line: Line) -> bool:
    """Whether the first run is the place in a list: in an element of its own, beside the link of
    the headline or beside its element in the link."""
    first = runs[0]
    if first.el is line.block.owner or first.el is first.link or not is_rank(first.text):
        return False
    following = next((run for run in runs[1:] if run.text.strip()), None)
    if following is None or following.link is None:
        return False
    return first.link is None or following.el not in (first.link, line.block.owner)


def _is_label(runs: list[Run], line: Line) -> bool:
    """Whether the first run is the name of a field that only a screen reader says: ``Thema``."""
    first = runs[0]
    label = first.el is not line.block.owner and first.el is not runs[1].el and first.link is None
    return label and _FIELD.fullmatch(first.text.strip()) is not None


def _is_added(run: Run, line: Line, card: Card) -> bool:
    """Whether a run behind others is ``mehr...``, or a counter or a reading time in an element of
    its own."""
    if run.link in card.beside:
        return True
    if run.link is None and run.text.lstrip()[:1] in _BARS and run.text.strip(_BARS).isdecimal():
        return True  # comments
    if run.el is line.block.owner or run.el is run.link or run is line.runs[0]:
        return False
    if run.link is not None:
        return shapes.MORE.match(run.text) is not None
    said = run.text.strip(" ()[]")
    counts = bool(DIGIT.search(said)) and shapes.META_LINE.match(said) is not None
    return counts or is_minutes(said)


def _without_authors(runs: list[Run]) -> Iterator[Run]:
    """Drop the links to authors, with the words and signs that attach them to the rest."""
    for phrase, group in groupby(runs, _is_of_author):
        said = list(group)
        if phrase and any(map(_names_author, said)):
            yield said[0]._replace(text=" ", link=None)
        else:
            yield from said


def _is_of_author(run: Run) -> bool:
    if _BESIDE_AUTHOR.fullmatch(run.text) or not run.text.strip():
        return True  # it joins a name to others
    return _names_author(run)


def _names_author(run: Run) -> bool:
    """Whether a run leads to an author, or is a name in an element that is called one."""
    if run.link is not None and is_author_link(run.link):
        return True
    name = run.text.strip()
    return len(name) < MAX_NAME and bool(shapes.NAME.match(name)) and names_author(run.el)


def _reads_on(said: list[Run], card: Card) -> bool:
    """Whether a line calls to read on, and links once more to what: ``Weiterlesen: Der Pegel``."""
    if len(said) < 2 or said[0].link is not None or not shapes.MORE.match(said[0].text):
        return False
    linked = [run for run in said[1:] if run.link is not None]
    again = all(run.link is not card.links[0] and run.text.strip() in card.said for run in linked)
    return again and not any(c.isalnum() for run in said[1:] if run.link is None for c in run.text)
