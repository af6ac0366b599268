"""``scrapy coverage [SITE…]``: what a site announced, what is archived, what is missing and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple
from typing import Any
from urllib.parse import urljoin

from scrapy.commands import ScrapyCommand
from tabulate import tabulate

from archive.articles.identity import address_key
from archive.journal.coverage import CoverageRow
from archive.journal.journal import Journal
from archive.program import PROGRAM
from archive.visible import number_of
from crawler.commands._base import EXIT_CODES_OF_SITES, SHOWN, Base, check_sites
from crawler.commands._terminal import print_json
from crawler.sites import SITES

PUBLIC = ("year", "captures", "addresses", "lacking here", "waiting", "kept", "refused")


class Command(Base, ScrapyCommand):
    """Show how complete the archive is."""

    usage = "[options] [SITE ...]"
    summary = "Show what each surface announced, what is archived, what is missing and why"
    description = (
        f"Shows the result of the last backfill (`{PROGRAM} crawl SITE -a backfill=1`), by surface "
        "and year: announced, archived, gone and missing articles, and the reason for each "
        "missing address. " + EXIT_CODES_OF_SITES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="everything, as JSON")
        parser.add_argument("--all", action="store_true", help="name every missing address")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the coverage as text or JSON."""
        with self.archive(readonly=True) as archive:
            check_sites(args, SITES, archive.db)
            journal = archive.journal
            names = args or [n for n in SITES if journal.coverage(n) or archive.last_run(n)]
            if opts.json:
                print_json({n: _as_json(journal, n) for n in names})
            else:
                for name in names:
                    print("\n".join(_as_text(journal, name, whole=opts.all)))


def _as_json(journal: Journal, name: str) -> dict[str, Any]:
    return {
        "coverage": [asdict(row) for row in journal.coverage(name)],
        "walks": [asdict(walk) for walk in journal.whole_cursors(name)],
        "unfinished": [asdict(walk) for walk in journal.unfinished_cursors(name) if walk.whole],
        "missing": [asdict(missing) for missing in journal.missing(name)],
        "public": [asdict(year) for year in journal.public_years(name)],
        "numbers_nobody_has": numbers_nobody_has(journal, name),
    }


def _as_text(journal: Journal, name: str, *, whole: bool) -> Iterator[str]:
    rows = journal.coverage(name)
    if not rows:
        yield f"{name}: no backfill has come to its end yet ({PROGRAM} crawl {name} -a backfill=1)"
    for surface in dict.fromkeys(row.surface for row in rows):
        of = [row for row in rows if row.surface == surface]
        title = f"{name}, all surfaces" if surface == "all" else f"{name}, {surface}"
        yield f"\n{title}"
        years = of if surface == "all" else []
        yield tabulate([_cells(row.year or "?", [row]) for row in years] + [_cells("all", of)],
                       ("year", "announced", "archived", "gone", "missing"))  # fmt: skip
    for walk in journal.whole_cursors(name):
        if walk.total is not None:
            yield f"\n{walk.surface} says that it has {number_of(walk.total, 'article')}."
    for walk in journal.unfinished_cursors(name):
        if walk.whole:
            yield (
                f"\n{walk.surface} was not read to its end, so it may announce more; the next run "
                f"goes on at {walk.next_url}."
            )
    missing = journal.missing(name)
    yield f"\n{name}: {len(missing)} announced address(es) missing" + (":" if missing else ".")
    for found in missing if whole else missing[:SHOWN]:
        yield f"  {found.url}  [{found.surfaces}]\n    {found.reason}"
    if len(missing) > SHOWN and not whole:
        yield f"  … and {len(missing) - SHOWN} more (--all)"
    yield from _public(journal, name, whole=whole)


def _public(journal: Journal, name: str, *, whole: bool) -> Iterator[str]:
    """Describe what public web archives hold, and the numbers of an old site that nobody has."""
    years = journal.public_years(name)
    if not years:
        yield f"\n{name} in public archives: not known yet ({PROGRAM} past {name} --dry-run)"
        return
    yield f"\n{name}, in public archives, by year of capture"
    yield tabulate([astuple(year) for year in years], PUBLIC)
    nobody = numbers_nobody_has(journal, name)
    if nobody:
        shown = nobody if whole else nobody[:SHOWN]
        rest = f" … and {len(nobody) - len(shown)} more spans (--all)" if shown != nobody else ""
        yield f"\nNumbers of the old site that nobody has: {', '.join(shown)}{rest}"


def numbers_nobody_has(journal: Journal, name: str) -> list[str]:
    """Return the numbers of a site's old addresses that have no article here and no capture in a
    public archive that was queried, as spans: ``17``, ``20-31``."""
    site = SITES.get(name)
    if site is None or not journal.public_years(name):
        return []
    known = journal.known_keys(name)
    spans: list[str] = []
    for old in site.old_ids:
        lacking = (
            number
            for number in range(old.first, old.last + 1)
            if address_key(urljoin(site.home, old.form.format(id=number))) not in known
        )
        spans += [
            f"{first}-{last}" if last > first else str(first) for first, last in _spans(lacking)
        ]
    return spans


def _spans(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    last = 0
    for number in numbers:
        if first is not None and number > last + 1:
            yield first, last
            first = None
        first = number if first is None else first
        last = number
    if first is not None:
        yield first, last


def _cells(year: str, rows: list[CoverageRow]) -> tuple[str, int, int, int, int]:
    return (
        year,
        sum(row.announced for row in rows),
        sum(row.archived for row in rows),
        sum(row.gone for row in rows),
        sum(row.missing for row in rows),
    )
