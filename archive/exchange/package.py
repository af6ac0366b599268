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
from archive.exchange.export import export
from archive.exchange.output import replaced
from archive.exchange.selection import Selection

_MEDIA = {
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "atom": "application/atom+xml",
}
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
    """Export into a folder, which is made if need be, with its description; how many articles.

    ``at`` is the time of the export. Raises :class:`ArchiveError`.
    """
    target = Path(folder)
    try:
        target.mkdir(exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{target} cannot be used as a folder: {error.strerror}.") from error
    data = target / f"articles.{form}"
    count = export(db, selection, data, form)
    with replaced(target / "datapackage.json") as stream:
        described = describe(db, selection, data, form, at, count)
        stream.write(json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n")
    return count


def describe(
    db: Database, selection: Selection, data: Path, form: str, at: str, count: int
) -> dict[str, Any]:
    """The contents of ``datapackage.json``."""
    state = row(
        db,
        """SELECT count(*) AS articles, min(published) AS earliest, max(published) AS latest,
            max(last_seen) AS last_seen, (SELECT count(*) FROM revisions) AS revisions,
            sum(published IS NULL) AS undated, count(duplicate_of) AS reprints
        FROM articles""",
    )
    itself = row(db, "SELECT * FROM archive")
    assert state is not None
    assert itself is not None
    sites = rows(db, "SELECT *, coalesce(title, name) AS known_as FROM sources ORDER BY known_as")
    sources = [site["known_as"] for site in sites]
    reserved = rows(db, "SELECT DISTINCT url, says FROM notices WHERE reserved ORDER BY url, says")
    return {
        "profile": "data-package",
        "id": itself["uuid"],
        "name": "kommunews-export",
        "version": at,
        "keywords": ["news", "local government", "German"],
        "contributors": [{"title": itself["operator"], "role": "publisher"}]
        if itself["operator"]
        else [],
        "sources": [{"title": s["known_as"], "path": s["url"]} for s in sites if s["url"]],
        "rights": " ".join(dict.fromkeys(s["rights"] for s in sites)),
        "reservations": [{"path": r["url"], "says": r["says"]} for r in reserved],
        "title": f"Articles of {', '.join(sources)}",
        "created": at,
        "resources": [
            {
                "name": "articles",
                "path": data.name,
                "format": form,
                "mediatype": _MEDIA[form],
                "encoding": "utf-8",
                "bytes": data.stat().st_size,
                "hash": f"sha256:{_sha256(data)}",
                "rows": count,
                "schema": {"fields": _fields(form), "primaryKey": "id"},
            }
        ],
        "query": selection.described(),
        "archive": {**dict(itself), **dict(state), "schema": number(db, "user_version")},
        "citation": f"{itself['name'] or 'Kommunews archive'} {itself['uuid']} of "
        f"{', '.join(sources)}: {count} articles, state of {state['last_seen']}, exported "
        f"{at[:10]}. SHA-256 {_sha256(data)}.",
    }


def _fields(form: str) -> list[dict[str, str]]:
    fields = [
        {"name": name, "type": _TYPES.get(name, "string"), "description": text}
        for name, text in full_columns().items()
    ]
    if form == "jsonl":
        for name, text in _BELONGINGS.items():
            inner = ", ".join(n for n in columns(name) if n not in ("id", "article_id", "key"))
            fields.append({"name": name, "type": "array", "description": f"{text}{inner}."})
    return fields


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
