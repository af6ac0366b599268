"""Write a data package: an export with a ``datapackage.json`` that describes it.

It follows the Data Package standard (frictionless): every column described, the SHA-256 of every
file, the query, the state of the archive and how to cite it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.database.connection import ArchiveError, moment
from archive.database.docs import columns, described
from archive.database.schema import number
from archive.database.sql import row, rows
from archive.exchange import metadata, tables
from archive.exchange.export import FORMS, export
from archive.exchange.formats.columns import ARTICLES, PUBLIC, columns_of, key_of
from archive.exchange.output import replaced
from archive.exchange.selection import Selection, chosen, left_out
from archive.visible import number_of, visible_json

_LICENCE = "other-closed"
"""Licence id of the Open Definition for data that is not open."""
_POINTS = {
    "article_id": (ARTICLES, "id"),
    "run_id": ("runs", "id"),
    "source": ("sources", "name"),
    "ags": ("municipalities", "ags"),
}
"""Foreign keys: the table and column that a column refers to."""
_BELONGINGS = {
    "addresses": "Every address that the article was proved to have: ",
    "claims": "Addresses that its page merely claims: ",
    "revisions": "Every version of the article, number 1 first: ",
    "links": "Links out of the body: ",
    "teasers": "What listings and feeds said about it: ",
    "merged": "Earlier ids of the article: ",
}


def write(
    db: Database,
    selection: Selection,
    folder: str | Path,
    form: str,
    at: str,
    *,
    all_tables: bool = False,
) -> int:
    """Export into a folder, creating it if necessary; return the number of articles.

    ``all_tables`` writes a file for every public table that is not empty, in a ``form`` out of
    ``tables.FORMS``. ``at`` is the time of the export, which is one snapshot. Raises
    :class:`ArchiveError`.
    """
    target = Path(folder)
    try:
        target.mkdir(exist_ok=True)
        # An aborted export must not be left with an old description.
        (target / "datapackage.json").unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveError(f"{target} cannot be used as a folder: {error.strerror}.") from error
    resources = []
    with moment(db):
        for table in PUBLIC if all_tables else (ARTICLES,):
            data = target / f"{table}.{FORMS[form].suffix}"
            if table == ARTICLES:
                count = written = export(db, selection, data, form)
            else:
                written = tables.write(db, table, selection, data, form)
                if not written:
                    data.unlink()
                    continue
            resources.append(_resource(table, data, form, written))
        if all_tables:
            _join(resources)
        described = describe(db, selection, resources, at, count)
    sizes = {data["path"]: (target / data["path"]).stat().st_size for data in resources}
    files = {
        "CITATION.cff": metadata.citation_file(described),
        "croissant.json": _json(metadata.croissant(described, sizes)),
        "datapackage.json": _json(described),
    }
    sizes |= {name: len(text.encode()) for name, text in files.items()}
    crate = "ro-crate-metadata.json"
    files = {crate: _json(metadata.ro_crate(described, sizes)), **files}
    for name, text in files.items():
        with replaced(target / name) as stream:
            stream.write(text.encode())
    return count


def _json(values: dict[str, Any]) -> str:
    return visible_json(values, indent=2) + "\n"


def describe(
    db: Database, selection: Selection, resources: list[dict[str, Any]], at: str, count: int
) -> dict[str, Any]:
    """Return the contents of ``datapackage.json``; the first resource holds the articles."""
    conditions, parameters = chosen(db, selection)
    state = row(
        db,
        f"""SELECT count(*) AS articles, min(published) AS earliest, max(published) AS latest,
            max(last_seen) AS last_seen, (SELECT count(*) FROM _revisions) AS revisions,
            sum(published IS NULL) AS undated, count(duplicate_of) AS reprints,
            (SELECT json_group_object(coalesce(year, 'undated'), n) FROM (SELECT
                substr(published, 1, 4) AS year, count(*) AS n FROM articles WHERE {conditions}
                GROUP BY 1 ORDER BY 1)) AS per_year
        FROM articles""",
        parameters,
    )
    itself = row(db, "SELECT * FROM archive")
    assert state is not None
    assert itself is not None
    ours = f"IN (SELECT source FROM articles WHERE {conditions})"
    sites = rows(
        db,
        f"""SELECT *, coalesce(title, name) AS known_as FROM sources
        WHERE name {ours} OR NOT EXISTS (SELECT 1 FROM articles WHERE {conditions})
        ORDER BY known_as""",
        parameters,
    )
    sources = [site["known_as"] for site in sites]
    then = {**parameters, "stood": selection.as_of or "9999"}
    run_then = f"runs.source {ours} AND coalesce(runs.finished, runs.started) <= :stood"
    reserved = rows(
        db,
        f"""SELECT DISTINCT url, says FROM notices JOIN runs ON runs.id = run_id
        WHERE reserved AND {run_then} ORDER BY url, says""",
        then,
    )
    coverage = rows(
        db,
        f"""SELECT source, year, announced, archived, gone, missing FROM coverage
        JOIN runs ON runs.id = run_id WHERE surface = 'all' AND run_id IN
            (SELECT max(run_id) FROM coverage JOIN runs ON runs.id = run_id
            WHERE {run_then} GROUP BY runs.source) ORDER BY source, year""",
        then,
    )
    rights = " ".join(dict.fromkeys(s["rights"] for s in sites))
    per_year = json.loads(state["per_year"] or "{}")
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "id": f"urn:uuid:{itself['uuid']}",
        "name": "kommunews-export",
        "version": at,
        "keywords": ["news", "local government", "German"],
        "contributors": [{"title": itself["operator"], "roles": ["publisher"]}]
        if itself["operator"]
        else [],
        "sources": [{"title": s["known_as"], "path": s["url"]} for s in sites if s["url"]],
        "licenses": [{"name": _LICENCE, "title": rights}],
        "rights": rights,
        "reservations": [{"path": r["url"], "says": r["says"]} for r in reserved],
        "title": f"Articles of {', '.join(sources)}",
        "description": f"{number_of(count, 'article')} of the archive "
        f"{itself['name'] or itself['uuid']}; "
        f"`published` is the calendar day in Germany, other times are UTC.",
        "created": at,
        "resources": resources,
        "query": selection.described(),
        "articles": count,
        "leftOutWithoutDate": left_out(db, selection),
        "articlesPerYear": per_year,
        "coverage": [dict(found) for found in coverage],
        "archive": {
            **dict(itself),
            **{name: state[name] for name in state.keys() if name != "per_year"},  # noqa: SIM118
            "schema": number(db, "user_version"),
        },
        "citation": f"{itself['name'] or 'Kommunews archive'} {itself['uuid']} of "
        f"{', '.join(sources)}: {number_of(count, 'article')}, "
        f"state of {selection.as_of or state['last_seen']}, exported "
        f"{at[:10]}. SHA-256 {resources[0]['hash'].removeprefix('sha256:')}.",
    }


def _resource(table: str, data: Path, form: str, written: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": table.replace("_", "-"),
        "path": data.name,
        "description": described(table),
        "format": FORMS[form].suffix,
        "mediatype": FORMS[form].media,
        "hash": f"sha256:{_sha256(data)}",
    }
    if form != "parquet":  # whose readers count no bytes
        made["bytes"] = data.stat().st_size
    if form in tables.FORMS:
        made |= {"encoding": "utf-8", "rows": written}
        made["schema"] = {"fields": _fields(table, form), "primaryKey": key_of(table)}
    return made


def _join(resources: list[dict[str, Any]]) -> None:
    """Add the foreign keys between the tables."""
    for resource in resources:
        own = {field["name"] for field in resource["schema"]["fields"]}
        resource["schema"]["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": table, "fields": [key]}}
            for name, (table, key) in _POINTS.items()
            if name in own and table != resource["name"]
        ]


def _fields(table: str, form: str) -> list[dict[str, str]]:
    fields = []
    for name, column in columns_of(table).items():
        kind = column.kind.split()[0]  # "array of objects" is an array
        if form == "parquet":
            # Parquet itself declares the types of lists and of nullable numbers.
            untold = kind == "array" or (kind in ("integer", "number") and not column.is_filled)
            kind = "any" if untold else "string" if kind == "object" else kind
        fields.append({"name": name, "type": kind, "description": column.text})
    if form == "jsonl" and table == ARTICLES:
        for name, text in _BELONGINGS.items():
            inner = ", ".join(n for n in columns(name) if n not in ("id", "article_id", "key"))
            fields.append({"name": name, "type": "array", "description": f"{text}{inner}."})
        said = "What the site says of itself: title, url, publisher, language, rights."
        fields.append({"name": "site", "type": "object", "description": said})
    return fields


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
