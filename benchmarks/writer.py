"""Measure a process that only writes, and the gain of a second reader and of Dask's workers:
``python -m benchmarks.writer [ARTICLES]``.

All times but one are processor time; the ratios of one run count.
"""

from __future__ import annotations

import pickle
import sys
import tempfile
from collections.abc import Iterable
from itertools import islice
from math import log10
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from scrapy.utils.project import get_project_settings

from archive import Archive, Article
from archive.articles import identity
from archive.articles.prepared import Prepared, prepare
from archive.captures.records import Capture
from archive.captures.store import PageStore, pages_path
from benchmarks.archive import NOISE, fill, printed
from benchmarks.invented import Press
from benchmarks.stage import Stage
from benchmarks.table import Table
from crawler.replay.cluster import connected
from crawler.replay.parallel import TASKS_AT_ONCE, Bundles, Readers, chunks, read_with
from crawler.replay.prepare import read_prepared
from crawler.replay.read import ReplayTask
from crawler.replay.reextract import SAVED_AT_ONCE, Reextraction
from crawler.replay.version import reader_version
from pipelines.normalise import normalise_article

SMALL, LARGE = 2_000, 20_000
"""Articles; ``python -m benchmarks.writer 200000`` takes an hour."""
SEED = 13
TOGETHER = TASKS_AT_ONCE * SAVED_AT_ONCE
CHUNKS = 6
PAGES = 600
RATE = 800
"""Minimum of new articles per second of a writer on one core, at any size."""
GROWTH = 0.35
"""Limit of the extra milliseconds per new article in an archive ten times as large."""
SHARE = 0.6
"""Limit of the cost of a prepared article, an unprepared one being 1."""
READERS, SHARED, USEFUL = 2.0, 1.8, 2.0
"""Minimum speed of two reading processes, one process that does everything being 1, with a core
each and with two cores in all; and minimum number of readers that one writer can serve."""
WORKERS, DASK, EFFICIENCY = 2, 1.7, 0.8
"""Dask's workers, and the minimum of their speed, one process being 1: by the clock, which counts
only while nothing else runs; and by worker, if each of them and the writer has a core."""
ROUNDS = 4
"""Rounds until every worker knows the words of all pages; the last one counts."""
HOST = "rathausblick"


def ready(articles: list[Article]) -> list[Prepared]:
    return [prepare(normalise_article(article)) for article in articles]


def spent(archive: Archive, records: list[Article] | list[Prepared]) -> float:
    """Save records; return the milliseconds of processor time per article."""
    start = process_time()
    with archive.batch():
        for record in records:
            archive.save(record)
    return (process_time() - start) / len(records) * 1000


def costs(archive: Archive, press: Press, first: int) -> tuple[float, float]:
    """Save prepared and unprepared articles alternately; return the median milliseconds of each."""
    articles = printed(press, first)
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(CHUNKS):
        found[0].append(spent(archive, ready(list(islice(articles, TOGETHER)))))
        plain = [normalise_article(article) for article in islice(articles, TOGETHER)]
        found[1].append(spent(archive, plain))
    return median(found[0]), median(found[1])


def captured(folder: Path, pages: int) -> Path:
    """Store captured pages that are pending extraction."""
    stage, path = Stage(pages), folder / "archive.db"
    Archive.open(path).close()
    with PageStore.open(pages_path(path)) as store:
        for n in range(pages):
            _, body, _ = stage.answer(HOST, f"k21-meldungen/artikel-{n}")
            store.add(
                Capture(
                    source=HOST,
                    url=f"http://www.{HOST}.example/k21-meldungen/artikel-{n}",
                    at="2025-10-10T08:00:00Z",
                    status=200,
                    kind="article",
                    headers=(("Content-Type", "text/html; charset=utf-8"),),
                    body=body,
                ),
                pending=True,
            )
    stage.loop.close()
    return path


