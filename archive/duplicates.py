"""Which articles are the same text: ``duplicate_of`` names the earliest."""

from __future__ import annotations

from sqlite_utils import Database

from archive.article import ArchivedArticle
from archive.sql import row, rows, run


def tie(db: Database, article: ArchivedArticle, before: str | None = None) -> int | None:
    """Tie an article that is new, or whose text changed (``before`` is its earlier fingerprint),
    to those with the same text. Returns its ``duplicate_of``."""
    if before is not None and before != article.fingerprint:
        run(db, "UPDATE articles SET duplicate_of = NULL WHERE id = ?", [article.id])
        _name_earliest(db, before)
    if article.body is None:
        return None
    return _name_earliest(db, article.fingerprint).get(article.id)


def retie(db: Database, article_id: int) -> None:
    """Decide again who was first, after the date of an article became known."""
    found = row(db, "SELECT fingerprint FROM articles WHERE id = ?", [article_id])
    if found is not None:
        _name_earliest(db, found["fingerprint"])


def forget(db: Database, article_id: int) -> None:
    """Forget what is kept about the text of an article that is about to be merged away."""


def _name_earliest(db: Database, fingerprint: str) -> dict[int, int | None]:
    """In the group of one text, point all at the earliest: by date, first sighting, id. An
    article of which only teasers are known has no text yet."""
    group = rows(
        db,
        """SELECT id, duplicate_of FROM articles JOIN texts ON texts.article_id = articles.id
        WHERE fingerprint = ? AND body IS NOT NULL
        ORDER BY published IS NULL, published, first_seen, id""",
        [fingerprint],
    )
    tied: dict[int, int | None] = {}
    for member in group:
        tied[member["id"]] = None if member is group[0] else group[0]["id"]
        if member["duplicate_of"] != tied[member["id"]]:
            run(
                db,
                "UPDATE articles SET duplicate_of = ? WHERE id = ?",
                (tied[member["id"]], member["id"]),
            )
    return tied
