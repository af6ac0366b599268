"""Every clue is one: without any of them a text never holds what the pattern finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.reader.article.boxes import weight
from crawler.reader.article.page import meta
from crawler.reader.wording.clued import Clued

USERS = (weight, meta)
CLUED = [v for user in USERS for v in vars(user).values() if isinstance(v, Clued)]


def test_some_patterns_have_clues() -> None:
    assert len(CLUED) > 3


@given(st.data())
def test_what_a_pattern_finds_holds_a_clue(data: st.DataObject) -> None:
    clued = data.draw(st.sampled_from(CLUED))
    text = data.draw(st.from_regex(clued.pattern))
    assert clued.search(text) is not None
