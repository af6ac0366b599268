"""What people type into a search box, understood; whatever it is, it is never an error. Pure.

Words must all occur, in any form (``Häuser`` finds ``Haus``) and as part of compounds;
``"a phrase"`` in that order; ``AND``, ``OR``, ``NOT`` (or ``UND``, ``ODER``, ``NICHT``, ``-word``)
and brackets combine; ``wort*`` is a beginning; ``title:``, ``kicker:``, ``teaser:``, ``body:``
look in one field. Text that makes no sense as a query is searched for as the words it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.search.german import fold, prefixes, stem, words

FIELDS = {
    "title": "title",
    "titel": "title",
    "kicker": "kicker",
    "dachzeile": "kicker",
    "teaser": "teaser",
    "vorspann": "teaser",
    "body": "body",
    "text": "body",
}
"""Names of fields in a query, and the columns they mean."""

_LONGEST = 2000
_MOST = 64
_DEEPEST = 20
_OPERATORS = {"AND": "AND", "UND": "AND", "OR": "OR", "ODER": "OR", "NOT": "NOT", "NICHT": "NOT"}
_TOKEN = re.compile(
    r"(?P<field>(?:title|titel|kicker|dachzeile|teaser|vorspann|body|text):)"
    r'|(?P<phrase>["„“”][^"„“”]*["„“”])'
    r"|(?P<bracket>[()])"
    r"|(?P<minus>(?<![^\s(])-(?=[^\W_]|[\"„“(]))"
    r'|(?P<word>[^\s()"„“”]+)',
    re.IGNORECASE,
)

Expand = Callable[[str], Iterable[str]]
"""Gives the stems of the words of the archive that begin in some way."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several in a row; the last one perhaps only begun."""

    words: tuple[str, ...]
    begun: bool = False
    field: str | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Everything in ``parts`` and nothing in ``without``."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of ``parts``."""

    parts: tuple[Query, ...]


Query = Words | All | Any


class _NoQueryError(Exception):
    """The text does not follow the rules of queries."""


def parse(text: str) -> Query | None:
    """The query that a text is, or its words as one; ``None`` if it holds none. Never raises.

    >>> parse('title:Haus OR "neue Brücke"')
    Any(parts=(Words(words=('Haus',), begun=False, field='title'), \
Words(words=('neue', 'Brücke'), begun=False, field=None)))
    >>> parse('AND "')
    Words(words=('AND',), begun=False, field=None)
    """
    text = text[:_LONGEST]
    try:
        return _Parser(text).query()
    except _NoQueryError:
        found = words(text)[:_MOST]
        return _all([Words((word,)) for word in found]) if found else None


def to_fts(query: Query, expand: Expand = lambda _: ()) -> str:
    """The query in the language of FTS5, for the table ``articles_stems``."""
    match query:
        case Words():
            found = _words_to_fts(query, expand)
            return f"{query.field} : {found}" if query.field else found
        case Any():
            return f"({' OR '.join(to_fts(part, expand) for part in query.parts)})"
        case All():
            found = f"({' AND '.join(to_fts(part, expand) for part in query.parts)})"
            for part in query.without:
                found = f"({found} NOT {to_fts(part, expand)})"
            return found


def wanted(query: Query) -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems, and the beginnings of folded words, that a hit shows: what to highlight."""
    stems: set[str] = set()
    begun: list[str] = []
    match query:
        case Words():
            stems.update(stem(word) for word in query.words)
            if len(query.words) > 1:
                stems.add(stem("".join(query.words)))
            if query.begun:
                begun.append(fold(query.words[-1]))
        case All() | Any():
            for part in query.parts:
                more, beginnings = wanted(part)
                stems |= more
                begun += beginnings
    return frozenset(stems), tuple(begun)


def _words_to_fts(query: Words, expand: Expand) -> str:
    stems = [stem(word) for word in query.words]
    if query.begun and len(stems) == 1:
        beginnings = [f'"{p}" *' for p in prefixes(query.words[0])]
        forms = dict.fromkeys((*stems, *expand(query.words[0])))
        return f"({' OR '.join((*beginnings, *(_quoted(form) for form in forms)))})"
    if query.begun:
        return f'"{" ".join((*stems[:-1], prefixes(query.words[-1])[-1]))}" *'
    phrase = _quoted(" ".join(stems))
    if len(stems) == 1:
        return phrase
    return f"({phrase} OR {_quoted(stem(''.join(query.words)))})"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _all(parts: list[Query], without: list[Query] | None = None) -> Query:
    if len(parts) == 1 and not without:
        return parts[0]
    return All(tuple(parts), tuple(without or ()))


class _Parser:
    """Reads a query from left to right; anything odd is a ``_NoQueryError``."""

    def __init__(self, text: str) -> None:
        self.tokens = [(m.lastgroup or "", m[0]) for m in _TOKEN.finditer(text)]
        self.place = 0
        self.depth = 0
        if len(self.tokens) > _MOST:
            raise _NoQueryError

    def query(self) -> Query:
        found = self.any_of()
        if self.place < len(self.tokens):
            raise _NoQueryError
        return found

    def any_of(self) -> Query:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _NoQueryError
        parts = [self.all_of()]
        while self.operator() == "OR":
            self.place += 1
            parts.append(self.all_of())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def all_of(self) -> Query:
        parts: list[Query] = []
        without: list[Query] = []
        expected = True
        while self.place < len(self.tokens):
            kind, text = self.tokens[self.place]
            operator = self.operator()
            if text == ")" or operator == "OR":
                break
            if operator == "AND":
                if expected:
                    raise _NoQueryError
                self.place += 1
                expected = True
            elif operator == "NOT" or kind == "minus":
                self.place += 1
                without.append(self.atom())
                expected = False
            else:
                parts.append(self.atom())
                expected = False
        if expected or not parts:
            raise _NoQueryError
        return _all(parts, without)

    def atom(self, field: str | None = None) -> Query:
        kind, text = self.next()
        if self.operator_of(kind, text) or kind == "minus" or text == ")":
            raise _NoQueryError
        if kind == "field":
            if field:
                raise _NoQueryError
            return self.atom(FIELDS[text[:-1].lower()])
        if text == "(":
            if field:
                raise _NoQueryError
            found = self.any_of()
            if self.next()[1] != ")":
                raise _NoQueryError
            return found
        found_words = tuple(words(text))
        if not found_words:
            raise _NoQueryError
        begun = kind == "word" and text.endswith("*")
        return Words(found_words, begun, field)

    def next(self) -> tuple[str, str]:
        if self.place >= len(self.tokens):
            raise _NoQueryError
        self.place += 1
        return self.tokens[self.place - 1]

    def operator(self) -> str | None:
        if self.place >= len(self.tokens):
            return None
        return self.operator_of(*self.tokens[self.place])

    @staticmethod
    def operator_of(kind: str, text: str) -> str | None:
        return _OPERATORS.get(text) if kind == "word" else None
