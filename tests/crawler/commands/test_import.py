"""An import on several cores: the archive of one process, and all of it or nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from archive import Archive
from archive.exchange.selection import Selection
from tests.archive.exchange.test_export import fill
from tests.conftest import ROOT
from tests.support import crawling, forking
from tests.support.records import T2, article
from tests.support.workers import digest, wait

AT_ONCE = "archive.exchange.importing.TOGETHER"
SMALL_PARTS = (
    "import archive.exchange.importing as i; i.TOGETHER = 3; "
    "from scrapy.cmdline import execute; execute()"
)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """An export of articles of which some say the same, or nearly, or link to each other."""
    folder = tmp_path_factory.mktemp("exported")
    with Archive.open(folder / "archive.db") as archive, archive.batch():
        fill(archive)
        for n in range(36):
            body = " ".join(f"Wort{n % 9}{word} und Satz {word}." for word in range(60))
            if n % 3 == 0:
                body = f"Nur hier: {n}. {body}"
            archive.save(article(f"meldung-{n}", body=body, title=f"Titel {n % 18}"))
        archive.save(article("meldung-3", body="Neu gefasst.", seen_at=T2))
    with Archive.open(folder / "archive.db") as archive:
        archive.export(Selection(), folder / "all.jsonl", "jsonl")
        assert archive.db.execute("SELECT count(*) FROM similar").fetchone()[0]
    return (folder / "all.jsonl").read_bytes().splitlines(keepends=True)


def imported(
    path: Path, lines: list[bytes], jobs: int, code: int = 0
) -> subprocess.CompletedProcess[str]:
    done = forking.run(
        ("import", "-", "--jobs", str(jobs)), crawling.environment(path, None),
        given=b"".join(lines), bounds={AT_ONCE: 3},
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return crawling.as_text(done)


def test_two_processes_make_the_archive_of_one(tmp_path: Path, lines: list[bytes]) -> None:
    paths = [tmp_path / name / "archive.db" for name in ("one", "two")]
    for jobs, path in enumerate(paths, 1):
        path.parent.mkdir()
        done = imported(path, lines, jobs)
        assert done.stderr == f"{len(lines)} articles imported\n"
        with Archive.open(path, readonly=True) as archive:
            archive.export(Selection(), path.with_name("all.jsonl"), "jsonl")
        assert path.with_name("all.jsonl").read_bytes() == b"".join(lines)
    assert digest(paths[0], pages=False) == digest(paths[1], pages=False)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_wrong_line_is_named_and_nothing_is_imported(
    tmp_path: Path, lines: list[bytes], jobs: int
) -> None:
    path = tmp_path / "archive.db"
    for wrong in (lines[29][:-20], lines[3]):  # found where it is read, found by the writer
        done = imported(path, [*lines[:30], wrong + b"\n", *lines[31:]], jobs, code=1)
        assert done.stderr.startswith("line 31 of the import is not ")
        assert done.stderr.endswith("; nothing was imported.\n")
        assert done.stderr.count("\n") == 1
        assert articles(path) == 0
    imported(path, lines, jobs)
    assert articles(path) == len(lines)


@pytest.mark.parametrize("victim", ["helper", "writer"])
def test_a_kill_leaves_nothing_half_imported(
    tmp_path: Path, lines: list[bytes], victim: str
) -> None:
    path = tmp_path / "archive.db"
    with subprocess.Popen(
        [sys.executable, "-c", SMALL_PARTS, "import", "-", "--jobs", "2"],
        cwd=ROOT, env=crawling.environment(path, None),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as writer:  # fmt: skip
        assert writer.stdin
        writer.stdin.writelines(lines)  # and there may be more: it waits
        writer.stdin.flush()
        while not (helpers := helpers_of(writer.pid)):
            assert writer.poll() is None
            wait(0.02)
        os.kill(writer.pid if victim == "writer" else helpers[0], signal.SIGKILL)
        _, err = writer.communicate(timeout=120)
    if victim == "helper":
        assert writer.returncode == 1
        assert err.decode() == (
            "A process that read or prepared records was killed (out of memory?); nothing of this "
            "step was stored; run again, or with --jobs 1.\n"
        )
    assert articles(path) == 0
    imported(path, lines, 2)
    assert articles(path) == len(lines)


def helpers_of(pid: int) -> list[int]:
    """The processes that a process has started to read for it."""
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split():
        with suppress(OSError):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(int(child))
    return found


def articles(path: Path) -> int:
    with Archive.open(path, readonly=True) as archive:
        assert archive.verify() == []
        return int(archive.db.execute("SELECT count(*) FROM articles").fetchone()[0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"published": "2019-01-01"}, "whose text is not their newest revision"),
        ({"first_seen": "2031-01-01T00:00:00Z"}, "whose date or times cannot be"),
        ({"revisions": []}, "without a revision"),
        ({"state": "gone"}, "whose state does not fit the rest"),
    ],
)
def test_articles_that_contradict_themselves_are_imported_and_told(
    tmp_path: Path, lines: list[bytes], change: dict[str, object], said: str
) -> None:
    wrong = json.dumps(json.loads(lines[-1]) | change).encode() + b"\n"
    done = imported(tmp_path / "archive.db", [*lines[:-1], wrong], jobs=1, code=1)
    assert f"{len(lines)} articles imported" in done.stderr
    assert f"The import contradicts itself: 1 article {said}" in done.stderr
