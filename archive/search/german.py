"""What a German word is found by: its stem, and the stems of the words it is made of. Pure.

``Kündigung``, ``Kuendigung`` and ``Kündigungen`` have one stem, ``Straße`` and ``Strasse`` too; a
compound such as ``Verwaltungsleistungen`` is also found by ``Leistung`` and ``Verwaltung``. The
words are stored, so that any SQLite can search them; only making them needs this file.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from unicodedata import combining, normalize

import Stemmer

from archive.search.lexicon import COMPOUNDED
from archive.search.memo import Remembered

VERSION = 2
"""To be raised with every change of what this file makes of a word: archives re-index then."""

GAP = "0gap0"
"""Stands between the words of a text and their parts, so that no phrase reaches across."""

_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_STEMMER = Stemmer.Stemmer("german")
_STEMMER.maxCacheSize = 0  # the cache below knows the parts as well

_LONGEST = 60
_LINKS = ("", "s", "es", "n", "en", "e", "er", "ens")
# Beginnings that are no word of their own, although what follows may be one.
_PREFIXES = frozenset(
    "aber allein auseinander beieinander daneben dar durch einander empor entgegen fehl fest "
    "gegen gesamt haupt heraus herein herum hinaus hinein hinter hoch miss mittels nach neben "
    "nieder ober ohne super teil ueber unter voll voran voraus vorbei weiter wider wieder "
    "zurueck zusammen zwischen".split()
)
# Endings that are no word of their own, although what precedes may be one.
_SUFFIX = re.compile(
    r"(?:isier|izier|lich|keit|heit|s?chaft|innen|ungs?|igkeit|sam|bar|los|haft|isch|ismus|ist|tum"
    r"|ling|chen|lein|er|end|est|te|ig|ion|ier|in|en|em|es|n|s)"
)


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits, as they stand."""
    return _WORD.findall(text)


def fold(word: str) -> str:
    """A word however it was typed: lower case, ``ä`` as ``ae``, ``ß`` as ``ss``, no accents.

    >>> fold("Straße"), fold("KÜNDIGUNG"), fold("Café")
    ('strasse', 'kuendigung', 'cafe')
    """
    text = normalize("NFC", word).casefold()
    if text.isascii():
        return text
    # Rare letters fold to capitals or to others that fold again, hence the rounds.
    for _ in range(3):
        text = normalize("NFKD", normalize("NFC", text).translate(_UMLAUTS)).casefold()
        text = "".join(_WORD.findall("".join(c for c in text if not combining(c))))
    return text


def stem(word: str) -> str:
    """The stem of a word, however it was typed.

    >>> stem("Häusern") == stem("Haus"), stem("Kuendigung") == stem("Kündigungen")
    (True, True)
    """
    return keys(word)[0]


def parts(word: str) -> tuple[str, ...]:
    """The stems of the words a compound is made of; of three words, also those of each two.

    >>> stem("Leistung") in parts("Verwaltungsleistungen")
    True
    >>> parts("Verband")
    ()
    """
    return keys(word)[1:]


def keys(word: str) -> tuple[str, ...]:
    """The stem of a word, and then the stems of its parts."""
    return _KEYS[word]


def has_key(word: str, stems: frozenset[str], starts: tuple[str, ...]) -> bool:
    """Whether one of the keys of a word is among ``stems``. ``starts`` are the beginnings of these:
    a word without any of them is told by its letters, which spares making its keys."""
    made = _KEYS.get(word)
    if made is None:
        letters = _LETTERS[word]
        for start in starts:  # any() takes twice the time
            if start in letters:
                break
        else:
            return False
        made = _KEYS[word]
    return not stems.isdisjoint(made)


def beginning(key: str) -> str:
    """The letters of a stem that stand in every word which has it: stemming changes ends, and an
    umlaut, typed as two letters, into its first.

    >>> beginning(stem("Häuser")) in fold("Häuser").replace("e", "")
    True
    """
    return key.replace("e", "")[:3]


