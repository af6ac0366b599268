"""``scrapy import FILE``: turn an export in JSON Lines into an archive again."""  # noqa: N999  (the name people look for)

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.program import PROGRAM
from archive.visible import number_of
from crawler.commands._base import EXIT_CODES, Base, add_jobs
from crawler.commands._exits import FAILED
from crawler.replay.parallel import map_with

if TYPE_CHECKING:
    from io import BufferedReader


class Command(Base, ScrapyCommand):
    """Import an export."""

    usage = "[options] FILE"
    summary = "Import an export (JSON Lines) into an empty archive"
    description = (
        f"Imports a JSON Lines file of `{PROGRAM} export` (- for standard input) into the "
        "archive at ARCHIVE_PATH, which must not contain articles yet: the same articles, ids, "
        "versions and addresses. Imports the whole file or nothing, using all cores. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        add_jobs(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Import."""
        if len(args) != 1:
            raise UsageError("expected one FILE")

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
            with self.archive(create=True) as archive, map_with(opts.jobs) as mapped:
                count = archive.load(stream, mapped)
                print(f"{number_of(count, 'article')} imported", file=sys.stderr)
                for wrong in archive.contradictions():
                    advice = f" (`{PROGRAM} verify --repair` mends it)" if wrong.mendable else ""
                    print(f"The import contradicts itself: {wrong.detail}{advice}", file=sys.stderr)
                    self.exitcode = FAILED
