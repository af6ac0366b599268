"""The page of one article: its text, its versions, its relatives, its links, its citation."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive import ArchivedArticle
from archive.articles import merge, table
from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError
from reading_room.facets.index import Columns
from reading_room.places.gazetteer import municipalities
from reading_room.room import TroubleError, Visit
from reading_room.view import cite
from reading_room.view.diff import compare, words
from reading_room.view.safety import sanitised

RELATED = 6
_SITE = "select name, title, url from sources where name = ?"
_VERSIONS = """
select number, seen_at, changed, kicker, title, teaser, body, published from revisions
where article_id = ? order by number
"""
_FAMILY = """
select id, source, url, kicker, title, published, fingerprint, state from articles
where id = :first or duplicate_of = :first order by published is null, published, id
"""
_SIMILAR = """
select articles.id, source, kicker, title, published, share from similar
join articles on articles.id = case when similar.article_id = :id then other_id
    else similar.article_id end
where similar.article_id = :id or other_id = :id order by share desc limit 12
"""
_OUT = """
select links.url, links.text, links.target_id, articles.title, articles.kicker, articles.published,
    articles.source
from links left join articles on articles.id = links.target_id
where links.article_id = ? order by links.id
"""
_IN = """
select articles.id, articles.source, articles.kicker, articles.title, articles.published,
    min(links.text) as text
