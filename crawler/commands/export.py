"""``scrapy export``: the archive, or a part of it, as a file or a data package."""

from __future__ import annotations

import argparse
import sys
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from archive import Archive
from archive.clock import utc_now
from archive.exchange.export import FORMS
from archive.exchange.selection import Selection
from archive.program import PROGRAM
from crawler.commands._archive import (
    EXIT_CODES_OF_SITES,
    add_filter,
    check_sites,
    chosen,
    understood,
    with_archive,
)


class Command(ScrapyCommand):
    """Export articles."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Usage."""
        return "[options] [WORDS]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Export articles: JSON Lines, CSV, Parquet, Atom, or a data package"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
            "Writes the articles of the archive at ARCHIVE_PATH, or those that a search and the "
            "options choose, as one file or (--package) as a folder with a datapackage.json. "
            f"JSON Lines holds versions, addresses, links and teasers too, and `{PROGRAM} import` "
            "makes the same archive of it again. " + EXIT_CODES_OF_SITES
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of this command."""
        super().add_options(parser)
        add_filter(parser)
        parser.add_argument(
            "--format", choices=sorted(FORMS), default="jsonl", help="default: jsonl"
        )
        parser.add_argument(
            "--strict",
            action=argparse.BooleanOptionalAction,
            default=True,
            help="a query that is not understood is an error (exit code 2); the default",
        )
        parser.add_argument("--to", metavar="FILE", default="-", help="default: standard output")
        parser.add_argument("--package", metavar="FOLDER", help="write a data package instead")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Export."""
        selection = Selection(text=" ".join(args), narrowed=chosen(opts))
        understood(selection.text, strict=opts.strict)
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

        with_archive(self, work, readonly=True)
