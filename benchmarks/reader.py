"""Measure the accuracy of the reader: ``python -m benchmarks.reader [--raise]``.

Every fixture in ``tests/sites`` is read and each field compared with its expectation. The floors
are in ``reader_floors.json`` and only rise; the exit status is 1 if a score is below its floor.
trafilatura and newspaper4k, if installed, read the same pages; our speed is held to trafilatura's.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from statistics import fmean, median
from time import process_time
from typing import Any

from lxml import etree

from benchmarks.foreign import f1
from crawler.reader import decode, read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser

PAGES = Path(__file__).parent.parent / "tests" / "sites"
FLOORS = Path(__file__).with_name("reader_floors.json")
REPEATS = 7
LARGE = 15_000
"""Minimum size of the pages that represent a page of 30 kB in the timing."""
NOISE = 0.7
"""Share of a measured speed that becomes the floor, as machines are never quite idle."""
SPEED = "speed to trafilatura"
"""What others need for the same pages in the same run, ours being 1. How fast libxml2 alone parses
is shown, and no measure: it does not grow with the evidence that a reader weighs."""

Json = dict[str, Any]
Scores = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A page and the expected result."""

    name: str
    html: str
    wanted: Json


@dataclass(frozen=True, kw_only=True)
class Guess:
    """The result of a reader for a page; ``fields`` has the other fields of ours."""

    title: str | None
    published: str | None
    body: str
    fields: Json | None = None


Reader = Callable[[Sample], Guess]


def samples(kind: str) -> list[Sample]:
    found = []
    for folder in sorted(p.parent for p in PAGES.glob("*/page.html")):
        wanted = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        if wanted["kind"] == kind:
            html = decode((folder / "page.html").read_bytes(), None)
            found.append(Sample(name=folder.name, html=html, wanted=wanted))
    return found


def ours(sample: Sample) -> Guess:
    site = SITES[sample.wanted["site"]]
    reading = read_article(sample.html, sample.wanted["url"], site, sample.wanted["fetched_at"])
    fields = asdict(normalise_article(reading.article))
    return Guess(
        title=fields["title"],
        published=fields["published"],
        body=fields["body"] or "",
        fields=json.loads(json.dumps(fields)),
    )


def trafilatura() -> Reader:
    library: Any = import_module("trafilatura")

    def read(sample: Sample) -> Guess:
        found = library.bare_extraction(
            sample.html, url=sample.wanted["url"], with_metadata=True, include_comments=False
        )
        if found is None:
            return Guess(title=None, published=None, body="")
        return Guess(title=found.title, published=found.date, body=found.text or "")

    return read


def newspaper() -> Reader:
    library: Any = import_module("newspaper")

    def read(sample: Sample) -> Guess:
        article = library.Article(sample.wanted["url"], language="de", fetch_images=False)
        article.download(input_html=sample.html)
        article.parse()
        day = article.publish_date.date().isoformat() if article.publish_date else None
        return Guess(title=article.title or None, published=day, body=article.text or "")

    return read


def compare_body(guess: Guess, article: Json) -> tuple[bool, float]:
    """Test whether the body is exact, white space aside; also return the overlap of words.

    A reader without teasers may return the teaser as part of the body.
    """
    body, teaser = article["body"], article["teaser"]
    if guess.fields is not None:
        return guess.body == body, f1(guess.body, body)
    got = re.sub(r"^\W*\d{1,2}\.\d{1,2}\.\d{4}\]\s*", "", guess.body)
    allowed = [body, f"{teaser} {body}"]
    exact = any(got.split() == text.split() for text in allowed)
    return exact, max(f1(got, text) for text in allowed)


def score(read: Reader, pages: list[Sample]) -> Scores:
    """Return the share of articles read correctly, by field."""
    hits: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        hits.setdefault(name, []).append(float(value))

    for sample in pages:
        article, guess = sample.wanted["article"], read(sample)
        note("title", guess.title == article["title"])
        note("date right", guess.published == article["published"])
        note("date not wrong", guess.published in (None, article["published"]))
        exact, same = compare_body(guess, article)
        note("body exact", exact)
        note("body words F1", same)
        if guess.fields is not None:
            for name in article:
                if name not in ("title", "published", "body"):
                    note(name, guess.fields[name] == article[name])
            note("whole article", all(guess.fields[n] == article[n] for n in article))
    return {name: fmean(values) for name, values in hits.items()}


