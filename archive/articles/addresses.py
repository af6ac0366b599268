"""Every address under which an article was ever met: how one article stays one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles.identity import address_key, canonical_url
from archive.database.sql import marks, rows
from archive.records import Address, Article


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a crawler needs to know about an address that it has met before."""

    id: int
    state: str
    last_seen: str
    published: str | None


def met_under(article: Article) -> tuple[Address, ...]:
    """The addresses of a reading: the canonical one, then every other literally as it was met."""
    canonical = canonical_url(article.url)
    found = {canonical: Address(url=canonical, kind="canonical")}
    for address in (Address(url=article.url, kind="canonical"), *article.addresses):
        found.setdefault(address.url, address)
    return tuple(found.values())


def keys_of(addresses: Iterable[Address]) -> tuple[str, ...]:
    """Their keys, each once."""
    return tuple(dict.fromkeys(address_key(address.url) for address in addresses))


def articles_at(db: Database, keys: Sequence[str]) -> list[int]:
    """Ids of the articles that are known under any of these keys, the oldest id first."""
    found = rows(
        db,
        f"SELECT DISTINCT article_id FROM addresses WHERE key IN ({marks(keys)}) ORDER BY 1",
        keys,
    )
    return [r["article_id"] for r in found]


def article_at(db: Database, url: str) -> int | None:
    """Id of the article with that address, however it is spelled."""
    return next(iter(articles_at(db, [address_key(url)])), None)


def not_of_others(db: Database, article_id: int, met: Iterable[Address]) -> tuple[Address, ...]:
    """The addresses that lead to this article or, so far, to none."""
    return tuple(a for a in met if articles_at(db, [address_key(a.url)]) in ([], [article_id]))


def remember(db: Database, article_id: int, addresses: Iterable[Address], at: str) -> list[str]:
    """Keep addresses of an article; the keys of those that were new.

    An address keeps its first kind, except that a canonical one says so. Called with addresses
    whose keys lead to no other article.
    """
    new = []
    for address in addresses:
        key = address_key(address.url)
        added = db.conn.execute(
            """INSERT INTO addresses (url, article_id, kind, first_seen, key)
            VALUES (:url, :article_id, :kind, :at, :key)
            ON CONFLICT (url) DO UPDATE SET
                kind = CASE WHEN excluded.kind = 'canonical' THEN 'canonical' ELSE kind END,
                first_seen = min(first_seen, excluded.first_seen)
            WHERE (excluded.kind = 'canonical' AND kind != 'canonical')
                OR excluded.first_seen < first_seen
            RETURNING 1""",
            {
                "url": address.url,
                "article_id": article_id,
                "kind": address.kind,
                "at": at,
                "key": key,
            },
        ).fetchall()
        if added:
            new.append(key)
    return new
