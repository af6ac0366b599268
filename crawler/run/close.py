"""Close a run early, once, with the sentence that says why."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.run.state import Closing, RunState

ARCHIVE_ERROR = "archive_error"
"""The reason of a run whose archive cannot be written: going on would fetch pages for nothing."""


class RunClosing(IgnoreRequest):
    """A request that is not made because its run is closing: it was stopped, or its budget of
    requests is used up."""


def close_run(crawler: Crawler, reason: str, sentence: str) -> None:
    """Close the spider, once; only an archive that fails meanwhile is a reason that counts more."""
    state = RunState.of(crawler)
    closing, before = Closing(reason, sentence), state.closing
    state.closing = closing if before is None or reason == ARCHIVE_ERROR else before
    if before is None:
        state.task = asyncio.get_running_loop().create_task(_close(crawler, reason))


def raise_if_closing(crawler: Crawler) -> None:
    """Raise :class:`RunClosing` for a request of a run that is closing."""
    if RunState.of(crawler).closing is not None:
        raise RunClosing("the run is ending")


async def _close(crawler: Crawler, reason: str) -> None:
    with suppress(RuntimeError):  # it is closing already
        await crawler.engine.close_spider_async(reason=reason)
