"""Import a JSON Lines export: the archive becomes the same again, ids included."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from sqlite_utils import Database

from archive.articles import addresses, claims, duplicates, links, revisions, sources, table
from archive.articles.checks import fault
from archive.articles.identity import address_key
from archive.articles.prepared import Prepared, accept, prepare
from archive.articles.rules import DESCRIBED, REVISED
from archive.database.connection import ArchiveError
from archive.database.sql import as_object, row, run
from archive.records import Address, ArchivedArticle, DateText
from archive.search import index

TOGETHER = 100
"""Lines that are prepared and written together: a tenth of a second of work."""
INDEXED = 800
"""Articles that are indexed together, while the forms that were prepared are at hand."""
_FIELDS = frozenset(ArchivedArticle.__dataclass_fields__)
_TEASER = ("source", "url", "kicker", "title", "text", "published", "published_text", "seen_on")
_LATER = ("published_at",)  # exports of unreleased versions lack it
WRONG = (
    *(KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError),
    *(sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError),
)
"""What a line may raise that is no exported article, the binding of its values included."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A line that is ready to be written."""

    number: int
    """Its number, from 1."""
    prepared: Prepared
    """The article."""
    record: dict[str, Any]
    """The line as data."""


NumberedLines = list[tuple[int, bytes | str]]
"""Consecutive lines with their numbers."""


class Mapped(Protocol):
    """A function like ``map``: does the work for all parts, here or in other processes, in order
    and with few parts in flight."""

    def __call__(
        self, work: Callable[[NumberedLines], list[Ready]], parts: Iterable[NumberedLines], /
    ) -> Iterable[list[Ready]]:
        """Yield the results."""


def read(db: Database, lines: Iterable[bytes | str], mapped: Mapped = map) -> int:
    """Import exported articles into an empty archive; return their number. Lines are decoded,
    checked and prepared through ``mapped``; nothing else depends on it.

    Call it inside a transaction and roll that back on error: an invalid line raises an
    :class:`ArchiveError` that names it.
    """
    if row(db, "SELECT 1 FROM articles LIMIT 1") is not None:
        raise ArchiveError(
            "An import needs an archive without articles; name a new file in ARCHIVE_PATH."
        )
    # Duplicates may precede their originals; foreign keys are checked at COMMIT.
    run(db, "PRAGMA defer_foreign_keys = ON")
    index.widen(db)
    count = waiting = 0
    for part in mapped(ready, _parts(lines)):
        for line in part:
            with _named(line.number):
                _insert(db, line)
        count, waiting = count + len(part), waiting + len(part)
        if waiting >= INDEXED:
            index.catch_up(db)
            waiting = 0
    links.find_targets(db)
    run(
        db,
        """UPDATE sqlite_sequence SET seq =
        max(seq, (SELECT coalesce(max(old_id), 0) FROM merged)) WHERE name = 'articles'""",
    )
    return count


def ready(part: NumberedLines) -> list[Ready]:
    """Decode, check and prepare lines. Pure. Raises ``ArchiveError`` for the first invalid one."""
    return [_ready(number, line) for number, line in part if line.strip()]


def _ready(number: int, line: bytes | str) -> Ready:
    with _named(number):
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ArchiveError(
                f"line {number} of the import is not a JSON object; nothing was imported."
            )
        prepared = prepare(_article(record))
        if prepared.fault:
            raise ValueError(prepared.fault[1])
    return Ready(number, prepared, record)


@contextmanager
def _named(number: int) -> Iterator[None]:
    """Turn what a wrong line may raise into an ``ArchiveError`` that names it."""
    try:
        yield
    except json.JSONDecodeError as error:
        raise ArchiveError(
            f"line {number} of the import is not JSON ({error}); nothing was imported."
        ) from error
    except WRONG as error:
        raise ArchiveError(
            f"line {number} of the import is not an exported article ({error!r}); "
            "nothing was imported."
        ) from error


def _parts(lines: Iterable[bytes | str]) -> Iterator[NumberedLines]:
    rest = enumerate(lines, 1)
    while part := list(islice(rest, TOGETHER)):
        yield part


