"""The commands that work on an archive, as a shell runs them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from archive import Archive
from tests.archive.exchange.test_export import fill
from tests.support import forking
from tests.support.records import T2, article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        fill(archive)
        archive.save(article("b", body="Zwei Giraffen; drei Straßen.", seen_at=T2))
    return path


def scrapy(
    path: Path, *args: str, code: int = 0, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    done = forking.run(args, {**os.environ, "ARCHIVE_PATH": str(path)}, given=given)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done


def test_search(path: Path) -> None:
    out = scrapy(path, "search", "Giraffe").stdout.decode()
    assert "Zwei [Giraffen]" in out
    assert out.endswith("1 of 1 article\n")
    lines = scrapy(path, "search", "--json", "--newest", "--limit", "2", "").stdout.splitlines()
    assert [len(json.loads(line)["published"]) for line in lines] == [10, 10]
    assert b"0 of 0" in scrapy(path, "search", '"').stdout
    assert b"'x' is no date" in scrapy(path, "search", "--since", "x", "a", code=64).stderr


def test_history(path: Path) -> None:
    out = scrapy(path, "history", article("b").url).stdout.decode()
    assert "{+drei+}" in out
    assert b"is not in the archive" in scrapy(path, "history", "nirgends", code=1).stderr
    scrapy(path, "history", code=64)
    with Archive.open(path, readonly=True) as archive:
        name = archive.cite(article("b").url).version
    assert scrapy(path, "history", name[:10]).stdout.decode() == out


def test_cite(path: Path) -> None:
    with Archive.open(path, readonly=True) as archive:
        now, uuid = archive.cite(article("b").url), archive.itself()["uuid"]
    text = scrapy(path, "cite", article("b").url).stdout.decode()
    assert now.version in text
    assert str(uuid) in text
    then = scrapy(path, "cite", "--at", "2025-10-11", article("b").url).stdout.decode()
    assert then != text
    name = re.search("Fassung ([0-9a-f]{32})", then)
    assert name is not None
    for form, begin in (("bibtex", "@online{"), ("csl", "[\n"), ("ris", "TY  - NEWS\r\n")):
        out = scrapy(path, "cite", "--format", form, name[1]).stdout.decode()
        assert out.startswith(begin)
        assert name[1] in out
    assert b"was not seen by" in scrapy(path, "cite", "--at", "1999-01-01", "1", code=1).stderr
    assert b"expected YYYY-MM-DD" in scrapy(path, "cite", "--at", "x", "1", code=64).stderr
    assert b"not in the archive" in scrapy(path, "cite", "nirgends", code=1).stderr


def test_export_and_import(path: Path, tmp_path: Path) -> None:
    lines = scrapy(path, "export").stdout
    again = tmp_path / "again.db"
    assert b"5 articles" in scrapy(again, "import", "-", given=lines).stderr
    assert scrapy(again, "export").stdout == lines
    assert b"without articles" in scrapy(again, "import", "-", given=lines, code=1).stderr
    assert b"cannot be read" in scrapy(again, "import", "fehlt", code=1).stderr
    scrapy(
        path, "export", "--package", str(tmp_path / "p"), "--format", "csv", "--site", "werkblick"
    )
    assert len((tmp_path / "p" / "articles.csv").read_text().splitlines()) >= 2
    tables = ("export", "--all-tables", "--package", str(tmp_path / "t"))
    for wrong in (tables[:2], (*tables, "--format", "vrt"), (*tables, "--as-of", "2025-01-01")):
        assert b"--all-tables needs --package" in scrapy(path, *wrong, code=64).stderr
    assert not (tmp_path / "t").exists()
    scrapy(path, *tables)
    assert (tmp_path / "t" / "revisions.jsonl").stat().st_size


def test_verify_and_backup(path: Path, tmp_path: Path) -> None:
    assert b"is whole" in scrapy(path, "verify").stdout
    with Archive.open(path) as archive:
        archive.db.conn.execute("DELETE FROM _minima")
    assert b"--repair mends it" in scrapy(path, "verify", code=1).stdout
    assert b"mended" in scrapy(path, "verify", "--repair").stdout
    scrapy(path, "backup", str(tmp_path / "copy.db"))
    scrapy(path, "backup", str(tmp_path / "copy.db"), code=1)


def test_no_archive_is_one_sentence(tmp_path: Path) -> None:
    for command in (["search", "x"], ["verify"], ["history", "x"], ["export"], ["backup", "x"]):
        done = scrapy(tmp_path, *command, code=1)
        assert done.stderr.decode().count("\n") == 1
