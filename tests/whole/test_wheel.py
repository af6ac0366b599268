"""The wheel is the whole program: tried from an empty folder, far from any checkout."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support.wheels import install

pytestmark = pytest.mark.long

SECONDS = 30


def source(folder: Path) -> Path:
    """A copy of what a wheel is made of: building leaves things behind."""
    for name in ("archive", "crawler", "demo", "pipelines", "reading_room"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command ``kommunews`` of an installed wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    python = install(source(folder / "source"), folder)
    shutil.rmtree(folder / "source")
    return python.with_name("kommunews")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and nothing said by the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("ARCHIVE_PATH", "PYTHONPATH", "SCRAPY_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(program: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program in the folder we stand in."""
    return subprocess.run(
        [program, *words], capture_output=True, text=True, check=False, env=os.environ | env
    )


@pytest.mark.usefixtures("empty")
def test_it_says_its_version_and_its_commands(program: Path) -> None:
    assert re.fullmatch(r"kommunews \d+\.\d+\.\d+\n", run(program, "--version").stdout)
    said = run(program).stdout
    named = re.findall(r"^  (\w+) +[A-Z]", said, re.M)
    files = [f.stem for f in (ROOT / "crawler" / "commands").glob("[a-z]*.py")]
    assert named == sorted(files)
    assert run(program, "list").stdout.split()[0] == "kommune21"


@pytest.mark.usefixtures("empty")
def test_messages_name_the_program_that_was_called(program: Path) -> None:
    assert run(program, "crawl", "--help").stdout.startswith("Usage\n=====\n  kommunews crawl ")
    for word in ("coverage", "completion"):
        assert "scrapy " not in run(program, word, "--help").stdout
    wrong = run(program, "genspider")
    assert (wrong.returncode, wrong.stdout) == (64, "")
    assert "kommunews: error: there is no command 'genspider'; there are " in wrong.stderr
    alone = run(program, "newsite", "neu", "http://127.0.0.1/")
    assert alone.returncode == 1
    assert alone.stderr.startswith("there is no checkout of Kommunews here to write to; ")


def test_it_crawls_shows_and_serves(program: Path, empty: Path) -> None:
    live = run(program, "crawlall", CONTACT="")
    assert (live.returncode, live.stdout) == (1, "")
    assert live.stderr.startswith("CONTACT is not set, and kommune21")
    quick = (
        "-s",
        "DOWNLOAD_DELAY=0",
        "-s",
        "AUTOTHROTTLE_ENABLED=0",
        "-s",
        "CLOSESPIDER_ITEMCOUNT=20",
    )
    with DemoServer(port=0) as server:
        proxy = {"http_proxy": server.proxy_url, "no_proxy": ""}
        crawled = run(program, "crawlall", "werkblick", *quick, **proxy)
    assert "werkblick" in crawled.stdout + crawled.stderr
    assert "werkblick" in run(program, "status").stdout
    served = subprocess.Popen([program, "browse", "archive.db", "--port", str(port := _free())],
                              stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # fmt: skip
    try:
        start = _get(port, "/")
        assert "<title>Lesesaal · Kommunews<" in start
        style = re.search(r'href="(/[^"]+/room\.css)"', start)
        assert style is not None
        assert _get(port, style[1]) == (ROOT / "reading_room/static/room.css").read_text()
    finally:
        served.terminate()
        served.wait(SECONDS)
    assert {"archive.db", "archive.pages.db"} <= {f.name for f in empty.iterdir()}


def test_the_demo_runs_without_a_checkout(program: Path, empty: Path) -> None:
    shown = run(program.with_name("python"), "-m", "demo")
    assert shown.returncode == 0, shown.stderr
    browse = re.search(r"^Browse it: +(\S+)/kommunews browse demo.db$", shown.stdout, re.M)
    assert browse is not None
    assert (empty / browse[1] / "kommunews").samefile(program)
    assert (empty / "demo.db").exists()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("line", ["crawla", "crawl mo", "export --sit"])
def test_bash_completes(program: Path, line: str) -> None:
    words = f"kommunews {line}".split()
    found = subprocess.run(
        ["bash", "-c", 'source /dev/stdin; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _kommunews; '
         'echo "${COMPREPLY[@]}"', "bash", *words],
        input=run(program, "completion", "bash").stdout, capture_output=True, text=True, check=True,
    )  # fmt: skip
    wanted = {"crawla": "crawlall", "crawl mo": "move-online", "export --sit": "--site"}
    assert (found.stdout.strip(), found.stderr) == (wanted[line], "")


def test_a_bare_environment_is_enough(empty: Path) -> None:
    """As an operator does it: the lock from the registries, then the wheel, and nothing else."""
    try:
        python = install(source(empty / "source"), empty / "made", libraries=False)
        lock = ROOT / "requirements" / "run.txt"
        pip = [sys.executable, "-m", "pip", "--python", str(python), "-q", "install"]
        subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"the registries cannot be reached: {error.stderr[-300:]!r}")
    program = python.with_name("kommunews")
    assert run(program, "--version").stdout.startswith("kommunews ")
    served = run(program, "browse", "--help")
    assert (served.returncode, served.stderr) == (0, "")
    live = run(program, "crawlall", CONTACT="")
    assert live.stderr.startswith("CONTACT is not set, and kommune21")
    plugins = run(python, "-m", "datasette", "plugins").stdout
    assert '"name": "kommunews"' in plugins
    files = (f for f in python.parent.parent.rglob("*") if f.is_file() and not f.is_symlink())
    assert sum(f.stat().st_size for f in files) < 200_000_000


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _get(port: int, path: str) -> str:
    for _ in range(SECONDS * 10):
        connection = HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError(f"nothing listens on {port}")
