"""Dask's scheduler and workers as processes of their own on loopback, and WARC files for them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from archive import Archive
from archive.exchange.selection import Selection
from tests.conftest import ROOT
from tests.support import kept
from tests.support.warcs import packed, page

PAGES_OF_A_FILE = 30
NO_DISK = """
import resource
def dask_setup(worker):
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""
"""Preloaded by a worker that has begun: neither it nor what it starts can write a byte."""


@dataclass
class Processes:
    """A scheduler and its workers, which tests may kill."""

    folder: Path
    port: int
    preload: str = ""
    """Python that a worker runs before anything else."""
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    """What the workers' environment is."""
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start(self, name: str) -> None:
        """Start the scheduler or a worker, if it does not run."""
        if name in self.running and self.running[name].poll() is None:
            return
        if name == "scheduler":
            words = ["dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port)]
            words += ["--no-dashboard"]
        else:
            own = self.folder / name
            own.mkdir(exist_ok=True)
            words = ["dask_worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]
            words += ["--host", "127.0.0.1", "--local-directory", str(own)]
            words += ["--preload", self.preload] if self.preload else []
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{words[0]}", *words[1:]],
                cwd=ROOT,
                env={**self.environment, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, name: str, *, alone: bool = False) -> None:
        """End a process and its children at once, as a power cut does; or the process alone."""
        if (process := self.running.pop(name, None)) is not None:
            with suppress(ProcessLookupError):
                (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
            process.wait()

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text("utf-8")


@contextmanager
def workers(
    folder: Path, port: int, count: int = 2, preload: str = "",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Processes]:  # fmt: skip
    """Run a scheduler and so many workers."""
    processes = Processes(folder, port, preload, {**os.environ, **environment})
    try:
        for name in ("scheduler", *(f"worker{n}" for n in range(count))):
            processes.start(name)
        yield processes
    finally:
        for name in list(processes.running):
            processes.kill(name)


def command(
    *words: str, archive: Path, timeout: float = 120, first: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    with started(*words, archive=archive, first=first) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return subprocess.CompletedProcess(words, process.returncode, out.decode(), err.decode())


def started(*words: str, archive: Path, first: str = "") -> subprocess.Popen[bytes]:
    """Start a command in a session of its own; it runs the Python of ``first`` before."""
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"{first}\nfrom scrapy.cmdline import execute; execute()",
            *words,
            "-s",
            f"ARCHIVE_PATH={archive}",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def warc_files(folder: Path, count: int = 4) -> list[Path]:
    """Write WARC files: versions of articles over several files, later ones first in some."""
    files = []
    for number in range(count):
        records = []
        for n in range(PAGES_OF_A_FILE):
            slug = f"artikel-{n if n % 3 == 0 else number * PAGES_OF_A_FILE + n}"
            year = 2020 + (count - number if n % 2 else number)
            records.append(
                page(slug, f"Meldung {n} aus {year}", at=f"{year}-05-{1 + n % 28:02}T08:00:00Z")
            )
        file = folder / f"teil-{number}.warc.gz"
        file.write_bytes(packed(records))
        files.append(file)
    return files


def digest(archive: Path, *, pages: bool = True) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Everything in an archive and its page store but what every archive has of its own, and the
    segments of its indexes, which depend on the transactions: ``verify`` compares the words."""
    with Archive.open(archive, readonly=True) as opened:
        assert opened.verify() == []
    found = []
    for path in (archive, archive.with_name("archive.pages.db"))[: 1 + pages]:
        names = kept.rows(
            path,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' "
            "AND name NOT LIKE 'sqlite_%' AND name != 'archive' "
            "AND name NOT GLOB 'articles_fts_*' AND name NOT GLOB 'articles_stems_*' ORDER BY name",
        )
        found += [(name, sorted(kept.rows(path, f"SELECT * FROM {name}"), key=repr))
                  for (name,) in names]  # fmt: skip
    return found


def exported(archive: Path) -> bytes:
    """The export of an archive, byte for byte."""
    file = archive.with_suffix(".jsonl")
    file.unlink(missing_ok=True)
    with Archive.open(archive, readonly=True) as opened:
        opened.export(Selection(), file, "jsonl")
    return re.sub(rb'"corrected_at": ?"[^"]*"', b"", file.read_bytes())


def wait(seconds: float) -> None:
    """Let processes run on."""
    time.sleep(seconds)
