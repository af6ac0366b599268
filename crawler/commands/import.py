"""``scrapy import FILE``: an export in JSON Lines becomes an archive again."""  # noqa: N999  (the name people look for)

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive
from archive.program import PROGRAM
from crawler.commands._archive import EXIT_CODES, with_archive
from crawler.commands._exits import FAILED

if TYPE_CHECKING:
    from io import BufferedReader


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
            f"Reads what `{PROGRAM} export` wrote as JSON Lines (- for standard input) into the "
            "archive at ARCHIVE_PATH, which must hold no articles yet: the same articles, ids, "
            "versions and addresses. All of the file or nothing. " + EXIT_CODES
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        """Import."""
        if len(args) != 1:
            raise UsageError("expected one FILE", print_help=False)

        def work(archive: Archive) -> bool:
            print(f"{archive.load(stream)} articles imported", file=sys.stderr)
            return True

        with ExitStack() as stack:
            try:
                stream = (
                    cast("BufferedReader", sys.stdin.buffer)
                    if args[0] == "-"
                    else stack.enter_context(Path(args[0]).open("rb"))
                )
                first = stream.peek(1).lstrip()[:1]
            except OSError as error:
                fault = f"cannot be read: {error.strerror}."
            else:
                fault = "" if first == b"{" else "holds no articles as JSON Lines."
            if fault:  # before an archive is made
                print(f"{args[0]} {fault}", file=sys.stderr)
                self.exitcode = FAILED
                return
            with_archive(self, work, create=True)
