"""Extensions: every run leaves a row in the archive and one true outcome; progress for people."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self

import click
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector

from archive import ArchiveError, Record
from archive.shared import acquire, release
from crawler.middlewares.tdm import NOTICES
from crawler.run.close import SENTENCE
from crawler.run.expectations import Seen, judge
from crawler.run.metrics import Meter
from crawler.sites import Site

OUTCOME = "kommunews/outcome"
"""Stat: ``finished``, ``below`` (expectations), ``failed`` or the reason why the spider closed."""
DETAIL = "kommunews/detail"
"""Stat: one sentence on an outcome that is not ``finished``."""
CHANGES = "kommunews/changes"
"""Stat: sentences on alarms that this run opened or closed."""
RUNS = 20
"""Earlier runs that make up what is usual: three weeks of daily ones."""
WEEKS = 12
"""Weeks over which the usual number of articles is counted."""


def outcome_of(stats: StatsCollector, reason: str) -> tuple[str, str | None]:
    """What a run really came to, and a sentence where that is no success.

    Scrapy itself calls a run finished in which every callback raised.
    """
    if error := stats.get_value("kommunews/archive_error"):
        return "failed", str(error)
    if raised := sum(stats.get_value(name, 0) for name in ("spider_exceptions/count",
                                                           "log_count/ERROR")):  # fmt: skip
        return "failed", f"{raised} errors were logged; run again with -L INFO and read them"
    if stopped := stats.get_value(SENTENCE):
        return reason, str(stopped)
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
    """Writes the ``runs`` row of a crawl, opened at the start and closed with counts and outcome;
    holds the run against what was expected, and keeps alarms, measures, notices and coverage."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats
        self.crawler = crawler
        self.stats = crawler.stats
        self.archive = acquire(crawler.settings["ARCHIVE_PATH"])
        self.journal = self.archive.journal
        self.run_id: int | None = None
        self.meter = Meter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        report = cls(crawler)
        crawler.signals.connect(report.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(report.response_received, signal=signals.response_received)
        crawler.signals.connect(report.item_scraped, signal=signals.item_scraped)
        crawler.signals.connect(report.spider_closed, signal=signals.spider_closed)
        return report

    @property
    def site(self) -> Site:
        """Profile of the running spider."""
        site = getattr(self.crawler.spider, "site", None)
        assert isinstance(site, Site)
        return site

    def spider_opened(self, spider: Spider) -> None:
        """Open the run; an earlier one that never ended is closed by the archive."""
        self.archive.register(self.site.name, self.site.title, self.site.home)
        self.run_id = self.archive.start_run(self.site.name, _now())
        self.meter = getattr(spider, "meter", self.meter)

    def response_received(self, response: Any) -> None:
        """Count answers that are pages; Scrapy's own count includes robots.txt and errors."""
        if response.status in (200, 304) and not response.request.meta.get("dont_obey_robotstxt"):
            self.stats.inc_value("kommunews/page/ok")

    def item_scraped(self, item: Record) -> None:
        """Measure what the pipelines let through."""
        self.meter.met(item)

    def spider_closed(self, reason: str) -> None:
        """Close the run with what the stats say."""
        outcome, detail = outcome_of(self.stats, reason)
        try:
            assert self.run_id is not None
            at = _now()
            seen = self._alarms(outcome, detail, at)
            if outcome == "finished" and seen:
                outcome, detail = "below", "; ".join(seen.values())
            opened, closed = self.journal.settle(self.site.name, seen, at)
            self.stats.set_value(
                CHANGES,
                [f"{self.site.name}: {alarm.detail}" for alarm in opened]
                + [f"{self.site.name}: over: {alarm.detail}" for alarm in closed],
            )
            self._keep()
            self.archive.finish_run(
                self.run_id, finished=at, outcome=outcome, detail=detail, **self._counts()
            )
        except ArchiveError as error:
            outcome, detail = "failed", str(error)
            self.stats.set_value(CHANGES, [f"{self.site.name}: {detail}"])
        finally:
            release(self.crawler.settings["ARCHIVE_PATH"])
        self.stats.set_value(OUTCOME, outcome)
        self.stats.set_value(DETAIL, detail)

    def _alarms(self, outcome: str, detail: str | None, at: str) -> dict[str, str]:
        """Everything that is wrong now; what this run had no evidence about is as it was."""
        assert self.run_id is not None
        before = {alarm.name: alarm.detail for alarm in self.journal.alarms(self.site.name)}
        before.pop("failed", None)
        if outcome != "finished":
            return {**before, "failed": detail or outcome}
        today = date.fromisoformat(at[:10])
        start, middle = today - timedelta(days=14 + 7 * WEEKS), today - timedelta(days=14)
        count = self.journal.published_between
        self.meter.counts["doubted"] = self.stats.get_value("kommunews/article/doubted", 0)
        verdict = judge(
            Seen(
                counts=self.meter.result(),
                history=self.journal.history(self.site.name, self.run_id, RUNS),
                examples=self.meter.examples,
                fortnight=count(self.site.name, middle.isoformat(), at[:10]),
                usual_fortnight=2 / WEEKS
                * count(self.site.name, start.isoformat(), middle.isoformat()),
            ),
            self.site.expects,
            self.site.home,
        )  # fmt: skip
        still = {name: words for name, words in before.items() if name not in verdict.judged}
        return {**still, **verdict.findings}

    def _keep(self) -> None:
        assert self.run_id is not None
        self.journal.measured(self.run_id, self.meter.result())
        for url, notice in self.stats.get_value(NOTICES, []):
            self.journal.notice(
                self.run_id, url, notice.origin, notice.says, reserved=notice.reserved
            )
        if getattr(getattr(self.crawler.spider, "plan", None), "backfill", False):
            self.archive.announce(self.site.name)
            self.journal.draw_up_coverage(self.run_id, self.site.name)

    def _counts(self) -> dict[str, int]:
        count = self.stats.get_value
        return {
            "requests": count("downloader/request_count", 0),
            "new": count("kommunews/article/new", 0) + count("kommunews/article/duplicate", 0),
            "changed": count("kommunews/article/changed", 0),
            "unchanged": count("kommunews/article/unchanged", 0)
            + count("kommunews/article/refined", 0)
            + count("kommunews/not_modified", 0),
            "failed": count("kommunews/surface/failed", 0) + count("log_count/ERROR", 0),
            "refused": count("kommunews/refused", 0),
            "teasers": count("kommunews/teaser/new", 0),
            "duplicates": count("kommunews/article/duplicate", 0),
        }


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
            length=1, label=f"{spider.name:<14}", file=sys.stderr, show_eta=True, show_pos=True
        )
        self.bar.render_progress()

    def response_received(self) -> None:
        """One page more."""
        known = self.bar.pos + 1 + self.stats.get_value("kommunews/ahead", 0)
        enqueued = self.stats.get_value("scheduler/enqueued", 0)
        # one page more than that: a bar that was full once stays full, and tells no time
        self.bar.length = max(enqueued, known, self.bar.pos + 2)
        self.bar.update(1)

    def spider_closed(self) -> None:
        """Leave the full bar standing."""
        self.bar.length = max(self.bar.pos, 1)
        self.bar.render_progress()  # an update by nothing draws nothing
        self.bar.render_finish()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
