"""``scrapy import FILE``: turn an export in JSON Lines into an archive again."""  # noqa: N999  (the name people look for)

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive
from archive.program import PROGRAM
from crawler.commands._base import EXIT_CODES, Base

if TYPE_CHECKING:
    from io import BufferedReader


class Command(Base, ScrapyCommand):
    """Import an export."""

    usage = "[options] FILE"
    summary = "Import an export (JSON Lines) into an empty archive"
    description = (
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
            if fault:  # before an archive is created
                self.fail(f"{args[0]} {fault}")
                return
            self.with_archive(work, create=True)
