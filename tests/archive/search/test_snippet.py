"""The passage of a text that shows why it was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.search.snippet import snippet


def test_the_place_where_most_wanted_words_are() -> None:
    text = " ".join(["Haus", *["und"] * 60, "Brücke", "Haus", *["oder"] * 60])
    found = snippet((None, text), {"Haus", "Brücke"}.intersection)
    assert "[Brücke] [Haus] oder" in found
    assert found.startswith("… und")
    assert found.endswith("oder …")


def test_without_a_hit_the_beginning() -> None:
    assert snippet(("Ein Amt.", None), set().intersection) == "Ein Amt."
    assert snippet((None, "–"), set().intersection) == ""


@given(st.lists(st.text()), st.sets(st.text()))
def test_what_is_left_is_a_piece_of_the_text(texts: list[str], wanted: set[str]) -> None:
    found = snippet(tuple(texts), wanted.intersection, start="", end="")
    plain = found.removeprefix("… ").removesuffix(" …")
    assert plain in " ".join(" ".join(filter(None, texts)).split())
