"""The syntax tree of a query. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

COLUMNS = {
    **{"title": "title", "titel": "title", "kicker": "kicker", "dachzeile": "kicker"},
    **{"teaser": "teaser", "vorspann": "teaser", "body": "body", "text": "body"},
}
"""Names of text fields in queries, and their columns."""

FACTS = {
    **{"tag": "tag", "stichwort": "tag", "byline": "byline", "autor": "byline"},
    **{"site": "site", "quelle": "site", "section": "section", "rubrik": "section"},
    **{"place": "place", "ort": "place", "since": "since", "seit": "since", "until": "until"},
    **{"bis": "until", "year": "year", "jahr": "year", "has": "has", "is": "is"},
}
"""Names of fields for facts about an article, and their canonical names."""


OPERATORS = {"AND": "AND", "UND": "AND", "OR": "OR", "ODER": "OR", "NOT": "NOT", "NICHT": "NOT"}
"""Operators, in English and German."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several in a row; ``begun`` if the last is only the beginning of a word."""

    words: tuple[str, ...]
    begun: bool = False
    field: str | None = None
    exact: bool = False
    """Only as typed: ``="Forderung"``."""
    near: int | None = None
    """In any order, with at most this many words between the first and the last."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about an article: its tag, site, date …"""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class All:
    """All of ``parts`` and none of ``without``; no parts means the whole archive."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of ``parts``."""

    parts: tuple[Query, ...]


Query = Words | Fact | All | Any


@dataclass(frozen=True, slots=True)
class Understanding:
    """A parsed query, and what was ignored in it."""

    query: Query | None
    """``None`` if it has no words."""
    faults: tuple[str, ...] = ()
    """What could not be understood, one phrase each."""
    left_out: tuple[str, ...] = ()
    """Stop words (der, ist) that were not searched for."""

    @property
    def understood(self) -> str:
        """The query as interpreted, in query syntax."""
        return written(self.query) if self.query is not None else ""

    @property
    def said(self) -> str | None:
        """One sentence for the reader, if the query was not understood as typed."""
        if not self.faults:
            return None
        reasons = "; ".join(self.faults)
        return f"understood as: {self.understood or '(nothing)'} ({reasons})"


def widened(query: Query) -> Query | None:
    """Return a query without its facts, and its words in any field; ``None`` if no word is left.

    >>> written(widened(All((Words(("Haus",), field="title"), Fact("place", "Ulm")))))
    'Haus'
    """
    match query:
        case Fact():
            return None
        case Words():
            return replace(query, field=None)
        case Any():
            parts = [widened(part) for part in query.parts]
            return None if None in parts else Any(tuple(part for part in parts if part))
        case All():
            kept = tuple(part for part in map(widened, query.parts) if part)
            return replace(query, parts=kept) if kept else None


def written(query: Query, *, inner: bool = False) -> str:
    """Format a query as typed text.

    >>> written(All((Words(("Haus",)),), (Words(("neue", "Brücke")),)))
    'Haus NOT "neue Brücke"'
    """
    match query:
        case Words():
            return _words(query)
        case Fact():
            quoted = (
                f'"{query.value}"' if not query.value.replace("-", "").isalnum() else query.value
            )
            return f"{query.name}:{quoted}"
        case Any():
            text = " OR ".join(written(part, inner=True) for part in query.parts)
        case All():
            text = " AND ".join(written(part, inner=True) for part in query.parts)
            without = " ".join(f"NOT {written(part, inner=True)}" for part in query.without)
            text = f"{text} {without}".strip()
    return f"({text})" if inner else text


def _words(query: Words) -> str:
    field = f"{query.field}:" if query.field else ""
    text = " ".join(query.words) + ("*" if query.begun else "")
    if len(query.words) > 1 or query.exact or text in OPERATORS:
        text = f'"{text}"'
    if query.near is not None:
        text += f"~{query.near}"
    return field + ("=" if query.exact else "") + text
