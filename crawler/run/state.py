"""The state of a run, which its components share until the report judges it.

Scrapy's stats serve only as counters for the operator (``-s STATS_DUMP=1``).
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
    """The reason why a run ends early."""

    reason: str
    sentence: str


@dataclass
class RunState(Findings):
    """Hold the state of one run so far; it belongs to the spider."""

    closing: Closing | None = None
    """Why the run ends early, if it does."""
    task: asyncio.Task[None] | None = None
    """The task that closes the spider, as asyncio keeps only a weak reference."""
    witnessed: str | None = None
    """The time by the server's clock, if ours was found wrong."""
    notices: list[tuple[str, Notice]] = field(default_factory=list)
    """Address and content of notices about text and data mining."""
    pages_read: int = 0
    """Answers that are pages, or say that one has not changed; robots.txt is none of them."""
    not_modified: int = 0
    """Articles whose page has not changed, as the server says."""
    queued: int = 0
    """Articles still to request, as far as known."""
    surfaces_failed: int = 0
    """Surfaces that could not be read."""
    pages_failed: int = 0
    """Article pages that could not be fetched, not counting those that are gone."""
    unmoved: set[str] = field(default_factory=set)
    """Keys of addresses fetched whole whose validators were those of the answer before."""
    whole: set[str] = field(default_factory=set)
    """Addresses of those that were requested without validators."""
    failures: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=500))
    """Reason and sentence of the last failures, from which the cause of the run is derived."""
    outcome: str | None = None
    """``finished``, ``below`` (expectations), ``failed``, or the reason why the spider closed."""
    detail: str | None = None
    """One sentence on an outcome other than ``finished``."""
    changes: list[str] = field(default_factory=list)
    """Sentences on alerts that this run opened or closed."""

    @classmethod
    def of(cls, crawler: Crawler) -> Self:
        """Return the state of a run."""
        state = getattr(crawler.spider, "run_state", None)
        assert isinstance(state, cls)
        return state
