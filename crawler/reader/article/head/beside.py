"""What stands in the line of a kicker beside it: a date, a section, a trail, a tool. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from lxml import etree

from crawler.reader.article.head.rubric import beside_section
from crawler.reader.article.head.tools import is_tool
from crawler.reader.article.page.masthead import GENERAL
from crawler.reader.article.page.meta import MAX_META, is_meta_text
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.own_day import beside_date, speaks_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block, tidy
from crawler.reader.markup.pieces import pieces, placed_pieces
from crawler.reader.markup.tree import (
    is_author_link,
    is_category,
    names_author,
    names_section,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import read_about
from crawler.reader.wording.datelines import DAY_NAME, MONTH, is_date_line, is_date_or_age

TRAIL = re.compile(r"(?:Startseite|Home|Start|Sie (?:sind|befinden sich) hier)\b.*[›»>/|:]")
"""A breadcrumb trail, or the label in front of one."""
_SIGNS = frozenset("/>›»→\\")
_OF_LEAF = re.compile(rf"\d{{1,4}}\.?|{MONTH}(?: \d{{4}})?|{DAY_NAME}", re.I)
"""Day, month, year or weekday, as on the leaf of a calendar."""
_BADGES = (furniture.GENRE, furniture.BADGE, furniture.PAID)
_LABELS = (furniture.KIND, shapes.KEYWORDS, shapes.SECTION, furniture.NOISE, furniture.OF_PAGE)


def undated(page: ParsedPage, block: Block) -> str:
    """Drop the date, the trail or the section beside a kicker, and whatever else stands there, each
    in a separate element."""
    if is_behind_trail(block):
        return pieces(block)[1]
    if _is_placed_date(block):
        return block.line
    if words := apart(page, block):
        return words
    if words := beside_section(block):
        return words
    if beside := beside_date(page, block):
        return _without_badge(block, beside.words)
    parts = [r.text for r in block.runs if not _is_date(r.text)]
    if len(parts) == len(block.runs):
        return _without_badge(block, block.line)
    return _without_badge(block, tidy("".join(parts)).replace("\n", " ").strip("|·•, "))


def is_behind_trail(block: Block) -> bool:
    """Tell whether a line is a breadcrumb trail with one separate element behind it."""
    beside = pieces(block) if len(block.links) > 1 else []
    return len(beside) == 2 and TRAIL.match(beside[0]) is not None


def _is_placed_date(block: Block) -> bool:
    """Whether a line is a date with a place, which a comma joins: ``Auental, 2. März 2025``."""
    joined = any(
        run.text.rstrip()[-1:] == "," or then.text.lstrip()[:1] == ","
        for run, then in pairwise(block.runs)
    )
    return joined and is_date_line(block.line)


def apart(page: ParsedPage, block: Block) -> str | None:
    """Drop from the words of a line the elements in it that say something else; ``None`` where none
    does, or all do, and for what may be the name of an author."""
    if len(block.runs) < 2 or len(block.line) > MAX_META or "\n" in block.text:
        return None
    about = read_about(block.line)
    if about is not None and about.names and about.dates:
        return None  # nothing but who wrote it, and when
    row = placed_pieces(block)
    if len(row) < 2 or shapes.BRACKET.match(block.line) or any(_joins(said) for _, said in row):
        return None
    leaf = [said for _, said in row if _OF_LEAF.fullmatch(said)]
    dated = len(leaf) > 1 and not all(map(str.isdecimal, leaf))
    tools = any(is_tool(said) for _, said in row)
    own = [
        said
        for el, said in row
        if not (dated and said in leaf)
        and not (tools and is_tool(f"{said} teilen"))
        and not _says_else(el, said, bare=el is block.owner)
        and not (el is not block.owner and _files(el))
    ]
    words = " ".join(own)
    if not 0 < len(own) < len(row):
        return None
    return None if shapes.PERSONS.match(words) and not speaks_of(page, block, words) else words


def _files(el: etree._Element) -> bool:
    """Whether an element is marked as the name of a section, or holds the link to one."""
    return names_section(el) or any(map(is_category, el.iter("a")))


def _joins(said: str) -> bool:
    """Whether a piece belongs to the next one: a label, or the sign of a trail."""
    if said[-1] == ":" or said[0] in (*_SIGNS, ".") or not any(map(str.isalnum, said)):
        return True
    if " " in said or is_tool(said):
        return False
    label = shapes.KEYWORDS.match(said) or shapes.SECTION_LABEL.match(said)
    return label is not None or shapes.META_LINE.match(said) is not None


def _says_else(el: etree._Element, said: str, *, bare: bool) -> bool:
    """Whether some words are no part of a kicker; ``bare`` ones have no element of their own."""
    if is_meta_text(said) or is_date_or_age(said) or _is_date(said):
        return True
    if bare:
        return False
    if said[0] == "#" or letters(said) in GENERAL:
        return True
    if is_tool(said) or any(form.match(said) for form in (*_BADGES, *_LABELS)):
        return True
    if shapes.MARK.fullmatch(said):
        return True
    marked = names_author(el) or any(map(is_author_link, el.iter("a")))
    return marked and shapes.PERSONS.match(said) is not None


def _without_badge(block: Block, words: str) -> str:
    """Drop a badge in an element of its own in front of other words."""
    first = tidy(block.runs[0].text) if len(block.runs) > 1 else ""
    badge = any(form.match(first) for form in _BADGES)
    return words.removeprefix(first).strip() or words if first and badge else words


def _is_date(text: str) -> bool:
    text = tidy(text).strip("|·•, ")
    bracket = shapes.BRACKET.match(text)
    whole = bracket is not None and not text[bracket.end() :]
    return bool(text) and (whole or is_date_line(text))
