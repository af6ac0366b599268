"""Replay captures on all cores, in order, with flat memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
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


def read_all(path: Path, tasks: Iterable[ReplayTask], jobs: int) -> Iterator[ReplayResult]:
    """Read the captures of all tasks with ``jobs`` processes; the results in the tasks' order.

    With one job everything happens in this process. Raises ``ArchiveError``.
    """
    if jobs == 1:
        with PageStore.open(path, readonly=True) as store:
            for task in tasks:
                yield read_captures(store, task)
        return
    # spawn: this process has databases open, which must not be forked
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(path,))
    chunks = _chunks(tasks)
    running: deque[Future[list[ReplayResult]]] = deque()
    try:
        for chunk in islice(chunks, jobs * AHEAD):
            running.append(pool.submit(_read, chunk))
        while running:
            results = running.popleft().result()
            for chunk in islice(chunks, 1):
                running.append(pool.submit(_read, chunk))
            yield from results
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run hears of it, and ends this process
    _store = PageStore.open(path, readonly=True)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End with the process that started this one, also where that was killed and cannot say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(chunk: list[ReplayTask]) -> list[ReplayResult]:
    assert _store is not None
    return [read_captures(_store, task) for task in chunk]
