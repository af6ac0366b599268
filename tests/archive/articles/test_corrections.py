"""What a better reader changes is a correction; what the publisher changes is an edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from tests.support.records import T1, T2, T3, T4, article, page

URL = article().url
LATER = "2026-01-01T00:00:00Z"
OLD, NEW = {"title": "Rathaus Brücke"}, {"title": "Brücke"}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def seen(archive: Archive, at: str, capture: int | None, **values: Any) -> str:
    """A crawl reads the page and notes it."""
    outcome = archive.save(article(seen_at=at, capture=capture, **values))
    archive.save(page(fetched_at=at, capture=capture))
    return outcome


def again(archive: Archive, at: str, capture: int, **values: Any) -> str:
    """The kept page is read again."""
    return archive.save(article(seen_at=at, capture=capture, read_at=LATER, **values))


def history(archive: Archive) -> list[tuple[str, str, str, str]]:
    return list(
        archive.db.conn.execute(
            "select seen_at, title, cause, changed from revisions order by article_id, number"
        )
    )


def title(archive: Archive) -> str | None:
    kept = archive.get(URL)
    assert kept is not None
    return kept.title


def headlines(archive: Archive) -> list[tuple[str, str]]:
    return list(archive.db.conn.execute("select old_title, new_title from changed_headlines"))


def test_the_same_page_read_otherwise_is_a_correction(archive: Archive) -> None:
    seen(archive, T1, 1, **OLD)
    assert again(archive, T1, 1, **NEW) == "corrected"
    assert history(archive) == [
        (T1, "Rathaus Brücke", "publisher", "[]"), (T1, "Brücke", "reader", '["title"]'),
    ]  # fmt: skip
    assert title(archive) == "Brücke"
    assert headlines(archive) == []
    corrections = "select old_title, new_title, corrected_at from corrections"
    assert list(archive.db.conn.execute(corrections)) == [("Rathaus Brücke", "Brücke", LATER)]
    assert archive.verify() == []
    assert again(archive, T1, 1, **NEW) == "unchanged"


def test_a_crawl_that_gets_the_kept_page_again_corrects_as_well(archive: Archive) -> None:
    seen(archive, T1, 1, **OLD)
    assert seen(archive, T2, 1, **NEW) == "corrected"
    assert [row[:3] for row in history(archive)][1] == (T1, "Brücke", "reader")


def test_an_edit_stays_an_edit_when_both_pages_are_read_again(archive: Archive) -> None:
    seen(archive, T1, 1, **OLD)
    seen(archive, T2, 2, title="Rathaus Tunnel")
    assert again(archive, T1, 1, **NEW) == "corrected"
    assert title(archive) == "Rathaus Tunnel"
    assert again(archive, T2, 2, title="Tunnel") == "corrected"
    assert [row[1:3] for row in history(archive)] == [
        ("Rathaus Brücke", "publisher"), ("Brücke", "reader"),
        ("Rathaus Tunnel", "publisher"), ("Tunnel", "reader"),
    ]  # fmt: skip
    assert headlines(archive) == [("Brücke", "Tunnel")]
    assert title(archive) == "Tunnel"
    assert archive.verify() == []


def test_a_better_reader_in_a_crawl_was_no_edit_once_the_page_before_is_read_again(
    archive: Archive,
) -> None:
    seen(archive, T1, 1, **OLD)
    assert seen(archive, T2, 2, **NEW) == "changed"
    names = [r["hash"] for r in archive.db.query("select hash from revisions order by number")]
    assert again(archive, T1, 1, **NEW) == "corrected"
    assert history(archive) == [
        (T1, "Rathaus Brücke", "publisher", "[]"), (T1, "Brücke", "reader", '["title"]'),
    ]  # fmt: skip
    corrected = archive.db.query("select hash, corrected_at from revisions order by number")
    assert [tuple(row.values()) for row in corrected] == [(names[0], None), (names[1], T2)]
    assert again(archive, T1, 1, **NEW) == again(archive, T2, 2, **NEW) == "unchanged"
    assert headlines(archive) == []
    assert archive.verify() == []


def test_what_an_edit_changed_is_held_against_the_better_reading(archive: Archive) -> None:
    seen(archive, T1, 1, kicker="Rathaus", **OLD)
    seen(archive, T2, 2, kicker="Musterstadt", title="Tunnel")
    assert again(archive, T1, 1, kicker="Musterstadt", **NEW) == "corrected"
    assert [row[3] for row in history(archive)] == ["[]", '["title", "kicker"]', '["title"]']


def test_a_correction_of_the_later_page_alone_is_no_edit_of_that_field(archive: Archive) -> None:
    seen(archive, T1, None, **OLD)
    seen(archive, T2, 2, body="Ganz neu.", byline="bs", **OLD)
    assert again(archive, T2, 2, body="Ganz neu.", byline="bs", tags=("Bau",), **NEW) == "corrected"
    sql = "select changed, old_title, new_title from publisher_changes"
    assert list(archive.db.conn.execute(sql)) == [('["body","byline"]', "Brücke", "Brücke")]
    assert headlines(archive) == []


def test_an_edit_that_only_the_better_reader_sees(archive: Archive) -> None:
    seen(archive, T1, 1)
    assert seen(archive, T2, 2) == "unchanged"
    assert again(archive, T1, 1, body="Eins.\n\nZwei.") == "corrected"
    assert again(archive, T2, 2, body="Eins.\n\nZwei.\n\nDrei.") == "changed"
    assert [row[0::2][:2] for row in history(archive)] == [
        (T1, "publisher"), (T1, "reader"), (T2, "publisher"),
    ]  # fmt: skip


def test_a_text_without_a_kept_page_rests_on_the_first_that_says_the_same(archive: Archive) -> None:
    seen(archive, T1, None, **OLD)
    seen(archive, T2, 1, **OLD)
    assert again(archive, T2, 1, **NEW) == "corrected"


def test_an_older_capture_becomes_an_earlier_revision(archive: Archive) -> None:
    seen(archive, T2, 1)
    assert again(archive, T1, 2, **OLD) == "changed"
    assert [row[:2] for row in history(archive)] == [
        (T1, "Rathaus Brücke"), (T2, "Neue Brücke für die Straße"),
    ]  # fmt: skip
    assert title(archive) == "Neue Brücke für die Straße"


def test_a_capture_between_two_sightings_never_overwrites_the_newer_text(archive: Archive) -> None:
    seen(archive, T1, 1)
    seen(archive, T4, 1)
    assert again(archive, T2, 2, **OLD) == "changed"
    assert [row[:2] for row in history(archive)] == [
        (T1, "Neue Brücke für die Straße"), (T2, "Rathaus Brücke"),
        (T4, "Neue Brücke für die Straße"),
    ]  # fmt: skip
    assert title(archive) == "Neue Brücke für die Straße"
    assert again(archive, T3, 3, **OLD) == "unchanged"
    assert archive.verify() == []


def test_an_older_capture_does_not_bring_back_what_is_gone(archive: Archive) -> None:
    seen(archive, T1, 1)
    assert archive.save(page(fetched_at=T4, status=410)) == "gone"
    again(archive, T2, 2)
    again(archive, T1, 1, byline="ve")
    kept = archive.get(URL)
    assert kept is not None
    assert (kept.state, kept.gone_at) == ("gone", T4)


def test_an_older_missing_page_takes_nothing_away(archive: Archive) -> None:
    seen(archive, T2, 1)
    old = page(url=URL.replace("https", "http"), fetched_at=T1, status=404)
    assert archive.save(old) != "gone"
    kept = archive.get(URL)
    assert kept is not None
    assert kept.state == "full"


def test_what_a_later_page_says_beside_the_text_stays(archive: Archive) -> None:
    seen(archive, T1, 1, byline="alt")
    seen(archive, T2, 2, byline="neu")
    again(archive, T1, 1, byline="alt", **NEW)
    again(archive, T2, 2, byline="neu", **NEW)
    kept = archive.get(URL)
    assert kept is not None
    assert (kept.title, kept.byline) == ("Brücke", "neu")
    changes = archive.db.conn.execute("select changed, seen_at from publisher_changes")
    assert list(changes) == [('["byline"]', T2)]


def test_a_version_and_its_correction_move_together(archive: Archive) -> None:
    seen(archive, T2, 1, **OLD)
    again(archive, T2, 1, **NEW)
    again(archive, T1, 2, **NEW)
    assert [row[0] for row in history(archive)] == [T1, T1]
