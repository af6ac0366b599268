"""The operations page: the state of the sites, their runs, and missing articles."""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime
from typing import Any

from archive.clock import utc_now
from reading_room.facets.index import FacetIndex
from reading_room.pages.history import between
from reading_room.room import PageContext
from reading_room.view.axes import CHART_WIDTH, Caption
from reading_room.view.charts import Point, lines, sparkline
from reading_room.view.locale import Locale, catalogue

_ORDER = ("alarm", "failed", "never", "running", "good")
"""States of a site, the worst first."""
RUNS_SHOWN = 40
"""Runs in the table, the newest first."""
_LAST = """
select sources.name, sources.title, sources.url, runs.started, runs.finished, runs.outcome,
    runs.detail, runs.id as run_id,
    (select started from runs as good where good.source = sources.name
        and good.outcome = 'finished' order by id desc limit 1) as last_good,
    (select count(*) from alerts where alerts.source = sources.name and closed is null
        and runs >= patience) as alarms
from sources left join runs on runs.id =
    (select max(id) from runs as newest where newest.source = sources.name)
order by sources.title
"""
_RUNS = "select * from runs order by started desc, id desc limit ?"
_ALARMS = """
select * from alerts where closed is not null or runs >= patience
order by closed is not null, coalesce(closed, last_seen) desc limit 40
"""
_REFUSALS = """
select source, reason, count(*) as pages, sum(times) as times, max(last_seen) as last_seen,
    min(detail) as example
from refusals group by source, reason order by last_seen desc limit 40
"""
_DOUBTS = """
select source, reason, held, count(*) as readings, max(last_seen) as last_seen,
    min(article_id) as example
from quarantine where settled is null group by source, reason, held order by last_seen desc
"""
_COVERAGE = """
select runs.source, year, announced, archived, gone, missing from coverage
join runs on runs.id = coverage.run_id
where surface = 'all' and run_id in
    (select max(run_id) from coverage as c join runs as r on r.id = c.run_id group by r.source)
order by runs.source, year desc
"""
_MEASURES = """
select runs.source, _metrics.run_id, name, value from _metrics join runs on runs.id = run_id
where run_id in (select id from runs as r where r.source = runs.source
    order by id desc limit 9)
order by runs.source, run_id desc
"""


def site_health(conn: sqlite3.Connection, index: FacetIndex) -> list[dict[str, Any]]:
    """List every site: its articles by state, its last run, and its state in one word."""
    found = []
    totals = index.totals
    for row in conn.execute(_LAST):
        site = dict(row)
        name = site["name"]
        site["label"] = site["title"] or name
        site["articles"] = totals.sources[name]
        for state in ("full", "teaser", "gone"):
            site[state] = totals.states[(name, state)]
        site["undated"] = totals.undated[name]
        site["newest"] = totals.newest.get(name)
        site["health"] = _word(site)
        found.append(site)
    return found


