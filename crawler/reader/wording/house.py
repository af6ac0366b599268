"""The words of what a house sells, gives away or asks for. Pure."""

from __future__ import annotations

import re

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
_ONE = re.compile(r"\b(?:k?ein(?:e[nmr]?)?) ([\w-]+)")
"""What is one of many is not the house's own."""
_WORD = re.compile(r"[\w-]+")


def offered(low: str) -> set[str]:
    """Collect the words of a text in lower case without what is one of many, and products by the
    end of their names.

    >>> sorted(offered("ein newsletter und der amts-podcast"))
    ['amts-podcast', 'der', 'ein', 'podcast', 'und']
    """
    words = {*_WORD.findall(low)} - {*_ONE.findall(low)}
    return words | PRODUCTS & {word.rpartition("-")[2] for word in words}
