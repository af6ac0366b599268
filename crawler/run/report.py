"""Extension: record every run in the archive, with its true outcome."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from archive import ArchiveError, Record
from archive.articles.identity import address_key
from archive.captures.store import pages_path
from archive.clock import stamp, utc_now
from archive.records import CONTRADICTS, LED_AWAY
from archive.visible import number_of
from crawler.component import Component
from crawler.run.alarms import Alarms, State
from crawler.run.causes import failed, told
from crawler.run.close import ARCHIVE_ERROR
from crawler.run.completeness import UNLISTED_DAYS, events, unlisted
from crawler.run.metrics import RunMetrics
from crawler.run.state import RunState
from crawler.sites import Site

STOPPED = "stopped"
"""Outcome of a run that somebody ended on purpose: it proves nothing and is no fault."""
ON_PURPOSE = {
    "shutdown": "the run was stopped by a signal",
    "closespider_pagecount": "the run was to end after CLOSESPIDER_PAGECOUNT pages",
    "closespider_itemcount": "the run was to end after CLOSESPIDER_ITEMCOUNT records",
}
"""Scrapy's reasons to close a spider that mean somebody asked for it."""


def outcome_of(
    state: RunState, stats: StatsCollector, reason: str, site: Site
) -> tuple[str, str | None]:
    """Return the true outcome of a run, with a sentence unless it is a success.

    Scrapy itself calls a run finished even if every callback raised.
    """
    if state.closing is not None and state.closing.reason == ARCHIVE_ERROR:
        return "failed", state.closing.sentence
    if raised := sum(stats.get_value(name, 0) for name in ("spider_exceptions/count",
                                                           "log_count/ERROR")):  # fmt: skip
        return "failed", f"{raised} errors were logged; run again with -L INFO and read them"
    if state.closing is not None:
        return reason, state.closing.sentence
    if reason in ON_PURPOSE:
        return STOPPED, f"{ON_PURPOSE[reason]}; the next run goes on where this one ended"
    if not state.pages_read:
        said = failed(site.home, state.failures)
        return "failed", said or "no page of the site could be read: nothing was asked for"
    if state.surfaces_failed:
        return "failed", (
            f"{number_of(state.surfaces_failed, 'listing page')} could not be read, so "
            f"articles may be missing; the last: {state.failures[-1][1]}"
        )
    return (
        ("finished", None) if reason == "finished" else (reason, f"the run ended early: {reason}")
    )


