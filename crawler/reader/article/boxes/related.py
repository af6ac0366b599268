"""How much a box has to do with the text around it: the nouns that both hold. Pure.

Facts, quotations and lists of an article name what its text names, in whatever compounds; a box of
the house names other things, whatever it offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from crawler.reader.markup.flow import Block

STEM = 6
"""Letters by which nouns are compared: ``Wärmeplanung`` and ``Wärmeplan``."""
_NOUN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}")
_COMMON = tuple(
    "stadt städt kommun gemeind landkre kreis land länd verwalt rathaus digital online smart city dienst start bürger "
    "mensch leut person jahr monat woche tag stund minut zeit januar februa märz april juni juli "
    "august septem oktobe novemb dezemb montag dienstag mittwoch donnerstag freitag prozent millio "
    "euro geld kosten arbeit frage thema themen meldung beitr artikel redakt inform projekt angebot "
    "ende anfang teil seite stelle hilfe zukunft zwei drei vier fünf sechs sieben acht neun zehn "
    "zwölf alle anders auch aber bereits bevor dabei daher damals damit danach dann darum dafür "
    "dazu dennoch denn dies doch dort durch eine einig erst etwa fast ganz gegen heut hier ihne "
    "ihre insgesamt jede jetzt kein lesen manch mehr mein nach nicht noch ohne oder rund schon sehr "
    "sein seit solch somit statt trotz über unser unter viel wann weil weit welch wenn werden zudem "
    "zuvor zwar zwischen".split()
)
"""Beginnings of words that any text and any box may share."""


def stems(text: str) -> set[str]:
    """Collect the beginnings of the nouns and names of a text, without those of any text.

    >>> sorted(stems("Die Wärmeplanung der Stadt Moosbruck"))
    ['moosbr', 'wärmep']
    """
    words = (word.lower() for word in _NOUN.findall(text))
    return {word[:STEM] for word in words if not word.startswith(_COMMON)}


class Told:
    """What an article tells, to be compared with its boxes."""

    __slots__ = ("day", "lines", "said", "title", "voice")

    def __init__(self, title: str, lines: list[Block], beside: str, day: date | None) -> None:
        self.title = f" {title.lower()}"
        self.lines = lines
        self.said = " ".join((title, *(b.line for b in lines), beside)).lower()
        self.day = day
        self.voice: float | None = None

    def shares(self, names: Iterable[str]) -> int:
        """Count the names of a box that the article holds; those of its title count twice."""
        keys = (name if len(name) == STEM else f" {name}" for name in names)
        return sum((key in self.said) + (key in self.title) for key in keys)
