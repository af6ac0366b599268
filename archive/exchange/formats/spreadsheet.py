"""A spreadsheet (.xlsx): one article per row, long texts in the last columns."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import IO

from archive.database.docs import full_columns
from archive.exchange.atom import Head
from archive.exchange.formats.form import TIMES, ExportRecord, flat, parsed
from archive.exchange.formats.workbook import Cell, Workbook

_LAST = ("teaser", "body")
_LEFT_OUT = ("body_html",)


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> None:
    """Write one article per row. One row at a time is in memory."""
    inner = [name for name in full_columns() if name not in (*_LAST, *_LEFT_OUT)]
    columns = (*inner, *_LAST)
    itself = f"urn:uuid:{about.uuid} {about.query}".strip()
    # The time of the newest article, so that the same articles give identical bytes.
    created = datetime.fromisoformat(about.updated).astimezone(UTC).replace(tzinfo=None)
    with tempfile.TemporaryFile() as whole:  # on a full disk, the library would raise twice
        book = Workbook(
            whole, columns, "articles",
            properties={"title": about.title, "comments": itself, "created": created},
        )  # fmt: skip
        try:
            for record in found:
                book.add(_cell(record, name) for name in columns)
        finally:  # it holds files of its own
            book.close()
        whole.seek(0)
        shutil.copyfileobj(whole, stream)


def _cell(record: ExportRecord, name: str) -> Cell:
    value = record[name]
    if value is None or isinstance(value, int):
        return value
    if name in TIMES:
        return parsed(record, name, datetime.fromisoformat)
    if name == "published":
        return parsed(record, name, date.fromisoformat)
    return str(flat(value))
