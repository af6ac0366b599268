"""The invariants of articles, whichever program wrote them: one function per check and repair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive.articles import addresses, duplicates, heal, revisions
from archive.articles import table as articles
from archive.articles.checks import is_date, is_time
from archive.articles.identity import address_key, fingerprint, word_count
from archive.articles.rules import counted, version
from archive.articles.text import plain_text
from archive.clock import soon, utc_now
from archive.database.sql import row, rows, run
from archive.exchange.agreement import markup_of_text, versions_in_order
from archive.exchange.faults import (
    SHOWN,
    Check,
    Found,
    Mend,
    each,
    fault,
    ids_of,
    many,
    statement,
)
from archive.records import Address
from archive.visible import number_of

_KEYED = ("addresses", "claims", "teasers", "links", "pages")
_EARLIEST = "1990-01-01"


def _without(table: str, name: str, what: str, mend: Callable[[Database, int], None]) -> Check:
    def check(db: Database) -> Iterator[Found]:
        ids = ids_of(
            db, f"SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM {table})"
        )
        if ids:
            yield many(name, f"without {what}", ids, 1), lambda db: each(db, ids, mend)

    return check


def _give_text(db: Database, article_id: int) -> None:
    kept = revisions.list_of(db, article_id)
    body = kept[-1]["body"] if kept else None
    run(db, "INSERT INTO texts (article_id, body) VALUES (?, ?)", (article_id, body))
    # It may still be in the index of stems; a later check covers that.
    run(
        db,
        """INSERT INTO articles_fts (rowid, kicker, title, teaser, body, tags, byline)
        SELECT id, kicker, title, teaser, body, tags, byline FROM articles_full WHERE id = ?""",
        [article_id],
    )
    run(db, "DELETE FROM _unindexed WHERE article_id = ?", [article_id])


def _give_address(db: Database, article_id: int) -> None:
    article = articles.load(db, article_id)
    met = [Address(url=article.url, kind="canonical")]
    addresses.add(db, article_id, met, article.first_seen)


def _give_revision(db: Database, article_id: int) -> None:
    article = articles.load(db, article_id)
    revisions.add(db, article_id, version(article), article.last_changed)


def _current_text(db: Database) -> Iterator[Found]:
    ids = ids_of(
        db,
        """SELECT a.id FROM articles_full AS a JOIN revisions AS r ON r.article_id = a.id
        WHERE r.number = (SELECT max(number) FROM revisions WHERE article_id = a.id)
            AND (r.title IS NOT a.title OR r.kicker IS NOT a.kicker OR r.teaser IS NOT a.teaser
            OR r.body IS NOT a.body OR r.published IS NOT a.published)""",
    )
    if ids:
        found = many("text-without-revision", "whose text is not their newest revision", ids, 1)
        yield found, lambda db: each(db, ids, _give_newest)


def _give_newest(db: Database, article_id: int) -> None:
    """Reconcile an article with its newest version; the fingerprint shows which was altered. If it
    matches the version, restore that text; else append the article's text as a new version."""
    article = articles.load(db, article_id)
    last = revisions.list_of(db, article_id)[-1]
    texts: dict[str, Any] = dict(revisions.version_of(last))
    noted = counted(replace(article, **texts))
    if counted(article).fingerprint != article.fingerprint == noted.fingerprint:
        html = article.body_html if plain_text(article.body_html or "") == noted.body else None
        articles.write(db, replace(noted, body_html=html))
        return
    seen_at = max(article.last_seen, last["seen_at"])
    revisions.append(db, article_id, version(article), seen_at)
    run(db, "UPDATE articles SET last_changed = ? WHERE id = ?", (seen_at, article_id))


def _revision_numbers(db: Database) -> Iterator[Found]:
    ids = ids_of(
        db,
        """SELECT article_id AS id FROM revisions GROUP BY article_id
        HAVING min(number) != 1 OR max(number) != count(*)""",
    )
    if ids:
        yield many("revision-missing", "with gaps in their revision numbers", ids), None


def _keys(db: Database) -> Iterator[Found]:
    every = " UNION ".join(f"SELECT url, key FROM {table}" for table in _KEYED)
    wrong = [
        (right, url, key)
        for url, key in db.conn.execute(every)  # most occur in several tables
        if (right := address_key(url)) != key
    ]
    for table in _KEYED if wrong else ():
        own = [
            one
            for one in wrong
            if row(db, f"SELECT 1 FROM {table} WHERE url = ? AND key = ?", one[1:]) is not None
        ]
        if own:
            detail = f"{table} has {number_of(len(own), 'key')} of other addresses."
            yield fault("wrong-key", detail, 1), _new_keys(table, own)


def _new_keys(table: str, wrong: list[tuple[str, str, str]]) -> Mend:
    def mend(db: Database) -> None:
        sql = f"UPDATE OR IGNORE {table} SET key = ? WHERE url = ? AND key = ?"
        db.conn.executemany(sql, wrong)

    return mend


def _one_key_one_article(db: Database) -> Iterator[Found]:
    found = rows(db, "SELECT key FROM addresses GROUP BY key HAVING count(DISTINCT article_id) > 1")
    if found:
        keys = ", ".join(r["key"] for r in found[:SHOWN])
        both = number_of(len(found), "address", "addresses")
        detail = f"{both} of two articles at once, such as {keys}."
        yield fault("ambiguous-address", detail), None


