"""Translate a query to FTS5, and list the words it matches. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from archive.search.alike import alike, apart, readings, shown_of, variants
from archive.search.forms import PART, prefixes, stem
from archive.search.lemma import fold
from archive.search.spans import is_word
from archive.search.tree import All, Any, Fact, Query, Words

Expand = Callable[[str], Iterable[str]]
"""Return the keys of the archive's words with a given beginning."""

_DATE = re.compile(r"d\d{8}")
_TEXTS = "{kicker title teaser body}"
_NAMES = {"tag": "tags", "byline": "byline", "place": "{kicker title}"}
_IN_INDEX = re.compile(r"[0-9A-Za-zÀ-ÿ]")
"""A character that ``articles_fts`` certainly indexes as part of a word."""
_MOST_PAIRS = 5
_JOINABLE = 3


class Sought(NamedTuple):
    """The words that a query looks for."""

    stems: frozenset[str]
    """Keys."""
    begun: tuple[str, ...]
    """Beginnings of folded words."""
    exact: frozenset[str]
    """Words exactly so, in small letters."""


def to_fts(query: Query, expand: Expand = lambda _: (), *, whole: bool = False) -> str:
    """Return the query as an expression for ``articles_stems``; ``whole`` skips compound parts.
    That table holds no facts and exact words: they are searched for as ordinary words."""
    match query:
        case Words():
            found = _words(query, expand, whole)
            return f"{query.field} : {found}" if query.field else found
        case Fact():
            return _words(Words(tuple(query.value.split())), expand, whole)
        case Any():
            return f"({' OR '.join(to_fts(part, expand, whole=whole) for part in query.parts)})"
        case All():
            if not query.parts:
                return '""'
            found = _all(query, expand, whole)
            for part in query.without:
                found = f"({found} NOT {to_fts(part, expand)})"
            return found


def exactly(query: Words) -> str:
    """Return one word or phrase as typed, as an expression for ``articles_fts``."""
    text = " ".join(query.words).replace('"', "").replace("komma", ",")
    return f'{query.field or _TEXTS} : "{text}"' + (" *" if query.begun else "")


def in_words(fact: Fact) -> str | None:
    """Return an expression for ``articles_fts`` that matches all articles with a tag (and few
    others), a byline or a place; ``None`` for other facts, and for values without words."""
    if fact.name not in _NAMES or not _IN_INDEX.search(fact.value):
        return None
    # Tags are stored as JSON.
    value = json.dumps(fact.value, ensure_ascii=False) if fact.name == "tag" else fact.value
    return f'{_NAMES[fact.name]} : "{value.replace(chr(34), " ")}"'


def is_plain(query: Query) -> bool:
    """Test whether ``articles_stems`` alone can answer a query."""
    match query:
        case Words():
            return not query.exact
        case Fact():
            return False
        case Any():
            return all(map(is_plain, query.parts))
        case All():
            return bool(query.parts) and all(map(is_plain, (*query.parts, *query.without)))


def leaves(query: Query) -> Iterator[Words]:
    """Yield the words and phrases that a hit may contain."""
    match query:
        case Words():
            yield query
        case All() | Any():
            for part in query.parts:
                yield from leaves(part)


def wanted(query: Query, field: str | None = None) -> Sought:
    """Return what to highlight in a hit, or in one of its fields."""
    stems: set[str] = set()
    begun: list[str] = []
    exact: set[str] = set()
    for words in leaves(query):
        if field and words.field and words.field != field:
            continue
        if words.exact:
            exact.update(word.lower() for word in words.words)
            continue
        whole = words.words[:-1] if words.begun else words.words
        for word in whole:
            stems.update(variants(word))
            if len(words.words) == 1:
                stems.update(shown_of(word))
        if len(words.words) > 1:
            stems.add(stem("".join(words.words)))
        if words.begun:
            begun.append(fold(words.words[-1]))
    return Sought(frozenset(stems), tuple(begun), frozenset(exact))


def _all(query: All, expand: Expand, whole: bool) -> str:
    """Require all parts, or two neighbours written as one word and the rest."""
    each = [to_fts(part, expand, whole=whole) for part in query.parts]
    found = f"({' AND '.join(each)})"
    others = []
    for n in range(min(len(each) - 1, _MOST_PAIRS)):
        one, two = query.parts[n], query.parts[n + 1]
        if is_word(one) and is_word(two) and one.field == two.field:
            joined = to_fts(Words((one.words[0] + two.words[0],), field=one.field), whole=whole)
            others.append(f"({' AND '.join((*each[:n], joined, *each[n + 2 :]))})")
    return f"({' OR '.join((found, *others))})" if others else found


def _words(query: Words, expand: Expand, whole: bool) -> str:
    if query.near is not None:
        return f"NEAR({' '.join(_quoted(stem(word)) for word in query.words)}, {query.near})"
    if len(query.words) == 1:
        return _one(query, expand, whole)
    stems = [stem(word) for word in query.words]
    if query.begun:
        return f'"{" ".join((*stems[:-1], prefixes(query.words[-1])[-1]))}" *'
    typed = _quoted(" ".join(stems))
    capital = _quoted(" ".join(readings(word)[-1] for word in query.words))
    found = [typed, capital]
    for n, word in enumerate(query.words):
        found += [_quoted(" ".join((*stems[:n], key, *stems[n + 1 :]))) for key in alike(word)]
    for n in range(len(stems) - 1):  # S/4HANA, i-4Kfz: number and word are one token in the text
        if len(stems) > 2 and query.words[n].isdigit() and query.words[n + 1].isalpha():
            one = stem(query.words[n] + query.words[n + 1])
            found.append(_quoted(" ".join((*stems[:n], one, *stems[n + 2 :]))))
    if len(stems) <= _JOINABLE and not _has_figures_in_a_row(query.words):
        joined = stem("".join(query.words))
        found += [_quoted(joined)] + ([] if whole else [_quoted(PART + joined)])
    return _either(found)


def _has_figures_in_a_row(words: tuple[str, ...]) -> bool:
    return any(one.isdigit() and two.isdigit() for one, two in pairwise(words))


def _one(query: Words, expand: Expand, whole: bool) -> str:
    (word,) = query.words
    if _DATE.fullmatch(word):
        return _quoted(PART + word)
    if query.begun:
        begun = prefixes(word)
        other = [key for key in expand(word) if not key.startswith(begun)]  # Häuse*: haus
        return _either([*(f'"{p}" *' for p in begun), *map(_quoted, other)])
    found = [*map(_quoted, variants(word))]
    if two := apart(word):
        found.append(_quoted(" ".join(map(stem, two))))
    return _either(found if whole else found + [_quoted(PART + key) for key in variants(word)])


def _either(found: list[str]) -> str:
    different = list(dict.fromkeys(found))
    return different[0] if len(different) == 1 else f"({' OR '.join(different)})"


def _quoted(text: str) -> str:
    return f'"{text}"'
