"""Merge the articles of another archive into this one, with everything that belongs to them.

An article is identified by its addresses, within its site. A new one is imported; for one that both
have, the versions are united by hash and the newest reading determines its state. Merging again
changes nothing, in either archive.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive.articles import addresses, claims, duplicates, links, revisions, table, teasers
from archive.articles.identity import address_key
from archive.articles.merge import joined, merge, resolve
from archive.articles.proof import bears_out
from archive.articles.rules import Version, changed_columns, counted
from archive.database.sql import row, rows, run
from archive.exchange import importing
from archive.exchange.formats.form import ExportRecord
from archive.exchange.selection import record_of
from archive.records import Address, ArchivedArticle, Teaser

TOGETHER = 400
"""Articles per transaction."""
Captures = Mapping[int, int]
"""Ids of captures: theirs → ours."""
_LOCAL = ("id", "duplicate_of", "merged", "capture")
"""Fields of an exported article that hold ids of its archive."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _VersionThere:
    """A version of an article, in either archive."""

    hash: str
    seen_at: str
    corrected_at: str | None
    cause: str
    words: Version
    origin: revisions.Origin

    @property
    def place(self) -> tuple[str, str, str]:
        """Sort key by time: a correction follows the version it corrects."""
        return self.seen_at, self.corrected_at or "", self.hash


class OtherArticle(NamedTuple):
    """An article of another archive, as read there."""

    article: ArchivedArticle
    """The article."""
    record: ExportRecord
    """The same as exported, with what belongs to it."""
    revisions: list[sqlite3.Row]
    """Its rows of ``revisions``."""


def ids(other: Database) -> Iterator[list[int]]:
    """Yield the article ids of another archive in batches of one transaction."""
    after = 0
    while found := rows(
        other, f"SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT {TOGETHER}", [after]
    ):
        yield [r["id"] for r in found]
        after = found[-1]["id"]


def count(other: Database) -> int:
    """Count the articles of another archive."""
    return int(rows(other, "SELECT count(*) AS n FROM articles")[0]["n"])


def find(other: Database, other_id: int) -> OtherArticle | str:
    """Read one article of another archive; return a sentence if it cannot be kept."""
    try:
        record = record_of(other, other_id)
        article = importing.article_of(record)
    except (*importing.WRONG, IndexError) as error:
        why = "its site is missing" if isinstance(error, IndexError) else error
        return f"article {other_id} cannot be kept by an archive ({why}); it was left out"
    return OtherArticle(article, record, revisions.list_of(other, other_id))


def take(db: Database, uuid: str, found: OtherArticle, captures: Captures) -> str:
    """Merge one article of another archive; return ``new``, ``changed``, ``unchanged``, or
    ``refused`` if its address belongs to an article of a different site here."""
    theirs, record, other_id = found.article, found.record, int(found.record["id"])
    history = [_there(r, captures) for r in found.revisions]
    state = _state(record, history)
    sql = "SELECT 1 FROM _joined WHERE archive = ? AND other_id = ? AND state = ?"
    if row(db, sql, (uuid, other_id, state)) is not None:
        return "unchanged"
    if ours := _ours(db, uuid, other_id, theirs, record):
        own, outcome = _unite(db, ours, theirs, record, history)
    elif row(db, "SELECT 1 FROM articles WHERE url = ?", [theirs.url]) is not None:
        return "refused"
    else:
        own, outcome = _bring(db, theirs, record, history), "new"
    _say(db, own, record["teasers"])
    run(db, "INSERT OR REPLACE INTO _joined VALUES (?, ?, ?, ?)", (uuid, other_id, own, state))
    return outcome


def _state(record: ExportRecord, history: list[_VersionThere]) -> str:
    """Hash everything of an article that is merged, without ids local to the other archive: of a
    version also the kept page, as soon as that is here."""
    said = {k: v for k, v in record.items() if k not in _LOCAL}
    said["links"] = [{**link, "target_id": None} for link in record["links"]]
    said["captures"] = [version.origin.capture for version in history]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


