"""What a person or a service hears of an unattended crawl: progress, pings, notifications."""

from __future__ import annotations

import os
import pty
import re
import socket
import subprocess
import termios
from contextlib import suppress
from pathlib import Path

import pytest

from demo.faults import Fault
from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support.crawling import command, environment, scrapy, serving
from tests.support.cron import SITE, copied, crawlall, rows

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo site, crawled once on a terminal; the archive, and what the terminal showed."""
    path = tmp_path_factory.mktemp("told") / "archive.db"
    with DemoServer(port=0) as server:
        return path, on_a_terminal(path, server, "-s", "PROGRESS_ENABLED=1")


@pytest.fixture
def path(base: tuple[Path, str], tmp_path: Path) -> Path:
    return copied(base[0], tmp_path)


def on_a_terminal(path: Path, server: DemoServer, *args: str) -> str:
    """Run ``scrapy crawl`` with a terminal as its standard error; what was shown there."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 100))
    env = environment(path, server.proxy_url) | {"TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        command("crawl", *args, SITE), cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown = bytearray()
    with suppress(OSError):  # Linux ends a terminal without a writer so
        while some := os.read(ours, 65536):
            shown += some
    os.close(ours)
    assert process.wait(120) == 0
    return shown.decode()


def test_the_progress_bar_knows_total_and_remaining_time(base: tuple[Path, str]) -> None:
    steps = [(int(a), int(b)) for a, b in re.findall(r"(\d+)/(\d+)", base[1])]
    assert len(steps) > 5
    assert all(done <= total for done, total in steps)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    done, total = steps[len(steps) * 2 // 3]
    assert total > 150 > done / 2  # long before the end it knows how many articles there are
    assert steps[-1][0] == steps[-1][1] > 150
    assert re.search(r"rathausblick +\[#+-+\] +\d+/\d+ +\d\d:\d\d:\d\d", base[1])
    assert re.search(r"rathausblick +\[#+\] +(\d+)/\1\b", base[1].splitlines()[-1])


def test_without_a_terminal_or_the_setting_there_is_none(path: Path, server: DemoServer) -> None:
    assert on_a_terminal(path, server) == ""
    run = crawlall(path, server, settings=("PROGRESS_ENABLED=1",))
    assert run.returncode == 0
    assert "/" not in run.stderr


def test_a_ping_follows_every_run_and_says_how_it_ended(path: Path, server: DemoServer) -> None:
    pinged = Asked()
    with serving(pinged) as service:
        env = {"PING_URL": f"{service}/ping/k-1", "no_proxy": "127.0.0.1", "CONTACT": "a@b.example"}
        run = crawlall(path, server, "--quiet", env=env)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
        assert pinged.paths == ["/ping/k-1"]
        server.fault(".", Fault(status=500))
        assert crawlall(path, server, "--quiet", env=env).returncode == 1
        assert pinged.paths[1:] == ["/ping/k-1/1"]  # it ran, and is not well
        server.clear_faults()
        server.fault("/k21-meldungen/$", Fault(empty_listing=True))
        assert crawlall(path, server, "--quiet", env=env).returncode == 2
        assert pinged.paths[2:] == ["/ping/k-1/2"]


def test_an_accepted_alarm_is_usual_from_then_on(path: Path, server: DemoServer) -> None:
    server.fault("/k21-meldungen/feed", Fault(empty_listing=True))
    for _ in range(2):
        assert crawlall(path, server, "--quiet").returncode == 2
    asked = scrapy("accept", SITE, "links:feed", "--why", "no more feed", archive=path)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.startswith(f"{SITE}: from now on that is usual: 1 feed page(s) show no")
    assert scrapy("accept", SITE, "links:feed", archive=path).returncode == 1
    assert rows(path, "select name, why from alerts where accepted is not null") == [
        ("links:feed", "no more feed")
    ]
    for _ in range(2):
        run = crawlall(path, server, "--quiet")
        assert (run.returncode, run.stderr) == (0, "")
    server.clear_faults()
    assert crawlall(path, server, "--quiet").returncode == 0
    server.fault("/k21-meldungen/feed", Fault(empty_listing=True))
    assert crawlall(path, server, "--quiet").returncode == 2


@pytest.mark.parametrize("how", ["nobody listens", "it answers 500", "it is no web address"])
def test_a_ping_that_fails_is_said_and_changes_no_exit_code(
    path: Path, server: DemoServer, how: str
) -> None:
    with serving({"/ping": (500, {}, b"")}) as service, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = {
            "nobody listens": f"http://127.0.0.1:{closed.getsockname()[1]}/ping",
            "it answers 500": f"{service}/ping",
            "it is no web address": "file:///etc/hostname",
        }[how]
        env = {"PING_URL": url, "no_proxy": "127.0.0.1"}
        run = crawlall(path, server, "--quiet", env=env)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith("PING_URL ")
    assert url in run.stderr


def test_a_command_is_told_of_changes_only(path: Path, server: DemoServer) -> None:
    told = path.parent / "told.txt"
    env = {"NOTIFY_COMMAND": f"cat >> {told}; echo exit $KOMMUNEWS_EXIT >> {told}"}
    for down in (False, True, True, True, False, False):
        if down:
            server.fault(".", Fault(status=503))
        else:
            server.clear_faults()
        assert crawlall(path, server, "--quiet", env=env).returncode == int(down)
    lines = told.read_text("utf-8").splitlines()
    assert len(lines) == 4, lines
    assert lines[0].startswith(f"{SITE}: ")
    assert lines[1] == "exit 1"
    assert lines[2].startswith(f"{SITE}: over: ")
    assert lines[3] == "exit 0"


def test_a_command_that_fails_is_heard_of(path: Path, server: DemoServer) -> None:
    server.fault("/k21-meldungen/$", Fault(empty_listing=True))
    run = crawlall(path, server, "--quiet", env={"NOTIFY_COMMAND": "echo no mail >&2; exit 3"})
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == "NOTIFY_COMMAND ended with 3: no mail"
    server.clear_faults()
    run = crawlall(path, server, "--quiet", env={"NOTIFY_COMMAND": "exit 3"})
    assert (run.returncode, run.stderr) == (1, "NOTIFY_COMMAND ended with 3: it said nothing\n")


class Asked(dict[str, tuple[int, dict[str, str], bytes]]):
    """Pages that answer whatever is asked, and remember it."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    def get(self, path: str, default: object = None) -> tuple[int, dict[str, str], bytes]:  # noqa: ARG002
        self.paths.append(path)
        return 200, {}, b"OK"
