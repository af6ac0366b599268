"""Whether an archive is whole, fault by fault; and mending what can be derived."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from sqlite_utils import Database

from archive.articles import addresses, duplicates, revisions
from archive.articles import table as articles
from archive.articles.checks import is_date, is_time
from archive.articles.identity import address_key
from archive.articles.rules import counted, version
from archive.database.sql import row, rows, run
from archive.records import Address, Fault
from archive.search import index

_EARLIEST = "1990-01-01"
_SHOWN = 3


Mend = Callable[[Database], None]
_Found = tuple[Fault, Mend | None]


def verify(db: Database, *, repair: bool = False) -> list[Fault]:
    """All faults of the archive; with ``repair`` those that can be mended are, and the faults
    that are returned are the ones that were there.

    Belongs into one transaction, and only if there is no ``damage``.
    """
    faults = []
    for check in _CHECKS:
        for fault, mend in check(db):
            faults.append(fault)
            if repair and mend is not None:
                mend(db)
    return faults


def damage(db: Database) -> list[Fault]:
    """What SQLite itself finds damaged. Such a file is checked no further: nothing read from it
    can be trusted."""
    try:
        lines = [r[0] for r in db.conn.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        lines = [str(error)]
    if lines == ["ok"] or _only_index(lines):
        return []
    found = " ".join("; ".join(lines).split())
    return [_fault("damaged", f"SQLite finds the file damaged ({found}); restore a backup.")]


def _only_index(lines: list[str]) -> bool:
    """Whether all that is wrong is the full-text index, which can be made anew."""
    return all("articles_fts" in line or "fts5" in line for line in lines)


def _foreign_keys(db: Database) -> Iterator[_Found]:
    tables: dict[str, int] = {}
    for found in db.conn.execute("PRAGMA foreign_key_check"):
        tables[f"{found[0]} → {found[2]}"] = tables.get(f"{found[0]} → {found[2]}", 0) + 1
    for pair, count in tables.items():
        yield _fault("orphans", f"{count} rows lead nowhere: {pair}."), None


def _full_text(db: Database) -> Iterator[_Found]:
    try:
        run(db, "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        fault = _fault("fts-out-of-step", "articles_fts does not hold the words of the texts.", 1)
        yield (
            fault,
            _sql("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')"),
        )


def _stems(db: Database) -> Iterator[_Found]:
    """The index of stems has no content to compare with; but it knows how many words of each
    article it holds, which tells all but the most contrived differences."""
    wrong = not index.is_current(db)
    known = {r["id"]: r["sz"] for r in rows(db, "SELECT id, sz FROM articles_stems_docsize")}
    for found in db.conn.execute("SELECT id, kicker, title, teaser, body FROM articles_full"):
        if known.pop(found[0], None) != index.sizes(found[1:]):
            wrong = True
            break
    if wrong or known:
        detail = "articles_stems does not hold the stems of the texts."
        yield _fault("stems-out-of-step", detail, 1), index.rebuild


def _without(table: str, name: str, what: str, mend: Callable[[Database, int], None]) -> Check:
    def check(db: Database) -> Iterator[_Found]:
        ids = _ids(db, f"SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM {table})")
        if ids:
            yield _many(name, f"without {what}", ids, 1), lambda db: _each(db, ids, mend)

    return check


def _give_text(db: Database, article_id: int) -> None:
    kept = revisions.list_of(db, article_id)
    body = kept[-1]["body"] if kept else None
    run(db, "INSERT INTO texts (article_id, body) VALUES (?, ?)", (article_id, body))
    # It may be in the index of stems still; the check after this one looks at that.
    run(
        db,
        """INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
        SELECT id, kicker, title, teaser, body FROM articles_full WHERE id = ?""",
        [article_id],
    )
    run(db, "DELETE FROM _unindexed WHERE article_id = ?", [article_id])


def _give_address(db: Database, article_id: int) -> None:
    article = articles.load(db, article_id)
    met = [Address(url=article.url, kind="canonical")]
    addresses.remember(db, article_id, met, article.first_seen)


def _give_revision(db: Database, article_id: int) -> None:
    article = articles.load(db, article_id)
    revisions.add(db, article_id, version(article), article.last_changed)


def _current_text(db: Database) -> Iterator[_Found]:
    ids = _ids(
        db,
        """SELECT a.id FROM articles_full AS a JOIN revisions AS r ON r.article_id = a.id
        WHERE r.number = (SELECT max(number) FROM revisions WHERE article_id = a.id)
            AND (r.title IS NOT a.title OR r.kicker IS NOT a.kicker OR r.teaser IS NOT a.teaser
            OR r.body IS NOT a.body OR r.published IS NOT a.published)""",
    )
    if ids:
        fault = _many("text-without-revision", "whose text is not their newest revision", ids, 1)
        yield fault, lambda db: _each(db, ids, _give_newest)


def _give_newest(db: Database, article_id: int) -> None:
    """What stands in the article is the newest version; the one before it is kept."""
    article = articles.load(db, article_id)
    last = revisions.list_of(db, article_id)[-1]
    seen_at = max(article.last_seen, last["seen_at"])
    revisions.append(db, article_id, version(article), seen_at)
    run(db, "UPDATE articles SET last_changed = ? WHERE id = ?", (seen_at, article_id))


def _revision_numbers(db: Database) -> Iterator[_Found]:
    ids = _ids(
        db,
        """SELECT article_id AS id FROM revisions GROUP BY article_id
        HAVING min(number) != 1 OR max(number) != count(*)""",
    )
    if ids:
        yield _many("revision-missing", "that lack a revision between others", ids), None


def _keys(db: Database) -> Iterator[_Found]:
    for table in ("addresses", "teasers", "links", "pages"):
        wrong = [
            (address_key(url), url, key)
            for url, key in db.conn.execute(f"SELECT DISTINCT url, key FROM {table}")
            if address_key(url) != key
        ]
        if wrong:
            detail = f"{len(wrong)} keys in {table} are not those of their addresses."
            yield _fault("wrong-key", detail, 1), _new_keys(table, wrong)


def _new_keys(table: str, wrong: list[tuple[str, str, str]]) -> Mend:
    def mend(db: Database) -> None:
        sql = f"UPDATE OR IGNORE {table} SET key = ? WHERE url = ? AND key = ?"
        db.conn.executemany(sql, wrong)

    return mend


def _one_key_one_article(db: Database) -> Iterator[_Found]:
    found = rows(db, "SELECT key FROM addresses GROUP BY key HAVING count(DISTINCT article_id) > 1")
    if found:
        keys = ", ".join(r["key"] for r in found[:_SHOWN])
        detail = f"{len(found)} addresses lead to two articles, such as {keys}."
        yield _fault("ambiguous-address", detail), None


def _ties(db: Database) -> Iterator[_Found]:
    for table, column in (("links", "target_id"), ("teasers", "article_id")):
        target = f"(SELECT article_id FROM addresses WHERE addresses.key = {table}.key LIMIT 1)"
        wrong = f"{column} IS NOT {target}"
        found = row(db, f"SELECT count(*) AS n FROM {table} WHERE {wrong}")
        if found is not None and found["n"]:
            sql = f"UPDATE {table} SET {column} = {target} WHERE {wrong}"
            detail = f"{found['n']} {table} do not lead to the article of their address."
            yield _fault("wrong-target", detail, 1), _sql(sql)


def _derived(db: Database) -> Iterator[_Found]:
    ids = []
    for (article_id,) in db.conn.execute("SELECT id FROM articles_full"):
        article = articles.load(db, article_id)
        if counted(article) != article:
            ids.append(article_id)
    if ids:
        fault = _many("wrong-fingerprint", "whose fingerprint or word count is wrong", ids, 1)

        def mend(db: Database) -> None:
            _each(db, ids, lambda db, i: articles.write(db, counted(articles.load(db, i))))
            duplicates.rebuild(db)

        yield fault, mend


def _duplicates(db: Database) -> Iterator[_Found]:
    wrong = row(
        db,
        """SELECT count(*) AS n FROM articles AS a JOIN articles AS b ON b.id = a.duplicate_of
        WHERE a.id = b.id OR b.duplicate_of IS NOT NULL""",
    )
    if (wrong is not None and wrong["n"]) or not duplicates.is_whole(db):
        detail = "duplicate_of, or the index of near duplicates, contradicts itself."
        yield _fault("duplicates-out-of-step", detail, 1), duplicates.rebuild


def _dates(db: Database) -> Iterator[_Found]:
    ids = []
    for article_id, published, first, last, changed in db.conn.execute(
        "SELECT id, published, first_seen, last_seen, last_changed FROM articles"
    ):
        times = is_time(first) and is_time(last) and is_time(changed) and first <= last
        # A year of grace: announcements of a coming issue bear its date.
        soon = f"{int(last[:4]) + 1}{last[4:10]}" if times else ""
        dated = published is None or (is_date(published) and _EARLIEST <= published <= soon)
        if not times or not dated:
            ids.append(article_id)
    if ids:
        yield _many("implausible-date", "whose date or times cannot be", ids), None


Check = Callable[[Database], Iterator[_Found]]

_CHECKS: tuple[Check, ...] = (
    _foreign_keys,
    _without("texts", "no-text", "a row of texts", _give_text),
    _without("addresses", "no-address", "an address", _give_address),
    _without("revisions", "no-revision", "a revision", _give_revision),
    _current_text,
    _revision_numbers,
    _keys,
    _one_key_one_article,
    _ties,
    _derived,
    _duplicates,
    _full_text,
    _stems,
    _dates,
)


def _fault(name: str, detail: str, mendable: int = 0) -> Fault:
    return Fault(name=name, detail=detail, mendable=bool(mendable))


def _many(name: str, what: str, ids: list[int], mendable: int = 0) -> Fault:
    shown = ", ".join(map(str, ids[:_SHOWN])) + (" …" if len(ids) > _SHOWN else "")
    return _fault(name, f"{len(ids)} articles {what}: id {shown}.", mendable)


def _ids(db: Database, sql: str) -> list[int]:
    return [r["id"] for r in rows(db, sql)]


def _each(db: Database, ids: list[int], mend: Callable[[Database, int], None]) -> None:
    for article_id in ids:
        mend(db, article_id)


def _sql(sql: str) -> Mend:
    def mend(db: Database) -> None:
        run(db, sql)

    return mend
