"""Damage done on purpose: each kind is found by ``verify`` or shown by ``status``."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import Archive
from archive.captures.store import PageStore, pages_path
from tests.archive.articles.test_claims import at, claim, read
from tests.archive.articles.test_save import check, one
from tests.support import kept
from tests.support.records import SITE, T1, T2, page

STEPS = ((10**6, 30.0),)
NOW = "2025-10-12T08:00:00Z"


def fill(archive: Archive) -> None:
    for n in range(1, 5):
        archive.save(read(f"m-{n}", n, claim(f"{SITE}/?p={n}", "shortlink")))
        archive.save(page(f"m-{n}", digest="0" * 64))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        fill(archive)
        yield archive


def names(archive: Archive, *, repair: bool = False) -> set[str]:
    return {fault.name for fault in archive.verify(repair=repair)}


def due(archive: Archive) -> int:
    return archive.journal.status("rathausblick", NOW, STEPS).due


SWAP = """UPDATE texts SET body =
    (SELECT body FROM revisions WHERE article_id = 3 - texts.article_id) WHERE article_id < 3"""
CUT = "UPDATE texts SET body = substr(body, 1, 80) WHERE article_id = 2"
MENDED = {
    "two texts are swapped": (SWAP, "text-without-revision"),
    "a body is cut": (CUT, "text-without-revision"),
    "a body is gone": ("UPDATE texts SET body = NULL WHERE article_id = 2", "wrong-fingerprint"),
    "words are miscounted": ("UPDATE articles SET word_count = 7", "wrong-fingerprint"),
    "a fingerprint is another's": (
        "UPDATE articles SET fingerprint = (SELECT max(fingerprint) FROM articles)",
        "wrong-fingerprint",
    ),
    "an article is filed as a teaser": (
        "UPDATE articles SET state = 'teaser' WHERE id = 2", "wrong-state",
    ),
    "an article is gone since never": (
        "UPDATE articles SET state = 'gone' WHERE id = 2", "wrong-state",
    ),
    "an article was seen in the future": (
        "UPDATE articles SET last_seen = '2126-01-01T00:00:00Z' WHERE id = 2", "from-the-future",
    ),
    "a page was fetched in the future": (
        "UPDATE pages SET fetched_at = '2126-01-01T00:00:00Z'", "from-the-future",
    ),
    "the shown address is nobody's": (
        "UPDATE articles SET url = url || '/x' WHERE id = 2", "url-not-proved",
    ),
    "an article has no address": ("DELETE FROM addresses WHERE article_id = 2", "no-address"),
    "a claim is an address": (
        """INSERT INTO claims SELECT url, article_id, 'canonical', key, first_seen, first_seen
        FROM addresses WHERE article_id = 2""",
        "proved-claim",
    ),
    "a claim has a wrong key": ("UPDATE claims SET key = 'x' WHERE article_id = 2", "wrong-key"),
    "words are missing in the index": (
        "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')", "fts-out-of-step",
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", MENDED)
def test_it_is_found_and_mended(archive: Archive, damage: str) -> None:
    sql, name = MENDED[damage]
    assert names(archive) == set()
    if "delete-all" in sql:  # a command for contentless tables only
        archive.db.conn.execute("DROP TRIGGER texts_update")
        sql = CUT
    texts = archive.db.conn.execute("SELECT id, title, body FROM articles_full").fetchall()
    archive.db.conn.execute(sql)
    assert name in names(archive)
    assert name in names(archive, repair=True)
    assert names(archive) == set()
    if sql in (SWAP, CUT):
        mended = archive.db.conn.execute("SELECT id, title, body FROM articles_full").fetchall()
        assert mended == texts
        assert one(archive, "SELECT max(number) FROM revisions") == 1
    check(archive)


def test_a_text_that_is_cut_with_its_version_is_found(archive: Archive) -> None:
    archive.db.conn.execute(CUT)
    archive.db.conn.execute("UPDATE _revisions SET body = substr(body, 1, 80) WHERE article_id = 2")
    assert "wrong-fingerprint" in names(archive)


def test_an_article_without_the_state_of_its_page_is_due(archive: Archive) -> None:
    assert due(archive) == 0
    archive.db.conn.execute("DELETE FROM pages WHERE url LIKE '%m-2'")
    assert due(archive) == 1


def test_an_article_whose_address_is_lost_is_due_all_the_same(archive: Archive) -> None:
    archive.db.conn.execute("UPDATE articles SET url = url || '/x' WHERE id = 2")
    archive.db.conn.execute("DELETE FROM addresses WHERE article_id = 3")
    found = archive.journal.due("rathausblick", "2025-12-12T08:00:00Z", STEPS)
    assert {at("m-2/x"), at("m-3")} <= set(found)


def pair(folder: Path, slugs: str) -> Path:
    folder.mkdir(exist_ok=True)
    store, archive = kept.opened(folder)
    with store, archive:
        for n, slug in enumerate(slugs):
            kept.crawled(store, archive, slug, kept.html(f"Der Titel {slug} {n} steht hier"), T1)
    return folder / "archive.db"


def _foreign(ours: Path, theirs: Path) -> None:
    shutil.copy(pages_path(theirs), pages_path(ours))


def _restored(ours: Path, theirs: Path) -> None:
    """Crawl two copies of one archive: the same uuid, different pages."""
    with Archive.open(ours) as archive:
        uuid = one(archive, "SELECT uuid FROM archive")
    store = sqlite3.connect(pages_path(theirs))
    store.execute("UPDATE archive SET uuid = ?", [uuid])
    store.commit()
    store.close()
    _foreign(ours, theirs)


def _older(ours: Path, theirs: Path) -> None:  # noqa: ARG001
    store = sqlite3.connect(pages_path(ours))
    store.execute("DELETE FROM captures WHERE id = 2")
    store.commit()
    store.close()


@pytest.mark.parametrize(
    ("mix", "name"),
    [
        (_foreign, "pages-damaged"),
        (_restored, "capture-of-another"),
        (_older, "capture-missing"),
    ],
)
def test_two_page_stores_that_were_mixed(
    tmp_path: Path, mix: Callable[[Path, Path], None], name: str
) -> None:
    ours, theirs = pair(tmp_path / "a", "abc"), pair(tmp_path / "b", "cde")
    with Archive.open(ours, readonly=True) as archive:
        assert archive.verify_pages() == []
    for path in (ours, theirs):  # move the WAL into the file before copying it
        with PageStore.open(pages_path(path)) as store:
            store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    mix(ours, theirs)
    with Archive.open(ours, readonly=True) as archive:
        assert name in {fault.name for fault in archive.verify_pages()}


def test_who_looks_takes_no_lock(archive: Archive) -> None:
    with (
        Archive.open(archive.path, readonly=True, timeout=0.1) as looking,
        archive.batch(),
    ):
        archive.save(read("m-5", 5, seen_at=T2))
        assert looking.verify() == []
    with (
        Archive.open(archive.path, readonly=True) as looking,
        Archive.open(archive.path, timeout=0.1) as writing,
        looking.session.moment(),
    ):
        before = one_of(looking)
        writing.save(read("m-6", 6, seen_at=T2))
        assert one_of(looking) == before


def one_of(archive: Archive) -> int:
    return int(archive.db.conn.execute("SELECT count(*) FROM articles").fetchone()[0])