def joined_as(db: Database, uuid: str, other_id: int) -> int | None:
    """Return the id here of an article that was merged from another archive, if it was."""
    sql = "SELECT article_id FROM _joined WHERE archive = ? AND other_id = ?"
    found = row(db, sql, (uuid, other_id))
    return None if found is None else resolve(db, found["article_id"])


def _ours(
    db: Database, uuid: str, other_id: int, theirs: ArchivedArticle, record: Mapping[str, Any]
) -> list[int]:
    """Find our articles that are theirs: the first at its addresses or of an earlier merge, those
    that the other archive merged into it since, and others at its addresses that say the same."""
    keys = sorted({address_key(a["url"]) for a in record["addresses"]})
    merged = [joined_as(db, uuid, gone["old_id"]) for gone in record["merged"]]
    known = (*addresses.articles_at(db, keys), joined_as(db, uuid, other_id), *merged)
    found = [table.load(db, own) for own in dict.fromkeys(known) if own is not None]
    of_site = [own for own in found if own.source == theirs.source]
    return [own.id for own in of_site
            if own is of_site[0] or own.id in merged or bears_out(theirs, own)]  # fmt: skip


def _bring(
    db: Database, theirs: ArchivedArticle, record: dict[str, Any], history: list[_VersionThere]
) -> int:
    for said, version in zip(record["revisions"], history, strict=True):
        said["capture"] = version.origin.capture
    own = importing.place(
        db, replace(theirs, id=0),
        {**record, "addresses": [
            a for a in record["addresses"] if not addresses.articles_at(db, [address_key(a["url"])])
        ]},
    )  # fmt: skip
    links.find_targets(db, own)
    table.attach_announcements(db, own, _keys(db, own))
    duplicates.attach(db, table.load(db, own))
    return own


def _unite(
    db: Database, found: list[int], theirs: ArchivedArticle, record: Mapping[str, Any],
    history: list[_VersionThere],
) -> tuple[int, str]:  # fmt: skip
    """Merge their article into ours, of which several become one; return its id and ``changed`` or
    ``unchanged``."""
    before = _everything(db, found[0])
    ours = table.load(db, found[0])
    for other in found[1:]:
        ours = merge(db, ours, table.load(db, other), theirs.last_seen)
    own = ours.id
    known = {v.hash: v for v in (_there(r, None) for r in revisions.list_of(db, own))}
    met = [Address(url=a["url"], kind=a["kind"]) for a in record["addresses"]]
    for address, said in zip(met, record["addresses"], strict=True):
        mine = addresses.not_of_others(db, own, [address])
        if addresses.add(db, own, mine, said["first_seen"]):
            table.attach_announcements(db, own, [address_key(address.url)])
    for claim in record["claims"]:
        for at in (claim["first_seen"], claim["last_seen"]):
            claims.save(db, own, [Address(url=claim["url"], kind=claim["kind"])], at)
    united = dict(known)
    for version in history:
        here = united.setdefault(version.hash, version)
        rests = here.origin.capture is not None or version.origin.capture is None
        first = version if version.seen_at < here.seen_at else here
        united[version.hash] = replace(first, origin=here.origin if rests else version.origin)
    theirs = replace(theirs, id=own)
    newer = _age(theirs) > _age(ours)
    both = joined(ours, theirs, theirs if newer else ours)
    if united != known:
        versions = sorted(united.values(), key=lambda version: version.place)
        texts = {name: versions[-1].words[name] for name in ("kicker", "title", "teaser", "body")}
        html = next((a.body_html for a in (both, ours, theirs) if a.body == texts["body"]), None)
        united_text = replace(both, **texts, body_html=html, last_changed=versions[-1].seen_at)
        both = counted(united_text)
        table.write(db, both)
        _rewrite(db, own, versions)
        revisions.fill_in_date(db, own, both.published)
        revisions.fill_in_description(db, own)
        duplicates.attach(db, both, before=ours.fingerprint)
    else:
        both = replace(both, duplicate_of=ours.duplicate_of)
        if both != ours:
            table.write(db, both)
            revisions.fill_in_date(db, own, both.published)
            revisions.fill_in_description(db, own)
    _unite_links(db, own, record["links"], newer=newer)
    return own, "changed" if _everything(db, own) != before else "unchanged"


