"""The parts of a printed teaser: kicker, title, date, text. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, pairwise

from crawler.reader.listing.apart import called_kicker, opening_words
from crawler.reader.listing.below import (
    could_be_kicker,
    is_foot,
    is_no_text,
    is_title,
    leads_elsewhere,
)
from crawler.reader.listing.beside import (
    is_beside_text,
    is_rank,
    without_lines_beside,
)
from crawler.reader.listing.cards import Card
from crawler.reader.listing.dated import (
    MAX_KICKER,
    date_in,
    is_no_kicker,
    opening_date,
    part_dated,
    undated,
)
from crawler.reader.listing.days import is_bracketed, join_leaves
from crawler.reader.listing.headlines import find_headline, say_once, without_badge
from crawler.reader.listing.lines import DATE, Line, is_dated
from crawler.reader.listing.links import leads_to_comments
from crawler.reader.listing.sections import part_sections, without_named
from crawler.reader.markup.flow import Run, tidy
from crawler.reader.markup.tree import is_author_link, is_within, names_kicker
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.datelines import find_date, is_date_or_age, printed_date

MOST = 0.7
"""Share of a page's teasers that makes a habit."""
MIN_HABIT = 5
"""Teasers from which a page has habits."""
COUNT = re.compile(r"^\d[\d.]*(?= )|(?<=: )\d[\d.]*$")
"""The number of a counter: ``412 Wörter``, ``ID: 48211``."""
MAX_ALIKE = 3
"""Most teasers that may all have the same kicker; on more of them it is a label."""


@dataclass(slots=True)
class TeaserParts:
    """The parts of a teaser, as printed."""

    kicker: str | None = None
    """Its kicker, without the colon."""
    title: str | None = None
    """Its headline."""
    date: str | None = None
    """Its date."""
    text: list[str] = field(default_factory=list)
    """Its lines of text."""
    headline: str | None = None
    """Its headline, not split at a colon."""
    marked: bool = False
    """Whether its kicker stands in a separate element."""
    above: bool = False
    """Whether its kicker is the line above the headline."""
    section: str | None = None
    """The linked name of a section beside its headline."""
    below: str | None = None
    """The short line between headline and text that may be its kicker: ``habits.take_kickers``."""


def split_teaser(span: list[Line], card: Card) -> TeaserParts:
    """Split the printed lines of a teaser into its parts."""
    printed = [line for line in span if line.text]
    if not printed:  # a picture
        return TeaserParts(date=_stamp_of(span))
    if len(printed) == 1 and _is_bare_headline(printed[0], card):  # most links of a menu
        parts = TeaserParts()
        _read_headline(printed[0], parts, None)
        return parts
    return _split_lines(span, printed, card)


def _split_lines(span: list[Line], printed: list[Line], card: Card) -> TeaserParts:
    parts = TeaserParts()
    ends = _end_of_text(span, card)
    printed = without_named(join_leaves(printed))
    lines, section = part_sections(without_lines_beside(printed, card), card)
    lines, head = say_once(lines, find_headline(lines, card))
    for i, line in enumerate(lines):
        text = line.text
        if head is not None and i == head:
            above = map(undated, lines[:i])
            said = [x for x in above if not (is_dated(x.text) or is_no_kicker(x.text))]
            row = [x for x in said if x.block is said[-1].block and _is_unlinked(x)]
            _read_headline(line, parts, (row or said)[-1] if said else None)
        elif bracket := shapes.BRACKET.match(text):
            parts.date = parts.date if is_bracketed(parts.date) else bracket[1]
            behind = text[bracket.end() :]
            if not (behind and head is not None and _is_below(line, parts, lines[i + 1 :])):
                _take_text(behind, parts)
        elif (head is None or i > head) and (dated := part_dated(line)):
            parts.date = parts.date or dated[0]
            parts.text.append(dated[1])
        elif date := (opened := opening_date(text)) or date_in(text):
            parts.date = parts.date or date
            if head is not None and i > head:
                _take_beside_date(line, parts, lines[i + 1 :], opened=opened is not None)
        elif is_no_text(line, lines[i + 1 :]):
            continue
        elif head is not None and i > head:
            _take_below(lines, i, parts, card, ends)
    told = parts.marked or parts.above or not parts.title
    if not told and (called := called_kicker(lines, head)):
        parts.kicker, parts.title, parts.marked = called.text, parts.headline, True
        parts.text = [text for text in parts.text if text != called.text]
        parts.below = None if parts.below == called.text else parts.below
    parts.section = None if parts.kicker else section
    parts.date = parts.date or _stamp_of(span) or _date_beside(printed, lines)
    return parts


