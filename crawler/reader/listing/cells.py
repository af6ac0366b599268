"""Cells: inline elements that a style sheet shows as lines of one card. Pure.

``<a><span>Verkehr</span><b>Fähre fährt elektrisch</b><i>10.10.2025</i><span>Text.</span></a>``
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice, pairwise

from lxml import etree

from crawler.reader.markup.flow import Block, Run
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import printed_date

_STYLED = frozenset("span strong b em i small big u font label cite var tt time".split())
"""Elements that may be cells; others, such as ``sup``, belong to the words around them."""
MAX_CLIMB = 3
"""Levels above the words of a cell up to the element that holds the cells."""
MIN_PROSE = 60
"""Characters of a cell with the text of a teaser."""
_SIGNS = " \t\n\xa0|·•,–—-/()[]"
_OPENING = "-–—/([„«‚"
_CLOSING = ",;:.!?)]”"
NONE: frozenset[int] = frozenset()
"""No cells, as in most blocks."""


def begin_cells(block: Block) -> frozenset[int]:
    """List the runs of a block that begin a cell, by their places.

    Cells stand in an element without words of its own. They touch each other, or one of them is a
    date or prose; a blank between elements of a few words joins them to a line.
    """
    for run in block.runs:
        if run.el is block.owner and not run.text.isspace():
            return NONE  # most blocks
    said = [(i, run) for i, run in enumerate(block.runs) if not run.text.isspace()]
    beside = [
        (a, b) for a, b in pairwise(said) if a[1].el is not b[1].el and a[1].link is b[1].link
    ]
    if not beside:
        return NONE
    holders = {run.el for _, run in said}
    met = [(a, b) for a, b in beside if _are_cells(a[1], b[1], holders)]
    if not met:
        return NONE
    wide = _hold_more(run for _, run in said)
    return frozenset(j for (i, a), (j, b) in met if wide or (j == i + 1 and _touch(a, b)))


def _are_cells(a: Run, b: Run, holders: Collection[etree._Element]) -> bool:
    """Whether two runs of one link, or of none, stand side by side in an element without words of
    its own."""
    if a.el.tag not in _STYLED or b.el.tag not in _STYLED:
        return False
    before, behind = a.text.strip(), b.text.strip()
    if before.isdecimal() or behind.isdecimal():
        return False  # the leaf of a calendar, a rank
    if behind[0].islower() or behind[0] in _CLOSING or before[-1] in _OPENING or len(before) < 2:
        return False
    above = [a.el, *islice(a.el.iterancestors(), MAX_CLIMB)]
    around = (el for el in (b.el, *islice(b.el.iterancestors(), MAX_CLIMB)) if el in above)
    holder = next(around, None)
    return holder is not None and holder not in holders


def _hold_more(said: Iterable[Run]) -> bool:
    """Whether one of the runs is a date, or prose."""
    return any(
        (len(text) > MIN_PROSE and shapes.ends_sentence(text))
        or printed_date(text.strip(_SIGNS), weekday=True) is not None
        for run in said
        if (text := run.text.strip())
    )


def _touch(a: Run, b: Run) -> bool:
    return not (a.text[-1:].isspace() or b.text[:1].isspace())