from links join articles on articles.id = links.article_id
where links.target_id = :id and links.article_id != :id
group by articles.id order by articles.published desc limit 60
"""
_TITLES = """
select id, source, kicker, title, published from articles
where id in (select value from json_each(?))
"""


def load(conn: sqlite3.Connection, visit: Visit) -> tuple[ArchivedArticle, int]:
    """The article of the address, and the id that was asked for. Raises :class:`TroubleError`."""
    assert visit.request is not None
    asked = int(visit.request.url_vars["id"])
    db = Database(conn, execute_plugins=False)
    if asked < 1 << 62:
        found = merge.resolve(db, asked)
        if conn.execute("select 1 from articles where id = ?", [found]).fetchone():
            return table.load(db, found, whole=True), asked
    raise TroubleError(404, "trouble.no-article", id=str(asked))


def build(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:
    """What the page of an article shows."""
    article, asked = load(conn, visit)
    if article.id != asked:
        return {"redirect": visit.link(f"/artikel/{article.id}"), "status": 301}
    versions = [_version(row) for row in conn.execute(_VERSIONS, [article.id])]
    out = [dict(row) for row in conn.execute(_OUT, [article.id])]
    own = {
        row["url"]: visit.link(f"/artikel/{row['target_id']}") for row in out if row["target_id"]
    }
    first = article.duplicate_of or article.id
    family = [dict(row) for row in conn.execute(_FAMILY, {"first": first})]
    in_family = {row["id"] for row in family}
    similar = [dict(row) for row in conn.execute(_SIMILAR, {"id": article.id})]
    cited = cited_of(conn, article, versions)
    return {
        "nav": "article",
        "article": article,
        "site": cited.site,
        "body": sanitised(article.body_html, own),
        "plain": [] if article.body_html else (article.body or "").split("\n\n"),
        "versions": versions,
        "family": [{**row, "exact": row["fingerprint"] == article.fingerprint} for row in family]
        if len(family) > 1
        else [],
        "similar": [row for row in similar if row["id"] not in in_family],
        "links_out": out,
        "links_in": [dict(row) for row in conn.execute(_IN, {"id": article.id})],
        "related": related(conn, columns, article),
        "places": [
            municipalities()[ags]
            for ags in (columns.places[article.id] if article.id < len(columns.places) else ())
        ],
        "captures": captures(visit, article),
        "citation": {"text": cite.text(cited), "bibtex": cite.bibtex(cited)},
        "schema_org": cite.schema_org(cited, article.teaser, article.tags, article.word_count),
        "origin_key": f"from.{article.published_from}",
    }


def build_comparison(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:  # noqa: ARG001
    """Two versions of an article side by side."""
    article, asked = load(conn, visit)
    if article.id != asked:
        path = f"/artikel/{article.id}/fassungen"
        return {"redirect": visit.link(path), "status": 301}
    assert visit.request is not None
    versions = [_version(row) for row in conn.execute(_VERSIONS, [article.id])]
    numbers = {v["number"]: v for v in versions}
    newest = max(numbers, default=1)
    right = numbers.get(_number(visit.request.args.get("bis")), numbers.get(newest))
    before = max((n for n in numbers if right and n < right["number"]), default=newest)
    left = numbers.get(_number(visit.request.args.get("von")), numbers.get(before))
    if left is None or right is None:
        raise TroubleError(404, "trouble.no-article", id=str(asked))
    fields = []
    for name in ("kicker", "title", "published"):
        old, new = words(*(_printed(visit, name, side[name]) for side in (left, right)))
        fields.append({"name": name, "old": old, "new": new, "same": left[name] == right[name]})
    return {
        "nav": "article",
        "article": article,
        "versions": versions,
        "left": left,
        "right": right,
        "fields": fields,
        "teaser": compare(left["teaser"], right["teaser"]),
        "rows": compare(left["body"], right["body"]),
    }


def build_citation(conn: sqlite3.Connection, columns: Columns, visit: Visit) -> dict[str, Any]:  # noqa: ARG001
    """The article as a citation, in every form."""
    article, _ = load(conn, visit)
    versions = [_version(row) for row in conn.execute(_VERSIONS, [article.id])]
    cited = cited_of(conn, article, versions)
    return {
        "txt": cite.text(cited) + "\n",
        "bib": cite.bibtex(cited),
        "json": json.dumps([cite.csl(cited)], ensure_ascii=False, indent=1) + "\n",
        "id": article.id,
    }


def cited_of(
    conn: sqlite3.Connection, article: ArchivedArticle, versions: list[dict[str, Any]]
) -> cite.Cited:
    """What a citation of an article needs."""
    site = conn.execute(_SITE, [article.source]).fetchone()
    return cite.Cited(
        id=article.id,
        title=article.title or "",
        kicker=article.kicker,
        site=(site["title"] if site else None) or article.source,
        url=article.url,
        published=article.published,
        byline=article.byline,
        seen=article.last_seen[:10],
        version=max((v["number"] for v in versions), default=1),
    )


def related(
    conn: sqlite3.Connection, columns: Columns, article: ArchivedArticle
) -> list[dict[str, Any]]:
    """Other articles with the same tags: most tags in common first, then the nearest in time."""
    wanted = set(article.tags)
    if not wanted:
        return []
    shared: Counter[int] = Counter()
    for tag in wanted:
        for n in columns.tagged.get(tag, ()):
            shared[n] += 1
    shared.pop(article.id, None)
    own = columns.key[article.id] if article.id < len(columns.key) else 0
    best = sorted(shared, key=lambda n: (-shared[n], abs(columns.key[n] - own)))[:RELATED]
    found = {r["id"]: dict(r) for r in conn.execute(_TITLES, [str(best)])}
    return [
        {**found[n], "shared": sorted(wanted & set(columns.tags[n]))} for n in best if n in found
    ]


def captures(visit: Visit, article: ArchivedArticle) -> list[dict[str, Any]]:
    """When the pages of an article were kept, where there is a page store beside the archive."""
    name = visit.variables()["archive_database"]
    path = pages_path(visit.datasette.databases[name].path)
    if not Path(path).is_file():
        return []
    try:
        with PageStore.open(path, readonly=True) as store:
            found = [
                {"url": address.url, "at": visited.at, "status": visited.status}
                for address in article.addresses
                for visited in store.history(address.url)
            ]
    except ArchiveError:
        return []
    return sorted(found, key=lambda c: str(c["at"]), reverse=True)[:100]


def _version(row: sqlite3.Row) -> dict[str, Any]:
    found = dict(row)
    try:
        found["changed"] = json.loads(found["changed"])
    except ValueError:
        found["changed"] = []
    return found


def _printed(visit: Visit, name: str, value: str | None) -> str:
    return visit.t.day(value) if value and name == "published" else value or ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
