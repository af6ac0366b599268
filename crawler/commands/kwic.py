"""``scrapy kwic "…"``: print every occurrence of words in the archive, in context."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from dataclasses import asdict, fields

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlite_utils import Database

from archive.search.kwic import Concordance, kwic, sort_key
from crawler.commands._base import EXIT_CODES_OF_SITES, SearchBase, add_filter, add_strict, chosen
from crawler.commands._given import number
from crawler.commands._terminal import print_json

_WIDEST = 1000


class Command(SearchBase, ScrapyCommand):
    """Print keywords in context."""

    usage = "[options] WORDS"
    summary = "Print every match of a search in its context (KWIC)"
    description = (
        "Searches like `search`, and prints each match with its context on the left and right: "
        "a concordance. A query that is not understood is an error. " + EXIT_CODES_OF_SITES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        add_filter(parser)
        parser.add_argument(
            "--width",
            type=number(0, _WIDEST),
            default=50,
            help="characters on each side (default: 50)",
        )
        parser.add_argument(
            "--sort",
            choices=("left", "right", "date"),
            help="default: by article, the most relevant first",
        )
        parser.add_argument("--limit", type=number(0), default=-1, help="articles (default: all)")
        parser.add_argument("--format", choices=("text", "csv", "jsonl"), default="text")
        add_strict(parser)

    def show(self, db: Database, text: str, opts: argparse.Namespace) -> None:
        """Print each occurrence."""
        if not text.strip():
            raise UsageError("expected words to search for")
        found = kwic(db, text, chosen(opts), width=opts.width, limit=opts.limit)
        if not _print(sorted(found, key=sort_key(opts.sort)) if opts.sort else found, opts.format):
            print("0 matches", file=sys.stderr)


def _print(found: Iterable[Concordance], form: str) -> int:
    """Print occurrences; return their number."""
    writer = csv.DictWriter(sys.stdout, [f.name for f in fields(Concordance)], lineterminator="\n")
    if form == "csv":
        writer.writeheader()
    count = 0
    for count, place in enumerate(found, 1):  # noqa: B007  (it is returned)
        if form == "csv":
            writer.writerow(asdict(place))
        elif form == "jsonl":
            print_json(asdict(place))
        else:
            print(f"{place.published or '(no date)'}  {place.left} [{place.keyword}] {place.right}")
    return count
