"""A copy that is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from tests.archive.articles.test_save import check, dump
from tests.support.records import article


def test_a_copy_while_another_connection_writes(tmp_path: Path) -> None:
    path, target = tmp_path / "archive.db", tmp_path / "copy.db"
    with Archive.open(path) as writer, Archive.open(path, readonly=True) as reader:
        for n in range(30):
            writer.save(article(f"a{n}", body=f"Text {n}."))
        with writer.batch():
            writer.save(article("offen", body="Noch nicht."))
            assert reader.backup(target) == target.stat().st_size
        writer.save(article("danach", body="Danach."))
    with Archive.open(target) as copy:
        check(copy)
        assert len(dump(copy)["articles_full"]) == 30


def test_it_never_overwrites(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        target = tmp_path / "copy.db"
        archive.backup(target)
        before = target.read_bytes()
        with pytest.raises(ArchiveError, match="exists already"):
            archive.backup(target)
        with pytest.raises(ArchiveError, match=r"folder .* is missing"):
            archive.backup(tmp_path / "missing" / "copy.db")
        assert target.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
