"""Chaos with a known truth: every writer is killed while the site lives, then both are compared.

python -m tests.whole.chaos --kills 200 --seed 7
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import Archive
from archive.captures.store import pages_path
from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support.crawling import environment, scrapy
from tests.support.cron import QUICK, SITE, crawlall, rows, sound

DAY = date(2026, 11, 24)
"""Everything is published on this day: what is red stays red tomorrow."""
CRAWLS = ("recheck=none", "recheck=due", "recheck=all", "backfill=1")
WRITERS = ("crawlall", "crawlall", "crawlall", "reextract", "warc ingest", "verify --repair",
           "backup")  # fmt: skip
CLOCKS = (0, 0, 0, 0, 0, 9, -10, 365)
"""Days by which the clock of a run is wrong."""

# One process that has imported everything forks a command for every line it reads: days, words.
FORKER = """
import os, sys
import time_machine
from datetime import datetime, timedelta
from scrapy.cmdline import execute
from tests.support.forking import load
load()
for line in sys.stdin:
    days, *words = line.split()
    pid = os.fork()
    if not pid:
        os.setpgid(0, 0)
        if days != "0":
            time_machine.travel(datetime.now() + timedelta(days=int(days))).start()
        try:
            execute(words)
        finally:
            os._exit(0)
    print(pid, flush=True)
    os.waitpid(pid, 0)
    print("over", flush=True)
