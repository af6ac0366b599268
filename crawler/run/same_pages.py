"""One page under many addresses: a site that answers everything with its home page. Pure."""

from __future__ import annotations

from archive import Article, Remark
from archive.articles.identity import address_key
from archive.program import PROGRAM
from archive.records import SAME_PAGE

MAX_SAME = 2
"""Addresses of a run under which one text is believed to be an article and its reprint."""


class SamePages:
    """Counts the addresses under which a run met each page, as hashes of 64 bits."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._more: dict[int, set[int]] = {}

    def count(self, article: Article) -> int:
        """Return under how many addresses the run has met this very page, this one included.

        A page without any text counts as well: a wall has none. Two spellings of one address, or
        a page that names one canonical address, are one.
        """
        text = hash((article.title, article.teaser, article.body))
        key = hash(address_key(article.url))
        first = self._first.setdefault(text, key)
        more = self._more.setdefault(text, set()) if key != first else self._more.get(text, set())
        if key != first:
            more.add(key)
        return 1 + len(more)


def same_page(article: Article, count: int) -> Remark:
    """Return the remark for which such a page is no article."""
    return Remark(
        reason=SAME_PAGE,
        detail=f"{article.url} shows the same page as {count - 1} other addresses asked for in "
        "this run; it was not kept and its links were not followed, look at it with "
        f"`{PROGRAM} peek`",
    )
