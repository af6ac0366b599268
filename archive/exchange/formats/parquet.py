"""Parquet with typed dates and times, and a description of each column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from itertools import islice
from typing import IO

from archive.database.connection import ArchiveError
from archive.exchange.atom import Head
from archive.exchange.formats.columns import ARTICLES, PublicColumn, columns_of
from archive.exchange.formats.form import ExportRecord, flat, parsed

_BATCH = 500


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> None:
    """Write articles in batches."""
    rows(found, stream, columns_of(ARTICLES), about)


def rows(
    found: Iterable[ExportRecord],
    stream: IO[bytes],
    columns: Mapping[str, PublicColumn],
    about: Head,
) -> None:
    """Write the rows of a table. Lists stay lists, objects become JSON."""
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
    times = {name: _READS[c.kind] for name, c in columns.items() if c.kind in _READS}
    objects = [name for name, c in columns.items() if c.kind == "object"]
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        iterator = iter(found)
        while batch := [
            record
            | {name: parsed(record, name, read) for name, read in times.items()}
            | {name: flat(record[name]) for name in objects}
            for record in islice(iterator, _BATCH)
        ]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


_READS: dict[str, Callable[[str], date]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}
"""How dates and times are parsed, by kind of column."""
