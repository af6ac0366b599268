"""WACZ files out and in; where the tools of its makers are installed, they judge ours."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support import kept
from tests.support.crawling import scrapy
from tests.support.kept import T1, T2, rows

BIN = Path(os.environ.get("PYWB") or ROOT / ".venv-pywb" / "bin")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A WACZ file of an archive with an article of two versions and one more."""
    folder = tmp_path_factory.mktemp("wacz")
    store, archive = kept.opened(folder)
    with store, archive:
        kept.crawled(store, archive, "a", kept.html("Titel des ersten Tages"), T1)
        kept.crawled(store, archive, "a", kept.html("Titel des zweiten Tages"), T2)
        kept.crawled(store, archive, "b", kept.html("Anderer Titel"), T2)
        store.add(kept.capture("a", b"", "2025-10-14T08:00:00Z", status=304))
    done = scrapy("warc", "export", "--wacz", "--to", str(folder), archive=folder / "archive.db")
    assert (done.returncode, done.stderr) == (0, "")
    assert not list(folder.glob("*.warc.gz*"))
    (file,) = folder.glob("*.wacz")
    assert str(file) in done.stdout
    return file


def test_everything_in_it_is_where_it_says(packed: Path) -> None:
    with zipfile.ZipFile(packed) as whole:
        package = json.loads(whole.read("datapackage.json"))
        assert package["wacz_version"] == "1.1.1"
        assert {r["path"] for r in package["resources"]} == set(whole.namelist()) - {
            "datapackage.json", "datapackage-digest.json",
        }  # fmt: skip
        assert all(info.compress_type == zipfile.ZIP_STORED for info in whole.infolist())
        raw = packed.read_bytes()
        for info in whole.infolist():  # where a reader in a browser looks for it
            start = info.header_offset + 30 + len(info.filename)
            assert raw[start : start + info.file_size] == whole.read(info)
        lines = gzip.decompress(whole.read("indexes/index.cdx.gz")).decode().splitlines()
        assert lines == sorted(lines)
        for line in lines:
            key, _, entry = line.split(" ", 2)
            found = json.loads(entry)
            warc = whole.read(f"archive/{found['filename']}")
            start, length = int(found["offset"]), int(found["length"])
            record = gzip.decompress(warc[start : start + length])
            assert f"WARC-Target-URI: {found['url']}".encode() in record
            assert key.startswith("example,rathausblick)/k21-meldungen/")
        pages = [json.loads(x) for x in whole.read("pages/pages.jsonl").splitlines()]
        assert [page["title"] for page in pages[1:]] == [
            "Titel des ersten Tages", "Titel des zweiten Tages", "Anderer Titel",
        ]  # fmt: skip
        place = json.loads(whole.read("indexes/index.idx").splitlines()[1].split(b" ", 2)[2])
        block = whole.read("indexes/index.cdx.gz")[: place["length"]]
        assert gzip.decompress(block).decode().splitlines() == lines


def test_what_went_out_comes_in(packed: Path, tmp_path: Path) -> None:
    done = scrapy("warc", "ingest", str(packed), archive=tmp_path / "archive.db")
    assert (done.returncode, done.stderr) == (0, "")
    sql = "select title, seen_at from revisions order by title, seen_at"
    assert rows(tmp_path / "archive.db", sql) == rows(packed.parent / "archive.db", sql)


@pytest.mark.parametrize("cut", [0, 10, 1000])
def test_one_that_is_cut_is_a_sentence(packed: Path, tmp_path: Path, cut: int) -> None:
    file = tmp_path / "cut.wacz"
    file.write_bytes(packed.read_bytes()[:cut])
    done = scrapy("warc", "ingest", str(file), archive=tmp_path / "archive.db")
    assert done.returncode == 1
    assert "it is no whole WACZ file" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.skipif(not (BIN / "wacz").exists(), reason="needs wacz: make replay")
def test_its_makers_find_nothing_wrong(packed: Path) -> None:
    done = subprocess.run(
        [BIN / "wacz", "validate", "--file", packed], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Valid" in done.stdout
