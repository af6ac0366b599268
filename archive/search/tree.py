"""What a query is made of, once it is understood. Pure."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = {
    **{"title": "title", "titel": "title", "kicker": "kicker", "dachzeile": "kicker"},
    **{"teaser": "teaser", "vorspann": "teaser", "body": "body", "text": "body"},
}
"""Names of fields that are texts, and the columns they mean."""

FACTS = {
    **{"tag": "tag", "stichwort": "tag", "byline": "byline", "autor": "byline"},
    **{"site": "site", "quelle": "site", "section": "section", "rubrik": "section"},
    **{"place": "place", "ort": "place", "since": "since", "seit": "since", "until": "until"},
    **{"bis": "until", "year": "year", "jahr": "year", "has": "has", "is": "is"},
}
"""Names of fields that are facts about an article."""


OPERATORS = {"AND": "AND", "UND": "AND", "OR": "OR", "ODER": "OR", "NOT": "NOT", "NICHT": "NOT"}
"""Words that combine others, and what they mean."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several in a row; the last one perhaps only begun."""

    words: tuple[str, ...]
    begun: bool = False
    field: str | None = None
    exact: bool = False
    """Only as typed: ``="Forderung"``."""
    near: int | None = None
    """In any order, at most so many words between the first and the last."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of an article: its tag, site, date …"""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class All:
    """Everything in ``parts`` and nothing in ``without``; without parts: of the whole archive."""

    parts: tuple[Query, ...]
    without: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of ``parts``."""

    parts: tuple[Query, ...]


Query = Words | Fact | All | Any


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood of a query."""

    query: Query | None
    """``None`` where it holds no word."""
    faults: tuple[str, ...] = ()
    """What could not be understood, a phrase each."""
    left_out: tuple[str, ...] = ()
    """Words that nearly every text has (der, ist), which were not searched for."""

    @property
    def understood(self) -> str:
        """The query as it was searched for, in the language of queries."""
        return written(self.query) if self.query is not None else ""

    @property
    def said(self) -> str | None:
        """One sentence for the reader where the query was not understood as typed."""
        if not self.faults:
            return None
        reasons = "; ".join(self.faults)
        return f"understood as: {self.understood or '(nothing)'} ({reasons})"


def written(query: Query, *, inner: bool = False) -> str:
    """Write a query as one types it.

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
