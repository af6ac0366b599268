"""Outputs that cannot be written, terminals that lack a coding, signals: a sentence, no traceback,
and nothing of a stranger's text is obeyed."""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from archive.exchange.export import FORMS
from crawler.commands import _terminal
from crawler.commands._main import commands
from crawler.commands._terminal import STOPS, SeenRecord, colours, ended
from tests.conftest import ROOT
from tests.support import hostile
from tests.support.crawling import environment
from tests.support.records import SITE, refusal
from tests.support.shell import Ended, shell, signal_at
from tests.support.warcs import page

pytestmark = pytest.mark.long
AT = "-s ARCHIVE_PATH="
QUICK = "-s RETRY_TIMES=0 -s DOWNLOAD_DELAY=0 -s AUTOTHROTTLE_ENABLED=0"
LINES: dict[str, tuple[str, ...]] = {
    "accept": (f"accept rathausblick links:feed --why x {AT}FRESH",),
    "backup": ("backup NEW",),
    "browse": ("browse NEW",),  # what it becomes is another program: tests/reading_room
    "cite": ("cite 1", "cite 1 --format bibtex"),
    "completion": ("completion bash",),
    "coverage": ("coverage --all", "coverage --json --all"),
    "crawl": (f"crawl rathausblick {AT}FRESH {QUICK}",),
    "crawlall": (f"crawlall rathausblick {AT}FRESH {QUICK}",),
    "export": ("export", *(f"export --format {form} --to NEW" for form in sorted(FORMS)),
               "export --package NEW"),
    "history": ("history 1", "history --json 1"),
    "import": (f"import EXPORT {AT}NEW",),
    "kwic": ("kwic Stadt",),
    "list": ("list",),
    "merge": ("merge BACKUP --into NEW",),
    "newsite": (f"newsite neu http://www.rathausblick.example/ --folder NEW {QUICK}",),
    "page": ("page URL --list", "page URL --headers"),
    "pages": ("pages", f"pages prune {AT}FRESH"),
    "past": (f"past rathausblick --from http://127.0.0.1:9/ {AT}FRESH {QUICK} -s CONTACT=a@b.de",),
    "peek": ("peek PAGE --url URL", "peek FEED"),
    "reextract": (f"reextract --jobs 1 {AT}FRESH",),
    "restore": (f"restore BACKUP {AT}NEW",),
    "search": ("search Stadt", "search --json Stadt"),
    "settings": ("settings",),
    "status": ("status", "status --json"),
    "verify": ("verify", f"verify --repair {AT}FRESH"),
    "warc": ("warc export --to HERE", f"warc ingest {AT}FRESH WARC"),
}  # fmt: skip
"""Lines of every command; words in capitals are files of the test."""
ALL = tuple(line for lines in LINES.values() for line in lines)
FIRST = tuple(lines[0] for lines in LINES.values())
WRITE = tuple(
    lines[-1] for name, lines in LINES.items()
    if name in ("accept", "backup", "crawl", "crawlall", "export", "import", "merge", "pages",
                "past", "reextract", "restore", "verify", "warc")
)  # fmt: skip
Run = Callable[..., Ended]
URL = f"{SITE}/k21-meldungen/x"
FILES = {"PAGE": "page.html", "FEED": "feed.xml", "EXPORT": "export.jsonl", "BACKUP": "backup.db",
         "WARC": "one.warc", "HERE": "", "URL": URL}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    hostile.make(folder / "archive.db")
    text = "<p>Der Rat hat gestern beschlossen, die Brücke zu sperren und neu zu bauen.</p>" * 4
    acts = hostile.HOSTILE
    html = f"<title>x</title><h1>Brücke &#27;[2J&#x202e;{acts}</h1><article>{text}</article>"
    (folder / "page.html").write_text(html, "utf-8")
    item = f"<item><title>{acts}</title><link>{URL}</link><pubDate>{acts}</pubDate></item>"
    (folder / "feed.xml").write_text(f"<rss><channel>{item}</channel></rss>", "utf-8")
    (folder / "one.warc").write_bytes(page("a", acts))
    return folder


