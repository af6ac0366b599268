"""Which articles are to be asked for: announced and never read, or due to be looked at again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import marks, row, rows

STRETCH = 4
"""Times the interval after which an article is looked at that is no longer young, where the site's
own sitemap or REST route names what is edited: then these looks only hold it to that."""
MIN_NAMED, NAMED = 5, 0.9
"""Edits of articles of more than a month that were named before they were found, and their share of
all such edits in a year, from which a site is believed to name them."""
Steps = Sequence[tuple[int, float]]
"""Up to this age in days, look again after that many days; the last step holds for all older."""

# Days; due a little early, so that a daily cron that starts a minute sooner does not skip a day.
_EARLY = 0.125
# Share of an interval after which an article may have its turn, where fewer are due than on a usual
# day: after a backfill all old ones are due on the same day, and none before.
_SOONEST = 0.1
# Faults of the host, or of the way there, and what may be over in an hour: they say nothing about
# the page, which is asked for again in the next run.
_OF_THE_HOST = ("no-answer", "http-429", "http-5", "robots-unread", "unasked-304", "cut-off",
                "maintenance", "denied", "wall", "same-page")  # fmt: skip

_UNREADABLE = ("no-article", "no-article-address", "soft-404", "no-text", "no-title", "not-html",
               "empty-page")  # fmt: skip


def due(db: Database, source: str, now: str, steps: Steps, limit: int | None = None) -> list[str]:
    """Addresses of articles to be looked at again, two young ones for every other, the most overdue
    of each: after a fair there are too many young ones for a run, and what vanishes is old. Each at
    its own address, whichever was fetched last.

    An article's age counts from its date, or from when it was first met. One that the publisher has
    changed since is looked at again after half the time that it has been as it is. The old ones are
    spread evenly: where fewer are due, or were looked at, than on a usual day, others have their
    turn early, so that a mass removal shows in the first run. Where the site
    itself names what is edited, the old ones are looked at seldom. One whose last
    reading was doubted is looked at after 1, 2, 4, 8 … days; one whose last
    answer was no whole page of its own (cut off, a wall, an error page: status 200 without a
    digest) in the next run. Before all others comes what a surface has told otherwise since its
    page was fetched, and an article that another address of it says is missing. One without the
    state of a page is due now, as is one that was fetched in the future (a clock that jumped). A
    fault of the host is no look.
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
    """Whether what lists everything has named nearly all edits of old articles that were found."""
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
    """Addresses that were announced and whose page the archive does not have, the newest first;
    only of articles that appeared ``since`` and ``until`` these days, as far as that is known.

    One whose own page was refused before (forbidden, gone) is asked for again after a week, and
    after three refusals monthly; one that answered with something that is no article, or
    led to an address that is no article's, daily for a week, for that may be a wall, a fault of all
    pages or another form of address; one that gave no answer in every run.
    What was remarked on its teaser delays nothing.
    """
    refused = _refused(db, source, now)
    # One by one: in a backfill there are tens of thousands.
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
    """Keys of the addresses that were refused so lately that asking again is useless."""
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
    """How many articles are due to be looked at again."""
    return len(due(db, source, now, steps))


def _numbered(cases: str, values: list[float]) -> str:
    for i in range(len(values)):
        cases = cases.replace("?", f":n{i}", 1)
    return cases
