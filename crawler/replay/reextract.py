"""Re-extract: a spider whose records come from captured pages.

They take the same way through the item pipelines as those of a crawl. Nothing asks the network.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, Self
from urllib.parse import urljoin

import click
from scrapy import Spider, signals
from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.exceptions import CloseSpider
from scrapy.settings import BaseSettings

from archive import ArchiveError, Record
from archive.captures.store import PageStore, pages_path
from archive.clock import utc_now
from crawler.replay.parallel import read_all
from crawler.replay.read import ARTICLES, ReplayResult, ReplayTask, redirects_to
from crawler.replay.version import reader_version
from crawler.run.stats import ARCHIVE_ERROR

CHECKPOINT_EVERY = 50
"""Addresses after which it is noted how far a run has come."""


class ReplaySpider(Spider):
    """Yields what today's reader reads on the captured pages of some sites.

    Stats: ``kommunews/again/pages``, ``…/addresses``, ``…/faults`` (sentences), ``…/resumed``.
    """

    name = "kept-pages"

    def __init__(
        self,
        *,
        sources: Sequence[str],
        jobs: int = 1,
        since: str | None = None,
        pending: bool = False,
        dry: bool = False,
        progress: bool = False,
    ) -> None:
        super().__init__()
        self.sources, self.jobs, self.since = sources, jobs, since
        self.pending, self.dry, self.progress = pending, dry, progress
        self.in_pipelines = 0
        self.stopped = False
        self._change = asyncio.Event()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's constructor."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider.finished_one, signal=signal)
        crawler.signals.connect(spider.closing, signal=signals.spider_closed)
        return spider

    def finished_one(self) -> None:
        """Count a record that has left the pipelines."""
        self.in_pipelines -= 1
        self._change.set()

    def closing(self) -> None:
        """Stop: no more records are wanted."""
        self.stopped = True
        self._change.set()

    async def start(self) -> AsyncIterator[Record]:
        """Yield the records of all sites, one after the other."""
        try:
            with PageStore.open(pages_path(self.settings["ARCHIVE_PATH"])) as store:
                for source in self.sources:
                    async for record in self._site(store, source):
                        yield record
        except ArchiveError as error:
            self.crawler.stats.set_value(ARCHIVE_ERROR, str(error))
            raise CloseSpider("archive_error") from error

    async def _site(self, store: PageStore, source: str) -> AsyncIterator[Record]:
        after = self._resumed(store, source)
        total = store.count(source, kinds=ARTICLES)
        bar = self._bar(source, total)
        with bar:
            last = after
            async for done in read_all(store.path, self._tasks(store, source, after), self.jobs):
                for record in done.records:
                    self.in_pipelines += 1
                    yield record
                # one address at a time in the pipelines: what they have not taken is in memory
                while self.in_pipelines and not self.stopped:
                    self._change.clear()
                    await self._change.wait()
                if self.stopped:
                    return
                last = done.task.url
                self._done(store, done)
                bar.update(1)
                if self._counts() % CHECKPOINT_EVERY == 0:
                    self._checkpoint(store, source, last)
        self._checkpoint(store, source, None)

    def _tasks(self, store: PageStore, source: str, after: str) -> Iterator[ReplayTask]:
        now = utc_now()
        if self.pending:
            redirects = redirects_to(store.redirects(source), urljoin)
            for url, times in store.pending(source):
                yield ReplayTask(source=source, url=url, read_at=now, times=tuple(times),
                           redirects=tuple(redirects.get(url, ())))  # fmt: skip
            return
        for url in store.urls(source, kinds=ARTICLES, after=after):
            yield ReplayTask(source=source, url=url, read_at=now, since=self.since)

    def _done(self, store: PageStore, done: ReplayResult) -> None:
        stats = self.crawler.stats
        stats.inc_value("kommunews/again/addresses")
        stats.inc_value("kommunews/again/pages", done.pages)
        for fault in done.faults:
            stats.set_value(
                "kommunews/again/faults", [*stats.get_value("kommunews/again/faults", []), fault]
            )
        if done.task.times is not None and not self.dry:
            store.was_read(done.task.source, done.task.url, list(done.task.times))

    def _counts(self) -> int:
        return int(self.crawler.stats.get_value("kommunews/again/addresses", 0))

    def _resumed(self, store: PageStore, source: str) -> str:
        """Return the address after which an interrupted run goes on."""
        noted = None if self.dry or self.pending else store.progress(f"reextract {source}")
        state = json.loads(noted) if noted else {}
        if (state.get("reader"), state.get("since")) != (reader_version(), self.since):
            return ""
        self.crawler.stats.set_value("kommunews/again/resumed", True)
        return str(state["after"])

    def _checkpoint(self, store: PageStore, source: str, after: str | None) -> None:
        if self.dry or self.pending:
            return
        state = {"reader": reader_version(), "since": self.since, "after": after}
        store.note(f"reextract {source}", json.dumps(state) if after else None)

    def _bar(self, source: str, total: int) -> Any:
        return click.progressbar(
            length=max(total, 1), label=f"{source:<14}", file=sys.stderr, show_pos=True,
            hidden=not self.progress,
        )  # fmt: skip


def reextract(process: CrawlerProcessBase, settings: BaseSettings, **arguments: Any) -> Crawler:
    """Run the spider in this process, without a network and with the pipelines for captured pages.

    The crawler that comes back holds the stats; ``arguments`` are those of the spider.
    """
    settings.set("ITEM_PIPELINES", settings["KEPT_ITEM_PIPELINES"], priority="cmdline")
    settings.set("KEPT_DRY_RUN", bool(arguments.get("dry")), priority="cmdline")
    # in place of those of a crawl, which want a site and a network
    settings.set("EXTENSIONS", {"crawler.run.tuning.GcTuning": 400}, priority="cmdline")
    settings.set("DOWNLOADER_MIDDLEWARES", {}, priority="cmdline")
    crawler = process.create_crawler(ReplaySpider)
    process.crawl(crawler, **arguments)
    process.start()
    return crawler


def failure_of(crawler: Crawler) -> str | None:
    """Say why a run did not do what it should, in one sentence; ``None`` if it did."""
    stats = crawler.stats
    if error := stats.get_value(ARCHIVE_ERROR):
        return str(error)
    if stats.get_value("log_count/ERROR", 0) or stats.get_value("finish_reason") != "finished":
        return (
            f"it ended early ({stats.get_value('finish_reason', 'not started')}, "
            f"{stats.get_value('log_count/ERROR', 0)} errors); run again with -L INFO and read them"
        )
    return None
