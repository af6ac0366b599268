"""``make demo``: crawl the two invented sites into an archive, and show the results."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tabulate import tabulate

from archive import Archive, ArchiveError
from archive.exchange.overview import totals
from archive.journal.runs import RunRow
from demo.model import SITES
from demo.server import DemoServer

OWN_SERVER = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=0", "CONCURRENT_REQUESTS_PER_DOMAIN=8",
              "PROGRESS_ENABLED=1")  # fmt: skip
"""No politeness: the server is our own."""
SHOWN = 10
PROGRAM = Path(sys.executable).with_name("kommunews")
"""The command beside this Python, in a checkout as in any environment with the wheel."""


def main(argv: Sequence[str] | None = None) -> int:
    """Serve, crawl and print; return 0 on success."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--archive", metavar="FILE", default="demo.db", help="default: %(default)s")
    path = Path(parser.parse_args(argv).archive)
    try:
        Archive.open(path).close()
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 1
    with DemoServer(port=0) as server:
        for site in SITES:
            if crawl(site, path, server.proxy_url):
                return 1
    with Archive.open(path, readonly=True) as archive:
        print("\n".join(report(archive, path)))
    return 0


def crawl(site: str, path: Path, proxy: str, *more: str) -> int:
    """Run the spider of a site as an operator would; return its exit code."""
    settings = [part for setting in OWN_SERVER for part in ("-s", setting)]
    return subprocess.run(
        [PROGRAM, "crawl", site, *settings, *more],
        env=os.environ | {"http_proxy": proxy, "no_proxy": "", "ARCHIVE_PATH": str(path.resolve())},
        check=False,
    ).returncode


def report(archive: Archive, path: Path) -> list[str]:
    """Return lines that describe the archive after the crawl and suggest the next steps."""
    rows, news = [], 0
    for site in SITES:
        run, held = archive.last_run(site), totals(archive.db, site)
        assert run is not None
        news += run.new + run.changed
        rows.append((site, run.requests, *held, run.new, f"{seconds(run)} s"))
    headers = ("site", "pages", "articles", "teasers", "duplicates", "new", "time")
    newest = [(a.published, a.kicker or "", a.title) for a in archive.newest(SHOWN)]
    here = os.path.relpath(PROGRAM.parent)
    return [
        "",
        tabulate(rows, headers),
        "",
        f"The {len(newest)} newest articles:" if news else "Nothing is new. The newest articles:",
        "",
        tabulate(newest, ("date", "kicker", "title"), disable_numparse=True),
        "",
        f"Browse it:  {here}/kommunews browse {path}",
        f'Query it:   sqlite3 -box {path} "select published, kicker, title from articles_full'
        " where title like '%Akte%'\"",
        f"Look at the sites themselves:  {here}/python -m demo.serve",
    ]


def seconds(run: RunRow) -> int:
    """Count the seconds a run took."""
    start, end = (datetime.fromisoformat(t) for t in (run.started, run.finished or run.started))
    return int((end - start).total_seconds())


if __name__ == "__main__":
    sys.exit(main())
