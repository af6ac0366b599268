"""The archive as files: JSON Lines (whole, to be imported again), CSV, Parquet, Atom."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import IO

from sqlite_utils import Database

from archive.database.connection import ArchiveError
from archive.database.docs import full_columns
from archive.exchange import atom
from archive.exchange.output import replaced
from archive.exchange.selection import ExportRecord, Selection, records

_BATCH = 500


def export(db: Database, selection: Selection, target: str | Path, form: str) -> int:
    """Write the selected articles into a file; how many there were.

    ``form`` is a key of ``FORMS``; the target ``-`` is standard output. The file is complete or
    absent: it gets its name when it is done. Raises :class:`ArchiveError` if it cannot be written.
    """
    write, whole, newest_first = FORMS[form]
    # Closed whatever happens: the generator holds a transaction.
    with closing(records(db, selection, whole=whole, newest_first=newest_first)) as found:
        if str(target) == "-":
            count = write(found, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return count
        with replaced(target) as stream:
            return write(found, stream)


def _jsonl(found: Iterable[ExportRecord], stream: IO[bytes]) -> int:
    count = 0
    for record in found:
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def _csv(found: Iterable[ExportRecord], stream: IO[bytes]) -> int:
    columns = list(full_columns())
    count = 0
    with open(stream.fileno(), "w", encoding="utf-8", newline="", closefd=False) as text:
        writer = csv.DictWriter(text, columns, lineterminator="\n")
        writer.writeheader()
        for record in found:
            writer.writerow({name: _flat(value) for name, value in record.items()})
            count += 1
    return count


def _flat(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _parquet(found: Iterable[ExportRecord], stream: IO[bytes]) -> int:
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra, and slow to import)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError(
            "Parquet needs pyarrow, which this Python does not have; install it, or write csv."
        ) from error
    also = pa.list_(pa.struct([("text", pa.string()), ("origin", pa.string())]))
    special = {
        **dict.fromkeys(("id", "word_count", "duplicate_of"), pa.int64()),
        "tags": pa.list_(pa.string()),
        "published_also": also,
    }
    schema = pa.schema([(name, special.get(name, pa.string())) for name in full_columns()])
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        iterator = iter(found)
        while batch := list(islice(iterator, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


Writer = Callable[[Iterable[ExportRecord], IO[bytes]], int]

FORMS: dict[str, tuple[Writer, bool, bool]] = {
    "jsonl": (_jsonl, True, False),
    "csv": (_csv, False, False),
    "parquet": (_parquet, False, False),
    "atom": (atom.write, False, True),
}
"""Name of a format: what writes it, whether it holds all that belongs to an article, whether the
newest article comes first."""
