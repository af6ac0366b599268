"""Measure the reading room: ``python -m benchmarks.browse [--archive FILE] [--raise]``.

Datasette runs in its own process over an archive of 200,000 invented articles, and one reader
requests one page after another, after a warm-up. There are two kinds of limits:

* times in milliseconds (``LIMIT``) and the processor time of the server (``PROCESSOR``); NOISE
  allows for a slower or busier machine. Opening is the time from the command to the first answer,
  and to the first start page;
* ratios, in processor time of the server: the cost of a page among all articles relative to that
  among a few, with floors that only rise (``browse_floors.json``).

The server's highest memory is held to a limit as well (``MEMORY_LIMIT``), after exports of a
frequent word and queries that would fill the memory.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from archive import Archive
from archive.articles.identity import address_key
from archive.search.german import indexed
from benchmarks.invented import NOUNS, Press
from tests.support.browsing import TOWNS, Place, browsing

FLOORS = Path(__file__).with_name("browse_floors.json")
SMALL = 2_000
LARGE = 200_000
TEXTS = 4_000
ROUNDS = 40
OPENINGS = 3
SITES = ("kommune21", "move-online", "stadt-und-werk")
LIMIT = 150.0
"""Limit of the 95th percentile of answers, in milliseconds."""
PROCESSOR = {
    "start page": 50.0,
    "search with facets": 50.0,
    "search, a frequent word": 100.0,
    "article page": 50.0,
}
"""Limits of the processor time of an answer, in milliseconds."""
OPEN_LIMIT = 3.0
"""Limit in seconds from the command to the first answer, and to the first start page."""
NOISE = 1.5
"""Factor by which a time may exceed its limit, and a ratio its earlier measurement."""
MEMORY_LIMIT = 400.0
"""Limit of the server's memory in MB, whatever was asked."""
GREEDY = (
    *(f"/-/suche.{form}?q=Stadt" for form in ("csv", "json", "atom", "ris", "bib")),
    "/-/suche.xlsx?q=Stadt&year=2010", "/-/suche?q=*&sort=date", "/-/orte?q=Stadt",
    "/{}/articles.json?_size=max",
    "/{}.json?sql=select+hex(randomblob(300000000))",
    "/{}.json?sql=select+group_concat(body)+from+texts",
)  # fmt: skip
"""Exports of a frequent word, and queries that would fill the memory."""


