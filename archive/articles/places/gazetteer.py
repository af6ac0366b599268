"""Find the municipality that a kicker or headline names, by its official key. Pure.

A name counts only if it can mean one municipality of Germany and nothing else that is known here:
names that several share (Neustadt), that are also a Land (Brandenburg), a district (Landkreis Harz)
or an ordinary word (Essen, Regen) are left alone, unless the full official name is printed
(Frankfurt am Main, Halle (Saale)). In a headline a name must also be in the position of a place.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from archive.search.lemma import fold
from archive.search.lexicon import COMPOUNDED

FOLDER = files("archive.articles.places")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of Germany."""

    ags: str
    """Official key (Amtlicher Gemeindeschlüssel), eight digits."""
    name: str
    """Official name."""
    kind: str
    """``Stadt`` or ``Gemeinde``."""
    latitude: float
    longitude: float


# Words in front of a name that say what kind of place it is.
_KINDS = frozenset(
    "stadt gemeinde landeshauptstadt hansestadt kreisstadt universitaetsstadt bundesstadt "
    "hauptstadt markt wissenschaftsstadt klingenstadt bundeshauptstadt smart-city digitalstadt "
    "modellkommune".split()
)
# After these words a name denotes something other than the municipality.
_NOT_AFTER = frozenset(
    "landkreis kreis rhein region bezirk amt samtgemeinde verbandsgemeinde regierungsbezirk land "
    "metropolregion universitaet hochschule stadtwerke sparkasse herr frau dr prof raum grossraum "
    "stadtteil ortsteil flughafen verwaltungsgemeinschaft zweckverband messe und".split()
)
_NOT_BEFORE = frozenset("kreis landkreis gmbh ag kg ev se".split())
_BEFORE = frozenset("in aus bei nach fuer von stadt gemeinde".split()) | _KINDS
# Länder, and regions that are no municipality although one may be called so for short.
_OTHER = frozenset(
    "brandenburg sachsen bremen bayern hessen saarland thueringen niedersachsen pfalz rheinland "
    "westfalen holstein schleswig lippe harz eifel deutschland bund europa franken schwaben "
    "baden wuerttemberg oberpfalz oldenburg ems saar".split()
)
# Ordinary words, given names and surnames among the names of municipalities.
_WORDS = frozenset(
    "essen hof regen lage norden sueden osten westen weiden halle wald berg burg linden eichen "
    "buchen lohn plan rat wahl handel werk markt haus land stadt au aue rain bach moor heide brand "
    "wolf fuchs hahn vogel hirsch kaiser koenig richter weber schmidt meyer lang klein gross jung "
    "neu alt rot weiss schwarz gruen feld garten park see insel strand hafen bruecke kirche "
    "kloster schloss muehle boden stein kern ring kranz pass trier ".split()
) - {"trier"}
MAX_LINE = 1000
"""Examine this many characters of a kicker or headline; none is that long."""
_APART = re.compile(r"(?<!\s)\s*+(?:[/,|]|\bund\b)\s*")
"""Separators of names in a kicker; a run of blanks is tried once, from its start."""
_TOKEN = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*|[^\w\s]")
_CAPITAL = re.compile(r"[A-ZÄÖÜ][^\W_]*")
_BRACKET = re.compile(r"(?<!\s)\s*(?:\([^()]*\)|/.*)$")
_SUFFIX = re.compile(
    r",? (?:am|an der|an|auf|bei|im|in der|in|ob der|vor der|vorm|unter|i\.\s?\w+\.?|a\.\s?d?\.?|"
    r"b\.|v\.d\.)\s.*$"
)
_INVENTED = (".example", ".test", ".invalid", ".localhost")


def is_invented(home: str | None) -> bool:
    """Return whether a site, and so its towns, is invented: by its reserved host name.

    >>> is_invented("http://www.rathausblick.example/"), is_invented("https://www.kommune21.de/")
    (True, False)
    """
    try:
        host = urlsplit(home or "").hostname or ""
    except ValueError:
        return False
    return host.endswith(_INVENTED) or host == "localhost"


@cache
def municipalities() -> dict[str, Municipality]:
    """Load all municipalities of the list, by key."""
    lines = (FOLDER / "municipalities.csv").read_text("utf-8").splitlines()
    return {
        r["ags"]: Municipality(
            r["ags"], r["name"], r["kind"], float(r["latitude"]), float(r["longitude"])
        )
        for r in csv.DictReader(lines)
    }