def _make_keys(word: str) -> tuple[str, ...]:
    folded = fold(word)[:_LONGEST]
    own = _stem(folded)
    if len(folded) < 7 or folded.isdigit():
        return (own,)
    # A word of the list may be a compound itself (Grundschule), but holds nothing unknown.
    cuts = _all_known(folded) if own in _known_stems() else _cuts(folded)
    found: dict[str, None] = {}
    ends = [0, *cuts, len(folded)]
    for first in range(len(ends) - 1):
        for last in range(first + 1, len(ends)):
            piece = folded[ends[first] : ends[last]]
            if piece != folded:
                found.setdefault(_stem(piece if last == len(ends) - 1 else _without_link(piece)))
    found.pop(own, None)
    return (own, *found)


def indexed(text: str | None) -> str:
    """What is stored of a text to search it by: its stems in order, then those of the parts."""
    if not text:
        return ""
    in_order = _WORD.findall(text)
    stems = [_KEYS[word][0] for word in in_order]
    compounds = [key for key in map(_KEYS.__getitem__, set(in_order)) if len(key) > 1]
    found = dict.fromkeys(sorted({part for key in compounds for part in key[1:]}))
    for piece in text.split() if "-" in text else ():
        if "-" in piece:
            for hyphened in _HYPHENED.findall(piece):
                # Online-Zugang is also written Onlinezugang
                found[keys(hyphened.replace("-", ""))[0]] = None
    return " ".join((*stems, GAP, *found)) if found else " ".join(stems)


def prefixes(beginning: str) -> tuple[str, ...]:
    """What stems of words that begin so may begin with: the stems have lost their umlauts.

    >>> prefixes("Häus")
    ('haeus', 'haus')
    """
    folded = fold(beginning)
    short = re.sub(r"([ao])e|(?<!q)(u)e", r"\1\2", folded)
    return tuple(dict.fromkeys((folded, short)))


_KEYS = Remembered(_make_keys)
_LETTERS = Remembered(lambda word: fold(word).replace("e", ""))


@cache
def algorithm() -> str:
    """A name for exactly this way of making stems; another stemmer or lexicon has another name."""
    probe = " ".join((*COMPOUNDED, *(stem(word) for word in COMPOUNDED[::10])))
    return f"{VERSION}-{hashlib.blake2b(probe.encode(), digest_size=8).hexdigest()}"


def _stem(folded: str) -> str:
    return str(_STEMMER.stemWord(folded)) or folded


@cache
def _known_stems() -> frozenset[str]:
    return frozenset(_stem(fold(word)) for word in COMPOUNDED)


@cache
def _known_words() -> frozenset[str]:
    return frozenset(fold(word) for word in COMPOUNDED)


def _is_known(piece: str) -> bool:
    """Whether a piece is a known word in some form; a short one must be so letter by letter."""
    return piece in _known_words() or _is_form(piece, 4)


def _is_form(piece: str, shortest: int) -> bool:
    """Whether a piece is a form of a known word whose stem is not too short to tell."""
    return len(own := _stem(piece)) >= shortest and own in _known_stems()


def _without_link(piece: str) -> str:
    """A first part without the letters that link it to the next: ``verwaltungs`` → ``verwaltung``;
    as it is where that gives no known word."""
    for link in _LINKS:
        if piece.endswith(link) and piece.removesuffix(link) in _known_words():
            return piece.removesuffix(link)
    return piece


def _is_first(piece: str) -> bool:
    return len(piece) > 2 and (_is_known(piece) or _without_link(piece) != piece)


def _cuts(word: str) -> list[int]:
    """Where a compound is cut: whole into known words if possible, else around one known word."""
    return _all_known(word) or _one_known(word)


def _all_known(word: str) -> list[int]:
    """Cuts into known words only, the last one as long as possible; empty if there are none."""
    for cut in range(3, len(word) - 2):
        if not _is_known(word[cut:]):
            continue
        if _is_first(word[:cut]):
            return [cut]
        if cut > 6 and (before := _all_known(word[:cut])):
            return [*before, cut]
    return []


def _one_known(word: str) -> list[int]:
    """A cut before a known last word, or after a known first one, with an unknown rest."""
    for cut in range(4, len(word) - 4):
        last = word[cut:]
        if (last in _known_words() or _is_form(last, 5)) and word[:cut] not in _PREFIXES:
            return [cut]
    for cut in range(len(word) - 4, 4, -1):
        if _is_first(word[:cut]) and not _SUFFIX.match(word[cut:]):
            return [cut]
    return []