@pytest.fixture(scope="module")
def run(folder: Path) -> Iterator[Run]:
    number = count()

    def filled(word: str) -> str:
        new = folder / f"new{next(number)}"
        if word.endswith("FRESH"):
            for end in (".db", ".pages.db"):
                shutil.copyfile(folder / f"archive{end}", f"{new}{end}")
            return word.replace("FRESH", f"{new}.db")
        for name, file in FILES.items():
            word = word.replace(name, file if name == "URL" else str(folder / file))
        return word.replace("NEW", str(new))

    with shell(folder, environment(folder / "archive.db", None)) as opened:

        def run(line: str, out: str = "", **how: Any) -> Ended:
            return opened.run([filled(word) for word in line.split()], out, **how)

        for line in ("export --to EXPORT", "backup BACKUP"):
            assert run(line).code == 0
        yield run


def test_every_command_has_a_line() -> None:
    assert set(LINES) == set(commands())


@pytest.fixture(scope="module")
def usual(run: Run) -> Callable[[str], Ended]:
    """How each line ends where nothing is odd."""
    return cache(run)


def raw(text: str) -> list[str]:
    return hostile.RAW.findall(text)


@pytest.mark.parametrize("line", ALL)
def test_nothing_of_a_stranger_is_obeyed(usual: Callable[[str], Ended], line: str) -> None:
    ended = usual(line)
    assert ended.code in (0, 1, 2), ended
    assert "Traceback" not in ended.err
    assert ended.out or ended.err or ended.code == 0
    assert raw(ended.err) == []
    if line != "export":  # data, for a program
        assert raw(ended.out) == []


JSON = (*(line for line in ALL if "--json" in line), "pages --json", "kwic --format jsonl Stadt",
        "verify --json", "peek --json PAGE --url URL", "cite --format csl 1")  # fmt: skip


@pytest.mark.parametrize("line", JSON)
@pytest.mark.parametrize("coding", ["utf-8", "ascii"])
def test_a_program_reads_json_of_a_stranger_s_text(run: Run, line: str, coding: str) -> None:
    ended = run(line, coding=coding)
    assert raw(ended.out) == []
    lines = ended.out.splitlines() if line.startswith(("search", "kwic")) else [ended.out]
    assert all(map(json.loads, lines)), ended


@pytest.mark.parametrize("line", FIRST)
def test_a_full_device_is_told(run: Run, usual: Callable[[str], Ended], line: str) -> None:
    if usual(line).out:
        ended = run(line, "/dev/full")
        assert "Traceback" not in ended.err
        assert ended.code == 1, ended
        assert ended.err.splitlines()[-1].endswith("cannot be written: No space left on device.")


@pytest.mark.parametrize("line", FIRST)
def test_a_full_standard_error_changes_no_exit_code(
    run: Run, usual: Callable[[str], Ended], line: str
) -> None:
    if usual(line).err:
        ended = run(line, err="/dev/full")
        assert (ended.code, bool(ended.out)) == (usual(line).code, bool(usual(line).out)), ended


@pytest.mark.parametrize("line", FIRST)
def test_a_reader_that_has_seen_enough_is_no_failure(
    run: Run, usual: Callable[[str], Ended], line: str
) -> None:
    if usual(line).out:
        ended = run(line, closed=True)
        half = 128 + signal.SIGPIPE if line == "export" else 0  # half of an export is none
        assert (ended.code, "Traceback" in ended.err) == (half, False), ended


@pytest.mark.parametrize(
    ("line", "coding"),
    [*((line, "ascii") for line in FIRST), *((line, "latin-1") for line in LINES["search"])],
)
def test_a_terminal_without_the_character_gets_its_number(
    run: Run, usual: Callable[[str], Ended], line: str, coding: str
) -> None:
    narrow = {"COLUMNS": "40", "LC_ALL": "C", "PYTHONUTF8": "0", "NO_COLOR": "1"}
    ended = run(line, coding=coding if line != "export" else "utf-8", env=narrow)
    assert (ended.code, ended.out != "") == (usual(line).code, usual(line).out != ""), ended
    helped = run(f"{line.split(maxsplit=1)[0]} --help", coding=coding, env=narrow)
    assert (helped.code, helped.err) == (0, "")
    assert helped.out


@pytest.mark.parametrize("after", [400, 20_000])
@pytest.mark.parametrize(("number", "line"), list(zip(cycle(STOPS), FIRST, strict=False)))
def test_a_signal_ends_every_command_with_a_sentence(
    run: Run, line: str, number: signal.Signals, after: int
) -> None:
    ended = run(line, signal=number, after=after)
    assert "Traceback" not in ended.err
    if ended.code == 128 + number:
        assert "topped" in ended.err, ended
    else:  # it was done before
        assert after > 400, ended
        assert ended.code in (0, 1, 2), ended


