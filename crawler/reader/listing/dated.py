"""Lines of a teaser with a date: what they print beside it. Pure."""

from __future__ import annotations

import re

from crawler.reader.listing.beside import MAX_META, is_beside_text
from crawler.reader.listing.days import unread_date
from crawler.reader.listing.lines import Line
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import is_label, read_about
from crawler.reader.wording.beside_date import read_beside_date
from crawler.reader.wording.datelines import (
    ANY_DATE,
    DIGIT,
    LEADING,
    OPENING,
    find_date,
    is_date_or_age,
    printed_date,
)

MAX_KICKER = 60
"""Characters of a kicker in a listing."""
BARS = re.compile(r"[|·•]|\s[—–]\s")
"""What divides a line with a date."""
_CLOSING_DAY = re.compile(
    rf"(?<=\w\w[.!?…“»])\s*+(?:[–—|·-]\s*|[(\[]\s*)?(?:vom\s+)?(?P<date>{ANY_DATE.pattern})\s*+[)\]]?\s*$",
    re.I,
)
"""A date behind the last sentence of a text."""
_SIGNS = re.compile(r"[|·•]")
_JOINS = (" am", " vom", " on", " um")
"""How the label of a day ends that stands in the same line."""
_MARK = re.compile(r"\([a-z]{2,4}\)")
_SECTION = re.compile(r"(?:Rubrik|Ressort|Kategorien?|Category): \S")


def opening_date(text: str) -> str | None:
    """Find the date at the beginning of a text, which goes on in the same sentence."""
    if len(text) < MAX_KICKER or not shapes.ends_sentence(text) or _SIGNS.search(text):
        return None
    return found["date"] if (found := OPENING.match(text)) else None


def part_dated(line: Line) -> tuple[str, str] | None:
    """Part a text from date and bar in front of it, or from the date behind its last sentence:
    in brackets, behind a sign or in an element of its own."""
    text = line.text
    if len(text) < MAX_KICKER or find_date(text) is None:
        return None  # nearly all lines
    if (found := LEADING.match(text)) and _SIGNS.search(found[0]):
        rest = text[found.end() :]
        return (found["date"], rest) if shapes.is_sentence(rest) else None
    if not (found := _CLOSING_DAY.search(text)) or not shapes.is_sentence(text[: found.start()]):
        return None
    apart = line.runs[-1].el is not line.block.owner and printed_date(line.runs[-1].text.strip())
    signed = not found[0].lstrip()[0].isdecimal()
    return (found["date"], text[: found.start()].rstrip()) if apart or signed else None


def undated(line: Line) -> Line:
    """Drop the date, age and author of a line that bars divide."""
    if beside := read_beside_date(line.text):
        return line._replace(text=beside.words)
    pieces = BARS.split(line.text)
    if len(pieces) < 2 or not any(map(is_date_or_age, pieces)):
        return line
    rest = (p for p in pieces if not (is_date_or_age(p) or is_beside_text(p)))
    kept = (p.strip() for p in rest if not (shapes.HOUSE.search(p) or is_no_kicker(p.strip())))
    return line._replace(text=" | ".join(kept))


def is_no_kicker(text: str) -> bool:
    """Tell whether a few words are no kicker by what they say: signs, the mark of an author, the
    heading of other articles, the label of a day (``Verfasst am``), or a line about its own, see
    ``is_labelled``."""
    if len(text) > MAX_META or not any(map(str.isalpha, text)) or _MARK.fullmatch(text):
        return True
    if furniture.TAIL.match(text) and not furniture.GENRE.match(text):
        return True
    return (text.endswith(_JOINS) and is_label(text)) or is_labelled(text)


def is_labelled(text: str) -> bool:
    """Tell whether a line holds a section, keywords or a source with their label, the day of a
    change, or a button."""
    if find_date(text) is not None and shapes.MODIFIED.search(text):
        return True
    if (found := shapes.KEYWORDS.match(text)) and found["tags"]:
        return not shapes.is_sentence(text)
    known = shapes.FILED.match(text) or shapes.CREDIT_LINE.match(text) or _SECTION.match(text)
    known = known or furniture.BUTTON.fullmatch(text)
    return known is not None and not shapes.is_sentence(text)


def date_in(text: str) -> str | None:
    """Find the date of a line that is only a date, or a short line of pieces such as date, author
    and reading time. One in an unknown spelling is refused later, with a remark."""
    if (date := printed_date(text, weekday=True)) or len(text) > MAX_META:
        return date
    if beside := read_beside_date(text):
        return beside.date
    pieces = BARS.split(text)
    dates = [printed_date(piece, weekday=True) for piece in pieces] if len(pieces) > 1 else []
    if not any(dates) and DIGIT.search(text) and (about := read_about(text)) is not None:
        dates += about.dates
    return next((date for date in dates if date), None) or unread_date(text)
