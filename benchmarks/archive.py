"""Measure the archive, small and large: ``python -m benchmarks.archive [LARGE [SMALL]]``.

All measurements are of one run on one machine, and the ratios count: an article may cost hardly
more among 50,000 than among 5,000, and an unchanged one next to nothing. The limits in milliseconds
stand beside each figure; NOISE allows for a slower or busier machine.

Articles are saved as in a backfill, in transactions of four dozen pages or so (``TOGETHER`` in
``pipelines/store.py``). Saving and searching are measured in processor time, which other load on
the machine does not affect; the file is in memory.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from math import log10
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from archive import Archive, Article
from archive.articles.prepared import Prepared, prepare
from archive.exchange.selection import Selection
from archive.search.find import Filter
from benchmarks.invented import Press
from benchmarks.table import Table
from crawler.replay.parallel import map_with
from pipelines.normalise import normalise_article
from pipelines.validate import fault

SMALL = 5_000
LARGE = 50_000
"""Articles; ``python -m benchmarks.archive 200000`` takes an hour."""
SEED = 11
CHUNK = 250
CHUNKS = 6
PAGES = 48
CORES = len(os.sched_getaffinity(0))
QUERIES = 120
NOISE = 1.5
TO_PLAIN = 1.8
"""Speed of the CSV export relative to ``csv.writer``, which tests character by character."""


def piped(archive: Archive, article: Article) -> str:
    """Process an article like the pipelines, without Scrapy."""
    reading = normalise_article(article)
    assert fault(reading) is None
    return archive.save(reading)


def fill(archive: Archive, seed: int, start: int, stop: int, jobs: int = CORES) -> None:
    """Save articles of these numbers, which are invented and prepared on all cores."""
    parts = (range(first, min(first + PAGES, stop)) for first in range(start, stop, PAGES))
    with map_with(jobs) as mapped:
        for prepared in mapped(partial(invented, seed), parts):
            with archive.batch():
                for article in prepared:
                    archive.save(article)


def invented(seed: int, numbers: range) -> list[Prepared]:
    """Invent the articles of these numbers, the same for the same seed and first number."""
    press = Press(seed * 10_000_000 + numbers.start)
    return [prepare(normalise_article(press.article(number))) for number in numbers]


def cost(archive: Archive, articles: Iterator[Article]) -> float:
    """Return milliseconds of processor time per article, the median of several chunks."""
    times = []
    for _ in range(CHUNKS):
        chunk = [next(articles) for _ in range(CHUNK)]
        start = process_time()
        for first in range(0, CHUNK, PAGES):
            with archive.batch():
                for article in chunk[first : first + PAGES]:
                    piped(archive, article)
        times.append((process_time() - start) / CHUNK * 1000)
    return median(times)


def printed(press: Press, start: int) -> Iterator[Article]:
    number = start
    while True:
        yield press.article(number)
        number += 1


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def searches(archive: Archive, press: Press) -> list[float]:
    """Time searches for two words of medium frequency, with a date filter and snippets."""
    times = []
    for n in range(QUERIES):
        words = press.rng.sample(press.words[60:3000], 2)
        narrowed = Filter(since=str(2005 + n % 15), until=str(2012 + n % 14))
        text = " ".join(words)
        start = process_time()
        archive.search(text, narrowed)
        times.append((process_time() - start) * 1000)
    return times


def exports(archive: Archive, path: Path) -> tuple[int, float, float]:
    """Return articles, and seconds of processor time to write them: our CSV, ``csv.writer``'s."""
    start = process_time()
    count = archive.export(Selection(), path, "csv")
    exported = process_time() - start
    start = process_time()
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(archive.db.conn.execute("SELECT * FROM articles_full"))
    return count, exported, process_time() - start


def memory(path: Path) -> float:
    """Return the peak memory in MB of a process that opens an archive and saves into it."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.archive", "--memory", str(path)],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(done.stdout)


def tell_memory(path: str) -> None:
    press = Press(77)
    with Archive.open(path) as archive:
        for number in range(500):
            archive.save(press.article(10_000_000 + number))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def main(large: int = LARGE, small: int = SMALL) -> int:
    """Print the table; return 1 if a limit is exceeded."""
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        path, press = Path(folder) / "archive.db", Press(SEED + 1)
        with Archive.open(path) as archive:
            fill(archive, SEED, 0, small, jobs=1)  # fills the caches of words of this process
            articles = printed(press, 5_000_000)
            new = cost(archive, articles)
            again = [press.article(6_000_000 + n) for n in range(CHUNK * CHUNKS)]
            for article in again:
                archive.save(article)
            later = (replace(a, seen_at="2025-12-02T08:00:00Z") for a in again)
            unchanged = cost(archive, later)
        small_memory = memory(path)
        with Archive.open(path) as archive:
            start = perf_counter()
            fill(archive, SEED, small, large)
            built = perf_counter() - start
            new_large = cost(archive, articles)
            searches(archive, Press(1))  # warm-up
            times = searches(archive, Press(2))
            count, exported, plainly = exports(archive, path.with_suffix(".csv"))
        opening = median(milliseconds(lambda: Archive.open(path).close()) for _ in range(9))
        large_memory = memory(path)
        size = path.stat().st_size / count / 1000

    print(f"{count} articles, the last {large - small} in {built:.0f} s")
    table.row("new articles per second", 1000 / new, 400 / NOISE, least=True)
    growth = (new_large - new) / log10(large / small)
    table.row("extra cost per tenfold growth, ms", growth, 0.35 * NOISE)
    table.row("cost of an unchanged article, new = 1", unchanged / new, 0.2)
    table.row("search, p50 in ms", median(times), 20 * NOISE)
    table.row("search, p95 in ms", quantiles(times, n=20)[-1], 40 * NOISE)
    table.row("opening, in ms", opening, 30 * NOISE)
    table.row("export, articles per second", count / exported, 8000 / NOISE, least=True)
    table.row("export, speed with csv.writer = 1", plainly / exported, TO_PLAIN, least=True)
    table.row("memory of a run, small archive = 1", large_memory / small_memory, 1.25)
    table.row("size of an article in kB", size, 60)
    return int(table.failed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        tell_memory(sys.argv[2])
    else:
        sys.exit(main(*map(int, sys.argv[1:])))
