"""Find articles with the same text, exactly or nearly; ``duplicate_of`` names the earliest.

Identical texts share a fingerprint. Near duplicates are found through an index in the archive, so a
new article costs the same among a thousand as among a million.
"""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

from sqlite_utils import Database

from archive.articles.similarity import (
    SIGNATURES,
    alike,
    compared,
    days_between,
    estimate,
    keys,
    shingles,
    signature,
)
from archive.database.sql import marks, row, rows, run
from archive.records import ArchivedArticle, Article

# A key shared by very many (boilerplate) is no evidence; true twins share other keys too.
_OF_A_KEY = 24
_CANDIDATES = 40
_READ = 12
# Signatures err by 0.06; below this no text can pass the comparison itself.
_WORTH_READING = 0.22
# No real text is reprinted so often; a guard against a site that serves one text everywhere.
_GROUP = 500


def attach(db: Database, article: ArchivedArticle, before: str | None = None) -> int | None:
    """Link a new or changed article to those with the same text; return its ``duplicate_of``.
    ``before`` is the fingerprint of the text before the change, ``None`` for a new article."""
    left: set[int] = set()
    if before is not None:
        left = _group(db, article.id, before)
        forget(db, article.id)
    members = sorted(left)
    if article.body is not None:
        near = _compare(db, article.id, article.body, article.published, article.fingerprint)
        if before is None and not near and not _is_reprinted(db, article):
            return None
        members.insert(0, article.id)
    tied: dict[int, int | None] = {}
    for member in members:
        if member not in tied:
            tied |= _name_earliest(db, member)
    return tied.get(article.id)


def reattach(db: Database, article_id: int) -> None:
    """Recompute what an article duplicates after its date became known."""
    signed = row(db, "SELECT 1 FROM _signatures WHERE article_id = ?", [article_id])
    found = row(
        db,
        "SELECT body, published, fingerprint FROM articles_full WHERE id = ?",
        [article_id],
    )
    if found is None or found["body"] is None:
        return
    if signed is not None:
        left = _group(db, article_id, found["fingerprint"])
        forget(db, article_id)
        _compare(db, article_id, found["body"], found["published"], found["fingerprint"])
        for member in left:
            _name_earliest(db, member)
    _name_earliest(db, article_id)


def forget(db: Database, article_id: int) -> None:
    """Remove the text of an article from the index."""
    run(db, "DELETE FROM similar WHERE article_id = ? OR other_id = ?", (article_id, article_id))
    found = row(db, "SELECT signature FROM _signatures WHERE article_id = ?", [article_id])
    if found is not None:
        db.conn.executemany(
            "DELETE FROM _minima WHERE minimum = ? AND article_id = ?",
            [(key, article_id) for key in keys(found["signature"])],
        )
        run(db, "DELETE FROM _signatures WHERE article_id = ?", [article_id])


def near(db: Database, reading: Article) -> list[int]:
    """Find the articles whose body is nearly that of a reading, the likeliest first."""
    hashes = shingles(reading.body or "")
    if not hashes or reading.body is None:
        return []
    signed = signature(hashes)
    likely = _candidates(db, keys(signed), signed)
    own = compared(reading.body, hashes)
    found = []
    for other in likely:
        text = row(db, "SELECT body FROM texts WHERE article_id = ?", [other])
        if text is not None and text["body"] and alike(own, compared(text["body"])):
            found.append(other)
    return found


def tied(db: Database, article: ArchivedArticle) -> set[int]:
    """Find the articles with the same or nearly the same text as this one."""
    return _group(db, article.id, article.fingerprint)


def rebuild(db: Database) -> None:
    """Rebuild the index from the texts, and ``duplicate_of`` from the index."""
    for table in ("similar", "_minima", "_signatures"):
        run(db, f"DELETE FROM {table}")
    run(db, "UPDATE articles SET duplicate_of = NULL WHERE duplicate_of IS NOT NULL")
    ids = [r["id"] for r in rows(db, "SELECT id FROM articles ORDER BY id")]
    for article_id in ids:
        found = row(
            db,
            "SELECT body, published, fingerprint FROM articles_full WHERE id = ?",
            [article_id],
        )
        if found is not None and found["body"] is not None:
            _compare(db, article_id, found["body"], found["published"], found["fingerprint"])
            _name_earliest(db, article_id)


def is_whole(db: Database) -> bool:
    """Return whether the index holds the keys of all signatures, and nothing else."""
    signed = db.conn.execute("SELECT article_id, signature FROM _signatures ORDER BY article_id")
    expected = ((key, article_id) for article_id, s in signed for key in keys(s))
    stored = db.conn.execute("SELECT minimum, article_id FROM _minima ORDER BY article_id, minimum")
    return all(a == b for a, b in zip_longest(map(tuple, stored), expected))


