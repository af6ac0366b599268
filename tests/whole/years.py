"""Years unattended, with a known truth: a publisher lives, one crawl a day, a clock that is moved.

python -m tests.whole.years --days 60 --start 2024-11-20 --seed 1
python -m tests.whole.years --events all --start 2024-11-20
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from archive.captures.store import pages_path
from tests.conftest import ROOT
from tests.support.crawling import environment
from tests.support.cron import QUICK, SITE, rows, sound
from tests.support.publisher import Publisher

AT = time(5, 0)
"""When cron starts the crawl."""
TOLD = ("title", "kicker", "teaser", "body", "published")
"""Fields whose truth is known."""
GROWING = ("articles", "addresses", "teasers", "pages", "refusals", "quarantine",
           "links", "alerts", "revisions")  # fmt: skip
"""Tables that grow with what happens, and not with time."""
WORDS = ["scrapy", "crawlall", "--quiet", *(w for s in QUICK for w in ("-s", s)), SITE]


@dataclass
class Run:
    """What one run did."""

    day: date
    code: int
    said: str
    requests: int


@dataclass
class Stage:
    """One publisher, its archive, and what was asked of it."""

    folder: Path
    publisher: Publisher
    process: subprocess.Popen[str]
    now: datetime = datetime(2024, 10, 1, tzinfo=UTC)
    asked: int = 0
    backup: Path | None = None
    """A copy of the archive of some days ago."""
    runs: list[Run] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The archive."""
        return self.folder / "archive.db"

    def day(self, day: date, *, lives: bool = True, clock: int = 0, most: int | None = None) -> Run:
        """Let a day pass and crawl, by a clock that is wrong by so many days, on a disk on which
        a file may have so many bytes."""
        if lives:
            self.publisher.live(day)
        self.now = datetime.combine(day, AT, UTC)
        self.asked = 0
        out = self.folder / "said.txt"
        line = {
            "at": (self.now + timedelta(days=clock)).isoformat(),
            "words": [*WORDS, "-s", f"ARCHIVE_PATH={self.path}"],
            "out": str(out),
            "most": most,
        }
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        run = Run(day, code, out.read_text("utf-8"), self.asked)
        self.runs.append(run)
        return run

    def branch(self, folder: Path, process: subprocess.Popen[str]) -> Stage:
        """Go on from here somewhere else, in another process."""
        self.keep(folder)
        return Stage(folder, copy.deepcopy(self.publisher), process, self.now,
                     backup=self.backup, runs=list(self.runs))  # fmt: skip

    def keep(self, folder: Path) -> None:
        """Copy archive and pages into a new folder."""
        folder.mkdir()
        for file in (self.path, pages_path(self.path)):
            shutil.copy(file, folder / Path(file).name)

    def restore(self) -> None:
        """Go back to the backup."""
        assert self.backup is not None
        for file in self.backup.iterdir():
            shutil.copy(file, self.folder / file.name)

    def size(self) -> dict[str, int]:
        """Rows of what may not grow while nothing happens, and of what explains that it does."""
        found = {n: rows(self.path, f"select count(*) from {n}")[0][0] for n in GROWING}
        gone = rows(self.path, "select count(*) from articles where state = 'gone'")[0][0]
        # a sitemap is read weekly, and brings what happened in that week
        shown = rows(self.path, "select count(*) from _announcements where surface != 'sitemap'")
        kept = rows(Path(pages_path(self.path)),
                    "select count(*) from captures where kind != 'sitemap'")  # fmt: skip
        return {**found, "gone": gone, "announcements": shown[0][0], "captures": kept[0][0]}

    def missing(self) -> int:
        """Articles that are online and not in the archive."""
        kept = {u.rstrip("/").rsplit("-", 1)[-1] for (u,) in rows(
            self.path, "select url from articles where state = 'full'")}  # fmt: skip
        return sum(str(p.number) not in kept for p in self.publisher.pieces if not p.gone)

    def wrong(self) -> dict[str, int]:
        """Articles of which the archive has what never was the truth, by field."""
        found = rows(self.path, f"select url, {', '.join(TOLD)} from articles_full "
                                "where state in ('full', 'gone')")  # fmt: skip
        truth = {str(p.number): p for p in self.publisher.pieces}
        bad: Counter[str] = Counter()
        for url, *values in found:
            piece = truth[url.rstrip("/").rsplit("-", 1)[-1]]
            kept = dict(zip(TOLD, values, strict=True))
            body = (kept["body"] or "").split("\n\n")
            bad["body"] += body != piece.body[: max(2, len(body))]  # edits add a paragraph
            bad["title"] += not kept["title"].startswith(piece.title.split(",")[0])
            bad["kicker"] += kept["kicker"] != piece.kicker
            bad["teaser"] += kept["teaser"] != piece.teaser
            bad["published"] += kept["published"] != piece.day.isoformat()
        return {name: n for name, n in bad.items() if n}


