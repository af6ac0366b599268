"""``scrapy browse``: the archive in the browser, as a reading room; changes nothing."""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from pathlib import Path
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

ROOM = Path(__file__).resolve().parent.parent.parent / "reading_room"
SETTINGS = {"sql_time_limit_ms": 5000, "max_returned_rows": 5000, "allow_download": "off"}
"""Of Datasette: a research query may take seconds; the file goes out by ``scrapy backup``."""


class Command(ScrapyCommand):
    """Open the reading room."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Usage."""
        return "[options] [FILE]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Open the archive in the browser, read-only, also while a crawl writes"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
            "Serves the archive FILE (default: ARCHIVE_PATH, else archive.db) with Datasette as a "
            "reading room: search, articles, versions, questions, map, operations. Where there is "
            "no archive yet, the page says so and finds it as soon as a crawl has made it. Ends "
            "with Ctrl-C. Exit codes: 0 ended, 1 Datasette is missing or failed, 2 wrong usage."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of this command."""
        super().add_options(parser)
        parser.add_argument("--port", type=int, default=8001, help="default: %(default)s")
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on (default: %(default)s)"
        )
        parser.add_argument("--open", action="store_true", help="open a browser window")
        parser.add_argument(
            "--metadata", metavar="FILE", help="Datasette's metadata.yaml, for example with login"
        )
        parser.add_argument(
            "--base-url", metavar="PATH", help="path under which a web server passes it on"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Become Datasette."""
        assert self.settings
        if len(args) > 1:
            raise UsageError("expected one archive FILE", print_help=False)
        if importlib.util.find_spec("nh3") is None or importlib.util.find_spec("uvicorn") is None:
            print(
                "Browsing needs Datasette and nh3, which are not installed: "
                "pip install 'kommunews[browse]'.",
                file=sys.stderr,
            )
            self.exitcode = 1
            return
        path = Path(args[0] if args else self.settings["ARCHIVE_PATH"])
        os.environ["ARCHIVE_PATH"] = str(path)
        os.environ["PYTHONPATH"] = os.pathsep.join(
            filter(None, (str(ROOM.parent), os.environ.get("PYTHONPATH")))
        )
        command = [sys.executable, "-m", "datasette", *arguments(path, opts)]
        sys.stdout.flush()
        os.execv(sys.executable, command)


def arguments(path: Path, opts: argparse.Namespace) -> list[str]:
    """What Datasette is called with."""
    found = ["serve", *([str(path)] if path.is_file() else ["--memory"])]
    found += ["--host", opts.host, "--port", str(opts.port)]
    found += ["--plugins-dir", str(ROOM), "--template-dir", str(ROOM / "templates")]
    found += ["--static", f"assets:{ROOM / 'static'}"]
    found += ["--metadata", opts.metadata or str(ROOM / "metadata.yaml")]
    settings = {**SETTINGS, **({"base_url": opts.base_url} if opts.base_url else {})}
    for name, value in settings.items():
        found += ["--setting", name, str(value)]
    return [*found, *(["--open"] if opts.open else [])]
