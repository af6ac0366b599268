"""Commands, reading room, exports and SQL find the same, in the same order."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive import Archive
from archive.exchange.selection import Selection, records
from archive.search import find as engine
from archive.search import rank
from reading_room.facets import find as room
from reading_room.facets.index import FacetIndex
from reading_room.facets.params import SearchParams
from reading_room.view.cards import cards
from tests.support.browsing import Place
from tests.support.records import article

QUERIES = (
    "Verwaltung", "Stadt", "Stadt Verwaltung", "Stadt -Verwaltung", "Stadt OR Bürger", "Digital*",
    '"die Stadt"', "-Stadt", "tag:OZG OR Brücke", '="Stadt"', "title:(Stadt OR Rathaus)",
    '"in der"', "year:2025 Stadt", "Stadtt", "nirgends", "(Stadt", "was ist eine Stadt",
)  # fmt: skip


@pytest.fixture
def db(place: Place) -> Iterator[Database]:
    conn = sqlite3.connect(place.path)
    conn.row_factory = sqlite3.Row
    engine.register(conn)
    yield Database(conn, execute_plugins=False)
    conn.close()


@pytest.mark.parametrize("bounds", [(20_000, 40_000), (3, 40_000), (2, 3)])
@pytest.mark.parametrize("query", QUERIES)
def test_the_same_hits_in_the_same_order(
    db: Database, query: str, bounds: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rank, "MANY_HITS", bounds[0])
    monkeypatch.setattr(rank, "MOST_HITS", bounds[1])
    monkeypatch.setattr(room, "MANY_HITS", bounds[0])
    index = FacetIndex()
    index.load(db.conn)
    found = engine.find(db, query, limit=-1)
    shown = room.find_all(db.conn, index, SearchParams(q=query))
    page = room.find(db.conn, index, SearchParams(q=query))
    assert shown == found.ids
    assert page.ids == found.ids[: room.PAGE_SIZE]
    assert page.total == found.total == len(found.ids)
    assert page.matches is not None
    assert page.matches.suggested == found.suggested
    if found.suggested is None:
        (ids,) = db.conn.execute("select found(?)", [query]).fetchone()
        assert json.loads(ids) == found.ids
        (ids,) = db.conn.execute("select matching(?)", [query]).fetchone()
        assert sorted(json.loads(ids)) == sorted(found.ids)
        assert engine.count(db, query) == found.total
        exported = records(db, Selection(text=query), whole=False)
        assert {r["id"] for r in exported} == set(found.ids)


@pytest.mark.parametrize("query", ["Fähre Steg", "Fähre OR Steg", '"neue Fähre"', "Fähr* Steg"])
def test_the_same_passage(tmp_path: Path, query: str) -> None:
    """The first with all words, although more of their forms stand together further on."""
    between = "Der Abend war lang und still. " * 50
    body = f"Neue Fähre, neuer Steg. {between} Fähre, Fähren, Steg, Stege, Stegs. {between}"
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article("f", title="Fluss", teaser=None, body=body))
        (hit,) = archive.search(query)
        archive.db.conn.row_factory = sqlite3.Row
        (card,) = cards(archive.db.conn, [hit.id], engine.find(archive.db, query).searched)
    marked = re.sub("<mark[^>]*>", "[", str(card["marked"])).replace("</mark>", "]")
    assert marked == hit.snippet
    assert "Fähren" not in marked
