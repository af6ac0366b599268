"""``scrapy pages``: count the captured pages; ``scrapy pages prune`` thins them."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.captures.prune import PERIODS, prune
from archive.captures.store import PageStore, pages_path
from archive.visible import number_of
from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._terminal import print_json


class Command(Base, ScrapyCommand):
    """Count and thin captured pages."""

    usage = "[options] [prune]"
    summary = "Count the kept pages by site, or thin them (prune)"
    description = (
        "Shows how many pages of each site and kind the file beside the archive at "
        "ARCHIVE_PATH keeps, and how many bytes they take. `prune` thins them: it keeps for "
        "every address the first page, the newest, every page that a text of the archive was "
        "read from, and of the others one for each month (--keep year or none for fewer). If a "
        "text of an article rests on no kept page, all pages of that address stay. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        period = "with prune: one page stays per such period (default: month)"
        parser.add_argument("--keep", choices=sorted(PERIODS), default="month", help=period)
        dry = "with prune: only report what would be removed"
        parser.add_argument("--dry-run", action="store_true", help=dry)
        parser.add_argument("--json", action="store_true", help="the counts, as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Count, or thin."""
        if args not in ([], ["prune"]):
            raise UsageError("expected nothing, or: prune")

        with (
            self.archive(readonly=True) as archive,
            PageStore.open(pages_path(archive.path), readonly=not args) as store,
        ):
            if args:
                gone = prune(store, archive.session, keep=opts.keep, dry=opts.dry_run)
                would = "would go" if opts.dry_run else "went"
                if opts.json:
                    print_json({**asdict(gone), "dry_run": opts.dry_run})
                else:
                    size = number_of(gone.bytes_kept, "byte")
                    print(f"{number_of(gone.captures, 'page')} {would}, {size}")
            elif opts.json:
                print_json([asdict(amount) for amount in store.amounts()])
            else:
                _show(store)


def _show(store: PageStore) -> None:
    print(f"{'site':<16} {'kind':<11} {'pages':>8} {'seen again':>11} {'as sent':>12} {'kept':>12}")
    total = [0, 0, 0, 0]
    for amount in store.amounts():
        numbers = [amount.captures, amount.sightings, amount.bytes_sent, amount.bytes_kept]
        total = [a + b for a, b in zip(total, numbers, strict=True)]
        print(_line(amount.source, amount.kind, numbers))
    print(_line("all", "", total))
    print(f"{store.path}: {store.path.stat().st_size} bytes")


def _line(source: str, kind: str, numbers: list[int]) -> str:
    pages, again, sent, kept = numbers
    return f"{source:<16} {kind:<11} {pages:>8} {again:>11} {sent:>12} {kept:>12}"
