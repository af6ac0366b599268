"""Ending a run early, once, with the sentence that says why."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from scrapy.crawler import Crawler

SENTENCE = "kommunews/stopped"
"""Stat: why the run was ended before it was done."""

_tasks: set[asyncio.Task[None]] = set()
"""Closings under way; asyncio itself keeps only weak references."""


def stop(crawler: Crawler, reason: str, sentence: str) -> None:
    """Close the spider with ``reason``; a second call changes nothing."""
    assert crawler.stats
    if crawler.stats.get_value(SENTENCE) is not None:
        return
    crawler.stats.set_value(SENTENCE, sentence)
    if crawler.engine is not None:
        task = asyncio.get_running_loop().create_task(_close(crawler, reason))
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)


async def _close(crawler: Crawler, reason: str) -> None:
    assert crawler.engine
    with suppress(RuntimeError):  # it is closing already
        await crawler.engine.close_spider_async(reason=reason)