def fill(path: Path, count: int, paragraphs: int = 6) -> None:
    """Fill an archive with invented articles; every third kicker is a town. They bypass
    ``Archive.save``, which would take a quarter of an hour, as duplicates do not matter here. Texts
    repeat after a few thousand, headlines and dates do not."""
    press = Press()
    texts = [press.article(n, paragraphs=paragraphs) for n in range(min(count, TEXTS))]
    stems = [(indexed(t.teaser), indexed(t.body)) for t in texts]
    with Archive.open(path) as archive:
        for site in SITES:
            archive.register(site, site, f"https://www.{site}.de/")
        run = archive.db.conn.execute
        for first in range(0, count, 5000):
            with archive.batch():
                waiting: list[tuple[Any, ...]] = []
                for n in range(first, min(first + 5000, count)):
                    text, rng = texts[n % TEXTS], press.rng
                    site, article_id, seen = SITES[n % len(SITES)], n + 1, text.seen_at
                    title = press.sentence(6).rstrip(".")
                    kicker = TOWNS[n // 3 % len(TOWNS)] if n % 3 == 0 else text.kicker
                    day = f"{rng.randint(2004, 2025)}-{rng.randint(1, 12):02}-{n % 28 + 1:02}"
                    url = f"https://www.{site}.de/k21-meldungen/artikel-{n}"
                    tags = json.dumps(rng.sample(NOUNS, 3), ensure_ascii=False)
                    picture = f"{url}.jpg" if n % 4 else None
                    run(
                        """insert into articles (id, source, url, kicker, title, teaser, published,
                        published_text, published_from, tags, image_url, word_count, state,
                        first_seen, last_seen, last_changed, fingerprint, duplicate_of)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'page', ?, ?, 500, 'full', ?, ?, ?, ?,
                        ?)""",
                        (article_id, site, url, kicker, title, text.teaser, day, day, tags, picture,
                         seen, seen, seen, str(n), article_id - 9 if n % 50 == 49 else None),
                    )  # fmt: skip
                    run(
                        "insert into texts values (?, ?, ?)",
                        (article_id, text.body, text.body_html),
                    )
                    waiting.append((article_id, indexed(kicker), indexed(title), *stems[n % TEXTS]))
                    run(
                        """insert into _revisions (article_id, number, hash, seen_at, cause, title,
                            teaser, shares_body)
                        values (?, 1, ?, ?, 'publisher', ?, ?, 1)""",
                        (article_id, f"{article_id:032x}", seen, title, text.teaser),
                    )
                    run(
                        "insert into addresses values (?, ?, 'canonical', ?, ?)",
                        (url, article_id, seen, address_key(url)),
                    )
                    if n > 9:
                        run(
                            "insert into links (article_id, url, text, position, target_id, "
                            "first_seen, last_seen, key) "
                            "values (?, ?, 'wir berichteten', 1, ?, ?, ?, ?)",
                            (article_id, url, article_id // 2, seen, seen, address_key(url)),
                        )
                run("delete from _unindexed")  # indexed below, stemming each text only once
                run(
                    "insert into articles_fts (rowid, kicker, title, teaser, body, tags, byline) "
                    "select id, kicker, title, teaser, body, tags, byline from articles_full "
                    "where id > ?",
                    (first,),
                )
                archive.db.conn.executemany(
                    "insert into articles_stems (rowid, kicker, title, teaser, body) "
                    "values (?, ?, ?, ?, ?)",
                    waiting,
                )


def pages(press: Press, count: int) -> dict[str, Callable[[int], str]]:
    """Return the pages to request, by name, as a function of the round."""
    words = press.words

    def search(n: int) -> str:
        frequent = ("Verwaltung", "Daten", "Stadt", "Energie", "Projekt")[n % 5]
        middling = words[100 + 37 * n % 2000]
        queries = (
            {"q": middling},
            {"q": f"{frequent} {middling}"},
            {"q": frequent, "year": str(2005 + n % 20)},
            {"q": f'"{words[60 + n]} {words[61 + n]}" OR {middling}', "sort": "date"},
            {"kicker": "OZG", "year": str(2006 + n % 19)},
        )
        return f"/-/suche?{urlencode(queries[n % len(queries)])}"

    frequents = ("Verwaltung", "Daten", "Stadt", "Energie", "Projekt", "Netz", "Bund", "Haus")
    return {
        "start page": lambda _: "/",
        "search with facets": search,
        "search, a frequent word": lambda n: f"/-/suche?q={frequents[n % len(frequents)]}",
        "article page": lambda n: f"/-/artikel/{1 + n * 7919 % count}",
        "map": lambda _: "/-/orte",
    }


def measured(place: Place, count: int) -> dict[str, tuple[list[float], float]]:
    """Return for each page its milliseconds by round, and the server's processor time per round."""
    found = {}
    for name, address in pages(Press(), count).items():
        for n in range(3):
            place.get(address(n))
        times = []
        before = spent(place)
        for n in range(ROUNDS):
            start = perf_counter()
            answer = place.get(address(n))
            times.append((perf_counter() - start) * 1000)
            assert answer.status == 200, (address(n), answer.status)
        found[name] = times, (spent(place) - before) / ROUNDS
    return found


def spent(place: Place) -> float:
    """Return the milliseconds of processor time used by the server."""
    fields = Path(f"/proc/{place.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000


def after_greed(place: Place) -> float:
    """Ask for all that is large; return the highest memory of the server so far, in MB."""
    for address in GREEDY:
        answer = place.get(address.format(place.path.stem))
        assert answer.status in (200, 400), (address, answer.status)
        print(f"  {address:<60} {answer.status} {len(answer.text) / 1e6:7.1f} MB")
    status = Path(f"/proc/{place.pid}/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def opened(path: Path) -> tuple[float, float, float]:
    """Return the seconds until the first answer, until the first start page, of processor time."""
    start = perf_counter()
    with browsing(path) as place:
        answers = perf_counter() - start
        assert place.get("/").status == 200
        return answers, perf_counter() - start, spent(place) / 1000


def openings(path: Path) -> tuple[float, ...]:
    """Return the best of several openings, to exclude other load on the machine."""
    times = [opened(path) for _ in range(OPENINGS)]
    return tuple(min(column) for column in zip(*times, strict=True))


def measure(small: Path, large: Path, count: int) -> tuple[dict[str, float], list[str]]:
    """Print all measurements; return the ratios, and the names of pages that are too slow."""
    ratios, slow = {}, []
    answers, first, cpu = openings(large)
    ratios["opening, at most"] = cpu / openings(small)[-1]
    for name, value in (("first answer", answers), ("first start page", first)):
        print(f"{name:<26} {value:6.2f} s   promised {OPEN_LIMIT} s")
        if value > OPEN_LIMIT * NOISE:
            slow.append(name)
    print(f"{'processor time until then':<26} {cpu:6.2f} s")
    with browsing(small) as place:
        few = measured(place, SMALL)
    with browsing(large) as place:
        place.get("/-/suche?q=Stadt")
        many = measured(place, count)
        memory = after_greed(place)
    print(f"{'highest memory':<26} {memory:6.0f} MB  promised {MEMORY_LIMIT:.0f} MB")
    if memory > MEMORY_LIMIT:
        slow.append(f"memory of {memory:.0f} MB")
    for name, (times, cost) in many.items():
        p95 = quantiles(times, n=20)[-1]
        ratios[f"{name}, at most"] = cost / few[name][1]
        print(f"{name:<26} median {median(times):6.1f} ms   p95 {p95:6.1f} ms   "
              f"processor {cost:6.1f} ms, among {SMALL}: {few[name][1]:.1f} ms")  # fmt: skip
        if name in PROCESSOR and p95 > LIMIT * NOISE:
            slow.append(f"{name}, promised {LIMIT:.0f} ms")
        if cost > PROCESSOR.get(name, cost) * NOISE:
            slow.append(f"{name}, promised {PROCESSOR[name]:.0f} ms of processor")
    return ratios, slow


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browse", description=__doc__)
    parser.add_argument("--articles", type=int, default=LARGE, help="default: %(default)s")
    parser.add_argument(
        "--archive", type=Path, help="the large archive, created if missing, and kept"
    )
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", options.archive or Path(folder) / "large.db"
        fill(small, SMALL)
        if not large.is_file():
            fill(large, options.articles)
        with Archive.open(large) as archive:  # migrates an archive that was kept
            (count,) = archive.db.conn.execute("select count(*) from articles").fetchone()
        print(f"{count} articles")
        ratios, slow = measure(small, large, count)
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    print(f"\n{f'{count} articles to {SMALL}':<36}{'measured':>10}{'held to':>10}")
    for name, value in ratios.items():
        print(f"{name:<36}{value:10.2f}{floors.get(name, float('nan')):10.2f}")
    if options.lift:
        safe = {name: round(value * NOISE, 2) for name, value in ratios.items()}
        floors = {name: min(value, floors.get(name, value)) for name, value in safe.items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
        return 0
    for name in slow:
        print(f"TOO MUCH: {name}")
    # The floors apply to the full archive.
    below = [n for n, v in ratios.items() if count >= LARGE and v > floors.get(n, v)]
    for name in below:
        print(f"BELOW THE FLOOR: {name} {ratios[name]:.2f}, held to {floors[name]:.2f}")
    return 1 if slow or below else 0


if __name__ == "__main__":
    sys.exit(main())
