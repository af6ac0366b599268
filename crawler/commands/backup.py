"""``scrapy backup FILE``: a whole copy, taken while a crawl may be writing."""

from __future__ import annotations

import argparse
import sys
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive
from crawler.commands._archive import EXIT_CODES, with_archive


class Command(ScrapyCommand):
    """Copy the archive."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Usage."""
        return "[options] FILE"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Copy the archive into a new file, whole, even while a crawl writes"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
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

        with_archive(self, work, readonly=True)
