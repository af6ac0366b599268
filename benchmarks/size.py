"""Measure the bytes of file per byte of text: ``python -m benchmarks.size [ARTICLES]``.

The share of every table and index is printed, to show the cost of a change to the schema. A crawl
leaves its full-text indexes in several segments, of which the end of a run merges most. The size is
also measured with all segments merged and the file rewritten with several page sizes, as for an
archive to be published. An index of the invented words of ``Press`` is larger than one of natural
text, as they are more evenly distributed.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from archive import Archive
from benchmarks.archive import fill

ARTICLES = 2_000
SEED = 3
GOAL = 3.2
"""Limit of bytes of file per byte of body text, as a crawl leaves the file and in a compact one."""
IN_A_RUN = 250
AT = "2025-12-01T08:00:00Z"
PAGE_SIZES = (4096, 8192, 16384, 32768)
SHOWN = 0.01


def parts(file: Path) -> dict[str, int]:
    """Return the bytes of every table and index; a full-text index counts as one."""
    found: dict[str, int] = {}
    with closing(sqlite3.connect(file)) as conn:
        for name, size in conn.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"):
            owner = next(
                (n for n in ("articles_fts", "articles_stems") if name.startswith(n)), name
            )
            found[owner] = found.get(owner, 0) + size
    return found


def merge(file: Path) -> None:
    """Merge the segments of the full-text indexes."""
    with closing(sqlite3.connect(file)) as conn, conn:
        for index in ("articles_fts", "articles_stems"):
            conn.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def with_pages_of(file: Path, size: int) -> int:
    """Return the bytes of the file rewritten with this page size."""
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
            archive.register("rathausblick")
            for first in range(0, articles, IN_A_RUN):
                run = archive.start_run("rathausblick", AT)
                fill(archive, SEED, first, min(first + IN_A_RUN, articles), jobs=1)
                archive.finish_run(run, finished=AT, outcome="finished", new=IN_A_RUN)
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
    print(f"as a crawl leaves it{whole / text:36.2f}  goal {GOAL}")
    for size, share in compact.items():
        print(f"merged, pages of {size:5}{share:34.2f}  goal {GOAL}")
    return int(whole / text > GOAL or compact[PAGE_SIZES[0]] > GOAL)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
