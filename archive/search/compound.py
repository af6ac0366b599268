"""Split a German compound into the words a reader would see in it. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from archive.search.lemma import fold, is_verb, noun, other, spellings
from archive.search.lexicon import COMPOUNDED, FIRST_PARTS, NO_PARTS, WHOLE

_SHORTEST = 5
_LONGEST = 60
_LATELY = 1 << 12
"""Words whose pieces are kept: the keys of a word, its parts and its masculine all need them."""
_LINKS = ("", "s", "es", "n", "en", "e", "er", "ens")
_LINK_COST = {"": 0, "s": 0, "n": 1, "en": 1, "es": 1, "e": 2, "er": 2, "ens": 2}
# Prefixes that are not words themselves, although the rest may be one.
_PREFIXES = frozenset(
    "ab aber allein an auf aus auseinander be bei beieinander da dagegen daneben dar durch ein "
    "einander emp empor ent entgegen er fehl fest fort ge gegen heim her heraus herein herum hin "
    "hinaus hinein hinter in los miss mit mittels nach neben nieder ohne quer statt ueber um un "
    "unter ur ver vor voran voraus vorbei weg weiter wider wieder zer zu zurueck zusammen "
    "zwischen über zurück".split()
)
# Suffixes that are not words themselves, although the stem before them may be one.
_SUFFIX = re.compile(
    r"(?:s?schaft(?:en|s)?|heit(?:en)?|keit(?:en)?|tum[se]?|tümer[ns]?|ling(?:e|en|s)?|chen|lein"
    r"|ungs?|ungen|ion(?:en)?|innen|in|isch\w*|ismus|ist(?:en)?|bar\w*|los\w*|haft\w*|sam\w*"
    r"|lich\w*|ig\w*|ier\w*|isier\w*|izier\w*|end\w*|est|er|te|ten|tion|tionen|at|ant|ent|mus|ern|tur|nis|ner|ler|ker|ter|sel)"
)
_OF_VERB = re.compile(r"(?<=.)(?:ung|er|erin)$")
_ONSETS = frozenset(
    "bl br ch dr fl fr gl gn gr kl kn kr ph pf pl pr ps qu rh sc sh sk sl sm sn sp st sz sw th tr "
    "ts tw wr zw cl cr by cy dy fj hy ly my ny py ry sy ty ky gy vl vr wh".split()
)
"""Consonant pairs that a German word can begin with."""
_VOWELS = frozenset("aeiouäöüy")
_NAMED = re.compile(r"(?:burg|berg|feld|dorf|bach|heim|stadt|furt|rode|kirch|born|brück)$")
_PLURAL = {
    **{"burg": "burgen", "berg": "berge", "feld": "felder", "dorf": "dörfer", "bach": "bäche"},
    **{"heim": "heime", "stadt": "städte", "furt": "furten"},
}
"""Endings of places, and their plurals: a word of unknown plural is a name (Hamburg)."""


@lru_cache(maxsize=_LATELY)
def cut(word: str) -> tuple[str, ...]:
    """Split a compound into its pieces as spelled, linking letters kept on the earlier piece.

    A word that is not a compound is returned as one piece; any spelling of ``word`` will do.

    >>> cut("Verwaltungsleistungen"), cut("Teilstück"), cut("praktisch")
    (('verwaltungs', 'leistungen'), ('teil', 'stück'), ('praktisch',))
    """
    return tuple(_pieces(word))


def _pieces(word: str) -> list[str]:
    small = normalize("NFC", word).lower()
    if not _SHORTEST <= len(small) <= _LONGEST or not small.isalpha():
        return [small]
    for spelled in spellings(small):
        known = noun(spelled)
        as_other = other(spelled) if known is None or word[:1].islower() else None
        if as_other is not None:
            return [spelled] if is_verb(as_other) else _described(spelled)
        if known is not None:
            return _known(spelled, known)
    for spelled in reversed(spellings(small)):
        if len(pieces := _cut(spelled)) > 1:
            return pieces
    return _around_one(small)


def base_of(piece: str) -> str | None:
    """Return the word behind a first piece, without its linking letters.

    >>> base_of("verwaltungs"), base_of("schul"), base_of("durch")
    ('verwaltung', 'schule', None)
    """
    found = _linked(piece)
    if found is None:
        return None
    return (noun(found[1]) or found[1]).lower()


def _known(word: str, lemma: str) -> list[str]:
    """Split a form of a word in the dictionary, but only where its basic form splits as well:
    Handel has no parts, so the genitive Handels has none."""
    if _is_whole(word, lemma):
        return [word]
    pieces = _cut(word, known=True)
    return pieces if len(pieces) <= len(_cut(lemma.lower(), known=True)) else [word]


def _is_whole(word: str, lemma: str | None) -> bool:
    if lemma is None:
        return False
    if lemma.lower() in WHOLE or word in WHOLE:
        return True
    if (verb := _OF_VERB.search(lemma)) is not None:
        infinitive = lemma[: verb.start()].lower()
        if any(other(infinitive + end) == infinitive + end for end in ("en", "n")):
            return True  # Sanierung, from sanieren
    named = _NAMED.search(lemma.lower())
    if named is None:
        return False
    plural = _PLURAL.get(named[0])
    return plural is None or noun(lemma.lower()[: named.start()] + plural) is None


def _described(word: str) -> list[str]:
    """Split noun + adjective (umwelt-freundlich), but never noun + verb."""
    for at in range(4, len(word) - 3):
        last, first = word[at:], word[:at]
        as_other = None if _SUFFIX.fullmatch(last) else other(last)
        if as_other is None or is_verb(as_other) or len(as_other) < 4:
            continue
        found = _linked(first)
        if found and found[0] < 2 and noun(found[1]) is not None:
            return [*_cut(first), last]
    return [word]


def _cut(word: str, *, known: bool = False) -> list[str]:
    """Split a word into known words: first at the cheapest cut, then each half."""
    best: tuple[tuple[int, bool, int], int] | None = None
    for at in range(3, len(word) - 1):
        if not _is_last(word[at:], short=known and at > 3):
            continue
        linked = _linked(word[:at])
        if linked is None:
            continue
        rank = (linked[0], word[at:] not in _listed(), -(len(word) - at))
        if best is None or rank < best[0]:
            best = rank, at
    if best is not None:
        return [*_first(word[: best[1]]), *_cut_last(word[best[1] :])]
    for at in range(5, len(word) - 2):  # three words or more, no two of them known as one
        if _is_last(word[at:]) and len(before := _cut_first(word[:at])) > 1:
            return [*before, *_cut_last(word[at:])]
    return [word]


def _first(piece: str) -> list[str]:
    found = _linked(piece)
    if found is None or len(piece) < 6 or _is_whole(found[1], noun(found[1])):
        return [piece]
    inner = _cut(found[1])
    link = piece.removeprefix(found[1])
    if len(inner) < 2 or not piece.startswith(found[1]):
        return [piece]
    return [*inner[:-1], inner[-1] + link]


def _cut_last(piece: str) -> list[str]:
    return [piece] if len(piece) < 6 or _is_whole(piece, noun(piece)) else _cut(piece)


def _cut_first(piece: str) -> list[str]:
    """Split an unknown first part that may end in linking letters."""
    for link in _LINKS:
        if link and not piece.endswith(link):
            continue
        body = piece.removesuffix(link)
        if len(body) > 5 and len(pieces := _cut(body)) > 1:
            return [*pieces[:-1], pieces[-1] + link]
    return [piece]


def _is_last(piece: str, *, short: bool = False) -> bool:
    if not (_VOWELS.intersection(piece[:2]) or piece[:2] in _ONSETS):
        return False  # no German word begins like this: skip the look-up
    if _SUFFIX.fullmatch(piece) or piece in NO_PARTS:
        return False
    lemma = noun(piece)
    if lemma is None:
        return False
    return (len(piece) > 2 and (short or len(lemma) > 3)) or lemma.lower() in _short()


def _linked(piece: str) -> tuple[int, str] | None:
    """Return the cost of taking a piece as a first part, and the word behind it."""
    if piece in _PREFIXES or piece in NO_PARTS or len(piece) < 3:
        return None
    if piece in FIRST_PARTS:
        return 0, FIRST_PARTS[piece]
    best: tuple[int, str] | None = None
    for link in _LINKS:
        body = piece.removesuffix(link) if piece.endswith(link) else ""
        if len(body) < 3 or body in _PREFIXES or body in NO_PARTS or _SUFFIX.fullmatch(body):
            continue
        if (len(body) > 3 or body in _short()) and noun(body) is not None:
            cost = _LINK_COST[link]
            if best is None or cost < best[0]:
                best = cost, body
    if best is not None and best[0] < 2:
        return best
    if len(piece) > 3:
        if (adjective := other(piece)) is not None and not is_verb(adjective):
            return 1, piece
        if noun(piece + "e") is not None and fold(piece + "e") not in NO_PARTS:
            return 1, piece + "e"
        if noun(piece + "en") is not None and other(piece + "en") == piece + "en":
            return 1, piece + "en"
        if piece.endswith("s") and noun(piece[:-1] + "e") == piece[:-1].capitalize() + "e":
            return 1, piece[:-1] + "e"  # Hilfe: Hilfsfonds
    return best


@cache
def _short() -> frozenset[str]:
    """Return the three-letter words allowed in a compound."""
    return frozenset(word for word in _listed() if len(word) <= 3)


@cache
def _listed() -> frozenset[str]:
    return frozenset(word.lower() for word in COMPOUNDED)


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in _listed() if len(word) > 4)


def _around_one(word: str) -> list[str]:
    """Split off a common last or first word although the rest is unknown."""
    for at in range(4, len(word) - 4):
        lemma = noun(word[at:])
        if lemma and lemma.lower() in _common() and word[:at] not in _PREFIXES:
            return [word[:at], *_cut_last(word[at:])]
    for at in range(len(word) - 4, 4, -1):
        found = _linked(word[:at])
        if found and found[1] in _common() and not _SUFFIX.match(word[at:]):
            return [*_first(word[:at]), word[at:]]
    return [word]
