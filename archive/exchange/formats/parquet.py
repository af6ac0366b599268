"""Parquet, with real dates and times, each column described in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice
from typing import IO, TypeVar

from archive.database.connection import ArchiveError
from archive.database.docs import full_columns
from archive.exchange.atom import Head
from archive.exchange.formats.form import NUMBERS, TIMES, ExportRecord, flat

_BATCH = 500
T = TypeVar("T")


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> int:
    """Write articles in batches, dates and times as such, descriptions in the metadata."""
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra, and slow to import)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError(
            "Parquet needs pyarrow, which this Python does not have; install it, or write csv."
        ) from error
    moment = pa.timestamp("s", tz="UTC")
    special = {
        **dict.fromkeys(NUMBERS, pa.int64()),
        **dict.fromkeys(TIMES, moment),
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
    for name in TIMES:
        made[name] = _read(datetime.fromisoformat, record[name])
    made["evidence"] = flat(record["evidence"])
    made["published"] = _read(date.fromisoformat, record["published"])
    return made


def _read(read: Callable[[str], T], text: str | None) -> T | None:
    try:
        return read(text) if text else None
    except ValueError:
        return None
