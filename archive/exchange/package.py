"""A data package: an export beside a ``datapackage.json`` that says what it is.

The form is that of the Data Package standard (frictionless): every column described, the SHA-256
of every file, and beside it the query, the state of the archive and how to cite it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.database.connection import ArchiveError
from archive.database.docs import columns, full_columns
from archive.database.schema import number
from archive.database.sql import row, rows
from archive.exchange import metadata
from archive.exchange.export import FORMS, export
from archive.exchange.output import replaced
from archive.exchange.selection import Selection, chosen, left_out

TYPED = ("csv", "jsonl", "parquet")
"""Formats that are tables."""
_UNTOLD = ("tags", "published_also", "duplicate_of", "capture")
"""Columns of a Parquet file whose type the file tells: a list, or a number that may be missing."""
_LICENCE = "other-closed"
"""Name of the Open Definition for what is not open."""
_TYPES = {
    **dict.fromkeys(("id", "word_count", "duplicate_of", "capture"), "integer"),
    **dict.fromkeys(("tags", "published_also"), "array"),
    **dict.fromkeys(("first_seen", "last_seen", "last_changed", "gone_at"), "datetime"),
    "published_at": "datetime",
    "published": "date",
    "evidence": "object",
}
_BELONGINGS = {
    "addresses": "Every address that the article was proved to have: ",
    "claims": "Addresses that its page merely claims: ",
    "revisions": "Every version of the article, number 1 first: ",
    "links": "Links out of the body: ",
    "teasers": "What listings and feeds said about it: ",
    "merged": "Earlier ids of the article: ",
}


def write(db: Database, selection: Selection, folder: str | Path, form: str, at: str) -> int:
    """Export into a folder, which is made if need be, with its descriptions; how many articles.

    ``at`` is the time of the export. Raises :class:`ArchiveError`.
    """
    target = Path(folder)
    try:
        target.mkdir(exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{target} cannot be used as a folder: {error.strerror}.") from error
    data = target / f"articles.{FORMS[form].suffix}"
    count = export(db, selection, data, form)
    described = describe(db, selection, data, form, at, count)
    files = {
        "datapackage.json": _json(described),
        "ro-crate-metadata.json": _json(metadata.ro_crate(described)),
        "croissant.json": _json(metadata.croissant(described)),
        "CITATION.cff": metadata.citation_file(described),
    }
    for name, text in files.items():
        with replaced(target / name) as stream:
            stream.write(text.encode())
    return count


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def describe(
    db: Database, selection: Selection, data: Path, form: str, at: str, count: int
) -> dict[str, Any]:
    """Return the contents of ``datapackage.json``."""
    conditions, parameters = chosen(db, selection)
    state = row(
        db,
        f"""SELECT count(*) AS articles, min(published) AS earliest, max(published) AS latest,
            max(last_seen) AS last_seen, (SELECT count(*) FROM revisions) AS revisions,
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
    sites = rows(db, "SELECT *, coalesce(title, name) AS known_as FROM sources ORDER BY known_as")
    sources = [site["known_as"] for site in sites]
    reserved = rows(db, "SELECT DISTINCT url, says FROM notices WHERE reserved ORDER BY url, says")
    coverage = rows(
        db,
        """SELECT runs.source, year, announced, archived, gone, missing FROM coverage
        JOIN runs ON runs.id = coverage.run_id WHERE surface = 'all' AND run_id =
            (SELECT max(run_id) FROM coverage AS c JOIN runs AS r ON r.id = c.run_id
            WHERE r.source = runs.source) ORDER BY runs.source, year""",
    )
    rights = " ".join(dict.fromkeys(s["rights"] for s in sites))
    digest = _sha256(data)
    resource: dict[str, Any] = {
        "name": "articles",
        "path": data.name,
        "format": FORMS[form].suffix,
        "mediatype": FORMS[form].media,
        "hash": f"sha256:{digest}",
    }
    if form != "parquet":  # whose readers count none
        resource["bytes"] = data.stat().st_size
    if form in TYPED:
        resource |= {"encoding": "utf-8", "rows": count}
        resource["schema"] = {"fields": _fields(form), "primaryKey": "id"}
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
        "description": f"{count} articles of the archive {itself['name'] or itself['uuid']}; "
        f"`published` is the calendar day in Germany, other times are UTC.",
        "created": at,
        "resources": [resource],
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
        f"{', '.join(sources)}: {count} articles, state of {state['last_seen']}, exported "
        f"{at[:10]}. SHA-256 {digest}.",
    }


def _fields(form: str) -> list[dict[str, str]]:
    fields = [
        {"name": name, "type": _TYPES.get(name, "string"), "description": text}
        for name, text in full_columns().items()
    ]
    if form == "parquet":
        fields = [{**f, "type": "any"} if f["name"] in _UNTOLD else f for f in fields]
        return [{**f, "type": "string"} if f["type"] == "object" else f for f in fields]
    if form == "jsonl":
        for name, text in _BELONGINGS.items():
            inner = ", ".join(n for n in columns(name) if n not in ("id", "article_id", "key"))
            fields.append({"name": name, "type": "array", "description": f"{text}{inner}."})
        said = "What the site says of itself: title, url, publisher, language, rights."
        fields.append({"name": "site", "type": "object", "description": said})
    return fields


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
