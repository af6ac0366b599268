"""How much the archive holds, in a few numbers."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from archive.database.sql import row


class Totals(NamedTuple):
    """What the archive holds of one site."""

    articles: int
    """Articles, the announced and the vanished ones included."""
    teasers: int
    """Teasers, one for each article and kind of surface."""
    duplicates: int
    """Articles whose text is that of an earlier one, here or on a sister site."""


def totals(db: Database, source: str) -> Totals:
    """The numbers of one site."""
    found = row(
        db,
        """SELECT count(*) AS articles, count(duplicate_of) AS duplicates,
            (SELECT count(*) FROM teasers WHERE source = :source) AS teasers
        FROM articles WHERE source = :source""",
        {"source": source},
    )
    assert found is not None
    return Totals(found["articles"], found["teasers"], found["duplicates"])
