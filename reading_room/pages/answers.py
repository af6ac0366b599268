"""The table of an answer for readers: headings in words, names instead of keys, links."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from markupsafe import Markup, escape

from reading_room.room import PageContext, web_url
from reading_room.view.locale import catalogue

_HIDDEN = ("id", "original_id")
"""Columns used only to build links."""
_TIMES = ("seen_at", "gone_at", "corrected_at")
_DAYS = ("published", "original_published")


class Table:
    """Format headings and cells of one answer."""

    def __init__(
        self,
        names: list[str],
        values: dict[str, str],
        titles: dict[str, str],
        context: PageContext,
    ) -> None:
        self.names = [name for name in names if name not in _HIDDEN or "title" not in names]
        self._values, self._titles, self._context = values, titles, context
        self._t = context.t

    def heads(self) -> dict[str, str]:
        """Return the headings by column, hidden ones included."""
        return {name: self._head(name) for name in (*_HIDDEN, *self.names)}

    def _head(self, name: str) -> str:
        word = name.removesuffix("_per_thousand")
        if word in self._values and word != name:
            return f"{self._values[word]}, {self._t.plain('column.per_thousand')}"
        if name in self._values:
            return self._values[name]
        key = next((k for k in (f"column.{name}", f"field.{name}") if k in catalogue()), None)
        return self._t.plain(key) if key else name

    def direction(self, value: str) -> str:
        """Name the sites that a text went from and to."""
        return " → ".join(self._titles.get(name, name) for name in value.split(" → "))

    def is_number(self, name: str, rows: list[dict[str, Any]]) -> bool:
        """Tell whether a column holds numbers, which are aligned right."""
        if name in ("year", "word_for_word"):
            return False
        return any(isinstance(row[name], int | float) for row in rows)

    def cell(self, name: str, row: dict[str, Any]) -> Markup:
        """Return the content of a cell."""
        value, t = row[name], self._t
        if value is None or value == "":
            return Markup("–")
        if name == "title" and row.get("id"):
            return self._link(self._page(row), value)
        if name == "id":
            return self._link(f"/artikel/{value}", value)
        if name == "direction":
            shown = escape(self.direction(str(value)))
            return (
                self._link(f"/artikel/{row['original_id']}", shown)
                if row.get("original_id")
                else shown
            )
        if name == "source":
            return escape(self._titles.get(value, value))
        if name in _TIMES:
            return t.moment(value)
        if name in _DAYS:
            return escape(t.short_day(value))
        if name == "month":
            return escape(t.day(value))
        if name == "word_for_word":
            return t("answer.yes" if value else "answer.no")
        if name == "changed":
            return escape(", ".join(map(self._field, _list(value))))
        if name == "url" and (address := web_url(value)):
            return Markup('<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>').format(
                address
            )
        if isinstance(value, int | float) and name != "year":
            return escape(t.number(value))
        return escape(value)

    def _page(self, row: dict[str, Any]) -> str:
        path = f"/artikel/{row['id']}"
        return f"{path}/fassungen?bis={row['version']}" if "version" in row else path

    def _link(self, path: str, shown: Any) -> Markup:
        address, _, query = path.partition("?")
        pairs = parse_qsl(query)
        return Markup('<a href="{}">{}</a>').format(self._context.link(address, pairs), shown)

    def _field(self, name: str) -> str:
        key = f"field.{name}"
        return self._t.plain(key) if key in catalogue() else name


def _list(text: str) -> list[str]:
    try:
        found = json.loads(text)
    except ValueError:
        return [text]
    return [str(name) for name in found] if isinstance(found, list) else [text]
