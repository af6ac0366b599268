"""Join words of a query that belong together despite blanks or hyphens between them. Pure."""

from __future__ import annotations

import re
from typing import TypeGuard

from archive.search.forms import pieces, tokens
from archive.search.german import dates
from archive.search.tree import Query, Words

_GENDERED = re.compile(r"([^\W\d_]{3,})(?:[*:_·]|/-?)(in(?:nen)?)", re.IGNORECASE)
_GROUPED = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?![\d.,])")
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,9})\s?\d{4}(?!\d)")
_DOTTED = re.compile(r"(?<![^\W_])[^\W\d_]\.(?:\s[^\W\d_]\.)+(?![^\W_])")
_UNITS = frozenset(
    "kv kw kwh mw mwh gw gwh tw twh km kg cm mm qm ha mb gb tb hz khz mhz ghz db ct eur grad mio "
    "mrd kbit mbit gbit prozent euro dollar million millionen milliarde milliarden meter kilometer "
    "quadratmeter m² m³ km² kilowatt megawatt gigawatt tonnen liter hektar gramm".split()
)
_NUMBER = re.compile(r"\d+(?:komma\d+)?")


def joined(text: str) -> str:
    """Remove the blanks inside numbers, dates and short forms of letters with dots.

    >>> joined("50 000 Euro am 10. Oktober 2025"), joined("i. d. R. neu")
    ('50000 Euro am 10.10.2025', 'i.d.R. neu')
    """
    text = _DOTTED.sub(lambda m: "".join(m[0].split()), text)
    text = _GROUPED.sub(lambda m: m[1] + m[2].replace(" ", ""), text)
    return _DATE.sub(_dated, text)


def _dated(match: re.Match[str]) -> str:
    found = dates(match[0])
    return f"{found[0][7:]}.{found[0][5:7]}.{found[0][1:5]}" if found else match[0]


def atoms(text: str, field: str | None, *, begun: bool, exact: bool) -> Words | None:
    """Split a query word into its pieces: ``E-Akte`` and ``eAkte`` are two words in a row."""
    if not (begun or exact):
        if (gendered := _GENDERED.fullmatch(text.strip(".,;!?"))) is not None:
            return Words((gendered[1] + gendered[2].lower(),), field=field)
        if found := dates(text):
            return Words((found[0],), field=field)
    found = tokens(text)
    if not begun and not exact:
        found = [piece for word in found for piece in _split(word)]
    return Words(tuple(found), begun, field, exact) if found else None


def _split(word: str) -> list[str]:
    if word.isalpha():
        return pieces(word)
    mixed = re.fullmatch(r"(\d+)([^\W\d_]{1,4})", word)
    return [mixed[1], mixed[2]] if mixed else [word]


def fused(parts: list[Query]) -> list[Query]:
    """Turn neighbours that form one term into a phrase: ``B 96``, ``110 kV``, ``E Akte``."""
    found: list[Query] = []
    for part in parts:
        last = found[-1] if found else None
        if (
            is_word(last)
            and is_word(part)
            and last.field == part.field
            and _belong(last.words[0], part.words[0])
        ):
            found[-1] = Words((last.words[0], part.words[0]), field=part.field)
        else:
            found.append(part)
    return found


def is_word(part: Query | None) -> TypeGuard[Words]:
    """Test whether a part of a query is one whole word, in any form."""
    return (
        isinstance(part, Words)
        and len(part.words) == 1
        and not (part.begun or part.exact or part.near)
    )


def _belong(one: str, two: str) -> bool:
    if _NUMBER.fullmatch(one):
        return two.lower() in _UNITS or (len(two) == 1 and two.isalpha() and two.islower())
    if len(one) == 1 and one.isalpha():
        return two.isdigit() or (len(two) > 2 and two[:1].isupper())
    return False
