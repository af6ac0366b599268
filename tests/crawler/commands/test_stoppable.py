"""Ctrl-C ends a command that looks, at once and with a sentence: also amid a query."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LOOKS = """
import sqlite3, sys, threading
from crawler.commands._terminal import stoppable
threading.Thread(target=threading.Event().wait, daemon=True).start()  # whichever gets the signal
if sys.argv[1] == "stoppable":
    stoppable("It was stopped.")
print("ready", flush=True)
count = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT %d)"
count += " SELECT sum(i) FROM n"
print(sqlite3.connect(":memory:").execute(count % int(float(sys.argv[2]))).fetchone())
"""


def start(*args: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", LOOKS, *args], cwd=ROOT, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def ended(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Read the rest; the first line may have brought a part of it into the buffer."""
    assert process.stdout
    assert process.stderr
    return process.stdout.read(), process.stderr.read()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_one_sentence(number: signal.Signals) -> None:
    with start("stoppable", "1e12") as process:
        process.send_signal(number)
        assert ended(process) == ("", "It was stopped.\n")
    assert process.returncode == 128 + number


def test_who_is_not_stopped_comes_to_the_end() -> None:
    with start("stoppable", "1e3") as process:
        assert ended(process) == ("(500500,)\n", "")
    assert process.returncode == 0
