"""Keywords in context: every occurrence of a query's words, with the text around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from archive.database.sql import row
from archive.search.find import find
from archive.search.narrow import EVERYTHING, Filter
from archive.search.shown import Shown
from archive.search.tree import Query, Words

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s\-‐‑/]*")
FIELDS = ("kicker", "title", "teaser", "body")


@dataclass(frozen=True, kw_only=True, slots=True)
class Concordance:
    """One occurrence of the words, with its context."""

    id: int
    """Id of the article."""
    source: str
    """Site."""
    published: str | None
    """Date."""
    url: str
    """Canonical address."""
    field: str
    """``kicker``, ``title``, ``teaser`` or ``body``."""
    left: str
    """The text before it, at most as many characters as requested."""
    keyword: str
    """The words found, as printed."""
    right: str
    """The text after it."""


def kwic(
    db: Database, text: str, narrowed: Filter = EVERYTHING, *, width: int = 50, limit: int = -1
) -> Iterator[Concordance]:
    """Yield every occurrence of a query's words, article by article in search order.

    ``limit`` is the number of articles, ``width`` the characters of context on each side. A query
    without words has no occurrences.
    """
    found = find(db, text, narrowed, limit=limit, suggest=False)
    if found.searched is None:
        return
    shown = {name: Shown(found.searched, name).__getitem__ for name in FIELDS}
    at_least = _shortest(found.searched)
    for article_id in found.ids:
        article = row(
            db,
            """SELECT id, source, published, url, kicker, title, teaser, body
            FROM articles_full WHERE id = ?""",
            [article_id],
        )
        assert article is not None
        for name in FIELDS:
            for left, keyword, right in places(article[name] or "", shown[name], width, at_least):
                yield Concordance(
                    **{key: article[key] for key in ("id", "source", "published", "url")},
                    field=name,
                    left=left,
                    keyword=keyword,
                    right=right,
                )


def places(
    text: str, is_wanted: Callable[[str], bool], width: int, at_least: int = 1
) -> Iterator[tuple[str, str, str]]:
    """Yield the text before, the words found, and the text after. Adjacent words count as one
    occurrence, if there are ``at_least`` that many.

    >>> list(places("Die neue Brücke steht.", lambda word: word == "Brücke", 6))
    [('neue', 'Brücke', 'steht.')]
    """
    text = " ".join(text.split())
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        wanted = word is not None and is_wanted(word[0])
        if word and run and wanted and _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
            run.append(word)
            continue
        if len(run) >= at_least:
            start, end = run[0].start(), run[-1].end()
            before, behind = text[max(0, start - width - 2) : start], text[end : end + width + 2]
            yield _before(before, width), text[start:end], _behind(behind, width)
        run = [word] if word is not None and wanted else []


def sort_key(by: str) -> Callable[[Concordance], list[str]]:
    """Return a sort key: the context on the ``left`` (read outwards from the keyword) or on the
    ``right``, or the ``date``."""
    if by == "left":
        return lambda place: _WORD.findall(place.left.casefold())[::-1]
    if by == "right":
        return lambda place: _WORD.findall(place.right.casefold())
    return lambda place: [place.published or ""]


def _before(text: str, width: int) -> str:
    short = text[max(0, len(text) - width - 1) :] if width else ""
    if len(text) > width + 1 and " " in short:
        short = short[short.index(" ") + 1 :]
    return short.strip()


def _behind(text: str, width: int) -> str:
    short = text[: width + 1] if width else ""
    if len(text) > width + 1 and " " in short.strip():
        short = short[: short.rindex(" ")]
    return short.strip()


def _shortest(query: Query) -> int:
    return len(query.words) if isinstance(query, Words) and query.near is None else 1
