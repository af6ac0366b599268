"""The municipalities that articles name, as rows that SQL can join."""

from __future__ import annotations

from sqlite_utils import Database

from archive.articles.places.gazetteer import municipalities, named_in
from archive.database.sql import row, run


def note(db: Database, article_id: int, kicker: str | None, title: str | None) -> None:
    """Replace the municipalities recorded for an article by those that kicker and title name."""
    named = named_in(kicker, title)
    if row(db, "SELECT 1 FROM places WHERE article_id = ?", [article_id]) is not None:
        run(db, "DELETE FROM places WHERE article_id = ?", [article_id])
    for ags, field in named:
        known = municipalities()[ags]
        run(
            db,
            "INSERT OR IGNORE INTO municipalities VALUES (?, ?, ?, ?, ?)",
            (ags, known.name, known.kind, known.latitude, known.longitude),
        )
        run(db, "INSERT OR IGNORE INTO places VALUES (?, ?, ?)", (article_id, ags, field))
