"""The time of publication beside the day: of the page, else of a feed, never of another day."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from archive.exchange.selection import Selection
from archive.records import Record
from tests.support.records import T1, T2, T3, article, teaser

AT = "2025-10-10T08:15:00+02:00"
FEED: dict[str, Any] = {"seen_on": "feed", "published_text": "x", "published_at": AT}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def time(archive: Archive) -> str | None:
    ((found,),) = archive.db.conn.execute("SELECT published_at FROM articles")
    return found  # type: ignore[no-any-return]


def test_it_is_kept_and_leaves_with_an_export(archive: Archive, tmp_path: Path) -> None:
    archive.save(article(published_at=AT))
    archive.save(teaser(**FEED))
    assert time(archive) == AT
    archive.export(Selection(), tmp_path / "all.jsonl", "jsonl")
    with Archive.open(tmp_path / "again.db") as again:
        again.load(io.BytesIO((tmp_path / "all.jsonl").read_bytes()))
        assert time(again) == AT
        assert list(again.db.conn.execute("SELECT published_at FROM teasers")) == [(AT,)]


@pytest.mark.parametrize("first", ["page", "feed"])
def test_a_feed_gives_it_where_the_page_does_not(archive: Archive, first: str) -> None:
    said: list[Record] = [article(), teaser(**FEED)]
    for record in said if first == "page" else said[::-1]:
        archive.save(record)
    assert time(archive) == AT
    assert archive.save(article(seen_at=T2)) == "unchanged"
    assert time(archive) == AT


def test_a_feed_of_another_day_does_not(archive: Archive) -> None:
    archive.save(article())
    other = {"published": "2025-10-11", "published_at": "2025-10-11T08:15:00+02:00"}
    archive.save(teaser(**{**FEED, **other}))
    assert time(archive) is None


def test_another_day_takes_the_time_with_it(archive: Archive) -> None:
    archive.save(article(published_at=AT))
    moved = {"published": "2025-10-09", "published_text": "[9.10.2025]"}
    assert archive.save(article(seen_at=T2, **moved)) == "changed"
    assert time(archive) is None


def test_what_is_only_announced_has_it_too(archive: Archive) -> None:
    archive.save(teaser(**FEED))
    archive.add_placeholders("rathausblick")
    assert time(archive) == AT


@pytest.mark.parametrize("bad", ["2025-10-11T08:15:00+02:00", "2025-10-10", "2025-10-10T08:15"])
def test_no_other_time_gets_in(archive: Archive, bad: str) -> None:
    assert archive.save(article(published_at=bad)) == "refused"
    archive.save(article())
    if bad.startswith("2025-10-11"):
        with pytest.raises(sqlite3.IntegrityError):
            archive.db.conn.execute("UPDATE articles SET published_at = ?", [bad])


def test_a_merger_keeps_it(archive: Archive) -> None:
    archive.save(article("?p=1", seen_at=T1, url="https://www.rathausblick.example/?p=1",
                         published_at=AT))  # fmt: skip
    archive.save(article("neu", seen_at=T3))
    if archive.db.conn.execute("SELECT count(*) FROM articles").fetchone() == (1,):
        assert time(archive) == AT
    else:
        pytest.fail("the two pages were expected to be one article")
