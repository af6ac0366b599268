"""Processes that read captures end with the one that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import ArchiveError
from archive.captures.store import PageStore
from crawler.replay import parallel
from tests.conftest import ROOT

PARENT = """
import sys, time
from pathlib import Path
from crawler.replay import parallel
helpers, _ = parallel._started(2, Path(sys.argv[1]))
print(*(helper.pid for helper in helpers), flush=True)
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


def killed_while_it_answers(after: float) -> bytes:
    """Return so much that sending it takes longer than this process lives."""
    threading.Timer(after, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(150_000_000)


@pytest.mark.parametrize("after", [0.001, 0.05, 0.1, 0.2])
def test_a_process_killed_while_it_answers_ends_the_step_in_one_sentence(after: float) -> None:
    with pytest.raises(ArchiveError, match="was killed"), parallel.map_with(2) as mapped:
        for _ in mapped(killed_while_it_answers, [after] * 9):
            pass


def refused(number: int) -> int:
    if number == 3:
        raise FileNotFoundError(2, "No such file", "drei")
    return number


def test_an_error_of_the_work_itself_is_raised_as_it_is() -> None:
    with pytest.raises(FileNotFoundError, match="drei"), parallel.map_with(2) as mapped:
        list(mapped(refused, range(9)))


def not_to_be_sent(_: int) -> threading.Lock:
    return threading.Lock()


def test_what_cannot_be_sent_is_an_error_and_no_lost_process() -> None:
    with pytest.raises(TypeError, match="pickle"), parallel.map_with(2) as mapped:
        list(mapped(not_to_be_sent, range(3)))
