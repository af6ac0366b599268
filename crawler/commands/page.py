"""``scrapy page URL``: write a page as it was captured, byte for byte."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive, ArchiveError
from archive.articles.checks import is_date, is_time
from archive.captures.records import Visit
from archive.captures.store import PageStore, pages_path
from archive.clock import utc_now
from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._given import check_come


class Command(Base, ScrapyCommand):
    """Write a captured page."""

    usage = "[options] URL"
    summary = "Write a kept page, the newest or that of a day"
    description = (
        "Writes the newest kept page of an address, or of an article by any of its addresses, "
        "to standard output, byte for byte as received. --at takes a date (the end of that "
        "day, UTC) or a time. --headers writes the headers instead, --list all times. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--at", metavar="DATE", help="as of 2025-10-10 or 2025-10-10T08:00:00Z")
        parser.add_argument("--headers", action="store_true", help="status and headers as received")
        parser.add_argument("--list", action="store_true", help="every time it was seen")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Find the page and write it."""
        if len(args) != 1:
            raise UsageError("expected one URL")
        if opts.at and not (is_date(opts.at) or is_time(opts.at)):
            raise UsageError(f"{opts.at!r} is no date such as 2025-10-10")
        check_come("--at", opts.at, utc_now())
        until = f"{opts.at}T23:59:59Z" if opts.at and is_date(opts.at) else opts.at

        with (
            self.archive(readonly=True) as archive,
            PageStore.open(pages_path(archive.path), readonly=True) as store,
        ):
            past = [v for v in _visits(store, archive, args[0]) if not until or v.at <= until]
            if not past:
                when = f" until {opts.at}" if opts.at else ""
                raise ArchiveError(f"{args[0]}: no page of that address is kept{when}")
            if opts.list:
                for visit in past:
                    seen = "alike" if visit.patched else "same"
                    new = "new" if visit.first else seen
                    print(f"{visit.at}  {visit.status}  {new}  {visit.capture}  {visit.url}")
            elif opts.headers:
                print(_headers(past[-1]), end="")
            else:
                sys.stdout.buffer.write(store.body(past[-1]))
                sys.stdout.buffer.flush()


def _visits(store: PageStore, archive: Archive, url: str) -> list[Visit]:
    """Return the captures of that address; if there are none, those of its article."""
    if own := store.history(url):
        return own
    article = archive.get(url)
    others = [a.url for a in article.addresses] if article else []
    schemes = [u.replace("https://", "http://", 1) for u in others]
    found = [v for u in dict.fromkeys((*others, *schemes)) for v in store.history(u)]
    return sorted((v for v in found if v.first_status == 200), key=lambda v: v.at)


def _headers(visit: Visit) -> str:
    lines = [f"{visit.at} {visit.url}", f"status {visit.status}"]
    return "\n".join([*lines, *(f"{name}: {value}" for name, value in visit.headers), ""])
