"""Facts about an article, as a label and a value: ``Autorin: Vera Ender``. Pure."""

from __future__ import annotations

import re
from enum import Enum, auto

from crawler.reader.wording import shapes
from crawler.reader.wording.datelines import is_date_line, is_minutes

MAX_LABEL = 30
"""Characters of a label with its sign."""
MAX_VALUE = 300
"""Characters of a value."""
MAX_WORDS = 4
"""Words of a section."""
MAX_CREDIT = 80
SHORT = re.compile("[a-zäöüß]{2,4}(?:/[a-zäöüß]{2,4})?")
"""The mark of an author, where a label says that it is one."""
_MARK = re.compile(rf"[(\[]?{SHORT.pattern}[)\]]?")
FACTS_TITLE = re.compile(
    r"(?:Meta(?:daten|-?info\w*|-?angaben)|Details|Infos?"
    r"|(?:Artikel|Beitrags)(?:daten|-?info\w*|details)"
    r"|(?:(?:Angaben|Details|Infos?|Informationen) )?(?:zum|zur|zu|über) "
    r"(?:d(?:en|ie|as) |diese[mnrs]? )?"
    r"(?:Artikel|Beitrag|Meldung|Text|Bericht|Nachricht)):?",
    re.I,
)
"""The heading of a box of facts about the article."""


class Kind(Enum):
    """What a fact about an article tells."""

    AUTHOR = auto()
    DAY = auto()
    SECTION = auto()
    KEYWORDS = auto()
    CREDIT = auto()
    LENGTH = auto()


SIGNING = (Kind.AUTHOR, Kind.CREDIT)
"""Kinds of facts that no text tells in a line of its own."""
_LABELS = {
    Kind.AUTHOR: "kürzel autorenkürzel redaktionskürzel von text text_von",
    Kind.DAY: "datum veröffentlicht veröffentlicht_am veröffentlichungsdatum erschienen "
    "erschienen_am erscheinungsdatum publiziert publiziert_am online_seit",
    Kind.SECTION: "rubrik ressort kategorie bereich sparte themenfeld themenbereich themengebiet "
    "sachgebiet fachgebiet",
    Kind.KEYWORDS: "stichwörter stichworte stichwort schlagwörter schlagworte schlagwort tags "
    "keywords",
    Kind.CREDIT: "bildquelle bildquellen bildnachweis bildrechte foto fotos bild fotograf "
    "fotografin fotocredit bildcredit",
    Kind.LENGTH: "lesezeit lesedauer",
}
_AUTHOR = re.compile(
    r"(?:autor|verfasser|redakteur)(?:en|in(?:nen)?)?(?:[/:*_(-]{1,2}(?:in(?:nen)?|autor|verfasser)\)?)?"
)
"""``Autorin/Autor`` and its like."""
_AUTHORS = ("autor", "verfa", "redak")
"""How they begin."""
_KINDS = {name.replace("_", " "): kind for kind, names in _LABELS.items() for name in names.split()}


def kind_of(label: str) -> Kind | None:
    """Tell what a label, without its sign, says of an article; ``None`` if it is no such label.

    >>> kind_of("Autorin"), kind_of("Anmeldung")
    (<Kind.AUTHOR: 1>, None)
    """
    said = label.casefold()
    if (kind := _KINDS.get(said)) is not None:
        return kind
    return Kind.AUTHOR if said[:5] in _AUTHORS and _AUTHOR.fullmatch(said) else None


def is_fact(kind: Kind, said: str) -> bool:
    """Tell whether a text may be the value of a kind of facts."""
    if not said or len(said) > MAX_VALUE or shapes.is_sentence(said):
        return False
    if kind is Kind.AUTHOR:
        return bool(_MARK.fullmatch(said) or shapes.PERSONS.match(said))
    if kind is Kind.DAY:
        return is_date_line(said)
    if kind is Kind.SECTION:
        return len(said.split()) <= MAX_WORDS
    if kind is Kind.CREDIT:
        return (len(said) <= MAX_CREDIT and not said[0].islower()) or said == "privat"
    if kind is Kind.KEYWORDS:
        return any(map(str.isalpha, said))
    return is_minutes(said)


def fact_in(line: str) -> Kind | None:
    """Tell what kind of fact a line with label and value prints; ``None`` for any other line.

    >>> fact_in("Autorin: Vera Ender"), fact_in("Bereich: 40 Hektar am Rand der Stadt.")
    (<Kind.AUTHOR: 1>, None)
    """
    end = line.find(":", 0, MAX_LABEL)
    kind = kind_of(line[:end].strip()) if end > 0 else None  # none in nearly all lines
    return kind if kind is not None and is_fact(kind, line[end + 1 :].strip()) else None
