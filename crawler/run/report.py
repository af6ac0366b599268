"""Extension: every run leaves a row in the archive and one true outcome."""

from __future__ import annotations

from typing import Any

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from archive import ArchiveError, Record
from archive.clock import utc_now
from archive.records import CONTRADICTS, LED_AWAY
from crawler.component import Component
from crawler.run.alarms import Alarms, State
from crawler.run.causes import failed, told
from crawler.run.completeness import events, unlisted
from crawler.run.metrics import RunMetrics
from crawler.run.stats import (
    ARCHIVE_ERROR,
    CHANGED,
    CHANGES,
    CLOSE_REASON,
    DETAIL,
    DOUBTED,
    EDITED,
    FAILURES,
    HEADED,
    NOTICES,
    OUTCOME,
    READ_AGAIN,
    SURFACE_FAILURE,
    SURFACES_FAILED,
    WITNESSED,
)
from crawler.sites import Site

STOPPED = "stopped"
"""Outcome of a run that somebody ended on purpose: it proves nothing, and is nothing to mend."""
ON_PURPOSE = {
    "shutdown": "the run was stopped by a signal",
    "closespider_pagecount": "the run was to end after CLOSESPIDER_PAGECOUNT pages",
    "closespider_itemcount": "the run was to end after CLOSESPIDER_ITEMCOUNT records",
}
"""Why Scrapy closed a spider, where somebody asked for it."""


def outcome_of(stats: StatsCollector, reason: str, site: Site) -> tuple[str, str | None]:
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
    if reason in ON_PURPOSE:
        return STOPPED, f"{ON_PURPOSE[reason]}; the next run goes on where this one ended"
    if not stats.get_value("kommunews/page/ok", 0):
        said = failed(site.name, site.home, stats.get_value(FAILURES, []))
        return "failed", said or f"no page of {site.name} could be read: nothing was asked for"
    if surfaces := stats.get_value(SURFACES_FAILED, 0):
        return "failed", (
            f"{surfaces} listing page(s) could not be read, so articles may be missing; the last: "
            f"{stats.get_value(SURFACE_FAILURE)}"
        )
    return (
        ("finished", None) if reason == "finished" else (reason, f"the run ended early: {reason}")
    )


class RunReport(Component):
    """Writes the ``runs`` row of a crawl, opened at the start and closed with counts and outcome;
    holds the run against what was expected, and records alerts, metrics, notices and coverage."""

    listens = ("spider_opened", "response_received", "item_scraped", "spider_closed")

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.journal = self.archive.journal
        self.run_id: int | None = None
        self.started = ""
        self.metrics = RunMetrics()

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
        outcome, detail = outcome_of(self.stats, reason, self.site)
        try:
            assert self.run_id is not None
            at = utc_now()
            if right := self.stats.get_value(WITNESSED):
                at = right
                self.journal.restart_run(self.run_id, at)
            state = self._state(outcome, detail, at)
            if outcome == "finished" and state.open:
                outcome, detail = "below", told(state.open)
            self.stats.set_value(CHANGES, list(state.changes))
            self._record()
            self.archive.finish_run(
                self.run_id, finished=at, outcome=outcome, detail=detail, **self._counts()
            )
        except ArchiveError as error:
            outcome, detail = "failed", str(error)
            self.stats.set_value(CHANGES, [f"{self.site.name}: {detail}"])
        self.stats.set_value(OUTCOME, outcome)
        self.stats.set_value(DETAIL, detail)

    def _state(self, outcome: str, detail: str | None, at: str) -> State:
        """Note what is wrong now."""
        assert self.run_id is not None
        alarms = Alarms(self.journal, self.site, self.run_id, at)
        if outcome == STOPPED:
            return State()
        if outcome != "finished":
            return alarms.after_failure(detail or outcome)
        self._count_at_end(at)
        frontier = getattr(self.crawler.spider, "frontier", None)
        gaps = frontier.walks.sentences() if frontier is not None else []
        found = events(self.metrics.counts, self.metrics.examples)
        if frontier is not None and (words := unlisted(frontier.rereads.unlisted(frontier.walks))):
            found["unlisted"] = words
        return alarms.after_run(self.metrics, gaps, found)

    def _count_at_end(self, at: str) -> None:
        """Count what only shows when all is saved."""
        counts, examples = self.metrics.counts, self.metrics.examples
        count = self.stats.get_value
        counts["doubted"] = count("kommunews/article/doubted", 0)
        counts["gone"] = count("kommunews/page/gone", 0) + count("kommunews/refusal/gone", 0)
        edited, frontier = count(EDITED, []), getattr(self.crawler.spider, "frontier", None)
        counts["edited"] = len(edited)
        counts["reread"] = count(READ_AGAIN, 0)
        counts["headed"] = count(HEADED, 0)
        if otherwise := count(f"{HEADED}/last"):
            examples["headed"] = otherwise
        for name, verdict in count(CHANGED, {}).items():
            counts[f"changed:{name}"] = verdict.held
            examples[f"changed:{name}"] = verdict.example or self.site.home
        if doubted := count(DOUBTED):
            examples["doubted"] = doubted
        left = frontier.left_unread(at) if frontier is not None else []
        gone = frontier.budget.gone if frontier is not None else []
        examples |= {
            name: urls[-1] for name, urls in (("edited", edited), ("removed", gone)) if urls
        }
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
        self.journal.thin_metrics(self.site.name, self.started)
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
