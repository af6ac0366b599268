"""Save a new reading of a captured page and report the changes, or only report them (dry run)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles import lookup, save
from archive.articles.identity import same_text
from archive.articles.prepared import Prepared
from archive.articles.rules import REVISED
from archive.database.session import Session
from archive.database.sql import rows
from archive.records import ArchivedArticle, Article

BESIDE = (
    *("published_at", "published_text", "published_from", "byline", "tags", "section"),
    *("image_url", "image_alt", "image_caption", "image_credit", "body_html", "links", "url"),
)
"""Fields other than the text."""
_TEXT = (*REVISED, "published")


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A field that the current reader extracts differently."""

    url: str
    """Address of the article."""
    field: str
    """Name of the column."""
    old: str | None
    """Value in the archive before."""
    new: str | None
    """Value after saving."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The outcome of saving a reading."""

    outcome: str
    """As returned by ``Archive.save``."""
    changes: tuple[Change, ...]
    """Corrections, field by field."""


class _UndoneError(Exception):
    """Rolls back the transaction of a dry run."""


def save_and_compare(session: Session, reading: Article | Prepared, *, dry: bool) -> Comparison:
    """Save an article, prepared or not, and report what changed. ``dry`` rolls the transaction
    back, so that a dry run reports exactly what saving would do."""
    comparison: Comparison | None = None
    article = reading.record if isinstance(reading, Prepared) else reading
    assert isinstance(article, Article)
    try:
        with session.batch():
            before = _known(session.db, article)
            last = _last_revision(session.db)
            outcome = save.save(session.db, reading)
            changes = _corrected(session.db, article.url, last)
            if before is not None and outcome != "unchanged":
                after = lookup.by_id(session.db, before.id)
                if after is not None:
                    changes += _beside(before, after)
            comparison = Comparison(outcome=outcome, changes=changes)
            if dry:
                raise _UndoneError
    except _UndoneError:
        pass
    assert comparison is not None
    return comparison


def _known(db: Database, article: Article) -> ArchivedArticle | None:
    for url in (article.url, *(address.url for address in article.addresses)):
        if (found := lookup.by_address(db, url)) is not None:
            return found
    return None


def _last_revision(db: Database) -> int:
    (found,) = rows(db, "SELECT coalesce(max(rowid), 0) AS last FROM _revisions")
    return int(found["last"])


def _corrected(db: Database, url: str, after: int) -> tuple[Change, ...]:
    """List the fields that new corrections change, those of earlier versions included."""
    changes = []
    for row in rows(
        db,
        f"""SELECT {", ".join(f"was.{n} AS was_{n}, now.{n}" for n in _TEXT)}
        FROM revisions AS now JOIN revisions AS was
            ON was.article_id = now.article_id AND was.number = now.number - 1
        WHERE (now.article_id, now.number) IN
            (SELECT article_id, number FROM _revisions WHERE rowid > ? AND cause = 'reader')
        ORDER BY now.number""",
        [after],
    ):
        for name in _TEXT:
            old, new = row[f"was_{name}"], row[name]
            if not same_text(old, new):
                changes.append(Change(url=url, field=name, old=old, new=new))
    return tuple(changes)


def _beside(before: ArchivedArticle, after: ArchivedArticle) -> tuple[Change, ...]:
    changes = []
    for name in BESIDE:
        old, new = _text(before, name), _text(after, name)
        if old != new:
            changes.append(Change(url=after.url, field=name, old=old, new=new))
    return tuple(changes)


def _text(article: ArchivedArticle, name: str) -> str | None:
    if name == "links":
        return ", ".join(sorted(f"{link.text} ({link.url})" for link in article.links)) or None
    value = getattr(article, name)
    return ", ".join(value) or None if isinstance(value, tuple) else value
