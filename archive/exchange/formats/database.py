"""A selection as an archive of its own, searchable and citable like the original."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from archive.articles import sources
from archive.database.connection import ArchiveError
from archive.database.session import Session
from archive.database.sql import run
from archive.exchange import importing
from archive.exchange.atom import Head
from archive.exchange.formats.form import ExportRecord
from archive.search import index


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> None:
    """Write a new archive with these articles.

    It has a new uuid and the same ids, versions and hashes, and is named after the selection. Data
    about the crawl is left out.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "part.db"
        with Session.open(file, before_commit=index.catch_up) as made:
            index.bring_up_to_date(made.db, file)
            with made.writing():
                lines = (json.dumps(record, ensure_ascii=False) for record in found)
                try:
                    importing.read(made.db, lines)
                except ArchiveError as error:
                    said = f"an article of the archive breaks a rule of archives: {error}"
                    raise ArchiveError(said) from error
                sources.introduce(made.db, about.title)
            for name in ("articles_fts", "articles_stems"):  # optimised, a sixth smaller
                run(made.db, f"INSERT INTO {name} ({name}) VALUES ('optimize')")
            run(made.db, "VACUUM")
            run(made.db, "PRAGMA journal_mode = DELETE")  # a single file, without a WAL
        with file.open("rb") as ready:
            shutil.copyfileobj(ready, stream)
