"""``scrapy settings``: print the settings in force, and where each comes from."""

from __future__ import annotations

import argparse
import os

from scrapy.commands.settings import Command as ScrapysCommand
from scrapy.settings import BaseSettings

from archive.program import PROGRAM
from crawler import settings as ours
from crawler.commands._base import EXIT_CODES, Base
from crawler.commands._terminal import print_json

COMMAND_LINE = 40
"""Scrapy's priority of settings given by ``-s``."""


class Command(Base, ScrapysCommand):
    """Show the settings."""

    usage = "[options]"
    summary = "Show all settings with their values and origins"
    description = (
        "Shows every setting of the project with its value and its origin: the command line "
        "(-s NAME=VALUE), the environment, kommunews.toml (in the working directory, or at "
        f"KOMMUNEWS_CONFIG), or the default, in this order. `{PROGRAM} settings --get NAME` "
        "prints one value alone. " + EXIT_CODES
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="everything, as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print all settings, or one as Scrapy's own command does."""
        if any((opts.get, opts.getbool, opts.getint, opts.getfloat, opts.getlist)):
            super().run(args, opts)
            return
        names = sorted(name for name in vars(ours) if name.isupper() and name[0] != "_")
        found = {name: (self.settings[name], self._origin(name)) for name in names}
        if opts.json:
            said = {n: {"value": v, "from": o} for n, (v, o) in found.items()}
            print_json(said, default=dict)
            return
        width = max(map(len, names))
        for name, (value, origin) in found.items():
            plain = dict(value) if isinstance(value, BaseSettings) else value
            print(f"{name:<{width}}  {plain!r:<24}  {origin}")

    def _origin(self, name: str) -> str:
        if (self.settings.getpriority(name) or 0) >= COMMAND_LINE:
            return "command line"
        if name in ours._environment and os.environ.get(name):
            return "environment"
        return ours._path if name in ours._said else "default"
