"""The basic form of a German word: from a dictionary, else from its ending. Pure.

A basic form keeps its umlauts, in two letters (``Förderung`` is ``foerderung``), so that no two
words of different meaning become one. The dictionary's capitals distinguish nouns from verbs.
"""

from __future__ import annotations

import re
from itertools import product
from unicodedata import combining, normalize

from archive.search.dictionary import find

_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_UMLAUTS |= str.maketrans({"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_TYPED = re.compile(r"ae|oe|ue|ss")
_PRINTED = {"ae": "ä", "oe": "ö", "ue": "ü", "ss": "ß"}
_DIGRAPHS = 4
"""Digraphs in a word that may stand for an umlaut or ß; any beyond these are left unchanged."""
_VERB = re.compile(r"(?:e[lr]?n|tun|sein)$")
_ENDINGS = ("innen", "ern", "em", "en", "er", "es", "e", "n", "s")
"""Endings to strip before another look-up."""
_UNKNOWN = re.compile(r"(?<=[bdfghklmnprtwy])s$")
_UNKNOWN_ENDING = re.compile(r"(?<=.{4})(?:em|en|es|e|(?<=[lr])n)$")
_IRREGULAR = {
    **{"atlanten": "atlas", "indizes": "index", "indices": "index", "beamter": "Beamte"},
    **{"beamte": "Beamte", "beamten": "Beamte", "beamtem": "Beamte"},
    **{"strasse": "Straße", "strassen": "Straße", "strass": "Strass", "herzens": "Herz"},
    **{"antibiotika": "antibiotikum", "paragraphen": "paragraf", "paragraph": "paragraf"},
    **{"mio": "Million", "mrd": "Milliarde", "prof": "Professor", "tsd": "Tausend"},
}
"""Forms that the dictionary lacks, or has in another sense."""
_NOUNS = {"alter": "Alter", "alters": "Alter", "altern": "Alter"}
"""Nouns that the dictionary takes for adjectives; with a small letter they are."""


def fold(word: str) -> str:
    """Fold a word: lower case, ``ä`` as ``ae``, ``ß`` as ``ss``, no accents.

    >>> fold("Straße"), fold("KÜNDIGUNG"), fold("Café")
    ('strasse', 'kuendigung', 'cafe')
    """
    text = normalize("NFC", word).casefold()
    if text.isascii():
        return text
    printed = text.translate(_UMLAUTS)
    if printed.isascii() and printed.isalnum():
        return printed
    # Some rare letters fold to capitals or to letters that fold further, hence the rounds.
    for _ in range(3):
        text = normalize("NFKD", normalize("NFC", text).translate(_UMLAUTS)).casefold()
        text = "".join(_WORD.findall("".join(c for c in text if not combining(c))))
    return text


def noun(word: str) -> str | None:
    """Return the basic form of a noun; ``word`` in lower case.

    >>> noun("themen"), noun("gehen"), noun("praktisch")
    ('Thema', 'Gehen', None)
    """
    if word in _NOUNS:
        return _NOUNS[word]
    if word.endswith("leuten"):
        word = word[:-1]  # the dictionary has Kaufmann for Kaufleute alone
    form = word[:1].upper() + word[1:]
    found = find(form)
    if found is None or not found[:1].isupper():
        return None
    if found.endswith("er") and found in (find(found[:-1]), find(found[:-2] + "en")):
        return found[:-1]  # die Vorsitzende, ein Vorsitzender
    if form == found + "e" and find(form + "n") == form:
        return form  # die Trasse, not dem Trass
    return found


def other(word: str) -> str | None:
    """Return the basic form of a verb, an adjective or any other word not capitalised.

    >>> other("beschlossen"), other("geförderten"), other("thema")
    ('beschließen', 'fördern', None)
    >>> other("arbeit"), other("waschen")
    ('arbeiten', 'waschen')
    """
    found = find(word)
    if found is not None and is_verb(found) and (start := found.find(word[:4])) > 0:
        return found[start:]  # the dictionary has abarbeiten, of which "arbeit" is only a part
    if found is None and word.startswith(("ge", "be", "ver", "er", "ent", "zer")):
        found = next((find(b) for b in _without_ending(word) if b.endswith("t")), None)
    if found is None:
        return None
    for _ in range(2):  # gefördertes → gefördert → fördern
        again = None if found.endswith("end") else find(found)
        if again is None or again == found or again[:1].isupper():
            break
        found = again
    if found.endswith("t") and (verb := find(found + "e")) is not None and is_verb(verb):
        return verb  # beheizt, like beheizte
    return found


def is_verb(basic: str) -> bool:
    """Test whether a basic form is a verb.

    >>> is_verb("führen"), is_verb("praktisch")
    (True, False)
    """
    return basic[:1].islower() and _VERB.search(basic) is not None


def spellings(word: str) -> list[str]:
    """List the possible printed forms of a lower-case word: ``kuendigung``, ``kündigung``.

    >>> spellings("strasse"), spellings("haus")
    (['strasse', 'straße'], ['haus'])
    """
    pieces = _TYPED.split(word)
    typed = _TYPED.findall(word)
    if not typed or len(typed) > _DIGRAPHS:
        return [word]
    found = []
    for chosen in product(*((pair, _PRINTED[pair]) for pair in typed)):
        between = (*chosen, "")
        found.append("".join(p + c for p, c in zip(pieces, between, strict=True)))
    return found


def basic(word: str) -> str | None:
    """Return the basic form of a word in the dictionary, else ``None``. A capital decides between
    a noun and a verb with the same letters.

    >>> basic("Räte"), basic("kündigungen"), basic("Strasse"), basic("fördert"), basic("Xyzzy")
    ('Rat', 'Kündigung', 'Straße', 'fördern', None)
    """
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return word[:-1]  # KIs
    small = normalize("NFC", word).lower()
    if small in _IRREGULAR:
        return _IRREGULAR[small]
    capital = word[:1].isupper()
    if capital and small in _NOUNS:
        return _NOUNS[small]
    spelt = spellings(small)
    if len(spelt) > 1 and capital and (known := next(filter(None, map(noun, spelt)), None)):
        return known  # Fuss is Fuß, not the verb fussen
    if "ß" in small:
        spelt.append(small.replace("ß", "ss"))
    for spelled in spelt:
        as_noun, as_other = noun(spelled), other(spelled)
        if as_noun is None or as_other is None:
            if (found := as_noun or as_other) is not None:
                return found
            continue
        if as_noun.lower() in (as_other + "e", as_other + "er"):
            return as_other  # Mitarbeitende, mitarbeitender
        return as_noun if capital else as_other
    return None


def _without_ending(word: str) -> list[str]:
    return [word.removesuffix(e) for e in _ENDINGS if word.endswith(e) and len(word) > len(e) + 2]


def shortened(word: str) -> str:
    """Fold an unknown word and strip what looks like an ending.

    >>> shortened("kodexes"), shortened("wiedemeyers"), shortened("lorawan")
    ('kodex', 'wiedemeyer', 'lorawan')
    """
    for base in (*_without_ending(word), re.sub("ies$", "y", word)):
        if len(base) > 2 and (found := basic(base)) is not None and fold(found) == fold(base):
            return fold(found)
    folded = fold(word)
    return _UNKNOWN_ENDING.sub("", _UNKNOWN.sub("", folded))


def masculine(feminine: str) -> str | None:
    """Return the masculine of a feminine noun as basic form: ``Ärztin`` → ``Arzt``.

    >>> masculine("Kollegin"), masculine("Ärztin"), masculine("Medizin")
    ('Kollege', 'Arzt', None)
    """
    small = feminine.lower()
    if not small.endswith("in") or len(small) < 6:
        return None
    base = small[:-2]
    plain = base.translate(str.maketrans("äöü", "aou"))
    for man in dict.fromkeys((base + "e", base, base + "er", plain + "e", plain)):
        if (found := noun(man)) is not None and found.lower() == man:
            return found
    return None
