"""The municipalities that articles name, as rows that SQL can join."""

from __future__ import annotations

from sqlite_utils import Database

from archive.articles.places.gazetteer import municipalities, named_in
from archive.database.sql import run


def note(db: Database, article_id: int, kicker: str | None, title: str | None) -> None:
    """Replace the municipalities recorded for an article by those that kicker and title name."""
    run(db, "DELETE FROM places WHERE article_id = ?", [article_id])
    add(db, article_id, kicker, title)


def add(db: Database, article_id: int, kicker: str | None, title: str | None) -> None:
    """Record the municipalities that kicker and title of a new article name."""
    for ags, field in named_in(kicker, title):
        known = municipalities()[ags]
        run(
            db,
            "INSERT OR IGNORE INTO municipalities VALUES (?, ?, ?, ?, ?)",
            (ags, known.name, known.kind, known.latitude, known.longitude),
        )
        run(db, "INSERT OR IGNORE INTO places VALUES (?, ?, ?)", (article_id, ags, field))
