"""Mark words in text and markup; the first on a page gets an id to link to. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup, escape

from archive.search.shown import Shown
from archive.search.tree import Query

FIRST = "stelle"
"""Id of the first marked word below the headline."""
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'"<>])*>)""")

_QUERIES, _WORDS = 8, 20_000
"""Most recent queries, and words of each, of which is kept whether the query finds them."""


class _Kept(Shown):
    def __missing__(self, word: str) -> bool:
        if len(self) >= _WORDS:
            self.clear()
        return super().__missing__(word)


@lru_cache(maxsize=_QUERIES)
def finds(query: Query | None) -> Shown:
    """Return which words a query finds. A reader goes from page to page and from hit
    to hit of one search, whose texts share most of their words."""
    return _Kept(query)


class Marker:
    """Mark the words of a search on one page, and count them."""

    def __init__(self, is_wanted: Callable[[str], bool]) -> None:
        self._is_wanted = is_wanted
        self.count = 0
        """Words marked so far, below the headline."""

    def headline(self, text: str | None) -> Markup:
        """Mark words in a headline without counting them: it is in view anyway."""
        return Markup(self._pieces(text or "", numbered=False))

    def text(self, text: str | None) -> Markup:
        """Mark words in plain text."""
        return Markup(self._pieces(text or "", numbered=True))

    def html(self, html: Markup) -> Markup:
        """Mark words in sanitised markup, between its tags.

        >>> str(Marker(lambda w: w == "Haus").html(Markup('<p>Haus <a href="Haus">Dach</a></p>')))
        '<p><mark id="stelle">Haus</mark> <a href="Haus">Dach</a></p>'
        """
        made = []
        for n, piece in enumerate(_TAG.split(str(html))):
            made.append(piece if n % 2 else self._pieces(Markup(piece).unescape(), numbered=True))
        return Markup("".join(made))

    def _pieces(self, text: str, *, numbered: bool) -> str:
        made: list[str] = []
        done = 0
        for match in _WORD.finditer(text):
            if not self._is_wanted(match[0]):
                continue
            first = ""
            if numbered:
                first = "" if self.count else f' id="{FIRST}"'
                self.count += 1
            made += [escape(text[done : match.start()]), f"<mark{first}>{escape(match[0])}</mark>"]
            done = match.end()
        return "".join((*made, escape(text[done:])))
