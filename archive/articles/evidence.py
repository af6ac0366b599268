"""Decide whether a reading is of an article, by headline or text, weighed against the site.

What many articles of a site share (a headline like "Kurz gemeldet", the publisher's notice at the
end) is no evidence, so the archive is searched for it. Only readings whose text differs from the
archived one get here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from sqlite_utils import Database

from archive.articles import duplicates, revisions, teasers
from archive.articles.identity import normalized, same_text, word_count
from archive.articles.proof import announces, headlines, shares_text
from archive.database.sql import as_json, row, rows
from archive.records import ArchivedArticle, Article

_WHOLE = 60
"""Words of a text that was no error page."""
_SERIES = 2
"""This many other articles with the same headline make it the headline of a series."""


def is_of(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Return whether a reading has the headline or a good part of the text of any version of the
    article. The headline on surfaces counts too: the first reading may have been of an error
    page."""
    return _is_headed(db, old, reading) or _shares_text(db, old, reading)


def may_lead_to(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Return whether a followed redirect may lead from an article to this reading of it: by text,
    or by headline unless the dates differ. WordPress guesses an address for a removed page, a
    reused headline has nearly the same one, and a broken site redirects all its articles to one."""
    if old.body is None or reading.body is None:
        return not (old.title and reading.title) or announces(old, reading)
    another_day = old.published and reading.published and old.published != reading.published
    return _shares_text(db, old, reading) or (not another_day and _is_headed(db, old, reading))


def takes_over(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Return whether a reading shares no text with any version of an article that had enough: under
    its headline, or the one that lists announce, stands something else."""
    if not (old.body and reading.body) or same_text(old.body, reading.body):
        return False
    if word_count(old.body) < _WHOLE:
        return False
    return not any(shares_text(known, reading) for known in (old, *versions_of(db, old)))


def versions_of(db: Database, old: ArchivedArticle) -> Iterator[ArchivedArticle]:
    """Yield the article as it was in each of its versions."""
    for version in revisions.list_of(db, old.id):
        texts: dict[str, Any] = dict(revisions.version_of(version))
        yield replace(old, **texts)


def _shares_text(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Return whether a reading has a good part of the text of any version, ignoring passages that
    other articles of the site have too."""
    tied: list[int] = []

    @cache
    def is_stock(words: str) -> bool:
        if not tied:
            tied.extend((old.id, *duplicates.tied(db, old)))
        return _stands_elsewhere(db, old.source, words, tied)

    return any(shares_text(known, reading, is_stock) for known in (old, *versions_of(db, old)))


def _is_headed(db: Database, old: ArchivedArticle, reading: Article) -> bool:
    """Return whether a reading has a headline of the article that is not the headline of a series,
    judged by the articles of that day if both dates agree."""
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
    """Return whether another article of the site, not one with the same text, has these words."""
    found = row(
        db,
        """SELECT 1 FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
        WHERE articles_fts MATCH :words AND source = :source
            AND articles.id NOT IN (SELECT value FROM json_each(:tied)) LIMIT 1""",
        {"words": f'{{teaser body}} : "{words}"', "source": source, "tied": as_json(tied)},
    )
    return found is not None
