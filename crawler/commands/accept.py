"""``scrapy accept SITE ALARM``: treat what an alarm reports as usual from now on."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.clock import utc_now
from archive.program import PROGRAM
from crawler.commands._base import EXIT_CODES, Base

NEVER = ("failed",)
"""Alarms that cannot be accepted: a failed run is never usual."""


class Command(Base, ScrapyCommand):
    """Accept an alarm."""

    usage = "[options] SITE ALARM"
    summary = "Accept an open alarm: its change is normal from now on"
    description = (
        "Closes an open alarm of a site because the change is permanent: the site has no more "
        "pictures, the feed is gone for good. Date and reason are recorded in the table "
        "`alerts`, later runs are compared with runs since then, and readings held back for "
        f"that alarm are believed when they are read again. `{PROGRAM} status` lists the open "
        "alarms. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--why", metavar="WORDS", help="the reason, recorded with the alarm")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Accept the alarm, and print what was accepted."""
        if len(args) != 2:
            raise UsageError(f"{PROGRAM} accept takes a site and the name of an alarm")
        if args[1] in NEVER:
            raise UsageError(
                f"an alarm {args[1]!r} cannot be accepted: it is over when a run is good"
            )
        source, name = args

        with self.archive() as archive:
            alarm = archive.journal.accept_alert(source, name, utc_now(), opts.why)
            if alarm is not None:
                print(f"{source}: from now on that is usual: {alarm.detail}")
                return
            names = [alarm.name for alarm in archive.journal.open_alerts(source)]
        self.fail(
            f"{source} has no open alarm {name!r}, but {', '.join(names) or 'no alarm at all'}"
        )
