"""Other ways to write a word of a query whose keys differ in the index. Pure."""

from __future__ import annotations

import re
from functools import cache

from archive.search.compound import cut
from archive.search.forms import stem
from archive.search.stopwords import STOP_WORDS

_ALIKE = """
rau rauh raue; Stängel Stengel; Gämse Gemse; Tunfisch Thunfisch; Exposé Exposee; Tipp Tip
Gräuel Greuel; Albtraum Alptraum; überschwänglich überschwenglich; Club Klub; Code Kode
behände behende; Quäntchen Quentchen; Portemonnaie Portmonee; Ketchup Ketschup; Rohheit Roheit
Spaghetti Spagetti; Friseur Frisör; Panter Panther; Tollpatsch Tolpatsch; Känguru Känguruh
Kommuniqué Kommunikee; schnäuzen schneuzen; Büfett Buffet Büffet; Soße Sauce
ca circa zirka; bzw beziehungsweise; Straße Str
m² qm Quadratmeter; km² qkm Quadratkilometer; m³ cbm Kubikmeter; km Kilometer; kg Kilogramm
kV Kilovolt; kW Kilowatt; MW Megawatt; GW Gigawatt; kWh Kilowattstunde; MWh Megawattstunde
GWh Gigawattstunde; TWh Terawattstunde; MBit Megabit; GBit Gigabit
"""
_APART = """
sogenannt=so genannt; sodass=so dass; zurzeit=zur Zeit; aufgrund=auf Grund; mithilfe=mit Hilfe
zugunsten=zu Gunsten; zulasten=zu Lasten; anstelle=an Stelle; infrage=in Frage; zuhause=zu Hause
vonseiten=von Seiten; aufseiten=auf Seiten; imstande=im Stande; kennenlernen=kennen lernen
"""
"""Words that many write apart, although a dictionary joins them."""
_LOOSE = frozenset(
    "back big blog cloud crowd cyber data digital home internet it low mobile offline online "
    "open podcast pilot smart social software start team video web".split()
)
"""First parts of compounds that many write apart: Online Dienst."""
_STREET = re.compile(r"(?<=[^\W\d_]{3})(?:stra(?:ß|ss)en?|str)$", re.IGNORECASE)


def readings(word: str) -> tuple[str, ...]:
    """Return the keys of a word as typed and as a noun: people type nouns in lower case.

    >>> readings("schulen"), readings("Schulen")
    (('schulen', 'schule'), ('schule',))
    """
    typed = stem(word)
    return tuple(dict.fromkeys((typed, stem(word.capitalize()) if word.islower() else typed)))


def alike(word: str) -> tuple[str, ...]:
    """Return the keys of other ways to write a word: spellings, units, short forms.

    >>> alike("rauh"), alike("Quadratmetern"), alike("Bahnhofstr"), alike("Haus")
    (('rau', 'rauen'), ('m2', 'qm'), ('bahnhofstrasse',), ())
    """
    if (street := _STREET.search(word)) is not None:
        start = word[: street.start()]
        return (stem(start + ("straße" if street[0].lower() == "str" else "str")),)
    key = stem(word)
    return _groups().get(key) or (_person(key) if word[:1].isupper() and len(key) > 8 else ())


def variants(word: str) -> tuple[str, ...]:
    """Return all keys that a query word may stand for."""
    return tuple(dict.fromkeys((*readings(word), *alike(word))))


def apart(word: str) -> tuple[str, ...]:
    """Return the two words that a word is also written as, if there are such.

    >>> apart("kennenlernen"), apart("Onlinedienste"), apart("Rathaus")
    (('kennen', 'lernen'), ('Online', 'Dienste'), ())
    """
    if found := _pairs().get(stem(word)):
        return found
    cuts = cut(word)
    if len(cuts) != 2 or cuts[0] not in _LOOSE:
        return ()
    return tuple(piece.capitalize() for piece in cuts)


def shown_of(word: str) -> set[str]:
    """Return the keys of the words to mark in a hit for a word written apart."""
    return {stem(part) for part in apart(word) if part not in STOP_WORDS}


def _person(key: str) -> tuple[str, ...]:
    """Return the keys of an adjective used as a noun, of which the dictionary has some forms alone:
    Wahlberechtigte, die Wahlberechtigten, ein Wahlberechtigter."""
    if key.endswith(("igte", "ende")):
        return key[:-1], key + "r"
    if key.endswith(("igter", "ender")):
        return key[:-1], key[:-2]
    return (key + "e", key + "er") if key.endswith(("igt", "end")) else ()


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    found = {}
    for line in re.split(r";|\n", _ALIKE.strip()):
        keys = dict.fromkeys(map(stem, line.split()))
        found.update({key: tuple(k for k in keys if k != key) for key in keys})
    return found


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    pairs = (pair.strip().split("=") for pair in re.split(r";|\n", _APART.strip()))
    return {stem(joined): tuple(two.split()) for joined, two in pairs}
