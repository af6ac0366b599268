"""The base classes of the commands, and the options they share."""

from __future__ import annotations

import argparse
import os
import re
import sys
from abc import abstractmethod
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from scrapy.exceptions import UsageError

from archive import ArchiveError
from archive.articles.sources import names
from archive.database.lock import ArchiveBusyError
from archive.database.session import Session
from archive.search.narrow import Filter, checked
from archive.search.query import read
from crawler.commands._exits import BUSY, FAILED, USAGE
from crawler.commands._given import (
    MOST_PROCESSES,
    check_filled,
    check_proxies,
    check_span,
    number,
    wrong_usage,
)
from crawler.commands._given import checked as checked_settings
from crawler.commands._terminal import ended, protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrapy.commands import ScrapyCommand as _Command
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings
    from sqlite_utils import Database

    from archive import Archive
else:
    _Command = object  # Scrapy would list any subclass of ScrapyCommand as a command

EXIT_CODES = "Exit codes: 0 done, 1 it could not be done (one sentence says why), 64 wrong usage."
EXIT_CODES_OF_SITES = EXIT_CODES

SHOWN = 20
"""Most sentences of one kind to print; the rest is counted."""
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/]+:[0-9]{1,5}")
"""Address of a Dask scheduler."""


def _wrong(parser: argparse.ArgumentParser, sentence: str) -> NoReturn:
    parser.print_usage(sys.stderr)
    parser.exit(USAGE, f"{parser.prog}: error: {sentence}\n")


class Base(_Command):
    """Give every command its texts as attributes, one way to fail, and one to open an archive."""

    settings: Settings
    crawler_process: AsyncCrawlerProcess
    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}
    usage: str
    """The arguments after the name of the command."""
    summary: str
    """One line for the list of commands."""
    description: str
    """What the command does, and its exit codes."""

    def __init_subclass__(cls) -> None:
        """Wrap ``run`` so that every command ends with a sentence and a true exit code."""
        super().__init_subclass__()
        if run := vars(cls).get("run"):
            cls.run = _ended(run)  # type: ignore[assignment, method-assign]

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add Scrapy's options; let every usage error exit with 64."""
        super().add_options(parser)
        parser.error = partial(_wrong, parser)  # type: ignore[method-assign]

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Process the options; from here on, output is made safe for terminals."""
        unknown = next((word for word in args if word.startswith("--")), "--")
        if unknown != "--":  # Scrapy would make it an argument, a search a word
            raise wrong_usage(f"there is no option {unknown}")
        if args and self.usage == "[options]":
            said = f"{args[0]!r} is not expected: only options, and ARCHIVE_PATH names the archive"
            raise wrong_usage(said)
        check_filled(opts)
        with checked_settings(self.settings, opts.set):
            super().process_options(args, opts)
        if self.requires_crawler_process:
            check_proxies()
        protect()

    def syntax(self) -> str:
        """Return the usage."""
        return self.usage

    def short_desc(self) -> str:
        """Return the summary."""
        return self.summary

    def long_desc(self) -> str:
        """Return the description."""
        return self.description

    def fail(self, sentence: str, code: int = FAILED) -> None:
        """Print what is wrong, and let the command exit with ``code``."""
        print(sentence, file=sys.stderr)
        self.exitcode = code

    def fail_some(self, sentences: Sequence[str]) -> None:
        """Fail with the first sentences, and count the rest."""
        for sentence in sentences[:SHOWN]:
            self.fail(sentence)
        if len(sentences) > SHOWN:
            self.fail(f"… and {len(sentences) - SHOWN} more")

    @contextmanager
    def archive(self, *, readonly: bool = False, create: bool = False) -> Iterator[Archive]:
        """Open the archive at ARCHIVE_PATH, created only with ``create``."""
        from archive import Archive  # noqa: PLC0415  (loads all rooms; a search needs one)

        path = self.settings["ARCHIVE_PATH"]
        with Archive.open(path, readonly=readonly, create=create) as archive:
            yield archive


CommandRun = Callable[[Any, list[str], argparse.Namespace], None]


def _ended(run: CommandRun) -> CommandRun:
    @wraps(run)
    def whole(self: Base, args: list[str], opts: argparse.Namespace) -> None:
        def work() -> None:
            try:
                run(self, args, opts)
            except UsageError as error:
                self.fail(str(error) or f"expected: {self.syntax()}", USAGE)
            except ArchiveBusyError as error:
                self.fail(str(error), BUSY)
            except (ArchiveError, ValueError) as error:
                self.fail(str(error))

        code = ended(work)
        self.exitcode = self.exitcode if code is None else code

    return whole


class SearchBase(Base):
    """A command that searches the articles selected by its options."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Search and print."""
        text = " ".join(args)
        understood(text, strict=opts.strict)

        path = self.settings["ARCHIVE_PATH"]
        with Session.open(path, readonly=True) as session, session.reading():
            check_sites([opts.site], (), session.db)
            self.show(session.db, text, opts)

    @abstractmethod
    def show(self, db: Database, text: str, opts: argparse.Namespace) -> None:
        """Search and print; the query is already validated."""


