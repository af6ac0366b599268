"""``scrapy browse``: show the archive in the browser, as a reading room; changes nothing."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.program import PROGRAM
from crawler.commands._base import Base
from crawler.commands._given import number

NEEDED = ("reading_room", "datasette", "nh3")
SETTINGS = {"sql_time_limit_ms": 5000, "max_returned_rows": 5000, "allow_download": "off"}
"""Datasette's settings: a research query may take seconds; ``backup`` copies the file."""


class Command(Base, ScrapyCommand):
    """Open the reading room."""

    usage = "[options] [FILE]"
    summary = "Open the archive in the browser, read-only, also while a crawl writes"
    description = (
        "Serves the archive FILE (default: ARCHIVE_PATH, else archive.db) with Datasette as a "
        "reading room: search, articles, versions, questions, map, operations. If there is no "
        "archive yet, the page says so, and shows it as soon as a crawl has created it. Ends "
        "with Ctrl-C. Exit codes: 0 ended, 1 Datasette is missing or failed, 64 wrong usage."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        port = number(0, 65535)
        parser.add_argument("--port", type=port, default=8001, help="default: %(default)s")
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on (default: %(default)s)"
        )
        parser.add_argument("--open", action="store_true", help="open a browser window")
        parser.add_argument(
            "--metadata", metavar="FILE", help="Datasette's metadata.yaml, for example with login"
        )
        parser.add_argument(
            "--base-url", metavar="PATH", help="path under which a web server proxies it"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Replace this process with Datasette."""
        if len(args) > 1:
            raise UsageError("expected one archive FILE")
        if missing := [name for name in NEEDED if find_spec(name) is None]:
            self.fail(
                f"Browsing needs {' and '.join(missing)}, which this Python does not have: run "
                "`make install` in the checkout of Kommunews."
            )
            return
        path = Path(args[0] if args else self.settings["ARCHIVE_PATH"])
        if args and not path.is_file():  # without FILE, the room waits for the first crawl
            self.fail(f"{path} does not exist; crawl first, or name another FILE")
            return
        os.environ["ARCHIVE_PATH"] = str(path)
        here = ["-P"] if PROGRAM == "kommunews" else []  # only a checkout is run from its folder
        command = [sys.executable, *here, "-m", "reading_room", *arguments(path, opts)]
        sys.stdout.flush()
        os.execv(sys.executable, command)


def arguments(path: Path, opts: argparse.Namespace) -> list[str]:
    """Return Datasette's arguments. The reading room is located but not imported: only the server
    process needs it."""
    room = find_spec("reading_room")
    assert room
    assert room.origin
    metadata = Path(room.origin).with_name("metadata.yaml")
    found = ["serve", *([str(path)] if path.is_file() else ["--memory"])]
    found += ["--host", opts.host, "--port", str(opts.port)]
    found += ["--metadata", opts.metadata or str(metadata)]
    settings = {**SETTINGS, **({"base_url": opts.base_url} if opts.base_url else {})}
    for name, value in settings.items():
        found += ["--setting", name, str(value)]
    return [*found, *(["--open"] if opts.open else [])]
