"""The state of a run: what its parts tell each other, until the report judges it.

Scrapy's stats are the operator's counters (``-s STATS_DUMP=1``), and no more than that.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from scrapy.crawler import Crawler

from archive.shared import Findings
from crawler.reader.tdm import Notice


class Closing(NamedTuple):
    """Why a run is ended before it is done."""

    reason: str
    sentence: str


@dataclass
class RunState(Findings):
    """What one run has come to so far; the spider holds it."""

    closing: Closing | None = None
    """Why it is ended early, if it is."""
    task: asyncio.Task[None] | None = None
    """What closes it; asyncio itself keeps only a weak reference."""
    witnessed: str | None = None
    """The time by the server's clock, where ours was found to be wrong."""
    notices: list[tuple[str, Notice]] = field(default_factory=list)
    """What sites say about text and data mining, by address."""
    queued: int = 0
    """Articles that are still to be asked for, as far as is known."""
    surfaces_failed: int = 0
    """Surfaces that could not be read."""
    pages_failed: int = 0
    """Article pages that could not be had, those aside that are gone."""
    failures: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=500))
    """Reason and sentence of the last of them: from so many a run's cause is told."""
    outcome: str | None = None
    """``finished``, ``below`` (expectations), ``failed`` or the reason why the spider closed."""
    detail: str | None = None
    """One sentence on an outcome that is not ``finished``."""
    changes: list[str] = field(default_factory=list)
    """Sentences on alerts that this run opened or closed."""

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        """Return the state of a run."""
        state = getattr(crawler.spider, "run_state", None)
        assert isinstance(state, cls)
        return state
