"""The reader version: a hash of all code that makes a record."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

COVERED = (
    *("crawler/reader", "crawler/sites", "crawler/replay/read.py", "crawler/run/responses.py"),
    *("pipelines/dates.py", "pipelines/normalise.py", "pipelines/text.py"),
    *("pipelines/validate.py", "pipelines/walls.py", "archive/articles/identity.py"),
    *("archive/articles/spelling.py", "archive/articles/text.py", "archive/clock.py"),
    "archive/records.py",
)
"""Files and folders; the tests hold them against what runs for a record."""
_HERE = Path(__file__).parents[2]


@cache
def reader_version() -> str:
    """Return twelve hexadecimal digits that change with the code that makes a record.

    Raises ``ImportError`` if some of it is missing.
    """
    digest = hashlib.sha256()
    for file in covered():
        source = file.read_bytes()
        digest.update(f"{file.relative_to(_HERE).as_posix()} {len(source)}\n".encode() + source)
    return digest.hexdigest()[:12]


def covered() -> list[Path]:
    """Return the files that make a record. Raises ``ImportError`` if some are missing."""
    found: list[Path] = []
    for name in COVERED:
        path = _HERE / name
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path] * path.is_file()
        if not any(file.stat().st_size for file in files):
            raise ImportError(
                f"{name} was expected to hold code that makes records but holds none; correct "
                "COVERED in crawler.replay.version, or install the program again.",
                name=name,
            )
        found += files
    return found
