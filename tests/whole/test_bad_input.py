"""Archives that are none of this shape, and outputs that end early: a sentence, nothing changed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive import Archive
from archive.exchange.selection import Selection
from tests.archive.captures.test_pair import made
from tests.conftest import ROOT
from tests.crawler.commands.test_no_archive import run
from tests.support.crawling import environment
from tests.support.records import article
from tests.whole.test_cron_disk import disk

pytestmark = pytest.mark.long

__all__ = ["disk"]
LOOKS = ("search Titel", "status", "export --to {}/o.jsonl", "export --package {}/p", "verify",
         "import {}/one.jsonl", "backup {}/copy.db", "history 1", "cite 1",
         "kwic Worten")  # fmt: skip


def filled(file: Path, articles: int = 40) -> Path:
    with Archive.open(file) as archive:
        for n in range(articles):
            archive.save(article(f"m{n}", title=f"Titel {n}", body=f"Text {n} mit Worten. " * 30))
    return file


def changed(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def cut(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])


def text(file: Path) -> None:
    file.write_text("Kein Archiv.\n" * 99, "utf-8")


def unreleased(file: Path) -> None:
    file.unlink()
    changed(file, "CREATE TABLE articles (id)", "CREATE TABLE _sqlite_migrations (name)")


ARCHIVES: dict[str, tuple[Callable[[Path], None], str]] = {
    "of an unreleased shape": (unreleased, "unreleased version"),
    "of a later version": (lambda f: changed(f, "PRAGMA user_version = 2"), "newer version"),
    "of another program": (lambda f: changed(f, "PRAGMA application_id = 7"), "other application"),
    "half copied": (lambda f: cut(f, f.stat().st_size // 2), "is damaged"),
    "a first kilobyte": (lambda f: cut(f, 1000), "is damaged"),
    "a text": (text, "no SQLite file"),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_an_archive_that_is_none_is_told_and_left_alone(tmp_path: Path, kind: str) -> None:
    break_it, words = ARCHIVES[kind]
    file = filled(tmp_path / "archive.db")
    with Archive.open(file) as archive:
        archive.export(Selection(), tmp_path / "one.jsonl", "jsonl")
    break_it(file)
    before = file.read_bytes()
    for line, code, out, err in run(*(c.format(tmp_path) for c in LOOKS), archive=file):
        assert (code, out, err.count("\n")) == (1, "", 1), (line, code, out, err)
        assert words.split()[-1] in err, (line, err)
    assert file.read_bytes() == before
    beside = {path.name for path in tmp_path.iterdir()} - {"archive.db-wal", "archive.db-shm"}
    assert beside == {"archive.db", "one.jsonl"}


def test_the_page_store_of_another_archive_is_told(tmp_path: Path) -> None:
    for name in ("archive", "other"):
        made(tmp_path / f"{name}.db")
    foreign = shutil.copy(tmp_path / "other.pages.db", tmp_path / "archive.pages.db")
    before = Path(foreign).read_bytes()
    lines = ("pages", "verify", "page https://rathausblick.example/a", "reextract")
    for line, code, out, err in run(*lines, archive=tmp_path / "archive.db"):
        assert code == 1, (line, out, err)
        assert (out + err).count("\n") == 1, (line, out, err)
        assert "another archive" in out + err, (line, out, err)
    assert Path(foreign).read_bytes() == before


def test_a_row_that_breaks_a_check_is_told(tmp_path: Path) -> None:
    file = filled(tmp_path / "archive.db", 3)
    with Archive.open(file) as archive:
        archive.export(Selection(), tmp_path / "all.jsonl", "jsonl")
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    lines[2] = lines[2].replace('"state": "full"', '"state": "weg"')
    (tmp_path / "bad.jsonl").write_text("\n".join(lines), "utf-8")
    fresh = tmp_path / "fresh.db"
    ((_, code, out, err),) = run(f"import {tmp_path}/bad.jsonl", archive=fresh)
    assert (code, out, err.count("\n")) == (1, "", 1), err
    assert "line 3" in err
    if fresh.exists():
        with Archive.open(fresh) as archive:
            assert archive.newest(9) == []
    changed(file, "PRAGMA ignore_check_constraints = 1", "UPDATE articles SET state = 'weg'")
    before = file.read_bytes()
    for line, code, out, err in run("verify", f"backup {tmp_path}/copy.db", archive=file):
        assert (code, (out + err).count("\n")) == (1, 1), (line, out, err)
        assert "CHECK constraint failed in articles" in out + err
    assert file.read_bytes() == before
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "sqlite", "xlsx"])
def test_an_export_onto_a_full_disk_leaves_no_half(disk: Path, tmp_path: Path, form: str) -> None:
    file = filled(tmp_path / "archive.db", 400)
    (disk / "ballast").write_bytes(bytes(64 * 2**20 - 40_000))
    old = disk / "old"
    old.write_bytes(b"whole")
    lines = (f"export --format {form} --to {old}", f"export --format {form} --to {disk}/new",
             f"export --format {form} --package {disk}/p")  # fmt: skip
    for line, code, out, err in run(*lines, archive=file):
        assert (code, out, err.count("\n")) == (1, "", 1), (line, out, err)
        assert "No space left" in err or "disk is full" in err, err
    assert old.read_bytes() == b"whole"
    assert {path.name for path in disk.iterdir()} == {"ballast", "old", "p"}
    assert list((disk / "p").iterdir()) == []


@pytest.mark.parametrize("form", ["jsonl", "csv", "atom", "text"])
def test_an_export_whose_reader_goes_away_is_not_done(tmp_path: Path, form: str) -> None:
    file = filled(tmp_path / "archive.db", 200)
    command = [sys.executable, "-m", "scrapy", "export", "--format", form]
    with subprocess.Popen(command, cwd=ROOT, env=environment(file, None), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b"Stopped by SIGPIPE.\n"
    assert process.returncode == 141


def test_an_export_of_nothing_is_whole(tmp_path: Path) -> None:
    file = filled(tmp_path / "archive.db", 1)
    lines = ("export Giraffe", f"export Giraffe --format csv --to {tmp_path}/none.csv",
             f"export Giraffe --package {tmp_path}/p --all-tables")  # fmt: skip
    for line, code, out, _ in run(*lines, archive=file):
        assert (code, out) == (0, ""), line
    assert (tmp_path / "none.csv").read_text("utf-8").count("\n") == 1
    assert (tmp_path / "p" / "datapackage.json").exists()