class RunReport(Component):
    """Write the ``runs`` row of a crawl: open it at the start, close it with counts and outcome.
    Judge the run, and record alerts, metrics, notices and coverage."""

    listens = ("spider_opened", "response_received", "item_scraped", "spider_closed")

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.state = RunState.of(crawler)
        self.journal = self.archive.journal
        self.run_id: int | None = None
        self.started = ""
        self.spider = cast(Any, crawler.spider)
        self.metrics: RunMetrics = self.spider.metrics

    def spider_opened(self) -> None:
        """Open the run; the archive closes an earlier one that never ended."""
        self.archive.register(self.site.name, self.site.title, self.site.home)
        self.started = utc_now()
        self.run_id = self.archive.start_run(self.site.name, self.started)

    def response_received(self, response: Any) -> None:
        """Count answers that are pages; Scrapy's own count includes robots.txt and errors."""
        if response.status in (200, 304) and not response.request.meta.get("dont_obey_robotstxt"):
            self.state.pages_read += 1
            self.stats.inc_value("kommunews/page/ok")

    def item_scraped(self, item: Record) -> None:
        """Measure a record that passed the pipelines."""
        self.metrics.count_record(item)

    def spider_closed(self, reason: str) -> None:
        """Close the run with its outcome."""
        outcome, detail = outcome_of(self.state, self.stats, reason, self.site)
        try:
            assert self.run_id is not None
            at = utc_now()
            if self.state.witnessed:
                at = self.state.witnessed
                self.journal.restart_run(self.run_id, at)
            alarms = self._alarms(outcome, detail, at)
            if outcome == "finished" and alarms.open:
                outcome, detail = "below", told(alarms.open)
            self.state.changes = [*alarms.changes]
            self._record()
            self.archive.finish_run(
                self.run_id, finished=at, outcome=outcome, detail=detail, **self._counts()
            )
        except ArchiveError as error:
            outcome, detail = "failed", str(error)
            self.state.changes = [f"{self.site.name}: {detail}"]
        self.state.outcome, self.state.detail = outcome, detail

    def _alarms(self, outcome: str, detail: str | None, at: str) -> State:
        """Update the alarms and return their state."""
        assert self.run_id is not None
        pages = pages_path(self.settings["ARCHIVE_PATH"])
        alarms = Alarms(self.journal, self.site, self.run_id, at, pages)
        if outcome == STOPPED:
            return State()
        if outcome != "finished":
            return alarms.after_failure(detail or outcome)
        self._count_at_end(at)
        frontier = self.spider.frontier
        found = events(self.metrics.counts, self.metrics.examples)
        new = frontier.rereads.unlisted(frontier.walks)
        since = stamp(datetime.fromisoformat(at) - timedelta(days=UNLISTED_DAYS))
        if words := unlisted(new, self.journal.listed_nowhere(self.site.name, since)):
            found["unlisted"] = words
        return alarms.after_run(self.metrics, frontier.walks.sentences(), found)

    def _count_at_end(self, at: str) -> None:
        """Count what is known only after all records are saved."""
        counts, examples = self.metrics.counts, self.metrics.examples
        outcomes = self.state.outcomes
        counts["doubted"] = outcomes["article/doubted"]
        counts["gone"] = outcomes["page/gone"] + outcomes["refusal/gone"]
        edited, gone = self.state.edited, self.spider.frontier.budget.gone
        left = self.spider.frontier.left_unread(at)
        counts["edited"] = len(edited)
        unmoved = [url for url in edited if address_key(url) in self.state.unmoved]
        counts["unmoved"] = len(unmoved)
        counts["reread"] = self.state.read_again
        edits = [e for e in self.journal.edits(self.site.name, self.started) if e.texts]
        shorter = [edit.url for edit in edits if edit.steps]
        counts["text-edits"], counts["shortened"] = len(edits), len(shorter)
        for row in self.journal.redescribed(self.site.name, self.started):
            counts[f"edited:{row['field']}"] = row["many"]
            examples[f"edited:{row['field']}"] = row["url"]
        counts["headed"] = self.state.headed
        if self.state.headed_at:
            examples["headed"] = self.state.headed_at
        for name, (held, example) in self.state.held.items():
            counts[f"changed:{name}"] = held
            examples[f"changed:{name}"] = example or self.site.home
        if self.state.doubted:
            examples["doubted"] = self.state.doubted
        examples |= {
            name: urls[-1]
            for name, urls in (
                ("edited", edited),
                ("removed", gone),
                ("unmoved", unmoved),
                ("shortened", shorter),
            )
            if urls
        }
        told = [r for r in self.archive.refusals(self.site.name) if r.last_seen >= self.started]
        claims = {r.url for r in told if r.reason == CONTRADICTS}
        led = {r.url for r in told if r.reason == LED_AWAY}
        counts["new-addresses"], known = self.journal.known_texts(self.site.name, self.started)
        counts["new-dated"], misdated = self.journal.misdated(self.site.name, self.started)
        walks = self.spider.frontier.walks
        hidden = {url for url, walk in walks.by_surface.items()
                  if walk.new and walk.after and url in self.state.whole}  # fmt: skip
        late = {*walks.late.values()}
        found = (("unread", left), ("claims", claims), ("led", led), ("known-texts", known),
                 ("misdated", misdated), ("late", late), ("listed-new", walks.dated),
                 ("hidden", hidden))  # fmt: skip
        counts |= {name: len(urls) for name, urls in found}
        examples |= {name: min(urls) for name, urls in found if urls and name != "listed-new"}
        if late:
            examples["late-dated"] = max(late)

    def _record(self) -> None:
        assert self.run_id is not None
        self.journal.save_metrics(self.run_id, self.metrics.result())
        self.journal.thin_metrics(self.site.name, self.started)
        for url, notice in self.state.notices:
            self.journal.save_notice(
                self.run_id, url, notice.origin, notice.says, reserved=notice.reserved
            )
        if self.spider.options.backfill:
            self.archive.add_placeholders(self.site.name)
            self.journal.prove_coverage(self.run_id, self.site.name)

    def _counts(self) -> dict[str, int]:
        state, outcomes, count = self.state, self.state.outcomes, self.stats.get_value
        return {
            "requests": count("downloader/request_count", 0),
            "new": outcomes["article/new"] + outcomes["article/duplicate"],
            "changed": outcomes["article/changed"],
            "unchanged": outcomes["article/unchanged"]
            + outcomes["article/refined"]
            + state.not_modified,
            "failed": state.surfaces_failed + state.pages_failed + count("log_count/ERROR", 0),
            "refused": state.refused,
            "teasers": outcomes["teaser/new"],
            "duplicates": outcomes["article/duplicate"],
        }
