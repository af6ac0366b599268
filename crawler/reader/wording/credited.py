"""A line with a labelled credit: what it says of the picture, and whose the picture is. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from crawler.reader.wording import shapes

MIN_WORDS = 5
"""Words from which what stands behind a credit and a sign says what the picture shows."""
_SIGNS = " |/·•–—-,:;"
_LABEL = (
    r"(?:(?:Bild|Foto)(?:quelle|nachweis|rechte|autor(?:in)?|credit|urheber(?:in)?)n?|Fotos?"
    r"|Bild(?:er)?|Grafik|Illustration|Fotograf(?:in)?|Quelle|Copyright)"
)
_FIRST = re.compile(
    rf"(?:{_LABEL}\s?[:©]\s?©?|©)\s?(?P<credit>[^–—|:()]{{2,60}}?)"
    r"(?:\s[–—|/-]\s|(?<=[^\W\d_]{3})[.:]\s(?=[A-ZÄÖÜ„]))(?P<rest>\S.*)"
)
"""``Foto: Stadt Auental – Das Rathaus.``, ``© Stadt Auental: Das Rathaus.``"""
_LAST = re.compile(
    rf"(?<=\w)[.!?“»]?\s?[;/,|–—-]\s?{_LABEL}\s?[:©]\s?©?\s?(?P<credit>[^:]{{2,60}})$"
)
"""``Das Rathaus; Foto: Stadt Auental``."""
_BY = re.compile(r"(?<=[.!?“»])\s(?:Foto|Bild|Grafik)s? von (?P<credit>[A-ZÄÖÜ][^:]{2,60})$")
"""``Das Rathaus. Foto von Vera Ender``."""


class Credited(NamedTuple):
    """A line in its two parts."""

    credit: str
    """Whose the picture is, without its label."""
    rest: str
    """What the line says beyond that; mostly what the picture shows."""


def part_credit(line: str) -> Credited | None:
    """Part a line into its labelled credit and the rest; ``None`` if it has none.

    >>> part_credit("Das Rathaus. (Foto: Stadt Auental)")
    Credited(credit='Stadt Auental', rest='Das Rathaus.')
    >>> part_credit("Stadt Auental (Foto)")
    Credited(credit='Stadt Auental', rest='')
    >>> part_credit("Foto: Stadt Auental – Das Rathaus ist von 1911.")
    Credited(credit='Stadt Auental', rest='Das Rathaus ist von 1911.')
    """
    if found := shapes.CREDIT.search(line):
        rest = line[: found.start()]
        named = len(rest.split()) <= MIN_WORDS and not shapes.ends_sentence(rest)
        return _parted(found["credit"], rest) or (_parted(rest, "") if named else None)
    if opened := _opening(line):
        return opened
    if (found := _FIRST.fullmatch(line)) and _says(found["rest"]):
        return _parted(found["credit"], found["rest"])
    if found := shapes.CREDIT_LINE.match(line):
        return _parted(found["credit"], "")
    for form in (shapes.SOURCE_TAIL, shapes.CREDIT_TAIL, _LAST, _BY):
        if found := form.search(line):
            rest = line[: found.start() + (form is _LAST and line[found.start()] in ".!?“»")]
            return _parted(found["credit"], rest)
    return None


def _parted(credit: str, rest: str) -> Credited | None:
    said = credit.strip()
    if not said or (said[0].islower() and said.endswith((".", "!", "?")) and " " in said):
        return None
    return Credited(said, rest.strip(_SIGNS))


def _says(rest: str) -> bool:
    """Whether the words behind a credit say what a picture shows, and name no second source and no
    author."""
    if shapes.AUTHOR.match(rest):
        return False
    words = rest.split()
    plain = sum(word[0].islower() for word in words)
    whole = rest.rstrip("“»)").endswith((".", "!", "?"))
    return plain > 0 if whole else (plain > 1 and len(words) >= MIN_WORDS)


def _opening(line: str) -> Credited | None:
    """Part the credit in brackets off with which a line begins."""
    if line[:1] not in ("(", "["):
        return None
    end = min((at for sign in ")]" if (at := line.find(sign)) > 0), default=0)
    found = shapes.CREDIT.search(line[: end + 1])
    rest = line[end + 1 :].strip(_SIGNS)
    return _parted(found["credit"], rest) if found and rest else None
