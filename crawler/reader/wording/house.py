"""The words of what a house sells, gives away or asks for, and how it speaks. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.reader.wording.clued import Clued

PRODUCTS = frozenset(
    "newsletter podcast epaper e-paper whitepaper webinar probeabo probe-abo probeheft abo "
    "jahresabo abonnement abonnieren abonnenten stellenmarkt stellenanzeige stellenanzeigen "
    "jobbörse infobrief wochenbrief".split()
)
"""What only a publisher sells or gives away."""
OCCASIONS = frozenset(
    "redaktion redakteur redakteurin umfrage leitfaden shop handbuch zeitschrift ausgabe folge app "
    "kanal mitglied seminar kongress fachtagung messe forum anmeldung programm teilnahme stimmen "
    "postfach e-mail leser leserinnen termine bewerbungen audioversion verteiler "
    "online-seminar download arbeitshilfe".split()
)
"""What others have, too."""
# A letter in front is found sooner than what stands before it.
ADDRESS = Clued(
    ("Sie", "Ih"),
    re.compile(
        r"S(?<=[a-zäöüß,] S)ie\b|"
        r"I(?:(?<=[a-zäöüß,] I)h(?:nen|r(?:e[mnrs]?)?)|(?<=^I)h(?:re?|nen))\b",
        re.M,
    ),
)
"""Whom it speaks to."""
OURS = Clued(
    ("uns", "Uns", "wir", "Wir"),
    re.compile(
        r"u(?<!\wu)ns(?:er(?:e[mnrs]?)?)?\b|U(?<!\wU)nser(?:e[mnrs]?)?\b|"
        r"w(?<!\ww)ir\b|W(?<!\wW)ir\b"
    ),
)
"""In whose name it speaks."""
_OFFERED = PRODUCTS | OCCASIONS
_ONE = re.compile(r"\b(?:k?ein(?:e[nmr]?)?) ([\w-]+)")
"""What is one of many is not the house's own."""
_WORD = re.compile(r"[\w-]+")
_QUOTED = re.compile('[„“»«"](?:(?<!")[^„“”»«]{1,400}[“”»«]|(?<=")[^"]{1,400}")')
_MARKS = '„“»«"'


def offered(low: str) -> set[str]:
    """Collect the words of a text in lower case that name something a house offers, and products by
    the end of their names, without what is one of many.

    >>> sorted(offered("ein newsletter und der amts-podcast"))
    ['amts-podcast', 'podcast']
    """
    words = _WORD.findall(low)
    named = {*_OFFERED.intersection(words)}
    if "-" in low:
        named |= {word for word in words if "-" in word and _end(word) in PRODUCTS}
    if not named:
        return named
    named.difference_update(_ONE.findall(low))
    return named | PRODUCTS & {_end(word) for word in named}


def _end(word: str) -> str:
    return word.rpartition("-")[2]


def unquoted(text: str) -> str:
    """Leave out what a text quotes.

    >>> unquoted("Sie sagt: „Wir bauen.“")
    'Sie sagt: '
    """
    return _QUOTED.sub("", text) if any(map(text.__contains__, _MARKS)) else text


@lru_cache(maxsize=256)  # a text is compared without each of its boxes
def voiced(line: str) -> tuple[int, int]:
    """Count the characters of a line outside quotations, and those of them that speak to the
    reader.

    >>> voiced("Sie sagt: „Wir bauen.“"), voiced("Wir bauen.")
    ((10, 0), (10, 10))
    """
    said = unquoted(line)
    return len(said), len(said) if ADDRESS.search(said) or OURS.search(said) else 0
