"""Make the search keys of a German word: its basic form, and those of its parts. Pure.

``Räte`` and ``Rat`` share a key, as do ``Kündigung`` and ``Kuendigungen``; a compound such as
``Verwaltungsleistungen`` is also found by ``Leistung`` and ``Verwaltung``. The keys are stored, so
any SQLite can search them; only making them needs this module.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache
from importlib.metadata import version

from archive.search import lexicon
from archive.search.compound import base_of, cut
from archive.search.lemma import basic, fold, masculine, noun, other, shortened
from archive.search.memo import MOST_WORDS

VERSION = 6
"""Raise whenever this module makes different keys: archives are then re-indexed."""

PART = "0"
"""Prefix of a key that is not a word of the text itself: part of a compound, other spelling."""

_LONGEST = 60
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])|(?<=[A-ZÄÖÜ])(?=[A-ZÄÖÜ][a-zäöüß])")
_BEFORE_NUMBER, _GROUPED, _DECIMAL = r"(?<![\d.,])", r"\d{1,3}(?:[. '\u00a0\u2009\u202f]\d{3})+", ""
_TOKEN = re.compile(
    rf"{_BEFORE_NUMBER}{_GROUPED}(?![\d]|[.,]\d)|{_BEFORE_NUMBER}\d+,\d+(?![\d]|,\d)|[^\W_]+"
)
_WRITTEN = re.compile(
    r"(?P<sign>[%€])|\b(?P<short>Art|Abs|Nr)\.(?=\s?\d)"
    r"|(?<![\d/.-])(?P<century>19|20)(?P<year>\d\d)/(?P<next>\d\d)(?![\d/])"
)
_SIGNS = ("%", "€", "/", "Art.", "Abs.", "Nr.")
_SPOKEN = {
    **{"%": " Prozent ", "€": " Euro "},
    **{"Art": "Artikel", "Abs": "Absatz", "Nr": "Nummer"},
}
_OLD = re.compile(
    r"photo(?!n)|(?<=[ao])graph|graph(?=[io])|phon|(?<=\w)nt(?=i(?:al|ell))|selbständ|aufwendig"
    r"|aufwaendig|delphin|numerier|plazier|joghurt|selbstaend",
    re.IGNORECASE,
)
_NEW = {
    **{"photo": "foto", "graph": "graf", "phon": "fon", "nt": "nz", "selbständ": "selbstständ"},
    **{"selbstaend": "selbstständ", "aufwendig": "aufwändig", "aufwaendig": "aufwändig"},
    **{"delphin": "delfin", "numerier": "nummerier", "plazier": "platzier", "joghurt": "jogurt"},
}
"""Spelling variants, each with the one used in keys."""
_VOWELS = str.maketrans("", "", "aeiouy")
_SUPPLETIVE = frozenset("er gut ich ihr sein sie wir".split())
"""Basic forms of which some short form has other letters."""
_THRICE = re.compile(r"([a-z])\1\1")
_NUMBER = re.compile(r"\d[.,' \u00a0\u2009\u202f]\d")
_ODD_HYPHEN = re.compile("[\u2010\u2011\u00ad\u2212\ufe63\uff0d]")
_HYPHENS = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u00ad\u2212\ufe63\uff0d", "-"), "\u00ad": None}
)


def plain(text: str) -> str:
    """Unify hyphens, drop soft ones, and spell out signs and abbreviations next to numbers.

    >>> plain("12 %, Art. 28, 2024/25")
    '12  Prozent , Artikel 28, 2024/2025'
    """
    if _ODD_HYPHEN.search(text):
        text = text.translate(_HYPHENS)
    # Testing for each sign is quicker than running the pattern.
    return _WRITTEN.sub(_spoken, text) if any(sign in text for sign in _SIGNS) else text


def _spoken(match: re.Match[str]) -> str:
    if match["century"] is None:
        return _SPOKEN[match["sign"] or match["short"]]
    if (int(match["year"]) + 1) % 100 != int(match["next"]):
        return match[0]
    century = int(match["century"]) + (match["next"] == "00")
    return f"{match['century']}{match['year']}/{century}{match['next']}"


def modern(word: str) -> str:
    """Return a word in the spelling used in keys.

    >>> modern("Geographie"), modern("Potential"), modern("selbständig"), modern("Graph")
    ('Geografie', 'Potenzial', 'selbstständig', 'Graph')
    """
    return _OLD.sub(_as_new, word)


def _as_new(match: re.Match[str]) -> str:
    new = _NEW[match[0].lower()]
    return new.capitalize() if match[0][0].isupper() else new


def tokens(text: str) -> list[str]:
    """List the words and numbers of a text; a number is one token, however its digits are grouped.

    >>> tokens("50.000 Euro, 1,5 Prozent am 10.10.2025")
    ['50000', 'Euro', '1komma5', 'Prozent', 'am', '10', '10', '2025']
    """
    if not _NUMBER.search(text):
        return _WORD.findall(text)
    return [t if t.isalnum() else _number(t) for t in _TOKEN.findall(text)]


def _number(text: str) -> str:
    return "".join(c for c in text.replace(",", "komma") if c.isalnum())


@lru_cache(maxsize=MOST_WORDS)
def stem(word: str) -> str:
    """Return the key of a word, however it was typed.

    >>> stem("Häusern") == stem("Haus"), stem("Kuendigung") == stem("Kündigungen")
    (True, True)
    >>> stem("Förderung") == stem("Forderung"), stem("Bürger") == stem("Burg")
    (False, False)
    """
    word = modern(word[:_LONGEST])
    if not word.isalpha():
        folded = fold(word)
        return folded[:-1] if word.endswith("s") and word[-2:-1].isdigit() else folded
    found = basic(word)
    if found is not None:
        key = fold(found) or fold(word)
    elif len(cuts := cut(word)) > 1:
        last = cuts[-1].capitalize()
        key = fold("".join(cuts[:-1])) + (fold(basic(last) or "") or shortened(cuts[-1]))
    else:
        key = shortened(cuts[0]) or fold(word)
    return _THRICE.sub(r"\1\1", key)  # Schifffahrt, formerly Schiffahrt


def parts(word: str) -> tuple[str, ...]:
    """Return the keys of a compound's parts, and of neighbouring parts taken together.

    >>> stem("Leistung") in parts("Verwaltungsleistungen")
    True
    >>> parts("Verband")
    ()
    """
    return keys(word)[1:]


@lru_cache(maxsize=MOST_WORDS)
def keys(word: str) -> tuple[str, ...]:
    """Return the key of a word, followed by those of its parts."""
    own = stem(word)
    if len(word) < 3 or not word.isalpha():
        return (own,)
    found: dict[str, None] = {}
    word = modern(word[:_LONGEST])
    cuts = cut(word)
    count = len(cuts)
    for first in range(count):
        for end in range(first + 1, count + 1):
            if end - first == count:
                break
            piece = "".join(cuts[first:end])
            if end < count:
                piece = _without_link(piece, cuts[end - 1])
            found[stem(piece.capitalize())] = None
    for end_of_word in (word, *(("".join(cuts[n:])).capitalize() for n in range(1, count))):
        man = _man(end_of_word)
        if man is not None:
            found[man] = None
    if own.endswith("end") and word[:1].islower() and other(own[:-1]) == own[:-1]:
        found[own[:-1]] = None  # sinkende, from sinken
    found.pop(own, None)
    return (own, *found)


def pieces(word: str) -> list[str]:
    """Split a word at capitals inside it.

    >>> pieces("OpenSource"), pieces("eAkte"), pieces("Rathaus")
    (['Open', 'Source'], ['e', 'Akte'], ['Rathaus'])
    """
    found = [word] if word[1:].islower() else _CAMEL.split(word)
    if all(len(piece) > 1 for piece in found[1:]):
        return found
    return [found[0], word[len(found[0]) :]] if len(found[0]) == 1 and len(word) > 3 else [word]


def leading(word: str) -> list[str]:
    """List the words that a compound begins with.

    >>> leading("Zulassungsstelle")
    ['zulassung']
    """
    found = cut(word)
    return [_without_link("".join(found[:end]), found[end - 1]) for end in range(1, len(found))]


def has_key(word: str, stems: frozenset[str], starts: tuple[tuple[int, str], ...]) -> bool:
    """Test whether ``stems`` contains a key of a word. ``starts`` are beginnings of the stems: a
    word whose letters contain none of them is rejected without making its keys."""
    if len(word) > 5 or _SUPPLETIVE.isdisjoint(stems):  # "waren" has no letter of sein
        letters = letters_of(word)
        for which, start in starts:  # any() takes twice the time
            if start in letters[which] or (len(letters[0]) < 8 and letters[which][:1] == start[:1]):
                break
        else:
            return False
    return not stems.isdisjoint(keys(word))


@lru_cache(maxsize=MOST_WORDS)
def letters_of(word: str) -> tuple[str, str]:
    """Return the letters for a quick comparison: all except e, and the consonants alone."""
    folded = _THRICE.sub(r"\1\1", fold(modern(word)))
    return folded.replace("e", ""), folded.replace("sch", "$").translate(_VOWELS)


def prefixes(beginning: str) -> tuple[str, ...]:
    """Return the possible beginnings of the keys of words with this beginning.

    >>> prefixes("Häus"), prefixes("que")
    (('haeus',), ('que',))
    """
    return (fold(modern(beginning)),)


def _man(word: str) -> str | None:
    """Return the key of the masculine for a feminine noun, or of a name without its genitive s."""
    small = word.lower()
    if small.endswith("s") and len(small) > 6 and (noun(small) or "").lower() == small:
        base = noun(small[:-1])
        return fold(base) if base and base.lower() == small[:-1] else None
    if "in" not in small[-6:]:
        return None
    woman = basic(word)
    man = masculine(woman) if woman else None
    if man is None and (found := cut(word)) and len(found) > 1:
        woman = basic(found[-1].capitalize())
        man = masculine(woman) if woman else None
        return fold("".join(found[:-1]) + man) if man else None
    return fold(man) if man else None


def _without_link(joined: str, last: str) -> str:
    """Strip the linking letters from a first part."""
    base = base_of(joined)
    if base is None:
        base = joined.removesuffix(last) + (base_of(last) or last)
    return base


@cache
def algorithm() -> str:
    """Name this exact way of making keys; another lexicon or dictionary gives another name.
    Computed without reading the dictionary, as every opening of an archive calls it."""
    said = (lexicon.COMPOUNDED, sorted(lexicon.FIRST_PARTS), sorted(lexicon.WHOLE))
    probe = f"{version('simplemma')} {said} {sorted(lexicon.NO_PARTS)}"
    return f"{VERSION}-{hashlib.blake2b(probe.encode(), digest_size=8).hexdigest()}"
