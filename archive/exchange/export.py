"""The archive as files: JSON Lines (whole, to be imported again), CSV, Parquet, Atom.

CSV holds every text as it is; the form for spreadsheets holds it so that nothing runs.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, TypeVar

from sqlite_utils import Database

from archive.database.connection import ArchiveError
from archive.database.docs import full_columns
from archive.database.sql import row
from archive.exchange import atom
from archive.exchange.output import replaced
from archive.exchange.selection import ExportRecord, Selection, chosen, records

_BATCH = 500
_RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet calculates, or cuts off to find the rest to."""
_CELL = 32_000
"""Characters of a cell; more than 32,767 break a spreadsheet's file."""
_TIMES = ("first_seen", "last_seen", "last_changed", "gone_at")
T = TypeVar("T")


def export(db: Database, selection: Selection, target: str | Path, form: str) -> int:
    """Write the selected articles into a file; how many there were.

    ``form`` is a key of ``FORMS``; the target ``-`` is standard output. The file is complete or
    absent: it gets its name when it is done. Raises :class:`ArchiveError` if it cannot be written.
    """
    write, whole, newest_first = FORMS[form]
    # Closed whatever happens: the generator holds a transaction.
    about = _about(db, selection)
    with closing(records(db, selection, whole=whole, newest_first=newest_first)) as found:
        if str(target) == "-":
            count = write(found, sys.stdout.buffer, about)
            sys.stdout.buffer.flush()
            return count
        with replaced(target) as stream:
            return write(found, stream, about)


def _about(db: Database, selection: Selection) -> atom.Head:
    conditions, parameters = chosen(db, selection)
    found = row(
        db,
        f"""SELECT uuid, name, (SELECT max(last_changed) FROM articles WHERE {conditions}) AS newest
        FROM archive""",
        parameters,
    )
    assert found is not None
    asked = {name: value for name, value in selection.described().items() if value}
    return atom.Head(
        uuid=found["uuid"],
        title=" · ".join([found["name"] or "Kommunews", *map(str, asked.values())]),
        query="&".join(f"{name}={value}" for name, value in asked.items()),
        updated=found["newest"] or atom.NEVER,
    )


def _jsonl(found: Iterable[ExportRecord], stream: IO[bytes], _: atom.Head) -> int:
    count = 0
    for record in found:
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def _csv(found: Iterable[ExportRecord], stream: IO[bytes], _: atom.Head) -> int:
    return _rows(found, stream, "utf-8", _flat)


def _spreadsheet(found: Iterable[ExportRecord], stream: IO[bytes], _: atom.Head) -> int:
    return _rows(found, stream, "utf-8-sig", lambda value: harmless(_flat(value)))


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


def _flat(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _parquet(found: Iterable[ExportRecord], stream: IO[bytes], about: atom.Head) -> int:
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra, and slow to import)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError(
            "Parquet needs pyarrow, which this Python does not have; install it, or write csv."
        ) from error
    moment = pa.timestamp("s", tz="UTC")
    special = {
        **dict.fromkeys(("id", "word_count", "duplicate_of"), pa.int64()),
        **dict.fromkeys(_TIMES, moment),
        "published": pa.date32(),
        "tags": pa.list_(pa.string()),
        "published_also": pa.list_(pa.struct([("text", pa.string()), ("origin", pa.string())])),
    }
    fields = [
        pa.field(name, special.get(name, pa.string()), metadata={"description": text})
        for name, text in full_columns().items()
    ]
    itself = {"kommunews.archive": about.uuid, "kommunews.query": about.query}
    schema = pa.schema(fields, metadata=itself)
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        iterator = iter(found)
        while batch := [_typed(record) for record in islice(iterator, _BATCH)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _typed(record: ExportRecord) -> ExportRecord:
    """A record whose times and date are such; what was none stays out, and NULL."""
    made = dict(record)
    for name in _TIMES:
        made[name] = _read(datetime.fromisoformat, record[name])
    made["published"] = _read(date.fromisoformat, record["published"])
    return made


def _read(read: Callable[[str], T], text: str | None) -> T | None:
    try:
        return read(text) if text else None
    except ValueError:
        return None


Writer = Callable[[Iterable[ExportRecord], IO[bytes], atom.Head], int]

FORMS: dict[str, tuple[Writer, bool, bool]] = {
    "jsonl": (_jsonl, True, False),
    "csv": (_csv, False, False),
    "spreadsheet": (_spreadsheet, False, False),
    "parquet": (_parquet, False, False),
    "atom": (atom.write, False, True),
}
"""Name of a format: what writes it, whether it holds all that belongs to an article, whether the
newest article comes first."""
