"""What others rely on, seen from outside: commands, settings, exit codes, SQL, export.

What is promised stands in ``contract/``. To change a promise on purpose:
``python -m tests.whole.test_contract --renew``, then read the diff. ``exits.txt`` and
``export.jsonl`` are changed by hand: an export of today must stay readable.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from crawler.commands._exits import BELOW, BUSY, FAILED, USAGE, WELL
from crawler.commands._terminal import STOPS

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = Path(__file__).resolve().parent / "contract"
BY_HAND = ("exits.txt", "export.jsonl")
RENEWED = sorted(
    name
    for file in CONTRACT.rglob("*.*")
    if (name := file.relative_to(CONTRACT).as_posix()) not in BY_HAND
)
HOW = (
    "the public contract has changed; if that is meant: "
    "python -m tests.whole.test_contract --renew, and tell it in CHANGELOG.md"
)
FROM_ENVIRONMENT = (
    *("ARCHIVE_PATH", "CONTACT", "NOTIFY_COMMAND", "PAGES_PRUNE", "PING_URL"),
    "TDM_RESEARCH_EXCEPTION",
)
NOTHING_READ = "reader e3b0c44298fc"
"""Begins SHA-256 of nothing: the files of the reader were not found."""
PAGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><html><head>"
    b"<title>Neue Halle</title></head><body><main><article><h1>Neue Halle</h1><p><strong>"
    b"[10.10.2025] Die Stadt hat eine neue Halle.</strong></p><p>Ein Absatz mit vielen Worten."
    b"</p></article></main></body></html>"
)
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-10-11T08:00:00Z\r\n"
    b"WARC-Target-URI: http://www.rathausblick.example/k21-meldungen/neue-halle\r\n"
    b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(PAGE), PAGE)
)


@dataclass(frozen=True)
class Start:
    """What a start of ``tests.whole.starter`` tells."""

    settings: dict[str, Any]
    done: list[dict[str, Any]]


@dataclass(frozen=True)
class Case:
    """A line of ``exits.txt``: code, archive, command line."""

    code: int
    archive: str
    words: tuple[str, ...]

    def line(self, folder: Path) -> list[str]:
        """The words for a shell, with the archive as a setting."""
        named = [word.replace("FOLDER", str(folder)) for word in self.words]
        return [*named, "-s", f"ARCHIVE_PATH={folder / self.archive}.db"]


@dataclass(frozen=True)
class Seen:
    """What the project does today."""

    promises: dict[str, str]
    """Text by name of its file in ``contract/``."""
    sites: list[str]
    exits: dict[Case, dict[str, Any]]
    again: str
    """The export, read and written."""


def environment(home: Path, **values: str) -> dict[str, str]:
    """Nothing is inherited but where programs are; nothing goes out."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "100",
        "OPENBLAS_NUM_THREADS": "1",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        **values,
    }


def start(lines: list[list[str]], home: Path, **values: str) -> Start:
    """Run these command lines."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.whole.starter"],
        cwd=ROOT,
        env=environment(home, **values),
        input=json.dumps(lines),
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=True,
    )
    return Start(**json.loads(ran.stdout))


def cases() -> Iterator[Case]:
    """What ``exits.txt`` says."""
    for line in (CONTRACT / "exits.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, archive, *words = line.split()
            yield Case(int(code), archive, tuple(words))


def seen(folder: Path) -> Seen:
    """Everything that is promised, as it is today."""
    table = list(cases())
    made(folder)
    lines = [["*", "--help"], ["list"], *(case.line(folder) for case in table)]
    with (folder / "busy.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        first = start(lines, folder)
    given = start([], folder, **{name: f"given {name}" for name in FROM_ENVIRONMENT})
    always, changed = portable(first.settings), portable(given.settings)
    settings = {
        "default": always,
        "from the environment": {n: v for n, v in changed.items() if always.get(n) != v},
    }
    helped = [done for done in first.done if done["line"][1:] == ["--help"]]
    rest = first.done[len(helped) :]
    promises = {
        **{f"help/{done['line'][0]}.txt": of_any_python(done["out"]) for done in helped},
        "settings.json": json.dumps(settings, indent=2, sort_keys=True) + "\n",
        "archive.sql": shape(folder / "fresh.db"),
        "pages.sql": shape(folder / "kept.pages.db"),
        "sites.txt": rest[0]["out"],
    }
    return Seen(
        promises,
        sites=rest[0]["out"].split(),
        exits=dict(zip(table, rest[1:], strict=True)),
        again=(folder / "again.jsonl").read_text("utf-8"),
    )


def made(folder: Path) -> None:
    """The archives that ``exits.txt`` names, as far as commands do not make them."""
    for name in ("good", "alarm", "hurt", "busy"):
        shutil.copy(ROOT / "archive.db.example", folder / f"{name}.db")
    (folder / "text.db").write_text("This is no database.\n" * 100)
    (folder / "one.warc").write_bytes(WARC)
    (folder / "page.html").write_bytes(PAGE.partition(b"\r\n\r\n")[2])
    (folder / "blank.html").write_bytes(b"<!doctype html><title></title>")
    shutil.copy(CONTRACT / "export.jsonl", folder / "export.jsonl")
    with closing(sqlite3.connect(folder / "alarm.db")) as db, db:
        db.execute(
            "INSERT INTO alerts (source, name, detail, opened, last_seen)"
            " VALUES ('rathausblick', 'x', 'x', '2025-10-10T08:00:00Z', '2025-10-10T08:00:00Z')"
        )
    with closing(sqlite3.connect(folder / "hurt.db")) as db, db:
        db.execute("DELETE FROM _minima")


def of_any_python(text: str) -> str:
    """Help as every Python words it: since 3.13 an option with two names tells its value once."""
    text = re.sub(r"^(  -.*?\S) {2,}(?=\S)", rf"\1\n{' ' * 24}", text, flags=re.M)
    return re.sub(r"^(  -\w) \S+(?=, --)", r"\1", text, flags=re.M)


def portable(value: Any) -> Any:
    """A setting without the folders that classes stand in, and without names of modules."""
    if isinstance(value, dict):
        return {
            portable(n): "a module" if n.endswith(("_MODULE", "_MODULES")) else portable(v)
            for n, v in value.items()
        }
    if isinstance(value, str) and re.fullmatch(r"(?:\w+\.)+[A-Z]\w*", value):
        return value.rpartition(".")[2]
    return value


def shape(path: Path) -> str:
    """All SQL of a fresh file, without what SQLite makes itself."""
    with closing(sqlite3.connect(path)) as db:
        pragmas = [
            f"PRAGMA {name} = {db.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version", "journal_mode")
        ]
        statements = db.execute(
            """
            SELECT sql FROM sqlite_master
            WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
                AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
            ORDER BY type, name
            """
        ).fetchall()
    return "\n".join([*pragmas, *(f"\n{sql};" for (sql,) in statements), ""])


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What the project does today, looked at once."""
    return seen(tmp_path_factory.mktemp("contract"))


