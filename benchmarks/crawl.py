"""Measure the cost of a crawl: ``python -m benchmarks.crawl [--large] [--parts] [--raise]``.

* CPU of an idle ``crawlall`` over three sites, and the share of Scrapy's own start.
* Cost of a page of a backfill relative to a bare Scrapy spider that fetches the same pages and
  reads their ``<title>``, in one run on one machine: the ratio has a floor that only rises.
* With ``--large``: peak memory of a backfill of 20,000 pages relative to one of 1,000.
* With ``--parts``: cost of each part of a backfill, measured by omission; the bare spider is 1.

A page costs processor time, start and end of the run aside. By the clock the bare spider would
also wait for the server of the pages, and whoever has more to do would lose more to other load on
the machine. The clock's pages per second are printed beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.stage import Stage

FLOORS = Path(__file__).with_name("crawl_floors.json")
ROOT = Path(__file__).parent.parent
SMALL, LARGE = 1_000, 20_000
REPEATS = 2
IDLE_CPU = 2.5
"""Limit of CPU seconds of an idle run over three sites."""
MEMORY = 1.2
"""Limit of the memory of a large backfill, a small one being 1."""
NOISE = 0.8
"""Share of a measured ratio that becomes the floor, as machines are never quite idle."""
QUICK = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=0", "CONCURRENT_REQUESTS_PER_DOMAIN=8")

# Adds three sites before Scrapy makes spiders from the profiles.
OURS = """
from crawler.sites import SITES
from crawler.sites.family import family_site
for name in ("eins", "zwei", "drei"):
    SITES[name] = family_site(name, name.title(), f"{name}.example", scheme="http")
import os, sys
from scrapy.cmdline import execute
execute(["scrapy", *sys.argv[1:]])
"""
BARE = """
import sys
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

class Bare(Spider):
    name = "bare"
    async def start(self):
        for n in range(int(sys.argv[1])):
            yield Request(f"http://www.eins.example/k21-meldungen/artikel-{n}")
    def parse(self, response):
        yield {"title": response.css("title::text").get()}

