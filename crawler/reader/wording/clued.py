"""Patterns with a clue: most texts are told at a glance to hold nothing of the kind. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple


class Clued(NamedTuple):
    """A pattern, and clues of which every text that it matches holds one."""

    clues: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """Search a text for the pattern, if it holds a clue.

        >>> Clued(("abo",), re.compile("[a-z]+abo")).search("Das jahresabo")[0]
        'jahresabo'
        """
        for clue in self.clues:
            if clue in text:
                return self.pattern.search(text)
        return None
