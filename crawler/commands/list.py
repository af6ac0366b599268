"""``scrapy list``: name the sites."""

from __future__ import annotations

import argparse

from scrapy.commands import ScrapyCommand

from crawler.commands._base import EXIT_CODES, Base
from crawler.sites import SITES


class Command(Base, ScrapyCommand):
    """Name the sites."""

    usage = "[options]"
    summary = "Name the sites that can be crawled"
    description = "Prints the name of every site that has a profile, one a line. " + EXIT_CODES

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        """Print the names."""
        print(*sorted(SITES), sep="\n")
