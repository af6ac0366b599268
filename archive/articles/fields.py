"""Guard single fields of an article against loss and against mass changes.

A missing value does not replace a known one at once: a lost kicker or teaser stays until enough
readings confirm the loss and no alert about that field is open. A change that hits many articles in
the same way comes from a theme or from our reader, not from an editor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlite_utils import Database

from archive.articles import addresses, quarantine, table
from archive.articles.identity import same_text
from archive.articles.rules import better_date, date_of
from archive.database.sql import marks, row
from archive.records import ArchivedArticle, Article, fetched_at_url

BODY = "body"
"""Not judged with the other fields; for doubts about a text see ``quarantine.py``."""
LOSABLE = ("kicker", "teaser")
"""Fields that a page may lose: a headline is required, and a missing date replaces no date."""
Signatures = Mapping[str, tuple[str, ...]]
"""Descriptions of how each field changed."""


def changes(db: Database, reading: Article, opened: Mapping[str, str]) -> Signatures | None:
    """Return which fields of an archived article a reading changes, and how; ``None`` if the
    archive has no page of it. ``opened`` gives, by field, the end of the last run before its alert
    opened. Articles first read later may have been misread from the start, so changes to that field
    of theirs do not count."""
    article_id = addresses.article_at(db, fetched_at_url(reading))  # its own claims prove nothing
    if article_id is None:
        return None
    old = table.load(db, article_id)
    if old.state == "teaser" or old.body is None:
        return None
    edited = reading.body and not same_text(old.body, reading.body)
    found = {**signatures(old, reading), **({BODY: ("edited",)} if edited else {})}
    return {n: hows for n, hows in found.items() if old.first_seen <= opened.get(n, "9")}


def signatures(old: Article, reading: Article) -> Signatures:
    """Return which fields a reading changes, each with every description of the change that two
    articles may share: what was put before or behind the text, or what replaced it."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ("kicker", "title", "teaser"):
        before, now = getattr(old, name), getattr(reading, name)
        if before and not same_text(before, now) and (now or name != "title"):
            found[name] = _how(before, now)
    dated = better_date(date_of(old), date_of(reading)).published
    if old.published and dated != old.published and dated:
        days = (date.fromisoformat(dated[:10]) - date.fromisoformat(old.published[:10])).days
        found["published"] = (f"moved by {days}", f"is {dated}")
    return found


def hold(db: Database, reading: Article, names: tuple[str, ...]) -> Article:
    """Store beside the article what a reading has for these fields; return the reading with the
    archived values in their place."""
    article_id = addresses.article_at(db, fetched_at_url(reading))  # its own claims prove nothing
    if article_id is None:
        return reading
    old = table.load(db, article_id)
    for name in names:
        before, now = getattr(old, name), getattr(reading, name)
        lost = "" if now else " and now shows none"
        detail = (
            f"{reading.url} had the {name} {before!r}{lost or f' and now shows {now!r}'}, as many "
            "articles do at once"
        )
        quarantine.hold_field(db, old.id, reading, name, (f"{name}-alike", detail))
    return _with(old, reading, names)


def keep_lost(db: Database, old: ArchivedArticle, reading: Article) -> tuple[Article, set[str]]:
    """Restore fields that a reading lost, unless the loss is confirmed; return the reading, and the
    reasons for which it was held."""
    late = reading.seen_at < old.last_changed
    lost = [n for n in LOSABLE if getattr(old, n) and not getattr(reading, n) and not late]
    held: set[str] = set()
    for name in lost:
        reason = f"{name}-lost"
        if _confirmed(db, old, name, reason):
            continue
        detail = f"{reading.url} had the {name} {getattr(old, name)!r} and now shows none"
        quarantine.hold_field(db, old.id, reading, name, (reason, detail))
        reading = _with(old, reading, (name,))
        held.add(reason)
    return reading, held


def _confirmed(db: Database, old: ArchivedArticle, name: str, reason: str) -> bool:
    alerts = (f"changed:{name}", *{"kicker": ("kickered", "stated:kickered")}.get(name, ()))
    said = row(
        db,
        f"""SELECT
            (SELECT max(times) FROM quarantine WHERE article_id = ? AND reason = ?
                AND settled IS NULL) AS times,
            EXISTS (SELECT 1 FROM alerts WHERE source = ? AND closed IS NULL
                AND name IN ({marks(alerts)})) AS open,
            EXISTS (SELECT 1 FROM alerts WHERE source = ? AND accepted IS NOT NULL AND calm = 0
                AND name IN ({marks(alerts)})) AS accepted""",
        (old.id, reason, old.source, *alerts, old.source, *alerts),
    )
    assert said is not None
    enough = (said["times"] or 0) >= quarantine.CONFIRMED - 1
    return bool(said["accepted"]) or (enough and not said["open"])


def _with(old: ArchivedArticle, reading: Article, names: tuple[str, ...]) -> Article:
    for name in names:
        if name == "published":
            reading = replace(
                reading, published=old.published, published_text=old.published_text,
                published_from=old.published_from, published_at=old.published_at,
            )  # fmt: skip
        else:
            reading = replace(reading, **{name: getattr(old, name)})
    kept = tuple(pair for pair in reading.evidence if pair[0] not in names)
    return replace(reading, evidence=kept)


def _how(before: str, now: str | None) -> tuple[str, ...]:
    if not now:
        return ("lost",)
    if now.endswith(before):
        return (f"before: {_shape(now[: -len(before)])}",)
    if now.startswith(before):
        return (f"behind: {_shape(now[len(before) :])}",)
    if before.endswith(now):
        return (f"without: {_shape(before[: -len(now)])}",)
    if before.startswith(now):
        return ("cut",)
    return (f"is {now}",)


def _shape(text: str) -> str:
    """Reduce a text to the pattern that two dates, or two counters, have in common.

    >>> _shape("16. Februar 2025 "), _shape(" | Neue Marke")
    ('9. a 9 ', ' | a a')
    """
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text))
