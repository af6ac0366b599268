"""How much a box has to do with the text around it: the nouns that both hold. Pure.

Facts, quotations and lists of an article name what its text names, in whatever compounds; a box of
the house names other things, whatever it offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from crawler.reader.article.page.own_day import day_of
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.markup.flow import Block
from crawler.reader.wording.datelines import find_date
from crawler.reader.wording.house import voiced

STEM = 6
"""Letters by which nouns are compared: ``Wärmeplanung`` and ``Wärmeplan``."""
NEAR = 6
"""Blocks above and below a headline among which its date stands."""
MAX_HEAD = 80
"""Characters at the begin of a line in which a date may be that of the article."""
_NOUN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}")
_COMMON = frozenset(
    "stadt städt kommun gemeind landkre kreis land länd verwalt rathaus digital online smart "
    "city dienst start bürger mensch leut person jahr monat woche tag stund minut zeit januar "
    "februa märz april juni juli august septem oktobe novemb dezemb montag dienstag mittwoch "
    "donnerstag freitag prozent millio euro geld kosten arbeit frage thema meldung beitr "
    "artikel redakt inform projekt angebot ende anfang teil seite stelle hilfe zukunft zwei "
    "drei vier fünf sechs sieben acht neun zehn zwölf alle anders auch aber bereits bevor dabei "
    "daher damals damit danach dann darum dafür dazu dennoch denn dies doch dort durch eine "
    "einig erst etwa fast ganz gegen heut hier ihne ihre insgesamt jede jetzt kein lesen manch "
    "mehr mein nach nicht noch ohne oder rund schon sehr sein seit solch somit statt trotz über "
    "unser unter viel wann weil weit welch wenn werden zudem zuvor zwar zwischen".split()
)
"""Beginnings of words that any text and any box may share."""
_BY_LETTER = {a: tuple(same) for a, same in groupby(sorted(_COMMON), itemgetter(0))}


def stems(text: str) -> set[str]:
    """Collect the beginnings of the nouns and names of a text, without those of any text.

    >>> sorted(stems("Die Wärmeplanung der Stadt Moosbruck"))
    ['moosbr', 'wärmep']
    """
    words = (word.lower() for word in _NOUN.findall(text))
    return {word[:STEM] for word in words if not word.startswith(_BY_LETTER.get(word[0], ()))}


def stems_of(blocks: Iterable[Block]) -> set[str]:
    """Collect the same of the lines of some blocks."""
    return stems(" ".join(b.line for b in blocks))


class Around:
    """What an article tells, to be compared with its boxes."""

    __slots__ = ("_said", "_voice", "beside", "day", "lines", "title")

    def __init__(self, title: str, lines: list[Block], beside: str, day: date | None) -> None:
        self.title, self.lines, self.beside = title, lines, beside
        self._said: str | None = None
        self.day = day
        self._voice: float | None = None

    def without(self, box: list[Block]) -> Around:
        """Leave out the lines of a box, wherever they are printed."""
        said = {b.line for b in box}
        return Around(
            self.title, [b for b in self.lines if b.line not in said], self.beside, self.day
        )

    @property
    def voice(self) -> float:
        """The share of the text in which it speaks to the reader itself, outside quotations."""
        if self._voice is None:
            heard = [voiced(b.line) for b in self.lines]
            said, spoken = sum([n for n, _ in heard]), sum([n for _, n in heard])
            self._voice = spoken / max(1, said)
        return self._voice

    def shares(self, names: Iterable[str], most: int = 1) -> int:
        """Count the names of a box that the article holds, until there are ``most``; those of its
        title count twice."""
        if self._said is None:  # most boxes are not compared
            lines = (self.title, *(b.line for b in self.lines), self.beside)
            self._said = f" {' '.join(lines)}".lower()
        shared = 0
        for name in names:
            key = name if len(name) == STEM else f" {name}"
            if key in self._said:
                shared += 1 + (key in self.title)
                if shared >= most:
                    break
        return shared


def tell(page: ParsedPage, start: int, text: list[Block]) -> Around:
    """Collect what the article with a headline in block ``start`` tells: its title, its text, its
    description and captions, and the first day printed or stated near its headline."""
    title = " ".join(b.line for b in page.blocks[max(0, start - 1) : start + 1])
    captions = (b for b in page.blocks[start + 1 : text[-1].index + 1] if "figcaption" in b.regions)
    beside = [*(b.line for b in captions), page.structured.first("description", "og:description")]
    near = page.blocks[max(0, start - NEAR) : max(0, start + NEAR)]
    printed = (found[0] for b in near if (found := find_date(b.line[:MAX_HEAD])))
    stated = page.structured.first("article:published_time", "date", "dcterms.date")
    days = map(day_of, filter(None, (stated, next(printed, None), page.fetched_at)))
    day = min(filter(None, days), default=None)
    return Around(f" {title.lower()}", text, " ".join(filter(None, beside)), day)