def _word(site: dict[str, Any]) -> str:
    if site["started"] is None:
        return "never"
    if site["alarms"]:
        return "alarm"
    if site["finished"] is None:
        return "running"
    return "good" if site["outcome"] == "finished" else "failed"


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the operations page."""
    sites = sorted(site_health(conn, index), key=lambda site: _ORDER.index(site["health"]))
    now, t = utc_now(), context.t
    runs = [dict(r) for r in conn.execute(_RUNS, [RUNS_SHOWN])]
    coverage = [dict(r) for r in conn.execute(_COVERAGE)]
    expected = usual_and_last(conn)
    alarms = [{**dict(r), "days": days_between(r["opened"], now)} for r in conn.execute(_ALARMS)]
    wrong = [site for site in sites if site["health"] in ("alarm", "failed")]
    read = read_per_run(conn)
    return {
        "nav": "operations",
        "sites": sites,
        "wrong": wrong,
        "reasons": {
            site["name"]: [a for a in alarms if a["source"] == site["name"] and not a["closed"]]
            for site in wrong
        },
        "said": lambda name: said(name, t),
        "measured": lambda name: measured(name, t),
        "sparks": {
            name: sparkline(values, t.plain("operations.spark"), show=t.number)
            for name, values in read.items()
            if len(values) > 1
        },
        "names": {site["name"]: site["label"] for site in sites},
        "runs": runs,
        "alarms": alarms,
        "refusals": [dict(r) for r in conn.execute(_REFUSALS)],
        "doubts": [dict(r) for r in conn.execute(_DOUBTS)],
        "coverage": coverage,
        "coverage_charts": coverage_chart(coverage, context),
        "expectations": expected,
        "unusual": [e for e in expected if is_unusual(e["value"], e["usual"])],
        "seconds": {run["id"]: duration(run["started"], run["finished"]) for run in runs},
    }


def coverage_chart(coverage: list[dict[str, Any]], context: PageContext) -> Any:
    """Draw announced and archived articles by year, all sites together."""
    t = context.t
    years = sorted({row["year"] for row in coverage if row["year"]})
    if not years:
        return []
    series = []
    for name in ("announced", "archived"):
        sums = dict.fromkeys(years, 0)
        for row in coverage:
            if row["year"]:
                sums[row["year"]] += row[name]
        points = [
            Point(label=year, value=sums.get(year), href=context.link("/suche", year=year))
            for year in between(years[0], years[-1])
        ]
        series.append((t.plain(f"coverage.{name}"), points))
    caption = Caption(title=t.plain("coverage.chart"), unit=t.plain("unit.articles"),
                      source=t.plain("coverage.source"))  # fmt: skip
    title = t.plain("coverage.chart")
    return [
        lines(series, title, show=t.number, caption=caption, width=width, height=320)
        for width in (CHART_WIDTH, 380)
    ]


def said(name: str, t: Locale) -> str:
    """Return the meaning of an alarm, reason or doubt; its short name if the catalogue has none."""
    for known in (name, name.partition(":")[0], re.sub("[0-9]{2}$", "xx", name)):
        if f"said.{known}" in catalogue():
            return t.plain(f"said.{known}")
    return name


def measured(name: str, t: Locale) -> str:
    """Return the name of a metric in words, with its surface or field in brackets; the short name
    if the catalogue has none."""
    head, _, part = name.partition(":")
    if f"measure.{head}" not in catalogue():
        return name
    keys = [key for key in (f"surface.{part}", f"field.{part}") if key in catalogue()]
    of = t.plain(keys[0]) if keys else part
    return t.plain(f"measure.{head}") + (f" ({of})" if of else "")


def read_per_run(conn: sqlite3.Connection) -> dict[str, list[float]]:
    """Load the number of articles read in the last runs of each site, the oldest run first."""
    found: dict[str, list[float]] = {}
    for source, _, name, value in conn.execute(_MEASURES):
        if name == "read":
            found.setdefault(source, []).insert(0, value)
    return found


def days_between(earlier: str, later: str) -> int:
    """Return the number of whole days between two times.

    >>> days_between("2026-11-20T04:00:00Z", "2026-11-23T03:00:00Z")
    2
    """
    try:
        return max(int((_instant(later) - _instant(earlier)) // 86400), 0)
    except ValueError:
        return 0


def usual_and_last(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """List the metrics of each site's newest run beside the median of the runs before it."""
    by_run: dict[str, dict[int, dict[str, float]]] = {}
    for source, run_id, name, value in conn.execute(_MEASURES):
        by_run.setdefault(source, {}).setdefault(run_id, {})[name] = value
    found = []
    for source, runs in by_run.items():
        newest, *before = runs.values()
        for name, value in newest.items():
            past = sorted(run[name] for run in before if name in run)
            usual = past[len(past) // 2] if past else None
            found.append({"source": source, "name": name, "value": value, "usual": usual})
    return found


def is_unusual(value: float, usual: float | None) -> bool:
    """Tell whether a number is below half or above double the usual, and off by more than ten.

    >>> is_unusual(0, 40), is_unusual(35, 40), is_unusual(4, 9), is_unusual(7, None)
    (True, False, False, False)
    """
    if usual is None:
        return False
    return abs(value - usual) > 10 and not usual / 2 <= value <= usual * 2


def duration(started: str | None, finished: str | None) -> int | None:
    """Return the seconds a run took; ``None`` if it has not ended."""
    if not started or not finished:
        return None
    try:
        begin, end = (_instant(t) for t in (started, finished))
    except ValueError:
        return None
    return int(end - begin)


def _instant(time: str) -> float:
    return datetime.fromisoformat(time).timestamp()
