"""Names of sections and keywords on a card, which are neither kicker nor text. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.reader.listing.cards import Card
from crawler.reader.listing.lines import Line, is_day
from crawler.reader.markup.flow import Run, tidy
from crawler.reader.markup.tree import is_category, is_tag_link, names_section
from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import DIGIT

_PUT = r"(?:abgelegt|veröffentlicht|posted|filed) (?:in|unter|under)"
_FILED = re.compile(rf"\W*(?:in|unter|{_PUT}):?\s*", re.I)
_FILED_UNDER = re.compile(rf"\W*{_PUT}:?\s*", re.I)
"""The same by its verb, whatever the link behind it."""
_FILING = re.compile(
    r"(?:Kategorisiert|Verschlagwortet|Abgelegt|Einsortiert|Categori[sz]ed|Tagged|Filed) "
    r"(?:als|in|mit|unter|as|with|under):?|Themen:"
)
_SIGNS = " \t\n\xa0|·•,.–—-/()"
MAX_BESIDE = 120
"""Characters of a line in which sections stand beside a date."""


def part_sections(lines: list[Line], card: Card) -> tuple[list[Line], str | None]:
    """Take the names of sections and keywords out of the lines of a card; also return the first
    that nothing but its address calls one: it may be a kicker, see ``habits.take_sections``."""
    rest: list[Line] = []
    bare: str | None = None
    for i, line in enumerate(lines):
        if not line.block.links:
            rest.append(line)
        elif not is_section(line, card):
            rest.append(_without_sections_beside(line, card))
        elif bare is None and not (_is_named(line) or _is_beside_day(lines, i)):
            bare = line.text
    return rest, bare


def _is_named(line: Line) -> bool:
    """Whether the class of a line, or ``rel`` of one of its links, calls it the name of a section,
    whatever the address."""
    filed = ((a.get("rel") or "").split() for a in line.block.links)
    return names_section(line.block.owner) or any("category" in rel for rel in filed)


def _is_beside_day(lines: list[Line], at: int) -> bool:
    """Whether the line before or behind another one in its block is a day."""
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
    return any(one.block is lines[at].block and is_day(one.text) for one in beside)


def is_section(line: Line, card: Card) -> bool:
    """Tell whether a line is nothing but links to the pages of a section or of keywords, with
    labels such as ``Verschlagwortet mit`` or without."""
    said = [run for run in line.runs if run.text.strip(_SIGNS)]
    linked = [run.link for run in said if run.link is not None]
    if not linked or any(map(card.links.__contains__, linked)):
        return False
    labels = [tidy(run.text) for run in said if run.link is None]
    if not all(map(_files, labels)):
        return False
    if labels or (names_section(line.block.owner) and not line.block.heading):
        return True
    return all(is_category(a) or is_tag_link(a) for a in linked)


def _files(label: str) -> bool:
    """Whether the words beside links are the label of a section or of keywords."""
    return any(form.fullmatch(label) for form in (_FILING, shapes.SECTION_LABEL, shapes.KEYWORDS))


def without_named(lines: list[Line]) -> list[Line]:
    """Leave out the names of sections below a label of their own."""
    label = shapes.SECTION_LABEL.match
    below = [b for a, b in pairwise(lines) if not label(a.text)]
    return lines if len(below) + 1 == len(lines) else [*lines[:1], *below]


def _without_sections_beside(line: Line, card: Card) -> Line:
    """Drop the links to sections beside a date, with the signs between them."""
    if len(line.text) > MAX_BESIDE or not DIGIT.search(line.text):
        return line
    rest = "".join(" " if _leads_to_section(run, card) else run.text for run in line.runs)
    day = tidy(rest).strip(_SIGNS)
    return line._replace(runs=line.runs[:1], text=day) if is_day(day) else line


def _leads_to_section(run: Run, card: Card) -> bool:
    link = run.link if run.link not in card.links else None
    return link is not None and (is_category(link) or is_tag_link(link))


def are_filed(said: list[Run]) -> bool:
    """Tell whether the runs of a line name the section of an article: ``in Breitband``."""
    if not any(map(_FILED.fullmatch, [run.text for run in said])):
        return False
    under = any(_FILED_UNDER.fullmatch(run.text) for run in said)
    return all(_is_filed(run) or (under and run.link is not None) for run in said)


def _is_filed(run: Run) -> bool:
    """Whether a run is a sign, such a word, or a link marked as a tag or category or that leads to
    the page of one."""
    if run.link is None:
        return not run.text.strip(_SIGNS) or _FILED.fullmatch(run.text) is not None
    rel = (run.link.get("rel") or "").split()
    return bool({"tag", "category"} & {*rel}) or is_category(run.link) or is_tag_link(run.link)
