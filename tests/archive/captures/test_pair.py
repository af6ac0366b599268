"""An archive and its page store know each other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from archive.captures.records import Capture
from archive.captures.store import PageStore, pages_path
from archive.exchange.selection import Selection
from tests.support.records import article

URL = "https://rathausblick.example/a"


def made(path: Path) -> Path:
    """An archive with a page."""
    with Archive.open(path) as archive, PageStore.open(pages_path(path)) as store:
        kept = store.add(
            Capture(
                source="rathausblick", url=URL, at="2025-10-10T08:00:00Z", status=200, body=b"a"
            )
        )
        archive.save(article(capture=kept.capture))
    return path


def uuid(path: Path) -> str:
    with Archive.open(path, readonly=True) as archive:
        return str(archive.db.conn.execute("SELECT uuid FROM archive").fetchone()[0])


def uuids(store: PageStore) -> list[str]:
    return [r[0] for r in store.db.conn.execute("SELECT uuid FROM archive")]


@pytest.mark.parametrize(
    ("archive", "pages"),
    [
        ("archive.db", "archive.pages.db"),
        ("archive.sqlite", "archive.sqlite.pages.db"),
        ("archive.db.example", "archive.db.example.pages.db"),
        ("v1.2.db", "v1.2.pages.db"),
        ("news", "news.pages.db"),
    ],
)
def test_every_archive_has_pages_of_its_own(archive: str, pages: str, tmp_path: Path) -> None:
    assert pages_path(archive) == Path(pages)
    assert pages_path(Path("data") / archive) == Path("data") / pages
    path = made(tmp_path / archive)
    with PageStore.open(pages_path(path)) as store:
        assert uuids(store) == [uuid(path)]
        assert store.has_page(URL)


def test_a_store_made_before_its_archive_takes_its_uuid_later(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with PageStore.open(pages_path(path)) as store, Archive.open(path) as archive:
        assert uuids(store) == []
        archive.save(article())
    with PageStore.open(pages_path(path), readonly=True) as store:
        assert uuids(store) == []
    for _ in range(2):
        with PageStore.open(pages_path(path)) as store:
            assert uuids(store) == [uuid(path)]


@pytest.mark.parametrize("readonly", [False, True])
def test_the_pages_of_another_archive_are_refused(tmp_path: Path, readonly: bool) -> None:
    (tmp_path / "a").mkdir()
    one, other = made(tmp_path / "a" / "archive.db"), made(tmp_path / "archive.db")
    assert uuid(one) != uuid(other)
    pages = pages_path(other)
    shutil.copyfile(pages_path(one), pages)
    with pytest.raises(ArchiveError) as caught:
        PageStore.open(pages, readonly=readonly)
    message = str(caught.value)
    assert message.startswith(f"{pages} holds the pages of another archive than {other}; put ")
    assert f"uuid {uuid(one)}" in message
    assert message.endswith("`scrapy warc export` there and `scrapy warc ingest` here.")
    with Archive.open(other) as archive:
        assert [fault.name for fault in archive.verify_pages()] == ["pages-damaged"]
    with PageStore.open(pages_path(one)) as store:
        assert store.has_page(URL)


def test_pages_without_their_archive_can_be_read_but_not_added_to(tmp_path: Path) -> None:
    path = made(tmp_path / "archive.db")
    kept = tmp_path / "kept.db"
    path.rename(kept)
    with PageStore.open(pages_path(path), readonly=True) as store:
        assert store.has_page(URL)
    with pytest.raises(ArchiveError, match=r"of an archive that is not beside it; put .* back"):
        PageStore.open(pages_path(path))
    Archive.open(path).close()  # a new archive is another one
    with pytest.raises(ArchiveError, match="another archive than"):
        PageStore.open(pages_path(path))
    kept.replace(path)
    with PageStore.open(pages_path(path)) as store:
        assert store.has_page(URL)


def test_a_backup_that_is_put_back_is_the_same_archive(tmp_path: Path) -> None:
    path, copy = made(tmp_path / "archive.db"), tmp_path / "backup.db"
    with Archive.open(path) as archive:
        archive.backup(copy)
        archive.save(article("spaeter", body="Danach."))
    copy.replace(path)
    with Archive.open(path) as archive, PageStore.open(pages_path(path)) as store:
        assert store.has_page(URL)
        assert archive.verify_pages() == []


def test_an_import_makes_another_archive(tmp_path: Path) -> None:
    path, new = made(tmp_path / "archive.db"), tmp_path / "new.db"
    lines = tmp_path / "all.jsonl"
    with Archive.open(path) as archive:
        archive.export(Selection(), lines, "jsonl")
    with Archive.open(new) as archive:
        assert archive.load(lines.read_bytes().splitlines()) == 1
    assert uuid(new) != uuid(path)


def test_two_archives_do_not_keep_their_pages_in_one_file(tmp_path: Path) -> None:
    made(tmp_path / "news.db")
    Archive.open(tmp_path / "news").close()
    with pytest.raises(ArchiveError, match=r"news.db and .*news would keep .*; rename one"):
        PageStore.open(tmp_path / "news.pages.db")


@pytest.mark.parametrize("what", ["folder", "text", "empty"])
def test_a_file_beside_the_pages_that_is_no_archive_means_nothing(
    tmp_path: Path, what: str
) -> None:
    path = made(tmp_path / "news.db")
    beside = tmp_path / "news"
    if what == "folder":
        beside.mkdir()
    else:
        beside.write_text("Notizen. " * 100 if what == "text" else "")
    with PageStore.open(pages_path(path)) as store:
        assert store.has_page(URL)
