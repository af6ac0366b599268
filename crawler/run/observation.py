"""What a run measured and what is usual, and the verdict on both. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.run.first_contact import Counts
from crawler.run.readings import FIELDS, FirstReading, stubs

WHY = "lost:why"
"""Key in the examples of a run: the reason for which most pages gave no article."""
MIN_SAMPLE = 8
"""Articles or teasers that must have been read before a share of them means anything."""


def _itself(url: str) -> str:
    return url


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """What one run measured, and what earlier runs measured."""

    counts: Counts
    """What this run measured."""
    history: Sequence[Counts] = ()
    """What earlier good runs measured, the newest first."""
    rebased: Mapping[str, int] = field(default_factory=dict)
    """How many of these count, by name of an alert: an operator accepted it before them."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """An address to look at, by the name of a measure."""
    fortnight: float = 0.0
    """Articles that appeared in the last two weeks."""
    publishing_days: int = 10
    """Days of the last two weeks on which a publisher is at work."""
    silence: tuple[int, int] | None = None
    """Publishing days without an article, and how many are too many."""
    readings: Sequence[FirstReading] = ()
    """First readings of articles that were new then, the newest first."""
    first_since: Mapping[str, int] = field(default_factory=dict)
    """How many of these count, by name of an alert (``short`` or a field's) that an operator
    accepted before them."""
    shrunk: Sequence[str] = ()
    """Addresses of articles that lost most of their text in the last weeks, a few a day."""
    gaps: tuple[str, ...] = ()
    """Sentences on walks through a surface that ended too soon."""
    asked_address: Callable[[str], str] = _itself
    """Spells an address as it was asked for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong, and what was looked at at all: an alert is only over if it was."""

    findings: Mapping[str, str]
    """Sentence by name of the alert."""
    judged: frozenset[str]
    """Names that this run had evidence about."""
    patient: Mapping[str, int] = field(default_factory=dict)
    """In how many runs in a row it must be seen, by name, where one is not enough."""


def pooled(observed: Observation, part: str, whole: str) -> tuple[float, float]:
    """This run and as many before it as it takes to mean something."""
    have, of = now(observed, part), now(observed, whole)
    for run in observed.history:
        if of >= MIN_SAMPLE:
            break
        have, of = have + run.get(part, 0), of + run.get(whole, 0)
    return have, of


def now(observed: Observation, name: str) -> float:
    """Return a measure of this run."""
    return observed.counts.get(name, 0.0)


def past(observed: Observation, name: str, alert: str) -> float:
    """The sum of a measure over the runs that an alert is held against."""
    return sum(run.get(name, 0.0) for run in since(observed, alert))


def since(observed: Observation, alert: str) -> Sequence[Counts]:
    """The runs that an alert is held against: those since an operator has accepted it."""
    return observed.history[: observed.rebased.get(alert, len(observed.history))]


def read_since(observed: Observation, alert: str) -> Sequence[FirstReading]:
    """The first readings that an alert is held against: those since an operator has accepted it."""
    return observed.readings[: observed.first_since.get(alert, len(observed.readings))]


def example(observed: Observation, name: str) -> str | None:
    """Return an address on which the fault of an alert shows; ``None`` where the run met none."""
    if found := observed.examples.get(name):
        return found
    if name == "shrinking":
        return observed.shrunk[-1] if observed.shrunk else None
    if name == "short":
        return (stubs(read_since(observed, "short")) or (0, 0, None))[2] or None
    field = name.removeprefix("stated:")
    if field in FIELDS:
        return next((r.url for r in observed.readings if not getattr(r, field)), None)
    return None
