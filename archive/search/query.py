"""Parse what people type into a search box; no input is ever an error. Pure.

Words must all occur, in any form; ``"a phrase"`` in that order; ``AND``, ``OR``, ``NOT`` (or
``UND``, ``ODER``, ``NICHT``, ``-word``) and brackets combine. Input that makes no sense is searched
for as plain words and reported; nothing is ever read as its opposite.
"""

from __future__ import annotations

import re

from archive.search.bounds import bounded
from archive.search.facts import fact_of
from archive.search.forms import plain, tokens
from archive.search.fts import to_fts
from archive.search.spans import atoms, fused, joined
from archive.search.stopwords import small_operators, without_stop_words
from archive.search.tree import COLUMNS, FACTS, OPERATORS, All, Any, Query, Understanding, Words

__all__ = ["parse", "read", "to_fts"]

_LONGEST = 2000
_MOST = 64
_DEEPEST = 20
_SHORTEST_BEGINNING = 3
_FIELDS = "|".join((*COLUMNS, *FACTS))
_QUOTE = '"„“”»«'
_TOKEN = re.compile(
    rf"""(?P<field>(?:{_FIELDS}):)(?=\s*[^\s)])
    |(?P<near>NEAR\s?\((?P<inner>[^()]*)\))
    |(?P<phrase>=?[{_QUOTE}][^{_QUOTE}]*[{_QUOTE}](?:~\d+)?)
    |(?P<bracket>[()])
    |(?P<minus>(?<![^\s(:])-(?=[^\W_]|=?[{_QUOTE}(]))
    |(?P<quote>[{_QUOTE}])
    |(?P<word>[^\s(){_QUOTE}]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_FACTS_AS_TYPED = (
    rf"(?:{'|'.join(FACTS)}):\s*=?(?:[{_QUOTE}][^{_QUOTE}]*[{_QUOTE}]|[^\s(){_QUOTE}]+)"
)
_IN_FACT = re.compile(rf"(\b{_FACTS_AS_TYPED})", re.IGNORECASE)
"""A fact, such as ``tag:…``: compared as typed, while words are spelled out by ``plain``."""
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNKNOWN_FIELD = re.compile(r"[a-zäöü]{2,}:[^\W_].*", re.IGNORECASE)
_FIELD_ALONE = re.compile(rf"({_FIELDS}):\W*", re.IGNORECASE)
_NO_MINUS = "−–—!"
"""What stands before a word and may be meant to exclude it."""


def parse(text: str) -> Query | None:
    """Parse a text as a query; ``None`` if it has no words. Never raises.

    >>> parse("Haus")
    Words(words=('Haus',), begun=False, field=None, exact=False, near=None)
    """
    return read(text).query


def read(text: str) -> Understanding:
    """Parse a query and report what could not be understood. Never raises."""
    parser = _Parser(text)
    query = parser.query()
    if query is None and any(c.isalnum() for c in text[:_LONGEST]):
        found = tokens(text[:_LONGEST])[:_MOST]
        parser.faults.append("searched for as words")
        query = _all([Words((word,)) for word in dict.fromkeys(found)]) if found else None
    if query is not None:
        query, excess = bounded(query)
        parser.faults += excess
    if query is None and text.strip():
        parser.faults.append("no word to search for")
    return Understanding(query, tuple(dict.fromkeys(parser.faults)), tuple(parser.left_out))


def _all(parts: list[Query], without: list[Query] | None = None) -> Query:
    if len(parts) == 1 and not without:
        return parts[0]
    return All(tuple(parts), tuple(without or ()))


class _Parser:
    """Parses a query from left to right. Anything odd is reported and skipped."""

    def __init__(self, text: str) -> None:
        self.faults: list[str] = []
        self.left_out: list[str] = []
        if len(text) > _LONGEST:
            self.faults.append(f"only its first {_LONGEST} characters")
        text, odd = _NO_TEXT.subn(" ", text[:_LONGEST])
        if odd:
            self.faults.append("without control characters")
        pieces = enumerate(_IN_FACT.split(text))
        text = joined("".join(piece if n % 2 else plain(piece) for n, piece in pieces))
        self.tokens = [(m.lastgroup or "", m) for m in _TOKEN.finditer(text)]
        self.tokens = [("near" if m["near"] else kind, m) for kind, m in self.tokens]
        if len(self.tokens) > _MOST:
            self.faults.append(f"only its first {_MOST} words")
            del self.tokens[_MOST:]
        self.place = 0
        self.depth = 0

    def query(self) -> Query | None:
        parts: list[Query] = []
        while self.place < len(self.tokens):
            found = self.any_of()
            if found is not None:
                parts.append(found)
            if self.place < len(self.tokens):
                self.faults.append("a bracket that nothing opens")
                self.place += 1
        return _all(parts) if parts else None

    def any_of(self, field: str | None = None) -> Query | None:
        self.depth += 1
        found = [self.all_of(field)]
        while self.operator() == "OR":
            self.place += 1
            found.append(self.all_of(field))
        self.depth -= 1
        given = [part for part in found if part is not None]
        parts = list(dict.fromkeys(given))
        if len(given) < len(found) > 1:
            self.faults.append("OR with nothing beside it")
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def all_of(self, field: str | None) -> Query | None:
        parts: list[Query] = []
        without: list[Query] = []
        open_and = False
        while self.place < len(self.tokens):
            kind, match = self.tokens[self.place]
            operator = self.operator()
            if match[0] == ")" or operator == "OR":
                break
            self.place += 1
            if operator == "AND":
                if open_and or not (parts or without):
                    self.faults.append("AND with nothing beside it")
                open_and = True
            elif operator == "NOT" or kind == "minus":
                self.refuse(field, without, parts)
                open_and = False
            else:
                found = self.atom(kind, match, field)
                if found is not None:
                    parts.append(found)
                    open_and = False
        if open_and and (parts or without):
            self.faults.append("AND with nothing beside it")
        parts = list(dict.fromkeys(self.without_stop_words(fused(parts))))
        return _all(parts, list(dict.fromkeys(without))) if parts or without else None

    def refuse(self, field: str | None, without: list[Query], parts: list[Query]) -> None:
        """Parse a term that must not occur; two negations cancel out."""
        times = 1
        while self.operator() == "NOT" or self.kind() == "minus":
            times += 1
            self.place += 1
        if self.place >= len(self.tokens) or self.match()[0] == ")" or self.operator():
            self.faults.append("NOT with nothing behind it")
            return
        kind, match = self.tokens[self.place]
        self.place += 1
        found = self.atom(kind, match, field)
        if found is not None:
            (without if times % 2 else parts).append(found)

    def atom(self, kind: str, match: re.Match[str], field: str | None) -> Query | None:
        text = match[0]
        if kind == "field":
            return self.in_field(text[:-1].lower(), field)
        if kind == "near":
            if field in _FACTS:
                self.faults.append(f"{field}:{text}")
                field = None
            return self.near(match["inner"], field)
        if text == "(":
            return self.bracket(field)
        if kind == "quote":
            self.faults.append("a quotation mark without its other")
            return None
        if field in _FACTS:
            return self.fact(field, text)
        if kind == "phrase":
            return self.phrase(text, field)
        return self.word(text, field)

    def in_field(self, name: str, outer: str | None) -> Query | None:
        field = COLUMNS.get(name) or FACTS[name]
        if outer is not None and outer != field:
            self.faults.append(f"{name}: within another field")
            field = outer
        if self.kind() == "minus" or self.operator() == "NOT":
            self.place += 1
            without: list[Query] = []
            parts: list[Query] = []
            self.refuse(field, without, parts)
            return _all(parts, without) if parts or without else None
        if self.kind() is None or self.operator() or self.match()[0] == ")":
            self.faults.append(f"{name}: with nothing behind it")
            return None
        kind, match = self.tokens[self.place]
        self.place += 1
        return self.atom(kind, match, field)

    def bracket(self, field: str | None) -> Query | None:
        if self.depth >= _DEEPEST:
            self.faults.append(f"only {_DEEPEST} brackets deep")
            self.skip_bracket()
            return None
        found = self.any_of(field)
        if self.place < len(self.tokens):
            self.place += 1  # the closing one
        else:
            self.faults.append("a bracket that nothing closes")
        return found

    def skip_bracket(self) -> None:
        open_brackets = 1
        while self.place < len(self.tokens) and open_brackets:
            text = self.match()[0]
            open_brackets += (text == "(") - (text == ")")
            self.place += 1

    def near(self, inner: str, field: str | None) -> Query | None:
        text, comma, number = inner.rpartition(",")
        distance = number.strip()
        if not comma:
            text, distance = inner, "10"
        found = tuple(tokens(text))
        if len(found) < 2 or not distance.isascii() or not distance.isdigit():
            self.faults.append(f"NEAR({inner.strip()})")
            return _all([Words((w,), field=field) for w in tokens(inner)]) if found else None
        return Words(found, field=field, near=min(int(distance), 1000))

    def phrase(self, text: str, field: str | None) -> Query | None:
        exact = text.startswith("=")
        body, _, distance = text.rpartition("~") if text[-1].isdigit() else (text, "", "")
        found = tuple(tokens(body))
        if not found:
            self.faults.append("an empty phrase")
            return None
        begun = body[-2] == "*" and not distance and len(found[-1]) >= _SHORTEST_BEGINNING
        if body.count("*") > begun:
            self.faults.append(
                f"{text}: a star belongs at the end, after {_SHORTEST_BEGINNING} letters"
            )
        if len(found) == 1 and not (exact or begun):
            return atoms(body.strip(_QUOTE), field, begun=False, exact=False)
        near = min(int(distance), 1000) if distance and len(found) > 1 else None
        return Words(found, begun, field, exact and near is None, near)

    def word(self, text: str, field: str | None) -> Query | None:
        if alone := _FIELD_ALONE.fullmatch(text):
            self.faults.append(f"{alone[1]}: with nothing behind it")
        if text[0] in _NO_MINUS and text[1:2].isalnum():
            self.faults.append(f"{text}: only -{text[1:]} excludes a word")
        exact = text.startswith("=")
        begun = text.rstrip(",;.:!?").endswith("*")
        last = "".join(c if c.isalnum() else " " for c in text).split()[-1:]
        if begun and len("".join(last)) < _SHORTEST_BEGINNING:
            self.faults.append(f"{text}: a beginning needs at least {_SHORTEST_BEGINNING} letters")
            begun = False
        if "*" in text.strip("*,;.:!?") or text.startswith("*"):
            self.faults.append(f"{text}: a star belongs at the end of a word")
        if _UNKNOWN_FIELD.fullmatch(text) and not re.match(r"https?:|\w+:in(nen)?\b", text):
            self.faults.append(f"{text.partition(':')[0]}: not a field")
            return _all([Words((word,), field=field) for word in tokens(text)])
        return atoms(text, field, begun=begun, exact=exact)

    def fact(self, name: str, text: str) -> Query | None:
        if found := fact_of(name, text.strip(f"={_QUOTE}").strip()):
            return found
        self.faults.append(f"{name}:{text}")
        words = tokens(text)
        return _all([Words((word,)) for word in words]) if words else None

    def without_stop_words(self, parts: list[Query]) -> list[Query]:
        self.faults += small_operators(parts)
        kept = without_stop_words(parts)
        self.left_out += [
            " ".join(p.words) for p in parts if isinstance(p, Words) and p not in kept
        ]
        return kept

    def kind(self) -> str | None:
        return self.tokens[self.place][0] if self.place < len(self.tokens) else None

    def match(self) -> re.Match[str]:
        return self.tokens[self.place][1]

    def operator(self) -> str | None:
        if self.kind() != "word":
            return None
        return OPERATORS.get(self.match()[0])


_FACTS = frozenset(FACTS.values())
