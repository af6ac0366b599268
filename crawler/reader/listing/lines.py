"""The printed lines of a page, and their possible roles. Pure."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

from lxml import etree

from crawler.reader.listing.cells import begin_cells
from crawler.reader.listing.links import leads_to_comments
from crawler.reader.markup.flow import Block, Run, tidy
from crawler.reader.markup.pieces import split_bars
from crawler.reader.markup.tree import is_within
from crawler.reader.wording import furniture, shapes, steps
from crawler.reader.wording.datelines import (
    DAY_HEADER,
    DIGIT,
    MONTH_HEADER,
    UNREAD,
    YEAR,
    printed_date,
)

DATE = re.compile(r"\[\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\s*\]")
"""``[10.10.2025]`` anywhere in a line."""


MAX_HEAD = 80
"""Characters of a line in which section and date stand side by side."""
MAX_BOXES = 4
"""Boxes around a line of which one may hold its neighbour too."""
_SIGNS = " \t\n\xa0|·•,–—-/()"
_AROUND = f"{_SIGNS}:"
"""The signs around a date in an element of its own."""
_INTO = re.compile(r"(?:\b(?:bis|am|ab|seit|zum|vom|den|der|dem|und|im|an)|[:,])$", re.I)
"""Words and signs that join a date to the words before it."""

_SENTENCES = re.compile(r"[a-zäöüß]{3}[.?!][”“«\"]? [„»\"]?[A-ZÄÖÜ]")
"""The end of a sentence before another one."""


class Line(NamedTuple):
    """One printed line of a block."""

    block: Block
    """The block it is part of."""
    runs: list[Run]
    """Its pieces."""
    text: str
    """Its text, tidied."""

    def time_around(self, el: etree._Element) -> etree._Element | None:
        """Find the ``time`` around an element of the line, within its block."""
        node: etree._Element | None = el
        owner = self.block.owner
        while node is not owner and node is not None:
            if node.tag == "time":
                return node
            node = node.getparent()
        return None

    def is_timed(self, el: etree._Element) -> bool:
        """Tell whether an element of the line stands in a ``time``."""
        return self.time_around(el) is not None

    def stamp(self) -> str | None:
        """Find the machine-readable date of the line."""
        for run in self.runs:
            time = self.time_around(run.el) if run.el is not self.block.owner else None
            if time is not None and (said := time.get("datetime")):
                return said
        return None


_line = partial(tuple.__new__, Line)
"""``Line`` of a tuple: a page has hundreds, and names for their parts take as long as the rest."""


def lines_in(blocks: list[Block]) -> list[Line]:
    """Split blocks into lines; a block of pictures alone is one empty line."""
    lines: list[Line] = []
    for block in blocks:
        if len(block.runs) < 2:
            lines.append(_line((block, block.runs, block.text)))
        else:
            lines += _lines_of(block)
    return lines


def _lines_of(block: Block) -> list[Line]:
    printed = _printed(block.runs)
    if len(printed) < 2:
        return [_line((block, printed, block.text))]
    dates = _apart_dates(block)
    begun = begin_cells(block)
    pieces: list[list[Run]] = [[]]
    last: Run | None = None
    for i, run in enumerate(printed):
        if run.text == "\n":
            pieces.append([])
            last = None
            continue
        if last is not None and (
            i in begun
            or (last.el is not run.el and _border(last, run))
            or (dates and (run in dates or last in dates))
        ):
            pieces.append([])
        pieces[-1].append(run)
        last = run
    if len(pieces) == 1 and not dates:
        return [_line((block, printed, block.text))] if block.text else []
    lines = [_line((block, runs, tidy("".join([run.text for run in runs])))) for runs in pieces]
    if dates:
        lines = [
            line._replace(text=line.text.strip(_AROUND if line.runs[0] in dates else _SIGNS))
            for line in lines
        ]
    return [line for line in lines if line.text]


def _printed(runs: list[Run]) -> list[Run]:
    """Leave out the blanks behind the last words of a block, as in most items of a list."""
    end = len(runs)
    while end and (run := runs[end - 1]).text.isspace() and run.link is None:
        end -= 1
    return runs[:end]


def _apart_dates(block: Block) -> list[Run]:
    """List the dates in separate elements beside a few other words, or in front of sentences: they
    count as lines."""
    if not DIGIT.search(block.text, 0, MAX_HEAD):
        return []
    long = len(block.text) > MAX_HEAD or shapes.ends_sentence(block.text)
    first = block.runs[:1] if long else block.runs
    if not any(map(YEAR.search, [run.text for run in first])):
        return []
    dates: list[Run] = []
    before = ""
    for run in first:
        own = run.el is not block.owner or len(block.runs) == 2
        dated = own and printed_date(run.text.strip(_AROUND), weekday=True) is not None
        if dated and not _INTO.search(before):
            dates.append(run)
        before = f"{before}{run.text}".rstrip()
    return dates


def _border(a: Run, b: Run) -> bool:
    """Whether two runs of different elements are separate lines: a ``time``, or glued elements that
    style separates."""
    tags = (a.el.tag, b.el.tag)
    if "time" in tags:
        return True
    if a.link is None and a.text.isspace() and b.link is not None and len(b.link) > 1:
        return True  # cards side by side, each of them one link around several elements
    if a.text[-1:].isspace() or b.text[:1].isspace():
        return False
    if (a.link is None) != (b.link is None) and ("span" in tags or "small" in tags):
        ends = a.text[-1:].isalnum() or shapes.ends_sentence(a.text)
        return ends and b.text[:1] not in ",;:.!?)" and _is_beside(a, b)
    if a.link is not b.link and None not in (a.link, b.link):
        return True
    return tags == ("span", "span") and a.el.getparent() is b.el.getparent()


def _is_beside(a: Run, b: Run) -> bool:
    """Whether a ``span`` and a link stand side by side, neither within the other."""
    unlinked, linked = (a, b) if a.link is None else (b, a)
    return linked.link is not None and not is_within(linked.link, unlinked.el)


def is_day(text: str) -> bool:
    """Tell whether a text is nothing but a date, in brackets of any kind or without."""
    return printed_date(text.strip("()[] "), weekday=True) is not None


def is_dated(text: str) -> bool:
    """Tell whether a line begins with a date, or is one."""
    known = shapes.BRACKET.match(text) or UNREAD.fullmatch(text)
    return known is not None or printed_date(text, weekday=True) is not None


def could_be_title(text: str) -> bool:
    """Tell whether a line without any markup may be a headline: short, no sentence, and not cut."""
    text = shapes.cut_more(text)
    if len(text) > MAX_HEAD and text.endswith("…"):
        return False
    ended = (text.endswith(".") and not is_cut(text)) or (
        len(text) > MAX_HEAD and _SENTENCES.search(text) is not None
    )
    return 3 < len(text) < 150 and not ended and not is_dated(text)


def is_cut(text: str) -> bool:
    """Tell whether a text breaks off: ``Wer in der Stadt parkt ...``."""
    return text.endswith(("…", "..."))


def is_one_line(text: str) -> bool:
    """Tell whether a line holds a whole teaser: ``Kicker: Titel [10.10.2025] Text``."""
    dated = DATE.search(text)
    return dated is not None and dated.start() > 3


def is_mere_label(text: str) -> bool:
    """Tell whether a line is too short to be the text of a teaser."""
    return len(text) < 60 and not (shapes.ends_sentence(text.rstrip(":")) or is_dated(text))


def near(a: Line, b: Line) -> bool:
    """Tell whether two neighbouring lines stand in one container, apart from wrappers."""
    if a.block is b.block:
        return True
    above_a, above_b = _boxes(a.block.owner), _boxes(b.block.owner)
    return any(el in above_b for el in above_a[:2]) or any(el in above_a for el in above_b[:2])


def _boxes(owner: etree._Element) -> list[etree._Element]:
    """List the innermost boxes around a line."""
    found: list[etree._Element] = []
    el: etree._Element | None = owner
    while el is not None and len(found) < MAX_BOXES:
        if el.tag not in ("body", "html", "tbody") and not (el.tag == "tr" and len(el) == 1):
            found.append(el)
        el = el.getparent()
    return found


def is_of_comments(line: Line) -> bool:
    """Tell whether a line leads to the comments on a teaser's article."""
    links = (run.link for run in line.runs)
    return any(a is not None and leads_to_comments(a.get("href") or "") for a in links)


def is_of_card(text: str) -> bool:
    """Tell whether furniture may as well stand on a card: about its article, beside its day, or a
    button."""
    if shapes.META_LINE.match(text) or furniture.GENRE.match(text):
        return True
    if furniture.BUTTON.fullmatch(text):
        return True
    return any(printed_date(piece, weekday=True) is not None for piece in split_bars(text))


def is_border(line: Line) -> bool:
    """Tell whether a line can only stand between two teasers."""
    return _says_border(line.text) and not is_of_comments(line)


@lru_cache(maxsize=512)
def _says_border(text: str) -> bool:
    return bool(
        (furniture.TAIL.match(text) and not shapes.META_LINE.match(text))
        or furniture.MORE_FROM.match(text)
        or shapes.KEYWORDS.match(text)
        or furniture.READ_ON.match(text)
        or furniture.NOISE.match(text)
        or DAY_HEADER.match(text)
        or MONTH_HEADER.match(text)
        or steps.NEXT.match(text)
    )
