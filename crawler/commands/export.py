"""``scrapy export``: write the archive, or a part of it, as a file or data package."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.clock import utc_now
from archive.exchange.as_of import end_of
from archive.exchange.export import FORMS
from archive.exchange.selection import Selection
from archive.exchange.tables import FORMS as TABLES
from archive.program import PROGRAM
from archive.visible import number_of
from crawler.commands._base import (
    EXIT_CODES_OF_SITES,
    Base,
    add_filter,
    add_strict,
    check_sites,
    chosen,
    understood,
)
from crawler.commands._given import check_come, wrong_usage
from crawler.commands._terminal import Stopped, discard


class Command(Base, ScrapyCommand):
    """Export articles."""

    usage = "[options] [WORDS]"
    summary = "Export articles: JSON Lines, tables, feeds, corpora, or a data package"
    description = (
        "Writes the articles of the archive at ARCHIVE_PATH, or those chosen by a search and "
        "the options, as one file or (--package) as a folder with a datapackage.json. JSON "
        f"Lines also holds versions, addresses, links and teasers; `{PROGRAM} import` restores "
        "the archive from it. "
        + EXIT_CODES_OF_SITES
        + " 141: the reader of the output closed it early."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        add_filter(parser)
        parser.add_argument(
            "--format",
            choices=sorted(FORMS),
            default="jsonl",
            help="default: jsonl; spreadsheet is CSV without formulas",
        )
        add_strict(parser)
        parser.add_argument(
            "--undated",
            action="store_true",
            help="with --since or --until: also articles without a date",
        )
        parser.add_argument(
            "--as-of", metavar="DAY", help="as the archive stood at the end of that day (UTC)"
        )
        parser.add_argument("--to", metavar="FILE", default="-", help="default: standard output")
        parser.add_argument("--package", metavar="FOLDER", help="write a data package instead")
        parser.add_argument(
            "--all-tables",
            action="store_true",
            help="with --package: every public table as a file, not the articles alone",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Export."""
        narrowed = replace(chosen(opts), undated=opts.undated)
        try:
            at = end_of(opts.as_of) if opts.as_of else None
        except ValueError:
            raise UsageError(f"--as-of {opts.as_of!r} is no day of the form 2025-12-31") from None
        selection = Selection(text=" ".join(args), narrowed=narrowed, as_of=at)
        understood(selection.text, strict=opts.strict)
        if opts.package and opts.format == "spreadsheet":
            raise UsageError("a data package is read by programs: --format csv")
        if opts.all_tables and (not opts.package or opts.format not in TABLES or at):
            raise UsageError(
                f"--all-tables needs --package, --format {', '.join(TABLES[:-1])} or {TABLES[-1]}, "
                "and today's state"
            )
        now = utc_now()
        check_come("--as-of", opts.as_of, now)
        if opts.to == "-" and not opts.package and (file := next(filter(_is_file, args), None)):
            raise wrong_usage(
                f"{file!r} would be searched for, and looks like a file: --to {file} writes to it, "
                f"and '\"{file}\"' searches for it"
            )

        with self.archive(readonly=True) as archive:
            check_sites([opts.site], (), archive.db)
            if opts.package:
                count = archive.package(
                    selection, opts.package, opts.format, now, all_tables=opts.all_tables
                )
            else:
                count = self.whole(partial(archive.export, selection, opts.to, opts.format))
            where = opts.package or ("" if opts.to == "-" else opts.to)
            if where or not count:
                said = f"{number_of(count, 'article')}{' in ' if where else ''}{where}"
                print(said, file=sys.stderr)
            if left := archive.left_out(selection):
                print(f"{left} without a date left out; --undated takes them", file=sys.stderr)

    def whole(self, write: Callable[[], int]) -> int:
        """Write all of it; fail if the reader closes the pipe, so that half a file is not taken for
        a whole one."""
        try:
            return write()
        except BrokenPipeError:
            discard(sys.stdout)
            raise Stopped(signal.SIGPIPE) from None


SUFFIXES = {".json", *(f".{form.suffix}" for form in FORMS.values())}


def _is_file(word: str) -> bool:
    """Tell whether a word to search for is more likely a file, there or to be written."""
    if any(letter.isspace() for letter in word):
        return False
    path = word.startswith(("/", "./", "../")) or (os.sep in word and os.path.exists(word))
    return path or os.path.splitext(word)[1].lower() in SUFFIXES
