"""What is told to people's commands and services: a stranger's words among it run nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from select import select
from threading import Thread

import pytest

from crawler.run import notify
from tests.conftest import ROOT
from tests.support.crawling import serving
from tests.support.cron import SITE, crawlall, rows
from tests.support.hostile import HOSTILE, RAW
from tests.support.news import HOST, listing, site

SHELL = "$(touch ran) `touch ran` ; touch ran & \n. touch ran | touch ran '\"\\ -rf ~ %s ${IFS}"


def test_a_command_gets_one_line_a_sentence_and_runs_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sentences = [f"{SITE}: „{HOSTILE}“", f"{SITE}: {SHELL}", "zwei\nZeilen\r\n\ud800"]
    assert notify.send("cat > told; echo $KOMMUNEWS_EXIT >> told", sentences, 2) is None
    *told, code = (tmp_path / "told").read_text("utf-8").splitlines()
    assert (len(told), code) == (3, "2")
    assert told[0].startswith(f"{SITE}: „=HYPERLINK(")
    assert r"\x1b]0;Fenster\x07" in told[0]
    assert told[1] == f"{SITE}: {' '.join(SHELL.split())}"
    assert told[2] == r"zwei Zeilen \ud800"
    assert RAW.findall("".join(told)) == []
    assert [file.name for file in tmp_path.iterdir()] == ["told"]


def test_what_a_command_says_is_no_matter_of_the_locale() -> None:
    code = "from crawler.run import notify\n"
    code += r"print(notify.send('cat >&2; exit 3', ['5 \u20ac \u201e\xfc\u201c'], 1))"
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
           "PYTHONIOENCODING": "utf-8"}  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True,
                          check=True)  # fmt: skip
    assert done.stdout.decode() == "NOTIFY_COMMAND ended with 3: 5 € „ü“\n"


HANGS = ("sleep 600", "yes", "exec <&-; sleep 600 & sleep 600")


@pytest.mark.parametrize("command", HANGS)
def test_a_command_that_hangs_ends_with_all_it_started(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "COMMAND_TIMEOUT", 0.5)
    os.mkfifo(pipe := tmp_path / "pipe")
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # at its end when all writers have ended
    line = f"PASSWORD=secret; exec 9>{pipe}; {command}"
    said = notify.send(line, ["x" * 1_000_000], 1)
    assert said == "NOTIFY_COMMAND took longer than 0.5 seconds; it was stopped"
    assert select([reading], [], [], 20)[0]
    assert os.read(reading, 1) == b""
    os.close(reading)


def test_a_command_may_leave_a_process_behind() -> None:
    assert notify.send("sleep 5 &", ["x"], 1) is None
    assert (
        notify.send("sleep 5 & exit 3", ["x"], 1) == "NOTIFY_COMMAND ended with 3: it said nothing"
    )


@pytest.mark.parametrize("length", [300, 1_000_000])
def test_a_crawl_of_hostile_pages_tells_and_runs_nothing(tmp_path: Path, length: int) -> None:
    """The whole way: pages with hostile headlines and addresses, an alarm, a command, a service."""
    asked: list[tuple[str, str]] = []

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.requestline, str(self.headers)))
            self.wfile.write(b"HTTP/1.1 500 \x1b]0;Fenster\x07 $(touch ran)\r\n\r\n")
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    pages = dict(site(range(25)))
    hostile = (f"{SHELL}{HOSTILE}".replace("</", "<") * length)[:length].encode()
    for address, (status, headers, body) in list(pages.items()):
        if "/m-" in address:
            words = body.replace(b"<h1>", b"<h1>" + hostile).replace(b"2025", b"20 25")
            pages[address] = status, headers, words
    links = "".join(f"<p><a href='/k21-meldungen/x{n}$(touch ran);`touch ran`'>Bau {n} &#27;[2J"
                    "der Brücke</a></p>" for n in range(30))  # fmt: skip
    pages[f"{HOST}/"] = listing(range(25), links)
    with HTTPServer(("127.0.0.1", 0), Service) as service, serving(pages) as proxy:
        Thread(target=service.serve_forever, daemon=True).start()
        told = tmp_path / "told"
        env = {
            "NOTIFY_COMMAND": f"cd {tmp_path} && cat >> {told}",
            "PING_URL": f"http://127.0.0.1:{service.server_address[1]}/ping",
            "no_proxy": "127.0.0.1",
        }
        run = crawlall(tmp_path / "archive.db", proxy, "--quiet", env=env)
        service.shutdown()
    assert run.returncode in (1, 2), run
    assert "Traceback" not in run.stderr
    sentences = told.read_text("utf-8")
    assert sentences.startswith(f"{SITE}: ")
    assert max(map(len, sentences.splitlines())) < 1000
    assert RAW.findall(sentences + run.stderr) == []
    assert "PING_URL" in run.stderr
    assert r"\x1b]0;Fenster\x07" in run.stderr
    ((line, sent),) = asked
    assert line == f"GET /ping/{run.returncode} HTTP/1.1"
    assert "touch" not in sent
    assert rows(tmp_path / "archive.db", "select count(*) from alerts where closed is null")[0][0]
    assert not list(tmp_path.glob("ran*"))
    assert not (ROOT / "ran").exists()
