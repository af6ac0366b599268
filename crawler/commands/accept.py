"""``scrapy accept SITE ALARM``: treat what an alarm reports as usual from now on."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand

from archive import Archive
from archive.clock import utc_now
from archive.program import PROGRAM
from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._exits import USAGE

NEVER = ("failed",)
"""Alarms that cannot be accepted: a failed run is never usual."""


class Command(Base, ScrapyCommand):
    """Accept an alarm."""

    usage = "[options] SITE ALARM"
    summary = "Accept an open alarm: what it says is usual from now on"
    description = (
        "Closes an open alarm of a site because what it says is right: the site has no "
        "pictures any more, the feed is gone for good. Date and reason are noted in the table "
        "`alerts`, later runs are held against runs since then, and what was held back for "
        f"that alarm is believed when it is read again. `{PROGRAM} status` names the alarms "
        "that are open. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--why", metavar="WORDS", help="the reason, to be kept with the alarm")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Accept the alarm, and print what was accepted."""
        if len(args) != 2 or args[1] in NEVER:
            self.fail(
                f"an alarm {args[1]!r} cannot be accepted: it is over when a run is good"
                if len(args) == 2
                else f"{PROGRAM} accept takes a site and the name of an alarm",
                USAGE,
            )
            return
        source, name = args

        def work(archive: Archive) -> bool:
            alarm = archive.journal.accept_alert(source, name, utc_now(), opts.why)
            if alarm is None:
                names = [alarm.name for alarm in archive.journal.open_alerts(source)]
                open_ones = ", ".join(names) or "no alarm at all"
                print(f"{source} has no open alarm {name!r}, but {open_ones}", file=sys.stderr)
                return False
            print(f"{source}: from now on that is usual: {alarm.detail}")
            return True

        self.with_archive(work)
