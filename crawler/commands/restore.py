"""``scrapy restore FILE``: restore archive and page store from a backup."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import ArchiveError
from archive.clock import utc_now
from archive.database.lock import CrawlLock
from archive.exchange.restore import restore
from archive.program import PROGRAM
from crawler.commands._base import Base


class Command(Base, ScrapyCommand):
    """Restore a backup."""

    usage = "[options] FILE"
    summary = "Bring back a backup: archive and page store, as they were"
    description = (
        "Copies a backup and the page store beside it to ARCHIVE_PATH, checks both, and then "
        "renames them into place; the next crawl fetches what is missing since. Existing files "
        "are never overwritten: --aside moves them out of the way. Exit codes: 0 done, 1 it "
        "could not be done (one sentence says why), 64 wrong usage, 75 a crawl holds this "
        "archive."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--aside", action="store_true", help="move existing files away")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Restore both, and print what was restored."""
        if len(args) != 1:
            raise UsageError("expected one FILE")
        path, now = Path(self.settings["ARCHIVE_PATH"]), utc_now()
        tail = f"before-{now.replace('-', '').replace(':', '')}" if opts.aside else None
        try:
            with CrawlLock(path, f"{PROGRAM} restore", now):
                moved = restore(Path(args[0]), path, aside=tail)
        except OSError as error:
            raise ArchiveError(
                f"{path} could not be restored: {error.strerror or error}."
            ) from error
        for file in moved:
            print(f"moved aside: {file}", file=sys.stderr)
        print(f"{path} is that of {args[0]}", file=sys.stderr)