@contextmanager
def stage(
    folder: Path, seed: int, start: date, before: int = 80
) -> Iterator[tuple[Stage, list[Stage]]]:
    """Open a stage, of a publisher that has lived for so many days; the list holds the one that
    is served."""
    served: list[Stage] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            here = served[0]
            here.asked += 1
            status, headers, body = here.publisher.answer(self.path)
            self.send_response_only(status)
            dated = format_datetime(here.now, usegmt=True)
            for name, value in (
                {"Date": dated, "Content-Length": str(len(body))} | headers
            ).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.whole.years_forker"], cwd=ROOT, text=True,
        env=environment(folder / "archive.db", f"http://127.0.0.1:{server.server_address[1]}")
        | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        served.append(Stage(folder, Publisher(seed=seed, today=start, before=before), process))
        yield served[0], served
    finally:
        assert process.stdin
        assert process.stdout
        process.stdin.close()
        process.stdout.close()
        process.wait(60)
        server.shutdown()
        server.server_close()


def quiet(days: int, start: date, seed: int) -> list[str]:
    """Let nothing go wrong for so many days; what was said, grew or is wrong all the same."""
    from tests.whole.year_figures import Figures  # noqa: PLC0415  (a circle otherwise)

    found: list[str] = []
    with TemporaryDirectory() as folder, stage(Path(folder), seed, start) as (here, _):
        here.day(start, lives=False)
        figures = Figures(here)
        for n in range(1, days + 1):
            state, size = here.publisher.state(), here.size()
            run = here.day(start + timedelta(days=n))
            if run.code or run.said:
                found.append(f"{run.day} {run.code} {run.said.strip()}")
            if here.publisher.state() == state and (grown := grew(size, here.size())):
                found.append(f"{run.day}: nothing happened, and these grew: {grown}")
            figures.look(run.day)
            if run.day.day == 1:
                print(f"{run.day}: {figures.summary()}", flush=True)
        sound(here.path)
        print(f"{figures.summary()}\n{figures.late_by()}", flush=True)
        found += [f"{here.missing()} missing"] if here.missing() else []
        found += [f"wrong: {here.wrong()}"] if here.wrong() else []
        return found


def grew(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """Say by how many rows tables grew, apart from what edits and removals of earlier days leave
    that are only now found."""
    more = {name: after[name] - before[name] for name in after}
    gone = more.pop("gone")
    more["captures"] -= more.pop("revisions") + gone
    more["refusals"] -= gone
    return {name: n for name, n in more.items() if n > 0}


def main() -> int:
    """Run it at length, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=date.fromisoformat, default=date(2024, 10, 1))
    parser.add_argument("--events", metavar="NAME,NAME", help="events after those days, or `all`")
    chosen = parser.parse_args()
    if chosen.events:
        from tests.whole.year_events import told  # noqa: PLC0415  (a circle otherwise)

        return told(chosen.days, chosen.start, chosen.seed, chosen.events)
    found = quiet(chosen.days, chosen.start, chosen.seed)
    print("\n".join(found) or "nothing was said, nothing grew, nothing is missing or wrong")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
