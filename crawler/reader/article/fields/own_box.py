"""Date, author and section in a box beside the article, which says nothing else. Pure.

Themes print them in a sidebar outside the text. Cards, events and downloads look alike, so the box
counts only where all of its lines tell of an article, and nothing around it names another one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from crawler.reader.article.body import ArticleText
from crawler.reader.article.fields.byline import is_house
from crawler.reader.article.head.tools import is_tool
from crawler.reader.article.page.meta import MAX_META, split_about
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.own_day import day_of, is_to_come, is_today
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import ALL_LINKED, Block, tidy
from crawler.reader.markup.structured import authors_of
from crawler.reader.markup.tree import (
    is_author_link,
    is_category,
    leads_nowhere,
    names_author,
    visible_text,
)
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import YEAR, is_minutes, printed_date
from crawler.reader.wording.facts import FACTS_TITLE

MAX_BOX = 14
"""Blocks of such a box."""
MIN_FACTS = 2
"""What it tells at least: a date alone may be that of anything."""
_ELSEWHERE = frozenset(("form", "dialog", "banner", "button", "table"))
_LABEL = re.compile(
    r"(?:(?:Erscheinungs|Veröffentlichungs)?datum|veröffentlicht|erschienen|publiziert"
    r"|(?:veröffentlicht|erschienen)? ?(?:am|vom)|von|autor(?:en|in(?:nen)?)?|text"
    r"|rubrik|ressort|kategorien?|bereich|thema|lese(?:zeit|dauer)):?",
    re.I,
)
"""The name of a fact, which follows in the next line."""
_CONTENTS = re.compile(r"(?:Inhalt(?:sverzeichnis)?|Auf dieser Seite|In diesem \w+):?", re.I)
_IN = re.compile(r"^\W{0,3}(?:in|unter)\s+", re.I)


class OwnBox(NamedTuple):
    """What the box says about its article, as printed."""

    date: str
    names: tuple[str, ...]
    section: str | None


def find_own_box(page: ParsedPage, text: ArticleText) -> OwnBox | None:
    """Find the only box beside the text that tells when, by whom and where the article appeared."""
    if text.headline < 0:
        return None
    found = [
        said
        for block in page.blocks
        if block.index not in page.teasers and not block.heading
        if len(block.line) <= MAX_META and YEAR.search(block.line)
        if _may_date(page, text, block)
        if (said := _read(page, _part(page, text, block), block.index))
    ]
    return found[0] if len(found) == 1 else None


def _may_date(page: ParsedPage, text: ArticleText, block: Block) -> bool:
    """Whether a line with a year prints a day that is neither to come nor that of serving."""
    around = page.blocks[text.headline].regions
    if block.regions & _ELSEWHERE - around or {"footer", "header"} & (block.regions - around):
        return False
    date = next(filter(None, map(printed_date, split_about(block))), None)
    day = day_of(date or "")
    return day is not None and not is_to_come(page, day) and not is_today(page, block)


def _part(page: ParsedPage, text: ArticleText, block: Block) -> range:
    """Find the widest part of the page around a line that does not hold the headline."""
    part = range(block.index, block.index + 1)
    for around in (block.owner, *block.owner.iterancestors()):
        span = page.flow.spans.get(around)
        if around.tag == "a" or span is None:
            return range(0)
        if span.start <= text.headline < span.stop:
            break
        part = range(span.start, span.stop)
    return part


def _read(page: ParsedPage, part: range, dated: int) -> OwnBox | None:
    """Read the longest run of lines around the block ``dated`` that all tell of an article; the
    lines before and behind it must not name something else."""
    if len(part) < MIN_FACTS:
        return None  # each line tells one
    above = _texts(page, range(dated - 1, part.start - 1, -1), MAX_BOX + 1)[::-1]
    lines, at = above + _texts(page, range(dated, part.stop), MAX_BOX + 2), len(above)
    for start in range(max(0, at - MAX_BOX), at + 1):
        facts = _Facts(page)
        end = next(
            (n for n, b in enumerate(lines[start:], start) if not facts.take(b, first=n == start)),
            len(lines),
        )
        if end > at:
            break
    before, behind = lines[start - 1 : start] if start else [], lines[end : end + 1]
    if facts.date is None or facts.told < MIN_FACTS or end - start > MAX_BOX:
        return None
    if any(furniture.TAIL.match(b.line) and b.heading for b in behind):
        behind = []  # other articles
    if not all(_says_nothing_else(page, b) for b in (*before, *behind)):
        return None
    names = tuple(name for name in facts.names if not is_house(name, page))
    return OwnBox(facts.date, names, facts.section)


def _texts(page: ParsedPage, part: range, most: int) -> list[Block]:
    """List the first lines of a part of the page that are not empty."""
    return [*islice((b for i in part if (b := page.blocks[i]).text), most)]


class _Facts:
    """What the lines of a box say, one after the other."""

    def __init__(self, page: ParsedPage) -> None:
        self._page = page
        self._label = ""
        self.date: str | None = None
        self.names: list[str] = []
        self.section: str | None = None
        self.told = 0

    def take(self, block: Block, *, first: bool) -> bool:
        """Take a line in; return whether it tells of an article."""
        line = block.line
        if block.index in self._page.teasers or len(line) > MAX_META:
            return False
        if (first or not (self.date or self.section)) and FACTS_TITLE.fullmatch(line):
            return True  # below the authors, too
        if not block.links and _LABEL.fullmatch(line):
            self._label = line.rstrip(":") + ": "
            return True
        said, self._label = self._label + line, ""
        linked = (a for a in block.links if not is_category(a))
        if block.heading or any(a.get("href") in self._page.articles for a in linked):
            return False
        return self._is_told(block, said)

    def _is_told(self, block: Block, said: str) -> bool:
        """Whether a line is a date, an author, a section, a reading time or a tool."""
        if is_tool(said):
            return True
        self.told += 1
        if shapes.MODIFIED.search(said):
            return said == block.line and day_of(said) is not None
        pieces = [said] if said != block.line else split_about(block)
        if date := next(filter(None, map(printed_date, pieces)), None):
            if self.date is not None:
                return False
            self.date = date
            return True
        if is_minutes(said):
            return "lese" in said.lower()
        if author := shapes.AUTHOR.match(said):
            self.names.append(author["name"])
            return True
        if name := _person(self._page, block):
            self.names.append(name)
            return True
        self.section = self.section or self._filed(block, said)
        return self.section is not None

    def _filed(self, block: Block, said: str) -> str | None:
        """Return the section that a line names by its label, its link or the menu."""
        if labelled := shapes.SECTION.match(said):
            return tidy(labelled["name"])
        name = _IN.sub("", said)
        linked = len(block.links) == 1 and letters(visible_text(block.links[0])) == letters(name)
        listed = name != said or "nav" not in block.regions  # else it is an entry of the menu
        if linked and (
            is_category(block.links[0]) or (listed and self._page.names_entry(letters(name)))
        ):
            return name
        return None


def _person(page: ParsedPage, block: Block) -> str | None:
    """Return the name of an author whom the metadata name, too, or who is marked as one in a box
    with the portrait; a role may stand below."""
    stated = {*authors_of(page.structured, page.node)}
    stated.add(page.structured.first("author", "article:author") or "")
    name = block.text.partition("\n")[0]
    if name in stated:
        return name
    marked = names_author(block.owner) or any(map(names_author, block.images))
    return name if marked and shapes.PERSONS.match(name) else None


def _says_nothing_else(page: ParsedPage, block: Block) -> bool:
    """Whether a line beside the box is a tool, a heading of the page's own parts, an author, or
    links that lead to no article."""
    line = block.line
    if is_tool(line) or FACTS_TITLE.fullmatch(line) or _CONTENTS.fullmatch(line):
        return True
    back = furniture.TAIL.match(line) or line.casefold().startswith("zurück")
    if (
        (back and block.linked > ALL_LINKED)
        or furniture.NOISE.match(line)
        or shapes.KEYWORDS.match(line)
    ):
        return True
    if _person(page, block):
        return True
    if block.heading or block.linked < ALL_LINKED:
        return False
    return all(leads_nowhere(a) or is_category(a) or is_author_link(a) for a in block.links)
