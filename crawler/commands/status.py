"""``scrapy status [SITE…]``: print the state of every site."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict

from scrapy.commands import ScrapyCommand

from archive.clock import utc_now
from archive.journal.status import WEEKS, SiteStatus
from archive.visible import number_of
from crawler.commands._base import Base, check_sites
from crawler.commands._exits import BELOW, WELL
from crawler.commands._terminal import print_json
from crawler.frontier.options import recheck_steps
from crawler.sites import SITES


class Command(Base, ScrapyCommand):
    """Show the state of the sites."""

    usage = "[options] [SITE ...]"
    summary = "Show per site: last good run, new and usual articles, due rechecks, open alarms"
    description = (
        "Shows for every site that was ever crawled, or those named: the last good run, "
        "articles of this week and of a usual one, due rechecks, and open alarms. Exit codes: "
        "0 no alarm is open, 1 the archive cannot be read, 2 an alarm is open, 64 no such "
        "site."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="everything, as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the state of each site."""
        steps = recheck_steps(self.settings["RECHECK"])
        now = utc_now()
        with self.archive(readonly=True) as archive:
            check_sites(args, SITES, archive.db)
            names = args or [name for name in SITES if archive.last_run(name)]
            if not names:
                print(f"No site was crawled into {archive.path} yet.", file=sys.stderr)
            found = [archive.journal.status(name, now, steps) for name in names]
        if opts.json:
            print_json([asdict(status) for status in found])
        else:
            for status in found:
                print("\n".join(_told(status)))
        self.exitcode = BELOW if any(status.alarms for status in found) else WELL


def _told(status: SiteStatus) -> Iterator[str]:
    yield status.source
    last = f"{status.last_run or 'never'}, {status.last_outcome or 'not finished'}"
    yield f"  last run      {last}" + (f": {status.last_detail}" if status.last_detail else "")
    if status.last_failed:
        asked = number_of(status.last_requests, "request")
        yield f"  failed        {status.last_failed}; the run made {asked}"
    yield f"  last good     {status.last_good or 'never'}"
    yield f"  articles      {status.articles}, {status.unread} announced and not yet read"
    yield (
        f"  this week     {status.this_week} new; usual are {status.usual_week:.1f} ({WEEKS} weeks)"
    )
    yield f"  rechecks due  {status.due}"
    if status.doubted:
        readings = number_of(status.doubted, "reading")
        yield f"  in doubt      {readings}, see the table `quarantine`"
    for alarm in status.alarms:
        yield f"  ALARM         {alarm.name}, since {alarm.opened}: {alarm.detail}"
    if not status.alarms:
        yield "  alarms        none"
