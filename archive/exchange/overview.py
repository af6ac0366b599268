"""Count the contents of the archive by site."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from archive.database.sql import row


class Totals(NamedTuple):
    """The contents of the archive from one site."""

    articles: int
    """Articles, including those only announced and those gone."""
    teasers: int
    """Teasers, one per article and kind of listing."""
    duplicates: int
    """Articles that repeat the text of an earlier one, on this or a sister site."""


def totals(db: Database, source: str) -> Totals:
    """Count the contents of one site."""
    found = row(
        db,
        """SELECT count(*) AS articles, count(duplicate_of) AS duplicates,
            (SELECT count(*) FROM teasers WHERE source = :source) AS teasers
        FROM articles WHERE source = :source""",
        {"source": source},
    )
    assert found is not None
    return Totals(found["articles"], found["teasers"], found["duplicates"])
