"""The reader's answers for a field, and where each was found. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer for one field."""

    rung: str
    """Which rung of the ladder answered: ``hint``, ``printed``, ``json-ld``, ``meta``, ``title``,
    ``time``, ``address``, ``structure``."""
    value: str
    """The answer, as printed."""


Ladder = list[Evidence]
"""All answers for one field, strongest first: the first one counts, the others are runners-up."""


def best(ladder: Iterable[Evidence]) -> str | None:
    """Take the value of the strongest rung that answered; ``None`` without any."""
    return next((e.value for e in ladder), None)
