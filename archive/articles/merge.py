"""Merge two rows that turn out to be one article, without losing anything.

That happens when a page proves it (see ``locate``), or when the pages of the old and the new site
match without a redirect between them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from archive.articles import claims, duplicates, revisions, teasers
from archive.articles import table as articles
from archive.articles.identity import better_url, generation, normalized
from archive.articles.proof import same_body
from archive.articles.rules import REVISED, better_date, counted, date_of, time_on, with_date
from archive.database.sql import row, rows, run
from archive.records import ArchivedArticle
from archive.search import index


def resolve(db: Database, article_id: int) -> int:
    """Return the current id of an article: its own, or that of the row it was merged into."""
    found = row(db, "SELECT article_id FROM merged WHERE old_id = ?", [article_id])
    return article_id if found is None else int(found["article_id"])


def other_page(db: Database, article: ArchivedArticle) -> int | None:
    """Find the row of the same article from another generation of the site.

    It has the same site, headline, date and text, but one address has an old number and the other
    is a speaking one. Two speaking addresses with one headline are two articles: that is what
    ``-2`` is for.
    """
    if article.body is None or article.published is None:
        return None
    title, own = normalized(article.title or ""), generation(article.url)
    of_that_day = rows(
        db,
        "SELECT id, title FROM articles WHERE source = ? AND published = ? AND id != ?",
        (article.source, article.published, article.id),
    )
    for other in (r["id"] for r in of_that_day if normalized(r["title"]) == title):
        found = row(db, "SELECT url, body FROM articles_full WHERE id = ?", [other])
        if (
            found is not None
            and generation(found["url"]) != own
            and found["body"]
            and same_body(found["body"], article.body)
        ):
            return int(other)
    return None


def merge(db: Database, a: ArchivedArticle, b: ArchivedArticle, at: str) -> ArchivedArticle:
    """Merge two articles under the lower id, to which the other then resolves. The result keeps
    every address, claim, teaser, link and version of both, and the texts of the newest version."""
    kept, gone = (a, b) if a.id < b.id else (b, a)
    newest = max(kept, gone, key=lambda x: (x.body is not None, x.last_changed, x.last_seen))
    for table, column in (
        ("addresses", "article_id"),
        ("teasers", "article_id"),
        ("links", "target_id"),
        ("articles", "duplicate_of"),
        ("merged", "article_id"),
    ):
        run(db, f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (kept.id, gone.id))
    claims.move(db, kept.id, gone.id)
    if (told := row(db, "SELECT * FROM _hints WHERE article_id = ?", [gone.id])) is not None:
        teasers.hint(db, kept.id, told["seen_on"], told["seen_at"])
    _join_links(db, kept.id, gone.id, newest.id)
    _join_revisions(db, kept.id, gone.id, newest.id)
    duplicates.forget(db, gone.id)
    if index.is_indexed(db, gone.id):
        index.remove(db, gone.id)
    run(db, "DELETE FROM articles WHERE id = ?", [gone.id])
    run(db, "INSERT INTO merged (old_id, article_id, at) VALUES (?, ?, ?)", (gone.id, kept.id, at))
    both = joined(kept, gone, newest)
    last = revisions.list_of(db, kept.id)[-1]
    texts: dict[str, Any] = {name: last[name] for name in ("kicker", "title", "teaser", "body")}
    both = counted(replace(both, **texts, last_changed=last["seen_at"]))
    articles.write(db, both)
    revisions.fill_in_date(db, kept.id, both.published)
    revisions.fill_in_description(db, kept.id)
    return replace(both, duplicate_of=duplicates.attach(db, both, before=kept.fingerprint))


def joined(
    kept: ArchivedArticle, gone: ArchivedArticle, newest: ArchivedArticle
) -> ArchivedArticle:
    """Combine two rows of an article, with the id of the kept one and the texts of the newest."""
    other = gone if newest is kept else kept
    present = "full" in (kept.state, gone.state)
    both = replace(
        newest,
        id=kept.id,
        url=better_url(other.url, newest.url),
        byline=newest.byline or other.byline,
        tags=newest.tags or other.tags,
        section=newest.section or other.section,
        state="full" if present else newest.state,
        gone_at=None if present else newest.gone_at,
        first_seen=min(kept.first_seen, gone.first_seen),
        last_seen=max(kept.last_seen, gone.last_seen),
        duplicate_of=None,
    )
    if not both.image_url:
        pictures = ("image_url", "image_alt", "image_caption", "image_credit")
        both = replace(both, **{name: getattr(other, name) for name in pictures})
    both = with_date(both, better_date(date_of(other), date_of(newest)))
    return replace(both, published_at=time_on(both.published, newest, other))


def _join_links(db: Database, kept: int, gone: int, newest: int) -> None:
    """Keep all links of the newest text, and those of the other that lead elsewhere."""
    older = gone if newest == kept else kept
    run(
        db,
        """DELETE FROM links WHERE article_id = ? AND key IN
            (SELECT key FROM links WHERE article_id = ?)""",
        (older, newest),
    )
    run(db, "UPDATE links SET article_id = ? WHERE article_id = ?", (kept, gone))


def _join_revisions(db: Database, kept: int, gone: int, newest: int) -> None:
    """Order the versions of both rows by time; the newest text stays last."""
    both = [(r, r["article_id"] == newest) for i in (kept, gone) for r in revisions.list_of(db, i)]
    top = max(r["number"] for r, is_newest in both if is_newest)
    both.sort(key=lambda pair: (pair[1] and pair[0]["number"] == top, pair[0]["seen_at"]))
    run(db, "DELETE FROM _revisions WHERE article_id IN (?, ?)", (kept, gone))
    latest = ""
    for found, _ in both:
        latest = max(latest, found["seen_at"])
        revisions.add(
            db, kept, revisions.version_of(found), latest,
            revisions.Origin(
                capture=found["capture"], reader=found["reader"],
                evidence=found["evidence"], read_at=found["corrected_at"],
                cause=found["cause"], hash=found["hash"],
            ),
        )  # fmt: skip
    _restore_hashes(db, kept, [found for found, _ in both])


def _restore_hashes(db: Database, article_id: int, known: Sequence[sqlite3.Row]) -> None:
    """Reassign names after merging two histories, so that every old name still denotes a version
    with its words."""
    for lost in known:
        if row(db, "SELECT 1 FROM _revisions WHERE article_id = ? AND hash = ?",
               (article_id, lost["hash"])):  # fmt: skip
            continue
        words = {name: lost[name] for name in REVISED}
        twins = [
            r for r in revisions.list_of(db, article_id) if words == {n: r[n] for n in REVISED}
        ]
        names = [r["hash"] for r in twins]
        for twin in reversed(twins):
            if names.count(twin["hash"]) > 1:
                run(
                    db,
                    "UPDATE _revisions SET hash = ? WHERE article_id = ? AND number = ?",
                    (lost["hash"], article_id, twin["number"]),
                )
                break
