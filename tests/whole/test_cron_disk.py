"""A crawl whose disk is really full: a small file system of its own, which only root may mount."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from demo.server import DemoServer
from tests.support.cron import SITE, crawlall, rows, sound

pytestmark = pytest.mark.long

ROOM = 700_000
"""Bytes that are left; a few articles' worth."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or mount is None or umount is None:
        pytest.skip("only root may mount a small file system")
    options = ["-t", "tmpfs", "-o", "size=64m", "none", str(folder)]
    run = subprocess.run([mount, *options], capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip(f"mounting is not permitted here: {run.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run([umount, "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("keeps_pages", ["1", "0"], ids=["with pages", "archive alone"])
def test_a_disk_that_fills_up_and_has_room_again(disk: Path, keeps_pages: str) -> None:
    path, settings = disk / "archive.db", (f"PAGES_ENABLED={keeps_pages}",)
    full = "select count(*) from articles where state = 'full'"
    with DemoServer(port=0) as server:
        assert crawlall(path, server, settings=settings).returncode == 0
        ((before,),) = rows(path, full)
        server.publish_new(SITE, 60, day=date(2026, 11, 24))
        resize(disk, sum(file.stat().st_blocks * 512 for file in disk.iterdir()) + ROOM)
        first = crawlall(path, server, settings=settings)
        assert first.returncode == 1
        assert first.stderr.count("\n") == 1
        assert re.search(r"archive\S*db cannot grow: the disk is full", first.stderr)
        sound(path)
        ((during,),) = rows(path, full)
        assert before <= during < before + 60
        (disk / "ballast").write_bytes(bytes(free(disk)))
        server.clear_requests()
        second = crawlall(path, server, settings=settings)  # not even room for a lock
        assert second.returncode == 1
        assert second.stderr.count("\n") == 1
        assert re.search(
            r"archive\.db(\.lock)? .*(disk reports an error; it may be full|no space left)",
            second.stderr,
        )
        assert server.requests == []
        resize(disk, 64_000_000)
        last = crawlall(path, server, settings=settings)
        assert (last.returncode, last.stderr) == (0, "")
        assert rows(path, full) == [(before + 60,)]
    assert rows(path, "select outcome from runs order by id desc limit 1") == [("finished",)]
    assert rows(path, "select count(*) from runs where outcome is null") == [(0,)]
    sound(path)


def resize(disk: Path, size: int) -> None:
    """Make the disk smaller or larger."""
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


def free(disk: Path) -> int:
    """Bytes that are left."""
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize
