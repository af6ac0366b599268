"""Whether a reading is of an article: by its headline, or by its text, weighed against the site.

What many articles of a site have (a headline like "Kurz gemeldet", the sentences about the
publisher at the end) tells nothing of one of them; so it is asked of the archive. Only a reading
whose text differs from the archived one comes here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from sqlite_utils import Database

from archive.articles import duplicates, revisions, teasers
from archive.articles.identity import normalized
from archive.articles.proof import announces, headlines, shares_text
from archive.database.sql import as_json, row, rows
from archive.records import ArchivedArticle, Article

_SERIES = 2
"""So many other articles with one headline make it that of a series."""


def is_of(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Tell whether a reading has the headline or a good part of the text of any version of the
    article; or the headline that surfaces print for it: where the first reading was of an error
    page, it is they who know the article."""
    return _is_headed(db, old, reading) or _shares_text(db, old, reading)


def may_lead_to(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Tell whether a followed redirect may lead from an article to this reading of it: by its text,
    or by its headline unless that is of another day. WordPress guesses an address where a page was
    removed, a headline that is used again has nearly the same one, and a broken site leads all its
    articles to one."""
    if old.body is None or reading.body is None:
        return not (old.title and reading.title) or announces(old, reading)
    another_day = old.published and reading.published and old.published != reading.published
    return _shares_text(db, old, reading) or (not another_day and _is_headed(db, old, reading))


def versions_of(db: Database, old: ArchivedArticle) -> Iterator[ArchivedArticle]:
    """Yield the article as it was in each of its versions."""
    for version in revisions.list_of(db, old.id):
        texts: dict[str, Any] = dict(revisions.version_of(version))
        yield replace(old, **texts)


def _shares_text(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Tell whether a reading has a good part of the text of any version, not counting what other
    articles of the site have too."""
    tied: list[int] = []

    @cache
    def is_stock(words: str) -> bool:
        if not tied:
            tied.extend((old.id, *duplicates.tied(db, old)))
        return _stands_elsewhere(db, old.source, words, tied)

    return any(shares_text(known, reading, is_stock) for known in (old, *versions_of(db, old)))


def _is_headed(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Tell whether a reading has a headline of the article, and not that of a series: of articles
    of that day, where the dates agree."""
    title = normalized(reading.title or "")
    said = map(teasers.as_article, teasers.of(db, old.id))
    known = (old, *versions_of(db, old), *said)
    if not title or not any(title in headlines(one) for one in known):
        return False
    day = old.published if old.published == reading.published else None
    others = rows(
        db,
        """SELECT title FROM articles INDEXED BY articles_same_day
        WHERE source = :source AND (:day IS NULL OR published = :day)
            AND id NOT IN (SELECT value FROM json_each(:tied)) AND state != 'teaser'
            AND title LIKE :begins""",
        {"source": old.source, "day": day, "begins": f"{(reading.title or '')[:1]}%",
         "tied": as_json([old.id, *duplicates.tied(db, old)])},
    )  # fmt: skip
    return sum(normalized(other["title"] or "") == title for other in others) < _SERIES


def _stands_elsewhere(db: Database, source: str, words: str, tied: list[int]) -> bool:
    """Tell whether another article of the site, and none with the same text, has these words."""
    found = row(
        db,
        """SELECT 1 FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
        WHERE articles_fts MATCH :words AND source = :source
            AND articles.id NOT IN (SELECT value FROM json_each(:tied)) LIMIT 1""",
        {"words": f'{{teaser body}} : "{words}"', "source": source, "tied": as_json(tied)},
    )
    return found is not None
