"""``scrapy merge FILE... --into ARCHIVE``: merge several archives into one."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import click
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import Archive, ArchiveError
from archive.exchange import join, merging
from crawler.commands._base import EXIT_CODES, Base


class Command(Base, ScrapyCommand):
    """Merge archives."""

    usage = "[options] ARCHIVE... [--into ARCHIVE]"
    summary = "Merge archives into one: articles, versions, kept pages and crawl records"
    description = (
        "Merges other archives, with the page stores beside them, into the one at --into (or "
        "ARCHIVE_PATH), which is created if missing. An article that both have becomes one, "
        "with the versions of both in order of time. Merging again adds only what is new. "
        "Articles get new ids; the hashes of versions stay. An archive that cannot be read, "
        "or that is a copy of another one, is named, and the others are merged. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--into", metavar="ARCHIVE", help="the archive to merge into")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Merge and count."""
        if not args:
            raise UsageError("expected archives to be merged")
        if opts.into:
            self.settings.set("ARCHIVE_PATH", opts.into, priority="cmdline")

        with self.archive(create=True) as archive:
            paths = list(dict.fromkeys(map(Path, args)))
            wrong = merging.copies(archive.session, paths)
            for said in dict.fromkeys(wrong.values()):
                self.fail(said)
            left_out: list[str] = []
            for path in (path for path in paths if path not in wrong):
                try:
                    tally = self._merge(archive, path, left_out)
                except ArchiveError as error:
                    self.fail(str(error))
                else:
                    counts = ", ".join(f"{n} {what}" for what, n in sorted(tally.items()) if n)
                    print(f"{path}: {counts or 'nothing'}")
        self.fail_some(left_out)

    def _merge(self, archive: Archive, path: Path, left_out: list[str]) -> Counter[str]:
        with Archive.open(path, readonly=True) as other:
            length = max(join.count(other.db), 1)
        with click.progressbar(
            length=length, label=path.name, show_pos=True, file=sys.__stderr__,
            hidden=not sys.stderr.isatty(),
        ) as bar:  # fmt: skip
            return merging.merge(archive.session, path, bar.update, left_out.append)
