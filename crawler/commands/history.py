"""``scrapy history URL``: show how an article changed, word by word."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.exchange.history import HistoryEntry, WordChange, shortened
from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._terminal import colours, print_json


class Command(Base, ScrapyCommand):
    """Show the versions of an article."""

    usage = "[options] URL|ID|HASH"
    summary = "Show every version of an article, with what changed word by word"
    description = (
        "Shows the versions of an article of the archive at ARCHIVE_PATH, by any of its "
        "addresses, its id or the hash of a version (eight digits of it are enough): removed "
        "words as [-so-], added ones as {+so+}, in colour on a terminal. An edit by the "
        "publisher is `changed`; a better reading of the same kept page is `our reading "
        "corrected`. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--full", action="store_true", help="do not shorten unchanged text")
        parser.add_argument("--json", action="store_true", help="every version, as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the versions."""
        if len(args) != 1:
            raise UsageError("expected one URL, id or hash")

        with self.archive(readonly=True) as archive:
            steps = archive.history(args[0])
            if not steps:
                self.fail(f"{args[0]} is not in the archive {archive.path}.")
        if opts.json:
            print_json([asdict(step) for step in steps])
            return
        for step in steps:
            print("\n".join(_told(step, full=opts.full, colour=colours())))


def _told(step: HistoryEntry, *, full: bool, colour: bool) -> list[str]:
    if not step.changed:
        headline = ": ".join(filter(None, (step.texts["kicker"], step.texts["title"])))
        return [f"{step.number}  {step.seen_at}  {step.hash}  {headline}"]
    head = f"{step.number}  {step.seen_at}  {step.hash}  {_what(step)}"
    lines = [f"{head}: {', '.join(step.changed)}"]
    for name, changes in step.changes.items():
        shown = changes if full else shortened(changes)
        lines.append(f"    {name}: {''.join(_marked(change, colour) for change in shown)}")
    return lines


def _what(step: HistoryEntry) -> str:
    if step.cause == "reader":
        return f"our reading corrected on {(step.corrected_at or '')[:10]}"
    return "first read" if step.cause == "archive" else "changed"


def _marked(change: WordChange, colour: bool) -> str:
    sign, text = change
    if sign == "=":
        return text
    if colour:
        return f"\x1b[{31 if sign == '-' else 32}m{text}\x1b[0m"
    return f"[-{text}-]" if sign == "-" else f"{{+{text}+}}"
