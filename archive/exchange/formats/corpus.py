"""A ZIP for a concordancer (AntConc): one plain text file per article, and ``metadata.csv``."""

from __future__ import annotations

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO

from archive.exchange.atom import Head
from archive.exchange.formats.form import ExportRecord, flat

COLUMNS = (
    *("id", "source", "url", "published", "kicker", "title", "byline", "tags", "section"),
    *("word_count", "state", "duplicate_of", "version"),
)
"""Columns of ``metadata.csv`` after the file name."""
_UNSAFE = re.compile(r"[^\w-]+")
"""Characters of a site's name, which may come from another archive, that stay out of file names."""
_DAWN = (1980, 1, 1, 0, 0, 0)


def write(found: Iterable[ExportRecord], stream: IO[bytes], _: Head) -> None:
    """Write the ZIP. The same articles give identical bytes."""
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
        tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as listed,
    ):
        rows = csv.writer(listed, lineterminator="\n")
        rows.writerow(("filename", *COLUMNS))
        for record in found:
            name = f"{_UNSAFE.sub('-', record['source'])}-{record['id']:06}.txt"
            made.writestr(_entry(name), text_of(record))
            rows.writerow((name, *(flat(record[column]) for column in COLUMNS)))
        listed.seek(0)
        with made.open(_entry("metadata.csv"), "w", force_zip64=True) as entry:
            while piece := listed.read(io.DEFAULT_BUFFER_SIZE):
                entry.write(piece.encode())


def text_of(record: ExportRecord) -> str:
    """Return headline, lead and text of an article, separated by blank lines."""
    parts = (record[name] for name in ("kicker", "title", "teaser", "body"))
    return "\n\n".join(filter(None, parts)) + "\n"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAWN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
