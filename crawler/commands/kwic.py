"""``scrapy kwic "…"``: every place where words stand in the archive, in context."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, fields
from functools import partial
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand

from archive.database.session import Session
from archive.search.kwic import Concordance, kwic, sort_key
from crawler.commands._archive import (
    EXIT_CODES_OF_SITES,
    add_filter,
    check_sites,
    chosen,
    understood,
    with_opened,
)

_WIDEST = 1000


class Command(ScrapyCommand):
    """Print keywords in context."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Usage."""
        return "[options] WORDS"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Print every place where words stand, with the text around them (KWIC)"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
            "Searches like `search`, and prints each place that was found with what stands to its "
            "left and right: a concordance. A query that is not understood is an error. "
            + EXIT_CODES_OF_SITES
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of this command."""
        super().add_options(parser)
        add_filter(parser)
        parser.add_argument(
            "--width", type=int, default=50, help="characters on each side (default: 50)"
        )
        parser.add_argument(
            "--sort",
            choices=("left", "right", "date"),
            help="default: by article, the fittest first",
        )
        parser.add_argument("--limit", type=int, default=-1, help="articles (default: all)")
        parser.add_argument("--format", choices=("text", "csv", "jsonl"), default="text")
        parser.add_argument(
            "--strict",
            action=argparse.BooleanOptionalAction,
            default=True,
            help="a query that is not understood is an error (exit code 2); the default",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Search and print."""
        text, narrowed = " ".join(args), chosen(opts)
        understood(text, strict=opts.strict)
        width = min(max(0, opts.width), _WIDEST)

        def work(session: Session) -> bool:
            with session.reading():
                check_sites([opts.site], (), session.db)
                found = kwic(session.db, text, narrowed, width=width, limit=max(-1, opts.limit))
                _print(sorted(found, key=sort_key(opts.sort)) if opts.sort else found, opts.format)
            return True

        with_opened(self, partial(Session.open, readonly=True), work)


def _print(found: Iterable[Concordance], form: str) -> None:
    if form == "csv":
        writer = csv.DictWriter(
            sys.stdout, [f.name for f in fields(Concordance)], lineterminator="\n"
        )
        writer.writeheader()
        for place in found:
            writer.writerow(asdict(place))
        return
    for place in found:
        if form == "jsonl":
            print(json.dumps(asdict(place), ensure_ascii=False))
        else:
            print(f"{place.published or '(no date)'}  {place.left} [{place.keyword}] {place.right}")