def article_of(record: dict[str, Any]) -> ArchivedArticle:
    """Return an exported article as a record, without its references. Raises ``ValueError``."""
    article = _article(record)
    if found := fault(article):
        raise ValueError(found[1])
    return article


def _article(record: dict[str, Any]) -> ArchivedArticle:
    values = {name: value for name, value in record.items() if name in _FIELDS}
    return ArchivedArticle(
        **{
            **values,
            "seen_at": record["last_seen"],
            "tags": tuple(record["tags"]),
            "published_also": tuple(DateText(**d) for d in record["published_also"]),
            "links": (),
            "addresses": (),
            "duplicate_of": None,
            "capture": None,  # belongs to another page store
            "evidence": (),
        }
    )


def place(db: Database, article: ArchivedArticle, record: dict[str, Any]) -> int:
    """Insert an exported article under its id (0: the next free one), with its addresses, claims,
    versions and links; return the id."""
    site = record.get("site") or {}  # exports of unreleased versions lack it
    sources.register(db, article.source, site.get("title"), site.get("url"))
    sources.describe(db, article.source, site)
    article = table.insert_row(db, article)
    for address in record["addresses"]:
        met = [Address(url=address["url"], kind=address["kind"])]
        addresses.add(db, article.id, met, address["first_seen"])
    for claim in record.get("claims", ()):  # older exports have no claims
        met = [Address(url=claim["url"], kind=claim["kind"])]
        for at in (claim["first_seen"], claim["last_seen"]):
            claims.save(db, article.id, met, at)
    for revision in record["revisions"]:
        _revision(db, article.id, revision)
    for position, link in enumerate(record["links"], 1):
        run(
            db,
            """INSERT INTO links (article_id, url, text, position, first_seen, last_seen, gone_at,
                key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                article.id, link["url"], link["text"], link.get("position", position),
                link.get("first_seen", article.last_changed),
                link.get("last_seen", article.last_seen), link.get("gone_at"),
                address_key(link["url"]),
            ),
        )  # fmt: skip
    return article.id


def _insert(db: Database, line: Ready) -> None:
    article, record = accept(line.prepared), line.record
    assert isinstance(article, ArchivedArticle)
    article = replace(article, id=place(db, article, record))
    duplicates.attach(db, article)
    for teaser in record["teasers"]:
        _teaser(db, article.id, teaser)
    for merged in record["merged"]:
        run(
            db,
            "INSERT INTO merged (old_id, article_id, at) VALUES (?, ?, ?)",
            (merged["old_id"], article.id, merged["at"]),
        )


def _revision(db: Database, article_id: int, revision: dict[str, Any]) -> None:
    said = revision.get("evidence")
    described = revision.get("described")  # exports of unreleased versions lack some of these
    version = {
        **{name: revision[name] for name in (*REVISED, "published")},
        **(described or dict.fromkeys(DESCRIBED)),
    }
    revisions.insert(
        db,
        article_id,
        version,
        revisions.Entry(
            revision["seen_at"],
            int(revision["number"]),
            tuple(revision["changed"]),
            revision.get("cause", "publisher"),
            revision.get("corrected_at"),
        ),
        revisions.Origin(
            capture=revision.get("capture"),
            hash=revision.get("hash"),
            reader=revision.get("reader"),
            evidence=as_object(said) if said else None,
        ),
        described=described is not None,
    )


def _teaser(db: Database, article_id: int, teaser: dict[str, Any]) -> None:
    sources.register(db, teaser["source"])
    columns = (*_TEASER, *_LATER, "first_seen", "last_seen")
    run(
        db,
        f"""INSERT INTO teasers (article_id, key, {", ".join(columns)})
        VALUES (:article_id, :key, {", ".join(":" + name for name in columns)})""",
        {
            **dict.fromkeys(_LATER),
            **{name: teaser[name] for name in columns if name in teaser or name not in _LATER},
            "article_id": article_id,
            "key": address_key(teaser["url"]),
        },
    )
