"""The crawl's own books: what is due, what is doubted, who holds the lock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Address, Archive, ArchiveError, Page, Refusal
from archive.database.lock import ArchiveBusyError, CrawlLock
from tests.support.records import T1, T2, article

STEPS = ((7, 1.0), (30, 7.0), (365, 30.0), (10**6, 180.0))
LONG = "\n\n".join(
    "Ein Absatz mit einigen Wörtern über die Verwaltung der Stadt." for _ in range(12)
)
HALF = "\n\n".join(LONG.split("\n\n")[:3])
HOME = "https://www.rathausblick.example"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive


def keep(archive: Archive, slug: str, published: str, fetched: str) -> str:
    url = f"{HOME}/k21-meldungen/{slug}"
    reading = replace(
        article(slug, seen_at=fetched),
        url=url,
        body=LONG,
        published=published,
        published_from="page",
        addresses=(Address(url=url, kind="fetched"),),
    )
    archive.save(reading)
    archive.save(
        Page(
            url=url,
            source=reading.source,
            fetched_at=fetched,
            status=200,
            kind="article",
            digest="0" * 64,
        )
    )
    return url


@pytest.mark.parametrize(
    ("published", "fetched", "is_due"),
    [
        ("2026-11-22", "2026-11-22T12:30:00Z", True),  # daily, half an hour early
        ("2026-11-22", "2026-11-23T09:00:00Z", False),
        ("2026-11-05", "2026-11-20T12:00:00Z", False),  # weekly
        ("2026-11-05", "2026-11-16T12:00:00Z", True),
        ("2026-03-05", "2026-11-01T12:00:00Z", False),  # monthly
        ("2026-03-05", "2026-10-20T12:00:00Z", True),
        ("2010-03-05", "2026-10-20T12:00:00Z", False),  # twice a year
        ("2010-03-05", "2026-05-01T12:00:00Z", True),
        ("2010-03-05", "2031-01-01T12:00:00Z", True),  # the clock was wrong
    ],
)
def test_the_schedule_thins_out(
    archive: Archive, published: str, fetched: str, is_due: bool
) -> None:
    url = keep(archive, "a", published, fetched)
    found = archive.journal.due("rathausblick", "2026-11-23T12:00:00Z", STEPS)
    assert found == ([url] if is_due else [])


def test_what_was_announced_and_never_read(archive: Archive) -> None:
    urls = [f"{HOME}/k21-meldungen/{slug}" for slug in "abc"]
    now = "2026-11-23T12:00:00Z"
    walk = archive.journal.open_cursor("rathausblick", HOME, "home", whole=True, since=None, at=now)
    archive.journal.advance_cursor(walk, urls, f"{HOME}/?pg=2", None, now)
    assert [w.next_url for w in archive.journal.unfinished_cursors("rathausblick")] == [
        f"{HOME}/?pg=2"
    ]
    keep(archive, "a", "2026-11-20", now)
    for slug, reason in (("b", "no-text"), ("c", "no-answer")):
        url = f"{HOME}/k21-meldungen/{slug}"
        archive.save(
            Refusal(source="rathausblick", url=url, reason=reason, detail="x", seen_at=now)
        )
    assert archive.journal.unread("rathausblick", now) == [urls[2]]  # that may be over in an hour
    assert archive.journal.unread("rathausblick", "2026-12-01T12:00:00Z") == urls[1:]
    assert {m.url for m in archive.journal.missing("rathausblick")} == set(urls[1:])


def test_a_halved_text_is_held_until_it_comes_back_and_is_accepted(archive: Archive) -> None:
    url = keep(archive, "a", "2026-11-20", "2026-11-20T12:00:00Z")
    good = article("a", seen_at="2026-11-20T12:00:00Z")
    short = replace(good, url=url, body=HALF, addresses=(Address(url=url, kind="fetched"),))
    outcomes = []
    for day in (21, 22, 23, 24, 25):
        if day == 25:
            archive.journal.update_alerts("rathausblick", {"doubted": "x"}, "2026-11-24T13:00:00Z")
            archive.journal.accept_alert("rathausblick", "doubted", "2026-11-24T14:00:00Z", None)
        outcomes.append(archive.save(replace(short, seen_at=f"2026-11-{day}T12:00:00Z")))
    assert outcomes == ["doubted", "doubted", "doubted", "doubted", "changed"]
    kept = archive.get(url)
    assert kept is not None
    assert kept.body == HALF


def test_an_open_alarm_keeps_the_good_text(archive: Archive) -> None:
    url = keep(archive, "a", "2026-11-20", "2026-11-20T12:00:00Z")
    archive.journal.update_alerts("rathausblick", {"words": "kurz"}, "2026-11-21T12:00:00Z")
    empty = replace(article("a"), url=url, body=None, addresses=(Address(url=url, kind="fetched"),))
    for day in (21, 22, 23, 24):
        assert archive.save(replace(empty, seen_at=f"2026-11-{day}T12:00:00Z")) == "doubted"
    kept = archive.get(url)
    assert kept is not None
    assert kept.body == LONG


def test_alarms_open_and_close(archive: Archive) -> None:
    opened, closed = archive.journal.update_alerts(
        "a", {"x": "eins", "y": "zwei"}, "2026-11-21T12:00:00Z"
    )
    assert ([a.name for a in opened], closed) == (["x", "y"], [])
    opened, closed = archive.journal.update_alerts("a", {"x": "drei"}, "2026-11-22T12:00:00Z")
    assert (opened, [a.name for a in closed]) == ([], ["y"])
    assert [(a.name, a.detail) for a in archive.journal.open_alerts("a")] == [("x", "drei")]


def test_one_holder(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with (
        CrawlLock(path, "scrapy crawlall", "2026-11-23T12:00:00Z"),
        pytest.raises(ArchiveBusyError, match="scrapy crawlall"),
        CrawlLock(path, "x", "y"),
    ):
        pass
    with CrawlLock(path, "again", "2026-11-23T12:00:00Z"):
        pass


def test_a_lock_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "archive.db.lock").symlink_to("/dev/full")
    with pytest.raises(ArchiveError, match=r"lock .*archive\.db\.lock cannot be written \(.+\)"):
        CrawlLock(tmp_path / "archive.db", "x", "y").__enter__()


def test_what_root_locks_its_owner_can_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "fchown", lambda _, user, group: given.append((user, group)))
    monkeypatch.chdir(tmp_path)
    own = tmp_path.stat()
    for path in (tmp_path / "archive.db", "archive.db"):
        with CrawlLock(path, "x", "y"):
            pass
    assert given == [(own.st_uid, own.st_gid)] * 2


def test_the_end_of_a_run_gives_free_room_back(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register("rathausblick")
        run = archive.start_run("rathausblick", T1)
        with archive.batch():
            archive.db.conn.execute("CREATE TABLE ballast AS SELECT zeroblob(1000000) AS x")
        archive.db.conn.execute("DROP TABLE ballast")
        (before,) = archive.db.conn.execute("PRAGMA freelist_count").fetchone()
        archive.finish_run(run, finished=T2, outcome="finished")
        (after,) = archive.db.conn.execute("PRAGMA freelist_count").fetchone()
    assert before > 200
    assert after == 0


def test_the_end_of_a_run_merges_what_it_indexed(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register("rathausblick")
        for number in range(6):
            run = archive.start_run("rathausblick", T1)
            for part in range(3):
                archive.save(article(f"{number}-{part}", title=f"Brücke {number} {part}"))
            archive.finish_run(run, finished=T2, outcome="finished", new=3)
            for index in ("articles_fts", "articles_stems"):
                sql = f"SELECT count(DISTINCT segid) FROM {index}_idx"
                (pieces,) = archive.db.conn.execute(sql).fetchone()
                assert pieces <= 3, "of 18"
        assert archive.verify() == []