@pytest.mark.parametrize(("line", "again"), list(zip(WRITE, cycle((3, 40, 700)), strict=False)))
def test_a_second_signal_changes_nothing(run: Run, line: str, again: int) -> None:
    ended = run(line, signal=signal.SIGTERM, after=3000, again=again)
    assert "Traceback" not in ended.err
    assert ended.code == 128 + signal.SIGTERM, ended
    assert 1 <= ended.err.count("topped") <= 2, ended


@pytest.mark.parametrize("number", STOPS)
@pytest.mark.parametrize("calls", range(20))
def test_a_signal_at_any_moment_is_no_traceback(
    number: signal.Signals, calls: int, capsys: pytest.CaptureFixture[str]
) -> None:
    early: list[int] = []
    done: list[str] = []
    ours = signal.signal(number, lambda number, _: early.append(number))
    handler = signal.getsignal(number)
    sys.setprofile(signal_at(calls, number=number))
    try:
        code = ended(lambda: done.append("all"))
    finally:
        sys.setprofile(None)
        left = signal.signal(number, ours)
    assert left == handler  # as it was before
    if code is not None:
        assert (code, early) == (128 + number, [])
        assert capsys.readouterr().err == f"Stopped by {number.name}.\n"
    else:
        assert done or early


TARGETS = ("export --to {}", "export --package {}", "backup {}", "warc export --to {}",
           f"newsite neu http://www.rathausblick.example/ --folder {{}} {QUICK}",
           f"restore BACKUP {AT}{{}}", f"import EXPORT {AT}{{}}")  # fmt: skip


@pytest.mark.parametrize("line", TARGETS)
def test_what_is_not_ours_stays_what_it_is(run: Run, tmp_path: Path, line: str) -> None:
    file, link, pipe = tmp_path / "file", tmp_path / "link", tmp_path / "pipe"
    file.write_text("mine")
    link.symlink_to(file)
    os.mkfifo(pipe)
    with pipe.open("rb+", buffering=0):  # a reader, so that nobody waits
        for target in (link, pipe, tmp_path / "missing" / "x", Path("/dev/full")):
            if "export --to" in line[:11] and target == pipe:
                continue  # more than a pipe holds; see test_output
            ended = run(line.format(target))
            assert "Traceback" not in ended.err, ended
            assert ended.code in (0, 1), ended
            assert ended.code == 0 or ended.err.count("\n") == 1, ended
    assert link.is_symlink()
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
    assert not (tmp_path / "missing").exists()
    if "export --to" not in line[:11]:
        assert file.read_text() == "mine"
    assert list(tmp_path.glob("*.part*")) == []


def test_a_detail_is_not_even_stored_raw(folder: Path) -> None:
    with Archive.open(folder / "details.db") as archive:
        archive.save(refusal(detail=hostile.HOSTILE))
        (kept,) = archive.refusals("rathausblick")
    assert r"\x1b]0;Fenster\x07" in kept.detail


@pytest.mark.parametrize(
    ("tty", "no_color", "wanted"),
    [
        (True, None, True),
        (True, "", True),
        (True, "1", False),
        (False, None, False),
        (True, "dumb", False),
    ],
)
def test_colours_are_for_terminals_whose_owner_wants_them(
    monkeypatch: pytest.MonkeyPatch, tty: bool, no_color: str | None, wanted: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "dumb" if no_color == "dumb" else "xterm")
    if no_color not in (None, "dumb"):
        monkeypatch.setenv("NO_COLOR", str(no_color))
    assert colours() is wanted


def test_a_log_file_holds_nothing_raw(tmp_path: Path) -> None:
    file = tmp_path / "crawl.log"
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    try:
        raise ValueError(hostile.HOSTILE)
    except ValueError:
        told = logging.ERROR, "", 0, "of %s", (hostile.HOSTILE,), sys.exc_info()
    handler.handle(SeenRecord("kommunews", *told))
    handler.close()
    text = file.read_text("utf-8")
    assert text.startswith("ERROR: of =HYPERLINK(")
    assert r"ValueError: =HYPERLINK" in text
    assert raw(text) == []


