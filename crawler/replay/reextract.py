"""Re-extract: read captured pages with today's reader, and correct the archive.

The records pass the same item pipelines as in a crawl, but one page after the other and without the
network.
"""

from __future__ import annotations

import json
import logging
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any
from urllib.parse import urljoin

import click
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector
from scrapy.utils.conf import build_component_list
from scrapy.utils.log import configure_logging
from scrapy.utils.misc import build_from_crawler, load_object

from archive import Archive, ArchiveError, Article, Record
from archive.articles.identity import address_key
from archive.articles.prepared import Prepared, prepare
from archive.captures.store import PageStore, pages_path
from archive.clock import utc_now
from archive.exchange.compare import Change, Comparison
from crawler.replay.parallel import Readers, read_with
from crawler.replay.pending import pending_captures
from crawler.replay.read import ARTICLES, ReplayResult, ReplayTask, redirects_to
from crawler.replay.version import reader_version

logger = logging.getLogger(__name__)

READ = "read what came in"
"""The job whose progress lists the captures read in the last transaction."""
SAVED_AT_ONCE = 10
"""Chunks saved in one transaction: a second of work of the writer."""
EXAMPLES = 3
"""Changes of a field that a report shows."""


@dataclass
class Report:
    """The changes that re-extraction made, or would make; grows with the fields, not the pages."""

    addresses: int = 0
    """Addresses read."""
    pages: int = 0
    """Their captures."""
    resumed: bool = False
    """Whether it resumed an interrupted run."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """Articles by their outcome."""
    fields: Counter[str] = field(default_factory=Counter)
    """Changes by field."""
    examples: dict[str, list[Change]] = field(default_factory=dict)
    """The first changes of each field."""
    emptied: list[Change] = field(default_factory=list)
    """Every change from a value to ``None``."""
    faults: list[str] = field(default_factory=list)
    """A sentence for each unreadable page, and for an early end of the run."""

    def add(self, comparison: Comparison) -> None:
        """Count one article."""
        self.outcomes[comparison.outcome] += 1
        for change in comparison.changes:
            self.fields[change.field] += 1
            shown = self.examples.setdefault(change.field, [])
            if len(shown) < EXAMPLES:
                shown.append(change)
            if change.new is None:
                self.emptied.append(change)


class Reextraction:
    """A run over the captured pages of the given sites."""

    def __init__(
        self,
        settings: Settings,
        *,
        sources: Sequence[str],
        readers: Readers | None = None,
        since: str | None = None,
        pending: bool = False,
        dry: bool = False,
        progress: bool = False,
    ) -> None:
        self.path = settings["ARCHIVE_PATH"]
        self.sources, self.since = sources, since
        self.readers = readers or read_with(1)
        self.pending, self.dry, self.progress = pending, dry, progress
        self.report = Report()
        self.written: set[str] = set()
        """Sites with saved records."""
        self.stopped = False
        self._read_last = ""
        self.errors = 0
        self.stats, self.steps = kept_pipelines(settings)
        self.normalise: str = settings["KEPT_NORMALISE"]

    def run(self) -> Report:
        """Read the captures, correct the archive, and report the changes."""
        try:
            with PageStore.open(pages_path(self.path)) as store, Archive.open(self.path) as archive:
                try:
                    archive.widen()
                    for source in self.sources:
                        self._site(store, archive, source)
                finally:
                    for source in sorted(self.written):
                        archive.add_placeholders(source)
        except ArchiveError as error:
            self.report.faults.append(str(error))
        else:
            if self.errors or self.stopped:
                self.report.faults.append(
                    f"it ended early ({'shutdown' if self.stopped else 'finished'}, {self.errors} "
                    "errors); run again with -L INFO and read them"
                )
        self.stats.close_spider(reason="finished")
        return self.report

    def stop(self, number: int, _: object = None) -> None:
        """Stop after this address; a second signal ends the process."""
        self.stopped = True
        signal.signal(number, signal.SIG_DFL)

    def _site(self, store: PageStore, archive: Archive, source: str) -> None:
        self._settle(store, archive)
        after = self._resumed(archive, source)
        with click.progressbar(
            length=max(store.count(source, kinds=ARTICLES), 1), label=f"{source:<14}",
            file=sys.__stderr__, show_pos=True, hidden=not self.progress,
        ) as bar:  # fmt: skip
            tasks = self._tasks(store, source, after)
            with closing(self.readers(store, tasks, self.normalise)) as bundles:
                for bundle in _together(bundles):
                    self._save(archive, source, bundle)
                    self._settle(store, archive)
                    if self.stopped:
                        return
                    bar.update(len(bundle))
        self._note(archive, source, None)

    def _tasks(self, store: PageStore, source: str, after: str) -> Iterator[ReplayTask]:
        now = utc_now()
        if self.pending:
            redirects = redirects_to(store.redirects(source), urljoin)
            for url, times in pending_captures(store, source):
                yield ReplayTask(source=source, url=url, read_at=now, times=times,
                           redirects=tuple(redirects.get(url, ())))  # fmt: skip
            return
        for url in store.urls(source, kinds=ARTICLES, after=after):
            yield ReplayTask(source=source, url=url, read_at=now, since=self.since)

    def _save(self, archive: Archive, source: str, bundle: list[ReplayResult]) -> None:
        """Save a bundle and its progress in one transaction; if a record fails, save each record in
        a separate transaction, so that only that one is lost."""
        done: list[ReplayResult] = []
        outcomes: list[Comparison | None] = []
        try:
            with nullcontext() if self.dry else archive.batch():
                for result in self._until_stopped(bundle, done):
                    outcomes += [self._take(archive, item) for item in result.prepared]
                self._note(archive, source, done)
        except ArchiveError:
            raise
        except Exception:
            done, outcomes = [], []
            for result in self._until_stopped(bundle, done):
                outcomes += self._one_by_one(archive, result)
            self._note(archive, source, done)
        for outcome in filter(None, outcomes):
            self.report.add(outcome)
        for result in done:
            self._count(result)

    def _until_stopped(
        self, bundle: list[ReplayResult], done: list[ReplayResult]
    ) -> Iterator[ReplayResult]:
        for result in bundle:
            if self.stopped:
                return
            yield result
            done.append(result)

    def _one_by_one(self, archive: Archive, result: ReplayResult) -> Iterator[Comparison | None]:
        for item in result.prepared:
            try:
                with nullcontext() if self.dry else archive.batch():
                    outcome = self._take(archive, item)
                yield outcome
            except ArchiveError:
                raise
            except Exception:
                self.errors += 1
                record = item.record if isinstance(item, Prepared) else item
                logger.exception("what was read on %s could not be kept", record.url)

    def _take(self, archive: Archive, item: Prepared | Record) -> Comparison | None:
        """Validate and save a record, or rehearse that; return the comparison for an article."""
        if not isinstance(item, Prepared):  # preparing failed: raise its error here
            item = prepare(load_object(self.normalise)(item))
        record = item.record
        for step in self.steps:
            record = step(record)
        reading = item if record is item.record else prepare(record)
        if not self.dry:
            self.written.add(record.source)
        if isinstance(record, Article):
            return archive.save_and_compare(reading, dry=self.dry)
        if not self.dry:
            archive.save(reading)
        return None

    def _count(self, result: ReplayResult) -> None:
        key = address_key(result.task.url)
        self.report.addresses += key != self._read_last
        self._read_last = key
        self.report.pages += result.pages
        self.report.faults += result.faults

    def _settle(self, store: PageStore, archive: Archive) -> None:
        """Mark the captures that the archive has read as read in the page store. Two files cannot
        share a transaction, so this also completes a run that was killed in between."""
        if not self.dry and (read := archive.journal.job_progress(READ)):
            store.was_read(json.loads(read))
            archive.journal.note_job(READ, None)

    def _resumed(self, archive: Archive, source: str) -> str:
        """Return the address after which to resume an interrupted run; empty to start anew."""
        noted = None
        if not (self.dry or self.pending):
            noted = archive.journal.job_progress(f"reextract {source}")
        state = json.loads(noted) if noted else {}
        if (state.get("reader"), state.get("since")) != (reader_version(), self.since):
            return ""
        self.report.resumed = True
        return str(state["after"])

    def _note(self, archive: Archive, source: str, done: list[ReplayResult] | None) -> None:
        """Store the progress on a site; ``None`` means to its end."""
        if self.dry or done == []:
            return
        tasks = [result.task for result in done or ()]
        if self.pending:
            read = [(t.source, t.url, at) for t in tasks for at in t.times or ()]
            archive.journal.note_job(READ, json.dumps(read) if read else None)
            return
        state = {"reader": reader_version(), "since": self.since,
                 "after": tasks[-1].url if tasks else None}  # fmt: skip
        archive.journal.note_job(f"reextract {source}", json.dumps(state) if tasks else None)


def _together(chunks: Iterator[list[ReplayResult]]) -> Iterator[list[ReplayResult]]:
    """Join the chunks that are saved in one transaction."""
    while bundle := [*chain.from_iterable(islice(chunks, SAVED_AT_ONCE))]:
        yield bundle


def reextract(settings: Settings, **arguments: Any) -> Report:
    """Run in this process; a signal ends the run after the current address."""
    configure_logging(settings)
    job = Reextraction(settings, **arguments)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, job.stop)
    return job.run()


def kept_pipelines(settings: Settings) -> tuple[StatsCollector, list[Callable[[Record], Record]]]:
    """Return stats and the pipelines that count in them, without starting a crawl."""
    crawler = Crawler(Spider, settings)
    crawler.stats = StatsCollector(crawler)
    paths = build_component_list(settings["KEPT_ITEM_PIPELINES"])
    made: list[Any] = [build_from_crawler(load_object(path), crawler) for path in paths]
    return crawler.stats, [step.process_item for step in made]