def _ties(db: Database) -> Iterator[Found]:
    for table, column in (("links", "target_id"), ("teasers", "article_id")):
        target = f"(SELECT article_id FROM addresses WHERE addresses.key = {table}.key LIMIT 1)"
        wrong = f"{column} IS NOT {target}"
        found = row(db, f"SELECT count(*) AS n FROM {table} WHERE {wrong}")
        if found is not None and found["n"]:
            sql = f"UPDATE {table} SET {column} = {target} WHERE {wrong}"
            detail = f"{found['n']} {table} do not lead to the article of their address."
            yield fault("wrong-target", detail, 1), statement(sql)


class _Texts(NamedTuple):
    """The texts of an article and what is derived from them; a full record takes twice as long."""

    id: int
    title: str | None
    teaser: str | None
    body: str | None
    word_count: int
    fingerprint: str


_TEXTS = f"SELECT {', '.join(_Texts._fields)} FROM articles_full"


def _derived(db: Database) -> Iterator[Found]:
    ids = [
        found.id
        for found in map(_Texts._make, db.conn.execute(_TEXTS))
        if found.word_count != word_count(found.teaser, found.body)
        or found.fingerprint != fingerprint(found)
    ]
    if ids:
        found = many("wrong-fingerprint", "whose fingerprint or word count is wrong", ids, 1)

        def mend(db: Database) -> None:
            each(db, ids, lambda db, i: articles.write(db, counted(articles.load(db, i))))
            duplicates.rebuild(db)

        yield found, mend


def _duplicates(db: Database) -> Iterator[Found]:
    wrong = row(
        db,
        """SELECT count(*) AS n FROM articles AS a JOIN articles AS b ON b.id = a.duplicate_of
        WHERE a.id = b.id OR b.duplicate_of IS NOT NULL""",
    )
    if (wrong is not None and wrong["n"]) or not duplicates.is_whole(db):
        detail = "duplicate_of, or the index of near duplicates, contradicts itself."
        yield fault("duplicates-out-of-step", detail, 1), duplicates.rebuild


def _dates(db: Database) -> Iterator[Found]:
    ids = []
    for article_id, published, first, last, changed in db.conn.execute(
        "SELECT id, published, first_seen, last_seen, last_changed FROM articles"
    ):
        times = is_time(first) and is_time(last) and is_time(changed) and first <= last
        # A year of grace, as announcements carry the date of a coming issue.
        soon = f"{int(last[:4]) + 1}{last[4:10]}" if times else ""
        dated = published is None or (is_date(published) and _EARLIEST <= published <= soon)
        if not times or not dated:
            ids.append(article_id)
    if ids:
        yield many("implausible-date", "whose date or times cannot be", ids), None


def _own_address(db: Database) -> Iterator[Found]:
    ids = ids_of(
        db,
        """SELECT id FROM articles WHERE NOT EXISTS
            (SELECT 1 FROM addresses WHERE url = articles.url AND article_id = articles.id)
            AND id IN (SELECT article_id FROM addresses)""",
    )
    if ids:
        found = many("url-not-proved", "whose url is not among their addresses", ids, 1)
        yield found, lambda db: each(db, ids, _give_address)


def _states(db: Database) -> Iterator[Found]:
    """Check states: an article with a body but state ``teaser`` would never be rechecked."""
    wrong = """(state = 'teaser' AND (SELECT body FROM texts WHERE article_id = id) IS NOT NULL)
        OR (state = 'gone') != (gone_at IS NOT NULL)"""
    ids = ids_of(db, f"SELECT id FROM articles WHERE {wrong}")
    if ids:
        sql = f"""UPDATE articles SET state = iif(gone_at IS NULL, 'full', 'gone')
            WHERE {wrong}"""
        yield many("wrong-state", "whose state does not fit the rest", ids, 1), statement(sql)


def _ahead(db: Database) -> Iterator[Found]:
    """Check for future times: they freeze an article, as nothing is ever newer."""
    ids = ids_of(
        db,
        f"""SELECT id FROM articles WHERE max(last_seen, last_changed) > '{soon()}' UNION
        SELECT article_id FROM addresses JOIN pages ON pages.key = addresses.key
        WHERE fetched_at > '{soon()}'""",
    )
    if ids:
        found = many("from-the-future", "seen at a time in the future", ids, 1)
        yield found, lambda db: each(db, ids, lambda db, i: heal.bring_back(db, i, utc_now()))


def _claims(db: Database) -> Iterator[Found]:
    proved = """FROM claims WHERE EXISTS (SELECT 1 FROM addresses
        WHERE addresses.key = claims.key AND addresses.article_id = claims.article_id)"""
    if ids_of(db, f"SELECT article_id AS id {proved}"):
        detail = "Addresses that are proved are still filed as claims."
        yield fault("proved-claim", detail, 1), statement(f"DELETE {proved}")


OF_ARTICLES: tuple[Check, ...] = (
    _without("texts", "no-text", "a row of texts", _give_text),
    _without("addresses", "no-address", "an address", _give_address),
    _own_address,
    _without("revisions", "no-revision", "a revision", _give_revision),
    _ahead,
    _current_text,
    markup_of_text,
    _revision_numbers,
    versions_in_order,
    _states,
    _keys,
    _one_key_one_article,
    _claims,
    _ties,
    _derived,
    _duplicates,
    _dates,
)