def _take_below(
    lines: list[Line], at: int, parts: TeaserParts, card: Card, ends: int | None
) -> None:
    """Take the line ``at`` below the headline: text up to the block ``ends``, or the kicker."""
    line = lines[at]
    if not parts.text and could_be_kicker(line, lines[at + 1 :]):
        parts.below = parts.below or line.text
    elif not parts.text and (opening := opening_words(line)):
        parts.below = parts.below or opening
    elif is_title(line, card) or leads_elsewhere(line, card):
        return
    elif is_foot(line, lines[:at]):
        parts.below = parts.below or line.text
        return
    if not parts.text or ends is None or line.block.index <= ends:
        parts.text.append(line.text)


def _take_text(text: str, parts: TeaserParts) -> None:
    """Take the text behind a ``[date]``."""
    if text and not is_beside_text(text):
        parts.text.append(text)


def _stamp_of(span: list[Line]) -> str | None:
    """Find the first machine-readable date of some lines."""
    for line in span:
        if said := line.stamp():
            return said
    return None


def _is_unlinked(line: Line) -> bool:
    """Whether no words of a line are linked, as a kicker's are not beside a linked section."""
    return all(run.link is None for run in line.runs)


def _date_beside(printed: list[Line], lines: list[Line]) -> str | None:
    """Find the date that stands by itself in a line beside headline and text, behind section and
    keywords; that of a change does not count."""
    told = {line.text for line in lines}
    beside = (pairwise(line.runs) for line in printed if line.text not in told)
    for before, run in chain.from_iterable(beside):
        date = printed_date(run.text.strip())
        if date and not shapes.MODIFIED.search(before.text):
            return date
    return None


def _take_beside_date(
    line: Line, parts: TeaserParts, following: list[Line], *, opened: bool
) -> None:
    """Take the words beside a date below the headline: the text that it opens, or the kicker."""
    rest = undated(line)
    if opened:
        parts.text.append(line.text)
    elif not parts.text and rest.text not in ("", line.text) and could_be_kicker(rest, following):
        parts.below = parts.below or rest.text


def _is_bare_headline(line: Line, card: Card) -> bool:
    """Whether a line is one link with the words of a headline, and holds no date."""
    link = line.runs[0].link if len(line.runs) == 1 and card.titled else None
    if link is None or link in card.beside or is_author_link(link) or line.is_timed(link):
        return False
    text = line.text
    if text.startswith("[") or is_rank(text) or find_date(text) is not None:
        return False
    return not (is_beside_text(text) or leads_to_comments(link.get("href") or ""))


def _end_of_text(span: list[Line], card: Card) -> int | None:
    """Find the block with the ``mehr...`` of a teaser, behind which its text has ended."""
    more = [a for a in card.beside if not is_date_or_age(tidy("".join(a.itertext())))]
    ends = (b.index for line in span if any(a in (b := line.block).links for a in more))
    return max(ends, default=None) if more else None


def _is_below(line: Line, parts: TeaserParts, following: list[Line]) -> bool:
    """Whether a few words beside a date are no text: above the headline, or the kicker below it."""
    words = undated(line)
    if words is line or not (parts.text or could_be_kicker(words, following)):
        return False
    parts.below = parts.below or (words.text if parts.title else None)
    return True


