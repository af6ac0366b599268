"""Remembering what was made of a word, and what elsewhere was made of a text. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

_MOST = 1 << 16
_MOST_GIVEN = 4096

Made = TypeVar("Made")
Given = TypeVar("Given", bound=Hashable)


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


class Beforehand(dict[Given, Made]):
    """What another process has made of a text, until it is asked for; given away once, so that
    memory stays flat. What is not here is made when it is asked for: slower, and the same.

    >>> lengths = Beforehand(len)
    >>> lengths.give("Rathaus", 7)
    >>> lengths.take("Rathaus"), lengths.take("Amt"), lengths
    (7, 3, {})
    """

    def __init__(self, make: Callable[[Given], Made]) -> None:
        super().__init__()
        self._make = make

    def give(self, text: Given, made: Made) -> None:
        """Keep what was made of a text."""
        if len(self) >= _MOST_GIVEN:  # of records that were never saved
            self.clear()
        self[text] = made

    def take(self, text: Given) -> Made:
        """Return what was made of a text."""
        return self.pop(text) if text in self else self._make(text)
