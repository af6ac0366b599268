"""Backups are complete and consistent."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from archive import Archive, ArchiveError
from archive.captures.store import PageStore, pages_path
from archive.database.lock import ArchiveBusyError, CrawlLock
from archive.exchange.backup import backup_into
from archive.exchange.restore import restore
from tests.archive.articles.test_save import check, dump
from tests.support.crawling import scrapy
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


def kept(folder: Path, slug: str) -> Path:
    """An archive of one article, with a page store of one page."""
    path = folder / "archive.db"
    with Archive.open(path) as archive:
        archive.save(article(slug))
    PageStore.open(pages_path(path)).close()
    return path


def test_a_pair_comes_back_and_nothing_is_overwritten(tmp_path: Path) -> None:
    path, copy = kept(tmp_path, "eins"), tmp_path / "copy.db"
    with Archive.open(path, readonly=True) as archive:
        size = archive.backup(copy)
    assert size == copy.stat().st_size + Path(pages_path(copy)).stat().st_size
    with Archive.open(path) as archive:
        archive.save(article("zwei"))
    with pytest.raises(ArchiveError, match="is there already; `--aside` moves it"):
        restore(copy, path, aside=None)
    moved = restore(copy, path, aside="before-now")
    assert {file.name for file in moved} >= {
        "archive.db.before-now", Path(pages_path(path)).name + ".before-now",
    }  # fmt: skip
    with Archive.open(path) as archive, PageStore.open(pages_path(path)):
        check(archive)
        assert [row["url"] for row in archive.db["articles"].rows] == [article("eins").url]
    with Archive.open(tmp_path / "archive.db.before-now", readonly=True) as archive:
        assert archive.db["articles"].count == 2
    assert not list(tmp_path.glob("*.restored*"))


def test_a_pair_that_does_not_belong_together_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    path, other = kept(tmp_path, "eins"), kept(tmp_path / "other", "zwei")
    copy = tmp_path / "copy.db"
    with Archive.open(path, readonly=True) as archive:
        archive.backup(copy)
    Path(pages_path(copy)).unlink()
    Path(pages_path(other)).rename(pages_path(copy))
    with pytest.raises(ArchiveError, match="holds the pages of another"):
        restore(copy, tmp_path / "new.db", aside=None)
    assert not (tmp_path / "new.db").exists()


def test_a_backup_that_is_no_archive_moves_nothing(tmp_path: Path) -> None:
    path, rubbish = kept(tmp_path, "eins"), tmp_path / "rubbish.db"
    before = path.read_bytes()
    rubbish.write_bytes(b"rubbish" * 1000)
    for source in (rubbish, tmp_path / "missing.db"):
        with pytest.raises(ArchiveError):
            restore(source, path, aside="x")
    assert path.read_bytes() == before


def test_the_newest_copies_stay(tmp_path: Path) -> None:
    path, folder = kept(tmp_path, "eins"), tmp_path / "copies"
    folder.mkdir()
    (folder / "notes.db").write_text("mine")
    with Archive.open(path, readonly=True) as archive:
        for day in range(1, 6):
            made, _ = backup_into(archive.db, folder, f"2026-03-0{day}T02:40:00Z", keep=2)
            assert made.exists()
    assert sorted(file.name for file in folder.iterdir()) == [
        "kommunews-20260304T024000Z.db", "kommunews-20260304T024000Z.pages.db",
        "kommunews-20260305T024000Z.db", "kommunews-20260305T024000Z.pages.db", "notes.db",
    ]  # fmt: skip


def test_of_two_backups_at_once_each_is_whole_or_says_why(tmp_path: Path) -> None:
    path, copies = kept(tmp_path, "eins"), tmp_path / "copies"
    copies.mkdir()
    begun = Barrier(2)

    def back_up(target: Path) -> str:
        with Archive.open(path, readonly=True) as archive:
            begun.wait(30)
            try:
                archive.backup(target)
            except ArchiveError as error:
                return str(error)
        return ""

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(back_up, (copies / "a.db", copies / "b.db"))) == ["", ""]
        said = sorted(pool.map(back_up, [copies / "c.db"] * 2))
    assert said[0] == ""
    assert said[1].startswith(f"{copies / 'c'}")
    assert said[1].endswith("name another file.")
    names = {f"{name}{end}" for name in "abc" for end in (".db", ".pages.db")}
    assert {file.name for file in copies.iterdir()} == names
    for name in "abc":
        with Archive.open(copies / f"{name}.db") as archive:
            check(archive)
        PageStore.open(pages_path(copies / f"{name}.db"), readonly=True).close()


def test_what_a_killed_backup_left_goes_with_the_copies_of_its_time(tmp_path: Path) -> None:
    path, copies = kept(tmp_path, "eins"), tmp_path / "copies"
    copies.mkdir()
    left = [copies / f"kommunews-2025010{n}T000000Z.db.abc.part" for n in (1, 2, 3)]
    for file in (*left, copies / "kommunews-20250101T000000Z.db.gz"):
        file.touch()
    with Archive.open(path, readonly=True) as archive:
        for day in (2, 3):
            backup_into(archive.db, copies, f"2025-01-0{day}T00:00:00Z", 2)
    assert {file.name for file in copies.iterdir() if file.suffix not in (".db",)} == {
        *(file.name for file in left[1:]), "kommunews-20250101T000000Z.db.gz",
    }  # fmt: skip


def test_two_restores_do_not_meet(tmp_path: Path) -> None:
    path, copy = kept(tmp_path, "eins"), tmp_path / "copy.db"
    with Archive.open(path, readonly=True) as archive:
        archive.backup(copy)
    foreign = tmp_path / "other.db.restored"
    foreign.write_text("somebody else's")
    restore(copy, tmp_path / "other.db", aside=None)
    assert foreign.read_text() == "somebody else's"
    with Archive.open(tmp_path / "other.db") as archive:
        check(archive)


def test_a_disk_that_cannot_be_written_is_backed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A snapshot of a file system, for instance, or a medium that was put away."""
    (folder := tmp_path / "medium").mkdir()
    path = kept(folder, "eins")
    writable = os.access
    monkeypatch.setattr(
        os, "access",
        lambda file, mode: mode != os.W_OK or (Path(file) != folder and writable(file, mode)),
    )  # fmt: skip
    before = sorted(folder.iterdir())
    with Archive.open(path, readonly=True) as archive:
        archive.backup(tmp_path / "copy.db")
    restore(path, tmp_path / "back.db", aside=None)
    assert sorted(folder.iterdir()) == before  # not even files of SQLite's own
    for file in ("copy.db", "back.db"):
        with Archive.open(tmp_path / file) as archive, PageStore.open(pages_path(tmp_path / file)):
            check(archive)


