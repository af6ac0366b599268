"""Measure the search: ``python -m benchmarks.search [--articles N] [--archive FILE]``.

Hits, counts and snippets of invented articles, as in ``scrapy search``; takes five minutes. There
are two kinds of limits: the times of LIMITS (NOISE allows for a slower or busier machine), and the
cost of a search among all articles relative to a tenth of them, with floors that only rise
(``search_floors.json``). An archive of 200,000 takes half an hour to make, one of a million
``--short`` articles an hour: ``--archive`` keeps it. The best of three tries counts, to exclude
other load on the machine.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from archive import Archive
from archive.database.session import Session
from archive.search.find import Filter, find, hits
from benchmarks.browse import fill
from benchmarks.invented import Press

FLOORS = Path(__file__).with_name("search_floors.json")
ARTICLES = 20_000
QUERIES = 40
TRIES = 3
NOISE = 1.5
LIMITS = {"two words, dates": 40, "frequent word": 60, "beginning": 80, "phrase": 40}
"""Limits of the 95th percentile in milliseconds, among 200,000 articles."""
MILLION = 150
"""The same limit for each kind of query, among a million."""
FREQUENT = ("Verwaltung", "Daten", "Stadt", "Energie", "Projekt", "Netz", "Bund", "Haus")
BEGUN = ("Digital*", "Energie*", "Wärme*", "Umwelt*", "Verwaltungs*", "Bürger*", "Wasser*", "Bau*")

Ask = tuple[str, Filter]


def queries(press: Press, text: Callable[[int], str]) -> dict[str, Callable[[int], Ask]]:
    """Return the queries by name, as functions of the round; ``text`` returns archived texts."""
    words = [word for word in press.words[60:3000] if word[:1].isupper()]

    def phrase(n: int) -> str:
        found = text(n).replace(".", "").split()
        at = next((k for k in range(n, len(found) - 1) if found[k][0].isupper()), 0)
        return f'"{found[at]} {found[at + 1]}"'

    return {
        "two words, dates": lambda n: (
            " ".join(press.rng.sample(words, 2)),
            Filter(since=str(2005 + n % 15), until=str(2012 + n % 14)),
        ),
        "frequent word": lambda n: (FREQUENT[n % len(FREQUENT)], Filter()),
        "beginning": lambda n: (BEGUN[n % len(BEGUN)], Filter()),
        "phrase": lambda n: (phrase(n), Filter()),
        "one of two": lambda n: (f"{FREQUENT[n % len(FREQUENT)]} OR {words[n]}", Filter()),
        "without a word": lambda n: (f"{words[n]} -{FREQUENT[n % len(FREQUENT)]}", Filter()),
        "exactly": lambda n: (f'="{words[n]}"', Filter()),
        "keyword": lambda n: (f"{words[n]} tag:{FREQUENT[n % len(FREQUENT)]}", Filter()),
        "typing error": lambda n: (f"{FREQUENT[n % len(FREQUENT)]}x", Filter()),
    }


def measured(path: Path) -> dict[str, list[float]]:
    """Return the milliseconds of each search, by name of the query."""
    with Session.open(path, readonly=True) as session:
        db = session.db
        (last,) = db.conn.execute("select max(id) from articles").fetchone()

        def text(n: int) -> str:
            row = db.conn.execute(
                "select body from texts where article_id = ?", [n * 37 % last + 1]
            )
            return str(row.fetchone()[0])

        found = {}
        for name, make in queries(Press(2), text).items():
            times = []
            for n in range(QUERIES):
                asked = make(n)
                tries = []
                for _ in range(TRIES):
                    start = process_time()
                    hits(db, find(db, *asked))
                    tries.append((process_time() - start) * 1000)
                times.append(min(tries))
            found[name] = times
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 if a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help="default: %(default)s")
    parser.add_argument("--archive", type=Path, help="created if missing, and kept")
    parser.add_argument("--short", action="store_true", help="texts of a hundred words")
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", options.archive or Path(folder) / "large.db"
        if not large.is_file():
            fill(large, options.articles, 1 if options.short else 6)
        with Archive.open(large, readonly=True) as archive:
            (count,) = archive.db.conn.execute("select count(*) from articles").fetchone()
        fill(small, max(count // 10, 2000) if count <= ARTICLES else 2000, 6)
        few, many = measured(small), measured(large)
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    ratios, wrong = {}, []
    print(f"{count} articles")
    for name, times in many.items():
        p95 = quantiles(times, n=20)[-1]
        limit = MILLION if count > 200_000 else LIMITS.get(name, MILLION)
        ratios[name] = sum(times) / sum(few[name])
        slow = p95 > limit * NOISE
        worse = count == ARTICLES and ratios[name] > floors.get(name, ratios[name])
        wrong += [name] if slow or worse else []
        print(
            f"{name:<18} median {median(times):6.1f} ms   p95 {p95:6.1f} ms, at most {limit}   "
            f"by that among few {ratios[name]:5.2f}, held to {floors.get(name, 0):5.2f}"
            f"{'   TOO SLOW' if slow else ''}{'   BELOW THE FLOOR' if worse else ''}"
        )
    if options.lift:
        safe = {name: round(value * NOISE, 2) for name, value in ratios.items()}
        floors = {name: min(value, floors.get(name, value)) for name, value in safe.items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
        return 0
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
