"""The page of one article: text, versions, related articles, links and citation."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import Any

from sqlite_utils import Database

from archive import ArchivedArticle
from archive.articles import merge, revisions, table
from archive.articles.places.gazetteer import municipalities
from archive.exchange import citation, cite
from archive.exchange.citation import as_text, bibtex, schema_org
from reading_room.facets.index import FacetIndex
from reading_room.pages import captures
from reading_room.pages.hits import hit_of, marked
from reading_room.pages.operations import said
from reading_room.pages.search import source_titles
from reading_room.room import PageContext, PageError

RELATED = 6
"""Related articles on the page."""
_VERSIONS = """
select number, hash, seen_at, cause, corrected_at, changed, kicker, title, teaser, body, published,
    reader, evidence, capture
from revisions where article_id = ? order by number
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
where links.article_id = ? and links.gone_at is null order by links.position
"""
_IN = """
select articles.id, articles.source, articles.kicker, articles.title, articles.published,
    min(links.text) as text
from links join articles on articles.id = links.article_id
where links.target_id = :id and links.article_id != :id and links.gone_at is null
group by articles.id order by articles.published desc limit 60
"""
_DOUBTS = """
select held, group_concat(distinct reason) as reasons, max(last_seen) as last_seen from quarantine
where article_id = ? and settled is null group by held order by held desc
"""
_TITLES = """
select id, source, kicker, title, published, coalesce(duplicate_of, id) as first from articles
where id in (select value from json_each(?))
"""


def requested_article(
    conn: sqlite3.Connection, context: PageContext
) -> tuple[ArchivedArticle, int]:
    """Load the article of an address; return it with the requested id.

    Raises :class:`PageError` if there is no such article."""
    assert context.request is not None
    asked = int(context.request.url_vars["id"])
    db = Database(conn, execute_plugins=False)
    if asked < 1 << 62:
        found = merge.resolve(db, asked)
        if conn.execute("select 1 from articles where id = ?", [found]).fetchone():
            return table.load(db, found, whole=True), asked
    raise PageError(404, "error.no-article", id=str(asked))


def build(conn: sqlite3.Connection, index: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the page of an article."""
    article, asked = requested_article(conn, context)
    if article.id != asked:
        return {"redirect": context.link(f"/artikel/{article.id}"), "status": 301}
    versions = versions_of(conn, article.id)
    out = [dict(row) for row in conn.execute(_OUT, [article.id])]
    own = {
        row["url"]: context.link(f"/artikel/{row['target_id']}") for row in out if row["target_id"]
    }
    first = article.duplicate_of or article.id
    family = [dict(row) for row in conn.execute(_FAMILY, {"first": first})]
    in_family = {row["id"] for row in family}
    similar = [dict(row) for row in conn.execute(_SIMILAR, {"id": article.id})]
    cited = cite.cite(Database(conn, execute_plugins=False), str(article.id))
    kept = captures.captures_of(context, article)
    hit = hit_of(conn, index, context, article.id)
    return {
        "nav": "article",
        "article": article,
        "site": cited.site,
        "address": cited.url,
        "hit": hit,
        "shown": marked(article, own, hit),
        "site_titles": source_titles(conn),
        "last_kept": next((c["link"] for c in kept if c["link"]), None),
        "description": " ".join((article.teaser or article.body or "").split())[:300],
        "published_slashes": (article.published or "").replace("-", "/"),
        "original": next((row for row in family if row["id"] == article.duplicate_of), None),
        "canonical": context.full_link(f"/artikel/{article.id}"),
        "versions": versions,
        "edits": sum(v["cause"] == "publisher" for v in versions),
        "family": [{**row, "exact": row["fingerprint"] == article.fingerprint} for row in family]
        if len(family) > 1
        else [],
        "similar": [row for row in similar if row["id"] not in in_family],
        "links_out": out,
        "links_in": [dict(row) for row in conn.execute(_IN, {"id": article.id})],
        "related": [row for row in related(conn, index, article) if row["id"] not in in_family][
            :RELATED
        ],
        "places": [
            municipalities()[ags]
            for ags in (index.places[article.id] if article.id < len(index.places) else ())
        ],
        "captures": kept,
        "doubts": [
            {**dict(row), "reasons": [said(name, context.t) for name in row["reasons"].split(",")]}
            for row in conn.execute(_DOUBTS, [article.id])
        ],
        "citation": {"text": as_text(cited), "bibtex": bibtex(cited)},
        "schema_org": schema_org(cited, article.teaser, article.tags, article.word_count),
        "origin_key": f"from.{article.published_from}",
    }


def build_citation(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Build the citation of an article, in every format."""
    article = requested_article(conn, context)[0]
    db = Database(conn, execute_plugins=False)
    version = context.request.args.get("fassung") if context.request else None
    cited = cite.cite(db, str(article.id))
    if version and any(r["hash"] == version for r in revisions.list_of(db, article.id)):
        cited = cite.cite(db, version)
    made = {name: write(cited) for name, write in citation.FORMS.items()}
    files = {"txt": "text", "bib": "bibtex", "json": "csl", "ris": "ris"}
    return {**{file: made[name] for file, name in files.items()}, "id": article.id}


def related(
    conn: sqlite3.Connection, index: FacetIndex, article: ArchivedArticle
) -> list[dict[str, Any]]:
    """Find other articles that share tags: most shared tags first, then nearest in time; only the
    best of several with the same text."""
    wanted = set(article.tags)
    if not wanted:
        return []
    shared: Counter[int] = Counter()
    for tag in wanted:
        for n in index.tagged.get(tag, ()):
            shared[n] += 1
    shared.pop(article.id, None)
    own = index.sort_key[article.id] if article.id < len(index.sort_key) else 0
    best = sorted(shared, key=lambda n: (-shared[n], abs(index.sort_key[n] - own)))[: 3 * RELATED]
    found = {r["id"]: dict(r) for r in conn.execute(_TITLES, [str(best)])}
    each: dict[int, dict[str, Any]] = {}
    for n in (n for n in best if n in found):
        shares = sorted(wanted & set(index.tags[n]))
        each.setdefault(found[n]["first"], {**found[n], "shared": shares})
    return list(each.values())


def build_capture(conn: sqlite3.Connection, _: FacetIndex, context: PageContext) -> dict[str, Any]:
    """Find a captured page of an article."""
    return captures.kept_page(context, requested_article(conn, context)[0])


def versions_of(conn: sqlite3.Connection, article_id: int) -> list[dict[str, Any]]:
    """Load all versions of an article, the oldest first."""
    found = [dict(row) for row in conn.execute(_VERSIONS, [article_id])]
    for version in found:
        try:
            version["changed"] = json.loads(version["changed"])
        except ValueError:
            version["changed"] = []
    return found
