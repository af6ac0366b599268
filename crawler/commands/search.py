"""``scrapy search "…"``: find articles in the archive, with German word forms."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from scrapy.commands import ScrapyCommand
from sqlite_utils import Database

from archive.search.find import Hit, find, hits
from archive.visible import number_of
from crawler.commands._base import EXIT_CODES_OF_SITES, SearchBase, add_filter, chosen
from crawler.commands._given import number
from crawler.commands._terminal import colours, print_json


class Command(SearchBase, ScrapyCommand):
    """Search the archive."""

    usage = "[options] WORDS"
    summary = "Search the archive: word forms, compounds, phrases, AND/OR/NOT, title:"
    description = (
        "Finds articles in the archive at ARCHIVE_PATH. Words are found in every form and "
        'spelling (Haus, Häusern, Haeuser) and inside compounds; "a phrase" stays together, '
        '"two words"~5 stand near each other, ="Word" matches exactly; AND, OR, NOT and '
        "brackets combine; wort* is a beginning; title: kicker: teaser: body: look in one "
        "field, tag: byline: site: place: section: since: until: year: has:picture is:original "
        "is:gone narrow the search. Parts that are not understood are searched for as words, "
        "and reported. Without WORDS: all articles that match the options, newest first. "
        + EXIT_CODES_OF_SITES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        add_filter(parser)
        parser.add_argument("--limit", type=number(0), default=20, help="how many (default: 20)")
        parser.add_argument("--newest", action="store_true", help="the newest first")
        parser.add_argument(
            "--count", action="store_true", help="only the number of articles; implies --strict"
        )
        parser.add_argument(
            "--strict",
            action=argparse.BooleanOptionalAction,
            help="a query that is not understood is an error (exit code 64)",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object per line")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Search and print; ``--count`` is strict by default, or its number could mislead."""
        opts.strict = opts.count if opts.strict is None else opts.strict
        super().run(args, opts)

    def show(self, db: Database, text: str, opts: argparse.Namespace) -> None:
        """Print the hits, or their number."""
        bold = ("\x1b[1m", "\x1b[0m") if colours() else ("[", "]")
        found = find(
            db,
            text,
            chosen(opts),
            limit=opts.limit,
            newest_first=opts.newest,
            suggest=not opts.count,
        )
        shown = [] if opts.count else hits(db, found, ("[", "]") if opts.json else bold)
        for sentence in found.said:
            print(sentence, file=sys.stderr)
        notes = {"notes": found.said} if found.said else {}
        for hit in shown:
            if opts.json:
                print_json({**asdict(hit), **notes})
            else:
                print(_told(hit))
        if opts.count:
            print(found.total)
        elif not opts.json:
            print(f"{len(shown)} of {number_of(found.total, 'article')}")


def _told(hit: Hit) -> str:
    headline = ": ".join(filter(None, (hit.kicker, hit.title)))
    lines = [f"{hit.published or '(no date)'}  {headline}", f"    {hit.snippet}", f"    {hit.url}"]
    if hit.duplicate_of:
        lines[-1] += f"  (reprint of {hit.duplicate_of})"
    return "\n".join(lines) + "\n"
