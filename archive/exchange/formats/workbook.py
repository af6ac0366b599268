"""Write Excel files (.xlsx) row by row, with typed dates and without formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import MAXYEAR, UTC, date, datetime
from typing import IO

from archive.database.connection import ArchiveError
from archive.exchange.atom import without_controls
from archive.visible import visible

MAX_CELL = 32_767
"""Maximum characters of a cell."""
MAX_ROWS = 1_048_575
"""Maximum rows of a sheet below its header; further rows go to another sheet."""
CUT = " […]"
"""Marks the end of a text cut to the size of a cell."""
_FIRST = 1901
"""First year whose every day all spreadsheets count alike; earlier dates are text."""
_NOTHING_RUNS = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip

Cell = str | int | float | date | datetime | None


class Workbook:
    """One table in an Excel file, on as many sheets as it needs."""

    def __init__(
        self,
        stream: IO[bytes],
        heads: Sequence[str],
        name: str,
        *,
        properties: Mapping[str, str | datetime] | None = None,
        widths: Sequence[int] = (),
        folder: str | None = None,
    ) -> None:
        """Start the file.

        ``heads`` are the column headers of every sheet, ``widths`` the column widths in characters.
        Rows are buffered in ``folder`` until :meth:`close`. Raises :class:`ArchiveError` if
        xlsxwriter is missing.
        """
        try:
            import xlsxwriter  # noqa: PLC0415  (slow to import, and seldom needed)
        except ImportError as error:
            raise ArchiveError(
                "A spreadsheet needs xlsxwriter, which this Python does not have; install it, or "
                "write csv."
            ) from error
        options = {"constant_memory": True, "tmpdir": folder, **_NOTHING_RUNS}
        self._book = xlsxwriter.Workbook(stream, options)
        said = {n: _text(v) if isinstance(v, str) else v for n, v in (properties or {}).items()}
        self._book.set_properties(said)
        self._bold = self._book.add_format({"bold": True})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._heads, self._name, self._widths = heads, name, widths
        self._sheets = 0
        self._begin()

    def add(self, cells: Iterable[Cell]) -> None:
        """Write a row; None gives an empty cell."""
        if self._line == MAX_ROWS:
            self._end()
            self._begin()
        self._line += 1
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                self._sheet.write_string(self._line, place, _text(cell))
            elif isinstance(cell, date) and not _FIRST <= cell.year < MAXYEAR:
                self._sheet.write_string(self._line, place, cell.isoformat())
            elif isinstance(cell, datetime):  # UTC, as spreadsheets have no time zones
                naive = cell.astimezone(UTC).replace(tzinfo=None)
                self._sheet.write_datetime(self._line, place, naive, self._time)
            elif isinstance(cell, date):
                self._sheet.write_datetime(self._line, place, cell, self._day)
            elif cell is not None:
                self._sheet.write_number(self._line, place, cell)

    def close(self) -> None:
        """Finish the file."""
        self._end()
        self._book.close()

    def _begin(self) -> None:
        self._sheets += 1
        self._line = 0
        name = f"{self._name} {self._sheets}" if self._sheets > 1 else self._name
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, width)
        self._sheet.write_row(0, 0, self._heads, self._bold)

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, self._line, len(self._heads) - 1)


def _text(text: str) -> str:
    text = without_controls(visible(text))
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - len(CUT)] + CUT
