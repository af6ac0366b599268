"""The words of what a house sells, gives away or asks for. Pure."""

from __future__ import annotations

import re

PRODUCTS = frozenset(
    "newsletter podcast epaper e-paper whitepaper webinar probeabo probe-abo probeheft abo "
    "jahresabo abonnement abonnieren abonnenten stellenmarkt stellenanzeige stellenanzeigen "
    "jobbörse".split()
)
"""What only a publisher sells or gives away."""
OCCASIONS = frozenset(
    "redaktion redakteur redakteurin umfrage leitfaden shop handbuch zeitschrift ausgabe folge app "
    "kanal mitglied seminar kongress fachtagung messe forum anmeldung programm teilnahme stimmen "
    "postfach e-mail leser leserinnen termine bewerbungen audioversion".split()
)
"""What others have, too."""
_ONE = re.compile(r"\b(?:k?ein(?:e[nmr]?)?) ([\w-]+)")
"""What is one of many is not the house's own."""
_WORD = re.compile(r"[\w-]+")


def offered(low: str) -> set[str]:
    """Collect the words of a text in lower case without what is one of many.

    >>> sorted(offered("ein newsletter und der podcast"))
    ['der', 'ein', 'podcast', 'und']
    """
    return {*_WORD.findall(low)} - {*_ONE.findall(low)}
