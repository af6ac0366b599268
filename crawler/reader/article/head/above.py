"""The lines right above a headline: when, by whom and where an article was published. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.reader.article.head.tools import is_tool, says_when
from crawler.reader.article.page.meta import MAX_META, is_filing, is_meta
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import is_prose
from crawler.reader.markup.flow import Block
from crawler.reader.markup.pieces import split_line
from crawler.reader.markup.tree import (
    enclosing,
    is_author_link,
    is_called_author,
    names_author,
    names_target,
    says_author,
    upwards,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.appeals import is_appeal
from crawler.reader.wording.datelines import DAY_HEADER, printed_date
from crawler.reader.wording.facts import fact_in

MAX_ABOVE = 12
"""Blocks above a headline, labels and pictures counted."""
MAX_BOXES = 6
"""Boxes around the name of an author that hold nothing else."""
_WORK = re.compile(r"(?:Eine?|Der|Die|Das)\b")
"""How a line begins that names a text: ``Ein Bericht von Vera Ender``."""
_APART = frozenset(("nav", "aside", "footer", "form"))


def lines_above(page: ParsedPage, first: int) -> Iterator[Block]:
    """Iterate over these lines, the nearest first, up to one that says something else; ``first`` is
    the first block of the headline."""
    for block in reversed(page.blocks[max(0, first - MAX_ABOVE) : max(0, first)]):
        if not block.text or is_tool(block.line) or furniture.GENRE.match(block.line):
            continue
        if block.index in page.teasers or block.regions & _APART:
            return
        if "header" in block.regions - page.blocks[first].regions:
            return  # the head of the page
        if not (
            _names_author(page, block)
            or is_filing(block)
            or fact_in(block.line)
            or (block.links and all(map(names_target, block.links)))
            or says_when(block)
            or _is_day(block)
            or shapes.BRACKET.match(block.line)
        ):
            return
        yield block


def _names_author(page: ParsedPage, block: Block) -> bool:
    """Whether a line is the name of a person in an element or a list that is about the article."""
    if not shapes.PERSONS.match(block.line):
        return False
    return is_marked(block) or "dd" in block.regions or _is_in_row(page, block)


def _is_in_row(page: ParsedPage, block: Block) -> bool:
    """Whether a line stands in a list of nothing else than dates, ages and counts."""
    row = enclosing(block.owner, "ul", "ol") if "li" in block.regions else None
    others = (
        [b for b in page.flow.below(row) if b.text and b is not block] if row is not None else []
    )
    return bool(others) and all(map(says_when, others))


def is_marked(block: Block) -> bool:
    """Tell whether class or microdata mark all words of a line as an author's."""
    said = [run.el for run in block.runs if run.text.strip()]
    return all(names_author(el) or says_author(el) for el in said)


def is_author_alone(block: Block) -> bool:
    """Tell whether a line is a name in a box called that of an author, which holds nothing else."""
    if block.links or _WORK.match(block.line) or not shapes.PERSONS.match(block.line):
        return False
    for el in islice(upwards(block.owner), MAX_BOXES):
        if is_called_author(el):
            return True
        box = el.getparent()
        if box is None or len(box) > 1 or f"{box.text or ''}{el.tail or ''}".strip():
            return False
    return False


def says_about(block: Block, *, heading: bool) -> bool:
    """Tell whether a line below a short one prints the day of an article, or, where that is no
    ``heading``, its author or section."""
    if is_meta(block):
        return True
    if heading:
        return False
    return is_marked(block) or is_filing(block) or any(map(is_author_link, block.links))


def _is_day(block: Block) -> bool:
    """Whether a line is a day, also with its weekday."""
    pieces = split_line(block) if len(block.line) <= MAX_META else []
    return any(printed_date(p, weekday=True) or DAY_HEADER.match(p) for p in pieces)


def is_of_head(block: Block) -> bool:
    """Tell whether a line above the text names its authors or its day, or asks the reader."""
    if is_meta(block) or is_appeal(block.line) or fact_in(block.line):
        return True
    if shapes.PERSONS.match(block.line) and is_marked(block):
        return True
    return names_author(block.owner) and not is_prose(block)
