"""JSON Lines, complete for re-import; and CSV."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from typing import IO

from archive.database.docs import full_columns
from archive.exchange.atom import Head
from archive.exchange.formats.form import ExportRecord
from archive.visible import visible, visible_json

_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Beginnings of cells that a spreadsheet would evaluate, or would strip and then evaluate."""
_QUOTE = '"'
_CELL = 32_000
"""Maximum characters of a cell; more than 32,767 break a spreadsheet file."""


def jsonl(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> None:
    """Write one article per line, with all that belongs to it."""
    for record in found:
        stream.write(visible_json(record).encode() + b"\n")


def table(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> None:
    """Write one article per row as CSV with a header, texts unchanged."""
    rows(found, stream, full_columns())


def harmless_table(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> None:
    """Write the same CSV for a spreadsheet, with every cell harmless."""
    stream.write(codecs.BOM_UTF8)
    rows(found, stream, full_columns(), lambda value: quoted(harmless(value)))


def quoted(value: object) -> str:
    """Return a value as a CSV cell (RFC 4180). Python's own writer tests character by character,
    which takes three times as long for long texts.

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
) -> None:
    """Write records as rows below a header of these columns."""
    names = list(columns)
    stream.write(f"{','.join(names)}\n".encode())
    for record in found:
        stream.write(f"{','.join([cell(record[name]) for name in names])}\n".encode())


def harmless(cell: object) -> object:
    """Make a cell safe for a spreadsheet: a formula gets an apostrophe in front, which the
    spreadsheet hides, what acts on a terminal or turns a line around is made visible, and a long
    text is cut to the size of a cell.

    >>> harmless("=HYPERLINK(1)"), harmless("Die Stadt"), harmless(-1)
    ("'=HYPERLINK(1)", 'Die Stadt', -1)
    """
    if not isinstance(cell, str):
        return cell
    runs = cell.lstrip(" \n\u00a0").startswith(_RUNS)
    return ("'" if runs else "") + visible(cell)[:_CELL]