def shares(pages: int) -> tuple[float, float, float]:
    """Return the seconds of reading and preparing, of sending to another process, of writing."""
    spent = {"read": 0.0, "send": 0.0}

    def measured(store: PageStore, tasks: Iterable[ReplayTask], normalise: str) -> Bundles:
        for chunk in chunks(tasks):
            start = process_time()
            bundle = [read_prepared(store, task, normalise) for task in chunk]
            spent["read"] += process_time() - start
            start = process_time()
            bundle = pickle.loads(pickle.dumps(bundle))
            identity._fingerprint.cache_clear()  # a separate writer would not have them cached
            spent["send"] += process_time() - start
            yield bundle

    with tempfile.TemporaryDirectory() as folder:
        settings = get_project_settings()
        settings.set("ARCHIVE_PATH", str(captured(Path(folder), pages)))
        job = Reextraction(settings, sources=[HOST], readers=measured, pending=True)
        start = process_time()
        job.run()
        assert job.report.outcomes["new"] == pages, job.report
        whole = process_time() - start
    return spent["read"], spent["send"], whole - spent["read"] - spent["send"]


def readers() -> tuple[float, float, float]:
    """Return the speed of two readers and a writer, one process being 1, with a core each and with
    two cores in all; and the number of readers one writer can serve. Computed from processor time,
    which other load on the machine does not affect."""
    shares(PAGES // 6)  # warm-up: fills the caches of words
    reading, sending, writing = shares(PAGES)
    alone = reading + writing
    busy = writing + sending / 2
    free = alone / max(busy, (reading + sending / 2) / 2)
    return free, alone / ((alone + sending) / 2), reading / busy


def timed(readers: Readers, pages: int) -> tuple[float, float]:
    """Read kept pages into an archive; return the seconds by the clock, and of processor time."""
    with tempfile.TemporaryDirectory() as folder:
        settings = get_project_settings()
        settings.set("ARCHIVE_PATH", str(captured(Path(folder), pages)))
        job = Reextraction(settings, sources=[HOST], readers=readers, pending=True)
        start, begun = perf_counter(), process_time()
        job.run()
        assert job.report.outcomes["new"] == pages, job.report
        return perf_counter() - start, process_time() - begun


def dask() -> tuple[float, float]:
    """Return the speed of two of Dask's workers, one process being 1: by the clock, and with a core
    for each and for the writer, computed from processor time."""
    with connected(str(WORKERS)) as cluster:
        for _ in range(ROUNDS):
            before = cluster.client.run(process_time)
            clock, writing = timed(cluster.read_all, PAGES)
            after = cluster.client.run(process_time)
            alone, reading_and_writing = timed(read_with(1), PAGES)
    reading = sum(after[worker] - before[worker] for worker in after)
    return alone / clock, reading_and_writing / max(writing, reading / WORKERS)


def main(large: int) -> int:
    """Print the table; return 1 if a limit is exceeded."""
    table = Table()
    reader_version()
    press = Press(SEED)
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "archive.db") as archive,
    ):
        archive.widen()
        fill(archive, SEED, 0, SMALL, jobs=1)
        small, plain = costs(archive, press, 5_000_000)
        fill(archive, SEED, SMALL, large)
        grown, plain_grown = costs(archive, press, 6_000_000)
    table.row(f"prepared articles a second at {SMALL}", 1000 / small, RATE / NOISE, least=True)
    table.row(f"the same at {large}", 1000 / grown, RATE / NOISE, least=True)
    table.row("cost of a prepared article, unprepared = 1, small", small / plain, SHARE)
    table.row("the same, large", grown / plain_grown, SHARE)
    growth = (grown - small) / log10(large / SMALL)
    table.row("extra cost per tenfold growth, ms", growth, GROWTH * NOISE)
    free, shared, useful = readers()
    table.row("speed of two readers, one process = 1, a core each", free, READERS, least=True)
    table.row("speed of two readers, one process = 1, two cores", shared, SHARED, least=True)
    table.row("readers that one writer can serve", useful, USEFUL, least=True)
    clock, free = dask()
    table.row("speed of two Dask workers, one process = 1, by the clock", clock, DASK, least=True)
    table.row("the same, a core each, computed", free, WORKERS * EFFICIENCY, least=True)
    return int(table.failed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LARGE))
