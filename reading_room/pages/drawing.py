"""The chart of an answer, as its question defines it: wide, for phones, and as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from archive.clock import utc_now
from reading_room.pages.answers import Table
from reading_room.pages.history import between
from reading_room.pages.questions import Question
from reading_room.room import PageContext
from reading_room.view.axes import CHART_WIDTH, Caption, standalone
from reading_room.view.charts import Point, bars, lines, shares

NAME_LENGTH = 26
"""Letters shown of the name of a line."""
LINKED_LENGTH = 80
"""Longest word, in letters, that the link of every value in a chart repeats."""


class Drawing:
    """Draw the chart of one answer, in any width."""

    def __init__(
        self, question: Question, rows: list[dict[str, Any]], values: dict[str, str],
        table: Table, context: PageContext, *, absolute: bool, total: int,
    ) -> None:  # fmt: skip
        self.question, self.rows, self.values = question, rows, values
        self.table, self.context = table, context
        self.absolute, self.total = absolute, total
        self.how = question.chart
        self.today = utc_now()[:10]

    def draw(self, width: int) -> Markup:
        """Draw the chart; at phone width it is taller."""
        t, how = self.context.t, self.how
        title, sentence = self.question.title[t.lang], self.question.sentence[t.lang]
        caption = self._caption(width)
        height = 330 if width < CHART_WIDTH else 320
        if "series" in how:
            return lines(list(self._series()), title, sentence, width=width, height=height,
                         show=t.number, caption=caption)  # fmt: skip
        points = self._points()
        if how["kind"] == "ranking":
            return shares(points[: how.get("most", 12)], title, width=width, show=t.number,
                          caption=caption)  # fmt: skip
        return bars(points, title, sentence, width=width, height=height, show=t.number,
                    caption=caption)  # fmt: skip

    def file(self) -> str:
        """Return the chart as a file."""
        return standalone(self.draw(CHART_WIDTH))

    def _caption(self, width: int) -> Caption:
        t, title = self.context.t, self.question.title[self.context.t.lang]
        if named := " · ".join(filter(None, self.values.values())):
            title = f"{title}: {named}"
        unit = "articles" if self.absolute else self.how["unit"]
        source = "chart.source" if width >= CHART_WIDTH else "chart.source.short"
        runs = any(self._runs(str(row.get(self.how["label"]))) for row in self.rows)
        note = t.plain("chart.running", year=self.today[:4]) if runs else ""
        day, articles = t.short_day(self.today), t.count("count.articles", self.total)
        return Caption(title=title, unit=t.plain(f"unit.{unit}"), note=note,
                       source=t.plain(source, articles=articles, day=day))  # fmt: skip

    def _series(self) -> Iterator[tuple[str, list[Point]]]:
        how, t = self.how, self.context.t
        chosen = how["absolute"] if self.absolute else how["series"]
        for column, name in chosen.items():
            found = {str(r[how["label"]]): r[column] for r in self.rows}
            shown = self.values[name] if name in self.values else t.plain(f"field.{name}")
            labels = self._labels(list(found))
            shown = shown if len(shown) <= NAME_LENGTH else shown[: NAME_LENGTH - 1] + "…"
            yield shown, [self._point(label, found.get(label), name) for label in labels]

    def _points(self) -> list[Point]:
        how = self.how
        if how["kind"] == "ranking" and "count_by" not in how:
            return [
                Point(label=str(r[how["label"]]), value=r[how["value"]] or 0, href=self._article(r))
                for r in self.rows
            ]
        found = dict(self._counted())
        if how["kind"] == "ranking":
            return [Point(label=self.table.direction(d), value=n) for d, n in found.items()]
        return [self._point(label, found.get(label, 0), "") for label in self._labels(list(found))]

    def _counted(self) -> list[tuple[str, float]]:
        """Return labels and values; count or sum rows as the question defines."""
        how = self.how
        if column := how.get("count_by"):
            counts = Counter(_bucket(row[column]) for row in self.rows)
            return list(counts.most_common() if how["kind"] == "ranking" else counts.items())
        value = how["absolute"] if self.absolute else how["value"]
        sums: Counter[str] = Counter()
        for row in self.rows:
            sums[str(row[how.get("sum_by") or how["label"]])] += row[value] or 0
        return list(sums.items())

    def _labels(self, labels: list[str]) -> list[str]:
        """Order labels; if some are years or months, keep only those, and fill the gaps."""
        times = sorted(label for label in labels if label[:4].isdigit() and len(label) in (4, 7))
        if not times:
            return labels
        near = [label for label in times if len(label) == len(times[0])]
        return between(near[0], near[-1])

    def _point(self, label: str, value: float | None, series: str) -> Point:
        t = self.context.t
        is_month = len(label) == 7
        return Point(
            label=label[:4] if is_month else label,
            value=value,
            name=t.day(label),
            href=self._search(label, series) if value else None,
            running=self._runs(label),
        )

    def _runs(self, label: str) -> bool:
        return label in (self.today[:4], self.today[:7])

    def _search(self, label: str, series: str) -> str | None:
        lead = self.how.get("lead")
        if not isinstance(lead, dict):
            return None
        name = lead.get("q", "")
        q = self.values.get(series if name == "series" else name, "")
        if len(q) > LINKED_LENGTH:
            return None
        return self.context.link("/suche", q=q, since=label, until=label)

    def _article(self, row: dict[str, Any]) -> str | None:
        return self.context.link(f"/artikel/{row['id']}") if "id" in row else None


def _bucket(value: Any) -> str:
    """Cut a time to its month; return anything else as it is."""
    text = str(value or "–")
    return text[:7] if text[4:5] == "-" and text[:4].isdigit() else text
