"""What looking again costs, and how late edits are found: the table in ``docs/operating.md``.

The days come from the schedule itself, asked on every day of a year for an article that never
changes. Edits come evenly, or ever more rarely with age.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import fsum
from pathlib import Path

import pytest

from archive import Archive
from crawler.frontier.options import recheck_steps
from crawler.settings import RECHECK
from tests.archive.journal.test_looks import LONG, SITE, at, look
from tests.conftest import ROOT
from tests.support.records import article

DOCS = (ROOT / "docs/operating.md").read_text("utf-8")
ROWS = {
    f"`{RECHECK}` (the default)": (RECHECK, 0),
    "the default, where the REST route names edits": (RECHECK, 1),
    "the default, where the sitemap names edits": (RECHECK, 7),
    **{
        f"`{text}`": (text, 0)
        for text in (
            "7:1 30:8 365:45 *:180",
            "3:1 7:2 15:4 30:7 60:14 120:28 365:60 *:180",
            "3:1 7:2 30:8 365:60 *:180",
            "2:1 7:2 15:5 30:10 60:20 120:40 365:80 *:180",
            "2:1 7:3 30:11 365:90 *:180",
        )
    },
}
"""What the table calls a schedule, the schedule, and every how many days edits are named."""
AGES = ((0, 7), (7, 30), (30, 365))
POINTS, PHASES = 1000, 10
ROUNDED = 1 - 1e-9
"""Shares may be met exactly, whatever the last digit of a sum is."""
BEGIN = 300
"""Days since the year began, see ``test_looks``; the article is published then."""


def days_of_looks(archive: Archive, text: str, *, named: bool) -> list[int]:
    for n in range(5 if named else 0):
        old = article(f"alt-{n}", title=f"Alt {n}", body=f"{LONG} {n}", published="2025-06-01")
        archive.save(replace(old, seen_at=at(BEGIN - 90)))
        archive.journal.hint_modified([(old.url, at(BEGIN - 40))], "rest", at(BEGIN - 40))
        archive.save(replace(old, title=f"Neu {n}", seen_at=at(BEGIN - 40)))
    steps, born = recheck_steps(text), at(BEGIN)[:10]
    url = look(archive, BEGIN, published=born).url
    found = [0]
    for day in range(1, 365 + 180):
        if url in archive.journal.due(SITE, at(BEGIN + day), steps):
            look(archive, BEGIN + day, published=born)
            found.append(day)
    return found


def late(
    days: list[int], ages: tuple[int, int], rate: Callable[[float], float], every: int
) -> list[float]:
    """How late half of the edits are found, and nine of ten, in days."""
    low, high = ages
    found = []
    for n in range(POINTS):
        age = low + (high - low) * (n + 0.5) / POINTS
        until = next(day for day in days if day >= age) - age
        for phase in range(PHASES if every else 1):
            named = every * (phase + 0.5) / PHASES if every else until
            found.append((min(until, named), rate(age)))
    found.sort()
    total, seen, shares = fsum(weight for _, weight in found), 0.0, [0.5, 0.9]
    result = []
    for days_late, weight in found:
        seen += weight
        while shares and seen >= shares[0] * total * ROUNDED:
            result.append(days_late)
            del shares[0]
    return result


def line(name: str, days: list[int], every: int) -> str:
    cells = [name, f"{sum(day < 365 for day in days)}"]
    for rate in (lambda age: 1.0, lambda age: 1 / (age + 1)):  # noqa: ARG005
        found = [late(days, ages, rate, every) for ages in AGES]
        cells += [", ".join(f"{values[n]:.0f}" if values[n] >= 9.5 else f"{values[n]:.1f}"
                            for values in found) for n in (0, 1)]  # fmt: skip
    return f"| {' | '.join(cells)} |"


@pytest.mark.parametrize("name", ROWS)
def test_the_table_says_what_the_schedule_does(tmp_path: Path, name: str) -> None:
    text, every = ROWS[name]
    with Archive.open(tmp_path / "archive.db") as archive:
        days = days_of_looks(archive, text, named=bool(every))
    assert line(name, days, every) in DOCS
