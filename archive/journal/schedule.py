"""Decide which articles to request: announced and never read, or due for a recheck."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import marks, row, rows

STRETCH = 4
"""Factor on the recheck interval of articles that are no longer young, if the site's own sitemap or
REST route lists edits: rechecks then only verify that it does."""
MIN_NAMED, NAMED = 5, 0.9
"""Edits of articles of more than a month that were listed before they were found, and their share
of all such edits in a year, from which a site is trusted to list them."""
Steps = Sequence[tuple[int, float]]
"""Up to this age in days, recheck after that many days; the last step has no upper limit."""

# Days; due a little early, so that a daily cron that starts a minute sooner does not skip a day.
_EARLY = 0.125
# Share of an interval after which an article may be rechecked early if fewer are due than usual:
# after a backfill all old ones are due on the same day, and none before.
_SOONEST = 0.1
# Faults of the host or the network, and what may be over in an hour. They say nothing about the
# page, which is requested again in the next run.
_OF_THE_HOST = ("no-answer", "http-429", "http-5", "robots-unread", "unasked-304", "cut-off",
                "maintenance", "denied", "wall", "same-page")  # fmt: skip

_UNREADABLE = ("no-article", "no-article-address", "soft-404", "no-text", "no-title", "not-html",
               "empty-page")  # fmt: skip


def due(db: Database, source: str, now: str, steps: Steps, limit: int | None = None) -> list[str]:
    """List the articles to recheck, each by its own address: two young ones to one old, and of each
    the most overdue first. After a fair young ones alone would fill a run, but it is old ones that
    vanish.

    An article's age counts from its date, or from its first sighting. The usual steps hold, except:

    * first of all come those whose wording changed on a surface since their page was fetched, that
      another of their addresses reports missing, that have no state of a page, or whose last answer
      was no whole page of its own (cut off, a wall, an error page: status 200 without a digest);
    * one fetched in the future (a clock that jumped) is due now;
    * one that the publisher changed is due after half the time since that change;
    * one whose last reading was doubted is due after 1, 2, 4, 8 … days;
    * old ones are rechecked seldom if the site itself lists edits. They are spread evenly: if fewer
      are due than usual, others come early, so that a mass removal shows in the first run.

    A fault of the host is no recheck.
    """
    cases = " ".join("WHEN age <= ? THEN ?" for _ in steps[:-1])
    ages = [value for step in steps[:-1] for value in step]
    found = rows(
        db,
        f"""WITH asked AS (
            SELECT articles.id, articles.state, pages.url, pages.status, pages.fetched_at,
                pages.digest, addresses.key IS own.key AS own
            FROM articles
            LEFT JOIN addresses AS own ON own.url = articles.url
            JOIN addresses ON addresses.article_id = articles.id
            JOIN pages ON pages.key = addresses.key AND pages.kind = 'article'
            WHERE articles.source = :source AND pages.status < 500 AND pages.status != 429
        ), looks AS (
            SELECT id, max(CASE WHEN own OR status IN (200, 304) OR state = 'gone'
                    THEN fetched_at END) AS looked,
                max(CASE WHEN NOT own AND status IN (404, 410) THEN fetched_at END) AS missed,
                max(CASE WHEN state = 'full' AND status = 200 AND digest IS NULL
                    THEN fetched_at END) AS broken
            FROM asked GROUP BY id
        ), spelled AS (
            SELECT id, url, max((url NOT LIKE '%?%') || fetched_at) FROM asked
            WHERE own GROUP BY id
        ), known AS (
            SELECT articles.id, coalesce(spelled.url, (SELECT met.url FROM addresses AS met
                    WHERE met.article_id = articles.id AND met.key = own.key
                        AND met.url != articles.url
                    ORDER BY met.kind = 'fetched' DESC, met.url LIMIT 1), articles.url) AS url,
                julianday(:now) - julianday(looked) AS since,
                julianday(:now) - julianday(coalesce(articles.published, articles.first_seen))
                    AS age,
                (SELECT sum(times) FROM quarantine WHERE article_id = articles.id
                    AND settled IS NULL) AS doubted,
                (SELECT max(seen_at) FROM revisions WHERE article_id = articles.id
                    AND number > 1 AND cause = 'publisher') AS changed,
                looked IS NULL OR coalesce(missed > looked, 0) OR coalesce(broken >= looked, 0)
                    OR coalesce(_hints.seen_at > looked AND _hints.seen_at <= :now, 0) AS told
            FROM articles
            LEFT JOIN looks ON looks.id = articles.id
            LEFT JOIN spelled ON spelled.id = articles.id
            LEFT JOIN addresses AS own ON own.url = articles.url
            LEFT JOIN _hints ON _hints.article_id = articles.id
            WHERE articles.source = :source AND state IN ('full', 'gone')
        ), timed AS (
            SELECT url, since, told, doubted, changed,
                CASE WHEN 0 THEN 0 {_numbered(cases, ages)} ELSE :last END AS plain
            FROM known
        ), stretched AS (
            SELECT *, CASE WHEN plain > :first THEN plain * :stretch ELSE plain END AS step
            FROM timed
        ), learned AS (
            SELECT url, since, told, step, step <= :first AS young, min(step,
                CASE WHEN doubted THEN 1 << min(doubted - 1, 10) ELSE step END,
                CASE WHEN changed IS NULL THEN step
                    ELSE max(1.0, (julianday(:now) - julianday(changed) - since) / 2) END) AS every
            FROM stretched
        )
        SELECT url FROM (
            SELECT *, row_number() OVER (PARTITION BY young ORDER BY since / every DESC, url)
                    <= CAST(0.01 + sum(1.0 / step - (since < 1 - {_EARLY}))
                        OVER (PARTITION BY young) AS INTEGER) AS turn
            FROM learned
        ) WHERE told OR since >= every - {_EARLY} OR since < -1
            OR (turn AND NOT young AND since >= every * {_SOONEST})
        ORDER BY told DESC, since IS NULL DESC, row_number() OVER (
            PARTITION BY told, since IS NULL, young ORDER BY since / every DESC, url
        ) * (2 - young), young DESC, url
        LIMIT :limit""",
        {
            "now": now,
            "source": source,
            "first": steps[0][1],
            "stretch": STRETCH if _names_edits(db, source, now) else 1,
            "last": steps[-1][1],
            "limit": -1 if limit is None else limit,
            **{f"n{i}": value for i, value in enumerate(ages)},
        },
    )
    return [r["url"] for r in found]


def _names_edits(db: Database, source: str, now: str) -> bool:
    """Return whether sitemap or REST route listed nearly all edits found in old articles."""
    found = row(
        db,
        """WITH edited AS (
            SELECT article_id, max(seen_at) AS at FROM revisions
            WHERE number > 1 AND cause = 'publisher' AND seen_at > date(:now, '-1 year')
            GROUP BY article_id
        )
        SELECT count(*) AS edits, coalesce(sum(seen_on IN ('sitemap', 'rest')
                AND julianday(edited.at) - julianday(_hints.seen_at) <= 2), 0) AS named
        FROM edited
        JOIN articles ON articles.id = edited.article_id
        LEFT JOIN _hints ON _hints.article_id = edited.article_id
        WHERE source = :source AND (_hints.seen_at IS NULL OR _hints.seen_at <= edited.at)
            AND julianday(edited.at) - julianday(coalesce(published, articles.first_seen)) > 30""",
        {"source": source, "now": now},
    )
    return found is not None and found["named"] >= max(MIN_NAMED, NAMED * found["edits"])


def unread(
    db: Database, source: str, now: str, since: str | None = None, until: str | None = None
) -> list[str]:
    """List the addresses that were announced and whose page the archive does not have, the newest
    first; only of articles that appeared from ``since`` to ``until``, as far as that is known.

    A page that was refused (forbidden, gone) is requested again after a week, after three refusals
    monthly. One that is no article, or redirects to none, is requested daily for a week: that may
    be a wall, a fault of all pages or another form of address. One without an answer is requested
    in every run. A remark on a teaser delays nothing.
    """
    refused = _refused(db, source, now)
    # Row by row: in a backfill there are tens of thousands.
    found = db.conn.execute(
        """SELECT key, url, (SELECT min(published) FROM teasers
            WHERE teasers.key = _announcements.key) AS published, max(first_seen) AS newest
        FROM _announcements
        WHERE source = :source
            AND NOT EXISTS (SELECT 1 FROM addresses
                JOIN articles ON articles.id = addresses.article_id
                WHERE addresses.key = _announcements.key AND state != 'teaser')
        GROUP BY key ORDER BY newest DESC, published DESC, url""",
        {"source": source},
    )
    return [
        url
        for key, url, published, _ in found
        if key not in refused
        and not (since and published and published < since)
        and not (until and published and published > until)
    ]


def _refused(db: Database, source: str, now: str) -> set[str]:
    """Return the keys of the addresses refused so recently that asking again is useless."""
    found = rows(
        db,
        f"""SELECT url, reason FROM refusals WHERE source = ? AND about = 'page'
            AND julianday(?) - julianday(last_seen)
                BETWEEN -1 AND CASE
                    WHEN reason IN ({marks(_UNREADABLE)}) AND times <= 7 THEN {1 - _EARLY}
                    WHEN times <= 3 THEN {7 - _EARLY} ELSE {30 - _EARLY} END""",
        (source, now, *_UNREADABLE),
    )
    return {address_key(r["url"]) for r in found if not r["reason"].startswith(_OF_THE_HOST)}


def due_count(db: Database, source: str, now: str, steps: Steps) -> int:
    """Count the articles that are due for a recheck."""
    return len(due(db, source, now, steps))


def _numbered(cases: str, values: list[float]) -> str:
    for i in range(len(values)):
        cases = cases.replace("?", f":n{i}", 1)
    return cases
