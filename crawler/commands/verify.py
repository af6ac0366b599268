"""``scrapy verify``: check the archive for faults."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from scrapy.commands import ScrapyCommand

from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._exits import FAILED, WELL
from crawler.commands._terminal import print_json, stoppable


class Command(Base, ScrapyCommand):
    """Verify the archive."""

    usage = "[options]"
    summary = "Check the archive, and mend what can be derived"
    description = (
        "Checks the archive at ARCHIVE_PATH: the file, foreign keys, full-text indexes, every "
        "article with its versions and addresses, links, duplicates, dates, every kept page. "
        "Names each fault; --repair mends those that can be derived from the rest. Exit code 1 "
        "if a fault remains. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--repair", action="store_true", help="mend what can be derived")
        parser.add_argument("--json", action="store_true", help="the faults, as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        """Check, and print the faults."""
        stoppable("verify was stopped: it has not said whether the archive is whole")

        with self.archive(readonly=not opts.repair) as archive:
            remaining = 0
            found = []
            for fault in (*archive.verify(repair=opts.repair), *archive.verify_pages()):
                mended = opts.repair and bool(fault.mendable)
                remaining += not mended
                found.append({**asdict(fault), "mended": mended})
                if opts.json:
                    continue
                advice = "" if mended or not fault.mendable else " (--repair mends it)"
                print(f"{'mended' if mended else 'fault'}  {fault.name}: {fault.detail}{advice}")
            if opts.json:
                said = {"archive": str(archive.path), "whole": not remaining, "faults": found}
                print_json(said)
            elif not remaining:
                print(f"{archive.path} is whole")
            self.exitcode = FAILED if remaining else WELL
