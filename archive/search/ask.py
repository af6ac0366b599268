"""A query in, and all that it finds: counted, and as ids where they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlite_utils import Database

from archive.search.fts import is_plain, leaves
from archive.search.query import read
from archive.search.rank import (
    MANY_HITS,
    Depth,
    count_matching,
    count_ranked,
    depth_of,
    matching,
    scores_of_few,
)
from archive.search.tree import Query, Understanding, written
from archive.search.vocabulary import suggestion


@dataclass(frozen=True, kw_only=True, slots=True)
class Matches:
    """A query, and all that it finds."""

    reading: Understanding
    """What was understood of it."""
    query: Query | None
    """What is searched for: the query read, or a suggestion in its place; ``None`` for nothing."""
    count: int | None
    """Number of hits; ``None`` for the whole archive."""
    suggested: str | None = None
    """The suggestion that was searched for, since the query finds nothing."""
    found: tuple[int, ...] | None = None
    """The ids, where they had to be found to be counted."""
    scores: dict[int, float] | None = None
    """How well the ids fit, where that was found with them."""
    depth: Depth = Depth.ALL
    """How far the hits are put in order by fitness."""

    @property
    def said(self) -> list[str]:
        """What a reader should know of how the query was understood, a sentence each."""
        found = [self.reading.said] if self.reading.said else []
        if self.suggested is not None:
            found.append(f"nothing found as typed; did you mean: {self.suggested}")
        return found

    def ids(self, db: Database) -> list[int] | None:
        """Find all hits, in no order; ``None`` for the whole archive."""
        if self.count is None:
            return None
        if self.found is not None:
            return list(self.found)
        return matching(db, self.query) if self.query is not None else []


def ask(db: Database, text: str, *, suggest: bool = True) -> Matches:
    """Read a query and count all its hits; without any, those of the query that was perhaps meant.
    Never an error of the query; blank text finds everything."""
    reading = read(text)
    if reading.query is None:
        return Matches(reading=reading, query=None, count=0 if text.strip() else None)
    asked = _counted(db, reading, reading.query)
    if not asked.count and suggest and (other := suggestion(db, reading.query)) is not None:
        instead = _counted(db, reading, other)
        if instead.count:
            return replace(instead, suggested=written(other))
    return asked


def _counted(db: Database, reading: Understanding, query: Query) -> Matches:
    asked = Matches(reading=reading, query=query, count=0)
    words = list(leaves(query))
    plain, begun = is_plain(query), any(leaf.begun for leaf in words)
    phrase = any(len(leaf.words) > 1 for leaf in words)
    # To find a phrase costs more than to score it: both at once.
    if plain and phrase and (scores := scores_of_few(db, query)) is not None:
        return replace(asked, count=len(scores), found=tuple(scores), scores=scores)
    if plain and not begun and not phrase:
        count = count_matching(db, query)
        return replace(asked, count=count, depth=depth_of(count))
    # A phrase, or all words of the archive that begin so, is read once, not again to count.
    found = tuple(matching(db, query))
    ranked = len(found) if plain or not found else count_ranked(db, query)
    depth = depth_of(ranked) if words or len(found) <= MANY_HITS else Depth.NONE
    return replace(asked, count=len(found), found=found, depth=depth)
