"""Close a run early, once, with the sentence that says why."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from archive import ArchiveError
from crawler.run.stats import ARCHIVE_ERROR, CLOSE_REASON

_tasks: set[asyncio.Task[None]] = set()
"""Closings under way; asyncio itself keeps only weak references."""


class RunClosing(IgnoreRequest):
    """A request that is not made because its run is closing: it was stopped, or its budget of
    requests is used up."""


def close_run(crawler: Crawler, reason: str, sentence: str) -> None:
    """Close the spider with ``reason``; a second call changes nothing."""
    if crawler.stats.get_value(CLOSE_REASON) is not None:
        return
    crawler.stats.set_value(CLOSE_REASON, sentence)
    if crawler.engine is not None:
        task = asyncio.get_running_loop().create_task(_close(crawler, reason))
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)


def close_on_archive_error(crawler: Crawler, error: ArchiveError) -> None:
    """Close the run: going on would fetch pages for nothing."""
    crawler.stats.set_value(ARCHIVE_ERROR, str(error))
    close_run(crawler, "archive_error", str(error))


def raise_if_closing(crawler: Crawler) -> None:
    """Raise :class:`RunClosing` for a request of a run that is closing."""
    if crawler.stats.get_value(CLOSE_REASON) is not None:
        raise RunClosing("the run is ending")


async def _close(crawler: Crawler, reason: str) -> None:
    with suppress(RuntimeError):  # it is closing already
        await crawler.engine.close_spider_async(reason=reason)
