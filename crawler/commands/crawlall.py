"""``scrapy crawlall [SITE…]``: crawl every site in one process, for cron."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from signal import Signals
from typing import Any, ClassVar

from scrapy.commands import BaseRunSpiderCommand
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from archive import Archive, ArchiveError
from archive.captures.prune import PERIODS, prune
from archive.captures.store import PageStore, pages_path
from archive.clock import utc_now
from archive.database.lock import CrawlLock
from archive.exchange import merging
from archive.program import PROGRAM
from archive.visible import number_of
from crawler.commands._base import Base, add_workers
from crawler.commands._exits import FAILED, SIGNALLED, USAGE, WELL, exit_code, worst
from crawler.commands._sites import crawl_sites
from crawler.commands._terminal import crawl_until_stopped
from crawler.frontier.options import CrawlOptions, recheck_steps
from crawler.replay.cluster import connected
from crawler.run import notify
from crawler.run.report import STOPPED
from crawler.run.state import RunState
from crawler.sites import SITES


class Command(Base, BaseRunSpiderCommand):
    """Crawl all sites into the archive."""

    requires_crawler_process = True
    takes_workers: ClassVar[bool] = True
    """Whether workers may crawl for this command."""
    default_settings: ClassVar[dict[str, Any]] = {}
    usage = "[options] [SITE ...]"
    summary = "Crawl all sites, or those named, in one process; the line for cron"
    description = (
        "Crawls the named sites (by default all except those of the demo) into the archive at "
        "ARCHIVE_PATH and prints one line for each; with --quiet only faults. Arguments: -a "
        "backfill=1 (everything the site offers), -a since=YYYY-MM-DD, -a until=YYYY-MM-DD, -a "
        "recheck=due|all|none. Only one crawl at a time per archive. With --workers Dask workers "
        "crawl each site into a separate archive in a shared folder, and the archives are merged. "
        "Exit codes: 0 all well, 1 something failed, 2 something fell below expectations, 64 "
        "wrong usage, 75 another crawl is running."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")
        if not self.takes_workers:
            return
        add_workers(parser, "crawl, a site each")
        parser.add_argument(
            "--folder", metavar="FOLDER", help="--workers: where the sites' own archives are kept, "
            "shared with all workers (default: sites/ beside the archive)",
        )  # fmt: skip

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the command line, lock, crawl and report."""
        names = args or [name for name, site in SITES.items() if not site.invented]
        if opts.workers:
            self._crawl_with_workers(names, opts)
            return
        self.crawl_all(names, opts.spargs, what=f"{PROGRAM} crawlall", quiet=opts.quiet)

    def _crawl_with_workers(self, names: list[str], opts: argparse.Namespace) -> None:
        """Let workers crawl each site into a separate archive, and merge these."""
        if self._is_refused(names, opts.spargs):
            return
        path = Path(self.settings["ARCHIVE_PATH"])
        folder = Path(opts.folder or path.parent / "sites").absolute()
        words = [word for said in opts.set for word in ("-s", said) if "ARCHIVE_PATH" not in said]
        words += ["-s", f"CONTACT={self.settings['CONTACT']}"] if self.settings["CONTACT"] else []
        words += [w for name, value in opts.spargs.items() for w in ("-a", f"{name}={value}")]
        words += ["--quiet"] if opts.quiet else []
        codes = []
        with (
            Archive.open(path) as archive,
            CrawlLock(path, f"{PROGRAM} crawlall --workers", utc_now()),
            connected(opts.workers) as cluster,
        ):
            own = [folder / f"{name}.db" for name in dict.fromkeys(names)]
            wrong = merging.copies(archive.session, own)
            for task, done in crawl_sites(cluster, dict.fromkeys(names), folder, tuple(words)):
                print(done.said, end="")
                print(done.wrong, end="", file=sys.stderr)
                left_out: list[str] = []
                try:
                    if task.archive in wrong:
                        raise ArchiveError(wrong[task.archive])
                    merging.merge(archive.session, task.archive, told=left_out.append)
                except ArchiveError as error:
                    left_out = [] if done.wrong else [str(error)]
                    codes.append(FAILED)
                self.fail_some(left_out)
                codes += [done.code, FAILED if left_out else WELL]
        self.exitcode = worst(codes)

    def _is_refused(self, names: list[str], arguments: dict[str, str]) -> bool:
        """Report what keeps these sites from being crawled, if anything does."""
        if wrong := self._wrong(names, arguments):
            self.fail(wrong, USAGE)
            return True
        live = [name for name in names if not SITES[name].invented]
        if live and not self.settings["CONTACT"]:
            self.fail(
                f"CONTACT is not set, and {', '.join(live)} must be able to reach you: "
                "export CONTACT=you@example.org"
            )
            return True
        return False

    def crawl_all(
        self, names: list[str], arguments: dict[str, str], *, what: str, quiet: bool
    ) -> None:
        """Crawl these sites; the exit code reports the worst outcome."""
        settings, now = self.settings, utc_now()
        if self._is_refused(names, arguments):
            return
        path = settings["ARCHIVE_PATH"]
        with Archive.open(path) as archive, CrawlLock(path, what, now):
            if settings.getbool("PAGES_ENABLED"):
                PageStore.open(pages_path(path)).close()
            archive.journal.close_open_runs(now)
            thins = self._thins(archive, names, now)
            self._crawl(names, arguments, quiet=quiet)
            if thins and self.exitcode < SIGNALLED:
                with PageStore.open(pages_path(path)) as store:
                    prune(store, archive.session, keep=settings["PAGES_PRUNE"])

    def _thins(self, archive: Archive, names: list[str], now: str) -> bool:
        """Tell whether to thin captures after this run: it is the first of its week."""
        if not self.settings["PAGES_PRUNE"] or not self.settings.getbool("PAGES_ENABLED"):
            return False
        ended = max((archive.journal.last_end(name) or "" for name in names), default="")
        return bool(ended) and _week(ended) != _week(now)

    def _crawl(self, names: list[str], arguments: dict[str, str], *, quiet: bool) -> None:
        if CrawlOptions.from_arguments(**arguments).backfill:  # no time limit
            self.settings.set("CLOSESPIDER_TIMEOUT", 0, priority="project")
        crawlers: dict[str, Crawler] = {}
        for name in dict.fromkeys(names):
            crawlers[name] = self._create_crawler(name)
            self.crawler_process.crawl(crawlers[name], **arguments)
        signals = crawl_until_stopped(self.crawler_process)
        stopped = signals[0] if signals else None
        changes: list[str] = []
        for name, crawler in crawlers.items():
            changes += self._report(name, crawler, quiet=quiet, stopped=stopped)
        if stopped:
            with Archive.open(self.settings["ARCHIVE_PATH"]) as archive:
                said = f"Stopped by {stopped.name} before its end could be recorded"
                archive.journal.close_open_runs(utc_now(), STOPPED, said)
        outcomes = [_state(crawler).outcome for crawler in crawlers.values()]
        self.exitcode = SIGNALLED + stopped if stopped else exit_code(outcomes)
        self._tell(self.settings, changes)

    def _report(
        self, name: str, crawler: Crawler, *, quiet: bool, stopped: Signals | None
    ) -> list[str]:
        """Print one line on a site; return the changes of its alarms."""
        state = _state(crawler)
        outcome, detail, changes = state.outcome, state.detail, state.changes
        if stopped and outcome in (None, STOPPED):
            detail = f"stopped by {stopped.name}; the next run goes on where this one ended"
        elif outcome is None:
            detail = "the crawl could not start; see the log above"
            changes = [f"{name}: {detail}", *changes]
            with Archive.open(self.settings["ARCHIVE_PATH"]) as archive:
                archive.journal.record_failure(name, utc_now(), detail)
        if outcome != "finished":
            print(f"{name}: {detail}", file=sys.stderr)
        elif not quiet:
            with Archive.open(self.settings["ARCHIVE_PATH"], readonly=True) as archive:
                run = archive.last_run(name)
            if run is not None:
                print(
                    f"{name}: {run.new} new, {run.changed} changed, {run.unchanged} looked at "
                    f"again, {run.refused} refused, {number_of(run.requests, 'request')}"
                )
        return changes

    def _tell(self, settings: BaseSettings, changes: list[str]) -> None:
        code = self.exitcode
        if changes and settings["NOTIFY_COMMAND"]:
            problem = notify.send(settings["NOTIFY_COMMAND"], changes, self.exitcode)
            if problem:  # or nobody would notice
                self.fail(problem, self.exitcode or FAILED)
        if settings["PING_URL"]:  # a missing ping is noticed: keep the exit code
            url = notify.ping_url(settings["PING_URL"], code)
            if problem := notify.ping(url, settings["USER_AGENT"]):
                print(problem, file=sys.stderr)

    def _wrong(self, names: list[str], arguments: dict[str, str]) -> str | None:
        """Return what is wrong with the command line, or ``None``."""
        if unknown := [name for name in names if name not in SITES]:
            return f"no such site: {', '.join(unknown)}; there are {', '.join(sorted(SITES))}"
        if (rule := self.settings["PAGES_PRUNE"]) and rule not in PERIODS:
            return f"PAGES_PRUNE is {rule!r}; expected {', '.join(PERIODS)} or nothing at all"
        try:
            CrawlOptions.from_arguments(**arguments)
            recheck_steps(self.settings["RECHECK"])
        except ValueError as error:
            return str(error)
        return None


def _week(at: str) -> tuple[int, int]:
    return datetime.fromisoformat(at).isocalendar()[:2]


def _state(crawler: Crawler) -> RunState:
    """Return the state of a run; an empty one if its spider could not be made."""
    return RunState.of(crawler) if crawler.spider else RunState()
