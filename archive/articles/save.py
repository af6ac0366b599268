"""Save a record: an article, a teaser, a page or a refusal."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from archive.articles import (
    addresses,
    claims,
    disagree,
    fields,
    heal,
    links,
    merge,
    pages,
    placeholders,
    quarantine,
    refusals,
    revisions,
    sources,
    table,
)
from archive.articles.checks import fault
from archive.articles.locate import Place, locate
from archive.articles.prepared import Prepared, accept
from archive.articles.rules import (
    DESCRIBED,
    REVISED,
    after_recheck,
    date_of,
    version,
    with_date,
)
from archive.clock import soon
from archive.database.sql import run
from archive.records import (
    CONTRADICTS,
    LED_AWAY,
    ArchivedArticle,
    Article,
    Page,
    Record,
    Refusal,
    Teaser,
)

SOFT_404 = "soft-404"
"""Reason of a refusal: the page answered 200 and says that it is gone."""
_UNDESCRIBED: dict[str, Any] = {
    **dict.fromkeys(("byline", "section", "image_url", "image_alt", "image_caption")),
    **{"image_credit": None, "tags": (), "published_also": ()},
}


def save(db: Database, record: Record | Prepared) -> str:
    """Save a record, prepared or not, and return the outcome:

    * ``new`` — an article read, or a teaser or page seen, for the first time (an article so far
      only announced is new when it is read);
    * ``duplicate`` — a new article whose text the archive already has: kept, and linked to it;
    * ``changed`` — an article got a revision; a teaser or page differs from before;
    * ``corrected`` — a better reader read the same kept page differently;
    * ``refined`` — an article's text is unchanged, but something else is better known (date,
      byline, tags, picture, another address);
    * ``unchanged`` — nothing but the time of the last sighting;
    * ``doubted`` — a reading that must not replace a good text was kept beside it, in
      ``quarantine``;
    * ``gone`` — a page is missing, or says so for the second time, and its article with it;
    * ``refused`` — a refusal was counted, or the record cannot be kept and was counted as one, with
      the reason.

    Raises ``TypeError`` for anything that is no record, ``MadeByOthersError`` for one that was
    prepared by other algorithms.
    """
    prepared, record = (record, accept(record)) if isinstance(record, Prepared) else (None, record)
    if not isinstance(record, Article | Teaser | Page | Refusal):
        raise TypeError(f"an archive keeps no {type(record).__name__}")
    if found := fault(record) if prepared is None else prepared.fault:
        record = refusals.of_fault(record, *found)
    sources.register(db, record.source)
    refusals.save_remarks(db, record)
    match record:
        case Article():
            return save_article(db, record)
        case Teaser():
            return placeholders.save(db, record)
        case Page():
            return pages.save(db, record)
        case Refusal():
            gone = record.reason == SOFT_404 and pages.said_gone_twice(db, record)
            refusals.save(db, record)
            return "gone" if gone else "refused"


def save_article(db: Database, reading: Article) -> str:
    """Save a reading of an article's page: as a new row, a revision, a merger, or nothing; if
    doubtful, in ``quarantine``."""
    place = locate(db, reading)
    _remark(db, place, reading)
    if reading.url != place.url:
        reading = replace(reading, url=place.url)
    if any(heal.is_ahead(known) for known in place.rows) and reading.seen_at <= soon():
        for known in place.rows:
            heal.bring_back(db, known.id, reading.seen_at)
        place.rows = [table.load(db, known.id) for known in place.rows]
    old = place.read
    doubt = quarantine.examine(db, old, reading)
    if doubt is not None and old is not None and (old.body or doubt[0] not in quarantine.PARTS):
        quarantine.hold(db, old.id, reading, doubt, held=True)
        _add(db, old.id, place, reading)
        return "doubted"
    held: set[str] = set()
    if old is not None and old.body and not revisions.rests_on(db, old.id, reading.capture):
        disagree.remark_takeover(db, old, reading)
        reading, held = fields.keep_lost(db, old, reading)
    article_id, outcome = _keep(db, place, reading)
    if doubt is not None:
        quarantine.hold(db, article_id, reading, doubt, held=False)
    elif (old is None or reading.seen_at >= old.last_changed) and (
        place.rows or outcome == "refined"  # of a row that is new, nothing was doubted
    ):
        quarantine.close(db, article_id, reading.seen_at, held)
    return outcome


def _keep(db: Database, place: Place, reading: Article) -> tuple[int, str]:
    if not place.rows:
        article = table.insert(db, reading, place.proved)
        if place.claimed:
            claims.save(db, article.id, place.claimed, reading.seen_at)
        if (joined := _join_other_page(db, article, reading)) is not None:
            return joined, "refined"
        return article.id, "new" if article.duplicate_of is None else "duplicate"
    old, *others = place.rows
    for other in others:
        old = merge.merge(db, old, other, reading.seen_at)
    outcome = _read_again(db, table.load(db, old.id) if others else old, reading)
    added = _add(db, old.id, place, reading)
    joined = None
    if outcome in ("new", "changed"):
        joined = _join_other_page(db, table.load(db, old.id), reading)
    if outcome == "unchanged" and (added or others):
        outcome = "refined"
    return joined or old.id, outcome


def _add(db: Database, article_id: int, place: Place, reading: Article) -> bool:
    """Add the addresses and claims of a reading; return whether any address is new."""
    met = addresses.not_of_others(db, article_id, place.proved)
    added = addresses.add(db, article_id, met, reading.seen_at)
    if added:
        table.attach_announcements(db, article_id, added)
    if added or place.claimed:
        claims.save(db, article_id, place.claimed, reading.seen_at)
    return bool(added)


def _remark(db: Database, place: Place, reading: Article) -> None:
    """Count claims that the evidence contradicts, and mark articles as gone whose addresses now
    redirect to another article."""
    remark = Refusal(
        source=reading.source,
        url=reading.url,
        reason=CONTRADICTS,
        detail="",
        seen_at=reading.seen_at,
        about="article",
    )
    for sentence in place.against:
        refusals.save(db, replace(remark, url=place.url, detail=sentence))
    for url, known in place.led:
        detail = (
            f"{url}, the address of {known.title!r}, led to {place.url} ({reading.title!r}), which "
            "is another article; neither was mixed with the other"
        )
        refusals.save(db, replace(remark, url=url, reason=LED_AWAY, detail=detail, about="page"))
        row = known if isinstance(known, ArchivedArticle) else None
        if row is None or row.last_seen <= reading.seen_at:
            pages.note_redirect(db, reading.source, url, reading.seen_at)
            if row is not None and row.state != "teaser":
                pages.set_gone(db, row.id, reading.seen_at)


def _read_again(db: Database, old: ArchivedArticle, reading: Article) -> str:
    if old.body is not None:
        later = pages.confirmed(db, old.id, reading.seen_at, reading.capture)
        if reading.seen_at < old.last_changed or later is not None:
            if not revisions.rests_on(db, old.id, reading.capture, reading.seen_at):
                return _read_late(db, old, reading, later)
            reading = replace(reading, **_UNDESCRIBED)  # a later page describes it
    page, listing = date_of(reading), date_of(old)
    if page.published and listing.in_brackets and page.published != listing.published:
        disagree.remark_dates(db, old, page, listing)
    new = after_recheck(old, reading)
    outcome = table.update(db, old, new, reading.seen_at, table.origin_of(reading, new))
    if reading.body is not None:
        moved = links.save(
            db, old.id, reading.links, reading.seen_at, corrected=outcome == "corrected"
        )
        outcome = "refined" if moved and outcome == "unchanged" else outcome
    if page.published and not page.printed:
        table.adopt_announced_date(db, old.id)
    # For the crawl, an article that was only announced is read for the first time now.
    return "new" if old.state == "teaser" else outcome


def _read_late(
    db: Database, old: ArchivedArticle, reading: Article, later: sqlite3.Row | None
) -> str:
    """Save a reading older than the newest version (a copy kept elsewhere): history, not news."""
    past = with_date(replace(old, **_texts(reading)), date_of(reading))
    if past.published is None or (date_of(old).in_brackets and not date_of(past).printed):
        past = with_date(past, date_of(old))
    added = revisions.add(
        db, old.id, version(past), reading.seen_at, table.origin_of(reading, past)
    )
    if added in ("publisher", "archive") and later is not None:
        # Today's text stood on the page before this reading and after it: it was restored.
        origin = revisions.Origin(capture=later["capture"], reader=old.reader)
        revisions.add(db, old.id, version(old), later["fetched_at"], origin)
    kept = revisions.list_of(db, old.id)
    after = min((r["seen_at"] for r in kept if r["seen_at"] > reading.seen_at), default=None)
    links.save_late(db, old.id, reading.links, reading.seen_at, after or old.last_seen)
    run(
        db,
        "UPDATE articles SET first_seen = min(first_seen, ?), last_changed = ? WHERE id = ?",
        (reading.seen_at, kept[-1]["seen_at"], old.id),
    )
    if added is None:
        return "unchanged"
    return "corrected" if added == "reader" else "changed"


def _join_other_page(db: Database, article: ArchivedArticle, reading: Article) -> int | None:
    """Merge the article with its page of another generation of the site, if there is one; return
    the id of the merged article."""
    other = merge.other_page(db, article)
    if other is None:
        return None
    return merge.merge(db, article, table.load(db, other), reading.seen_at).id


def _texts(reading: Article) -> dict[str, Any]:
    """Return the columns of an older reading: its texts, and the descriptive ones that it has."""
    described = {name: value for name in DESCRIBED if (value := getattr(reading, name))}
    return {**{name: getattr(reading, name) for name in REVISED}, **described}
