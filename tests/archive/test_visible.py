"""A stranger's text is shown, never obeyed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.visible import visible, visible_json


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bürger*innen – „Straße“ 👩‍💻", "Bürger*innen – „Straße“ 👩‍💻"),
        ("zwei\nZeilen\tund", "zwei\nZeilen\tund"),
        ("\x1b]0;Titel\x07", r"\x1b]0;Titel\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("lieb\u202eesiol", r"lieb\u202eesiol"),
        ("a\rb\x00c\ud800d\u2028e\x7f", r"a\x0db\x00c\ud800d\u2028e\x7f"),
        ("", ""),
    ],
)
def test_what_acts_is_written_as_what_it_is(text: str, wanted: str) -> None:
    assert visible(text) == wanted


@given(st.text(st.characters(), max_size=200))
def test_nothing_acts_and_twice_is_once(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    assert len(once) <= 6 * len(text)
    assert not any(c < " " and c not in "\n\t" for c in once)
    once.encode()


@given(st.text(st.characters(), max_size=200), st.booleans())
def test_json_in_which_nothing_acts_is_the_same_json(text: str, ascii_only: bool) -> None:
    shown = visible_json({"a": text}, ensure_ascii=ascii_only)
    assert json.loads(shown) == {"a": text}
    assert visible(shown) == shown
