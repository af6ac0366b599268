"""How many bytes of file a byte of text takes: ``python -m benchmarks.size [ARTICLES]``.

Every table and index is told with its share, so that one sees what a change of the schema costs.
A crawl leaves its full-text indexes in several pieces, of which the end of a run merges some; all
merged, and the file written anew with pages of several sizes, it is what an archive that is given
away takes. The words of ``Press`` are invented and drawn evenly, so an index of them is larger than
that of a natural text.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from archive import Archive
from benchmarks.archive import fill
from benchmarks.invented import Press

ARTICLES = 2_000
GOAL = 3.2
"""Bytes of file for a byte of body text, the indexes merged and the file compact."""
CEILING = 3.5
"""The same as a crawl leaves it."""
IN_A_RUN = 250
AT = "2025-12-01T08:00:00Z"
PAGE_SIZES = (4096, 8192, 16384, 32768)
SHOWN = 0.01


def parts(file: Path) -> dict[str, int]:
    """Bytes of every table and index; those of a full-text index together."""
    found: dict[str, int] = {}
    with closing(sqlite3.connect(file)) as conn:
        for name, size in conn.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"):
            owner = next(
                (n for n in ("articles_fts", "articles_stems") if name.startswith(n)), name
            )
            found[owner] = found.get(owner, 0) + size
    return found


def merge(file: Path) -> None:
    """Merge the pieces of the full-text indexes."""
    with closing(sqlite3.connect(file)) as conn, conn:
        for index in ("articles_fts", "articles_stems"):
            conn.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def with_pages_of(file: Path, size: int) -> int:
    """Bytes of the file, written anew with such pages."""
    other = file.with_suffix(f".{size}")
    with closing(sqlite3.connect(file)) as conn:
        conn.execute(f"PRAGMA page_size = {size}")
        conn.execute("VACUUM INTO ?", [str(other)])
    written = other.stat().st_size
    other.unlink()
    return written


def main(articles: int = ARTICLES) -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.db"
        with Archive.open(file) as archive:
            press = Press(3)
            archive.register("rathausblick")
            for first in range(0, articles, IN_A_RUN):
                run = archive.start_run("rathausblick", AT)
                fill(archive, press, first, min(first + IN_A_RUN, articles))
                archive.finish_run(run, finished=AT, outcome="finished")
            ((text,),) = archive.db.conn.execute(
                "SELECT sum(length(CAST(body AS BLOB))) FROM texts"
            )
            archive.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        whole = file.stat().st_size
        print(f"{articles} articles, {text / articles:.0f} bytes of body each")
        for name, size in sorted(parts(file).items(), key=lambda part: -part[1]):
            if size >= whole * SHOWN:
                print(f"{name:32}{size / articles:8.0f} bytes an article{size / text:8.2f}")
        merge(file)
        compact = {size: with_pages_of(file, size) / text for size in PAGE_SIZES}
    print(f"as a crawl leaves it{whole / text:36.2f}  ceiling {CEILING}")
    for size, share in compact.items():
        print(f"merged, pages of {size:5}{share:34.2f}  goal {GOAL}")
    return int(whole / text > CEILING or compact[PAGE_SIZES[0]] > GOAL)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
