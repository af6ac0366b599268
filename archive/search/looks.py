"""Test quickly whether a word can have a key, without making its keys. Pure."""

from __future__ import annotations

from archive.search.forms import beginning
from archive.search.german import PARTICLES
from archive.search.lemma import fold

_FOLDED = tuple(sorted((fold(p) for p in PARTICLES), key=len, reverse=True))
_CHANGED = {
    **{"gehen": "gng", "nehmen": "nmm", "stehen": "stn", "bringen": "brcht", "denken": "dcht"},
    **{"ziehen": "zg", "leiden": "ltt", "schneiden": "$ntt", "sitzen": "sss", "tun": "tn"},
}
"""Verbs whose consonants change, and the consonants of their participles."""


def looks(key: str) -> set[tuple[int, str]]:
    """Return the ``starts`` of a key for ``has_key``: nearly every word with this key contains one
    of them, including verbs split by ``ge`` or ``zu``.

    >>> sorted(looks("ankuendigen")), sorted(looks("vornehmen"))
    ([(1, 'knd'), (1, 'nknd')], [(1, 'nh'), (1, 'nmm'), (1, 'vrnh')])
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
