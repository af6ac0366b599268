"""A command that looks or mends makes no archive."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from tests.conftest import ROOT
from tests.support.crawling import environment
from tests.support.records import article

LOOKS = (
    "verify", "verify --repair", "reextract", "reextract --dry-run", "status",
    "status rathausblick",
    "coverage", "coverage rathausblick", "history 1", "search Rathaus", "search --json Rathaus",
    "export", "export --to {}/all.jsonl", "export --package {}/package", "backup {}/copy.db",
    "page http://www.rathausblick.example/", "pages", "pages prune", "pages prune --dry-run",
    "warc export --to {}", "browse {}/typo.db",
)  # fmt: skip
NO_SITE = ("status {}.db", "status rathausblick {}", "coverage {}", "coverage --json {}",
           "search --site {} Rathaus", "export --site {}",
           "crawl {}", "crawlall {}")  # fmt: skip


def run(*lines: str, archive: Path) -> list[tuple[str, int, str, str]]:
    """Run commands on an archive: command, exit code, output and errors of each."""
    words = [[*line.split(), "-s", f"ARCHIVE_PATH={archive}"] for line in lines]
    started = subprocess.run(
        [sys.executable, "-m", "tests.whole.starter"],
        cwd=ROOT, env=environment(archive, None), input=json.dumps(words),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(started.stdout)["done"]
    return [(" ".join(d["line"][:-2]), d["code"], d["out"], d["err"]) for d in found]


@pytest.mark.parametrize("folder", ["", "missing/"])
def test_who_looks_at_nothing_says_so_and_makes_nothing(tmp_path: Path, folder: str) -> None:
    path = tmp_path / f"{folder}typo.db"
    for line, code, out, err in run(*(c.format(tmp_path) for c in LOOKS), archive=path):
        assert (code, out, err.count("\n")) == (1, "", 1), (line, out, err)
        assert f"{path} does not exist" in err or f"{path.parent} is missing" in err or (
            "does not exist" in err
        ), (line, err)  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_site_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    """A name with a slip, or a file in its place; the control is a site by its name."""
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.save(article("a", source="frueher"))
    before = path.read_bytes()
    for line, code, out, err in run(*(c.format("rathausblik") for c in NO_SITE), archive=path):
        assert (code, out, err.count("\n")) == (64, "", 1), (line, code, out, err)
        assert "rathausblick" in err or "frueher" in err, (line, err)
    assert path.read_bytes() == before
    good = [c.format("frueher") for c in ("status {}", "coverage {}", "export --site {}")]
    for line, code, out, err in run(*good, archive=path):
        assert (code, err) == (0, ""), (line, err)
        assert "frueher" in out
    ((_, code, _, err),) = run(f"verify {path}", archive=path)
    assert code == 64
    assert "ARCHIVE_PATH names the archive" in err


def test_what_can_be_read_of_no_file_makes_no_archive(tmp_path: Path) -> None:
    path, there = tmp_path / "archive.db", tmp_path / "there"
    there.mkdir()
    (there / "leer.warc").touch()
    (there / "bild.warc.gz").write_bytes(b"\x89PNG\r\n" * 99)
    (there / "text.jsonl").write_text("Kein JSON")
    lines = (f"warc ingest {there}/fehlt.warc", f"warc ingest {there}/leer.warc",
             f"warc ingest {there}", f"warc ingest {there}/text.jsonl", "import /dev/null",
             f"import {there}/fehlt", f"import {there}/text.jsonl", f"import {there}")  # fmt: skip
    for line, code, out, err in run(*lines, archive=path):
        assert (code, out) == (1, ""), (line, out, err)
        assert err.startswith(line.split()[-1]), (line, err)
        assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == [there]


def test_an_empty_file_is_left_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    for readonly in (True, False):
        with pytest.raises(ArchiveError, match="is empty; crawl first"):
            Archive.open(path, readonly=readonly, create=False)
    assert path.stat().st_size == 0
    Archive.open(path).close()
    Archive.open(path, create=False).close()
