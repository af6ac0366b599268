"""Run jobs on Dask's workers, if their parts need neither the archive nor its order.

Dask moves, retries and balances parts; this adds results in order, few parts in flight, and one
sentence for each failure. A part is a pure function of its input, so a retry is harmless; only the
writer changes anything.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from archive import ArchiveError
from archive.articles.prepared import algorithm
from archive.captures.excerpt import Excerpt, excerpt
from archive.captures.store import PageStore
from crawler.replay.parallel import Brought, Bundles, Readers, Sent, chunks, read_with
from crawler.replay.prepare import read_prepared
from crawler.replay.read import ReplayResult, ReplayTask
from crawler.replay.version import reader_version

AHEAD = 2
"""Parts in flight per worker thread; this bounds the memory."""
RETRIES = 5
"""Retries of a part whose worker was lost."""
PATIENCE = 30
"""Seconds to wait for a scheduler, and for its first worker."""
_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application")
"""Loggers of Dask with a level of their own."""


class OtherVersionError(RuntimeError):
    """A worker has another version of this program."""


class LostPart(str):
    """The reason why a part was given up, in place of its result."""


class Cluster:
    """The connected workers."""

    def __init__(self, client: Any, address: str) -> None:
        self.client, self.address = client, address

    def check(self) -> None:
        """Have every worker say its version, as far as it lives. Raises ``ArchiveError``."""
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise ArchiveError(
                f"The scheduler {self.address} has no workers; start some with `dask worker "
                f"{self.address}`."
            ) from error
        except OSError as error:
            raise self._lost() from error
        asked = [
            self._submit(_nothing, (), workers=[worker], allow_other_workers=True)
            for worker in self._workers()
        ]
        for future in asked:
            if isinstance(lost := self._brought(future), LostPart):
                raise ArchiveError(
                    f"A worker of {self.address} could not begin: {lost}; install the same version "
                    "of this program there."
                )

    def in_order(
        self,
        work: Callable[[Sent], Brought],
        parts: Iterable[Sent],
        following: Callable[[Brought], Sent | None] = lambda _: None,
    ) -> Iterator[tuple[Sent, Brought | LostPart]]:
        """Do the work for all parts; yield each with its result, in order.

        ``following`` returns the part after a result, if that is known only then.

        Raises ``ArchiveError`` if the scheduler is lost or a worker has another version.
        """
        rest, running = iter(parts), deque[tuple[Sent, Any]]()
        try:
            while True:
                while len(running) < self._ahead() and (part := next(rest, None)) is not None:
                    running.append((part, self._submit(work, part)))
                if not running:
                    return
                part, future = running.popleft()
                brought = self._brought(future)
                if not isinstance(brought, LostPart) and (more := following(brought)) is not None:
                    running.appendleft((more, self._submit(work, more)))
                yield part, brought
        finally:
            if self.client.status == "running":
                self.client.cancel([future for _, future in running], force=True)

    def read_all(self, store: PageStore, tasks: Iterable[ReplayTask], normalise: str) -> Bundles:
        """Read the captures of all tasks, see ``parallel.Readers``. A task that needs pages that
        were not sent is read in this process."""
        parts = (
            (excerpt(store, (task.url for task in chunk)), chunk, normalise)
            for chunk in chunks(tasks)
        )
        for (_, chunk, _), brought in self.in_order(read_part, parts):
            if isinstance(brought, LostPart):
                fault = f"{chunk[0].url} and {len(chunk) - 1} more were not read: {brought}"
                unread = chunk[0].times and ()  # it stays pending
                yield [ReplayResult(task=replace(chunk[0], times=unread), faults=(fault,))]
                continue
            yield [
                read_prepared(store, task, normalise) if done is None else done
                for task, done in zip(chunk, brought, strict=True)
            ]

    def _submit(self, work: Callable[[Sent], Brought], part: Sent, **where: Any) -> Any:
        from distributed.client import ClosedClientError  # noqa: PLC0415  (an extra)

        try:
            return self.client.submit(
                checked, made_by(), work, part, pure=False, retries=RETRIES, **where
            )
        except ClosedClientError as error:
            raise self._lost() from error

    def _ahead(self) -> int:
        """Return how many parts may be in flight, at least ``AHEAD``."""
        return AHEAD * max(1, sum(int(w["nthreads"]) for w in self._workers().values()))

    def _workers(self) -> dict[str, dict[str, Any]]:
        """Return the workers by address. Raises ``ArchiveError`` if the scheduler is lost."""
        found: dict[str, dict[str, Any]] | None = self.client.scheduler_info().get("workers")
        if found is None:
            raise self._lost()
        return found

    def _brought(self, future: Any) -> Any:
        from distributed import KilledWorker  # noqa: PLC0415  (an extra)
        from distributed.client import FutureCancelledError, FuturesCancelledError  # noqa: PLC0415

        try:
            return future.result()
        except KilledWorker as error:
            return LostPart(f"too many workers were lost on it, perhaps out of memory ({error})")
        except OtherVersionError as error:
            raise ArchiveError(str(error)) from error
        except (FutureCancelledError, FuturesCancelledError, OSError, TimeoutError) as error:
            raise self._lost() from error
        except Exception as error:  # it could not be sent, or what came of it
            return LostPart(f"it could not be done ({type(error).__name__}: {str(error)[:200]})")

    def _lost(self) -> ArchiveError:
        return ArchiveError(
            f"The scheduler {self.address} was lost; start it and run again, nothing is stored "
            "twice."
        )


def read_part(part: tuple[bytes, list[ReplayTask], str]) -> list[ReplayResult | None]:
    """Read the captures that were sent; ``None`` for a task that needs other pages."""
    packed, tasks, normalise = part
    found: list[ReplayResult | None] = []
    with Excerpt(packed, (task.url for task in tasks)) as store:
        for task in tasks:
            store.beyond = False
            done = read_prepared(store, task, normalise)
            found.append(None if store.beyond else done)
    return found


def _nothing(_: tuple[()]) -> None:
    """Do nothing: whether a worker can do that is what counts."""


def made_by() -> tuple[str, str]:
    """Return the versions of the code that reads and prepares."""
    return reader_version(), algorithm()


def checked(
    expected: tuple[str, str], work: Callable[[Sent], Brought], part: Sent
) -> Brought | LostPart:
    """Do one part on a worker with the writer's version; an exception costs only this part."""
    if made_by() != expected:
        from distributed import get_worker  # noqa: PLC0415

        raise OtherVersionError(
            f"The worker {get_worker().address} has another version of this program (reader "
            f"{made_by()[0]}, expected {expected[0]}); install the same one everywhere."
        )
    try:
        return work(part)
    except Exception as error:
        return LostPart(f"a worker failed on it ({type(error).__name__}: {str(error)[:200]})")


