"""Parquet with typed dates and times, and a description of each column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import IO, Any, TypeVar

from archive.database.connection import ArchiveError
from archive.exchange.atom import Head
from archive.exchange.formats.columns import ARTICLES, PublicColumn, columns_of
from archive.exchange.formats.form import ExportRecord, flat

_BATCH = 500
T = TypeVar("T")


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> int:
    """Write articles in batches; return their number."""
    return rows(found, stream, columns_of(ARTICLES), about)


def rows(
    found: Iterable[ExportRecord],
    stream: IO[bytes],
    columns: Mapping[str, PublicColumn],
    about: Head,
) -> int:
    """Write the rows of a table; return their number. Lists stay lists, objects become JSON."""
    try:
        import pyarrow as pa  # noqa: PLC0415  (an extra, and slow to import)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError(
            "Parquet needs pyarrow, which this Python does not have; install it, or write csv."
        ) from error
    types = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "datetime": pa.timestamp("s", tz="UTC"),
        "array": pa.list_(pa.string()),
        "array of objects": pa.list_(pa.struct([("text", pa.string()), ("origin", pa.string())])),
    }
    fields = [
        pa.field(name, types.get(c.kind, pa.string()), metadata={"description": c.text})
        for name, c in columns.items()
    ]
    itself = {"kommunews.archive": about.uuid, "kommunews.query": about.query}
    schema = pa.schema(fields, metadata=itself)
    reads = {name: _READS[c.kind] for name, c in columns.items() if c.kind in _READS}
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        iterator = iter(found)
        while batch := [
            record | {name: read(record[name]) for name, read in reads.items()}
            for record in islice(iterator, _BATCH)
        ]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _read(read: Callable[[str], T], text: str | None) -> T | None:
    """Parse a date or time; an invalid one becomes NULL."""
    try:
        return read(text) if text else None
    except ValueError:
        return None


_READS: dict[str, Callable[[Any], Any]] = {
    "date": partial(_read, date.fromisoformat),
    "datetime": partial(_read, datetime.fromisoformat),
    "object": flat,
}
"""Conversion of values for the file, by kind of column."""
