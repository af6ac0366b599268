"""A spreadsheet (.xlsx): dates are dates, nothing in it runs, the long texts stand last."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import IO

from archive.database.connection import ArchiveError
from archive.database.docs import full_columns
from archive.exchange.atom import Head, without_controls
from archive.exchange.formats.form import TIMES, ExportRecord, flat

MAX_CELL = 32_767
"""Characters that a cell holds."""
MAX_ROWS = 1_048_575
"""Rows that a sheet holds below its head; further ones go on in a sheet of their own."""
CUT = " […]"
"""The end of a text that is longer than a cell."""
_LAST = ("teaser", "body")
_LEFT_OUT = ("body_html",)


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> int:
    """Write one article a row; how many. A row at a time is held in memory."""
    with tempfile.TemporaryFile() as whole:  # on a full disk the library would leave a half file
        count = _write(found, whole, about)
        whole.seek(0)
        shutil.copyfileobj(whole, stream)
    return count


def _write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> int:
    try:
        import xlsxwriter  # noqa: PLC0415  (slow to import, and seldom needed)
    except ImportError as error:
        raise ArchiveError(
            "A spreadsheet needs xlsxwriter, which this Python does not have; install it, or write "
            "csv."
        ) from error
    inner = [name for name in full_columns() if name not in (*_LAST, *_LEFT_OUT)]
    columns = (*inner, *_LAST)
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {"constant_memory": True, **safe})
    itself = f"urn:uuid:{about.uuid} {about.query}".strip()
    # The time of the newest article: so the same articles make the same file.
    book.set_properties(
        {"title": about.title, "comments": itself, "created": _naive(about.updated)}
    )
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    bold, count, sheet = book.add_format({"bold": True}), 0, None
    for record in found:
        line = count % MAX_ROWS + 1
        if line == 1:
            sheet = book.add_worksheet(f"articles {count // MAX_ROWS + 1}" if count else "articles")
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, columns, bold)
        assert sheet is not None
        for place, name in enumerate(columns):
            value = record[name]
            if isinstance(value, int):
                sheet.write_number(line, place, value)
            elif name in TIMES and value:
                sheet.write_datetime(line, place, _naive(value), moment)
            elif name == "published" and value:
                sheet.write_datetime(line, place, date.fromisoformat(value), day)
            elif value is not None:
                sheet.write_string(line, place, _cell(str(flat(value))))
        count += 1
    if sheet is None:
        book.add_worksheet("articles").write_row(0, 0, columns, bold)
    book.close()
    return count


def _naive(stamp: str) -> datetime:
    """A time in UTC, as a spreadsheet knows no zones."""
    return datetime.fromisoformat(stamp).astimezone(UTC).replace(tzinfo=None)


def _cell(text: str) -> str:
    text = without_controls(text)
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(CUT)] + CUT
