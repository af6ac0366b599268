"""The blocks of an article's body, and the plain text a perfect reader extracts from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

JOINT = "\x1f"
"""Marks where the page lacks the blank after a full stop."""

_BLANKS = re.compile(r"[ \u00a0\u202f]+")


def printed(text: str) -> str:
    """Spell a text as the page prints it, missing blanks included."""
    return text.replace(JOINT, "")


def clean(text: str) -> str:
    """Clean a text like a perfect reader: missing blanks restored, runs of blanks collapsed.

    >>> clean("Ende.\\x1fDie  Stadt\\u00a0Auental ")
    'Ende. Die Stadt Auental'
    """
    return _BLANKS.sub(" ", text.replace(JOINT, " ")).strip()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text inside a paragraph, perhaps a link or emphasised."""

    text: str
    href: str | None = None
    """Address as printed: absolute, or relative to the site's root."""
    mark: Literal["strong", "em"] | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A subheading inside the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Macro:
    """A subheading whose macro leaked: the page prints ``#titel+Text#titel-`` as a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its header."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    paragraphs: tuple[str, ...]


Block = Paragraph | Subheading | Macro | Items | Table | Quote


def paragraph(text: str) -> Paragraph:
    """Make a paragraph without links."""
    return Paragraph((Span(text),))


def block_text(block: Block) -> str:
    """Return the plain text of one block, as a perfect reader extracts it."""
    match block:
        case Paragraph(spans):
            return clean("".join(span.text for span in spans))
        case Subheading(text) | Macro(text):
            return clean(text)
        case Items(items):
            return "\n".join(clean(item) for item in items)
        case Table(rows):
            return "\n".join(" | ".join(clean(cell) for cell in row) for row in rows)
        case Quote(paragraphs):
            return "\n\n".join(clean(text) for text in paragraphs)
