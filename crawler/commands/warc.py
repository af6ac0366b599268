"""``scrapy warc export`` and ``scrapy warc ingest``: exchange captures with other web archives."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any, ClassVar

import click
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive, ArchiveError
from archive.articles.checks import is_date
from archive.captures.store import PageStore, pages_path
from archive.clock import utc_now
from archive.program import SOFTWARE
from archive.visible import number_of
from crawler.commands._base import EXIT_CODES, Base, add_workers
from crawler.commands._given import MOST_PROCESSES, check_span, number
from crawler.commands.reextract import described
from crawler.replay.cluster import connected
from crawler.replay.parallel import read_with
from crawler.replay.reextract import reextract
from crawler.sites import SITES
from crawler.warc.export import WarcSelection, export_captures, warcinfo, writers_for
from crawler.warc.found import found_by
from crawler.warc.ingest import Ingest, Tally, files_in, unreadable
from crawler.warc.wacz import SUFFIX, pack
from crawler.warc.write import WarcWriter

MB = 1024 * 1024


class Command(Base, ScrapyCommand):
    """Exchange captures."""

    default_settings: ClassVar[dict[str, Any]] = {}
    usage = "[options] export | ingest FILE..."
    summary = "Write kept pages as WARC files, or read WARC and ARC files into the archive"
    description = (
        "`export` writes the kept pages into WARC 1.1 files, a series for each site, rotated "
        "by size; with --wacz one WACZ file for each site, as ReplayWeb.page opens it. "
        "`ingest` reads WARC 1.0, 1.1, ARC and WACZ files (or folders of them), keeps the "
        "records of known sites with the time of their capture, and reads them into the "
        "archive at ARCHIVE_PATH: older captures become earlier revisions. Damaged records are "
        "skipped, counted and named, and the exit code is 1. Sends no request. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--to", metavar="FOLDER", default=".", help="export: where to write")
        parser.add_argument("--site", metavar="NAME", help="export: only this site")
        parser.add_argument("--since", metavar="DATE", help="export: captured on or after that day")
        parser.add_argument("--until", metavar="DATE", help="export: captured up to that day")
        parser.add_argument("--article", metavar="URL", help="export: only the pages of an article")
        parser.add_argument(
            "--cookies", action=argparse.BooleanOptionalAction, default=True,
            help="export: include the cookies that servers set (default)",
        )  # fmt: skip
        size = "export: start a new file after this many MB (default: 1000)"
        parser.add_argument("--max-size", metavar="MB", type=number(1), default=1000, help=size)
        parser.add_argument("--wacz", action="store_true", help="export: as WACZ files")
        jobs = "ingest: processes that read (default: 1)"
        many = number(1, MOST_PROCESSES)
        parser.add_argument("--jobs", type=many, default=1, metavar="N", help=jobs)
        add_workers(parser, "ingest: unpack and read")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Export or ingest."""
        if (
            not args
            or args[0] not in ("export", "ingest")
            or (args[0] == "ingest") == (len(args) < 2)
        ):
            raise UsageError("expected: export, or: ingest FILE...")
        for day in (opts.since, opts.until):
            if day and not is_date(day):
                raise UsageError(f"{day!r} is no date such as 2025-10-10")
        check_span(opts.since, opts.until)
        if opts.site and opts.site not in SITES:
            raise UsageError(f"expected a site of: {', '.join(sorted(SITES))}")
        now = utc_now()
        try:
            if args[0] == "export":
                self._export(opts, now)
            else:
                self._ingest(args[1:], opts.jobs, opts.workers, now)
        except OSError as error:
            self.fail(f"{error.filename or opts.to}: {error.strerror or error}")

    def _export(self, opts: argparse.Namespace, now: str) -> None:
        path = self.settings["ARCHIVE_PATH"]
        if not Path(opts.to).is_dir():
            raise ArchiveError(f"{opts.to} is no folder; create it, or name another one.")
        with PageStore.open(pages_path(path), readonly=True) as store:
            selection = WarcSelection(
                sources=(opts.site,) if opts.site else tuple(store.sources()),
                urls=_addresses(path, opts.article) if opts.article else None,
                since=opts.since or "",
                cookies=opts.cookies,
                until=f"{opts.until}T23:59:59Z" if opts.until else "9999",
            )
            agent, contact = self.settings["USER_AGENT"], self.settings["CONTACT"]
            obeys = self.settings.getbool("ROBOTSTXT_OBEY")
            info = {s: warcinfo(agent, contact, obeys, s) for s in selection.sources}
            writers = writers_for(Path(opts.to), selection, info, now, opts.max_size * MB)
            try:
                for fault in export_captures(store, selection, writers):
                    self.fail(fault)
                for writer in writers.values():
                    writer.close()
            finally:
                for writer in writers.values():
                    writer.abandon()
        for source, writer in writers.items():
            for file in self._packed(source, writer, now) if opts.wacz else writer.files:
                print(file)
        print(number_of(sum(w.records for w in writers.values()), "record"))

    def _packed(self, source: str, writer: WarcWriter, now: str) -> list[Path]:
        """Replace the WARC files of a site with one WACZ file."""
        if not writer.files:
            return []
        to = writer.folder / f"{writer.stem}{SUFFIX}"
        title = f"{SITES[source].title if source in SITES else source}, {now[:10]}"
        pack(writer.files, to, title=title, created=now, software=SOFTWARE)
        for file in writer.files:
            file.unlink()
        return [to]

    def _ingest(self, names: list[str], jobs: int, workers: str | None, now: str) -> None:
        path = self.settings["ARCHIVE_PATH"]
        files = []
        for name in names:
            named = list(files_in([name]))
            files += named
            if not named:
                self.fail(f"{name}: no WARC or ARC file is there")
        if not files:
            return
        if not Path(path).exists():
            faults = [fault for file in files if (fault := unreadable(file)) is not None]
            if len(faults) == len(files):  # no file left to create an archive from
                raise ArchiveError("\n".join(faults))
        progress = sys.stderr.isatty()
        with nullcontext() if workers is None else connected(workers) as cluster:
            Archive.open(path).close()
            with PageStore.open(pages_path(path)) as store:
                ingest = Ingest(store, now)
                with click.progressbar(files, label="files", file=sys.__stderr__, show_pos=True,
                                       hidden=not progress) as shown:  # fmt: skip
                    if cluster is None:
                        for file in shown:
                            ingest.take(file)
                    else:
                        for _, found in found_by(cluster, shown):
                            ingest.take_found(found)
                self._told(ingest.finish())
                sources = [s for s in store.sources() if s in SITES]
            reading = read_with(jobs) if cluster is None else cluster.read_all
            report = reextract(self.settings, sources=sources, readers=reading, pending=True,
                               progress=progress)  # fmt: skip
        print("\n".join(described(report, dry=False)))
        for fault in report.faults:
            self.fail(fault)

    def _told(self, tally: Tally) -> None:
        counts = ", ".join(f"{n} {what}" for what, n in sorted(tally.counts.items()))
        print(f"records: {counts or 'none'}")
        self.fail_some(tally.faults)


def _addresses(path: str, url: str) -> tuple[str, ...]:
    """Return every address of an article, in the spellings under which pages are captured."""
    with Archive.open(path, readonly=True) as archive:
        article = archive.get(url)
    if article is None:
        raise ArchiveError(f"{url}: the archive has no article of that address")
    found = [address.url for address in article.addresses]
    http = [u.replace("https://", "http://", 1) for u in found]
    return tuple(dict.fromkeys((*found, *http)))
