"""Test quickly whether a word can have a key, without making its keys. Pure."""

from __future__ import annotations

from archive.search.forms import letters_of
from archive.search.german import PARTICLES
from archive.search.lemma import fold, other, spellings

_FOLDED = tuple(sorted((fold(p) for p in PARTICLES), key=len, reverse=True))
_CHANGED = {
    **{"gehen": "gng", "nehmen": "nmm", "stehen": "stn", "bringen": "brcht", "denken": "dcht"},
    **{"ziehen": "zg", "leiden": "ltt", "schneiden": "$ntt", "sitzen": "sss", "tun": "tn"},
}
"""Verbs whose consonants change, and the consonants of their participles."""

_LOOSE = ("um", "us", "is", "as", "os", "x", "h")
"""Endings of basic forms that some of their forms lose: foreign nouns, hoch."""


def looks(key: str) -> set[tuple[int, str]]:
    """Return the ``starts`` of a key for ``has_key``: nearly every word with this key contains one
    of them, including verbs split by ``ge`` or ``zu``.

    >>> sorted(looks("ankuendigen")), sorted(looks("vornehmen"))
    ([(1, 'knd'), (1, 'nknd')], [(1, 'nhm'), (1, 'nmm'), (1, 'vrnh')])
    """
    found = {beginning(key)}
    if not key.endswith("n"):
        return found
    found |= {(1, changed) for verb, changed in _CHANGED.items() if key.endswith(verb)}
    for particle in _FOLDED:
        if key.startswith(particle) and len(key) > len(particle) + 4:
            found.add(beginning(key[len(particle) :]))
            break
    return found


def beginning(key: str) -> tuple[int, str]:
    """Return letters found in nearly every word with this key, preceded by their index in
    ``letters_of``: inflection changes endings, and the vowels of verbs.

    >>> beginning("haus"), beginning("datum"), beginning("verwaltung")
    ((0, 'hau'), (0, 'dat'), (0, 'vrwalt'))
    >>> beginning("sprechen"), beginning("pruefen"), beginning("treffen")
    ((1, 'sprc'), (1, 'prf'), (1, 'trf'))
    """
    letters, consonants = letters_of(key)
    verb = key.endswith("n") and _may_be_verb(key)
    loose = verb or key.endswith(_LOOSE)
    least = 2 if loose else 3
    if not verb or len(consonants) < 3 or key.startswith("ch"):  # an s would make it "sch"
        kept = len(letters) - (2 if loose and len(letters) > 4 else 1)
        return 0, letters[: max(least, min(kept, 6))]
    if len(consonants) == 4 and consonants[1] != consonants[2]:
        return 1, consonants[:3]  # a verb loses one of two equal letters (treffen, traf)
    return 1, consonants[: max(least, min(len(consonants) - 2, 5))]


def _may_be_verb(key: str) -> bool:
    return any(other(spelled) is not None for spelled in spellings(key))
