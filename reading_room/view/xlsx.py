"""Write rows as an Excel file: to a temporary file row by row, and from there to the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from archive.exchange.formats.workbook import Cell, Workbook
from reading_room.view.tables import Row, RowWriter, in_words

_WIDEST = 60
_CHUNK = 1 << 16


class ExcelWriter(RowWriter):
    """Write an .xlsx file: frozen headings, a filter, real dates, readable lists.

    A zip file has its directory at its end, so nothing is sent before the last row.
    """

    def __init__(self, columns: Mapping[str, str]) -> None:
        self._columns = columns
        """Name of each column → its heading."""
        self._folder = TemporaryDirectory(prefix="kommunews-")
        self._file = TemporaryFile()  # noqa: SIM115  (see close)
        self._book: Workbook | None = None

    def piece(self, rows: Iterable[Row]) -> str:
        """Write some rows; the first ones determine the widths of the columns."""
        cells = [[in_words(row[name]) for name in self._columns] for row in rows]
        book = self._book = self._book or self._begin(cells)
        for row in cells:
            book.add(map(_cell, row))
        return ""

    def tail(self) -> Iterator[bytes]:
        """Finish the file and yield its bytes."""
        (self._book or self._begin([])).close()
        self._file.seek(0)
        return iter(lambda: self._file.read(_CHUNK), b"")

    def close(self) -> None:
        """Remove the file."""
        self._file.close()
        self._folder.cleanup()

    def _begin(self, first: list[list[Any]]) -> Workbook:
        heads = list(self._columns.values())
        longest = (max(len(str(row[n])) for row in [heads, *first]) for n in range(len(heads)))
        widths = [min(most, _WIDEST) + 3 for most in longest]
        return Workbook(self._file, heads, "Kommunews", widths=widths, folder=self._folder.name)


def _cell(value: Any) -> Cell:
    """Return a day as a date, ``None`` for an empty value, anything else as it is.

    >>> _cell("2025-10-10"), _cell("2025-02-30"), _cell(""), _cell("=1"), _cell(3)
    (datetime.date(2025, 10, 10), '2025-02-30', None, '=1', 3)
    """
    if isinstance(value, str) and len(value) == len("2025-10-10"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return None if value == "" else value
