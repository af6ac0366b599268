"""What delays the next request for a page that was announced, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import Archive, Refusal, Remark
from tests.support.records import SITE, article, teaser

NOW = "2026-11-23T12:00:00Z"
URL = f"{SITE}/k21-meldungen/a"
DAYS = [f"2026-11-{day:02}T08:00:00Z" for day in range(10, 24)]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register("rathausblick")
        archive.journal.record_links("rathausblick", "listing", [URL], NOW)
        yield archive


def refused(reason: str, about: str = "page") -> Refusal:
    return Refusal(
        source="rathausblick", url=URL, reason=reason, detail="x", seen_at=NOW, about=about
    )


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    reasons=st.lists(st.text("abcdefghijklmnopqrstuvwxyz-45", min_size=1, max_size=9), max_size=3),
    seen_on=st.sampled_from(["home", "listing", "feed", "related", "sitemap", "rest"]),
    days=st.lists(st.sampled_from(DAYS), min_size=1, max_size=9),
)
def test_whatever_is_remarked_on_a_teaser_its_page_is_asked_for(
    archive: Archive, reasons: list[str], seen_on: str, days: list[str]
) -> None:
    remarks = tuple(Remark(reason=reason, detail="x") for reason in reasons)
    for day in days:
        archive.save(teaser("a", seen_on=seen_on, seen_at=day, remarks=remarks))
    assert archive.journal.unread("rathausblick", NOW) == [URL]


@pytest.mark.parametrize("about", ["surface", "teaser", "article"])
def test_a_remark_delays_nothing(archive: Archive, about: str) -> None:
    archive.save(refused("future-date", about))
    assert archive.journal.unread("rathausblick", NOW) == [URL]


@pytest.mark.parametrize(
    "reason", ["no-answer", "http-500", "http-503", "http-429", "robots-unread", "cut-off"]
)
def test_a_fault_of_the_host_delays_nothing(archive: Archive, reason: str) -> None:
    archive.save(refused(reason))
    assert archive.journal.unread("rathausblick", NOW) == [URL]


@pytest.mark.parametrize("reason", ["http-404", "no-text", "robots", "not-html", "leaves-site"])
def test_the_answer_of_the_page_itself_does(archive: Archive, reason: str) -> None:
    archive.save(refused(reason))
    assert archive.journal.unread("rathausblick", NOW) == []
    assert archive.journal.unread("rathausblick", "2026-12-01T12:00:00Z") == [URL]


@pytest.mark.parametrize("reason", ["no-article", "no-article-address", "soft-404", "no-text"])
def test_what_is_no_article_is_asked_for_daily_for_a_week(archive: Archive, reason: str) -> None:
    asked = 0
    for day in range(1, 29):
        now = f"2026-02-{day:02}T12:00:00Z"
        if archive.journal.unread("rathausblick", now):
            asked += 1
            archive.save(replace(refused(reason), seen_at=now))
    assert asked == 8  # on the first eight days; then monthly


def test_an_article_that_cannot_be_kept_delays_its_page(archive: Archive) -> None:
    assert archive.save(article("a", title=None, seen_at=NOW)) == "refused"
    assert archive.journal.unread("rathausblick", NOW) == []


def test_remarks_are_counted_by_address(archive: Archive) -> None:
    remark = Remark(reason="claim-contradicts", detail="x")
    archive.save(article("a", seen_at=DAYS[0], remarks=(remark,)))
    archive.save(article("b", body="Anders.", seen_at=DAYS[3], remarks=(remark,)))
    count = archive.journal.remarked
    assert count("rathausblick", "claim-contradicts", DAYS[0]) == 2
    assert count("rathausblick", "claim-contradicts", DAYS[1]) == 1
    assert count("werkblick", "claim-contradicts", DAYS[0]) == 0
