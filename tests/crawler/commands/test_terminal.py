"""Outputs that cannot be written, terminals that lack a coding, signals: a sentence, no traceback,
and nothing of a stranger's text is obeyed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from archive import Archive
from archive.captures.store import PageStore, pages_path
from tests.conftest import ROOT
from tests.support.records import SITE, T1, article, refusal

HOSTILE = "\x1b]0;Fenster\x07\x1b[2J\u202eneknif\x9b31m"
Words = tuple[str, ...]
COMMANDS: tuple[Words, ...] = (
    ("search", "Brücke"),
    ("search", "--json", "Brücke"),
    ("kwic", "Brücke"),
    ("status",),
    ("coverage", "--all"),
    ("history", "1"),
    ("verify",),
    ("pages",),
    ("export", "--format", "csv"),
    ("export",),
    ("peek", "PAGE", "--url", f"{SITE}/k21-meldungen/x"),
    ("completion", "bash"),
    ("list",),
)
FORKER = """
import io, json, os, sys
from crawler.commands import _main
for name in _main.commands():
    pass  # all are imported now
for line in sys.stdin:
    case = json.loads(line)
    if not (pid := os.fork()):
        out = os.open(case["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        if case["closed"]:
            reading, out = os.pipe()
            os.close(reading)
        for given, fd in ((out, 1), (os.open(case["err"], os.O_WRONLY | os.O_CREAT), 2)):
            os.dup2(given, fd)
        sys.stdout = io.TextIOWrapper(open(1, "wb", closefd=False), case["coding"], "strict")
        code = 0
        try:
            _main.main(case["words"])
            sys.stdout.flush()
        except SystemExit as end:
            code = end.code or 0
            sys.stdout.flush()
        except BaseException:
            import traceback
            traceback.print_exc()
            code = 99
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""
"""A shell for the price of one start: a line is a command and its outputs, the answer its code."""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Shell = Callable[..., Ended]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    path = folder / "archive.db"
    with Archive.open(path) as archive:
        archive.register("rathausblick", "Rathausblick", SITE)
        run_id = archive.start_run("rathausblick", T1)
        archive.finish_run(run_id, finished=T1, outcome="failed", detail=HOSTILE)
        archive.save(article(title="Brücke „Süd“ kostet 5 €"))
        archive.save(refusal(detail=f"Umleitung nach {HOSTILE}"))
    PageStore.open(pages_path(path)).close()
    text = "<p>Der Rat hat gestern beschlossen, die Brücke zu sperren und neu zu bauen.</p>" * 4
    page = f"<title>x</title><h1>Brücke &#27;[2J&#x202e;{HOSTILE}</h1><article>{text}</article>"
    (folder / "page.html").write_text(page, "utf-8")
    return folder


@pytest.fixture(scope="module")
def shell(folder: Path) -> Iterator[Shell]:
    env = {**os.environ, "ARCHIVE_PATH": str(folder / "archive.db")}
    with subprocess.Popen([sys.executable, "-c", FORKER], cwd=ROOT, env=env, text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        asked, answered = process.stdin, process.stdout

        def run(
            words: Words, out: str = "", *, coding: str = "utf-8", closed: bool = False
        ) -> Ended:
            said, err = folder / "out", folder / "err"
            said.unlink(missing_ok=True)
            err.unlink(missing_ok=True)
            given = [str(folder / "page.html") if word == "PAGE" else word for word in words]
            case = {"words": given, "out": out or str(said), "err": str(err), "coding": coding,
                    "closed": closed}  # fmt: skip
            asked.write(json.dumps(case) + "\n")
            asked.flush()
            code = int(answered.readline())
            text = (
                said.read_bytes().decode("utf-8" if words[0] == "export" else coding)
                if said.exists()
                else ""
            )
            return Ended(code, text, err.read_text("utf-8"))

        yield run
        asked.close()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_full_device_is_told(shell: Shell, words: Words) -> None:
    ended = shell(words, "/dev/full")
    assert ended.code == 1, ended
    assert ended.err.splitlines()[-1].endswith("cannot be written: No space left on device.")
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_failure(shell: Shell, words: Words) -> None:
    ended = shell(words, closed=True)[::2]
    if words[0] == "export":  # half of it is none
        assert ended == (128 + signal.SIGPIPE, "Stopped by SIGPIPE.\n")
    else:
        assert ended == (0, "")


@pytest.mark.parametrize("coding", ["latin-1", "ascii"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_terminal_without_the_character_gets_its_number(
    shell: Shell, words: Words, coding: str
) -> None:
    ended = shell(words, coding=coding)
    assert (ended.code, ended.out != "") == (shell(words).code, True), ended


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_of_a_stranger_is_obeyed(shell: Shell, words: Words) -> None:
    ended = shell(words)
    for text in ended[1:]:
        assert not any(c < " " and c not in "\n\t" for c in text), text
        assert not {"\x9b", "\u202e", "\x7f"} & set(text)


def test_a_detail_is_not_even_stored_raw(folder: Path) -> None:
    with Archive.open(folder / "archive.db", readonly=True) as archive:
        (kept,) = archive.refusals("rathausblick")
    assert r"\x1b]0;Fenster\x07" in kept.detail


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_with_a_sentence(folder: Path, number: signal.Signals) -> None:
    waits = folder / number.name  # a page that never comes to its end
    os.mkfifo(waits)
    line = "import sys; from crawler.commands._main import main; main(sys.argv[1:])"
    words = ("peek", str(waits), "--url", SITE)
    command = [sys.executable, "-c", line, *words]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    with process, waits.open("wb"):  # opens when the command does
        process.send_signal(number)
        assert process.stderr
        assert process.stderr.read() == f"Stopped by {number.name}.\n"
    assert process.returncode == 128 + number