def _compare(
    db: Database, article_id: int, body: str, published: str | None, fingerprint: str
) -> bool:
    """Index a body, and record its near duplicates; return whether it has any."""
    signed = SIGNATURES.take(body)
    if not signed:
        return False
    near = False
    own_keys = keys(signed)
    likely = _candidates(db, own_keys, signed)
    own = compared(body) if likely else None
    for other in likely:
        found = row(
            db,
            """SELECT body, published FROM articles_full
            WHERE id = ? AND body IS NOT NULL AND fingerprint != ?""",
            (other, fingerprint),
        )
        if found is None or own is None:
            continue  # identical: the fingerprint finds it
        days = days_between(published, found["published"])
        if share := alike(own, compared(found["body"]), days_apart=days):
            near = True
            run(
                db,
                "INSERT INTO similar (article_id, other_id, share) VALUES (?, ?, ?)",
                (min(article_id, other), max(article_id, other), round(share, 3)),
            )
    run(db, "INSERT INTO _signatures (article_id, signature) VALUES (?, ?)", (article_id, signed))
    db.conn.executemany(
        "INSERT INTO _minima (minimum, article_id) VALUES (?, ?)",
        [(key, article_id) for key in own_keys],
    )
    return near


def _is_reprinted(db: Database, article: ArchivedArticle) -> bool:
    """Return whether another article has the fingerprint of this one."""
    return row(db, "SELECT 1 FROM articles WHERE fingerprint = ? AND id != ? LIMIT 1",
               (article.fingerprint, article.id)) is not None  # fmt: skip


def _candidates(db: Database, own_keys: list[int], signed: bytes) -> list[int]:
    """Return the articles sharing most keys whose signatures are similar, likeliest first."""
    of_a_key = f"SELECT * FROM (SELECT article_id FROM _minima WHERE minimum = ? LIMIT {_OF_A_KEY})"
    shared = rows(
        db,
        " UNION ALL ".join([of_a_key] * len(own_keys)),
        own_keys,
    )
    if not shared:
        return []
    times = Counter(r["article_id"] for r in shared)
    ids = sorted(times, key=lambda i: (-times[i], i))[:_CANDIDATES]
    stored = rows(
        db, f"SELECT article_id, signature FROM _signatures WHERE article_id IN ({marks(ids)})", ids
    )
    likely = [(estimate(signed, r["signature"]), r["article_id"]) for r in stored]
    likely.sort(key=lambda pair: (-pair[0], pair[1]))
    return [article_id for share, article_id in likely if share >= _WORTH_READING][:_READ]


def _group(db: Database, article_id: int, fingerprint: str) -> set[int]:
    """Return all articles linked to one (which has, or had, that fingerprint), without itself."""
    group = {article_id}
    fresh = _same(db, fingerprint) | _near(db, [article_id])
    while fresh := fresh - group:
        group |= fresh
        if len(group) > _GROUP:
            break
        ids = sorted(fresh)
        prints = rows(
            db, f"SELECT DISTINCT fingerprint FROM articles WHERE id IN ({marks(ids)})", ids
        )
        fresh = _near(db, ids)
        for found in prints:
            fresh |= _same(db, found["fingerprint"])
    return group - {article_id}


def _same(db: Database, fingerprint: str) -> set[int]:
    """Return the articles with that fingerprint that have a body."""
    found = rows(
        db,
        """SELECT id FROM articles JOIN texts ON texts.article_id = articles.id
        WHERE fingerprint = ? AND body IS NOT NULL LIMIT ?""",
        (fingerprint, _GROUP),
    )
    return {r["id"] for r in found}


def _near(db: Database, ids: list[int]) -> set[int]:
    """Return the near duplicates of these articles."""
    found = rows(
        db,
        f"""SELECT other_id AS id FROM similar WHERE article_id IN ({marks(ids)})
        UNION SELECT article_id FROM similar WHERE other_id IN ({marks(ids)})""",
        [*ids, *ids],
    )
    return {r["id"] for r in found}


def _name_earliest(db: Database, article_id: int) -> dict[int, int | None]:
    """Point all articles of a group at the earliest, by date, day of the first sighting, then
    address: which crawl was quicker, or is merged first, says nothing."""
    found = row(db, "SELECT fingerprint, duplicate_of FROM articles WHERE id = ?", [article_id])
    if found is None:
        return {}
    ids = [article_id, *_group(db, article_id, found["fingerprint"])]
    if len(ids) == 1 and found["duplicate_of"] is None:
        return {article_id: None}
    group = rows(
        db,
        f"""SELECT id, duplicate_of FROM articles WHERE id IN ({marks(ids)})
        ORDER BY published IS NULL, published, substr(first_seen, 1, 10), url""",
        ids,
    )
    tied: dict[int, int | None] = {}
    for member in group:
        tied[member["id"]] = None if member is group[0] else group[0]["id"]
        if member["duplicate_of"] != tied[member["id"]]:
            run(
                db,
                "UPDATE articles SET duplicate_of = ? WHERE id = ?",
                (tied[member["id"]], member["id"]),
            )
    return tied
