"""Tell which words of a text a query matches, and cut out the passage with them. Pure."""

from __future__ import annotations

import re

from archive.search.forms import has_key
from archive.search.fts import Sought, leaves, wanted
from archive.search.lemma import fold
from archive.search.looks import looks
from archive.search.snippet import snippet
from archive.search.tree import Query

_IN_FOLDED = re.compile("ae|oe|ue|ss")
_FOREIGN = r"\w*[^\x00-\x7fäöüßÄÖÜẞ]"


class Shown(dict[str, bool]):
    """Cache of which words a query matches, in all fields or in one: every word of every hit is
    looked up."""

    def __init__(self, query: Query | None, field: str | None = None) -> None:
        super().__init__()
        sought = Sought(frozenset(), (), frozenset()) if query is None else wanted(query, field)
        self.stems, self.begun, self.exact = sought
        self.count = 0 if query is None else sum(len(leaf.words) for leaf in leaves(query))
        """Number of words in the query."""
        self.starts = tuple({start for key in self.stems for start in looks(key)})
        self._may = re.compile(
            "|".join([*map(_begins, self.begun), *map(_is, self.exact), _FOREIGN]), re.IGNORECASE
        ).match

    def __missing__(self, word: str) -> bool:
        answer = self[word] = has_key(word, self.stems, self.starts) or (
            bool(self.begun or self.exact)
            and (
                (word.lower() if word.isascii() else fold(word)).startswith(self.begun)
                or word.lower() in self.exact
            )
        )
        return answer

    def among(self, words: set[str]) -> set[str]:
        """Return those of some words that the query matches.

        >>> from archive.search.query import parse
        >>> sorted(Shown(parse("Ämter* =Haus")).among({"Ämterhaus", "Aemter", "Haus", "Häuser"}))
        ['Aemter', 'Haus', 'Ämterhaus']
        """
        # Without basic forms, an expression tells most words from a beginning.
        may = words if self.stems else filter(self._may, words)
        return set(filter(self.__getitem__, may))

    def passage(self, *texts: str | None, marks: tuple[str, str]) -> str:
        """Return the passage of the texts that shows why they were found, its words between marks:
        the same for every surface.

        >>> from archive.search.query import parse
        >>> Shown(parse("Brücken")).passage("Die Stadt baut eine Brücke.", marks=("[", "]"))
        'Die Stadt baut eine [Brücke].'
        """
        return snippet(texts, self.among, start=marks[0], end=marks[1], enough=self.count)


def _begins(begun: str) -> str:
    """Return an expression for words in print whose folded form has a beginning."""
    return _IN_FOLDED.split(begun)[0] or rf"[{begun[:1]}äöüß]"


def _is(word: str) -> str:
    return rf"{re.escape(word)}\Z"
