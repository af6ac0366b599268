"""``scrapy crawl SITE``: crawl one site as ``crawlall`` does."""

from __future__ import annotations

import argparse

from archive.program import PROGRAM
from crawler.commands import crawlall
from crawler.commands._exits import USAGE
from crawler.sites import SITES


class Command(crawlall.Command):
    """Crawl one site into the archive."""

    takes_workers = False
    usage = "[options] SITE"
    summary = f"Crawl a site into the archive (see `{PROGRAM} list`)"
    description = (
        "Crawls one site into the archive at ARCHIVE_PATH (environment or -s ARCHIVE_PATH=..., "
        "default archive.db): its surfaces as far as they show something new, then the "
        "articles that are missing or due to be looked at again. -a backfill=1 walks "
        "everything the site offers, -a since=YYYY-MM-DD and -a until=YYYY-MM-DD a part of "
        "it; -a recheck=all looks at every article again. Silent when all is well. Exit "
        "codes: 0 all well, 1 something failed (one sentence says what), 2 something fell "
        "below expectations, 64 wrong usage, 75 another crawl is running."
    )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl one site, and print only what is wrong."""
        if len(args) != 1:
            self.fail(f"expected one site of: {', '.join(sorted(SITES))}", USAGE)
            return
        self.crawl_all(args, opts.spargs, what=f"{PROGRAM} crawl {args[0]}", quiet=True)
