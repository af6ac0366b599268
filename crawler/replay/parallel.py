"""Replay and prepare captures on all cores, in order, with flat memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from pathlib import Path

from archive import ArchiveError
from archive.captures.store import PageStore
from crawler.replay.prepare import read_prepared
from crawler.replay.read import ReplayResult, ReplayTask

TASKS_AT_ONCE = 48
"""Addresses per chunk, which are saved together: a quarter of a second of work."""
AHEAD = 3
"""Chunks in flight per process; this bounds the memory."""
_store: PageStore | None = None


Bundles = Generator[list[ReplayResult], None, None]
Readers = Callable[[PageStore, Iterable[ReplayTask], str], Bundles]
"""Reads and prepares the captures of a store by tasks, like :func:`read_prepared`; yields the
results in chunks, in the order of the tasks."""


def read_with(jobs: int) -> Readers:
    """Return a reader that uses ``jobs`` local processes; for one, this process itself."""
    return partial(_with_processes, jobs) if jobs > 1 else _alone


def _alone(store: PageStore, tasks: Iterable[ReplayTask], normalise: str) -> Bundles:
    for chunk in chunks(tasks):
        yield [read_prepared(store, task, normalise) for task in chunk]


def _with_processes(
    jobs: int, store: PageStore, tasks: Iterable[ReplayTask], normalise: str
) -> Bundles:
    # spawn, as open databases must not be forked
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(store.path,))
    waiting = chunks(tasks)
    running: deque[Future[list[ReplayResult]]] = deque()
    try:
        for chunk in islice(waiting, jobs * AHEAD):
            running.append(pool.submit(_read, chunk, normalise))
        while running:
            results = running.popleft().result()
            for chunk in islice(waiting, 1):
                running.append(pool.submit(_read, chunk, normalise))
            yield results
    except BrokenProcessPool as error:
        raise ArchiveError(
            "A process that reads kept pages was killed (out of memory?); run again to resume, or "
            "with --jobs 1."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def chunks(tasks: Iterable[ReplayTask]) -> Iterator[list[ReplayTask]]:
    """Split tasks into chunks that are read and saved together."""
    rest = iter(tasks)
    while chunk := list(islice(rest, TASKS_AT_ONCE)):
        yield chunk


def _start(path: Path) -> None:
    global _store  # noqa: PLW0603  (one store per process, opened once)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles it and ends this process
    _store = PageStore.open(path, readonly=True)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End with the parent process, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(chunk: list[ReplayTask], normalise: str) -> list[ReplayResult]:
    assert _store is not None
    return [read_prepared(_store, task, normalise) for task in chunk]
