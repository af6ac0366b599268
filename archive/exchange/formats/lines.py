"""JSON Lines, whole and to be imported again; and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import IO

from archive.database.docs import full_columns
from archive.exchange.atom import Head
from archive.exchange.formats.form import ExportRecord, flat


def jsonl(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> int:
    """Write one article a line, with all that belongs to it."""
    count = 0
    for record in found:
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def table(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> int:
    """Write one article a row, comma-separated, with a head."""
    columns = list(full_columns())
    count = 0
    with open(stream.fileno(), "w", encoding="utf-8", newline="", closefd=False) as text:
        writer = csv.DictWriter(text, columns, lineterminator="\n")
        writer.writeheader()
        for record in found:
            writer.writerow({name: flat(value) for name, value in record.items()})
            count += 1
    return count
