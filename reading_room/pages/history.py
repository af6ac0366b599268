"""The history of hits as a chart, by year, month or day, depending on the period searched."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from reading_room.facets.find import SearchResult
from reading_room.facets.params import SearchParams
from reading_room.room import PageContext
from reading_room.view.charts import Point, bars

MOST_DAYS, MOST_MONTHS = 62, 36
"""Most days and months that get one bar each."""
WIDTH, HEIGHT = 420, 170


def history_of(
    params: SearchParams, found: SearchResult, context: PageContext, *, linked: bool
) -> dict[str, Any] | None:
    """Draw the history of the hits; every bar links to its articles."""
    by, counts = _counts(params, found)
    if not counts:
        return None
    t = context.t
    points = [
        Point(
            label=_label(by, name, context),
            value=counts[name],
            name=t.day(name),
            href=context.link("/suche", _narrowed(params, by, name).to_query())
            if counts[name] and linked
            else None,
        )
        for name in between(min(counts), max(counts))
    ]
    title = t.plain(f"chart.hits.{by}")
    chart = bars(points, title, width=WIDTH, height=HEIGHT, show=t.number)
    rows = [(t.day(name), t.number(n)) for name, n in sorted(counts.items(), reverse=True)]
    return {"by": by, "chart": chart, "rows": rows, "title": title}


def _counts(params: SearchParams, found: SearchResult) -> tuple[str, Counter[str]]:
    """Return the hits by year, month or day."""
    if not found.days:
        return "years", found.years
    months: Counter[str] = Counter()
    for day, n in found.days.items():
        months[day[:7]] += n
    if _span(found.days) <= MOST_DAYS and (params.since or params.until):
        return "days", found.days
    if len(between(min(months), max(months))) <= MOST_MONTHS:
        return "months", months
    years: Counter[str] = Counter()
    for month, n in months.items():
        years[month[:4]] += n
    return "years", years


def _span(days: Counter[str]) -> int:
    return (date.fromisoformat(max(days)) - date.fromisoformat(min(days))).days + 1


def _narrowed(params: SearchParams, by: str, name: str) -> SearchParams:
    if by == "years" and not (params.since or params.until):
        return params.toggled("year", name)
    return params.without("year").changed(since=name, until=name)


def _label(by: str, name: str, context: PageContext) -> str:
    if by == "years":
        return name
    return context.t.month(name[5:7])[:3] if by == "months" else f"{int(name[8:])}."


def between(first: str, last: str) -> list[str]:
    """List all years, months or days from one to another; none if there are too many.

    >>> between("2024-11", "2025-01"), between("2023-02-28", "2023-03-01"), between("1999", "2000")
    (['2024-11', '2024-12', '2025-01'], ['2023-02-28', '2023-03-01'], ['1999', '2000'])
    """
    if len(first) == 4:
        years = range(int(first), int(last) + 1)
        return [f"{year:04}" for year in years] if len(years) < 300 else []
    if len(first) == 7:
        start, stop = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
        months = range(start, stop + 1)
        return [f"{n // 12:04}-{n % 12 + 1:02}" for n in months] if len(months) < 2400 else []
    day = date.fromisoformat(first)
    days = (date.fromisoformat(last) - day).days + 1
    return [str(day + timedelta(n)) for n in range(days)] if days < 800 else []
