"""``scrapy import FILE``: an export in JSON Lines becomes an archive again."""  # noqa: N999  (the name people look for)

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive, ArchiveError
from crawler.commands._archive import EXIT_CODES, with_archive


class Command(ScrapyCommand):
    """Import an export."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Usage."""
        return "[options] FILE"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Import an export (JSON Lines) into an empty archive"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
            "Reads what `scrapy export` wrote as JSON Lines (- for standard input) into the "
            "archive at ARCHIVE_PATH, which must hold no articles yet: the same articles, ids, "
            "versions and addresses. All of the file or nothing. " + EXIT_CODES
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        """Import."""
        if len(args) != 1:
            raise UsageError("expected one FILE", print_help=False)

        def work(archive: Archive) -> bool:
            if args[0] == "-":
                count = archive.load(sys.stdin.buffer)
            else:
                try:
                    stream = Path(args[0]).open("rb")  # noqa: SIM115
                except OSError as error:
                    raise ArchiveError(f"{args[0]} cannot be read: {error.strerror}.") from error
                with stream:
                    count = archive.load(stream)
            print(f"{count} articles imported", file=sys.stderr)
            return True

        with_archive(self, work, create=True)
