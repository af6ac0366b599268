"""The metrics of a run, the usual ones, and the verdict on them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from archive.records import Edited
from crawler.run.common import NewestText, repeated
from crawler.run.decay import eroded, redated, restless
from crawler.run.first_contact import Counts
from crawler.run.readings import FIELDS, FirstReading, stubs

WHY = "lost:why"
"""Key in a run's examples: the most frequent reason why pages gave no article."""
WALLS = ("wall", "denied", "maintenance")
"""Reasons that mean a notice in place of an article: consent, payment, password, a block."""
MIN_SAMPLE = 8
"""Articles or teasers needed before a share of them means anything."""


ODD = {"eroding": eroded, "restless": restless, "redated": redated}
"""Alerts about edits, and what finds the articles that they are about."""


def _itself(url: str) -> str:
    return url


def _unknown(urls: Sequence[str]) -> str | None:  # noqa: ARG001  (a run without captures)
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """Hold the metrics of one run and of earlier ones."""

    counts: Counts
    """Metrics of this run."""
    history: Sequence[Counts] = ()
    """Metrics of earlier good runs, the newest first."""
    rebased: Mapping[str, int] = field(default_factory=dict)
    """Name of an alert that an operator accepted → how many of these runs came later and count."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """An example address, by name of a metric."""
    fortnight: float = 0.0
    """Articles that appeared in the last two weeks."""
    publishing_days: int = 10
    """Days of the last two weeks on which a publisher is at work."""
    silence: tuple[int, int] | None = None
    """Publishing days without an article, and how many are too many."""
    readings: Sequence[FirstReading] = ()
    """First readings of new articles, the newest first."""
    first_since: Mapping[str, int] = field(default_factory=dict)
    """Name of an accepted alert (``short`` or a field's) → how many of these readings came later
    and count."""
    newest: Sequence[NewestText] = ()
    """Texts of the articles that were first seen last, the newest first."""
    shrunk: Sequence[str] = ()
    """Addresses of articles that lost most of their text in the last weeks, a few a day."""
    edits: Sequence[Edited] = ()
    """Articles that the publisher edited in the last weeks."""
    lately: Sequence[Edited] = ()
    """The same of the last days alone."""
    gaps: tuple[str, ...] = ()
    """Sentences on listings that ended before known articles were reached."""
    asked_address: Callable[[str], str] = _itself
    """Returns an address as it was requested."""
    furniture_of: Callable[[Sequence[str]], str | None] = _unknown
    """Returns a selector for passages that stand on all of some pages; ``None`` if unknown."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold the findings and the names that were judged: only a judged alert can be over."""

    findings: Mapping[str, str]
    """Sentence by name of the alert."""
    judged: frozenset[str]
    """Names of alerts that this run had evidence about."""
    patient: Mapping[str, int] = field(default_factory=dict)
    """Name of an alert → consecutive runs that must show it, if one is not enough."""


def pooled(observed: Observation, part: str, whole: str) -> tuple[float, float]:
    """Add up this run and as many before it as a meaningful share needs."""
    have, of = now(observed, part), now(observed, whole)
    for run in observed.history:
        if of >= MIN_SAMPLE:
            break
        have, of = have + run.get(part, 0), of + run.get(whole, 0)
    return have, of


def now(observed: Observation, name: str) -> float:
    """Return a metric of this run."""
    return observed.counts.get(name, 0.0)


def past(observed: Observation, name: str, alert: str) -> float:
    """Return the sum of a metric over the runs that an alert is compared with."""
    return sum(run.get(name, 0.0) for run in since(observed, alert))


def since(observed: Observation, alert: str) -> Sequence[Counts]:
    """Return the runs that an alert is compared with: those since an operator accepted it."""
    return observed.history[: observed.rebased.get(alert, len(observed.history))]


def read_since(observed: Observation, alert: str) -> Sequence[FirstReading]:
    """Return the first readings that an alert is compared with: those since its acceptance."""
    return observed.readings[: observed.first_since.get(alert, len(observed.readings))]


def example(observed: Observation, name: str) -> str | None:
    """Return an address that shows the fault of an alert; ``None`` if the run has none."""
    if found := observed.examples.get(name):
        return found
    if name == "shrinking":
        return observed.shrunk[-1] if observed.shrunk else None
    if name in ODD:
        odd = ODD[name](observed.lately if name == "restless" else observed.edits)
        return odd[-1].url if odd else None
    if name.startswith("newest:"):
        common = repeated(observed.newest)[name]
        return common.urls[0] if common else None
    if name == "short":
        return (stubs(read_since(observed, "short")) or (0, 0, None))[2] or None
    field = name.removeprefix("stated:")
    if field in FIELDS:
        return next((r.url for r in observed.readings if not getattr(r, field)), None)
    return None
