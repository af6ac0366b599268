"""Rows as an Excel file, written while it is sent: a row at a time, with nothing in it that runs.

An Excel file is a zip of XML (ECMA-376, part 1). A zip can be written from front to back, so what
is in memory is one piece; the package that the archive's own export uses needs the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, Any, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from archive.exchange.atom import without_controls
from reading_room.view.tables import Row, in_words

MAX_CELL = 32_767
"""Characters that a cell holds."""
MAX_ROWS = 1_048_575
"""Rows that a sheet holds below its head; further ones go on in a sheet of their own."""
_WIDEST = 60
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAYS_BEGIN = date(1899, 12, 30).toordinal()
"""Day 0 of a spreadsheet."""
_BOLD, _IS_DAY = 1, 2
"""Styles, by their place in ``styles.xml``."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_XML}<styleSheet {_MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


class ExcelWriter:
    """An .xlsx file: headings that stay, a filter, dates as dates, lists in words."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self._columns = columns
        """Name of each column → its heading."""
        self._file = _Pipe()
        self._zip = ZipFile(cast("IO[bytes]", self._file), "w", ZIP_DEFLATED, compresslevel=5)
        self._sheets: list[str] = []
        self._sheet: Any = None
        self._line = 0

    def head(self) -> bytes:
        """Write nothing yet: the first rows say how wide the columns are."""
        return b""

    def piece(self, rows: Iterable[Row]) -> bytes:
        """Write some rows."""
        cells = [[in_words(row[name]) for name in self._columns] for row in rows]
        for n, row in enumerate(cells):
            if self._sheet is None or self._line > MAX_ROWS:
                self._begin(cells[n:])
            self._row([_cell(value) for value in row])
        return self._file.taken()

    def tail(self) -> bytes:
        """Close the file."""
        if self._sheet is None:
            self._begin([])
        self._end()
        numbers = range(1, len(self._sheets) + 1)
        sheets = "".join(
            f'<sheet name="{self._sheets[n - 1]}" sheetId="{n}" r:id="r{n}"/>' for n in numbers
        )
        related = "".join(
            _related(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers
        )
        related += _related("styles", "styles", "styles.xml")
        typed = "".join(_typed(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers)
        for name, content in (
            ("xl/styles.xml", _STYLES),
            (
                "xl/workbook.xml",
                f'{_XML}<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
            ),
            ("xl/_rels/workbook.xml.rels", _relations(related)),
            ("_rels/.rels", _relations(_related("book", "officeDocument", "xl/workbook.xml"))),
            (
                "[Content_Types].xml",
                f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f"{_typed('/xl/workbook.xml', 'sheet.main')}{_typed('/xl/styles.xml', 'styles')}"
                f"{typed}</Types>",
            ),
        ):
            with self._zip.open(name, "w") as part:
                part.write(content.encode())
        self._zip.close()
        return self._file.taken()

    def _begin(self, first: Sequence[Sequence[Any]]) -> None:
        """Begin a sheet, its columns as wide as its first rows need."""
        if self._sheet is not None:
            self._end()
        number = len(self._sheets) + 1
        self._sheets.append(f"Kommunews {number}" if number > 1 else "Kommunews")
        self._sheet = self._zip.open(f"xl/worksheets/sheet{number}.xml", "w")
        heads = list(self._columns.values())
        longest = [max(len(str(row[n])) for row in [heads, *first]) for n in range(len(heads))]
        widths = "".join(
            f'<col min="{n}" max="{n}" width="{min(most, _WIDEST) + 3}" customWidth="1"/>'
            for n, most in enumerate(longest, 1)
        )
        self._write(
            f'{_XML}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
            'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            f"<cols>{widths}</cols><sheetData>"
        )
        self._line = 0
        self._row([_text(head, _BOLD) for head in heads])

    def _end(self) -> None:
        last = f"{_letters(len(self._columns))}{self._line}"
        self._write(f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>')
        self._sheet.close()

    def _row(self, cells: Iterable[str]) -> None:
        self._line += 1
        self._write(f"<row>{''.join(cells)}</row>")

    def _write(self, text: str) -> None:
        self._sheet.write(text.encode())


class _Pipe:
    """A file that is only written, and taken away piece by piece."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, content: bytes) -> int:
        self._written += content
        return len(content)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        found = bytes(self._written)
        self._written.clear()
        return found


def _cell(value: Any) -> str:
    """Write a cell; what looks like a formula is a text as any other.

    >>> _cell("2025-10-10"), _cell(3), _cell("")
    ('<c s="2"><v>45940</v></c>', '<c><v>3</v></c>', '<c/>')
    >>> _cell("=1<2")
    '<c t="inlineStr"><is><t xml:space="preserve">=1&lt;2</t></is></c>'
    """
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    if _DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value).toordinal() - _DAYS_BEGIN
        except ValueError:
            return _text(value)
        if day > 60:  # before March 1900 spreadsheets disagree
            return f'<c s="{_IS_DAY}"><v>{day}</v></c>'
    return _text(value) if value else "<c/>"


def _text(value: str, style: int = 0) -> str:
    shown = escape(without_controls(value)[:MAX_CELL])
    styled = f' s="{style}"' if style else ""
    return f'<c{styled} t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _letters(number: int) -> str:
    """Name a column.

    >>> _letters(1), _letters(26), _letters(27)
    ('A', 'Z', 'AA')
    """
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _related(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _typed(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>'
