"""``scrapy backup FILE|FOLDER``: copy archive and page store, even while a crawl writes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.captures.store import pages_path
from archive.clock import utc_now
from archive.exchange.backup import backup, backup_into
from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._given import number
from crawler.commands._terminal import print_json


class Command(Base, ScrapyCommand):
    """Copy archive and page store."""

    usage = "[options] FILE|FOLDER"
    summary = "Copy archive and page store completely, even while a crawl writes"
    description = (
        "Copies the archive at ARCHIVE_PATH, as of one moment, into a new file and its page "
        "store into another beside it; checks both, and never overwrites. In an existing "
        "FOLDER the copy gets a name with the time, and with --keep 7 only the seven newest "
        "stay. `restore` brings a pair back. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--keep", type=number(1), metavar="N", help="copies to keep in FOLDER")
        parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")
        parser.add_argument("--json", action="store_true", help="the file and its bytes, as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Copy."""
        if len(args) != 1:
            raise UsageError("expected one FILE or FOLDER")
        target = Path(args[0])
        if not args[0] or (opts.keep is not None and not target.is_dir()):
            raise UsageError("--keep wants a FOLDER that is there" if args[0] else "FILE is empty")

        with self.archive(readonly=True) as archive:
            made, pages = target, pages_path(archive.path)
            if target.is_dir():
                keep = opts.keep or sys.maxsize
                made, size = backup_into(archive.db, target, utc_now(), keep, pages)
            else:
                with archive.session.reading():
                    size = backup(archive.db, target, pages)
        if opts.json:
            print_json({"file": str(made), "bytes": size})
        elif not opts.quiet:
            print(f"{made}: {size / 1e6:.1f} MB", file=sys.stderr)
