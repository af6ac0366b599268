"""Extension: every run leaves a row in the archive and one true outcome."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from archive import ArchiveError, Record
from archive.clock import utc_now
from archive.records import CONTRADICTS, LED_AWAY
from archive.shared import acquire, release
from crawler.run.expectations import Observation, judge
from crawler.run.metrics import RunMetrics
from crawler.run.stats import (
    ARCHIVE_ERROR,
    CHANGES,
    CLOSE_REASON,
    DETAIL,
    NOTICES,
    OUTCOME,
    SURFACE_FAILURE,
    SURFACES_FAILED,
    WITNESSED,
)
from crawler.sites import Site

HISTORY_RUNS = 20
"""Earlier runs that make up what is usual: three weeks of daily ones."""
HISTORY_WEEKS = 12
"""Weeks over which the usual number of articles is counted."""


def outcome_of(stats: StatsCollector, reason: str) -> tuple[str, str | None]:
    """Judge what a run really came to, with a sentence where that is no success.

    Scrapy itself calls a run finished in which every callback raised.
    """
    if error := stats.get_value(ARCHIVE_ERROR):
        return "failed", str(error)
    if raised := sum(stats.get_value(name, 0) for name in ("spider_exceptions/count",
                                                           "log_count/ERROR")):  # fmt: skip
        return "failed", f"{raised} errors were logged; run again with -L INFO and read them"
    if stopped := stats.get_value(CLOSE_REASON):
        return reason, str(stopped)
    if not stats.get_value("kommunews/page/ok", 0):
        last = stats.get_value(SURFACE_FAILURE, "nothing was asked for")
        return "failed", f"no page of the site could be read ({last}); is it reachable?"
    if failed := stats.get_value(SURFACES_FAILED, 0):
        return "failed", (
            f"{failed} listing page(s) could not be read, so articles may be missing; the last was "
            f"{stats.get_value(SURFACE_FAILURE)}"
        )
    return (
        ("finished", None) if reason == "finished" else (reason, f"the run ended early: {reason}")
    )


class RunReport:
    """Writes the ``runs`` row of a crawl, opened at the start and closed with counts and outcome;
    holds the run against what was expected, and records alerts, metrics, notices and coverage."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats
        self.crawler = crawler
        self.stats = crawler.stats
        self.archive = acquire(crawler.settings["ARCHIVE_PATH"])
        self.journal = self.archive.journal
        self.run_id: int | None = None
        self.started = ""
        self.metrics = RunMetrics()

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
        """Return the profile of the running spider."""
        site = getattr(self.crawler.spider, "site", None)
        assert isinstance(site, Site)
        return site

    def spider_opened(self, spider: Spider) -> None:
        """Open the run; an earlier one that never ended is closed by the archive."""
        self.archive.register(self.site.name, self.site.title, self.site.home)
        self.started = utc_now()
        self.run_id = self.archive.start_run(self.site.name, self.started)
        self.metrics = getattr(spider, "metrics", self.metrics)

    def response_received(self, response: Any) -> None:
        """Count answers that are pages; Scrapy's own count includes robots.txt and errors."""
        if response.status in (200, 304) and not response.request.meta.get("dont_obey_robotstxt"):
            self.stats.inc_value("kommunews/page/ok")

    def item_scraped(self, item: Record) -> None:
        """Measure what the pipelines let through."""
        self.metrics.count_record(item)

    def spider_closed(self, reason: str) -> None:
        """Close the run with what the stats say."""
        outcome, detail = outcome_of(self.stats, reason)
        try:
            assert self.run_id is not None
            at = utc_now()
            if right := self.stats.get_value(WITNESSED):
                at = right
                self.journal.restart_run(self.run_id, at)
            findings = self._alerts(outcome, detail, at)
            if outcome == "finished" and findings:
                outcome, detail = "below", "; ".join(findings.values())
            opened, closed = self.journal.update_alerts(self.site.name, findings, at)
            self.stats.set_value(
                CHANGES,
                [f"{self.site.name}: {alert.detail}" for alert in opened]
                + [f"{self.site.name}: over: {alert.detail}" for alert in closed],
            )
            self._record()
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

    def _alerts(self, outcome: str, detail: str | None, at: str) -> dict[str, str]:
        """Name everything that is wrong now; what this run had no evidence about is as it was."""
        assert self.run_id is not None
        before = {alert.name: alert.detail for alert in self.journal.open_alerts(self.site.name)}
        before.pop("failed", None)
        if outcome != "finished":
            return {**before, "failed": detail or outcome}
        today = date.fromisoformat(at[:10])
        start, middle = today - timedelta(days=14 + 7 * HISTORY_WEEKS), today - timedelta(days=14)
        count, name = self.journal.published_between, self.site.name
        self._count_at_end(at)
        rebased = {
            alert: self.journal.good_runs_since(name, self.run_id, since)
            for alert, since in self.journal.accepted_alerts(name).items()
        }
        verdict = judge(
            Observation(
                counts=self.metrics.result(),
                history=self.journal.metrics_history(self.site.name, self.run_id, HISTORY_RUNS),
                rebased=rebased,
                examples=self.metrics.examples,
                fortnight=count(self.site.name, middle.isoformat(), at[:10]),
                usual_fortnight=2 / HISTORY_WEEKS
                * count(self.site.name, start.isoformat(), middle.isoformat()),
            ),
            self.site.expects,
            self.site.home,
        )  # fmt: skip
        still = {name: words for name, words in before.items() if name not in verdict.judged}
        accepted = self.journal.still_accepted(name, verdict.judged - set(verdict.findings))
        found = {**still, **verdict.findings}
        return {name: words for name, words in found.items() if name not in accepted}

    def _count_at_end(self, at: str) -> None:
        """Count what only shows when all is saved."""
        counts, examples = self.metrics.counts, self.metrics.examples
        counts["doubted"] = self.stats.get_value("kommunews/article/doubted", 0)
        left_unread = getattr(getattr(self.crawler.spider, "frontier", None), "left_unread", None)
        left = left_unread(at) if left_unread is not None else []
        counts["unread"] = len(left)
        told = [r for r in self.archive.refusals(self.site.name) if r.last_seen >= self.started]
        claims = {r.url for r in told if r.reason == CONTRADICTS}
        led = {r.url for r in told if r.reason == LED_AWAY}
        counts["new-addresses"], known = self.journal.known_texts(self.site.name, self.started)
        counts |= {"claims": len(claims), "led": len(led), "known-texts": len(known)}
        found = (("unread", left), ("claims", claims), ("led", led), ("known-texts", known))
        examples |= {name: min(urls) for name, urls in found if urls}

    def _record(self) -> None:
        assert self.run_id is not None
        self.journal.save_metrics(self.run_id, self.metrics.result())
        for url, notice in self.stats.get_value(NOTICES, []):
            self.journal.save_notice(
                self.run_id, url, notice.origin, notice.says, reserved=notice.reserved
            )
        if getattr(getattr(self.crawler.spider, "options", None), "backfill", False):
            self.archive.add_placeholders(self.site.name)
            self.journal.prove_coverage(self.run_id, self.site.name)

    def _counts(self) -> dict[str, int]:
        count = self.stats.get_value
        return {
            "requests": count("downloader/request_count", 0),
            "new": count("kommunews/article/new", 0) + count("kommunews/article/duplicate", 0),
            "changed": count("kommunews/article/changed", 0),
            "unchanged": count("kommunews/article/unchanged", 0)
            + count("kommunews/article/refined", 0)
            + count("kommunews/not_modified", 0),
            "failed": count(SURFACES_FAILED, 0) + count("log_count/ERROR", 0),
            "refused": count("kommunews/refused", 0),
            "teasers": count("kommunews/teaser/new", 0),
            "duplicates": count("kommunews/article/duplicate", 0),
        }
