"""Extensions: every run leaves a row in the archive and one true outcome; progress for people."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Any, Self

import click
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector

from archive.store import Archive, ArchiveError
from crawler.site import Site

OUTCOME = "kommunews/outcome"
"""Stat: ``finished``, ``failed`` or the reason why Scrapy closed the spider."""
DETAIL = "kommunews/detail"
"""Stat: one sentence on an outcome that is not ``finished``."""


def outcome_of(stats: StatsCollector, reason: str) -> tuple[str, str | None]:
    """What a run really came to, and a sentence where that is no success.

    Scrapy itself calls a run finished in which every callback raised.
    """
    if error := stats.get_value("kommunews/archive_error"):
        return "failed", str(error)
    if raised := sum(stats.get_value(name, 0) for name in ("spider_exceptions/count",
                                                           "log_count/ERROR")):  # fmt: skip
        return "failed", f"{raised} errors were logged; run again with -L INFO and read them"
    if not stats.get_value("kommunews/page/ok", 0):
        last = stats.get_value("kommunews/surface/failure", "nothing was asked for")
        return "failed", f"no page of the site could be read ({last}); is it reachable?"
    if failed := stats.get_value("kommunews/surface/failed", 0):
        return "failed", (
            f"{failed} listing page(s) could not be read, so articles may be missing; the last was "
            f"{stats.get_value('kommunews/surface/failure')}"
        )
    return (
        ("finished", None) if reason == "finished" else (reason, f"the run ended early: {reason}")
    )


class RunReport:
    """Writes the ``runs`` row of a crawl: opened at the start, closed with counts and outcome."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats
        self.stats = crawler.stats
        self.archive = Archive.open(crawler.settings["ARCHIVE_PATH"])
        self.run_id: int | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        report = cls(crawler)
        crawler.signals.connect(report.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(report.response_received, signal=signals.response_received)
        crawler.signals.connect(report.spider_closed, signal=signals.spider_closed)
        return report

    def spider_opened(self, spider: Spider) -> None:
        """Open the run; an earlier one that never ended is closed by the archive."""
        site = getattr(spider, "site", None)
        assert isinstance(site, Site)
        self.archive.register(site.name, site.title, site.home)
        self.run_id = self.archive.start_run(site.name, _now())

    def response_received(self, response: Any) -> None:
        """Count answers that are pages; Scrapy's own count includes robots.txt and errors."""
        if response.status in (200, 304) and not response.url.endswith("/robots.txt"):
            self.stats.inc_value("kommunews/page/ok")

    def spider_closed(self, reason: str) -> None:
        """Close the run with what the stats say."""
        outcome, detail = outcome_of(self.stats, reason)
        count = self.stats.get_value
        try:
            assert self.run_id is not None
            self.archive.finish_run(
                self.run_id,
                finished=_now(),
                outcome=outcome,
                detail=detail,
                requests=count("downloader/request_count", 0),
                new=count("kommunews/article/new", 0) + count("kommunews/article/duplicate", 0),
                changed=count("kommunews/article/changed", 0),
                unchanged=count("kommunews/article/unchanged", 0)
                + count("kommunews/article/refined", 0)
                + count("downloader/response_status_count/304", 0),
                failed=count("kommunews/surface/failed", 0) + count("log_count/ERROR", 0),
                refused=count("kommunews/refused", 0),
                teasers=count("kommunews/teaser/new", 0),
                duplicates=count("kommunews/article/duplicate", 0),
            )
        except ArchiveError as error:
            outcome, detail = "failed", str(error)
        finally:
            self.archive.close()
        self.stats.set_value(OUTCOME, outcome)
        self.stats.set_value(DETAIL, detail)


class Progress:
    """A progress bar on standard error (``PROGRESS_ENABLED``); its total grows with the links."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("PROGRESS_ENABLED"):
            raise NotConfigured
        assert crawler.stats
        self.stats = crawler.stats
        self.bar: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        progress = cls(crawler)
        crawler.signals.connect(progress.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(progress.response_received, signal=signals.response_received)
        crawler.signals.connect(progress.spider_closed, signal=signals.spider_closed)
        return progress

    def spider_opened(self, spider: Spider) -> None:
        """Draw the empty bar."""
        self.bar = click.progressbar(
            length=1, label=f"{spider.name:<14}", file=sys.stderr, show_eta=False, show_pos=True
        )
        self.bar.render_progress()

    def response_received(self) -> None:
        """One page more."""
        self.bar.length = max(self.stats.get_value("scheduler/enqueued", 0), self.bar.pos + 1)
        self.bar.update(1)

    def spider_closed(self) -> None:
        """Leave the full bar standing."""
        self.bar.length = max(self.bar.pos, 1)
        self.bar.update(0)
        self.bar.render_finish()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
