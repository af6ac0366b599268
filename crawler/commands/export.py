"""``scrapy export``: the archive, or a part of it, as a file or a data package."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive
from archive.clock import utc_now
from archive.exchange.export import FORMS
from archive.exchange.selection import Selection
from archive.program import PROGRAM
from crawler.commands._base import (
    EXIT_CODES_OF_SITES,
    Base,
    add_filter,
    add_strict,
    check_sites,
    chosen,
    understood,
)


class Command(Base, ScrapyCommand):
    """Export articles."""

    usage = "[options] [WORDS]"
    summary = "Export articles: JSON Lines, CSV, Parquet, Atom, or a data package"
    description = (
        "Writes the articles of the archive at ARCHIVE_PATH, or those that a search and the "
        "options choose, as one file or (--package) as a folder with a datapackage.json. "
        f"JSON Lines holds versions, addresses, links and teasers too, and `{PROGRAM} import` "
        "makes the same archive of it again. " + EXIT_CODES_OF_SITES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        add_filter(parser)
        parser.add_argument(
            "--format",
            choices=sorted(FORMS),
            default="jsonl",
            help="default: jsonl; spreadsheet is CSV of which no cell is calculated",
        )
        add_strict(parser)
        parser.add_argument("--to", metavar="FILE", default="-", help="default: standard output")
        parser.add_argument("--package", metavar="FOLDER", help="write a data package instead")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Export."""
        selection = Selection(text=" ".join(args), narrowed=chosen(opts))
        understood(selection.text, strict=opts.strict)
        if opts.package and opts.format == "spreadsheet":
            raise UsageError("a data package is read by programs: --format csv", print_help=False)
        now = utc_now()

        def work(archive: Archive) -> bool:
            check_sites([opts.site], (), archive.db)
            if opts.package:
                count = archive.package(selection, opts.package, opts.format, now)
            else:
                count = archive.export(selection, opts.to, opts.format)
            if opts.package or opts.to != "-":
                print(f"{count} articles in {opts.package or opts.to}", file=sys.stderr)
            return True

        self.with_archive(work, readonly=True)
