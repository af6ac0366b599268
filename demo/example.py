"""``python -m demo.example``: make ``archive.db.example``, a small archive from a real crawl."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import Archive
from archive.exchange.backup import backup
from demo.__main__ import crawl
from demo.marks import mark
from demo.model import SITES
from demo.server import DemoServer

TARGET = Path(__file__).resolve().parent.parent / "archive.db.example"
SINCE = 2024
"""First year whose articles the demo sites keep, so that the file stays below 2 MB."""

ALONE = ("-a", "recheck=all", "-s", "PAGES_ENABLED=0")
"""Recheck everything, and keep no pages: the example is a single file."""


def main() -> int:
    """Crawl the reduced demo sites, and copy the archive into a single file."""
    with TemporaryDirectory() as folder, DemoServer(port=0) as server:
        path = Path(folder) / "archive.db"
        for site in SITES:
            for article in server.articles(site):
                if article.date.year < SINCE:
                    server.remove(site, article.slug, 404)
        if any(crawl(site, path, server.proxy_url, *ALONE) for site in SITES):
            return 1
        edited = server.articles("rathausblick")[5]
        server.edit("rathausblick", edited.slug, title=f"{edited.title}: Nachtrag")
        server.remove("werkblick", server.articles("werkblick")[9].slug)
        if any(crawl(site, path, server.proxy_url, *ALONE) for site in SITES):
            return 1
        TARGET.unlink(missing_ok=True)
        with Archive.open(path) as archive:
            archive.introduce("Beispielarchiv", "The demo of Kommunews")
            mark(archive)
            backup(archive.db, TARGET)
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
