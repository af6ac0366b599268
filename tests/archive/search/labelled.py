"""Measure the search with labelled queries over invented articles.

A line of ``labelled.txt`` or ``labelled_more.txt`` lists the forms a query must find and those it
must not. Every form gets two articles, in an archive for each file. Hits that contain a right or
neutral form only because it was planted for another query are ignored.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from archive import Archive
from archive.search.find import find
from tests.support.records import article

FILES = tuple(Path(__file__).with_name(name) for name in ("labelled.txt", "labelled_more.txt"))
COPIES = 2
BEGIN = (
    "Am Montag tagte das Gremienteam.", "Kurz vor Mittag kam Besuch.", "Es blieb lange ruhig.",
    "Drei Leute sahen zu.", "Der Nachmittag verging schnell.",
)  # fmt: skip
AROUND = (
    "Auf dem Zettel stand {}, mehr nicht.", "Danach ging es um {}; das dauerte.",
    "Vermerkt wurde: {}.", "Zur Sprache kam {} und dann lange nichts.", "Gefragt wurde nach {}.",
)  # fmt: skip
END = ("Gegen sechs war Schluss.", "Alle waren zufrieden.", "Im Juni folgt mehr davon.")


@dataclass(frozen=True)
class Labelled:
    kind: str
    query: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    neutral: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    recall: float
    precision: float
    first: float
    f1: float


def labelled(file: Path) -> list[Labelled]:
    found = []
    for line in file.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, query, right, wrong, neutral = line.replace("\\u00ad", "\u00ad").split("|")
            split = [tuple(filter(None, part.split(";"))) for part in (right, wrong, neutral)]
            found.append(Labelled(kind, query, *split))
    return found


def score_all(path: Path, file: Path) -> dict[str, Score]:
    """Fill an archive with every form of a file and run every query."""
    rng = random.Random(7)
    queries = labelled(file)
    forms = [(n, True, f) for n, q in enumerate(queries) for f in q.right]
    forms += [(n, False, f) for n, q in enumerate(queries) for f in q.wrong]
    forms *= COPIES
    rng.shuffle(forms)
    with Archive.open(path) as archive:
        with archive.batch():
            for number, (_, _, form) in enumerate(forms):
                text = f"{rng.choice(BEGIN)} {rng.choice(AROUND).format(form)} {rng.choice(END)}"
                archive.save(article(
                    f"l{number}", title=f"Notiz {number + 100000}", kicker=None, teaser=None,
                    body=text.replace("\u00ad", ""),
                ))  # fmt: skip
        texts = [form.lower() for _, _, form in forms]
        scores = {}
        for n, query in enumerate(queries):
            right = {i for i, (m, good, _) in enumerate(forms) if m == n and good}
            own = {i for i, (m, _, _) in enumerate(forms) if m == n}
            found = [n - 1 for n in find(archive.db, query.query, limit=500).ids]
            same = tuple(f.lower() for f in (*query.right, *query.neutral))
            found = [i for i in found if i in own or not any(f in texts[i] for f in same)]
            scores[query.query] = _score(found, right)
    return scores


def mean(scores: list[Score]) -> Score:
    count = len(scores)
    return Score(*(
        sum(getattr(s, name) for s in scores) / count
        for name in ("recall", "precision", "first", "f1")
    ))  # fmt: skip


def _score(found: list[int], right: set[int]) -> Score:
    top = found[:10]
    hits = sum(i in right for i in top)
    all_hits = sum(i in right for i in found)
    precision = all_hits / len(found) if found else 0.0
    recall = all_hits / len(right)
    return Score(
        hits / min(10, len(right)),
        hits / len(top) if top else 0.0,
        next((1 / n for n, i in enumerate(top, 1) if i in right), 0.0),
        2 * precision * recall / (precision + recall) if all_hits else 0.0,
    )
