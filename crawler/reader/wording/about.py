"""What a line about an article says: its dates and authors, by the weight of all its words. Pure.

No list holds every label that sites print (``Newsmeldung vom``, ``Das Gespräch führte``). So a
line is taken apart: dates, times, names and known labels are evidence that it is about the article,
other words are evidence against it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import CHANGED, SPAN, WEEKDAY, iter_dates

MAX_ABOUT = 120
"""Characters of a line about an article."""
MAX_OTHER = 2
"""Other words that a line with a date may hold: a place, the number of an issue."""
MAX_NAMES = 6
MAX_PLACE = 4
"""Words of the section behind a name, ``in`` included."""
_LABEL = re.compile(
    r"\w*(?:meldung|mitteilung|nachricht|datum|information|beitrag|artikel|bericht|ausgabe|news"
    r"|interview|gespräch|kommentar)(?:en|s|e|er)?|(?:ver|zuerst)?(?:öffentlich|fass)t|erschienen"
    r"|publi[sz]\w+|posted|published|written|created|date|erstellt|geschrieben|eingestellt"
    r"|freigegeben|gespeichert|erstmals|ursprünglich|zuerst|zunächst|online|seit|vom|am|on|um|uhr|h|der|den|das|ein|eine|nr|in|von"
)
"""Words beside a date."""
_BY = re.compile(
    r"von|by|durch|führten?|text|texte|protokoll|verantwortlich|recherche|aufgezeichnet"
    r"|\w*(?:autor|verfasser|redakteur|reporter|journalist)(?:in|en|innen)?"
)
"""Words in front of the name of an author, or behind it."""
_SPOKEN = re.compile(r"interview|bericht|reportage|kommentar|analyse|gespräch|redaktion")
_OURS = re.compile(r"unser(?:e[mnr]?)?|(?:de[rs]|die|das|diese[rs]|ein|eine|einem|einer)")
NO_LABEL = re.compile(
    r"\b(?:termin|\w*frist|\w*schluss|beginn|kongress|messe|tagung|konferenz|veranstaltung|seminar"
    r"|webinar|workshop|forum|in\s+(?:der|dem|den|einer|einem)|foto|bild|grafik|quelle"
    r"|illustration|video)\w*\b"
)
"""Words of a line about an event, its place, or a picture."""
_MISTAKE = re.compile(r"\b(?:bedauer|entschuldig|fehler|irrt|versehentlich|fälschlich)")
"""Words of a correction, which is text."""
_SIGN = re.compile(
    r"[\d:(vbdf](?:(?<=[:(])|(?<=\d)(?:\d{3}|\.)"
    r"|(?:(?<=\bv)on|(?<=\bb)y|(?<=\bd)urch|(?<=\bf)ührten?)\b)"
)
"""What each line about an article holds, such as a year, ``von`` or ``by``: the fast path for most
others."""
_SPEAKS = re.compile(rf"\b(?:{_BY.pattern}|{_SPOKEN.pattern})\b")
"""What each of them holds that has no date."""
_CHANGED = re.compile(rf"{CHANGED}|neu\s+gefasst|änderung|\bstand\b|\bupdate|modif")
LATER = re.compile(r"\b(?:zuletzt|letzte[nrs]?|kommentiert|abgerufen|gedruckt)\b[^|·•]*$")
"""Words before the day of a change, of a comment or of a visit."""
_THEN = re.compile(rf"\W{{0,3}}(?:update|{CHANGED})\W*(?:$|[|·•])")
"""Such a word behind its day: ``06.11.2025 / 12.11.2025 (Update)``."""
_ITSELF = re.compile(
    r"\b(?:beitrag|artikel|text|\w*meldung|\w*mitteilung|bericht|eintrag|nachricht|seite|fassung"
    r"|version|datum)\w{0,2}\b"
)
"""What a sentence about a change has to name: everything else in the world changes, too."""
ISSUER = re.compile(
    r"(?:(?:Eine|Diese|Original-?)\s?)?(?:Presse|Medien)-?"
    r"(?:mitteilung|meldung|info(?:rmation)?|erklärung|aussendung|notiz)(?:en)?\s+(?:von|vom|des|durch"
    r"|der(?=\s+\w*(?:stadt|gemeinde|kommune|firma|verwaltung|werke|agentur|behörde|kammer)\b))\b"
    r"|(?:Presse|Medien)(?:stelle|referat|abteilung|amt|büro|team|sprecher(?:in)?)\s*:?\s+"
    r"(?:de[rs]\s+|vo[nm]\s+)?(?-i:[A-ZÄÖÜ„])"
    r"|(?:Herausgeber(?:in)?|Absender(?:in)?|Einsender(?:in)?|Einrichtung|Institution|Unternehmen"
    r"|Organisation|Firma)\s*:\s*\S"
    r"|(?:Herausgegeben|Mitgeteilt|Übermittelt|Eingestellt|Eingereicht|Bereitgestellt)\s+"
    r"(?:von|vom|durch)\b",
    re.I,
)
"""``Pressemitteilung von: Stadt Auental``, ``Pressestelle Stadt Auental``: who sent a text out."""
_CUT = re.compile(r"[|·•–—/,;:()\[\]*]+|\s-\s|\s-$|^-\s")
_ON = ",/;:*&"
"""Signs behind which a label still holds."""
_TIME = re.compile(
    r"\b(?:um\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*(?:Uhr|h)\b)?"
    r"|\b(?:Lese(?:zeit|dauer)\s*+:?\s*+)?(?:ca\.\s*)?\d{1,3}\s*(?:Min(?:uten?|\.)?|mins?)(?:\s*Lese(?:zeit|dauer))?"
    r"|\bLese(?:zeit|dauer)\b",
    re.I,
)
_NUMBER = re.compile(r"\d{1,4}(?:[./]\d{2,4})?\.?")


class About(NamedTuple):
    """What a line says about its article."""

    dates: tuple[str, ...] = ()
    """Dates of publication, as printed; not those of changes."""
    names: tuple[str, ...] = ()
    """Authors behind or before a word such as ``von``."""
    beside: tuple[str, ...] = ()
    """Names beside a date, without such a word."""


@lru_cache(maxsize=512)
def read_about(line: str) -> About | None:
    """Read a line about an article; ``None`` if its words say something else.

    >>> read_about("Pressemitteilung Nr. 47/2024 vom 21.04.2024").dates
    ('21.04.2024',)
    >>> read_about("Das Gespräch führte Vera Ender.").names
    ('Vera Ender',)
    >>> read_about("Kongress in Auental, 21.04.2024")
    """
    if not 5 < len(line) <= MAX_ABOUT or line[0] == "[":
        return None
    low = line.lower()
    if not _SIGN.search(low):
        return None
    days = [*iter_dates(line)]
    if not (days or _SPEAKS.search(low)) or NO_LABEL.search(low) or _MISTAKE.search(low):
        return None
    if shapes.is_sentence(line) and _CHANGED.search(low) and not _ITSELF.search(low):
        return None
    dates: list[str] = []
    rest: list[str] = []
    at = 0
    for found in days:
        said = line[at : found.start()]
        changed = _THEN.match(low, found.end()) is not None
        if not changed and SPAN.search(line[: found.start()]):
            return None  # an event's days, or the period of something
        rest.append(said)
        if not (changed or _CHANGED.search(said.lower()) or LATER.search(said.lower())):
            dates.append(found[0])
        at = found.end()
    rest.append(line[at:])
    said = _TIME.sub(" | ", " | ".join(rest))
    weigh, most = _Scale(), MAX_OTHER if days else 1
    at = 0
    for cut in [*_CUT.finditer(said), None]:
        weigh.add(said[at : cut.start() if cut else len(said)])
        if cut is None or cut[0].strip()[:1] not in _ON:
            weigh.by = weigh.labelled = False
        if weigh.other > most:
            return None
        at = cut.end() if cut else at
    if not (days or weigh.names or (weigh.house and not weigh.other)):
        return None
    return About(tuple(dates), tuple(weigh.names), tuple(weigh.beside))


def is_label(text: str) -> bool:
    """Tell whether all words of a text are labels of a line about an article.

    >>> is_label("Pressemitteilung Nr. 4 vom"), is_label("Interview"), is_label("Lage vor Ort")
    (True, False, False)
    """
    words = text.split()
    spoken = any(_SPOKEN.fullmatch(word.casefold()) for word in words)
    return not spoken and all(map(_Scale.is_label, words))


class _Scale:
    """The words of a line, weighed piece by piece."""

    def __init__(self) -> None:
        self.by = False
        """Whether a word such as ``von`` holds for the next name."""
        self.labelled = False
        """The same for ``Interview:`` and its like."""
        self.house = False
        self.other = 0
        self.names: list[str] = []
        self.beside: list[str] = []

    def add(self, piece: str) -> None:
        """Weigh the words between two signs."""
        words = piece.strip(" .\t\n").split()
        if not words or _CHANGED.search(piece.lower()) or not any(map(str.isalnum, piece)):
            return
        for n, word in enumerate(words):
            if _BY.fullmatch(word.casefold()) and (n == 0 or self._is_name(words[n + 1 :])):
                self.by = True
                self.other += sum(not self.is_label(word) for word in words[:n])
                words = words[n + 1 :]
                break
        while words and self.is_label(words[0]):
            self.by |= _BY.fullmatch(words[0].casefold()) is not None
            self.labelled |= _SPOKEN.fullmatch(words[0].casefold()) is not None
            words = words[1:]
        words = self._without_section(words) if self.by else words
        if not words:
            self._behind(piece)
        elif self._is_name(words):
            found = [name for one in shapes.AND.split(" ".join(words)) if (name := one.strip())]
            spoken = self.by or self.labelled
            (self.names if spoken else self.beside).extend(found[:MAX_NAMES])
        elif shapes.HOUSE.search(" ".join(words)):
            self.house |= self.by
        elif not (words[0][0].islower() and (self.names or self.beside)):
            self.other += sum(not _NUMBER.fullmatch(word) for word in words)

    def _without_section(self, words: list[str]) -> list[str]:
        """Leave out the section, or the place, behind a name: ``Vera Ender in Energie``."""
        at = next((n for n, word in enumerate(words) if word in ("in", "unter")), 0)
        named = (
            1 < at < len(words) - 1 and len(words) - at <= MAX_PLACE and words[at + 1][0].isupper()
        )
        return words[:at] if named and self._is_name(words[:at]) else words

    def _behind(self, piece: str) -> None:
        """Take the name before a word such as ``Autorin``."""
        if self.beside and any(_BY.fullmatch(word.casefold()) for word in piece.split()):
            self.names.append(self.beside.pop())

    @staticmethod
    def is_label(word: str) -> bool:
        said = word.casefold().strip(".:")
        return bool(
            not said or _LABEL.fullmatch(said) or _BY.fullmatch(said) or _OURS.fullmatch(said)
            or WEEKDAY.fullmatch(word.strip(".,")) or _NUMBER.fullmatch(said)
        )  # fmt: skip

    @staticmethod
    def _is_name(words: list[str]) -> bool:
        name = " ".join(words)
        return len(words) > 1 and bool(shapes.PERSONS.match(name)) and not shapes.HOUSE.search(name)