def score_teasers(pages: list[Sample]) -> Scores:
    """Return the shares of teasers found, true and exact, and of next pages found."""
    found, false, right, total, nexts = 0, 0, 0, 0, []
    for sample in pages:
        wanted, site = sample.wanted, SITES[sample.wanted["site"]]
        surface = "home" if wanted["url"] == site.home else "listing"
        if wanted["kind"] == "article":
            surface = "related"
        listing = read_listing(sample.html, wanted["url"], site, surface, wanted["fetched_at"])
        if wanted["kind"] == "listing":
            nexts.append(listing.next == wanted["next"])
        got = {(t.seen_on, t.url): asdict(normalise_teaser(t)) for t in listing.teasers}
        expected = {(t["seen_on"], t["url"]): t for t in wanted["teasers"]}
        total += len(expected)
        found += len(got.keys() & expected.keys())
        false += len(got.keys() - expected.keys())
        right += sum(all(got[k][f] == t[f] for f in t) for k, t in expected.items() if k in got)
    return {
        "teasers found": found / total,
        "teasers true": found / (found + false),
        "teasers exact": right / total,
        "next page": fmean(nexts),
    }


def cpu(
    readers: dict[str, Callable[[Sample], object]], pages: list[Sample]
) -> dict[str, list[float]]:
    """Return for each reader the milliseconds of CPU for each page, the best of several runs. They
    take turns, so that other load on the machine slows them alike."""

    def once(read: Callable[[Sample], object], sample: Sample) -> float:
        start = process_time()
        read(sample)
        return (process_time() - start) * 1000

    spent: dict[str, list[float]] = {name: [] for name in readers}
    for sample in pages:
        turns = [[once(read, sample) for read in readers.values()] for _ in range(REPEATS)]
        for name, times in zip(readers, zip(*turns, strict=True), strict=True):
            spent[name].append(min(times))
    return spent


def parse_only(sample: Sample) -> object:
    return etree.fromstring(sample.html.encode(), etree.HTMLParser(encoding="utf-8"))


def others() -> dict[str, Reader]:
    readers: dict[str, Reader] = {}
    for name, make in (("trafilatura", trafilatura), ("newspaper4k", newspaper)):
        try:
            readers[name] = make()
        except ImportError:
            print(f"{name} is not installed and left out", file=sys.stderr)
    return readers


def table(columns: dict[str, Scores], floors: Scores) -> None:
    names = list(dict.fromkeys(name for scores in columns.values() for name in scores))
    print(f"{'':24}" + "".join(f"{c:>13}" for c in columns) + f"{'floor':>9}")
    for name in names:
        cells = (f"{s[name]:13.3f}" if name in s else f"{'–':>13}" for s in columns.values())
        floor = f"{floors[name]:9.3f}" if name in floors else ""
        print(f"{name:24}" + "".join(cells) + floor)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reader", description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    options = parser.parse_args(arguments)
    floors: Scores = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}

    articles = samples("article")
    mine = score(ours, articles) | score_teasers(articles + samples("listing"))
    peers = others()
    spent = cpu({"ours": ours, "parsing alone": parse_only, **peers}, articles)
    gate = dict(mine)
    if "trafilatura" in spent:
        gate[SPEED] = sum(spent["trafilatura"]) / sum(spent["ours"])
    columns = {"ours": gate} | {name: score(read, articles) for name, read in peers.items()}

    print(f"{len(articles)} articles\n")
    table(columns, floors)
    print(f"\n{'CPU a page, ms':24}{'mean':>9}{'median':>9}{'most':>9}{'at 30 kB':>10}")
    large = [i for i, sample in enumerate(articles) if len(sample.html) >= LARGE]
    weight = sum(len(articles[i].html) for i in large) / 30_000
    for name, values in spent.items():
        big = sum(values[i] for i in large) / weight
        print(f"{name:24}{fmean(values):9.2f}{median(values):9.2f}{max(values):9.2f}{big:10.2f}")

    if options.lift:
        safe = {n: v * NOISE if n == SPEED else v for n, v in gate.items()}
        lifted = {n: max(floors.get(n, 0.0), int(v * 1000) / 1000) for n, v in safe.items()}
        FLOORS.write_text(json.dumps(floors | lifted, indent=2) + "\n", encoding="utf-8")
        return 0
    below = [n for n, floor in floors.items() if gate.get(n, 0.0) < floor]
    for name in below:
        found = f"{gate[name]:.3f}" if name in gate else "not measured"
        print(f"BELOW THE FLOOR: {name} {found} < {floors[name]:.3f}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
