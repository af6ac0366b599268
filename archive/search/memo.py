"""Keep what was computed from words, and what other processes computed from texts. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

MOST_WORDS = 1 << 16
"""Words of which a process keeps what was computed."""
_MOST_GIVEN = 4096

Made = TypeVar("Made")
Given = TypeVar("Given", bound=Hashable)


class Beforehand(dict[Given, Made]):
    """Results that another process computed from texts. Taking one removes it, so that memory stays
    flat; a missing one is computed on demand, slower but equal.

    >>> lengths = Beforehand(len)
    >>> lengths.give("Rathaus", 7)
    >>> lengths.take("Rathaus"), lengths.take("Amt"), lengths
    (7, 3, {})
    """

    def __init__(self, make: Callable[[Given], Made]) -> None:
        super().__init__()
        self._make = make

    def give(self, text: Given, made: Made) -> None:
        """Store the result for a text."""
        if len(self) >= _MOST_GIVEN:  # left over from records that were never saved
            self.clear()
        self[text] = made

    def take(self, text: Given) -> Made:
        """Return the result for a text and remove it, or compute it."""
        return self.pop(text) if text in self else self._make(text)
