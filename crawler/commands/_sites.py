"""Sites crawled by workers: one site is one task is one small archive in a shared folder.

State, lock and pace stay with the site: its archive says what is known and where a crawl was broken
off, and its lock lets no two tasks crawl it. So a task that is repeated elsewhere goes on.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from archive import ArchiveError
from crawler.commands._exits import BUSY, FAILED, WELL
from crawler.replay.cluster import Cluster, LostPart

_HERE = Path(__file__).parents[2]
_MAIN = "from crawler.commands._main import main; raise SystemExit(main())"
_DIES_WITH_PARENT = 1
PATIENCE = 180
"""Seconds to wait for the crawl of a worker that was lost to let go of its site."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteTask:
    """One site to be crawled."""

    site: str
    """Its name."""
    folder: Path
    """Where its archive is kept, under this path everywhere."""
    proof: str
    """A file in that folder, by which a worker knows that the folder is shared."""
    words: tuple[str, ...]
    """Further words of the command."""

    @property
    def archive(self) -> Path:
        """Its archive."""
        return self.folder / f"{self.site}.db"


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteDone:
    """What became of it."""

    code: int
    """Exit code of the crawl."""
    said: str = ""
    """What it printed."""
    wrong: str = ""
    """What it printed of what is wrong."""


def crawl_site(task: SiteTask) -> SiteDone:
    """Crawl a site, on a worker, in a process that ends with it."""
    if not _is_shared(task):
        said = f"{task.site}: {task.folder} is not shared with a worker; it was not crawled\n"
        return SiteDone(code=FAILED, wrong=said)
    words = ("crawlall", task.site, *task.words, "-s", f"ARCHIVE_PATH={task.archive}")
    until = time.monotonic() + PATIENCE
    while True:
        done = subprocess.run(
            [sys.executable, "-c", _MAIN, *words],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "PYTHONPATH": str(_HERE)},
            preexec_fn=_end_with_worker,
        )
        if done.returncode != BUSY or time.monotonic() > until:
            return SiteDone(code=done.returncode, said=done.stdout, wrong=done.stderr)
        time.sleep(2)


def _is_shared(task: SiteTask) -> bool:
    return (task.folder / task.proof).exists()


def _end_with_worker() -> None:
    """Let the kernel stop this process when the worker dies: nobody else would."""
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGTERM)


def crawl_sites(
    cluster: Cluster, names: Iterable[str], folder: Path, words: tuple[str, ...]
) -> Iterator[tuple[SiteTask, SiteDone]]:
    """Crawl sites with workers; yield each with what became of it, in their order."""
    with _shared(folder) as proof:
        tasks = (SiteTask(site=n, folder=folder, proof=proof, words=words) for n in names)
        for task, done in cluster.in_order(crawl_site, tasks):
            if isinstance(done, LostPart):
                yield task, SiteDone(code=FAILED, wrong=f"{task.site} was not crawled: {done}\n")
            else:
                yield task, done


@contextmanager
def _shared(folder: Path) -> Iterator[str]:
    try:
        folder.mkdir(exist_ok=True)
        proof = folder / f".shared-{uuid4().hex}"
        proof.touch()
    except OSError as error:
        raise ArchiveError(
            f"{folder} cannot be written ({error.strerror}); name a folder that this machine and "
            "all workers share."
        ) from error
    try:
        yield proof.name
    finally:
        proof.unlink(missing_ok=True)


def worst(codes: Iterable[int]) -> int:
    """Return the exit code of several crawls: a failure first, then what fell below expectations.

    >>> worst([0, 2, 0]), worst([2, 1]), worst([])
    (2, 1, 0)
    """
    found = set(codes) - {WELL}
    return FAILED if FAILED in found else min(found, default=WELL)
