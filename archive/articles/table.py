"""Articles in the database: one row each, whether read or only announced."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from archive.articles import (
    addresses,
    disagree,
    duplicates,
    links,
    mentions,
    revisions,
    rungs,
    teasers,
)
from archive.articles.identity import fingerprint, word_count
from archive.articles.rules import (
    DESCRIBED,
    REVISED,
    announced_date,
    better_date,
    changed_columns,
    date_of,
    listed_date,
    time_on,
    version,
)
from archive.articles.spelling import canonical_url
from archive.articles.text import paragraphs
from archive.database.sql import as_json, row, rows, run
from archive.records import Address, ArchivedArticle, Article, DateText, Link, Teaser
from archive.search import index
from archive.search.german import COLUMNS

# Columns of ``articles`` that are stored without conversion, in order.
_PLAIN = (
    *("source", "url", "kicker", "title", "teaser", "published", "published_at"),
    *(
        "published_text",
        "published_from",
        "byline",
        "section",
        "image_url",
        "image_alt",
        "image_caption",
    ),
    *("image_credit", "word_count", "state", "first_seen", "last_seen", "last_changed"),
    *("gone_at", "fingerprint", "duplicate_of"),
)
_WRITTEN = (*_PLAIN, "published_also", "tags")
_INSERT = (
    f"INSERT INTO articles (id, {', '.join(_WRITTEN)}) "
    f"VALUES (:id, {', '.join(':' + name for name in _WRITTEN)})"
)
_UPDATE = f"UPDATE articles SET {', '.join(f'{n} = :{n}' for n in _WRITTEN)} WHERE id = :id"


def insert(
    db: Database, reading: Article, met: Iterable[Address], *, state: str = "full"
) -> ArchivedArticle:
    """Add an article that is known under none of its addresses."""
    values: dict[str, Any] = {name: getattr(reading, name) for name in Article.__slots__}
    article = ArchivedArticle(
        **{**values, "url": canonical_url(reading.url)},
        id=0,
        word_count=word_count(reading.teaser, reading.body),
        state=state,
        first_seen=reading.seen_at,
        last_seen=reading.seen_at,
        last_changed=reading.seen_at,
        fingerprint=fingerprint(reading),
        duplicate_of=None,
    )
    article = insert_row(db, article)
    revisions.begin(db, article, reading.seen_at, origin_of(reading, article))
    added = addresses.add(db, article.id, met, reading.seen_at)
    links.add(db, article.id, article.links, reading.seen_at)
    if attach_announcements(db, article.id, added):
        article = load(db, article.id)
    original = duplicates.attach(db, article)
    return article if original is None else replace(article, duplicate_of=original)


def markup(article: ArchivedArticle) -> str | None:
    """Return the markup of a body; ``None`` if it is only the paragraphs of the plain text."""
    plain = article.body is not None and article.body_html == paragraphs(article.body)
    return None if plain else article.body_html


def origin_of(reading: Article, shown: Article) -> revisions.Origin:
    """Describe where a version comes from: its reading, and which fields that lacked."""
    return revisions.Origin(
        capture=reading.capture, reader=reading.reader, read_at=reading.read_at,
        evidence=rungs.as_evidence(reading, shown),
    )  # fmt: skip


def insert_row(db: Database, article: ArchivedArticle) -> ArchivedArticle:
    """Insert the rows of an article and its texts, nothing else. An id of 0 stands for the next."""
    cursor = db.conn.execute(_INSERT, {**_columns(article), "id": article.id or None})
    article = replace(article, id=cursor.lastrowid or 0)
    run(
        db,
        "INSERT INTO texts (article_id, body, body_html) VALUES (?, ?, ?)",
        (article.id, article.body, markup(article)),
    )
    mentions.add(db, article.id, article.kicker, article.title)
    return article


def attach_announcements(db: Database, article_id: int, keys: list[str]) -> bool:
    """Link to an article what was announced under its new addresses; return whether that may have
    changed its row."""
    links.resolve(db, article_id, keys)
    if not teasers.attach(db, article_id, keys):
        return False
    touch(db, article_id, max(teaser.seen_at for teaser in teasers.of(db, article_id)))
    adopt_announced_date(db, article_id)
    return True


def adopt_announced_date(db: Database, article_id: int) -> None:
    """Adopt the date that an article's teasers give if it outranks its own, and their time if the
    page gives none for that day."""
    if not (said := teasers.of(db, article_id)):
        return
    _adopt_day(db, article_id, said)
    article = load(db, article_id)
    if article.published and not article.published_at:
        for teaser in sorted(said, key=lambda t: -listed_date(t).rank):
            if at := time_on(article.published, teaser):
                run(db, "UPDATE articles SET published_at = ? WHERE id = ?", (at, article_id))
                rungs.note(db, article_id, "published_at", listed_date(teaser).origin)
                break


def _adopt_day(db: Database, article_id: int, said: list[Teaser]) -> None:
    """Adopt the best date of the teasers if the page gives none, or none in print; remark a date in
    a listing's brackets that differs from the page's.

    The teasers are the history of such a date, so this makes no revision.
    """
    article = load(db, article_id)
    old = date_of(article)
    best = announced_date(said)
    if not old.announced or (old.in_brackets and disagree.is_dated(article)):
        best = announced_date([t for t in said if listed_date(t).in_brackets])
        if not old.announced and best.published not in (None, old.published):
            disagree.contradict(db, article, old, best)
    elif best.rank < max(old.rank, 1):
        return
    if best.published is None or best == old or better_date(old, best) != best:
        return
    if not old.announced and best.published == old.published:
        return
    run(
        db,
        """UPDATE articles SET published = ?, published_at = ?, published_text = ?,
            published_from = ? WHERE id = ?""",
        (best.published, time_on(best.published, article), best.text, best.origin, article_id),
    )
    revisions.fill_in_date(db, article_id, best.published)
    rungs.note(db, article_id, "published", best.origin)
    duplicates.reattach(db, article_id)


def update(
    db: Database,
    old: ArchivedArticle,
    new: ArchivedArticle,
    seen_at: str,
    origin: revisions.Origin | None = None,
) -> str:
    """Write what differs between two states of an article; return the outcome. A changed text or
    description makes a revision, or a correction if it was read from the same kept page."""
    outcome = "refined"
    origin = origin or revisions.Origin()
    changed = changed_columns(version(old), version(new))
    if "published" in changed and date_of(old).announced and not {*changed} & {*REVISED}:
        revisions.fill_in_date(db, old.id, new.published)
        changed = tuple(name for name in changed if name != "published")
        filled_in = True
    else:
        filled_in = False
    if changed:
        seen_at = max(seen_at, old.last_changed)
        added = revisions.add(db, new.id, version(new), seen_at, origin)
        if not {*changed} <= {*DESCRIBED}:
            outcome = "corrected" if added == "reader" else "changed"
        new = replace(new, last_changed=old.last_changed if added == "reader" else seen_at)
    else:
        revisions.rest_on(db, old.id, origin)
    if replace(new, last_seen=old.last_seen) == old:
        touch(db, old.id, new.last_seen)
        return "unchanged"
    write(db, new)
    if filled_in or not {*changed} <= {*DESCRIBED}:
        duplicates.attach(db, new, before=old.fingerprint)
    return outcome


def write(db: Database, article: ArchivedArticle) -> None:
    """Update the columns and texts of an article that has a row."""
    old = row(
        db, "SELECT kicker, title, teaser, body FROM articles_full WHERE id = ?", [article.id]
    )
    changed = old is None or any(old[name] != getattr(article, name) for name in COLUMNS)
    if changed and index.is_indexed(db, article.id):
        index.remove(db, article.id)
        index.add(db, article.id, version(article))
    run(db, _UPDATE, _columns(article))
    run(
        db,
        """UPDATE texts SET body = :body, body_html = :html
        WHERE article_id = :id AND (body IS NOT :body OR body_html IS NOT :html)""",
        {"id": article.id, "body": article.body, "html": markup(article)},
    )
    if old is None or (old["kicker"], old["title"]) != (article.kicker, article.title):
        mentions.note(db, article.id, article.kicker, article.title)


def touch(db: Database, article_id: int, at: str) -> None:
    """Raise the ``last_seen`` of an article to ``at``."""
    run(
        db, "UPDATE articles SET last_seen = ? WHERE id = ? AND last_seen < ?", (at, article_id, at)
    )


def load(db: Database, article_id: int, *, whole: bool = False) -> ArchivedArticle:
    """Load the article with that id; with its links and addresses only if ``whole``."""
    found = row(db, "SELECT * FROM articles_full WHERE id = ?", [article_id])
    assert found is not None, f"no article {article_id}"
    article = from_row(found)
    if not whole:
        return article
    parts = (
        rows(
            db,
            """SELECT url, text FROM links WHERE article_id = ? AND gone_at IS NULL
            ORDER BY position, id""",
            [article_id],
        ),
        rows(db, "SELECT url, kind FROM addresses WHERE article_id = ? ORDER BY url", [article_id]),
    )
    return replace(
        article,
        links=tuple(Link(url=r["url"], text=r["text"]) for r in parts[0]),
        addresses=tuple(Address(url=r["url"], kind=r["kind"]) for r in parts[1]),
    )


def from_row(found: sqlite3.Row) -> ArchivedArticle:
    """Convert a row of ``articles_full`` to a record, without links and addresses."""
    plain: dict[str, Any] = {name: found[name] for name in _PLAIN}
    return ArchivedArticle(
        **plain,
        id=found["id"],
        seen_at=found["last_seen"],
        body=found["body"],
        body_html=found["body_html"],
        reader=found["reader"],
        evidence=rungs.from_evidence(found["evidence"]),
        tags=tuple(json.loads(found["tags"])),
        published_also=tuple(DateText(**d) for d in json.loads(found["published_also"])),
    )


def _columns(article: ArchivedArticle) -> dict[str, Any]:
    columns: dict[str, Any] = {name: getattr(article, name) for name in _PLAIN}
    also = [{"text": d.text, "origin": d.origin} for d in article.published_also]
    return {
        **columns,
        "id": article.id,
        "tags": as_json(article.tags),
        "published_also": as_json(also),
    }
