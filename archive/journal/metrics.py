"""Metrics of runs: the history that later runs are compared with."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from archive.database.sql import marks, row, rows, run
from archive.journal.cursors import OLD_IDS

KEPT_DAYS = 400
"""Days for which the metrics of every run are kept; older ones are summed up by month."""
Measures = Mapping[str, float]
"""Counts by name, see ``_metrics`` in ``schema.sql``; no ratios, so that runs can be added up."""


def save(db: Database, run_id: int, measured: Measures) -> None:
    """Store the metrics of a run."""
    for name, value in measured.items():
        run(
            db,
            "INSERT OR REPLACE INTO _metrics (run_id, name, value) VALUES (?, ?, ?)",
            (run_id, name, value),
        )


def history(db: Database, source: str, before: int, limit: int) -> list[dict[str, float]]:
    """Return the metrics of the last good runs before a run, the newest first."""
    found = rows(
        db,
        """SELECT run_id, name, value FROM _metrics WHERE run_id IN
            (SELECT id FROM runs WHERE source = ? AND id < ? AND outcome = 'finished'
             ORDER BY id DESC LIMIT ?)
        ORDER BY run_id DESC""",
        (source, before, limit),
    )
    runs: dict[int, dict[str, float]] = {}
    for r in found:
        runs.setdefault(r["run_id"], {})[r["name"]] = r["value"]
    return list(runs.values())


def thin(db: Database, source: str, at: str) -> None:
    """Add up what is older than ``KEPT_DAYS``, month by month, in the first run of each."""
    old = rows(
        db,
        """SELECT id, substr(started, 1, 7) AS month FROM runs
        WHERE source = ? AND started < date(?, ?)
            AND id IN (SELECT run_id FROM _metrics) ORDER BY id""",
        (source, at, f"-{KEPT_DAYS} days"),
    )
    months: dict[str, list[int]] = {}
    for r in old:
        months.setdefault(r["month"], []).append(r["id"])
    for ids in months.values():
        first, *others = ids
        if not others:
            continue
        run(
            db,
            f"""INSERT OR REPLACE INTO _metrics (run_id, name, value)
            SELECT ?, name, sum(value) FROM _metrics
            WHERE run_id IN ({marks(ids)}) GROUP BY name""",
            (first, *ids),
        )
        run(db, f"DELETE FROM _metrics WHERE run_id IN ({marks(others)})", others)


def good_runs_since(db: Database, source: str, before: int, at: str) -> int:
    """Count the good runs of a site that began after a time, and before a run."""
    found = row(
        db,
        """SELECT count(*) AS n FROM runs
        WHERE source = ? AND id < ? AND outcome = 'finished' AND started > ?""",
        (source, before, at),
    )
    return 0 if found is None else int(found["n"])


def published_between(db: Database, source: str, start: str, end: str) -> int:
    """Count the articles of a site with a date from ``start`` up to, but not on, ``end``."""
    found = row(
        db,
        "SELECT count(*) FROM articles WHERE source = ? AND published >= ? AND published < ?",
        (source, start, end),
    )
    return 0 if found is None else int(found[0])


def known_texts(db: Database, source: str, since: str) -> tuple[int, list[str]]:
    """Count the addresses that a site first showed since then and whose page was read, and list
    those of them whose text the archive already had from that site."""
    found = rows(
        db,
        """WITH shown AS (
            SELECT key, min(url) AS url FROM _announcements
            WHERE source = :source AND surface != :old
            GROUP BY key HAVING min(first_seen) >= :since
        )
        SELECT shown.url, EXISTS (
                SELECT 1 FROM addresses AS other JOIN pages ON pages.key = other.key
                WHERE other.article_id = articles.id AND other.key != shown.key
                    AND pages.first_fetched < :since
            ) OR EXISTS (
                SELECT 1 FROM articles AS twin WHERE twin.source = :source
                    AND twin.fingerprint = articles.fingerprint AND twin.id < articles.id
                    AND twin.first_seen < :since
            ) AS known
        FROM shown
        JOIN addresses ON addresses.key = shown.key
        JOIN articles ON articles.id = addresses.article_id
        WHERE articles.state = 'full'
        GROUP BY shown.key""",
        {"source": source, "since": since, "old": OLD_IDS},
    )
    return len(found), sorted(r["url"] for r in found if r["known"])


def misdated(db: Database, source: str, since: str) -> tuple[int, list[str]]:
    """Count a site's articles with a date that are new since then, and list those to which the
    site's own listings give another one."""
    found = rows(
        db,
        """SELECT url, published_from NOT IN ('listing', 'home') AND EXISTS (
                SELECT 1 FROM json_each(published_also) AS said
                WHERE said.value ->> 'origin' IN ('listing', 'home')
            ) AS other
        FROM articles
        WHERE source = :source AND first_seen >= :since AND state = 'full'
            AND published IS NOT NULL""",
        {"source": source, "since": since},
    )
    return len(found), sorted(r["url"] for r in found if r["other"])
