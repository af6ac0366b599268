"""Read a query and count its hits; list their ids on demand."""

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
    few_matching,
    matching,
    scores_of_few,
)
from archive.search.stopwords import is_common_phrase
from archive.search.tree import Query, Understanding, Words, written
from archive.search.vocabulary import suggestion


@dataclass(frozen=True, kw_only=True, slots=True)
class Matches:
    """A query and its hits."""

    reading: Understanding
    """The parsed query text."""
    query: Query | None
    """The query searched for: as parsed, or the suggestion instead; ``None`` for no words."""
    count: int | None
    """Number of hits; ``None`` for the whole archive."""
    suggested: str | None = None
    """The suggestion searched for because the query as typed finds nothing."""
    found: tuple[int, ...] | None = None
    """The ids, where counting required finding them."""
    scores: dict[int, float] | None = None
    """BM25 score by id, where it was read along with the ids."""
    depth: Depth = Depth.ALL
    """Which of the hits are ranked by relevance."""

    @property
    def said(self) -> list[str]:
        """Notes for the reader on how the query was interpreted, one sentence each."""
        found = [self.reading.said] if self.reading.said else []
        if self.suggested is not None:
            found.append(f"nothing found as typed; did you mean: {self.suggested}")
        return found

    def ids(self, db: Database) -> list[int] | None:
        """List the ids of all hits, unordered; ``None`` for the whole archive."""
        if self.count is None:
            return None
        if self.found is not None:
            return list(self.found)
        return matching(db, self.query) if self.query is not None else []


def ask(db: Database, text: str, *, suggest: bool = True) -> Matches:
    """Parse a query and count all its hits, or those of the suggestion if it has none.

    A malformed query never raises; blank text finds everything.
    """
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
    if is_common_phrase(query):
        found = tuple(matching(db, query))
        return replace(asked, count=len(found), found=found, depth=Depth.NONE)
    # Finding a phrase costs more than scoring it: do both in one read.
    if plain and phrase and (scores := scores_of_few(db, query)) is not None:
        return replace(asked, count=len(scores), found=tuple(scores), scores=scores)
    if plain and not begun and not phrase:
        if (few := few_matching(db, query)) is not None:
            return replace(asked, count=len(few), found=tuple(few), depth=depth_of(len(few)))
        count = count_matching(db, query)
        return replace(asked, count=count, depth=depth_of(count))
    # Phrases and prefixes are expensive to match: keep the ids rather than count first.
    found = tuple(matching(db, query))
    own = plain or not found or isinstance(query, Words)  # ranking reads just the hits
    ranked = len(found) if own else count_ranked(db, query)
    depth = depth_of(ranked) if words or len(found) <= MANY_HITS else Depth.NONE
    return replace(asked, count=len(found), found=found, depth=depth)