def _is_apart(first: Run, then: Run, line: Line) -> bool:
    """Whether the first run stands in a separate element, as a kicker beside a headline does:
    before the link, or in a ``span`` within it."""
    if first.link is None and then.link is not None:
        return first.el is not line.block.owner
    return first.el.tag in ("span", "small") and not is_within(then.el, first.el)


def _first_piece(runs: list[Run], text: str, line: Line) -> tuple[str, bool]:
    """Return the words of the first of several runs of a headline, if an element of its own holds
    them; and whether it is a box beside the others."""
    first, then = runs[0], runs[1]
    said = tidy(first.text)
    said += ":" if len(runs) > 2 and then.text.strip() == ":" else ""  # which may be hidden
    if first.el is then.el or not text.startswith(said):
        return "", False
    if said.isdecimal() or then.el.tag in ("sub", "sup"):
        return "", False
    beside = first.el.getparent() is then.el.getparent() or _is_apart(first, then, line)
    return said, beside and first.el.tag != "a" and len(said) < min(60, len(text))


def _is_kicker_behind(runs: list[Run]) -> bool:
    """Whether a headline is a link, and the words behind it are in an element called a kicker or in
    small print."""
    if runs[0].link is None or any(run.link is not None for run in runs[1:]):
        return False
    if not all(run.el.tag == "small" or names_kicker(run.el) for run in runs[1:]):
        return False
    said = tidy("".join(run.text for run in runs[1:]))
    return len(said) < MAX_KICKER and not (find_date(said) or is_date_or_age(said))


def _is_kicker_above(above: Line, parts: TeaserParts) -> bool:
    """Whether the line above a headline is the kicker, and not what the headline's own line has."""
    if parts.kicker == above.text or len(above.text) >= MAX_KICKER:
        return False
    if parts.marked and not furniture.BADGE.match(parts.kicker or ""):
        return False  # a section, or a badge of the picture
    return not shapes.ends_sentence(above.text.rstrip(":"))


def _read_headline(line: Line, parts: TeaserParts, above: Line | None) -> None:
    """Read kicker and title from the headline line; date and text too, if all is on one line."""
    line = without_badge(line)
    text = parts.headline = line.text
    runs = [r for r in line.runs if r.text.strip()]
    if dated := DATE.search(text):
        parts.date = parts.date or dated[0]
        rest = text[dated.end() :].strip()
        if dated.start() == 0:
            text = shapes.cut_more(rest)
        else:
            text = text[: dated.start()].strip()
            if rest and not shapes.MORE.match(rest):
                parts.text.append(rest)
    if len(runs) > 1 and runs[0].link is None and any(r.link is not None for r in runs):
        text = shapes.NUMBER.sub("", text)
    first, boxed = _first_piece(runs, text, line) if len(runs) > 1 else ("", False)
    if len(runs) > 1 and _is_kicker_behind(runs):
        parts.title, parts.marked = tidy(runs[0].text), True
        parts.kicker = tidy("".join(run.text for run in runs[1:]))
    elif first.endswith(":") or boxed:
        parts.kicker, parts.title = first.rstrip(": ") or None, text[len(first) :].strip()
        parts.marked = parts.kicker is not None
    else:
        parts.kicker, parts.title = shapes.split_kicker(text)
        before, bar, behind = text.partition(" | ")
        if bar and parts.kicker is None and 0 < len(before) < MAX_KICKER and behind:
            parts.kicker, parts.title = before, behind
        if parts.kicker is None and 0 < len(first) < min(60, len(text)):
            parts.kicker, parts.title = first, text[len(first) :].strip()
    if above is not None and _is_kicker_above(above, parts):
        parts.kicker, parts.title = shapes.NUMBER.sub("", above.text).rstrip(":|,; "), text
        parts.above = True
    parts.title = (parts.title or "").lstrip(": ").rstrip() or None
