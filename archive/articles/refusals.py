"""Records that could not be stored, and why; repeats are only counted."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles.checks import is_time
from archive.database.sql import row, rows, run
from archive.records import Article, Record, Refusal, Teaser
from archive.visible import visible

_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusalRow:
    """Something from outside that could not be kept, and why."""

    id: int
    source: str
    url: str
    about: str
    reason: str
    detail: str
    first_seen: str
    last_seen: str
    times: int


def save(db: Database, refusal: Refusal) -> None:
    """Count a refusal, and store its newest detail."""
    run(
        db,
        """INSERT INTO refusals (source, url, about, reason, detail, first_seen, last_seen)
        VALUES (:source, :url, :about, :reason, :detail, :at, :at)
        ON CONFLICT (source, url, about, reason) DO UPDATE SET times = times + 1, detail = :detail,
            first_seen = min(first_seen, :at), last_seen = max(last_seen, :at)""",
        {
            "source": refusal.source,
            "url": refusal.url,
            "about": refusal.about,
            "reason": refusal.reason,
            "detail": visible(refusal.detail),
            "at": refusal.seen_at,
        },
    )


def save_remarks(db: Database, record: Record) -> None:
    """Count the remarks on an article or teaser that is itself stored; none refuses a page."""
    if isinstance(record, Article | Teaser):
        for remark in record.remarks:
            refusal = Refusal(
                source=record.source,
                url=record.url,
                reason=remark.reason,
                detail=remark.detail,
                seen_at=record.seen_at,
                about="teaser" if isinstance(record, Teaser) else "article",
            )
            save(db, refusal)


def of_fault(record: object, reason: str, detail: str) -> Refusal:
    """Make the refusal of a faulty record from its valid fields."""
    seen_at = getattr(record, "seen_at", None) or getattr(record, "fetched_at", None)
    return Refusal(
        source=_text(getattr(record, "source", None)) or "unknown",
        url=_text(getattr(record, "url", None)),
        reason=reason,
        detail=_text(detail),
        seen_at=seen_at if isinstance(seen_at, str) and is_time(seen_at) else _NEVER,
        about="teaser" if isinstance(record, Teaser) else "page",
    )


def remarked(db: Database, source: str, reason: str, since: str) -> int:
    """Count the addresses of a site that were remarked or refused for a reason since a time."""
    found = row(
        db,
        """SELECT count(DISTINCT url) AS n FROM refusals
        WHERE source = ? AND reason = ? AND last_seen >= ?""",
        (source, reason, since),
    )
    return int(found["n"]) if found is not None else 0


def list_of(db: Database, source: str | None = None) -> list[RefusalRow]:
    """List the refusals of a site, or of all; the newest first."""
    found = rows(
        db,
        """SELECT * FROM refusals WHERE :source IS NULL OR source = :source
        ORDER BY last_seen DESC, id DESC""",
        {"source": source},
    )
    return [RefusalRow(**dict(r)) for r in found]


def _text(value: object) -> str:
    text = value if isinstance(value, str) else "" if value is None else repr(value)
    return text.encode("utf-8", "replace").decode().replace("\x00", "").strip()
