"""Cut the passage out of a text that shows why it was found. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"([^\W_]+)")
_LENGTH = 28
_BEFORE = 6
_AT_ONCE = 1000
"""Characters read together; further ones only if the passage is not among them."""


def snippet(
    texts: tuple[str | None, ...],
    among: Callable[[set[str]], set[str]],
    *,
    start: str = "[",
    end: str = "]",
    enough: int = _LENGTH,
) -> str:
    """Return the 28 words or so of the texts in which most of the wanted words occur, or the first
    ones with ``enough`` different ones, each of these between ``start`` and ``end``, with ``…`` for
    omissions. ``among`` returns the wanted ones of some words.

    >>> snippet(("Die Stadt baut eine Brücke.",), {"Brücke"}.intersection)
    'Die Stadt baut eine [Brücke].'
    """
    text = " ".join(" ".join(filter(None, texts)).split())
    # Separators and words alternate: the n-th word is pieces[2 * n + 1].
    pieces = [""]
    hits: list[int] = []
    found: list[str] = []
    first = most = done = 0
    while done < len(text) and not (most >= enough and first + _LENGTH < len(pieces) // 2):
        stop = text.find(" ", done + _AT_ONCE) + 1 or len(text)
        before, *more = _WORD.split(text[done:stop])
        count = len(pieces) // 2
        pieces[-1] += before
        pieces += more
        done = stop
        words = more[::2]
        if shown := among(set(words)):
            hits += [n for n, word in enumerate(words, count) if word in shown]
            found = [pieces[2 * n + 1].casefold() for n in hits]
        first, most = _best(hits, found, len(pieces) // 2)
    last = min(first + _LENGTH, len(pieces) // 2) - 1
    if last < 0:
        return ""
    for n in hits:
        if first <= n <= last:
            pieces[2 * n + 1] = start + pieces[2 * n + 1] + end
    begin = 2 * first + 1 if first else 0
    cut = last < len(pieces) // 2 - 1
    stop = 2 * last + 2 if cut else len(pieces)
    return ("… " if first else "") + "".join(pieces[begin:stop]) + (" …" if cut else "")


def _best(hits: list[int], found: list[str], count: int) -> tuple[int, int]:
    """Return the index of the first word to show, and how many different hits are within reach:
    most of them, or the earliest of equals. ``hits`` are the indices of the words ``found`` in a
    text of ``count`` words."""
    if not hits:
        return 0, 0
    best, most, until = hits[0], 0, 0
    for place, n in enumerate(hits):
        while until < len(hits) and hits[until] < n + _LENGTH - _BEFORE:
            until += 1
        within = len(set(found[place:until]))
        if within > most:
            best, most = n, within
    return max(0, min(best - _BEFORE, count - _LENGTH)), most
