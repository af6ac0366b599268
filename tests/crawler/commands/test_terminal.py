"""Outputs that cannot be written, terminals that lack a coding, signals: a sentence, no traceback,
and nothing of a stranger's text is obeyed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive import Archive
from archive.captures.store import PageStore, pages_path
from tests.conftest import ROOT
from tests.support.records import SITE, article, refusal

HOSTILE = "\x1b]0;Fenster\x07\x1b[2J\u202eneknif\x9b31m"
COMMANDS = (
    ("search", "Brücke"),
    ("search", "--json", "Brücke"),
    ("kwic", "Brücke"),
    ("status",),
    ("coverage",),
    ("history", "1"),
    ("verify",),
    ("pages",),
    ("export", "--format", "csv"),
    ("export",),
    ("peek", "PAGE", "--url", f"{SITE}/k21-meldungen/x"),
    ("completion", "bash"),
    ("list",),
)
LINE = "import sys; from crawler.commands._main import main; main(sys.argv[1:])"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    path = folder / "archive.db"
    with Archive.open(path) as archive:
        archive.register("rathausblick", "Rathausblick", SITE)
        archive.save(article(title="Brücke „Süd“ kostet 5 €"))
        archive.save(refusal(detail=f"Umleitung nach {HOSTILE}"))
    PageStore.open(pages_path(path)).close()
    text = "<p>Der Rat hat gestern beschlossen, die Brücke zu sperren und neu zu bauen.</p>" * 4
    page = f"<title>x</title><h1>Brücke &#27;[2J&#x202e;{HOSTILE}</h1><article>{text}</article>"
    (folder / "page.html").write_text(page, "utf-8")
    return folder


def command(
    folder: Path, words: tuple[str, ...], env: dict[str, str] | None = None, **output: object
) -> subprocess.Popen[bytes]:
    words = tuple(str(folder / "page.html") if w == "PAGE" else w for w in words)
    given = {**os.environ, "ARCHIVE_PATH": str(folder / "archive.db"), **(env or {})}
    return subprocess.Popen(
        [sys.executable, "-c", LINE, *words], cwd=ROOT, env=given, stderr=subprocess.PIPE, **output
    )  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_full_device_is_told(folder: Path, words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full, command(folder, words, stdout=full) as process:
        said = process.communicate()[1].decode()
    assert process.returncode == 1
    assert said.splitlines()[-1].endswith("cannot be written: No space left on device.")
    assert "Traceback" not in said


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_failure(folder: Path, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with command(folder, words, stdout=writing) as process:
        os.close(writing)
        said = process.communicate()[1].decode()
    assert (process.returncode, said) == (0, "")


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "latin-1", "ascii"],
)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_terminal_without_the_character_gets_its_number(
    folder: Path, words: tuple[str, ...], env: dict[str, str]
) -> None:
    with command(folder, words, env, stdout=subprocess.PIPE) as process:
        out, said = process.communicate()
    if words[0] in ("search", "kwic") and "C" in env.values():
        return  # the word of the query itself arrives in pieces
    assert process.returncode in (0, 2), said
    assert b"Traceback" not in said
    assert b"codec" not in said
    assert out


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_of_a_stranger_is_obeyed(folder: Path, words: tuple[str, ...]) -> None:
    with command(folder, words, stdout=subprocess.PIPE) as process:
        for text in (part.decode() for part in process.communicate()):
            assert not any(c < " " and c not in "\n\t" for c in text), text
            assert not {"\x9b", "\u202e", "\x7f"} & set(text)


def test_a_detail_is_not_even_stored_raw(folder: Path) -> None:
    with Archive.open(folder / "archive.db", readonly=True) as archive:
        (kept,) = archive.refusals("rathausblick")
    assert r"\x1b]0;Fenster\x07" in kept.detail


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_with_a_sentence(folder: Path, number: signal.Signals) -> None:
    new = folder / f"{number.name}.db"  # of an import that waits for its records
    with command(folder, ("import", "-"), {"ARCHIVE_PATH": str(new)}, stdin=subprocess.PIPE) as (
        process
    ):
        while not new.exists():
            time.sleep(0.01)
        process.send_signal(number)
        assert process.stderr
        assert process.stderr.read().decode() == f"Stopped by {number.name}.\n"
    assert process.returncode == 128 + number