def check_sites(asked: Iterable[str | None], known: Iterable[str], db: Database) -> None:
    """Raise ``UsageError`` unless every requested site has a profile or articles."""
    sites = sorted({*known, *names(db)})
    for name in asked:
        if name is not None and name not in sites:
            raise UsageError(f"{name!r} is no site; expected one of: {', '.join(sites)}")


def understood(text: str, *, strict: bool) -> None:
    """Check a query; if ``strict``, one not fully understood is wrong usage (exit code 64)."""
    said = read(text).said if strict else None
    if said is not None:
        raise UsageError(
            f"Not everything in this query makes sense: it was {said}. Mend it, or add --no-strict."
        )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the option to share the work among processes of this machine."""
    parser.add_argument(
        "--jobs", type=number(1, MOST_PROCESSES), default=os.cpu_count() or 1, metavar="N",
        help="processes (default: one per core)",
    )  # fmt: skip


def add_workers(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option to share the work among other processes or machines."""
    parser.add_argument(
        "--workers", metavar="N|ADDRESS", type=_workers,
        help=f"{what}: this many Dask workers on this machine, "
        "or those of the scheduler at tcp://…; needs distributed (Dask)",
    )  # fmt: skip


def _workers(value: str) -> str:
    """Return a number of workers, or the address of a scheduler, if it is one."""
    if _ADDRESS.fullmatch(value) or (value.isdecimal() and 0 < int(value[:9]) <= MOST_PROCESSES):
        return value
    raise argparse.ArgumentTypeError(
        f"{value!r} is neither a number of workers nor an address such as tcp://HOST:8786; at most "
        f"{MOST_PROCESSES} workers are started here"
    )


def add_strict(parser: argparse.ArgumentParser) -> None:
    """Add the option to accept a partly understood query."""
    parser.add_argument(
        "--strict",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="a query that is not understood is an error (exit code 64); the default",
    )


def add_filter(parser: argparse.ArgumentParser) -> None:
    """Add the options that narrow a search or an export."""
    parser.add_argument("--site", metavar="NAME", help="only articles of this site")
    parser.add_argument("--since", metavar="DATE", help="from 2024, 2024-06 or 2024-06-30 on")
    parser.add_argument("--until", metavar="DATE", help="up to and including that date")
    parser.add_argument("--tag", help="only articles with this keyword")
    parser.add_argument(
        "--originals", action="store_true", help="leave out reprints of earlier articles"
    )


def chosen(opts: argparse.Namespace) -> Filter:
    """Return the filter given by the options. Raises ``UsageError`` for an invalid date."""
    try:
        for date in filter(None, (opts.since, opts.until)):
            checked(date)
    except ValueError as error:
        raise wrong_usage(str(error)) from None
    check_span(opts.since, opts.until)
    return Filter(
        source=opts.site,
        since=opts.since,
        until=opts.until,
        tag=opts.tag,
        originals=opts.originals,
    )
