"""Replay captures on all cores, in order, with flat memory."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from archive import ArchiveError
from archive.captures.store import PageStore
from crawler.replay.read import ReplayResult, ReplayTask, read_captures

TASKS_AT_ONCE = 8
"""Addresses that a process is given at once: a twentieth of a second of work."""
AHEAD = 3
"""Chunks per process that wait or are worked on; what bounds the memory."""
_store: PageStore | None = None


async def read_all(
    path: Path, tasks: Iterable[ReplayTask], jobs: int
) -> AsyncIterator[ReplayResult]:
    """Read the captures of all tasks with ``jobs`` processes; the results in the tasks' order.

    With one job everything happens in this process. Raises ``ArchiveError``.
    """
    if jobs == 1:
        with PageStore.open(path, readonly=True) as store:
            for task in tasks:
                yield read_captures(store, task)
        return
    # spawn: this process runs an event loop and has databases open, which must not be forked
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(path,))
    loop = asyncio.get_running_loop()
    chunks = _chunks(tasks)
    running: deque[asyncio.Future[list[ReplayResult]]] = deque()
    try:
        for chunk in islice(chunks, jobs * AHEAD):
            running.append(loop.run_in_executor(pool, _read, chunk))
        while running:
            results = await running.popleft()
            for chunk in islice(chunks, 1):
                running.append(loop.run_in_executor(pool, _read, chunk))
            for done in results:
                yield done
    except BrokenProcessPool as error:
        raise ArchiveError(
            "A process that reads kept pages was ended from outside (out of memory?); run again, "
            "it goes on where it was, or with --jobs 1."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chunks(tasks: Iterable[ReplayTask]) -> Iterator[list[ReplayTask]]:
    rest = iter(tasks)
    while chunk := list(islice(rest, TASKS_AT_ONCE)):
        yield chunk


def _start(path: Path) -> None:
    global _store  # noqa: PLW0603  (one store per process, opened once)
    _store = PageStore.open(path, readonly=True)


def _read(chunk: list[ReplayTask]) -> list[ReplayResult]:
    assert _store is not None
    return [read_captures(_store, task) for task in chunk]
