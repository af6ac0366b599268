"""``scrapy merge FILE... --into ARCHIVE``: merge several archives into one."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
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

        paths = list(dict.fromkeys(map(Path, args)))
        wrong = dict(_unreadable(paths))
        if len(wrong) < len(paths):  # else nothing is there to create an archive from
            with self.archive(create=True) as archive:
                wrong |= merging.copies(archive.session, [p for p in paths if p not in wrong])
                left_out = self._merge_all(archive, [p for p in paths if p not in wrong])
            self.fail_some(left_out)
        for said in dict.fromkeys(wrong.values()):
            self.fail(said)

    def _merge_all(self, archive: Archive, paths: list[Path]) -> list[str]:
        """Merge, and print what came of each; return sentences on what was left out."""
        left_out: list[str] = []
        for path in paths:
            try:
                tally = self._merge(archive, path, left_out)
            except ArchiveError as error:
                self.fail(str(error))
            else:
                counts = ", ".join(f"{n} {what}" for what, n in sorted(tally.items()) if n)
                print(f"{path}: {counts or 'nothing'}")
        return left_out

    def _merge(self, archive: Archive, path: Path, left_out: list[str]) -> Counter[str]:
        with Archive.open(path, readonly=True) as other:
            length = max(join.count(other.db), 1)
        with click.progressbar(
            length=length, label=path.name, show_pos=True, file=sys.__stderr__,
            hidden=not sys.stderr.isatty(),
        ) as bar:  # fmt: skip
            return merging.merge(archive.session, path, bar.update, left_out.append)


def _unreadable(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Name the files that are no archive, with a sentence each."""
    for path in paths:
        try:
            Archive.open(path, readonly=True).close()
        except ArchiveError as error:
            yield path, str(error)
