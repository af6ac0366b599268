"""``scrapy reextract [SITE]``: run the current reader over every captured page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive
from archive.articles.checks import is_date
from archive.captures.store import PageStore, pages_path
from archive.visible import number_of
from crawler.commands._base import EXIT_CODES, Base, add_jobs, add_workers
from crawler.replay.cluster import readers
from crawler.replay.reextract import Report, reextract
from crawler.replay.version import reader_version
from crawler.sites import SITES

WIDTH = 60
"""Most characters shown of a value."""


class Command(Base, ScrapyCommand):
    """Re-extract captured pages."""

    default_settings: ClassVar[dict[str, Any]] = {}
    usage = "[options] [SITE]"
    summary = "Read the kept pages again with today's reader; no requests"
    description = (
        "Reads every kept page of one site, or of all, with today's reader and corrects the "
        "archive at ARCHIVE_PATH. Sends no request. Lists the changes by field, with examples, "
        "and every field that becomes empty. In `revisions` corrections have cause = 'reader', "
        "unlike the publisher's edits. An interrupted run resumes where it stopped. --dry-run "
        "changes nothing. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--since", metavar="DATE", help="only pages kept since then")
        parser.add_argument("--dry-run", action="store_true", help="only report what would change")
        add_jobs(parser)
        add_workers(parser, "read")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Re-extract and report."""
        if len(args) > 1 or (args and args[0] not in SITES):
            raise UsageError(f"expected a site of: {', '.join(sorted(SITES))}")
        if opts.since and not is_date(opts.since):
            raise UsageError(f"{opts.since!r} is no date such as 2025-10-10")
        path = self.settings["ARCHIVE_PATH"]
        Archive.open(path, create=False).close()
        with PageStore.open(pages_path(path), readonly=True) as store:
            sources = [s for s in args or store.sources() if s in SITES]
        with readers(opts.workers, opts.jobs) as reading:
            report = reextract(
                self.settings, sources=sources, readers=reading, since=opts.since,
                dry=opts.dry_run, progress=sys.stderr.isatty(),
            )  # fmt: skip
        print("\n".join(described(report, dry=opts.dry_run)))
        for fault in report.faults:
            self.fail(fault)


def described(report: Report, *, dry: bool) -> Iterator[str]:
    """Describe for people what a run changed, or would change."""
    went_on = " (going on where the last run broke off)" if report.resumed else ""
    yield (
        f"{number_of(report.pages, 'kept page')} of "
        f"{number_of(report.addresses, 'address', 'addresses')} read{went_on}, "
        f"reader {reader_version()}"
    )
    would = "would be " if dry else ""
    counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(report.outcomes.items()))
    yield f"articles: {would}{counts or 'none'}"
    for name, count in report.fields.most_common():
        yield f"{name}: {count} {'would change' if dry else 'changed'}"
        for change in report.examples[name]:
            yield f"  {_short(change.old)} → {_short(change.new)}   {change.url}"
    if report.emptied:
        yield f"becomes empty: {len(report.emptied)}"
        for change in report.emptied:
            yield f"  {change.field}: {_short(change.old)}   {change.url}"


def _short(text: str | None) -> str:
    if text is None:
        return "(nothing)"
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH]}…"