"""
LONGEST = 0.9
"""Seconds after which a writer is killed at the latest."""


class Chaos:
    """One site, one archive, and what happens to both."""

    def __init__(self, folder: Path, server: DemoServer, seed: int) -> None:
        self.folder, self.server = folder, server
        self.path = folder / "archive.db"
        self.chance = random.Random(seed)
        self.killed: Counter[str] = Counter()
        self.lasts: dict[str, float] = {}
        """Seconds in which each writer can be killed, about: it is quicker on a quick machine."""
        self.removed: set[str] = set()
        self.lost: list[str] = []
        self.texts: set[tuple[str, str]] = set()
        """Headline and body of every version that was ever committed."""
        self.snapshot: Path | None = None
        self.backups = 0

    def live(self) -> None:
        """Let the site publish, edit, remove and restore."""
        here = [a for a in self.server.articles(SITE) if a.slug not in self.removed]
        match self.chance.choice(("publish", "publish", "edit", "edit", "remove", "restore")):
            case "publish":
                self.server.publish_new(SITE, 4, day=DAY)
            case "edit":
                found = self.chance.choice(here)
                # no two edits alike: those are held back as a change of the theme
                word = "".join(self.chance.choices("abdeilmnorstu", k=9)).capitalize()
                first, _, rest = found.title.partition(" ")
                self.server.edit(SITE, found.slug, title=f"{first} {word} {rest}".strip())
            case "remove":
                slug = self.chance.choice(here).slug
                self.server.remove(SITE, slug, self.chance.choice((404, 410)))
                self.removed.add(slug)
            case "restore" if self.removed:
                slug = self.chance.choice(sorted(self.removed))
                self.server.restore(SITE, slug)
                self.removed.discard(slug)

    def command(self) -> tuple[int, str]:
        """Choose a writer, and by how many days its clock is wrong."""
        words = self.chance.choice(WRITERS)
        if words == "crawlall":
            settings = " ".join(f"-s {setting}" for setting in QUICK)
            words = f"crawlall {settings} -a {self.chance.choice(CRAWLS)} {SITE}"
            return self.chance.choice(CLOCKS), words
        if words == "warc ingest":
            return 0, f"warc ingest {self.folder}/warc"
        if words == "backup":
            self.backups += 1
            words = f"backup {self.folder}/backup-{self.backups}.db"
        return 0, words

    def kill(self, process: subprocess.Popen[str]) -> None:
        """Start a writer, kill it at a random moment with everything it has started."""
        assert process.stdin
        assert process.stdout
        days, words = self.command()
        process.stdin.write(f"{days} scrapy {words}\n")
        process.stdin.flush()
        pid = int(process.stdout.readline())
        name = words.split()[0]
        longest = self.lasts.get(name, LONGEST)
        wait = self.lasts[name] = self.chance.uniform(0.02, longest)
        time.sleep(wait)
        with suppress(ProcessLookupError):  # it was quicker
            os.killpg(pid, signal.SIGKILL)
            self.killed[name] += 1
            self.lasts[name] = min(LONGEST, 1.1 * longest)
        assert any(line == "over\n" for line in process.stdout)

    def look(self) -> None:
        """Look whether every version text that was committed before is there still."""
        now = set(rows(self.path, "select title, coalesce(body, '') from revisions"))
        self.lost += [f"lost: a version of {title!r}" for title, _ in self.texts - now]
        self.texts = now

    def export(self) -> None:
        """Write the kept pages as WARC files, which are ingested from now on."""
        to = self.folder / "warc"
        to.mkdir(exist_ok=True)
        run = scrapy("warc", "export", "--to", str(to), archive=self.path)
        assert run.returncode == 0, run.stderr

    def restore_backup(self) -> None:
        """Put an earlier copy of the archive back; its page store stays the newer one, or not."""
        if self.snapshot is not None and self.chance.random() < 0.5:
            names = ["archive.db"] + (["archive.pages.db"] if self.chance.random() < 0.5 else [])
            for name in names:
                for tail in ("-wal", "-shm"):
                    (self.folder / f"{name}{tail}").unlink(missing_ok=True)
                shutil.copy(self.snapshot / name, self.folder / name)
            self.texts = set()
            return
        self.snapshot = self.folder / "snapshot"
        self.snapshot.mkdir(exist_ok=True)
        for path in (self.path, pages_path(self.path)):
            copy = self.snapshot / path.name
            copy.unlink(missing_ok=True)
            rows(path, "vacuum into ?", str(copy))

    def settle(self) -> None:
        """Let two whole runs with a right clock complete what is missing; both must exit with 0
        or say what is wrong. Edits that a hundred killed runs have left look like a change of the
        theme, and are held back: an operator says that they are none."""
        for _ in range(2):
            for (name,) in rows(
                self.path, "select name from alerts where closed is null and name like 'changed:%'"
            ):
                accepted = scrapy("accept", SITE, name, archive=self.path)
                assert accepted.returncode == 0, accepted.stderr
            run = crawlall(self.path, self.server, "-a", "backfill=1", "-a", "recheck=all")
            assert run.returncode in (0, 2), run.stderr

    def differences(self) -> list[str]:
        """Compare the archive with the truth, article by article."""
        found = list(self.lost)
        with Archive.open(self.path, readonly=True) as archive:
            for article in self.server.articles(SITE):
                kept = archive.get(article.url)
                if article.slug in self.removed:
                    if kept is not None and kept.state == "full":
                        found.append(f"{article.slug}: removed, but still full")
                elif kept is None or kept.state != "full":
                    found.append(f"{article.slug}: {'missing' if kept is None else kept.state}")
                elif (kept.title, kept.body) != (article.expected["title"], article.body):
                    found.append(f"{article.slug}: holds {kept.title!r}, not {article.title!r}")
        doubled = "select title from articles where state = 'full' group by url having count(*) > 1"
        found += [f"doubled: {title}" for (title,) in rows(self.path, doubled)]
        return found


@contextmanager
def forker(path: Path, server: DemoServer) -> Iterator[subprocess.Popen[str]]:
    """Run the process that forks commands."""
    process = subprocess.Popen(
        [sys.executable, "-c", FORKER],
        cwd=ROOT,
        env=environment(path, server.proxy_url) | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        assert process.stdin
        assert process.stdout
        process.stdin.close()
        process.stdout.close()
        process.wait(30)


def run(folder: Path, kills: int, seed: int) -> tuple[Chaos, list[str]]:
    """Kill so many writers; the stage, and how the archive differs from the truth at the end."""
    with DemoServer(port=0) as server:
        chaos = Chaos(folder, server, seed)
        first = crawlall(chaos.path, server)
        assert first.returncode == 0, first.stderr
        chaos.export()
        with forker(chaos.path, server) as process:
            for n in range(kills):
                chaos.live()
                if n % 8 == 7:
                    chaos.restore_backup()
                if n % 50 == 49:
                    chaos.export()
                chaos.kill(process)
                sound(chaos.path)
                chaos.look()
        chaos.settle()
        chaos.look()
        sound(chaos.path)
        return chaos, chaos.differences()


def main() -> int:
    """Run it at length, and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        chaos, found = run(Path(folder), chosen.kills, chosen.seed)
    print(f"{sum(chaos.killed.values())} killed of {chosen.kills}: {dict(chaos.killed)}")
    print("\n".join(found) or "the archive is the truth")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
