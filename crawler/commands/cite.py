"""``scrapy cite URL``: cite a version of an article by an address that stays valid."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.articles.checks import is_date, is_time
from archive.clock import utc_now
from archive.exchange.citation import FORMS, csl
from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._given import check_come
from crawler.commands._terminal import print_json


class Command(Base, ScrapyCommand):
    """Cite a version of an article."""

    usage = "[options] URL|ID|HASH"
    summary = "Cite a version of an article: text, BibTeX, CSL-JSON or RIS"
    description = (
        "Cites an article of the archive at ARCHIVE_PATH: its current version, that of a day "
        "(--at), or the version with the given hash. A citation contains the uuid of the "
        "archive and the hash of the version, which later readings never change. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--at", metavar="DATE", help="as it stood at the end of that day (UTC)")
        parser.add_argument("--format", choices=sorted(FORMS), default="text", help="default: text")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the citation."""
        if len(args) != 1:
            raise UsageError("expected one URL, id or hash")
        if opts.at and not (is_date(opts.at) or is_time(opts.at)):
            raise UsageError(f"--at is {opts.at!r}; expected YYYY-MM-DD")
        check_come("--at", opts.at, utc_now())

        with self.archive(readonly=True) as archive:
            cited = archive.cite(args[0], opts.at)
        if opts.format == "csl":
            print_json([csl(cited)], indent=1)
        elif opts.format == "ris":  # whose returns are no control characters of a stranger
            sys.stdout.buffer.write(FORMS["ris"](cited).encode())
        else:
            print(FORMS[opts.format](cited), end="")