process = AsyncCrawlerProcess({
    "CONCURRENT_ITEMS": 4, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "DOWNLOAD_DELAY": 0,
    "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
})
process.crawl(Bare)
process.start()
"""

UNREAD = """
from crawler.spiders.news import NewsSpider
NewsSpider.parse_article = lambda self, response: self._answered()
"""
UNTOLD = """
from scrapy import Request
from crawler.spiders.news import NewsSpider
whole = NewsSpider.parse_article
NewsSpider.parse_article = lambda self, response: (
    found for found in whole(self, response) if isinstance(found, Request)
)
"""
UNSAVED = """
from pipelines.store import StorePipeline
StorePipeline.process_item = lambda self, item: item
"""
PARTS = {
    "fetched": (UNREAD, "0"),
    "and kept": (UNREAD, "1"),
    "and read": (UNTOLD, "1"),
    "and cleaned": (UNSAVED, "1"),
    "and archived": ("", "1"),
}
"""Steps of processing a page: code that disables the later ones, and ``PAGES_ENABLED``."""


class Run(NamedTuple):
    """Measurements of one process."""

    cpu: float
    """Seconds of user and system time."""
    memory: float
    """Peak resident memory, MB."""
    speed: float
    """Pages a second by the clock, from the first request to the last."""


def run(stage: Stage, code: str, *arguments: str, archive: Path | None = None) -> Run:
    """Run a process against the stage and measure it."""
    stage.reset()
    env = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    env |= {"http_proxy": stage.proxy, "ARCHIVE_PATH": str(archive), "PYTHONPATH": str(ROOT),
            "SCRAPY_SETTINGS_MODULE": "crawler.settings"}  # fmt: skip
    if archive is None:
        del env["SCRAPY_SETTINGS_MODULE"]
    pid = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *arguments], env)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"the run ended with {os.waitstatus_to_exitcode(status)}")
    seconds = max(stage.last - stage.first, 1e-6)
    return Run(
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,
        speed=stage.counts["article"] / seconds,
    )


def crawl(stage: Stage, archive: Path, *arguments: str, but: str = "") -> Run:
    settings = [part for setting in QUICK for part in ("-s", setting)]
    return run(stage, but + OURS, "crawlall", "--quiet", *settings, *arguments, archive=archive)


def idle(folder: Path) -> tuple[float, float]:
    """Return the CPU of an idle run over three sites, and of a bare spider with one page."""
    with Stage(60) as stage:
        archive, sites = folder / "idle.db", ("eins", "zwei", "drei")
        crawl(stage, archive, *sites)
        ours = median(crawl(stage, archive, *sites).cpu for _ in range(REPEATS))
        bare = median(run(stage, BARE, "1").cpu for _ in range(REPEATS))
    return ours, bare


def backfills(folder: Path) -> tuple[Run, Run]:
    """Run a backfill and the bare spider alternately on the same pages; return the best of each."""
    ours, bare = [], []
    with Stage(SMALL) as stage:
        for n in range(REPEATS):
            bare.append(run(stage, BARE, str(SMALL)))
            archive = folder / f"small{n}.db"
            ours.append(crawl(stage, archive, "eins", "-a", "backfill=1"))
    return min(ours, key=lambda r: r.cpu), min(bare, key=lambda r: r.cpu)


def parts(folder: Path, start: float, bare: float) -> dict[str, float]:
    """Return the cost of a page processed up to each step, as a multiple of the bare spider's;
    ``start`` and ``bare`` are the CPU of a run without a page, and of the bare spider's pages."""
    spent: dict[str, list[float]] = {name: [] for name in PARTS}
    with Stage(SMALL) as stage:
        for n in range(REPEATS):
            for name, (but, kept) in PARTS.items():
                archive = folder / f"{name} {n}.db"
                ours = crawl(stage, archive, "eins", "-a", "backfill=1",
                             "-s", f"PAGES_ENABLED={kept}", but=but)  # fmt: skip
                spent[name].append(ours.cpu)
    return {name: (min(spent[name]) - start) / bare for name in PARTS}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crawl", description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floor")
    parser.add_argument("--large", action="store_true", help=f"also crawl {LARGE:,} pages")
    parser.add_argument("--parts", action="store_true", help="also tell what each part costs")
    options = parser.parse_args(arguments)
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    bad = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cpu, own = idle(folder)
        print(f"idle crawlall, three sites   {cpu:6.2f} s CPU, of it Scrapy's own start {own:.2f}")
        if cpu > IDLE_CPU:
            bad.append(f"idle run {cpu:.2f} s CPU > {IDLE_CPU}")
        small, bare = backfills(folder)
        spent, least = small.cpu - cpu, bare.cpu - own
        ratio = least / spent
        print(
            f"backfill of {SMALL:,} pages     {1000 * spent / SMALL:6.2f} ms CPU a page, "
            f"{small.speed:.0f} pages/s, {small.memory:.0f} MB\n"
            f"bare spider, same pages      {1000 * least / SMALL:6.2f} ms CPU a page, "
            f"{bare.speed:.0f} pages/s: ratio {ratio:.3f}"
        )
        if ratio < floors.get("ratio", 0.0):
            bad.append(f"ratio {ratio:.3f} < {floors['ratio']}")
        if options.large:
            with Stage(LARGE) as stage:
                large = crawl(stage, folder / "large.db", "eins", "-a", "backfill=1")
            times = large.memory / small.memory
            print(
                f"backfill of {LARGE:,} pages    {large.speed:6.0f} pages/s, "
                f"{large.memory:.0f} MB: {times:.2f} times the memory"
            )
            if times > MEMORY:
                bad.append(f"memory {times:.2f} times > {MEMORY}")
        if options.parts:
            for part, times in parts(folder, cpu, least).items():
                print(f"  {part:<26} {times:6.2f} times the bare spider")
    if options.lift:
        lifted = max(floors.get("ratio", 0.0), int(ratio * NOISE * 1000) / 1000)
        FLOORS.write_text(json.dumps({"ratio": lifted}) + "\n", "utf-8")
    for sentence in bad:
        print(f"NOT MET: {sentence}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
