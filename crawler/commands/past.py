"""``scrapy past SITE``: fetch what public web archives hold of a site into the archive."""

from __future__ import annotations

import argparse
import sys
from dataclasses import astuple
from typing import Any, ClassVar

import click
from scrapy.commands import ScrapyCommand
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from tabulate import tabulate

from archive import Archive
from archive.articles.checks import is_date
from archive.captures.store import PageStore, pages_path
from archive.clock import utc_now
from archive.database.lock import CrawlLock
from archive.visible import number_of
from crawler.commands._base import EXIT_CODES, SHOWN, Base
from crawler.commands._exits import SIGNALLED
from crawler.commands._given import check_span
from crawler.commands._terminal import crawl_until_stopped
from crawler.commands.coverage import PUBLIC
from crawler.commands.reextract import described
from crawler.replay.reextract import reextract
from crawler.sites import SITES, Site
from crawler.warc.past import PastReport, PastSpider
from crawler.warc.public import PublicArchive, Span, public_archive


class Command(Base, ScrapyCommand):
    """Fetch a site's past from public web archives."""

    requires_crawler_process = True
    default_settings: ClassVar[dict[str, Any]] = {}
    usage = "[options] SITE"
    summary = "Fill an archive's past from the public web archives"
    description = (
        "Queries the indexes of public web archives for captures of a site's articles, old "
        "addresses included, records them (table `public_captures`) and shows them by year. "
        "Then fetches the captures that the archive lacks, one at a time, and reads them as "
        "`warc ingest` does: earlier captures become earlier versions. An interrupted run "
        "resumes where it stopped. Sends no request to the site itself. Needs CONTACT. "
        + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        sources = "ia (Internet Archive), cc (Common Crawl), or the address of a pywb collection; "
        sources += "several with commas (default: ia)"
        parser.add_argument("--from", metavar="NAME", default="ia", help=sources)
        parser.add_argument("--since", metavar="DATE", help="only captures from that date on")
        parser.add_argument("--until", metavar="DATE", help="only captures up to that date")
        dry = "ask the indexes and show what they hold; fetch nothing"
        parser.add_argument("--dry-run", action="store_true", help=dry)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Query the public archives, fetch, read and report."""
        if len(args) != 1 or args[0] not in SITES:
            raise UsageError(f"expected a site of: {', '.join(sorted(SITES))}")
        for day in (opts.since, opts.until):
            if day and not is_date(day):
                raise UsageError(f"{day!r} is no date such as 2015-10-10")
        check_span(opts.since, opts.until)
        try:
            archives = [public_archive(name.strip()) for name in vars(opts)["from"].split(",")]
        except ValueError as error:
            raise UsageError(str(error)) from error
        if not self.settings["CONTACT"]:
            self.fail(
                "CONTACT is not set, and the public archives must be able to reach you: "
                "export CONTACT=you@example.org"
            )
            return
        path = self.settings["ARCHIVE_PATH"]
        site, now = SITES[args[0]], utc_now()
        with CrawlLock(f"{path}.past", "past", now), Archive.open(path) as archive:
            archive.register(site.name, site.title, site.home)
            with PageStore.open(pages_path(path)) as store:
                self._ask(site, archives, archive, store, now, opts)
        if not opts.dry_run:
            self._read(site)
        with Archive.open(path) as archive:
            _show_some(archive.journal.refuse_unread(site.name))
            self._show(archive, site, opts)

    def _ask(
        self, site: Site, archives: list[PublicArchive], archive: Archive, store: PageStore,
        now: str, opts: argparse.Namespace,
    ) -> None:  # fmt: skip
        span = Span(_first(opts.since or "1993-01-01"), _last(opts.until or now[:10]))
        crawlers: dict[str, Crawler] = {}
        with click.progressbar(
            length=1, label=site.name, file=sys.__stderr__, show_pos=True,
            hidden=not sys.stderr.isatty(),
        ) as bar:  # fmt: skip

            def shown(done: int, of: int) -> None:
                bar.length = of
                bar.update(done - bar.pos)

            for public in archives:
                crawlers[public.name] = self.crawler_process.create_crawler(PastSpider)
                self.crawler_process.crawl(
                    crawlers[public.name], public=public, of=site, archive=archive, store=store,
                    now=now, span=span, fetch=not opts.dry_run, shown=shown,
                )  # fmt: skip
            signals = crawl_until_stopped(self.crawler_process)
        for name, crawler in crawlers.items():
            spider = crawler.spider
            if not isinstance(spider, PastSpider):
                self.fail(f"{name}: it could not be asked; see the log above")
                continue
            spider.ingest.finish()
            self._report(name, spider.report)
        if signals:
            self.fail(f"stopped by {signals[0].name}; the next run goes on",
                      SIGNALLED + signals[0])  # fmt: skip

    def _report(self, name: str, report: PastReport) -> None:
        left_out = ", ".join(f"{n} {what}" for what, n in report.left_out.most_common() if n)
        print(
            f"{name}: {number_of(report.lines, 'capture')} named, new and of articles: {report.new}"
            + (f"; left out: {left_out}" if left_out else "")
        )
        if report.outcomes:
            print(", ".join(f"{n} {what}" for what, n in report.outcomes.most_common()))
        _show_some(report.refused)
        self.fail_some(report.faults)
        if report.said:
            self.fail(report.said)
        if report.waiting:
            self.fail(f"{name}: waiting for the next run: {number_of(report.waiting, 'capture')}")

    def _show(self, archive: Archive, site: Site, opts: argparse.Namespace) -> None:
        years = archive.journal.public_years(
            site.name,
            since=opts.since or "",
            until=f"{opts.until}T23:59:59Z" if opts.until else "9999",
        )
        if years:
            print(tabulate([astuple(year) for year in years], PUBLIC))
        else:
            print(f"No public capture of {site.name} is known of.")

    def _read(self, site: Site) -> None:
        code = self.exitcode
        report = reextract(
            self.settings, sources=[site.name], pending=True, progress=sys.stderr.isatty()
        )
        print("\n".join(described(report, dry=False)))
        self.exitcode = code
        for fault in report.faults:
            self.fail(fault, code or 1)


def _show_some(refused: list[str]) -> None:
    for sentence in refused[:SHOWN]:
        print(f"  {sentence}")
    if len(refused) > SHOWN:
        print(f"  … and {len(refused) - SHOWN} more (public_captures.detail)")


def _first(day: str) -> str:
    """Format the beginning of a day in fourteen digits.

    >>> _first("2015-02-10"), _last("2015-02-10")
    ('20150210000000', '20150210235959')
    """
    return day.replace("-", "") + "000000"


def _last(day: str) -> str:
    return day.replace("-", "") + "235959"
