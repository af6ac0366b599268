"""Export articles to a file: JSON Lines (complete, for re-import), tables, feeds, corpora."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from archive.captures.store import pages_path
from archive.database.connection import ARCHIVE, ArchiveError
from archive.database.sql import file_of, row
from archive.exchange import atom
from archive.exchange.formats import (
    corpus,
    database,
    graphml,
    lines,
    parquet,
    spreadsheet,
    tei,
    vrt,
)
from archive.exchange.formats.form import Counted, Form
from archive.exchange.output import replaced
from archive.exchange.selection import Selection, chosen, records


def export(db: Database, selection: Selection, target: str | Path, form: str) -> int:
    """Write the selected articles to a file; return their number.

    ``form`` is a key of ``FORMS``; the target ``-`` is standard output. The file is written
    atomically. Raises :class:`ArchiveError` if it cannot be written, or would replace an archive.
    """
    made = FORMS[form]
    if str(target) != "-":
        _check_replaced(Path(target), file_of(db), form)
    # Close the generator in any case: it holds a transaction.
    head = about(db, selection)
    with closing(
        records(
            db,
            selection,
            whole=made.whole,
            newest_first=made.newest_first,
            printed=made.printed,
            terms=made.terms,
            as_cells=made.as_cells,
        )
    ) as found:
        counted = Counted(found)
        if str(target) == "-":
            made.write(counted, sys.stdout.buffer, head)
            sys.stdout.buffer.flush()
        else:
            with replaced(target) as stream:
                made.write(counted, stream, head)
    return counted.count


def _check_replaced(target: Path, own: Path, form: str) -> None:
    """Check that no archive or page store would be replaced: neither our ``own``, nor a database
    that is no earlier export of that form."""
    if not target.is_file():
        return
    for file, what in ((own, "the archive itself"), (Path(pages_path(own)), "its page store")):
        if file.exists() and target.samefile(file):
            raise ArchiveError(f"{target} is {what}; an export replaces its file, name another.")
    try:
        with target.open("rb") as stream:
            head = stream.read(72)
    except OSError:  # it is replaced without being read
        return
    archive = form == "sqlite" and int.from_bytes(head[68:]) == ARCHIVE.application_id
    if head.startswith(b"SQLite format 3\0") and not archive:
        raise ArchiveError(
            f"{target} is a database, which this export would replace; name another file, or move "
            "it away."
        )


def about(db: Database, selection: Selection) -> atom.Head:
    """Return the metadata of an export: the archive and the selection."""
    conditions, parameters = chosen(db, selection)
    changed = "max(last_changed)"
    if selection.as_of:
        changed = """max((SELECT max(seen_at) FROM _revisions
            WHERE article_id = articles.id AND seen_at <= :as_of))"""
    found = row(
        db,
        f"""SELECT uuid, name, (SELECT {changed} FROM articles WHERE {conditions}) AS newest,
            (SELECT json_group_array(DISTINCT rights) FROM sources
            WHERE name IN (SELECT source FROM articles WHERE {conditions})) AS rights
        FROM archive""",
        parameters,
    )
    assert found is not None
    asked = {name: value for name, value in selection.described().items() if value}
    return atom.Head(
        uuid=found["uuid"],
        title=" · ".join([found["name"] or "Kommunews", *map(str, asked.values())]),
        query="&".join(f"{name}={value}" for name, value in asked.items()),
        updated=found["newest"] or atom.NEVER,
        rights=tuple(json.loads(found["rights"])),
    )


FORMS: dict[str, Form] = {
    "jsonl": Form(lines.jsonl, "jsonl", "application/jsonl", whole=True),
    "csv": Form(lines.table, "csv", "text/csv", as_cells=True),
    "spreadsheet": Form(lines.harmless_table, "csv", "text/csv", as_cells=True),
    "parquet": Form(parquet.write, "parquet", "application/vnd.apache.parquet"),
    "xlsx": Form(
        spreadsheet.write,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "sqlite": Form(database.write, "db", "application/vnd.sqlite3", whole=True),
    "atom": Form(
        atom.write, "atom", "application/atom+xml", newest_first=True, printed=True, terms=True
    ),
    "text": Form(corpus.write, "zip", "application/zip"),
    "vrt": Form(vrt.write, "vrt", "text/plain"),
    "tei": Form(tei.write, "xml", "application/tei+xml", terms=True),
    "graphml": Form(graphml.write, "graphml", "application/graphml+xml", whole=True),
}
"""Export formats by name."""
