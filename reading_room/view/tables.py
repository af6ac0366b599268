"""Write rows as text, piece by piece: CSV for programs or spreadsheets, JSON, citations. Pure.

A writer returns a head, then any number of pieces, then a tail; it keeps no row.
"""

from __future__ import annotations

import csv
import io
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from archive.exchange.formats.lines import harmless

Row = Mapping[str, Any]


class RowWriter(ABC):
    """Write rows in one format."""

    def head(self) -> str:
        """Return the text before all rows."""
        return ""

    @abstractmethod
    def piece(self, rows: Iterable[Row]) -> str:
        """Write some rows."""

    def tail(self) -> Iterable[str | bytes]:
        """Yield what follows all rows, piece by piece; it may be slow."""
        return ()

    def close(self) -> None:  # noqa: B027  (most have nothing in use)
        """Release resources, also after an aborted export."""


class CsvWriter(RowWriter):
    """Write CSV for programs: commas, column names, empty cells for unknown values."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def head(self) -> str:
        """Write the names of the columns."""
        return _lines([self.names])

    def piece(self, rows: Iterable[Row]) -> str:
        """Write some rows."""
        return _lines([[row[name] for name in self.names] for row in rows])


class SheetWriter(RowWriter):
    """Write CSV for German spreadsheets: a byte order mark, semicolons, readable headings and
    lists; no cell is a formula."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self.columns = columns
        """Name of each column → its heading."""

    def head(self) -> str:
        """Write the headings."""
        return "\ufeff" + _lines([self.columns.values()], delimiter=";", end="\r\n")

    def piece(self, rows: Iterable[Row]) -> str:
        """Write some rows."""
        cells = [[harmless(in_words(row[name])) for name in self.columns] for row in rows]
        return _lines(cells, delimiter=";", end="\r\n")


class JsonWriter(RowWriter):
    """Write one JSON object: the request, the number of rows, and the rows."""

    def __init__(self, count: int, **about: Any) -> None:
        self._about = {**about, "count": count}
        self._begun = False

    def head(self) -> str:
        """Write the request and the number of rows."""
        return json.dumps(self._about, ensure_ascii=False)[:-1] + ', "rows": ['

    def piece(self, rows: Iterable[Row]) -> str:
        """Write some rows; their tags as a list."""
        found = [json.dumps(_listed(row), ensure_ascii=False) for row in rows]
        before = ",\n" if self._begun else "\n"
        self._begun = self._begun or bool(found)
        return before + ",\n".join(found) if found else ""

    def tail(self) -> Iterable[str]:
        """Close the object."""
        return ("\n]}\n",)


class EachWriter(RowWriter):
    """Write citations, one after the other."""

    def __init__(
        self, write: Callable[[Any], str], before: str = "", between: str = "", after: str = ""
    ) -> None:
        self._write, self._before, self._between, self._after = write, before, between, after
        self._begun = False

    def head(self) -> str:
        """Return the text before all citations."""
        return self._before

    def piece(self, rows: Iterable[Row]) -> str:
        """Write some citations: each row has one as its only cell."""
        found = [self._write(row["cited"]) for row in rows]
        before = self._between if self._begun else ""
        self._begun = self._begun or bool(found)
        return before + self._between.join(found) if found else ""

    def tail(self) -> Iterable[str]:
        """Yield the text after all citations."""
        return (self._after,)


def _lines(rows: Iterable[Iterable[Any]], *, delimiter: str = ",", end: str = "\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def _listed(row: Row) -> dict[str, Any]:
    tags = row.get("tags")
    return {**row, "tags": json.loads(tags)} if isinstance(tags, str) else dict(row)


def in_words(value: Any) -> Any:
    """Return a value for a spreadsheet: lists joined by commas, nothing if unknown.

    >>> in_words('["OZG", "E-Akte"]'), in_words(None), in_words(3)
    ('OZG, E-Akte', '', 3)
    """
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        try:
            found = json.loads(value)
        except ValueError:
            return value
        return ", ".join(map(str, found)) if isinstance(found, list) else value
    return "" if value is None else value
