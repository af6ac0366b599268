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
"""Addresses that a process is given at once, and that are saved together: a quarter of a second."""
AHEAD = 3
"""Chunks per process that wait or are worked on; what bounds the memory."""
_store: PageStore | None = None


Bundles = Generator[list[ReplayResult], None, None]
Readers = Callable[[PageStore, Iterable[ReplayTask], str], Bundles]
"""Reads the captures of a store by tasks, prepares them as :func:`read_prepared` does, and yields
the results in the tasks' order, some at a time."""


def read_with(jobs: int) -> Readers:
    """Return readers that are ``jobs`` processes of this machine; for one, this process itself."""
    return partial(_with_processes, jobs) if jobs > 1 else _alone


def _alone(store: PageStore, tasks: Iterable[ReplayTask], normalise: str) -> Bundles:
    for chunk in chunks(tasks):
        yield [read_prepared(store, task, normalise) for task in chunk]


def _with_processes(
    jobs: int, store: PageStore, tasks: Iterable[ReplayTask], normalise: str
) -> Bundles:
    # spawn: this process has databases open, which must not be forked
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
            "A process that reads kept pages was ended from outside (out of memory?); run again, "
            "it goes on where it was, or with --jobs 1."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def chunks(tasks: Iterable[ReplayTask]) -> Iterator[list[ReplayTask]]:
    """Cut tasks into pieces that are read at once and saved together."""
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


def _read(chunk: list[ReplayTask], normalise: str) -> list[ReplayResult]:
    assert _store is not None
    return [read_prepared(_store, task, normalise) for task in chunk]
