"""A run that was stopped on purpose says so, from its first second, and opens no alarm."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support.crawling import command, environment
from tests.support.cron import QUICK, SITE, crawlall, rows

pytestmark = pytest.mark.long

Moment = Callable[[Path, DemoServer], bool]


def lock_is_taken(path: Path, _: DemoServer) -> bool:
    """The command has begun, its crawl has not."""
    return path.exists()


def run_has_begun(path: Path, _: DemoServer) -> bool:
    """The spider opens."""
    return path.exists() and bool(rows(path, "select 1 from sqlite_master where name = 'runs'")
                                  and rows(path, "select 1 from runs"))  # fmt: skip


def pages_were_asked_for(_: Path, server: DemoServer) -> bool:
    """The crawl is under way."""
    return len(server.requests) >= 8


def begun(path: Path, server: DemoServer, moment: Moment, *more: str) -> subprocess.Popen[str]:
    """A crawl of its own process that has come to a moment."""
    settings = (*QUICK, "DOWNLOAD_DELAY=0.1", *more)
    process = subprocess.Popen(
        command("crawlall", *(part for one in settings for part in ("-s", one)), SITE),
        cwd=ROOT, env=environment(path, server.proxy_url), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while not moment(path, server):
        assert process.poll() is None
        time.sleep(0.005)
    return process


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (lock_is_taken, signal.SIGTERM),
        (run_has_begun, signal.SIGTERM),
        (pages_were_asked_for, signal.SIGINT),
        (pages_were_asked_for, signal.SIGHUP),
    ],
)
def test_a_signal_is_an_outcome_of_its_own(
    tmp_path: Path, moment: Moment, number: signal.Signals
) -> None:
    path = tmp_path / "archive.db"
    with DemoServer(port=0) as server:
        process = begun(path, server, moment)
        process.send_signal(number)
        out, said = process.communicate(timeout=60)
        assert process.returncode == 128 + number, (out, said)
        assert "topped by " + number.name in said
        assert "Traceback" not in said
        assert "could not start" not in said
        assert len(said.splitlines()) == 1
        if rows(path, "select 1 from sqlite_master where name = 'runs'"):
            assert set(rows(path, "select outcome from runs")) <= {("stopped",)}
            assert rows(path, "select * from alerts") == []
        assert crawlall(path, server).returncode == 0


def test_a_limit_that_was_set_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with DemoServer(port=0) as server:
        run = crawlall(path, server, settings=("CLOSESPIDER_PAGECOUNT=6",))
        assert run.returncode == 0
        assert run.stderr == (
            f"{SITE}: the run was to end after CLOSESPIDER_PAGECOUNT pages; the next run goes on "
            "where this one ended\n"
        )
        assert rows(path, "select outcome from runs") == [("stopped",)]
        assert rows(path, "select * from alerts") == []
        whole = crawlall(path, server)
        assert (whole.returncode, whole.stderr) == (0, "")
    assert rows(path, "select count(*) from articles where state = 'full'") == [(147,)]


def test_a_closed_lid_is_no_failure(tmp_path: Path) -> None:
    """While the machine sleeps, answers come too late for their requests; the run goes on."""
    path = tmp_path / "archive.db"
    with DemoServer(port=0) as server:
        process = begun(path, server, pages_were_asked_for, "DOWNLOAD_TIMEOUT=3", "RETRY_TIMES=2")
        process.send_signal(signal.SIGSTOP)
        time.sleep(4)
        process.send_signal(signal.SIGCONT)
        _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, "")
    assert rows(path, "select outcome, detail from runs") == [("finished", None)]
    assert rows(path, "select * from alerts") == []
