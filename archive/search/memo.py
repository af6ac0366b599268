"""Remembering what was made of a word. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST = 1 << 16

Made = TypeVar("Made")


class Remembered(dict[str, Made]):
    """What was made of each word. A plain look-up, because every word of every article goes through
    it; emptied when it is full.

    >>> Remembered(len)["Rathaus"]
    7
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Made:
        if len(self) >= _MOST:
            self.clear()
        made = self[word] = self._make(word)
        return made
