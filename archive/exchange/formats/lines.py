"""JSON Lines, whole and to be imported again; and CSV."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable
from typing import IO

from archive.database.docs import full_columns
from archive.exchange.atom import Head
from archive.exchange.formats.form import ExportRecord

_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet calculates, or cuts off to find the rest to."""
_QUOTE = '"'
_CELL = 32_000
"""Characters of a cell; more than 32,767 break a spreadsheet's file."""


def jsonl(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> int:
    """Write one article a line, with all that belongs to it."""
    count = 0
    for record in found:
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def table(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> int:
    """Write one article a row, comma-separated, with a head; every text as it is."""
    return rows(found, stream, full_columns())


def harmless_table(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> int:
    """Write the same for a spreadsheet, so that nothing in it runs."""
    stream.write(codecs.BOM_UTF8)
    return rows(found, stream, full_columns(), lambda value: quoted(harmless(value)))


def quoted(value: object) -> str:
    """Return a value as a cell of CSV (RFC 4180). Python's own writer looks at every letter by
    itself, which takes three times as long for long texts.

    >>> quoted(None), quoted(7), quoted("Die Stadt"), quoted("Ja, sagt sie")
    ('', '7', 'Die Stadt', '"Ja, sagt sie"')
    """
    if not isinstance(value, str):
        return "" if value is None else str(value)
    if '"' in value or "," in value or "\n" in value or "\r" in value:
        return f'"{value.replace(_QUOTE, _QUOTE * 2)}"'
    return value


def rows(
    found: Iterable[ExportRecord],
    stream: IO[bytes],
    columns: Iterable[str],
    cell: Callable[[object], str] = quoted,
) -> int:
    """Write records as rows below a head of these columns; how many."""
    count, names = 0, list(columns)
    stream.write(f"{','.join(names)}\n".encode())
    for record in found:
        stream.write(f"{','.join([cell(record[name]) for name in names])}\n".encode())
        count += 1
    return count


def harmless(cell: object) -> object:
    """Write a cell as a spreadsheet shows it: what it would calculate gets an apostrophe in front,
    which it hides, and of an endless text stays what a cell can hold.

    >>> harmless("=HYPERLINK(1)"), harmless("Die Stadt"), harmless(-1)
    ("'=HYPERLINK(1)", 'Die Stadt', -1)
    """
    if not isinstance(cell, str):
        return cell
    return f"'{cell[:_CELL]}" if cell.lstrip(" \n\u00a0").startswith(_RUNS) else cell[:_CELL]