@contextmanager
def connected(workers: str) -> Iterator[Cluster]:
    """Connect to the scheduler at an address, or start that number of local workers.

    Raises ``ArchiveError`` with one sentence.
    """
    try:
        import distributed  # noqa: PLC0415
        from dask import config  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError(
            "--workers needs distributed (Dask), which this Python does not have; install it here "
            "and for the workers."
        ) from error
    dask: Any = distributed  # it has few types
    for name in _LOGGERS:  # we report failures, in one sentence
        logging.getLogger(name).setLevel(logging.CRITICAL)
    config.set({"distributed.worker.profile.enabled": False})  # it would look every 10 ms
    started = dask.LocalCluster(
        n_workers=int(workers), threads_per_worker=1, host="127.0.0.1", dashboard_address=":0"
    ) if workers.isdecimal() else None  # fmt: skip
    address = started.scheduler_address if started else workers
    try:
        client = dask.Client(
            address, direct_to_workers=True, timeout=PATIENCE, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError) as error:
        if started:
            started.close()
        raise ArchiveError(
            f"No scheduler answers at {address}; start one with `dask scheduler`, or name a number "
            "of workers for this machine."
        ) from error
    try:
        cluster = Cluster(client, address)
        cluster.check()
        yield cluster
    finally:
        client.close(timeout=5)
        if started:
            started.close(timeout=5)


@contextmanager
def readers(workers: str | None, jobs: int) -> Iterator[Readers]:
    """Provide the readers for the options of a command: workers, or ``jobs`` processes."""
    if workers is None:
        yield read_with(jobs)
        return
    with connected(workers) as cluster:
        yield cluster.read_all
