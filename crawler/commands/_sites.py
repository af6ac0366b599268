"""Crawl sites with workers: one task per site, each with a small archive in a shared folder.

State, lock and pace stay with the site: its archive records what is known and where a crawl broke
off, and its lock keeps two tasks from crawling it. So a task repeated elsewhere resumes the crawl.
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
from crawler.commands._exits import BUSY, FAILED
from crawler.replay.cluster import Cluster, LostPart

_HERE = Path(__file__).parents[2]
_MAIN = "from crawler.commands._main import main; raise SystemExit(main())"
_DIES_WITH_PARENT = 1
PATIENCE = 180
"""Seconds to wait until the crawl of a lost worker releases the lock of its site."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteTask:
    """Hold one site to crawl."""

    site: str
    """Name of the site."""
    folder: Path
    """Folder of its archive, at the same path on all machines."""
    proof: str
    """Name of a file in that folder, which shows a worker that the folder is shared."""
    words: tuple[str, ...]
    """Further command-line arguments."""

    @property
    def archive(self) -> Path:
        """Return the path of its archive."""
        return self.folder / f"{self.site}.db"


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteDone:
    """Hold the result of crawling one site."""

    code: int
    """Exit code of the crawl."""
    said: str = ""
    """Its standard output."""
    wrong: str = ""
    """Its standard error."""


def crawl_site(task: SiteTask) -> SiteDone:
    """Crawl a site on a worker, in a process that ends with the worker."""
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
        if done.returncode < 0:
            said = f"{task.site}: the crawl was killed by {signal.Signals(-done.returncode).name}, "
            said += "perhaps out of memory; run again to resume\n"
            return SiteDone(code=FAILED, said=done.stdout, wrong=done.stderr + said)
        if done.returncode != BUSY or time.monotonic() > until:
            return SiteDone(code=done.returncode, said=done.stdout, wrong=done.stderr)
        time.sleep(2)


def _is_shared(task: SiteTask) -> bool:
    return (task.folder / task.proof).exists()


def _end_with_worker() -> None:
    """Have the kernel stop this process when the worker dies: nothing else would."""
    ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGTERM)


def crawl_sites(
    cluster: Cluster, names: Iterable[str], folder: Path, words: tuple[str, ...]
) -> Iterator[tuple[SiteTask, SiteDone]]:
    """Crawl sites with workers; yield each with its result, in the given order."""
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
