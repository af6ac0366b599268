"""``kommunews COMMAND``: every command of the project, from any folder.

Scrapy's own command line finds a project by the current folder; this one brings its settings
along, and omits Scrapy's commands that make no sense without a checkout.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pkgutil import iter_modules

from scrapy.commands import ScrapyCommand, ScrapyHelpFormatter
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.utils.project import ENVVAR, get_project_settings

from archive.program import PROGRAM
from crawler.commands._exits import USAGE
from crawler.commands._terminal import ended, protect


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command named by ``argv``; exit with its code, or 64 on wrong usage."""
    protect()
    code = ended(partial(_main, argv))
    if code is not None:
        sys.exit(code)


def _main(argv: Sequence[str] | None) -> None:
    words = list(sys.argv[1:] if argv is None else argv)
    os.environ[ENVVAR] = "crawler.settings"  # also for processes that a command starts
    if words and words[0] in _names():
        sys.exit(run(words[0], _command(words[0]), words[1:]))
    known = commands()
    top = argparse.ArgumentParser(
        prog=PROGRAM,
        usage="%(prog)s COMMAND [options]",
        description="Keeps every article of municipal trade news sites for good.",
        epilog="commands:\n" + "".join(f"  {n:<11} {c.short_desc()}\n" for n, c in known.items())
        + f"\n`{PROGRAM} COMMAND --help` says more about one.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    top.add_argument("--version", action="version", version=f"{PROGRAM} {version('kommunews')}")
    if not words:
        top.print_help()
        return
    top.parse_args(words[:1] if words[0].startswith("-") else [])
    said = f"there is no command {words[0]!r}; there are {', '.join(known)}"
    top.exit(USAGE, f"{PROGRAM}: error: {said}\n")


def commands() -> dict[str, ScrapyCommand]:
    """Return all commands by name."""
    return {name: _command(name) for name in _names()}


def _names() -> list[str]:
    package = import_module(__package__)
    return sorted(m.name for m in iter_modules(package.__path__) if not m.name.startswith("_"))


def _command(name: str) -> ScrapyCommand:
    made: ScrapyCommand = import_module(f"{__package__}.{name}").Command()
    return made


def parser_of(name: str, command: ScrapyCommand) -> argparse.ArgumentParser:
    """Build the parser of a command, and give the command the project's settings."""
    parser = argparse.ArgumentParser(
        usage=f"{PROGRAM} {name} {command.syntax()}",
        description=command.long_desc(),
        formatter_class=ScrapyHelpFormatter,
        conflict_handler="resolve",
    )
    command.settings = get_project_settings()
    command.settings.setdict(command.default_settings, priority="command")
    command.add_options(parser)
    return parser


def run(name: str, command: ScrapyCommand, words: list[str]) -> int:
    """Run a command as Scrapy would; return its exit code."""
    parser = parser_of(name, command)
    options, arguments = parser.parse_known_args(words)
    try:
        command.process_options(arguments, options)
        if command.requires_crawler_process:
            command.crawler_process = AsyncCrawlerProcess(command.settings)
        command.run(arguments, options)
    except UsageError as error:
        if str(error):
            parser.error(str(error))
        if error.print_help:
            parser.print_help()
        return USAGE
    return command.exitcode
