"""Find the version of an article to cite, and the data of its citation."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database

from archive.articles import addresses, merge, revisions, table
from archive.articles.naming import is_hash
from archive.database.connection import ArchiveError
from archive.database.sql import as_json, row, rows
from archive.exchange.citation import Citation
from archive.exchange.terms import LANGUAGE, language_of
from archive.journal.public_captures import memento_of


def find(db: Database, name: str) -> tuple[int, str | None] | None:
    """Find an article by address (in any spelling), id, or hash of a version, of which eight digits
    suffice; return its id, and the full hash if a hash was given."""
    if name.isascii() and name.isdigit() and len(name) < 19:
        article_id = merge.resolve(db, int(name))
        if row(db, "SELECT 1 FROM articles WHERE id = ?", [article_id]) is not None:
            return article_id, None
    if is_hash(name):
        found = revisions.named(db, name)
        if found:
            return int(found[0]["article_id"]), str(found[0]["hash"])
    at = addresses.article_at(db, name)
    return None if at is None else (at, None)


def cite(db: Database, name: str, at: str | None = None) -> Citation:
    """Cite an article: the version with the hash ``name``, the version current at the time or at
    the end of the day ``at``, or the latest. Raises :class:`ArchiveError`."""
    found = find(db, name)
    if found is None:
        raise ArchiveError(f"{name} is not in the archive; name an address, an id or a hash.")
    article_id, hash_ = found
    kept = revisions.list_of(db, article_id)
    if hash_ is not None:
        return of_version(db, next(r for r in reversed(kept) if r["hash"] == hash_))
    if at is not None:
        until = at if len(at) > 10 else f"{at}T23:59:59Z"
        if not (kept := [r for r in kept if r["seen_at"] <= until]):
            raise ArchiveError(f"{name} was not seen by {at} yet; its first version is younger.")
    return of_version(db, kept[-1])


_ALL = f"""
SELECT full.id, full.title, full.kicker, coalesce(sources.title, full.source) AS site,
    coalesce((SELECT url FROM printed_addresses WHERE article_id = full.id), full.url) AS url,
    full.published, full.byline,
    substr(full.last_seen, 1, 10) AS seen, full.version, archive.uuid AS archive, archive.name,
    {LANGUAGE.format(id="full.id", seen_at="full.last_changed", as_of="'9999'")} AS language
FROM articles_full AS full CROSS JOIN archive
LEFT JOIN sources ON sources.name = full.source
WHERE full.id IN (SELECT value FROM json_each(?))
"""


def all_of(db: Database, ids: Sequence[int]) -> list[Citation]:
    """Cite the latest versions of many articles, in the order of the ids."""
    found = {r["id"]: Citation(**r) for r in rows(db, _ALL, [as_json(ids)])}
    return [found[n] for n in ids if n in found]


def of_version(db: Database, revision: sqlite3.Row) -> Citation:
    """Build the citation of a row of ``revisions``."""
    article = table.load(db, revision["article_id"])
    site = row(db, "SELECT title FROM sources WHERE name = ?", [article.source])
    itself = row(db, "SELECT uuid, name FROM archive")
    last = revisions.list_of(db, article.id)[-1]
    current = revision["number"] == last["number"]
    assert itself is not None
    return Citation(
        id=article.id,
        title=revision["title"],
        kicker=revision["kicker"],
        site=(site["title"] if site else None) or article.source,
        url=addresses.printed(db, article.id) or article.url,
        published=revision["published"],
        byline=revisions.version_of(revision)["byline"],
        seen=(article.last_seen if current else revision["seen_at"])[:10],
        version=revision["hash"],
        archive=itself["uuid"],
        name=itself["name"],
        language=language_of(db, article.source, article.id, revision["seen_at"]),
        memento=memento_of(db, article.id, revision["seen_at"]),
    )
