"""Cut the passage out of a text that shows why it was found. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"([^\W_]+)")
_LENGTH = 28
_BEFORE = 6


def snippet(
    texts: tuple[str | None, ...],
    is_wanted: Callable[[str], bool],
    *,
    start: str = "[",
    end: str = "]",
) -> str:
    """Return the 28 words or so of the texts in which most of the wanted words occur, each of these
    between ``start`` and ``end``, with ``…`` for omissions.

    >>> snippet(("Die Stadt baut eine Brücke.",), lambda word: word == "Brücke")
    'Die Stadt baut eine [Brücke].'
    """
    text = " ".join(" ".join(filter(None, texts)).split())
    # Separators and words alternate: the n-th word is pieces[2 * n + 1].
    pieces = _WORD.split(text)
    words = pieces[1::2]
    if not words:
        return ""
    shown = set(filter(is_wanted, set(words)))
    hits = [n for n, word in enumerate(words) if word in shown]
    first = _best(hits, [words[n].casefold() for n in hits], len(words))
    last = min(first + _LENGTH, len(words)) - 1
    for n in hits:
        if first <= n <= last:
            pieces[2 * n + 1] = start + words[n] + end
    begin = 2 * first + 1 if first else 0
    cut = last < len(words) - 1
    stop = 2 * last + 2 if cut else len(pieces)
    return ("… " if first else "") + "".join(pieces[begin:stop]) + (" …" if cut else "")


def _best(hits: list[int], found: list[str], count: int) -> int:
    """Return the index of the first word to show: most different hits within reach, or the earliest
    of equals. ``hits`` are the indices of the words ``found`` in a text of ``count`` words."""
    if not hits:
        return 0
    best, most, until = hits[0], 0, 0
    for place, n in enumerate(hits):
        while until < len(hits) and hits[until] < n + _LENGTH - _BEFORE:
            until += 1
        within = len(set(found[place:until]))
        if within > most:
            best, most = n, within
    return max(0, min(best - _BEFORE, count - _LENGTH))
