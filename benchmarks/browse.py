"""How fast the reading room answers: ``python -m benchmarks.browse [ARTICLES [ARCHIVE]]``.

Datasette runs in a process of its own over an archive of 200,000 invented articles (made anew, or
the one named), and one reader asks for one page after another, warm. Exit 1 if a page is slower
than the issue allows; NOISE gives a slower or busier machine a chance. The ratio says how much a
page costs among all articles against one among a few.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import urlencode

from archive.german import indexed
from archive.identity import address_key
from archive.store import Archive
from benchmarks.invented import NOUNS, Press
from tests.browsing import TOWNS, Place, browsing

SMALL = 2_000
LARGE = 200_000
TEXTS = 4_000
ROUNDS = 40
SITES = ("kommune21", "move-online", "stadt-und-werk")
LIMIT = 250.0
"""Milliseconds that 95 of 100 answers may take."""
OPEN_LIMIT = 3.0
"""Seconds from the command to an answer; the first page also waits for the columns."""
NOISE = 1.5


def fill(path: Path, count: int) -> None:
    """Invented articles, every third kicker a town; written past ``Archive.save``, which would take
    a quarter of an hour. Texts come again after some thousands, headlines and dates do not."""
    press = Press()
    texts = [press.article(n) for n in range(min(count, TEXTS))]
    stems = [{name: indexed(getattr(t, name)) for name in ("teaser", "body")} for t in texts]
    with Archive.open(path) as archive:
        for site in SITES:
            archive.register(site, site, f"https://www.{site}.de/")
        run = archive.db.conn.execute
        for first in range(0, count, 5000):
            with archive.batch():
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
                    run(
                        "insert into articles_stems (rowid, kicker, title, teaser, body) "
                        "values (?, ?, ?, ?, ?)",
                        (article_id, indexed(kicker), indexed(title), stems[n % TEXTS]["teaser"],
                         stems[n % TEXTS]["body"]),
                    )  # fmt: skip
                    run(
                        """insert into revisions (article_id, number, seen_at, title, teaser, body)
                        values (?, 1, ?, ?, ?, ?)""",
                        (article_id, seen, title, text.teaser, text.body),
                    )
                    run(
                        "insert into addresses values (?, ?, 'canonical', ?, ?)",
                        (url, article_id, seen, address_key(url)),
                    )
                    if n > 9:
                        run(
                            "insert into links (article_id, url, text, target_id, key) "
                            "values (?, ?, 'wir berichteten', ?, ?)",
                            (article_id, url, article_id // 2, address_key(url)),
                        )


def pages(press: Press, count: int) -> dict[str, Callable[[int], str]]:
    """What is asked for, by name: a function of the round."""
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
        return f"/suche?{urlencode(queries[n % len(queries)])}"

    frequents = ("Verwaltung", "Daten", "Stadt", "Energie", "Projekt", "Netz", "Bund", "Haus")
    return {
        "start page": lambda _: "/",
        "search with facets": search,
        "search, a frequent word": lambda n: f"/suche?q={frequents[n % len(frequents)]}",
        "article page": lambda n: f"/artikel/{1 + n * 7919 % count}",
        "map": lambda _: "/orte",
    }


HELD = ("start page", "search with facets", "search, a frequent word", "article page")


def measured(place: Place, count: int) -> dict[str, list[float]]:
    """Milliseconds of each page, round by round."""
    found: dict[str, list[float]] = {}
    for name, address in pages(Press(), count).items():
        for n in range(3):
            place.get(address(n))
        times = []
        for n in range(ROUNDS):
            start = perf_counter()
            answer = place.get(address(n))
            times.append((perf_counter() - start) * 1000)
            assert answer.status == 200, (address(n), answer.status)
        found[name] = times
    return found


def run(path: Path, count: int) -> tuple[float, float, dict[str, list[float]]]:
    """Seconds until the server answers and until the first page is there; then the pages."""
    start = perf_counter()
    with browsing(path) as place:
        answers = perf_counter() - start
        assert place.get("/").status == 200
        return answers, perf_counter() - start, measured(place, count)


def main(arguments: list[str]) -> int:
    """Measure, print, judge."""
    count = int(arguments[0]) if arguments else LARGE
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", Path(folder) / "large.db"
        fill(small, SMALL)
        if len(arguments) > 1:
            large = Path(arguments[1])
        if not large.is_file():
            fill(large, count)
        Archive.open(large).close()  # brings a named archive up to date
        *_, few = run(small, SMALL)
        answers, first, many = run(large, count)
    print(f"{count} articles: the server answers {answers:.2f} s after the command, "
          f"its first page is there after {first:.2f} s")  # fmt: skip
    failed |= answers > OPEN_LIMIT * NOISE
    for name, times in many.items():
        p95 = quantiles(times, n=20)[-1]
        ratio = median(times) / median(few[name])
        held = name in HELD
        print(
            f"{name:<26} median {median(times):6.1f} ms   p95 {p95:6.1f} ms   "
            f"{ratio:5.1f} times the page among {SMALL}"
        )
        failed |= held and p95 > LIMIT * NOISE
    return int(failed)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.SubprocessError as error:
        sys.exit(str(error))
