"""One page under many addresses: a site that answers everything with its home page. Pure."""

from __future__ import annotations

import re

from archive import Article, Remark
from archive.articles.identity import address_key
from archive.program import PROGRAM
from archive.records import NO_ARTICLE, SAME_PAGE
from archive.visible import number_of

MAX_SAME = 2
"""Addresses with the same text in one run that may still be an article and its reprint."""
MAX_HEAD = 100_000
"""Characters at the start of a page that are searched for its ``<title>``."""
_TITLE = re.compile(r"<title[^>]{0,500}>([^<]{0,1000})", re.I)


class SamePages:
    """Count the addresses under which a run saw each page, as 64-bit hashes."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._more: dict[int, set[int]] = {}
        self._listings: dict[int, str] = {}

    def count(self, article: Article) -> int:
        """Return the number of addresses under which the run saw this page, including this one.

        A page without text counts as well, as a wall has none. Spellings of one address, and
        addresses with the same canonical address, count once.
        """
        text = hash((article.title, article.teaser, article.body))
        key = hash(address_key(article.url))
        first = self._first.setdefault(text, key)
        more = self._more.setdefault(text, set()) if key != first else self._more.get(text, set())
        if key != first:
            more.add(key)
        return 1 + len(more)

    def count_listing(self, reading: Article, text: str) -> None:
        """Record the page of a listing, read as if it were an article.

        Its ``<title>`` is compared too: a home page may show an article in full without being it.
        """
        if reading.title:
            self._listings.setdefault(_page_hash(reading, text), reading.url)

    def listing_of(self, article: Article, text: str) -> str | None:
        """Return the address of the listing with this very page, if the run saw one."""
        return self._listings.get(_page_hash(article, text)) if self._listings else None

    def remark(self, article: Article, text: str) -> Remark | None:
        """Count an article's page; return a remark if it cannot be an article.

        ``text`` is the decoded page.
        """
        count, listing = self.count(article), self.listing_of(article, text)
        end = "it was not kept and its links were not followed, look at it with "
        end += f"`{PROGRAM} peek`"
        if listing is not None:
            detail = f"{article.url} shows the page of {listing}, which lists articles; {end}"
            return Remark(reason=NO_ARTICLE, detail=detail)
        if count > MAX_SAME:
            others = number_of(count - 1, "other address", "other addresses")
            others = f"the same page as {others} asked for in this run"
            return Remark(reason=SAME_PAGE, detail=f"{article.url} shows {others}; {end}")
        return None


def _page_hash(article: Article, text: str) -> int:
    head = _TITLE.search(text[:MAX_HEAD])
    return hash((article.title, article.teaser, article.body, head and head[1].strip()))
