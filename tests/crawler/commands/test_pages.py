"""Kept pages: thinned by a rule, checked, shown, and there whatever happens to the process."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from archive import Archive
from archive.captures.prune import prune
from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError
from archive.search.german import indexed
from tests.support import kept
from tests.support.crawling import scrapy
from tests.support.kept import T1, T2

PAGES = [kept.html(f"Der Titel Nummer {n} steht hier") for n in range(9)]


def days(store: PageStore, slug: str) -> list[str]:
    return [visit.at[:10] for visit in store.history(kept.url(slug)) if visit.first]


def test_one_page_a_month_stays_and_the_first_and_the_newest(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        at = ["2025-01-01", "2025-01-09", "2025-02-03", "2025-02-20", "2025-03-01", "2025-03-31"]
        for n, day in enumerate(at):
            store.add(kept.capture("a", PAGES[n], f"{day}T08:00:00Z"))
        assert prune(store, archive.session, dry=True).captures == 2
        assert len(days(store, "a")) == 6
        gone = prune(store, archive.session)
        assert gone.captures == 2
        assert gone.bytes_kept > 0
        assert days(store, "a") == [at[0], at[2], at[4], at[5]]
        assert prune(store, archive.session, keep="none").captures == 2
        assert days(store, "a") == [at[0], at[5]]
        assert store.db.conn.execute("select count(*) from bodies").fetchone() == (2,)
        for visit in store.history(kept.url("a")):
            store.body(visit)


def test_the_file_becomes_smaller(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        for n in range(1, 29):
            body = random.Random(n).randbytes(40_000)
            store.add(kept.capture("a", body, f"2025-01-{n:02}T08:00:00Z"))
        (before,) = store.db.conn.execute("PRAGMA page_count").fetchone()
        assert prune(store, archive.session).captures == 26
        (after,) = store.db.conn.execute("PRAGMA page_count").fetchone()
        assert after < before / 5
        assert store.db.conn.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_what_a_text_was_read_from_never_goes(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        for n in range(5):
            kept.crawled(store, archive, "a", PAGES[n], f"2025-10-1{n}T08:00:00Z")
        assert prune(store, archive.session, keep="none").captures == 0
        assert archive.verify_pages() == []


def test_where_a_text_rests_on_no_page_all_stay(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        archive.save(kept.reading("a", PAGES[0]))
        for n in range(1, 5):
            store.add(kept.capture("a", PAGES[n], f"2025-10-1{n}T08:00:00Z"))
        assert prune(store, archive.session, keep="none").captures == 0


def test_every_damage_is_named_and_costs_no_other_page(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        for n in range(3):
            kept.crawled(store, archive, f"a-{n}", PAGES[n])
        assert archive.verify_pages() == []
        store.db.conn.execute("update bodies set data = x'00' where id = 2")
        store.db.conn.execute("insert into dictionaries values (9, 's', x'00', x'01', x'02')")
        store.db.conn.execute("update bodies set dictionary = 9 where id = 3")
        archive.db.conn.execute("update pages set capture = 77 where url like '%a-0'")
        found = {fault.name: fault.detail for fault in archive.verify_pages()}
        assert set(found) == {"dictionary-damaged", "capture-damaged", "capture-missing"}
        assert "2 kept pages cannot be read: capture 2, 3;" in found["capture-damaged"]
        assert "capture 77" in found["capture-missing"]


def test_a_lost_file_is_named(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with archive:
        with store:
            kept.crawled(store, archive, "a", PAGES[0])
        pages_path(archive.path).unlink()
        assert [fault.name for fault in archive.verify_pages()] == ["pages-missing"]
        pages_path(archive.path).write_bytes(b"SQLite format 3\x00" + b"rubbish" * 1000)
        assert [fault.name for fault in archive.verify_pages()] == ["pages-damaged"]


def test_the_commands_show_a_page_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    store, archive = kept.opened(tmp_path)
    with store, archive:
        kept.crawled(store, archive, "a", PAGES[0], T1)
        kept.crawled(store, archive, "a", PAGES[1], T2)
    today = scrapy("page", kept.url("a"), archive=path)
    past = scrapy("page", kept.url("a") + "/?utm_source=x", "--at", "2025-10-11", archive=path)
    assert (today.stdout, past.stdout) == (PAGES[1].decode(), PAGES[0].decode())
    early = scrapy("page", kept.url("a"), "--at", "2020-01-01", archive=path)
    assert (early.returncode, early.stderr.count("\n")) == (1, 1)
    assert "is kept until 2020-01-01" in early.stderr
    counted = scrapy("pages", archive=path)
    assert "rathausblick     article            2" in counted.stdout
    assert scrapy("verify", archive=path).stdout.endswith("is whole\n")


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the child only writes
def test_a_kill_at_any_moment_leaves_no_reference_to_a_page_that_is_not_there(
    tmp_path: Path,
) -> None:
    """Fifty times: a process that keeps pages and articles is killed somewhere in between."""
    chance, at = random.Random(6), 0
    for opened in kept.opened(tmp_path):  # making both takes longer than a child may live
        opened.close()
    indexed("Haus")  # so does reading the dictionary
    for _ in range(50):
        at += 1000
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            _write_for_ever(tmp_path, at, writing)
        os.close(writing)
        for _ in range(chance.randrange(4)):  # however busy the machine is
            os.read(reading, 1)
        time.sleep(chance.uniform(0.0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
    with Archive.open(tmp_path / "archive.db") as archive:
        assert archive.verify_pages() == []
        assert archive.verify() == []
    referred = kept.rows(tmp_path / "archive.db", "select count(capture) from revisions")
    assert referred[0][0] > 10


def _write_for_ever(folder: Path, start: int, written: int) -> None:
    """Keep pages and articles; a byte for each."""
    try:
        store, archive = kept.opened(folder)
        for n in range(start, start + 1000):
            kept.crawled(store, archive, f"a-{n}", kept.html(f"Der Titel Nummer {n} steht hier"))
            os.write(written, b".")
    finally:
        os._exit(0)


def test_a_full_disk_leaves_an_archive_that_refers_to_what_is_there(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        (used,) = store.db.conn.execute("pragma page_count").fetchone()
        store.db.conn.execute(f"pragma max_page_count = {used + 10}")

        def crawl() -> None:
            chance = random.Random(1)
            for n in range(500):
                words = " ".join(f"{chance.random()}" for _ in range(50))
                kept.crawled(store, archive, f"a-{n}", kept.html(f"Titel {n} ist hier", body=words))

        with pytest.raises(ArchiveError, match="disk is full"):
            crawl()
        assert archive.verify_pages() == []
        assert archive.verify() == []
