"""The piece of a text that shows why it was found. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

_WORD = re.compile(r"[^\W_]+")
_LENGTH = 28
_BEFORE = 6


def snippet(
    texts: tuple[str | None, ...],
    is_wanted: Callable[[str], bool],
    *,
    start: str = "[",
    end: str = "]",
) -> str:
    """About 28 words of the texts, where most different wanted words stand close together, with
    each of them between ``start`` and ``end``, and ``…`` where something was left out.

    >>> snippet(("Die Stadt baut eine Brücke.",), lambda word: word == "Brücke")
    'Die Stadt baut eine [Brücke].'
    """
    text = " ".join(" ".join(filter(None, texts)).split())
    found = list(_WORD.finditer(text))
    if not found:
        return ""
    hits = [n for n, match in enumerate(found) if is_wanted(match[0])]
    first = _best(hits, [match[0].casefold() for match in found])
    last = min(first + _LENGTH, len(found)) - 1
    begin = 0 if first == 0 else found[first].start()
    stop = len(text) if last == len(found) - 1 else found[last].end()
    pieces, place = [], begin
    for n in hits:
        if first <= n <= last:
            pieces += [text[place : found[n].start()], start, found[n][0], end]
            place = found[n].end()
    pieces.append(text[place:stop])
    return ("… " if begin else "") + "".join(pieces) + (" …" if stop < len(text) else "")


def _best(hits: list[int], words: list[str]) -> int:
    """The word to start from: most different hits within reach, the earliest of equals."""
    if not hits:
        return 0
    best, most = hits[0], 0
    for n in hits:
        within = {words[m] for m in hits if n <= m < n + _LENGTH - _BEFORE}
        if len(within) > most:
            best, most = n, len(within)
    return max(0, min(best - _BEFORE, len(words) - _LENGTH))
