"""Shares of first readings: each article counts once, to tell chance from a fault.

Runs reread the same recent articles, which are no independent evidence. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, log
from statistics import median

NEWEST, BEFORE = 30, 100
"""First readings to compare: the newest, and those before them."""
RARE = 1e-5
"""Probability below which chance does not explain that so few of the newest have a field."""
VERY_RARE = 1e-9
"""The same for a single run, which mostly rereads the articles of the run before."""
REFERENCE = 100
"""First readings that define the usual length, until an operator accepts another."""
SHORT = 0.25
"""A text with less than this share of the usual words is a stub."""
MORE = 0.1
"""Rise of the share of stubs over the reference that should be detected."""
SURE = 14.0
"""Log odds at which it is detected: about one false alarm in a million readings."""

FIELDS = {"dated": "a date", "kickered": "a kicker", "bodied": "a body", "pictured": "a picture"}


@dataclass(frozen=True, slots=True)
class FirstReading:
    """Hold which fields the archive has of an article that was read when new."""

    dated: bool
    kickered: bool
    bodied: bool
    pictured: bool
    words: int
    url: str


def at_most(k: int, n: int, p: float) -> float:
    """Return the binomial probability of at most ``k`` successes in ``n`` trials.

    >>> round(at_most(0, 20, 0.4), 6)
    3.7e-05
    """
    return sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))


def is_rare(have: float, of: float, usual: float, limit: float) -> bool:
    """Tell whether chance alone would hardly ever make so few have a field."""
    share = min(max(usual, 0.0), 0.99)
    n = int(of)
    k = int(have)
    if n > 400:  # a backfill: keep only the share
        k, n = k * 400 // n, 400
    return have / of < usual if of and share == 0 else at_most(k, n, share) < limit


def fewer(readings: Sequence[FirstReading], field: str) -> tuple[int, int, float] | None:
    """Return how many of the newest have a field, of how many, and the usual share; ``None`` if
    there are too few ``readings``, which come newest first."""
    if len(readings) < NEWEST + BEFORE:
        return None
    newest, before = readings[:NEWEST], readings[NEWEST : NEWEST + BEFORE]
    have = sum(getattr(r, field) for r in newest)
    return have, NEWEST, (sum(getattr(r, field) for r in before) + 0.5) / (BEFORE + 1)


def stubs(readings: Sequence[FirstReading]) -> tuple[int, int, str] | None:
    """Add up the evidence that more new articles are stubs than at first (a CUSUM chart). Return
    the stubs since then, the articles since then, and the last stub's address; ``(0, 0, "")`` if
    the evidence is weak, ``None`` if there are too few ``readings``, which come newest first."""
    if len(readings) < REFERENCE + NEWEST:
        return None
    ordered = readings[::-1]
    reference = ordered[:REFERENCE]
    least = median(r.words for r in reference) * SHORT
    usual = (sum(r.words < least for r in reference) + 0.5) / (REFERENCE + 1)
    raised = min(usual + MORE, 0.99)
    up, down = log(raised / usual), log((1 - raised) / (1 - usual))
    evidence, short, of, last = 0.0, 0, 0, ""
    for r in ordered[REFERENCE:]:
        stub = r.words < least
        evidence += up if stub else down
        short, of, last = short + stub, of + 1, r.url if stub else last
        if evidence <= 0:
            evidence, short, of = 0.0, 0, 0
        evidence = min(evidence, SURE + 6 * up)
    return (short, of, last) if evidence > SURE else (0, 0, "")
