"""What the commands that work on an archive have in common."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from scrapy.commands import ScrapyCommand

from archive import ArchiveError
from archive.search.find import Filter

if TYPE_CHECKING:
    from archive import Archive

EXIT_CODES = "Exit codes: 0 done, 1 it could not be done (one sentence says why), 2 wrong usage."


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
    fails, with one sentence on standard error."""
    assert command.settings
    try:
        with opened(command.settings["ARCHIVE_PATH"]) as archive:
            done = work(archive)
    except (ArchiveError, ValueError) as error:
        print(error, file=sys.stderr)
        done = False
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        sys.stderr.close()
        done = True
    command.exitcode = 0 if done else 1


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
