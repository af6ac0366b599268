"""What the commands that work on an archive have in common."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive import ArchiveError
from archive.articles.sources import names
from archive.search.narrow import Filter
from archive.search.query import read
from crawler.commands._exits import FAILED, USAGE, WELL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from archive import Archive

EXIT_CODES = "Exit codes: 0 done, 1 it could not be done (one sentence says why), 2 wrong usage."
EXIT_CODES_OF_SITES = f"{EXIT_CODES[:-1]}, 64 no such site."


class WrongUsageError(ValueError):
    """What was asked for cannot be meant."""


Opened = TypeVar("Opened", bound=AbstractContextManager[Any])


def with_archive(
    command: ScrapyCommand,
    work: Callable[[Archive], bool],
    *,
    readonly: bool = False,
    create: bool = False,
) -> None:
    """Open the archive at ARCHIVE_PATH, which is only made if told so, and do the work; see
    :func:`with_opened`."""
    from archive import Archive  # noqa: PLC0415  (all rooms: a search needs one)

    with_opened(command, partial(Archive.open, readonly=readonly, create=create), work)


def with_opened(
    command: ScrapyCommand, opened: Callable[[str], Opened], work: Callable[[Opened], bool]
) -> None:
    """Open ARCHIVE_PATH with ``opened`` and do the work; the exit code is 1 if it returns false or
    fails, with one sentence on standard error, and 64 if it was asked for what is not known."""
    assert command.settings
    try:
        with opened(command.settings["ARCHIVE_PATH"]) as archive:
            command.exitcode = WELL if work(archive) else FAILED
    except (ArchiveError, ValueError) as error:
        print(error, file=sys.stderr)
        command.exitcode = USAGE if isinstance(error, WrongUsageError) else FAILED
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        sys.stderr.close()
        command.exitcode = WELL


def check_sites(asked: Iterable[str | None], known: Iterable[str], db: Database) -> None:
    """Raise :class:`WrongUsageError` unless every site asked for has a profile or articles."""
    sites = sorted({*known, *names(db)})
    for name in asked:
        if name is not None and name not in sites:
            raise WrongUsageError(f"{name!r} is no site; expected one of: {', '.join(sites)}")


def stoppable(sentence: str) -> None:
    """Let SIGINT and SIGTERM end a command that looks at once, with a sentence: also in the middle
    of a query, which Python would let come to its end."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)

    def stop() -> None:
        os.read(reading, 1)
        print(sentence, file=sys.stderr, flush=True)
        os._exit(FAILED)

    threading.Thread(target=stop, daemon=True).start()


def understood(text: str, *, strict: bool) -> None:
    """Read a query, strictly: one that is not understood is wrong usage (exit code 2)."""
    said = read(text).said if strict else None
    if said is not None:
        raise UsageError(
            f"Not everything in this query makes sense: it was {said}. Mend it, or add --no-strict."
        )


def add_filter(parser: argparse.ArgumentParser) -> None:
    """Options that narrow what is searched or exported."""
    parser.add_argument("--site", metavar="NAME", help="only articles of this site")
    parser.add_argument("--since", metavar="DATE", help="from 2024, 2024-06 or 2024-06-30 on")
    parser.add_argument("--until", metavar="DATE", help="up to and including that date")
    parser.add_argument("--tag", help="only articles with this keyword")
    parser.add_argument(
        "--originals", action="store_true", help="leave out reprints of earlier articles"
    )


def chosen(opts: argparse.Namespace) -> Filter:
    """The filter that the options ask for."""
    return Filter(
        source=opts.site,
        since=opts.since,
        until=opts.until,
        tag=opts.tag,
        originals=opts.originals,
    )
