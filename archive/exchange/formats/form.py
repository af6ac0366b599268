"""The interface of export formats. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, NamedTuple, TypeVar

from archive.database.connection import ArchiveError
from archive.exchange.atom import Head
from archive.program import PROGRAM

T = TypeVar("T")
ExportRecord = dict[str, Any]
"""A row of ``articles_full``; its lists are JSON text for formats with ``as_cells``, else lists."""
Writer = Callable[[Iterable[ExportRecord], IO[bytes], Head], None]
"""Writes articles to a stream."""
TIMES = ("published_at", "first_seen", "last_seen", "last_changed", "gone_at")
"""Columns that are times."""


class Form(NamedTuple):
    """A format of an export."""

    write: Writer
    """Function that writes it."""
    suffix: str
    """File name suffix."""
    media: str
    """Media type."""
    whole: bool = False
    """Whether it includes everything that belongs to an article."""
    newest_first: bool = False
    """Whether the newest article comes first."""
    printed: bool = False
    """Whether the address is as the site prints it, for opening rather than joining."""
    terms: bool = False
    """Whether language, publisher, rights and reservations of each article are told."""
    as_cells: bool = False
    """Whether lists stay JSON text as in the archive."""


class Counted:
    """Records, counted as they are read."""

    def __init__(self, found: Iterable[ExportRecord]) -> None:
        self.found, self.count = found, 0

    def __iter__(self) -> Iterator[ExportRecord]:
        for record in self.found:
            self.count += 1
            yield record


def parsed(record: ExportRecord, name: str, read: Callable[[str], T]) -> T | None:
    """Parse a date or time of a row. Raises :class:`ArchiveError` that names the row, where it was
    altered by other programs."""
    text = record[name]
    try:
        return read(text) if text else None
    except ValueError:
        key, value = next(iter(record.items()))
        raise ArchiveError(
            f"the row with {key} {value} has {text!r} as {name}, which is no date or time; nothing "
            f"was written. Correct it, and see what else `{PROGRAM} verify` finds."
        ) from None


def flat(value: object) -> object:
    """Return a value as a table cell: lists and objects as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
