"""Whether the address of an article spells some words: it mostly spells the headline. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.reader.markup.tree import spelled

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"\.\w{2,5}$|[?#].*$", re.S)
MIN_LETTERS = 3
"""Letters of a word that says something."""
SPELLED = 0.7
"""Share of the words of a headline that an address spells; it leaves out a few or is cut."""


def words_of(text: str) -> frozenset[str]:
    """Collect the words of a text as addresses spell them.

    >>> sorted(words_of("Übung für 40 Städte"))
    ['40', 'fuer', 'staedte', 'uebung']
    """
    words = (spelled(word) for word in _WORD.findall(text))
    return frozenset(word for word in words if len(word) >= MIN_LETTERS or word.isdecimal())


@lru_cache(maxsize=256)
def words_in(url: str) -> frozenset[str]:
    """Collect the words in the last part of an address.

    >>> sorted(words_in("https://uferbote.example/meldungen/wehr-ohne-waerter.html"))
    ['ohne', 'waerter', 'wehr']
    """
    path = _END.sub("", url.partition("://")[2]).rstrip("/")
    return words_of(path.rpartition("/")[2])


def spells(url: str, text: str) -> bool:
    """Tell whether an address spells a text, apart from a few of its words."""
    words = words_of(text)
    return len(words) > 1 and len(words & words_in(url)) >= SPELLED * len(words)
