"""``scrapy backup FILE``: a whole copy, taken while a crawl may be writing."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive
from crawler.commands._base import EXIT_CODES, Base


class Command(Base, ScrapyCommand):
    """Copy the archive."""

    usage = "[options] FILE"
    summary = "Copy the archive into a new file, whole, even while a crawl writes"
    description = (
        "Copies the archive at ARCHIVE_PATH into a new file, all of one moment, checks the "
        "copy, and never overwrites. " + EXIT_CODES
    )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        """Copy."""
        if len(args) != 1:
            raise UsageError("expected one FILE", print_help=False)

        def work(archive: Archive) -> bool:
            size = archive.backup(args[0])
            print(f"{args[0]}: {size / 1e6:.1f} MB", file=sys.stderr)
            return True

        self.with_archive(work, readonly=True)
