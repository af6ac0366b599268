"""Processes that read captures end with the one that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from archive.captures.store import PageStore
from crawler.replay import parallel
from tests.conftest import ROOT

PARENT = """
import multiprocessing, os, sys, time
from concurrent.futures import ProcessPoolExecutor
from crawler.replay import parallel
spawn = multiprocessing.get_context("spawn")
pool = ProcessPoolExecutor(2, mp_context=spawn, initializer=parallel._start, initargs=sys.argv[1:])
asleep = [pool.submit(time.sleep, 0.2) for _ in range(2)]
print(*{pool.submit(os.getpid).result() for _ in range(20)}, flush=True)
time.sleep(60)
"""


def test_they_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "archive.pages.db"
    PageStore.open(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(path)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a tracker warns of what was killed
    ) as parent:
        assert parent.stdout
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        assert workers
        parent.send_signal(signal.SIGKILL)
        limit = time.monotonic() + 90
        while any(map(is_alive, workers)) and time.monotonic() < limit:
            time.sleep(0.05)
        assert not any(map(is_alive, workers))


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that nobody has buried yet does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def test_few_parts_are_in_flight() -> None:
    taken = 0

    def parts() -> Iterator[int]:
        nonlocal taken
        for taken in range(1, 101):
            yield -taken

    with parallel.map_with(2) as mapped:
        for number, found in enumerate(mapped(abs, parts()), 1):
            assert found == number
            assert taken <= number + 2 * parallel.AHEAD
    assert number == 100
