"""Basic forms as printed, for corpora (VRT) and word lists. Pure."""

from __future__ import annotations

from functools import lru_cache

from archive.search.compound import cut
from archive.search.lemma import basic
from archive.search.memo import MOST_WORDS

_LONGEST = 60


@lru_cache(maxsize=MOST_WORDS)
def lemma(word: str) -> str:
    """Return the basic form of a word, with capital and umlauts. A compound missing from the
    dictionary gets that of its last part; an unknown word stays unchanged.

    >>> lemma("Häusern"), lemma("beschlossen"), lemma("Verwaltungsleistungsportalen")
    ('Haus', 'beschließen', 'Verwaltungsleistungsportal')
    >>> lemma("Wiedemeyer"), lemma("2024"), lemma("KIs")
    ('Wiedemeyer', '2024', 'KI')
    """
    if not word.isalpha() or len(word) > _LONGEST:
        return word
    found = basic(word)
    if found is not None:
        return found
    first, last = "".join((pieces := cut(word))[:-1]), pieces[-1]
    end = basic(last.capitalize()) if first else None
    if end is None or not word[:1].isupper():
        return word
    return (first + end.lower()).capitalize()