def municipalities_in(kicker: str | None, title: str | None) -> tuple[str, ...]:
    """Find the keys of the municipalities that a kicker or headline names, in order.

    >>> municipalities_in("Norderstedt", "Das Rathaus zieht um")
    ('01060063',)
    >>> municipalities_in("Halle", "Neues in Neustadt")
    ()
    >>> municipalities_in("Portal", "Wie in Frankfurt am Main gebaut wird")
    ('06412000',)
    """
    return tuple(dict.fromkeys(ags for ags, _ in named_in(kicker, title)))


def named_in(kicker: str | None, title: str | None) -> list[tuple[str, str]]:
    """Find the keys of the municipalities that a kicker or headline names, each with the field.

    >>> named_in("Norderstedt", "Norderstedt hilft den Nachbarn")
    [('01060063', 'kicker'), ('01060063', 'title')]
    """
    kicker, title = (text[:MAX_LINE] if text else text for text in (kicker, title))
    found = [(ags, "kicker") for ags in _in_kicker(kicker)] if kicker else []
    if not title or _capitalised().isdisjoint(_CAPITAL.findall(title)):
        return found
    return [*found, *((ags, "title") for ags in dict.fromkeys(_in_title(title)))]


@lru_cache(maxsize=1 << 16)
def _in_kicker(kicker: str) -> tuple[str, ...]:
    parts = (*_APART.split(kicker), kicker)
    return tuple(dict.fromkeys(key for part in parts if (key := _whole(part))))


def _whole(text: str) -> str | None:
    """Return the key of a text that is a name, alone or after its kind."""
    words = text.split()
    while words and fold(words[0]) in _KINDS:
        words = words[1:]
    stated = len(words) < len(text.split())
    name = _spelled(" ".join(words))
    key = _names().get(name)
    return None if key is None or (name in _doubtful() and not stated) else key


def _in_title(title: str) -> list[str]:
    tokens = _TOKEN.findall(title)
    found = []
    n = 0
    while n < len(tokens):
        used = 1
        if tokens[n][0].isupper() and (most := _beginnings().get(fold(tokens[n]))):
            for length in range(min(most, len(tokens) - n), 0, -1):
                name = _spelled(" ".join(tokens[n : n + length]))
                key = _names().get(name)
                if key is not None and _stands(tokens, n, length, name):
                    found.append(key)
                    used = length
                    break
        n += used
    return found


def _stands(tokens: list[str], n: int, length: int, name: str) -> bool:
    """Return whether a name is in the position of a place: after a preposition, or as subject."""
    before = fold(tokens[n - 1]) if n else ""
    after = tokens[n + length] if n + length < len(tokens) else ""
    if before in _NOT_AFTER or fold(after) in _NOT_BEFORE:
        return False
    if name in _doubtful():
        return before in _KINDS or before in ("stadt", "gemeinde")
    if length > 1 or before in _BEFORE:
        return True
    return (n == 0 or tokens[n - 1] in ":–-„|") and after[:1].islower()


@cache
def _names() -> dict[str, str]:
    """Map spelled names to keys, for names that mean one municipality only."""
    official: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    for key, place in municipalities().items():
        official[_spelled(place.name)].add(key)
        short[_spelled(_SUFFIX.sub("", _BRACKET.sub("", place.name)))].add(key)
    found = {name: next(iter(keys)) for name, keys in official.items() if len(keys) == 1}
    for name, keys in short.items():
        # Essen and Essen (Oldenburg) share their short name: neither is meant by it.
        if len(keys) > 1 or name in _OTHER:
            found.pop(name, None)
        elif name not in found and name:
            found[name] = next(iter(keys))
    return {name: key for name, key in found.items() if name not in _OTHER}


@cache
def _doubtful() -> frozenset[str]:
    """Collect names that are also an ordinary word, or too short to be sure."""
    words = {fold(word) for word in COMPOUNDED} | _WORDS
    towns = {key for key, place in municipalities().items() if place.kind == "Stadt"}
    return frozenset(
        name
        for name, key in _names().items()
        if name in words or (len(name) < 4 and key not in towns)
    )


@cache
def _beginnings() -> dict[str, int]:
    """Map first words of names to the number of words of the longest name that begins so."""
    found: dict[str, int] = {}
    for name in _names():
        first, *others = name.split()
        found[first] = max(found.get(first, 0), 1 + len(others))
    return found


@cache
def _capitalised() -> frozenset[str]:
    """Collect the first words of all names as printed: most headlines hold none of them."""
    firsts = {_CAPITAL.findall(place.name)[0] for place in municipalities().values()}
    return frozenset(
        spelled
        for first in firsts
        for spelled in (first, first.replace("ß", "ss"), first.upper(), first.replace("ss", "ß"))
    )


def _spelled(name: str) -> str:
    """Normalise a name for lookup: folded, with uniform blanks and brackets."""
    return " ".join(fold(token) or token for token in _TOKEN.findall(name))
