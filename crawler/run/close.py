"""Close a run early, once, with a sentence that explains why."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.run.state import Closing, RunState

ARCHIVE_ERROR = "archive_error"
"""Reason to close if the archive cannot be written: more pages would be fetched for nothing."""


class RunClosing(IgnoreRequest):
    """Drop a request because its run is closing: somebody stopped it, or its request budget is
    used up."""


def close_run(crawler: Crawler, reason: str, sentence: str) -> None:
    """Close the spider once; the first reason counts, unless the archive fails later."""
    state = RunState.of(crawler)
    closing, before = Closing(reason, sentence), state.closing
    state.closing = closing if before is None or reason == ARCHIVE_ERROR else before
    if before is None:
        state.task = asyncio.get_running_loop().create_task(_close(crawler, reason))


def raise_if_closing(crawler: Crawler) -> None:
    """Raise :class:`RunClosing` if the run is closing."""
    if RunState.of(crawler).closing is not None:
        raise RunClosing("the run is ending")


async def _close(crawler: Crawler, reason: str) -> None:
    with suppress(RuntimeError):  # it is closing already
        await crawler.engine.close_spider_async(reason=reason)