@pytest.mark.parametrize("name", [name for name in RENEWED if name != "sites.txt"])
def test_a_promise_is_kept(now: Seen, name: str) -> None:
    assert now.promises.get(name) == (CONTRACT / name).read_text("utf-8"), f"{name}: {HOW}"


def test_nothing_is_without_a_promise(now: Seen) -> None:
    assert sorted(now.promises) == RENEWED, HOW


def test_every_site_is_still_there(now: Seen) -> None:
    """The archive names sites; there may be more of them."""
    assert set((CONTRACT / "sites.txt").read_text("utf-8").split()) <= set(now.sites), HOW


@pytest.mark.parametrize(
    "case", list(cases()), ids=lambda case: f"{case.archive}: {' '.join(case.words)}"
)
def test_an_exit_code(now: Seen, case: Case) -> None:
    done = now.exits[case]
    assert done["code"] == case.code, done
    assert "Traceback" not in done["err"], done["err"]


def test_the_shell_gets_the_same(tmp_path: Path) -> None:
    """The other exit codes come from forks."""
    ran = subprocess.run(
        [sys.executable, "-m", "scrapy", "status"],
        cwd=ROOT,
        env=environment(tmp_path, ARCHIVE_PATH=str(tmp_path / "none.db")),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)


def test_an_export_of_today_stays_readable(now: Seen) -> None:
    """Read and written again, it is the same."""
    assert now.again == (CONTRACT / "export.jsonl").read_text("utf-8"), HOW


def test_the_reader_is_found(now: Seen) -> None:
    """Its version is made of its files; if they are not found, it never changes."""
    told = [done["out"] for case, done in now.exits.items() if case.words[0] == "reextract"]
    assert any("reader " in text for text in told)
    assert not any(NOTHING_READ in text for text in told)


def main() -> None:
    """Renew what is promised."""
    with TemporaryDirectory() as folder:
        found = seen(Path(folder))
    shutil.rmtree(CONTRACT / "help", ignore_errors=True)
    (CONTRACT / "help").mkdir()
    for name, text in found.promises.items():
        (CONTRACT / name).write_text(text, "utf-8")
    for case, done in found.exits.items():
        if case.code != done["code"]:
            print(f"exits.txt: {' '.join(case.words)} ends with {done['code']}", file=sys.stderr)


def test_the_table_of_exit_codes_is_what_commands_end_with() -> None:
    """`docs/operating.md` names every code that is promised here, and no other."""
    text = (ROOT / "docs" / "operating.md").read_text("utf-8")
    table = text.partition("| exit code | meaning |")[2].partition("\n\n")[0]
    documented = {int(code) for line in table.splitlines() for code in
                  re.findall(r"\d+", line.split("|")[1] if "|" in line else "")}  # fmt: skip
    stops = {128 + number for number in STOPS}  # held by tests/crawler/commands/test_terminal.py
    assert documented == {case.code for case in cases()} | stops
    assert documented == {WELL, FAILED, BELOW, USAGE, BUSY, *stops}


if __name__ == "__main__":
    if sys.argv[1:] != ["--renew"]:
        sys.exit(HOW)
    main()
