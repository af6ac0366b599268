"""The invariants of texts that are kept twice: versions in order of time, markup of the text."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from archive.articles.text import plain_text
from archive.database.sql import rows, run
from archive.exchange.faults import Found, each, ids_of, many


def versions_in_order(db: Database) -> Iterator[Found]:
    """Check that no version was seen before the one that it follows: the text of a day would be
    another. Which of the two times is wrong, nothing here can tell."""
    ids = ids_of(
        db,
        """SELECT DISTINCT article_id AS id FROM (SELECT article_id, seen_at,
            lag(seen_at) OVER (PARTITION BY article_id ORDER BY number) AS before FROM _revisions)
        WHERE seen_at < before""",
    )
    if ids:
        yield many("versions-out-of-order", "with versions out of order in time", ids), None


def markup_of_text(db: Database) -> Iterator[Found]:
    """Check that the markup of a body has its words. Without it the paragraphs of the body are
    shown, and kept pages bring it back."""
    found = rows(db, "SELECT article_id, body, body_html FROM texts WHERE body_html IS NOT NULL")
    ids = [r["article_id"] for r in found if plain_text(r["body_html"]) != (r["body"] or "")]
    if ids:
        found_in = many("markup-of-another-text", "whose markup is of another text", ids, 1)
        yield found_in, lambda db: each(db, ids, _without_markup)


def _without_markup(db: Database, article_id: int) -> None:
    run(db, "UPDATE texts SET body_html = NULL WHERE article_id = ?", [article_id])
