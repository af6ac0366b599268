"""Look up the archive's words by beginning, and by similarity to a mistyped word."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from archive.database.sql import row, rows
from archive.search.forms import stem
from archive.search.fts import leaves
from archive.search.index import last_id
from archive.search.lemma import fold, spellings
from archive.search.tree import All, Any, Query, Words

_FORMS = 64
_NEARBY = 60_000
"""Maximum number of words compared with one that is not found."""
_SHORTEST = 4
_MOST_MISSING = 6
"""Maximum number of missing words of a query to replace: each is compared with many."""
_BEGINNINGS = ((5, 10**9), (3, 10**9), (2, 300_000), (1, 50_000))
"""Initial letters that a suggestion shares with the typed word, and the largest archive in which so
few suffice: SQLite reads all hits of the words of a beginning, and a short one has too many."""


def stems_of(db: Database, beginning: str) -> Iterable[str]:
    """Return the keys of the archive's words with this beginning, a bounded number: the keys are
    also searched for the beginning itself."""
    _open(db)
    found: dict[str, None] = {}
    for start in spellings(beginning.lower()):
        for r in rows(
            db,
            f"SELECT term FROM temp.article_words WHERE term >= ? AND term < ? LIMIT {_FORMS}",
            (start, start + "\U0010ffff"),
        ):
            found[stem(r["term"])] = None
    return found


def suggestion(db: Database, query: Query) -> Query | None:
    """Replace each word missing from the archive by the most similar one; ``None`` if no word is
    missing, or one has no similar word."""
    replaced: dict[str, str] = {}
    for words in leaves(query):
        for word in words.words:
            if words.begun or not word.isalpha() or len(word) < _SHORTEST or _holds(db, word):
                continue
            if len(replaced) == _MOST_MISSING or (like := _most_like(db, word)) is None:
                return None
            replaced[word] = like
    return _with(query, replaced) if replaced else None


def distance(one: str, two: str, most: int) -> int:
    """Return the edit distance of two words, exchanged neighbours counted as one edit; ``most + 1``
    for more than ``most``.

    >>> distance("lorawann", "lorawan", 2), distance("ab", "ba", 2), distance("haus", "berg", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)


def _open(db: Database) -> None:
    if row(db, "SELECT 1 FROM temp.sqlite_master WHERE name = 'article_words'") is None:
        db.conn.execute(
            "CREATE VIRTUAL TABLE temp.article_words USING fts5vocab(main, articles_fts, row)"
        )


def _holds(db: Database, word: str) -> bool:
    sql = "SELECT 1 FROM articles_stems WHERE articles_stems MATCH ? LIMIT 1"
    return row(db, sql, [f'"{stem(word)}" OR "0{stem(word)}"']) is not None


def _most_like(db: Database, word: str) -> str | None:
    """Return the nearest word with the same initial letters, the most frequent of equals; first
    five letters in common, then as few as ``_BEGINNINGS`` allows."""
    _open(db)
    last = last_id(db)
    small = word.lower()
    best: tuple[int, int, str] | None = None
    for length, largest in _BEGINNINGS:
        if last > largest or (best is not None and best[0] < 2):
            break
        for start in dict.fromkeys((small[:length], spellings(small)[-1][:length])):
            best = min(filter(None, (best, _nearest(db, word, start))), default=None)
    return best[2] if best else None


def _nearest(db: Database, word: str, start: str) -> tuple[int, int, str] | None:
    """Return the nearest word with this beginning as (distance, minus its articles, word)."""
    folded = fold(word)
    most = 1 if len(folded) < 6 else 2
    letters = set(folded)
    best: tuple[int, int, str] | None = None
    sql = f"""SELECT term, doc FROM temp.article_words
        WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? LIMIT {_NEARBY}"""
    bounds = (start, start + "\U0010ffff", len(word) - most - 2, len(word) + most)
    for found in rows(db, sql, bounds):
        term = fold(found["term"])
        if len(letters ^ set(term)) > 2 * most:
            continue
        far = distance(folded, term, most)
        if far <= most and (best is None or (far, -found["doc"]) < best[:2]):
            best = far, -found["doc"], found["term"]
    return best


def _with(query: Query, replaced: dict[str, str]) -> Query:
    match query:
        case Words():
            changed = tuple(replaced.get(word, word) for word in query.words)
            return Words(changed, query.begun, query.field, query.exact, query.near)
        case Any():
            return Any(tuple(_with(part, replaced) for part in query.parts))
        case All():
            return All(tuple(_with(part, replaced) for part in query.parts), query.without)
    return query