@pytest.mark.parametrize("name", [b"\xff", b"\xe4\xf6", b"a\nb", b"a?mode=memory", b"x%41#", b"-s"])
def test_any_name_of_a_file_will_do(name: bytes, tmp_path: Path) -> None:
    (folder := tmp_path / os.fsdecode(name)).mkdir()
    path = kept(folder, "eins").rename(folder / os.fsdecode(name + b".db"))
    (folder / "archive.pages.db").rename(pages_path(path))
    with Archive.open(path, readonly=True) as archive:
        archive.backup(tmp_path / "copy.db")
        assert list(archive.verify()) == []
    with Archive.open(tmp_path / "copy.db") as archive, PageStore.open(tmp_path / "copy.pages.db"):
        check(archive)


@pytest.mark.parametrize("place", ["target", "link"])
def test_an_archive_behind_a_link_has_one_store_and_one_lock(place: str, tmp_path: Path) -> None:
    (there := tmp_path / "disk").mkdir()
    path = kept(there, "eins")
    (link := tmp_path / "archive.db").symlink_to(path)
    if place == "link":  # made by an earlier version
        pages_path(path).rename(tmp_path / "archive.pages.db")
    assert pages_path(link).parent == (there if place == "target" else tmp_path)
    done = scrapy("backup", str(tmp_path / "copy.db"), archive=link)
    assert done.returncode == 0, done
    PageStore.open(pages_path(tmp_path / "copy.db"), readonly=True).close()
    with CrawlLock(path, "x", "y"), pytest.raises(ArchiveBusyError), CrawlLock(link, "x", "y"):
        pass


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_regular_file_is_not_even_opened(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "archive.db"
    os.mkfifo(file) if kind == "pipe" else file.symlink_to("/dev/null")
    for readonly in (True, False):
        with pytest.raises(ArchiveError, match="is a device or pipe"):
            Archive.open(file, readonly=readonly)
