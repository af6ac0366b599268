"""Addresses proved to belong to an article; they keep one article in one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import marks, rows, run
from archive.records import Address, Article


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a crawler needs to know about an address it has seen before."""

    id: int
    state: str
    last_seen: str
    published: str | None


FACTS = ("fetched", "redirect")
"""Kinds of observed addresses; all other kinds are claims of a page."""


def split(article: Article) -> tuple[Address, list[Address], list[Address]]:
    """Split a reading's addresses into the fetched one, other facts (redirects), and claims.

    A record without a fetched address was fetched at its ``url``.
    """
    own = address_key(article.url)
    given = {a.url: a for a in reversed((Address(url=article.url, kind="canonical"),
                                         *article.addresses))}  # fmt: skip
    facts = [a for a in article.addresses if a.kind in FACTS]
    met = [a for a in facts if a.kind == "fetched"] or [Address(url=article.url, kind="canonical")]
    fetched = next((a for a in met if address_key(a.url) == own), met[0])
    facts = [a for a in facts if address_key(a.url) != address_key(fetched.url)]
    known = {fetched.url, *(a.url for a in facts)}
    return fetched, facts, [a for a in reversed(given.values()) if a.url not in known]


def articles_at(db: Database, keys: Sequence[str]) -> list[int]:
    """Return the ids of the articles known under any of these keys, in ascending order."""
    found = rows(
        db,
        f"SELECT DISTINCT article_id FROM addresses WHERE key IN ({marks(keys)}) ORDER BY 1",
        keys,
    )
    return [r["article_id"] for r in found]


def article_at(db: Database, url: str) -> int | None:
    """Return the id of the article with that address, in any spelling."""
    return next(iter(articles_at(db, [address_key(url)])), None)


def printed(db: Database, article_id: int) -> str | None:
    """Return the address of an article as its site prints it, to be cited and opened."""
    found = rows(db, "SELECT url FROM printed_addresses WHERE article_id = ?", [article_id])
    return next((r["url"] for r in found), None)


def give_up(db: Database, key: str) -> None:
    """Remove an address, in all spellings, from its article: it proved to be another article's."""
    run(db, "DELETE FROM addresses WHERE key = ?", [key])


def not_of_others(db: Database, article_id: int, met: Iterable[Address]) -> tuple[Address, ...]:
    """Return the addresses that lead to this article or, so far, to no article."""
    return tuple(a for a in met if articles_at(db, [address_key(a.url)]) in ([], [article_id]))


def add(db: Database, article_id: int, addresses: Iterable[Address], at: str) -> list[str]:
    """Store addresses of an article and return the keys of the new ones.

    An address keeps its first kind, but ``canonical`` replaces any other. The caller ensures that
    no key leads to another article.
    """
    new = []
    for address in addresses:
        key = address_key(address.url)
        added = run(
            db,
            """INSERT INTO addresses (url, article_id, kind, first_seen, key)
            VALUES (:url, :article_id, :kind, :at, :key)
            ON CONFLICT (url) DO UPDATE SET
                kind = CASE WHEN excluded.kind = 'canonical' THEN 'canonical' ELSE kind END,
                first_seen = min(first_seen, excluded.first_seen)
            WHERE (excluded.kind = 'canonical' AND kind != 'canonical')
                OR excluded.first_seen < first_seen""",
            {
                "url": address.url,
                "article_id": article_id,
                "kind": address.kind,
                "at": at,
                "key": key,
            },
        )
        if added:
            new.append(key)
    return new
