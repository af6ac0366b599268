"""Measure the reader on real pages of other sites: ``python -m benchmarks.foreign [--raise]``.

The German pages are outside the project, in ``../shared/real/german/*.jsonl.xz``, as they belong to
their publishers; without them nothing is measured. Each line is one page: ``id``, ``url``, ``html``
(base64), and the ground truth: ``title``, ``date``, and either the paragraphs of the text
(``summary``, ``sections``) or passages that it must and must not contain (``with``, ``without``).
trafilatura, if installed, reads the same pages in the same run, and our reader must not fall
behind it, nor behind ``foreign_floors.json``, which only rises.
"""

from __future__ import annotations

import argparse
import base64
import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from statistics import fmean, median
from time import process_time
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo

from crawler.reader import decode, read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article

PAGES = Path(__file__).parent.parent.parent / "shared" / "real" / "german"
FLOORS = Path(__file__).with_name("foreign_floors.json")
MAX_CPU = 0.7
"""Limit of our time per page, trafilatura's being 1."""
LOST = 0.5
"""F1 below which a text counts as lost."""
_QUOTES = str.maketrans(dict.fromkeys("„“”‟«»‹›‚‘’'`´″", '"') | dict.fromkeys("‐‑–—−", "-"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\ufeff\u2060]")

Json = dict[str, Any]
Scores = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Guess:
    """The result of a reader for a page."""

    titles: frozenset[str]
    """Every form of its title, with and without the kicker."""
    lead: str
    text: str
    date: str | None


Reader = Callable[[bytes, str], Guess]


def norm(text: str | None) -> str:
    """Normalise a text for comparison: one kind of quotes, dashes and blanks."""
    plain = _UNSEEN.sub("", normalize("NFC", text or "").translate(_QUOTES))
    return " ".join(plain.replace("…", "...").split())


def tight(text: str | None) -> str:
    """Normalise a headline for comparison."""
    return "".join(norm(text).split()).casefold()


def ours(raw: bytes, url: str) -> Guess:
    """Read a page with our reader, as of a site without a profile."""
    reading = read_article(decode(raw, None), url, site_of(url), "2026-11-25T12:00:00Z")
    found = normalise_article(reading.article)
    kicker, title = found.kicker or "", found.title or ""
    titles = frozenset(map(tight, (title, kicker + title, f"{kicker}:{title}")))
    return Guess(
        titles=titles, lead=found.teaser or "", text=found.body or "", date=found.published
    )


def peer() -> Reader | None:
    """Return a reader by trafilatura, if it is installed."""
    try:
        module = import_module("trafilatura")
    except ImportError:
        return None

    def read(raw: bytes, url: str) -> Guess:
        found = module.bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
        said = found.as_dict() if found else {}
        return Guess(
            titles=frozenset([tight(said.get("title"))]), lead="",
            text=said.get("text") or "", date=said.get("date"),
        )  # fmt: skip

    return read


def f1(found: str, wanted: str) -> float:
    """Return the F1 of the words of two texts."""
    a, b = (Counter(re.findall(r"\w+", norm(text).casefold())) for text in (found, wanted))
    common = sum((a & b).values())
    return 1.0 if not a and not b else 2 * common / (a.total() + b.total())


def day(stamp: str | None) -> str | None:
    """Return the day of a date from the ground truth, in German time."""
    try:
        at = datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return (at.astimezone(ZoneInfo("Europe/Berlin")) if at.tzinfo else at).date().isoformat()


def pages(file: Path) -> Iterator[Json]:
    """Yield the pages of a set."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            page: Json = json.loads(line)
            page["html"] = base64.b64decode(page["html"])
            yield page


def guesses(sample: list[Json], readers: list[Reader]) -> list[tuple[list[Guess], float]]:
    """Read each page with all readers in turn, so that other load on the machine slows them alike;
    return for each reader its results and its milliseconds per page (median)."""
    found: list[list[Guess]] = [[] for _ in readers]
    spent: list[list[float]] = [[] for _ in readers]
    for page in sample:
        for n, read in enumerate(readers):
            begun = process_time()
            found[n].append(read(page["html"], page["url"]))
            spent[n].append(process_time() - begun)
    return [(made, 1000 * median(took)) for made, took in zip(found, spent, strict=True)]


def score(sample: list[Json], made: list[Guess]) -> Scores:
    """Score the results of a reader for a set of pages."""
    titles: list[bool] = []
    dates: Counter[str] = Counter()
    texts: list[float] = []
    hits: Counter[str] = Counter()
    for page, guess in zip(sample, made, strict=True):
        if page.get("title"):
            titles.append(tight(page["title"]) in guess.titles)
        if right := day(page.get("date")):
            kind = "right" if guess.date == right else "wrong" if guess.date else "missing"
            dates[kind] += 1
        whole = "\n".join(part for part in (guess.lead, guess.text) if part)
        if "sections" in page:
            texts.append(_text(page, guess, whole))
        else:
            said = norm(whole)
            held = sum(norm(passage) in said for passage in page["with"])
            hits["held"] += held
            hits["lost"] += len(page["with"]) - held
            hits["foreign"] += sum(norm(passage) in said for passage in page["without"])
    many = sum(dates.values()) or 1
    found = {
        "title": fmean(titles), "date right": dates["right"] / many,
        "date not wrong": 1 - dates["wrong"] / many,
    }  # fmt: skip
    if texts:
        found |= {"text F1": fmean(texts), "kept": fmean(f >= LOST for f in texts)}
    else:
        found["text F1"] = 2 * hits["held"] / (2 * hits["held"] + hits["lost"] + hits["foreign"])
    return found


def _text(page: Json, guess: Guess, whole: str) -> float:
    """Return the F1 of a text, with or without lead and headline, whichever is best."""
    lead = "\n".join(page["summary"])
    parts = [[*(s["headline"] or []), *s["paragraphs"]] for s in page["sections"]]
    text = "\n".join(line for part in parts for line in part if norm(line))
    said = (whole, guess.text, whole.split("\n", 1)[-1])
    return max(f1(found, wanted) for wanted in (text, f"{lead}\n{text}") for found in said)


def below(name: str, found: Scores, other: Scores | None, floors: Scores) -> Iterator[str]:
    """Yield a sentence for each score below its floor or behind trafilatura's."""
    for key, floor in floors.items():
        if found.get(key, 0.0) < floor - 0.0005:
            yield f"{name}: {key} is {found.get(key, 0.0):.3f}, its floor {floor:.3f}"
    for key in ("text F1", "title", "date not wrong"):
        if other and found[key] < other[key]:
            yield f"{name}: {key} is {found[key]:.3f}, trafilatura's {other[key]:.3f}"


def main() -> int:
    """Print both readers' scores; return 1 if ours are too low."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise the floors")
    options = parser.parse_args()
    files = sorted(PAGES.glob("*.jsonl.xz"))
    if not files:
        print("the real pages are not here; nothing was measured")
        return 0
    floors: dict[str, Scores] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    faults: list[str] = []
    theirs = peer()
    for file in files:
        name, sample = file.name.split(".")[0], list(pages(file))
        made = guesses(sample, [ours, theirs] if theirs else [ours])
        found = score(sample, made[0][0])
        other = score(sample, made[1][0]) if theirs else None
        for label, scores in (("ours", found), ("trafilatura", other)):
            if scores:
                line = "  ".join(f"{key} {value:.3f}" for key, value in scores.items())
                print(f"{name:12} {label:12} {line}")
        faults += below(name, found, other, floors.get(name, {}))
        if other:
            share = made[0][1] / made[1][1]
            print(f"{name:12} CPU to trafilatura's {share:.2f}")
            if share > MAX_CPU:
                faults.append(f"{name}: needs {share:.2f} of trafilatura's time")
        old = floors.get(name, {})
        floors[name] = {k: max(round(v, 3), old.get(k, 0.0)) for k, v in found.items()}
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    print(*faults, sep="\n", file=sys.stderr) if faults else None
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
