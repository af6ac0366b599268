"""JSON Lines, whole and to be imported again; and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from typing import IO

from archive.database.docs import full_columns
from archive.exchange.atom import Head
from archive.exchange.formats.form import ExportRecord, flat

_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet calculates, or cuts off to find the rest to."""
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
    return _rows(found, stream, "utf-8", flat)


def harmless_table(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> int:
    """Write the same for a spreadsheet, so that nothing in it runs."""
    return _rows(found, stream, "utf-8-sig", lambda value: harmless(flat(value)))


def _rows(
    found: Iterable[ExportRecord], stream: IO[bytes], coding: str, cell: Callable[[object], object]
) -> int:
    count = 0
    with open(stream.fileno(), "w", encoding=coding, newline="", closefd=False) as text:
        writer = csv.DictWriter(text, list(full_columns()), lineterminator="\n")
        writer.writeheader()
        for record in found:
            writer.writerow({name: cell(value) for name, value in record.items()})
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
