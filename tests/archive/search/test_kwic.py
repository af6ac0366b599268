"""Keywords in context."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Archive
from archive.search.kwic import kwic, places, sort_key
from tests.support.records import article


def test_every_place_of_every_article_that_is_found(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(
            article("a", title="Die Brücke", body="Alte Brücken. Neue Brücke.", teaser=None)
        )
        archive.save(article("b", title="Nichts", body="Garten.", teaser=None))
        found = list(kwic(archive.db, "Brücke", width=12))
        assert [(p.field, p.left, p.keyword, p.right) for p in found] == [
            ("title", "Die", "Brücke", ""),
            ("body", "Alte", "Brücken", ". Neue"),
            ("body", "Neue", "Brücke", "."),
        ]
        assert [p.keyword for p in kwic(archive.db, '"neue Brücke"')] == ["Neue Brücke"]
        assert [p.left for p in sorted(found, key=sort_key("left"))] == ["Alte", "Die", "Neue"]
        assert [p.right for p in sorted(found, key=sort_key("right"))] == ["", ".", ". Neue"]
        assert len(sorted(found, key=sort_key("date"))) == 3
        assert list(kwic(archive.db, "")) == list(kwic(archive.db, "nirgends")) == []


def test_only_what_the_query_asks_for(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article("a", title="Die Akte", body="Alte Akten, Akte.", teaser=None))
        found = {
            query: [(place.field, place.keyword) for place in kwic(archive.db, query)]
            for query in ("title:Akte", '="Akte"', "title:Akte body:alt", "body:=Akten")
        }
    assert found["title:Akte"] == [("title", "Akte")]
    assert found['="Akte"'] == [("title", "Akte"), ("body", "Akte")]
    assert found["title:Akte body:alt"] == [("title", "Akte"), ("body", "Alte")]
    assert found["body:=Akten"] == [("body", "Akten")]


@given(text=st.text(alphabet="ab -.\n", max_size=60), width=st.integers(0, 20))
def test_the_context_is_as_wide_as_asked_for(text: str, width: int) -> None:
    for left, keyword, right in places(text, lambda word: "a" in word, width):
        assert "a" in keyword
        assert max(len(left), len(right)) <= width + 1
        assert f"{left}{keyword}".replace(" ", "") in text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(("least", "found"), [(1, ["a a", "a"]), (2, ["a a"]), (3, [])])
def test_neighbours_are_one_place(least: int, found: list[str]) -> None:
    made = places("a a b a", lambda word: word == "a", 9, least)
    assert [keyword for _, keyword, _ in made] == found
