"""Outputs that are replaced, and outputs that are written into."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from archive.exchange.output import replaced
from archive.exchange.selection import Selection
from tests.archive.exchange.test_export import fill

FORMS = ("jsonl", "csv", "parquet", "atom")


def write(target: Path, text: bytes = b"neu") -> None:
    with replaced(target) as stream:
        stream.write(text)


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"alt")
    before = file.stat().st_ino
    with pytest.raises(ZeroDivisionError), replaced(file) as stream:  # noqa: PT012
        stream.write(b"halb")
        1 / 0  # noqa: B018
    assert file.read_bytes() == b"alt"
    file.chmod(0o600)  # a private file stays private
    write(file)
    assert (file.read_bytes(), file.stat().st_ino == before) == (b"neu", False)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_followed(tmp_path: Path, exists: bool) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "a", tmp_path / "link"
    if exists:
        target.write_bytes(b"alt")
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"neu"


@pytest.mark.parametrize("form", FORMS)
def test_a_pipe_is_written_into(tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow.parquet")
    pipe, file, got = tmp_path / "pipe", tmp_path / "file", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    with Archive.open(tmp_path / "archive.db") as archive:
        fill(archive)
        archive.export(Selection(), pipe, form)
        archive.export(Selection(), file, form)
    reader.join()
    assert got == [file.read_bytes()]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_stays_one(tmp_path: Path) -> None:
    link = tmp_path / "full"
    link.symlink_to("/dev/full")
    for device in (Path("/dev/full"), link):
        with pytest.raises(ArchiveError, match="cannot be written: No space left"):
            write(device)
        assert stat.S_ISCHR(device.stat().st_mode)
    write(Path("/dev/null"))
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert list(tmp_path.iterdir()) == [link]


def test_two_backups_at_once_do_not_meet(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        fill(archive)
        (tmp_path / "copy.db.part").write_bytes(b"somebody else's")
        archive.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db.part").read_bytes() == b"somebody else's"
    assert (tmp_path / "copy.db").stat().st_size > 0
