"""Proof of completeness: what each surface announced, what is archived, what is missing and why."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles import refusals
from archive.articles.identity import address_key
from archive.database.sql import row, rows, run

# One row per announced address: its year, and what became of it.
_STATES = """
SELECT _announcements.surface, _announcements.key, _announcements.url, articles.state,
    coalesce(substr(coalesce(articles.published, (SELECT min(published) FROM teasers
        WHERE teasers.key = _announcements.key AND teasers.published IS NOT NULL)), 1, 4), '')
        AS year
FROM _announcements
LEFT JOIN addresses ON addresses.url = (SELECT url FROM addresses
    WHERE addresses.key = _announcements.key LIMIT 1)
LEFT JOIN articles ON articles.id = addresses.article_id
WHERE _announcements.source = :source
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverageRow:
    """Proof of completeness, drawn up at the end of a run: one row per surface and year."""

    run_id: int
    surface: str
    year: str
    announced: int
    archived: int
    gone: int
    missing: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """An announced address that the archive does not have."""

    url: str
    """The address."""
    surfaces: str
    """Kinds of the surfaces that announce it."""
    reason: str
    """Why, in one sentence."""


def prove(db: Database, run_id: int, source: str) -> list[CoverageRow]:
    """Count by surface and year, store that with the run, and return it, latest year first."""
    run(db, "DELETE FROM coverage WHERE run_id = ?", [run_id])
    counts = """count(*) AS announced, sum(state IS 'full') AS archived,
        sum(state IS 'gone') AS gone, sum(state IS NULL OR state = 'teaser') AS missing"""
    run(
        db,
        f"""INSERT INTO coverage (run_id, surface, year, announced, archived, gone, missing)
        SELECT :run, surface, year, {counts} FROM ({_STATES}) GROUP BY surface, year
        UNION ALL SELECT :run, 'all', year, {counts}
            FROM (SELECT key, max(year) AS year, max(state) AS state FROM ({_STATES}) GROUP BY key)
            GROUP BY year""",
        {"run": run_id, "source": source},
    )
    return of_run(db, run_id)


def of_run(db: Database, run_id: int) -> list[CoverageRow]:
    """Return what was drawn up at the end of a run; all surfaces together first."""
    found = rows(
        db,
        """SELECT * FROM coverage WHERE run_id = ?
        ORDER BY surface != 'all', surface, year DESC""",
        [run_id],
    )
    return [CoverageRow(**dict(r)) for r in found]


def newest_of(db: Database, source: str) -> list[CoverageRow]:
    """Get the newest proof of a site; empty where there is none."""
    sql = "SELECT max(run_id) AS id FROM coverage JOIN runs ON runs.id = run_id WHERE source = ?"
    found = row(db, sql, [source])
    return [] if found is None else of_run(db, found["id"])


def missing(db: Database, source: str) -> list[Missing]:
    """List every announced address without a page in the archive, and why."""
    found = rows(
        db,
        f"""SELECT key, url, group_concat(DISTINCT surface) AS surfaces
        FROM ({_STATES}) WHERE state IS NULL OR state = 'teaser' GROUP BY key ORDER BY url""",
        {"source": source},
    )
    refused = (r for r in reversed(refusals.list_of(db, source)) if r.about == "page")
    reasons = {address_key(r.url): r.detail for r in refused}
    not_yet = "it was not asked for yet; the next run does"
    return [
        Missing(url=r["url"], surfaces=r["surfaces"], reason=reasons.get(r["key"], not_yet))
        for r in found
    ]
