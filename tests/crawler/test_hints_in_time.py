"""Hints with a period: a page is read by the markup of the day on which it was fetched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.replay.read import ReplayTask, read_captures
from crawler.sites import SITES, Site
from crawler.sites.profile import Hints
from crawler.warc.ingest import Ingest
from tests.support import kept
from tests.support.warcs import http, record

OLD = Hints(kicker=".ort", until="2024-10-09")
NEW = Hints(kicker=".thema", since="2024-10-09")
BOTH = b"""<html><head><title>Neue Kaimauer steht - Rathausblick</title></head><body><article>
<p class="ort">Seewalde</p><p class="thema">Hafen</p><h1>Neue Kaimauer steht</h1>
<p>[01.03.2024] Die Stadt hat eine neue Mauer, auf die viele gewartet haben.</p>
<p>Der Bau hat zwei Jahre gedauert und neun Millionen Euro gekostet, sagt die Stadt.</p>
</article></body></html>"""
"""A page on which the hints of both times find something, so that it tells which were taken."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose markup changed in October 2024."""
    changed = replace(SITES["rathausblick"], hints=(OLD, NEW))
    monkeypatch.setitem(SITES, "rathausblick", changed)
    return changed


@pytest.mark.parametrize(
    ("fetched_at", "chosen"),
    [
        ("2001-01-01T00:00:00Z", OLD),
        ("2024-10-08T23:59:59Z", OLD),
        ("2024-10-09T00:00:00Z", NEW),
        ("2026-11-25T05:00:00Z", NEW),
    ],
)
def test_the_first_hints_whose_period_holds(site: Site, fetched_at: str, chosen: Hints) -> None:
    assert site.hints_at(fetched_at) is chosen


@pytest.mark.parametrize(
    ("hints", "chosen"),
    [
        ((), Hints()),
        (Hints(title="h1"), Hints(title="h1")),
        ((Hints(title="h1", since="2025-06-01"),), Hints()),
        ((Hints(title="h1"), Hints(title="h2")), Hints(title="h1")),
    ],
)
def test_hints_without_a_period_hold_always(
    hints: Hints | tuple[Hints, ...], chosen: Hints
) -> None:
    assert replace(SITES["kommune21"], hints=hints).hints_at("2025-01-01T00:00:00Z") == chosen


@pytest.mark.parametrize(
    ("since", "until"),
    [("9.10.2024", None), (None, "2024-13-01"), ("20241009", None), ("2025-01-01", "2025-01-01")],
)
def test_a_period_that_cannot_be_is_refused(since: str | None, until: str | None) -> None:
    with pytest.raises(ValueError, match=r"hints: .* (?:no day|before)"):
        Hints(since=since, until=until)


@pytest.mark.parametrize(
    ("fetched_at", "kicker"),
    [("2024-03-02T05:00:00Z", "Seewalde"), ("2026-03-02T05:00:00Z", "Hafen")],
)
def test_the_reader_takes_those_of_the_day(site: Site, fetched_at: str, kicker: str) -> None:
    read = read_article(BOTH.decode(), kept.url("kaimauer"), site, fetched_at)
    assert read.article.kicker == kicker
    assert read.evidence["kicker"][0].rung == "hint"


def test_captures_are_read_again_by_the_markup_of_their_day(site: Site, tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        later = BOTH.replace(b"neun Millionen", b"zehn Millionen")
        store.add(kept.capture("kaimauer", BOTH, "2024-03-02T05:00:00Z"))
        store.add(kept.capture("kaimauer", later, "2026-03-02T05:00:00Z"))
        task = ReplayTask(
            source=site.name, url=kept.url("kaimauer"), read_at="2026-11-25T00:00:00Z"
        )
        read = [r for r in read_captures(store, task).records if isinstance(r, Article)]
    assert [article.kicker for article in read] == ["Seewalde", "Hafen"]


def test_an_old_page_out_of_a_warc_is_read_by_the_markup_of_its_day(
    site: Site, tmp_path: Path
) -> None:
    path = tmp_path / "alt.warc"
    path.write_bytes(record(http(BOTH), url=kept.url("kaimauer"), at="2020-05-01T08:00:00Z"))
    store, archive = kept.opened(tmp_path)
    with store, archive:
        taking = Ingest(store, "2026-11-25T00:00:00Z")
        taking.take(path)
        taking.finish()
        task = ReplayTask(
            source=site.name, url=kept.url("kaimauer"), read_at="2026-11-25T00:00:00Z"
        )
        read = [r for r in read_captures(store, task).records if isinstance(r, Article)]
    assert [article.kicker for article in read] == ["Seewalde"]
