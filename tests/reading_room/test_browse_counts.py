"""Few hits are counted one by one, very many with masks: both must give the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from archive import Archive
from archive.search import rank
from reading_room.facets import counts
from reading_room.facets import find as find_module
from reading_room.facets.cache import FacetCache
from reading_room.facets.find import find, find_all
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import SearchParams
from reading_room.view.cards import cards
from tests.support.browsing import LATER, Place
from tests.support.records import article

SEARCHES = (
    "", "q=Verwaltung", "q=Verwaltung&site=werkblick", "year=2025", "q=Stadt&tag=ozg&kind=original",
    "kicker=Köln&picture=no", "place=05315000", "q=Stadt&sort=oldest&page=2", "q=gibtesnicht",
    "year=1999", "q=Stadt&year=2024&kind=reprint", "site=werkblick&site=rathausblick&-tag=OZG",
    "since=2023-04&until=2025", "q=Stadt&-year=2024&since=2020&-site=werkblick&site=kommune21",
)  # fmt: skip


@pytest.fixture
def conn(place: Place) -> Iterator[sqlite3.Connection]:
    found = sqlite3.connect(place.path)
    found.row_factory = sqlite3.Row
    yield found
    found.close()


@pytest.mark.parametrize("large", [-1, 8])
@pytest.mark.parametrize("query", SEARCHES)
def test_both_ways_of_counting_agree(
    conn: sqlite3.Connection, query: str, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = FacetIndex()
    index.load(conn)
    params = SearchParams.of(parse_qsl(query))
    params = params if params.sort else replace(params, sort="date")
    few, all_few = find(conn, index, params), find_all(conn, index, params)
    monkeypatch.setattr(find_module, "MANY_HITS", large)
    index.changed()  # or the kept result would be compared with itself
    many, all_many = find(conn, index, params), find_all(conn, index, params)
    assert many.ids == few.ids
    assert all_many == all_few
    assert (many.total, many.undated) == (few.total, few.undated)
    assert many.years == few.years
    assert many.days == few.days
    for name, values in few.facets.items():
        assert {n for _, n in many.facets[name]} == {n for _, n in values}, name
        assert dict(many.facets[name]).items() >= {v: n for v, n in values if n > 2}.items()


def test_very_many_hits_begin_with_those_in_headlines(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = FacetIndex()
    index.load(conn)
    monkeypatch.setattr(find_module, "MANY_HITS", 5)
    monkeypatch.setattr(rank, "MANY_HITS", 5)
    found = find(conn, index, SearchParams(q="Bürgerbüro"))
    titles = [card["title"] for card in cards(conn, found.ids)]
    assert "Bürgerbüro" in titles[0]
    assert len(set(found.ids)) == len(found.ids) == min(found.total, find_module.PAGE_SIZE)


@pytest.mark.parametrize("large", [0, 3_000])
def test_what_is_kept_of_a_search_is_forgotten_when_the_archive_changes(
    tmp_path: Path, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_module, "MANY_HITS", large)
    path = tmp_path / "archive.db"
    cache, asked = FacetCache(str(path)), SearchParams(q="Wasserwerk")
    with Archive.open(path) as archive:
        archive.save(article(title="Wasserwerk", body="Im Wasserwerk."))
        archive.save(article("rathaus", title="Rathaus", body="Im Rathaus."))
        conn = sqlite3.connect(path)
        conn.row_factory = sqlite3.Row
        found = find(conn, cache.index(conn), asked)
        assert found.total == 1
        assert find(conn, cache.index(conn), asked).matches is found.matches
        later = article("rathaus", title="Rathaus", body="Neben dem Wasserwerk.", seen_at=LATER)
        assert archive.save(later) == "changed"
        assert find(conn, cache.index(conn), asked).total == 2
        conn.close()


@pytest.mark.parametrize("large", [0, 3_000])
def test_pages_of_a_search_follow_each_other(
    conn: sqlite3.Connection, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_module, "MANY_HITS", large)
    monkeypatch.setattr(find_module, "_TOGETHER", 40)
    index = FacetIndex()
    index.load(conn)
    asked = SearchParams(q="Verwaltung", sort="oldest")
    found = [n for page in range(1, 6) for n in find(conn, index, replace(asked, page=page)).ids]
    assert found == find_all(conn, index, asked)[:100]
    assert len(found) > 60


def test_columns_that_grow_count_as_those_that_are_new(tmp_path: object) -> None:
    path = f"{tmp_path}/archive.db"
    with Archive.open(path) as archive:
        archive.register("rathausblick", "Rathausblick", "http://www.rathausblick.example/")
        archive.save(article())
        grown = FacetIndex()
        grown.load(archive.db.conn)
        for n in range(20):
            archive.save(article(f"a-{n}", title=f"Titel {n}", body=f"Text {n} " * 9,
                                 tags=("OZG", str(n)), published=f"20{n + 10}-01-01"))  # fmt: skip
            grown.load(archive.db.conn)
        new = FacetIndex()
        new.load(archive.db.conn)
        assert grown.newest == new.newest
        assert vars(grown.totals) == vars(new.totals)
        assert grown.masks.values == new.masks.values
        assert grown.masks.everything == new.masks.everything
        cache = FacetCache(path)
        assert cache.index(archive.db.conn) is cache.index(archive.db.conn)


def test_a_rare_value_is_never_counted_with_half_a_mask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "MASKED_VALUES", 1)
    conn = sqlite3.connect(":memory:")
    conn.executescript("""
        create table sources (name, url); create table links (article_id, target_id, gone_at);
        create table articles (id, source, published, kicker, title, tags, image_url,
            duplicate_of, state);
    """)
    index = FacetIndex()
    for n, kicker in enumerate(("OZG", "OZG", "rare", None, "rare", "new"), 1):
        row = (n, "site", "2024-01-01", kicker, "Titel", "[]", None, None, "full")
        conn.execute("insert into articles values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        if n > 3:
            index.load(conn)
            found = index.masks.values["kicker"]
    assert found == {"OZG": 0b110, "new": 1 << 6}
    assert index.totals.first == "2024-01-01"
    conn.close()
