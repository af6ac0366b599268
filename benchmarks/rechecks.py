"""What looking at articles again costs, and how late edits are found: ``python -m
benchmarks.rechecks``.

Articles of two months live for more than a year; every day the archive is asked what is due, and
what it names is read. Edits come evenly at every age, or ever more rarely, as editors make them.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from archive import Archive, Article, Page
from archive.clock import stamp
from benchmarks.invented import Press
from crawler.frontier.options import recheck_steps
from crawler.settings import RECHECK

START = datetime(2025, 1, 6, 5, tzinfo=UTC)
PUBLISHED, A_DAY, YEAR = 60, 8, 365
BANDS = ((0, 7), (7, 30), (30, YEAR))
SCHEDULES = (
    RECHECK,
    "7:1 30:8 365:45 *:180",
    "7:1 15:4 30:8 60:15 120:30 365:60 *:180",
    "3:1 7:2 30:8 365:60 *:180",
    "2:1 7:3 30:11 365:90 *:180",
)
Late = dict[tuple[int, int], list[float]]
"""Days by which edits were found late, by the age at which they were made."""
HAZARDS: dict[str, Callable[[float], float]] = {
    "evenly": lambda age: 0.015 if age < BANDS[0][1] else 0.0004,
    "ever more rarely": lambda age: 0.05 / (age + 1),
}
"""Edits a day, by age."""


@dataclass
class Piece:
    """An article, when it was edited, and what was found of it."""

    article: Article
    born: int
    edits: list[float]
    looks: int = 0
    seen: int = 0


def lived(hazard: Callable[[float], float], seed: int) -> list[Piece]:
    """Two months of articles, and the times at which each will be edited, in days."""
    chance, press = random.Random(seed), Press(seed)
    pieces = []
    for day in range(PUBLISHED):
        for _ in range(A_DAY):
            edits = [
                day + age + chance.random()
                for age in range(YEAR)
                if chance.random() < hazard(age + 0.5)
            ]
            pieces.append(Piece(press.article(len(pieces), paragraphs=1), day, edits))
    return pieces


def at(day: float) -> str:
    """The time of a day of the simulation."""
    return stamp(START + timedelta(days=day))


def look(archive: Archive, piece: Piece, day: int, late: Late) -> None:
    """Read an article as it is on a day; note how late its edits are found."""
    known = [edit for edit in piece.edits if edit <= day]
    for edit in known[piece.seen :]:
        band = next(b for b in BANDS if edit - piece.born < b[1])
        late[band].append(day - edit)
    article = piece.article
    if len(known) > piece.seen or not piece.looks:
        more = f"\n\nNachtrag {len(known)}: Der Rat hat gebilligt." if known else ""
        body = f"{article.body}{more}"
        archive.save(replace(article, seen_at=at(day), published=at(piece.born)[:10], body=body))
    archive.save(Page(url=article.url, source=article.source, fetched_at=at(day), status=200,
                      kind="article", digest=f"{len(known):064}"))  # fmt: skip
    piece.seen, piece.looks = len(known), piece.looks + 1


def measured(schedule: str, pieces: list[Piece], named: str | None) -> tuple[float, Late]:
    """Requests an article in its first year, and how late edits were found, by age; ``named`` is
    the surface that names edits, if there is one."""
    late: Late = {band: [] for band in BANDS}
    steps = recheck_steps(schedule)
    of = {piece.article.url: piece for piece in pieces}
    source = pieces[0].article.source
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.db") as archive:
        for day in range(PUBLISHED + YEAR):
            with archive.batch():
                if named and day % (1 if named == "rest" else 7) == 0:
                    told = [(p.article.url, at(e)) for p in pieces for e in p.edits
                            if day - 7 < e <= day]  # fmt: skip
                    archive.journal.hint_modified(told, named, at(day))
                due = [p for p in pieces if p.born == day]
                due += [of[url] for url in archive.journal.due(source, at(day), steps)]
                for piece in due:
                    if day < piece.born + YEAR:
                        look(archive, piece, day, late)
    return sum(piece.looks for piece in pieces) / len(pieces), late


def main() -> int:
    """Print the curve, as a table."""
    print("edits come | RECHECK | requests in the first year | days late, median and 90 %, by age")
    for name, hazard in HAZARDS.items():
        for schedule in SCHEDULES:
            _print(name, schedule, None, hazard)
        for surface in ("sitemap", "rest"):
            _print(name, RECHECK, surface, hazard)
    return 0


def _print(name: str, schedule: str, named: str | None, hazard: Callable[[float], float]) -> None:
    looks, late = measured(schedule, lived(hazard, 1), named)
    told = "; ".join(
        f"{low}–{high}: {median(days):.1f}, {quantiles(days, n=10)[-1]:.0f} (of {len(days)})"
        for (low, high), days in late.items()
    )
    print(f"{name} | {schedule}{f', named by {named}' if named else ''} | {looks:.1f} | {told}",
          flush=True)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
