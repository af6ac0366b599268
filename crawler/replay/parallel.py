"""Read captures, and prepare records, on all cores: in order, with flat memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeAlias, TypeVar

from archive import ArchiveError
from archive.captures.store import PageStore
from crawler.replay.prepare import read_prepared
from crawler.replay.read import ReplayResult, ReplayTask

TASKS_AT_ONCE = 48
"""Addresses per chunk, which are saved together: a quarter of a second of work."""
AHEAD = 3
"""Chunks in flight per process; this bounds the memory."""
_store: PageStore | None = None
Sent = TypeVar("Sent")
Brought = TypeVar("Brought")

Pipe: TypeAlias = "Connection[Any, Any]"
Bundles = Generator[list[ReplayResult], None, None]
Readers = Callable[[PageStore, Iterable[ReplayTask], str], Bundles]
"""Reads and prepares the captures of a store by tasks, like :func:`read_prepared`; yields the
results in chunks, in the order of the tasks."""


class _LostError(Exception):
    """A process has ended that had work to do."""


def read_with(jobs: int) -> Readers:
    """Return a reader that uses ``jobs`` local processes; for one, this process itself."""
    return partial(_with_processes, jobs) if jobs > 1 else _alone


def _alone(store: PageStore, tasks: Iterable[ReplayTask], normalise: str) -> Bundles:
    for chunk in chunks(tasks):
        yield [read_prepared(store, task, normalise) for task in chunk]


def _with_processes(
    jobs: int, store: PageStore, tasks: Iterable[ReplayTask], normalise: str
) -> Bundles:
    yield from _in_order(jobs, partial(_read, normalise), chunks(tasks), store.path)


@contextmanager
def map_with(
    jobs: int,
) -> Iterator[Callable[[Callable[[Sent], Brought], Iterable[Sent]], Iterator[Brought]]]:
    """Provide ``map`` with ``jobs`` local processes; for one, or a single part, with this one."""
    with ExitStack() as made:

        def mapped(work: Callable[[Sent], Brought], parts: Iterable[Sent]) -> Iterator[Brought]:
            rest = iter(parts)
            first = list(islice(rest, 2))
            parts = chain(first, rest)
            if jobs < 2 or len(first) < 2:
                return map(work, parts)
            return made.enter_context(closing(_in_order(jobs, work, parts)))

        yield mapped


def _in_order(
    jobs: int, work: Callable[[Sent], Brought], parts: Iterable[Sent], store: Path | None = None
) -> Generator[Brought]:
    """Do the work for all parts in processes, which open the page store first; yield the results in
    order."""
    helpers, free = _started(jobs, store)
    waiting = iter(parts)
    running: deque[Future[Brought]] = deque()
    pool = ThreadPoolExecutor(jobs)
    try:
        for part in islice(waiting, jobs * AHEAD):
            running.append(pool.submit(_ask, free, work, part))
        while running:
            brought = running.popleft().result()
            for part in islice(waiting, 1):
                running.append(pool.submit(_ask, free, work, part))
            yield brought
    except _LostError as error:
        raise ArchiveError(
            "A process that read or prepared records was killed (out of memory?); nothing of this "
            "step was stored; run again, or with --jobs 1."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        while not free.empty():
            free.get().close()  # which ends the process
        for helper in helpers:
            helper.join()


def _started(jobs: int, store: Path | None) -> tuple[list[BaseProcess], SimpleQueue[Pipe]]:
    """Start processes; return them, and their pipes. Each has one of its own, whose other end is
    held by that process alone: if it is killed, even in the middle of an answer, the pipe ends."""
    context = multiprocessing.get_context("spawn")  # as open databases must not be forked
    helpers: list[BaseProcess] = []
    free: SimpleQueue[Pipe] = SimpleQueue()
    for _ in range(jobs):
        own, its = context.Pipe()
        helper = context.Process(target=_serve, args=(its, store), daemon=True)
        helper.start()
        its.close()
        helpers.append(helper)
        free.put(own)
    return helpers, free


def _ask(free: SimpleQueue[Pipe], work: Callable[[Sent], Brought], part: Sent) -> Brought:
    """Have a free process do one part."""
    pipe = free.get()
    try:
        pipe.send((work, part))
        brought, error = pipe.recv()
    except (EOFError, OSError) as lost:
        raise _LostError from lost
    finally:
        free.put(pipe)
    if error is not None:
        raise error
    done: Brought = brought
    return done


def _serve(pipe: Pipe, store: Path | None) -> None:
    """Do parts, one after the other, until the pipe ends."""
    _start(store)
    with suppress(EOFError, OSError):
        while True:
            work, part = pipe.recv()
            try:
                pipe.send((work(part), None))
            except Exception as error:  # also where what came of it cannot be sent
                pipe.send((None, error))


def chunks(tasks: Iterable[ReplayTask]) -> Iterator[list[ReplayTask]]:
    """Split tasks into chunks that are read and saved together."""
    rest = iter(tasks)
    while chunk := list(islice(rest, TASKS_AT_ONCE)):
        yield chunk


def _start(path: Path | None) -> None:
    global _store  # noqa: PLW0603  (one store per process, opened once)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles it and ends this process
    _store = PageStore.open(path, readonly=True) if path else None
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End with the parent process, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(normalise: str, chunk: list[ReplayTask]) -> list[ReplayResult]:
    assert _store is not None
    return [read_prepared(_store, task, normalise) for task in chunk]
