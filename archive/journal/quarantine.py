"""Readings that look wrong: kept, marked, and never put in the place of a good text.

A page can be cut off in the middle, or every address of a site can suddenly show one and the same
page. The text the archive has is worth more than such a reading; an editor who really cut an
article down will have done so tomorrow as well.
"""

from __future__ import annotations

from sqlite_utils import Database

from archive.articles import addresses, refusals, save, table
from archive.articles.identity import fingerprint, word_count
from archive.database.sql import row, run
from archive.records import ArchivedArticle, Article

ENOUGH = 60
"""Words; a text that was shorter may shrink without suspicion."""
HALF = 0.5
"""A text that keeps less than this share of its words is doubted."""
CONFIRMED = 3
"""The same doubted text read so often, in as many runs, is what the site now says."""
CUT_OFF = "cut-off"
"""Remark of the reader: the page ended before its end."""

Doubt = tuple[str, str]
"""Short stable name of a reason, and one sentence."""


def doubt(old: ArchivedArticle | None, reading: Article, twin: str | None) -> Doubt | None:
    """Why a reading is doubted; ``None`` where it is not. Pure.

    ``twin`` is the address of another article of the site with this very text.
    """
    url = reading.url
    if any(remark.reason == CUT_OFF for remark in reading.remarks):
        return CUT_OFF, f"{url} broke off in the middle of the page"
    if old is None or old.body is None or reading.seen_at < old.last_changed:
        return None
    before = word_count(old.teaser, old.body)
    now = word_count(reading.teaser, reading.body)
    if twin is not None and old.fingerprint != fingerprint(reading):
        return "text-of-another", f"{url} now shows the text of {twin} instead of its own"
    if before < ENOUGH:
        return None
    if not reading.body:
        return "text-lost", f"{url} had {before} words and now shows no body"
    if now < before * HALF:
        return "text-halved", f"{url} had {before} words and now shows {now}"
    return None


def examine(db: Database, reading: Article) -> tuple[int | None, Doubt | None]:
    """The article whose good text a reading must not replace, and the doubt about the reading.

    A text that comes back the same for the third time is believed, unless something is wrong with
    the whole site.
    """
    fetched = [address.url for address in reading.addresses if address.kind == "fetched"]
    asked = addresses.article_at(db, (*fetched, reading.url)[0])
    old = None if asked is None else table.load(db, asked)
    if old is None or old.body is None:
        return None, doubt(None, reading, None)
    found = doubt(old, reading, _twin(db, old, reading))
    if found is None or found[0] == CUT_OFF:
        return old.id, found
    seen = row(
        db,
        "SELECT times FROM quarantine WHERE article_id = ? AND reason = ? AND fingerprint = ?",
        (old.id, found[0], fingerprint(reading)),
    )
    alarm = row(db, "SELECT 1 FROM alerts WHERE source = ? AND closed IS NULL", [reading.source])
    confirmed = seen is not None and seen["times"] >= CONFIRMED - 1 and alarm is None
    return old.id, None if confirmed else found


def save_warily(db: Database, reading: Article) -> str:
    """Keep what was read on a live page, see ``Archive.save``; or, ``doubted``, keep it beside a
    good text that it must not replace."""
    old, found = examine(db, reading)
    if found is not None and old is not None:
        mark(db, old, reading, found, held=True)
        return "doubted"
    outcome = save.save(db, reading)
    kept = addresses.article_at(db, reading.url)
    if kept is not None:
        if found is not None:
            mark(db, kept, reading, found, held=False)
        else:
            settle(db, kept, reading.seen_at)
    return outcome


def mark(db: Database, article_id: int, reading: Article, found: Doubt, *, held: bool) -> None:
    """Keep a doubted reading, whole; ``held`` where it replaced nothing."""
    reason, detail = found
    refusals.save_remarks(db, reading)
    run(
        db,
        """INSERT INTO quarantine (source, article_id, url, reason, detail, fingerprint, title,
            teaser, body, held, first_seen, last_seen)
        VALUES (:source, :id, :url, :reason, :detail, :print, :title, :teaser, :body, :held, :at,
            :at)
        ON CONFLICT (article_id, reason, fingerprint) DO UPDATE
        SET times = times + (last_seen < :at), last_seen = max(last_seen, :at), settled = NULL""",
        {
            "source": reading.source,
            "id": article_id,
            "url": reading.url,
            "reason": reason,
            "detail": detail,
            "print": fingerprint(reading),
            "title": reading.title,
            "teaser": reading.teaser,
            "body": reading.body,
            "held": int(held),
            "at": reading.seen_at,
        },
    )


def settle(db: Database, article_id: int, at: str) -> None:
    """A good reading settles every open doubt about an article."""
    run(
        db,
        "UPDATE quarantine SET settled = ? WHERE article_id = ? AND settled IS NULL",
        (at, article_id),
    )


def _twin(db: Database, old: ArchivedArticle, reading: Article) -> str | None:
    found = row(
        db,
        """SELECT url FROM articles WHERE fingerprint = ? AND id != ? AND source = ?
            AND state != 'teaser' LIMIT 1""",
        (fingerprint(reading), old.id, reading.source),
    )
    return None if found is None else str(found["url"])
