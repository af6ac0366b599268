"""A command that looks or mends makes no archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from tests.support.crawling import scrapy

LOOKS = (
    ("verify",), ("verify", "--repair"), ("reextract",), ("reextract", "--dry-run"), ("status",),
    ("export",), ("backup", "copy.db"),
)  # fmt: skip


@pytest.mark.parametrize("command", LOOKS, ids=" ".join)
def test_it_says_that_there_is_none(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "typo.db"
    done = scrapy(*command, archive=path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert f"{path} does not exist; crawl first" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_left_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    for readonly in (True, False):
        with pytest.raises(ArchiveError, match="is empty; crawl first"):
            Archive.open(path, readonly=readonly, create=False)
    assert path.stat().st_size == 0
    Archive.open(path).close()
    Archive.open(path, create=False).close()