LOADING = """
import os, sys
_, number, moment, program, *words = sys.argv
class Signals:
    def find_spec(self, name, *_):
        if name == moment:
            os.kill(os.getpid(), int(number))
sys.meta_path.insert(0, Signals())
sys.argv = [program, *words]
if program == "scrapy":
    from scrapy.cmdline import execute as main
else:
    from crawler.commands._start import main
main()
"""


@pytest.mark.parametrize(
    ("program", "moment"),
    [
        ("kommunews", "crawler.commands._main"),
        ("scrapy", "crawler.settings"),
        ("scrapy", "crawler.commands._base"),
        ("scrapy", "crawler.spiders"),
    ],
)
@pytest.mark.parametrize("number", STOPS)
def test_a_signal_ends_a_command_that_still_loads(
    number: signal.Signals, program: str, moment: str
) -> None:
    words = [sys.executable, "-c", LOADING, str(int(number)), moment, program, "crawlall"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (128 + number, "")
    assert done.stderr == f"Stopped by {number.name}.\n"


CRAWLS = """
import os, signal, sys
from scrapy.crawler import AsyncCrawlerProcess
from crawler.commands._terminal import crawl_until_stopped
class Process(AsyncCrawlerProcess):
    def start(self, **how):
        os.kill(os.getpid(), int(sys.argv[1]))
        super().start(**how, stop_after_crawl=False)
print(*crawl_until_stopped(Process({"LOG_ENABLED": False})), flush=True)
os.kill(os.getpid(), signal.SIGTERM)
"""


@pytest.mark.parametrize("number", STOPS)
def test_a_signal_while_the_reactor_starts_is_noted(number: signal.Signals) -> None:
    words = [sys.executable, "-c", CRAWLS, str(int(number))]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{int(number)}\n", "")


CLOSED = """
import sys
sys.argv[:1] = ["kommunews"]
from crawler.commands._start import main
main()
"""


@pytest.mark.parametrize(
    ("words", "redirected", "code", "said"),
    [
        ("--help", ">&-", 1, "The output cannot be written: Bad file descriptor.\n"),
        ("--help >&-", "2>&-", 1, ""),
        ("--help", "2>&-", 0, ""),
        ("nonsense", "2>&-", 64, ""),
        ("nonsense", "2>/dev/full", 64, ""),
    ],
)
def test_an_output_that_is_closed_or_full(
    words: str, redirected: str, code: int, said: str
) -> None:
    line = f'"$0" -c "$1" {words} {redirected}'
    done = subprocess.run(["sh", "-c", line, sys.executable, CLOSED], cwd=ROOT, text=True,
                          capture_output=True, check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (code, said)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EMFILE, "Too many open files"), "This cannot go on: Too many open files."),
        (OSError(errno.ENFILE, "Too many", "x.py"), "This cannot go on: Too many."),
        (OSError(errno.ENOSPC, "No space"), "The output cannot be written: No space."),
        (FileNotFoundError(errno.ENOENT, "No such file"),
         "The folder in which this was called is gone; change to another one."),
    ],
)  # fmt: skip
def test_the_sentence_names_what_is_wrong(
    error: OSError, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_terminal, "discard", lambda _: None)
    told: list[str] = []
    monkeypatch.setattr(_terminal, "_say", told.append)

    def work() -> None:
        raise error

    assert (ended(work), told) == (1, [said])


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    line = 'mkdir gone && cd gone && rmdir ../gone && "$0" -c "$1" status'
    done = subprocess.run(["sh", "-c", line, sys.executable, CLOSED], cwd=tmp_path, text=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
                          check=False)  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("The folder in which this was called is gone;")


def test_a_signal_ends_a_command_that_waits(folder: Path) -> None:
    waits = folder / "waits"  # a page that never comes to its end
    os.mkfifo(waits)
    line = "import sys; from crawler.commands._main import main; main(sys.argv[1:])"
    words = ("peek", str(waits), "--url", SITE)
    command = [sys.executable, "-c", line, *words]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    with process, waits.open("wb"):  # opens when the command does
        assert process.stderr
        for _ in range(20):  # a signal just before the command begins to read is seen after it
            process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)  # a second signal would cut a slow end short
                break
        assert process.returncode == 128 + signal.SIGTERM
        assert process.stderr.read() == "Stopped by SIGTERM.\n"
