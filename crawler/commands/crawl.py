"""``scrapy crawl SITE``: Scrapy's own, with the archive checked first and a true exit code."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.exceptions import UsageError

from archive.captures import PageStore, pages_path
from archive.store import Archive, ArchiveError
from crawler.extensions import DETAIL, OUTCOME


class Command(CrawlCommand):
    """Crawl one site into the archive."""

    def syntax(self) -> str:
        """Usage."""
        return "[options] SITE"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Crawl a site into the archive (see `scrapy list`)"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
            "Crawls one site into the archive at ARCHIVE_PATH (environment or -s ARCHIVE_PATH=..., "
            "default archive.db): home page and listings, their pagination, every article. "
            "Silent when all is well. Exit codes: 0 all well, 1 something failed (one sentence "
            "says what), 2 wrong usage."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the archive, crawl, tell the truth."""
        assert self.crawler_process
        assert self.settings
        names = self.crawler_process.spider_loader.list()
        if len(args) != 1 or args[0] not in names:
            raise UsageError(f"expected one site of: {', '.join(sorted(names))}", print_help=False)
        try:
            path = self.settings["ARCHIVE_PATH"]
            Archive.open(path).close()
            if self.settings.getbool("PAGES_ENABLED"):
                PageStore.open(pages_path(path)).close()
        except ArchiveError as error:
            self._fail(str(error))
            return
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        outcome = crawler.stats.get_value(OUTCOME) if crawler.stats else None
        if outcome != "finished":
            detail = crawler.stats.get_value(DETAIL) if crawler.stats else None
            self._fail(f"{args[0]}: {detail or 'the crawl could not start; see the log above'}")

    def _fail(self, sentence: str) -> None:
        print(sentence, file=sys.stderr)
        self.exitcode = 1
