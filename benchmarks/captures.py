"""Measure the effects of keeping pages: ``python -m benchmarks.captures [--size N] [--raise]``.

* Bytes stored per page relative to the gzip of the same pages; growth by a second crawl.
* Processor time of a crawl that keeps no pages relative to one that does: by the clock whoever has
  more to do would lose more to other load on the machine.
* Pages per second and core of ``scrapy reextract``, on one core and two, and its memory; the speed
  of our reader relative to trafilatura, on the same captures in the same run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from archive.captures.records import Capture
from archive.captures.store import PageStore, pages_path
from benchmarks.frames import Pages
from benchmarks.stage import Stage
from crawler.replay.read import ReplayTask, read_captures

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).with_name("captures_floors.json")
SITE = "rathausblick"
QUICK = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=0", "CONCURRENT_REQUESTS_PER_DOMAIN=8")
REPEATS = 3
NOISE = 0.8
"""Share of a measured speed that becomes the floor, as machines are never quite idle."""
PROMISES = {
    "kept bytes to gzip, at most": 0.4,
    "second crawl adds, at most": 0.02,
    "crawl keeping pages to not, at least": 0.85,
    "two cores to one, at least": 1.8,
    "reader to trafilatura, at least": 2.0,
    "memory of four times the pages, at most": 1.2,
}


def run(archive: Path, stage: Stage | None, *arguments: str) -> tuple[float, float]:
    """Run ``scrapy``, which must succeed; return peak memory in MB and seconds of CPU."""
    kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    environment = kept | {"ARCHIVE_PATH": str(archive)}
    if stage is not None:
        environment["http_proxy"] = stage.proxy
    code = (
        "import resource, sys; from scrapy.cmdline import execute\n"
        "try: execute(['scrapy', *sys.argv[1:]])\n"
        "except SystemExit as e: status = e.code\n"
        "u = [resource.getrusage(w) for w in (0, -1)]\n"
        "print('\\nspent', max(x.ru_maxrss for x in u), sum(x.ru_utime + x.ru_stime for x in u))\n"
        "raise SystemExit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")
    memory, cpu = done.stdout.rpartition("spent ")[2].split()
    return int(memory) / 1024, float(cpu)


def crawl(archive: Path, stage: Stage, *, pages: bool) -> float:
    """Crawl; return the milliseconds of CPU for each page."""
    stage.reset()
    settings = [part for s in (*QUICK, f"PAGES_ENABLED={int(pages)}") for part in ("-s", s)]
    _, cpu = run(archive, stage, "crawl", *settings, "-a", "backfill=1", "-a", "recheck=all", SITE)
    return cpu / stage.counts["article"] * 1000


def size_of(archive: Path) -> int:
    return pages_path(archive).stat().st_size


def sizes(archive: Path, size: int) -> dict[str, float]:
    """Measure the size of pages with a frame of 24 kB, stored on one day and again on the next."""
    site, sent, packed = Pages(), 0, 0
    before = 0
    days = {"2025-10-10": "Freitag, 10. Oktober 2025", "2025-10-11": "Samstag, 11. Oktober 2025"}
    for at, day in days.items():
        with PageStore.open(pages_path(archive)) as store:
            for n in range(size):
                body = site.page(n, day)
                kind = "text/html; charset=UTF-8"
                headers = (("Date", "x"), ("ETag", f'W/"{n:020x}"'), ("Content-Type", kind))
                store.add(Capture(source=SITE, url=f"https://www.{SITE}.example/k21-meldungen/ein-"
                                  f"artikel-ueber-etwas-{n}", at=f"{at}T08:00:00Z", status=200,
                                  kind="article", headers=headers, body=body))  # fmt: skip
                if not before:
                    sent, packed = sent + len(body), packed + len(gzip.compress(body))
        after, before = size_of(archive), before or size_of(archive)
    return {
        "bytes a page": sent / size, "gzip a page": packed / size, "kept a page": before / size,
        "kept bytes to gzip, at most": before / packed,
        "second crawl adds, at most": after / before - 1,
    }  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def readers(store: PageStore) -> dict[str, float]:
    """Return milliseconds of CPU per captured page, of our reader and of trafilatura."""
    urls = [u for _, u in zip(range(300), store.urls(SITE, kinds=("article",)), strict=False)]

    def ours() -> None:
        for url in urls:
            read_captures(store, ReplayTask(source=SITE, url=url, read_at="2026-01-01T00:00:00Z"))

    ours()
    found = {"ours": timed(ours) / len(urls) * 1000}
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415
    except ImportError:
        print("trafilatura is not installed and left out", file=sys.stderr)
        return found

    def theirs() -> None:
        for url in urls:
            visit = store.visit_at(url)
            assert visit is not None
            bare_extraction(store.body(visit).decode(), url=url, with_metadata=True)

    return found | {"trafilatura": timed(theirs) / len(urls) * 1000}


def reextract(archive: Path, jobs: int) -> tuple[float, float, float]:
    """Run ``scrapy reextract``; return its seconds, peak memory and CPU."""
    start = perf_counter()
    memory, cpu = run(archive, None, "reextract", SITE, "--jobs", str(jobs))
    return perf_counter() - start, memory, cpu


def measure(folder: Path, size: int) -> dict[str, float]:
    found: dict[str, float] = {}
    costs: dict[bool, list[float]] = {True: [], False: []}
    for n in range(REPEATS):
        for pages in (True, False):
            with Stage(size) as stage:
                costs[pages].append(crawl(folder / f"{n}-{pages}.db", stage, pages=pages))
    found["CPU a page, ms: keeping pages"] = median(costs[True])
    found["CPU a page, ms: not keeping"] = median(costs[False])
    ratios = [b / a for a, b in zip(costs[True], costs[False], strict=True)]
    found["crawl keeping pages to not, at least"] = median(ratios)

    archive = folder / "0-True.db"
    found |= sizes(folder / "sizes.db", size)

    with PageStore.open(pages_path(archive), readonly=True) as store:
        spent = readers(store)
    for name, milliseconds in spent.items():
        found[f"CPU a page, ms: {name}"] = milliseconds
    if "trafilatura" in spent:
        found["reader to trafilatura, at least"] = spent["trafilatura"] / spent["ours"]

    small = folder / "small.db"
    with Stage(size // 4) as stage:
        crawl(small, stage, pages=True)
    times = {}
    for jobs in (1, 2):
        start = min(reextract(small, jobs) for _ in range(2))
        whole = min(reextract(archive, jobs) for _ in range(2))
        times[jobs] = (whole[0] - start[0]) / (size - size // 4)
        found[f"reextract pages/s, {jobs} processes"] = 1 / times[jobs]
        spent_ = (whole[2] - start[2]) / (size - size // 4)
        found[f"reextract pages per second of CPU, {jobs} processes"] = 1 / spent_
        if jobs == 1:
            found["memory of four times the pages, at most"] = whole[1] / start[1]
    found["two cores to one, at least"] = times[1] / times[2]
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.captures", description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="pages (default: %(default)s)")
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    options = parser.parse_args(arguments)
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), options.size)
    below = []
    print(f"{options.size} pages\n{'':52}{'measured':>10}{'promised':>10}{'held to':>10}")
    for name, value in found.items():
        promised, floor = PROMISES.get(name), floors.get(name)
        cells = (f"{x:10.3f}" if x is not None else f"{'–':>10}" for x in (promised, floor))
        print(f"{name:52}{value:10.3f}{''.join(cells)}")
        most = name.endswith("at most")
        if floor is not None and (value > floor if most else value < floor):
            below.append(name)
    if options.lift:
        for name in PROMISES:
            if name in found:
                most = name.endswith("at most")
                safe = found[name] / NOISE if most else found[name] * NOISE
                old = floors.get(name, safe)
                floors[name] = round(min(old, safe) if most else max(old, safe), 3)
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
        return 0
    for name in below:
        print(f"BELOW THE FLOOR: {name} {found[name]:.3f}, held to {floors[name]:.3f}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
