"""A line of a few words beside a whole date: ``Kreis am Berg | [28.08.2012]``. Pure.

The words are the kicker of an article or a teaser, whatever they are: a place, a topic, a form.
Only a sentence, an author, a house or a word about the text itself is something else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.reader.markup.pieces import split_bars
from crawler.reader.wording import furniture, shapes
from crawler.reader.wording.about import LATER, NO_LABEL, is_label
from crawler.reader.wording.datelines import DATE_LINE, YEAR, is_date_or_age, printed_date

_BRACKET = re.compile(r"\[\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?:\s*,\s*[a-zäöüß]{2,4})?\s*\]")
_CUT = re.compile(r"(?<=\s)(?:[–—-]|//?)(?=\s)|(?<=\w):(?=\s)")
"""What stands between the words and a date where no bar does."""
_FIRST = re.compile(r"(?P<date>\d[^,]{5,30}), (?P<words>[^,|·•–—]+)")
"""A date with a comma between it and the words."""
_DASHES = frozenset(("–", "—", "-", "/", "//"))
_SIGNS = " \t\n\xa0|·•–—-/:,"
_JOINS = re.compile(r"\b(?:am|um|im|in|von|vom|by|on|bis|ab|seit|der|den|dem|und)$", re.I)
"""A word that joins the date to a sentence."""
_MARK = re.compile(r"[a-zäöüß/]{2,8}")
MAX_LENGTH = 60
"""Characters of the words."""
MAX_WORDS = 6
"""The words; more are the beginning of a text."""
MAX_LINE = 110
"""Characters of the line."""


class BesideDate(NamedTuple):
    """The parts of such a line, as printed."""

    words: str
    """The words."""
    date: str
    """The date, with its brackets."""
    placed: bool
    """Whether it may as well be a date line that opens with a place: ``Aue – 5. März 2024``."""


@lru_cache(maxsize=512)
def read_beside_date(line: str, *, names: bool = False) -> BesideDate | None:
    """Split a line into a few words and the date beside them; ``None`` for any other line.

    What may be the name of a person counts only if ``names`` is set.

    >>> read_beside_date("Ostheim vor der Höhe | [28.08.2012]").words
    'Ostheim vor der Höhe'
    >>> read_beside_date("5. März 2024 – Lage vor Ort").date
    '5. März 2024'
    >>> read_beside_date("Vera Ender | 28.08.2012")
    >>> read_beside_date("Termin: 28.08.2012")
    """
    if len(line) > MAX_LINE or not YEAR.search(line) or shapes.MODIFIED.search(line):
        return None
    if bracket := _BRACKET.search(line):
        around = line[: bracket.start()], line[bracket.end() :]
        words = " | ".join(said for part in around if (said := part.strip(_SIGNS)))
        aged = any(map(is_date_or_age, split_bars(words)))  # then the name beside is an author's
        return _found(words, bracket[0], placed=False, person=aged and not names)
    if (first := _FIRST.fullmatch(line)) and (date := printed_date(first["date"], weekday=True)):
        return _found(first["words"], date, placed=False, person=not names)
    bars = split_bars(line)
    cuts = list(_CUT.finditer(line))
    if len(bars) == 1 and len(cuts) > 1 and {cut[0] for cut in cuts} < _DASHES:
        bars = [piece.strip() for piece in _CUT.split(line)]
    for n, piece in enumerate(bars if len(bars) > 1 else ()):
        if date := printed_date(piece, weekday=True):
            words = " | ".join(bars[:n] + bars[n + 1 :])
            return _found(words, date, placed=False, person=not names)
    for cut in (cuts[0], cuts[-1]) if cuts else ():
        before, behind = line[: cut.start()].strip(), line[cut.end() :].strip()
        if cut[0] == ":" and NO_LABEL.search(before.lower()):
            return None  # the day of an event
        for words, said in ((before, behind), (behind, before)):
            if date := printed_date(said, weekday=True):
                placed = DATE_LINE.match(line) is not None
                return _found(words, date, placed=placed, person=not names)
    return None


def _found(words: str, date: str, *, placed: bool, person: bool) -> BesideDate | None:
    """Join both parts, if the words could be a kicker; the name of a ``person`` is an author's."""
    kept = [piece for piece in split_bars(words) if piece and not _says_else(piece)]
    said = kept[0].strip(_SIGNS) if len(kept) == 1 else ""
    if not any(map(str.isalpha, said)) or len(said) > MAX_LENGTH or len(said.split()) > MAX_WORDS:
        return None
    if person and (shapes.PERSONS.match(said) or _MARK.fullmatch(said)):
        return None
    ended = shapes.ends_sentence(said) or (person and "," in said) or _JOINS.search(said)
    return None if ended else BesideDate(said, date, placed)


def _says_else(piece: str) -> bool:
    """Whether words beside a date are an age, an author, a label, a button or a credit."""
    if is_date_or_age(piece) or shapes.HOUSE.search(piece) or is_label(piece):
        return True
    if LATER.search(piece.lower()):
        return True
    forms = (shapes.AUTHOR, shapes.META_LINE, shapes.SECTION, shapes.CREDIT_LINE, shapes.MORE)
    boxes = (furniture.NOISE, furniture.TAIL, furniture.PAID, furniture.CONSENT)
    return any(form.match(piece) for form in (*forms, *boxes))