def _age(article: ArchivedArticle) -> tuple[bool, str, str]:
    return article.body is not None, article.last_changed, article.last_seen


def _rewrite(db: Database, own: int, versions: list[_VersionThere]) -> None:
    run(db, "DELETE FROM _revisions WHERE article_id = ?", [own])
    before: Version | None = None
    for number, version in enumerate(versions, 1):
        changed = () if before is None else changed_columns(before, version.words)
        made = revisions.Entry(
            version.seen_at, number, changed, version.cause, version.corrected_at
        )
        revisions.insert(db, own, version.words, made, version.origin)
        before = version.words


def _unite_links(db: Database, own: int, said: list[dict[str, Any]], *, newer: bool) -> None:
    """Add links that only the other has; the newer article decides which are still in the text."""
    for link in said:
        known = row(
            db, "SELECT * FROM links WHERE article_id = ? AND url = ? AND text = ?",
            (own, link["url"], link["text"]),
        )  # fmt: skip
        if known is None:
            gone = link["gone_at"] or (None if newer else link["last_seen"])
            run(
                db,
                """INSERT INTO links (article_id, url, text, position, first_seen, last_seen,
                    gone_at, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                (own, link["url"], link["text"], link["position"], link["first_seen"],
                 link["last_seen"], gone, address_key(link["url"])),
            )  # fmt: skip
            continue
        run(
            db,
            """UPDATE links SET first_seen = min(first_seen, ?), last_seen = max(last_seen, ?),
                gone_at = ?, position = ? WHERE id = ?""",
            (link["first_seen"], link["last_seen"], link["gone_at"] if newer else known["gone_at"],
             link["position"] if newer else known["position"], known["id"]),
        )  # fmt: skip
    if newer:
        there = {(link["url"], link["text"]) for link in said}
        for known in rows(db, "SELECT * FROM links WHERE article_id = ?", [own]):
            if (known["url"], known["text"]) not in there and known["gone_at"] is None:
                run(db, "UPDATE links SET gone_at = last_seen WHERE id = ?", [known["id"]])
    links.find_targets(db, own)


def _say(db: Database, own: int, said: list[dict[str, Any]]) -> None:
    save_teasers(db, said)
    teasers.attach(db, own, sorted({address_key(teaser["url"]) for teaser in said}))


def save_teasers(db: Database, said: list[dict[str, Any]]) -> None:
    """Save teasers at their first and last sighting."""
    names = ("source", "url", "seen_on", "kicker", "title", "text", "published", "published_text",
             "published_at")  # fmt: skip
    for found in said:
        for at in (found["first_seen"], found["last_seen"]):
            teasers.save(db, Teaser(seen_at=at, **{name: found[name] for name in names}))


def _there(revision: sqlite3.Row, captures: Captures | None) -> _VersionThere:
    number = revision["capture"]
    return _VersionThere(
        hash=revision["hash"],
        seen_at=revision["seen_at"],
        corrected_at=revision["corrected_at"],
        cause=revision["cause"],
        words=revisions.version_of(revision),
        origin=revisions.Origin(
            capture=number if captures is None else captures.get(number),
            reader=revision["reader"],
            evidence=revision["evidence"],
            hash=revision["hash"],
        ),
    )


def _keys(db: Database, own: int) -> list[str]:
    found = rows(db, "SELECT DISTINCT key FROM addresses WHERE article_id = ?", [own])
    return [r["key"] for r in found]


def _everything(db: Database, own: int) -> str:
    record = record_of(db, own)
    return json.dumps(record, sort_keys=True)
