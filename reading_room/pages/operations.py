"""The operations page: how the sites are doing, what the runs did, what is missing."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from reading_room.facets.index import FacetIndex
from reading_room.room import PageContext
from reading_room.view.charts import Point, lines

RUNS_SHOWN = 40
"""Runs in the table, the newest first."""
_LAST = """
select sources.name, sources.title, sources.url, runs.started, runs.finished, runs.outcome,
    runs.detail, runs.id as run_id,
    (select finished from runs as good where good.source = sources.name
        and good.outcome = 'finished' order by id desc limit 1) as last_good,
    (select count(*) from alerts where alerts.source = sources.name and closed is null
        and runs >= patience) as alarms
from sources left join runs on runs.id =
    (select max(id) from runs as newest where newest.source = sources.name)
order by sources.title
"""
_RUNS = "select * from runs order by id desc limit ?"
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
    """List every site: its articles by state, its last run, and one word for how it is."""
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
    sites = site_health(conn, index)
    runs = [dict(r) for r in conn.execute(_RUNS, [RUNS_SHOWN])]
    coverage = [dict(r) for r in conn.execute(_COVERAGE)]
    expected = usual_and_last(conn)
    return {
        "nav": "operations",
        "sites": sites,
        "names": {site["name"]: site["label"] for site in sites},
        "runs": runs,
        "alarms": [dict(r) for r in conn.execute(_ALARMS)],
        "refusals": [dict(r) for r in conn.execute(_REFUSALS)],
        "doubts": [dict(r) for r in conn.execute(_DOUBTS)],
        "coverage": coverage,
        "coverage_chart": coverage_chart(coverage, context) if coverage else None,
        "expectations": expected,
        "unusual": [e for e in expected if is_unusual(e["value"], e["usual"])],
        "seconds": {run["id"]: duration(run["started"], run["finished"]) for run in runs},
    }


def coverage_chart(coverage: list[dict[str, Any]], context: PageContext) -> Any:
    """Draw announced and archived articles by year, all sites together."""
    t = context.t
    years = sorted({row["year"] for row in coverage if row["year"]})
    series = []
    for name in ("announced", "archived"):
        sums = dict.fromkeys(years, 0)
        for row in coverage:
            if row["year"]:
                sums[row["year"]] += row[name]
        points = [Point(label=year, value=sums[year]) for year in years]
        series.append((t.plain(f"coverage.{name}"), points))
    return lines(series, t.plain("coverage.chart"), show=t.number)


def usual_and_last(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """List what the newest run of each site measured beside the median of the runs before it."""
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
    """Return whether a number is below half or above double of what is usual, by more than ten.

    >>> is_unusual(0, 40), is_unusual(35, 40), is_unusual(4, 9), is_unusual(7, None)
    (True, False, False, False)
    """
    if usual is None:
        return False
    return abs(value - usual) > 10 and not usual / 2 <= value <= usual * 2


def duration(started: str | None, finished: str | None) -> int | None:
    """Return how many seconds a run took; ``None`` for one that has not ended."""
    if not started or not finished:
        return None
    try:
        begin, end = (_instant(t) for t in (started, finished))
    except ValueError:
        return None
    return int(end - begin)


def _instant(time: str) -> float:
    return datetime.fromisoformat(time).timestamp()
