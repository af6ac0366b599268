"""Make the searchable form of a text. Pure.

First come the keys of its words in order; then, once each and marked as parts, its other keys:
parts of compounds, joined spellings, elliptical compounds, separable verbs, dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.search.compound import cut
from archive.search.forms import PART, keys, leading, pieces, plain, stem, tokens
from archive.search.lemma import is_verb, noun, other
from archive.search.memo import Beforehand

COLUMNS = ("kicker", "title", "teaser", "body")
"""Columns of an article that are searched."""

_MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september"),
    *("oktober", "november", "dezember"),
)
_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})\.\s?(?:(\d{{1,2}})\.|({'|'.join(_MONTHS)}))\s?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d\.")
_HYPHENED = re.compile(r"(?<![^\W_])[^\W_]++(?:-[^\W_]++)++")
_MOST_HYPHENS = 5
_MOST_PIECES = 12
"""Pieces of one word that are joined with each other: their number is squared."""
_GENDERED = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,}+)(?:[*:_·]|/-?)(in(?:nen)?)(?![^\W_])")
_LEFT_OUT = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{2,}+)-(?=(?:, [^\W\d_]+-){0,3}"
    r"(?:,| und| oder| bzw\.| sowie| wie| &|/) ?([^\W\d_]{5,}))"
)
_LEFT_OUT_LAST = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{5,}+) (?:und|oder|bzw\.|sowie) -([^\W\d_]{3,})"
)
_LEFT_OUT_SIGN = re.compile(r"-[\s,/]|\s-")
_GENDER_SIGNS = ("*in", ":in", "_in", "/in", "/-in", "·in")
PARTICLES = frozenset(
    "ab an auf aus auseinander bei bereit dar durch ein entgegen entlang fern fertig fest fort "
    "frei gegenüber heim her herab heran heraus herbei herein hervor hin hinaus hinein hinzu hoch "
    "klar los mit nach nieder offen sicher statt teil um unter vor voran voraus vorbei vorweg wahr "
    "weg weiter wieder zu zurecht zurück zusammen".split()
)
"""Particles of separable verbs, which may move to the end of the clause."""
_LONGEST_PARTICLE = max(map(len, PARTICLES))
_CLAUSES = re.compile(r"[.,;:!?)“”\"»\n]|\s(?:und|oder|sowie)\s")
_REACH = 14


def indexed(text: str | None) -> str:
    """Return the index entry of a text, as ``articles_stems`` holds it: basic forms, then parts
    with a ``0``. Never raises; ``None`` gives an empty text.

    >>> indexed("Neue Wärmenetze")
    'neu waermenetz 0netz 0waerme'
    """
    if not text:
        return ""
    text = plain(text)
    in_order = tokens(text)
    found: set[str] = set()
    for word in set(in_order):
        if len(made := keys(word)) > 1:
            found.update(made[1:])
        if not (word[1:].islower() or word.isdigit()) and len(split := pieces(word)) > 1:
            found.update(_joined(split[:_MOST_PIECES]))
            found.update(stem(piece) for piece in split if len(piece) > 2)
    if "-" in text:
        for piece in text.split():  # five times faster than searching the whole text
            if "-" in piece:
                for hyphened in _HYPHENED.findall(piece):
                    found.update(_joined(hyphened.split("-")[:_MOST_HYPHENS]))
        if _LEFT_OUT_SIGN.search(text):
            found.update(_completed(text))
    found.update(dates(text))
    found.update(_separated(text))
    if any(sign in text for sign in _GENDER_SIGNS):
        for word, ending in _GENDERED.findall(text):
            found.update(keys(word + ending))
    stems = [stem(word) for word in in_order]
    found.discard("")
    return " ".join((*stems, *(PART + key for key in sorted(found))))


STORED = Beforehand(indexed)
"""Index entries made ahead of time, for texts about to be indexed."""


def dates(text: str) -> list[str]:
    """List the dates in a text as index keys.

    >>> dates("am 3.4.2025 und am 10. Oktober 2025")
    ['d20250403', 'd20251010']
    """
    if not _DAY.search(text):
        return []
    return [
        f"d{year}{int(month) if month else _MONTHS.index(name.lower()) + 1:02}{int(day):02}"
        for day, month, name, year in _DATE.findall(text)
    ]


def _joined(split: list[str]) -> Iterator[str]:
    """Yield the keys of neighbours joined: Kfz-Zulassungsstelle is also kfzzulassung."""
    for first in range(len(split)):
        for end in range(first + 2, len(split) + 1):
            joined = "".join(split[first:end])
            yield stem(joined)
            before = "".join(split[first : end - 1])
            for start in leading(split[end - 1]):
                yield stem(before + start)


def _completed(text: str) -> Iterator[str]:
    """Yield the keys of elliptical compounds, completed: Wasser- und Gasversorgung."""
    for first, whole in _LEFT_OUT.findall(text):
        ends = cut(whole)
        for start in range(1, len(ends)):
            yield from keys(first + "".join(ends[start:]))
        if len(ends) == 1:
            yield from _with_prefix(first, whole)
    for whole, last in _LEFT_OUT_LAST.findall(text):
        starts = cut(whole)
        if len(starts) > 1:
            yield from keys("".join(starts[:-1]) + last)


def _with_prefix(first: str, whole: str) -> Iterator[str]:
    """Yield the keys of a word that shares all but its prefix with another: Aus- und Weiterbildung.
    Only words of the dictionary, as ``Weiter`` is none of them."""
    for end in range(2, min(_LONGEST_PARTICLE, len(whole) - 3) + 1):
        if whole[:end].lower() in PARTICLES and noun(word := (first + whole[end:]).lower()):
            yield from keys(word.capitalize())


def _separated(text: str) -> Iterator[str]:
    """Yield the keys of separable verbs whose particle ends the clause: „kündigt den Umbau an“."""
    for clause in _CLAUSES.split(text):
        before, _, last = clause.rstrip().rpartition(" ")
        if last not in PARTICLES:
            continue
        for word in tokens(before)[-_REACH:]:
            verb = other(word.lower()) if word[0].isalpha() else None
            if verb and is_verb(verb) and other(last + verb) == last + verb:
                yield stem(last + verb)
