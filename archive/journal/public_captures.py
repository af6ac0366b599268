"""What public web archives hold of a site, and what became of it here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles.identity import address_key
from archive.database.sql import row, rows, run
from archive.visible import visible

_HELD = """EXISTS (SELECT 1 FROM addresses JOIN articles ON articles.id = addresses.article_id
    WHERE addresses.key = public_captures.key AND articles.state != 'teaser')"""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicCapture:
    """One capture of an article's address, as an index names it."""

    url: str
    """The address that was captured."""
    captured_at: str
    """Time of the capture (UTC, ISO 8601)."""
    memento: str
    """Its address in the public archive."""
    range: str | None = None
    """Its position in that file, as in an HTTP header: ``bytes=0-99``."""
    digest: str | None = None
    """Checksum of its body, in base 32 or 16, the algorithm before a colon."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicYear:
    """What public archives hold of a year, counted in addresses of articles."""

    year: str
    captures: int
    """Captures the indexes name, equal ones included."""
    addresses: int
    """Addresses of articles among them."""
    lacking: int
    """Addresses of which the archive has no page."""
    listed: int
    """Captures not requested yet."""
    kept: int
    refused: int


def list_captures(
    db: Database, source: str, archive: str, captures: Iterable[PublicCapture]
) -> int:
    """Record captures that an index lists, in order of time; return how many are new. Consecutive
    equal ones (same address and digest) count as one, the first; a repeated query adds nothing."""
    new = 0
    for capture in captures:
        named = (source, archive, capture.url, capture.captured_at)
        if capture.digest is not None and _same(db, archive, capture):
            continue
        new += run(
            db,
            """INSERT OR IGNORE INTO public_captures (source, archive, url, captured_at,
                alike_until, key, memento, range, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (*named, capture.captured_at, address_key(capture.url), capture.memento,
             capture.range, capture.digest),
        )  # fmt: skip
    return new


def _same(db: Database, archive: str, capture: PublicCapture) -> bool:
    """Count a capture with the one just before it, if they are equal: a text that comes back after
    another one is another version."""
    found = row(
        db,
        """SELECT id, digest FROM public_captures WHERE archive = ? AND url = ?
        AND captured_at < ? ORDER BY captured_at DESC LIMIT 1""",
        (archive, capture.url, capture.captured_at),
    )
    if found is None or found["digest"] != capture.digest:
        return False
    run(
        db,
        """UPDATE public_captures SET alike_until = :at, times = times + 1
        WHERE id = :id AND alike_until < :at""",
        {"id": found["id"], "at": capture.captured_at},
    )
    return True


def listed(db: Database, source: str, archive: str, *, since: str, until: str) -> list[int]:
    """Return the numbers of the captures to fetch: of addresses that the archive lacks first, then
    in order of time."""
    found = rows(
        db,
        f"""SELECT id FROM public_captures
        WHERE source = :source AND archive = :archive AND state = 'listed'
            AND captured_at BETWEEN :since AND :until
        ORDER BY {_HELD}, captured_at, id""",
        {"source": source, "archive": archive, "since": since, "until": until},
    )
    return [r["id"] for r in found]


def listed_capture(db: Database, number: int) -> PublicCapture:
    """Return a capture by its number."""
    found = row(
        db,
        "SELECT url, captured_at, memento, range, digest FROM public_captures WHERE id = ?",
        [number],
    )
    assert found is not None
    return PublicCapture(**dict(found))


def settle(db: Database, capture: int, state: str, detail: str | None = None) -> None:
    """Record what became of a capture: ``kept``, ``known`` or ``refused``, with the reason."""
    run(
        db,
        "UPDATE public_captures SET state = ?, detail = ? WHERE id = ?",
        (state, visible(detail) if detail else None, capture),
    )


def postpone(db: Database, capture: int, detail: str) -> None:
    """Record that a capture could not be fetched whole; the third time it is refused."""
    run(
        db,
        """UPDATE public_captures SET tries = tries + 1, detail = ?,
        state = iif(tries < 2, state, 'refused') WHERE id = ?""",
        (visible(detail), capture),
    )


def years(db: Database, source: str, *, since: str = "", until: str = "9999") -> list[PublicYear]:
    """Count what public archives hold by year of capture, the newest first."""
    found = rows(
        db,
        f"""SELECT substr(captured_at, 1, 4) AS year, sum(times) AS captures,
            count(DISTINCT key) AS addresses,
            count(DISTINCT CASE WHEN NOT {_HELD} THEN key END) AS lacking,
            sum(state = 'listed') AS listed, sum(state IN ('kept', 'known')) AS kept,
            sum(state = 'refused') AS refused
        FROM public_captures WHERE source = :source AND captured_at BETWEEN :since AND :until
        GROUP BY year ORDER BY year DESC""",
        {"source": source, "since": since, "until": until},
    )
    return [PublicYear(**dict(r)) for r in found]


def memento_of(db: Database, article_id: int, seen_at: str) -> str | None:
    """Return the address in a public archive where people can see the source of a version; ``None``
    if it was not fetched from one, or is inside a file there."""
    found = row(
        db,
        """SELECT memento, captured_at FROM public_captures WHERE captured_at = :at
        AND key IN (SELECT key FROM addresses WHERE article_id = :id)
        AND state = 'kept' AND range IS NULL ORDER BY id LIMIT 1""",
        {"id": article_id, "at": seen_at},
    )
    return None if found is None else str(found["memento"]).replace("id_/", "/", 1)


def refuse_unread(db: Database, source: str) -> list[str]:
    """Mark kept captures as refused if no article could be read on them; return the reasons."""
    found = rows(
        db,
        """SELECT id, detail FROM (SELECT public_captures.id, refusals.detail
            FROM public_captures JOIN refusals ON refusals.source = public_captures.source
            AND refusals.url = public_captures.url AND refusals.about = 'page'
            AND captured_at IN (refusals.first_seen, refusals.last_seen)
            WHERE public_captures.source = ? AND public_captures.state = 'kept') GROUP BY id""",
        [source],
    )
    for refused in found:
        settle(db, refused["id"], "refused", refused["detail"])
    return [r["detail"] for r in found]


def known_keys(db: Database, source: str) -> set[str]:
    """Return the keys of all addresses of a site that the archive or a public archive has."""
    found = rows(
        db,
        """SELECT key FROM addresses JOIN articles ON articles.id = addresses.article_id
            WHERE articles.source = :source AND state != 'teaser'
        UNION SELECT key FROM public_captures WHERE source = :source AND state != 'refused'""",
        {"source": source},
    )
    return {r["key"] for r in found}
