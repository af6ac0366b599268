"""Sorting the alternatives of a pattern by their first letter changes nothing that it finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader.wording.opening import opening

GROUPS = (
    "(?:Weitere|Mehr) (?:Artikel|Links)",
    "(?:Die )?Kommentare?|Kommentar schreiben",
    r"Zur Person:?$|(?:[0-9]+ |Keine )?Trackbacks?",
    r"(?=[st])Teilen|(?:Seite|Beitrag) teilen|[(|)]Teil|Übersicht",
    "(?:(?:Alle|Neue) )?(?:Daten|Anhänge)|A+|(?:Ja )*Nein",
)
WORDS = "alle anhänge aaa beitrag daten die ja kommentar nein neue mehr person seite teilen".split()
LINES = st.one_of(
    st.lists(st.sampled_from([*WORDS, "Übersicht", "ÜBERSICHT", "3", "(Teil", "Zur"])).map(
        " ".join
    ),
    st.sampled_from(GROUPS).flatmap(lambda group: st.from_regex(re.compile(group, re.I))),
)


@pytest.mark.parametrize("group", GROUPS)
@given(line=LINES, change=st.sampled_from([str.upper, str.lower, str.title, str]))
def test_the_same_lines_match(group: str, line: str, change: type[str]) -> None:
    line = change(line)
    sorted_, plain = re.compile(opening(f"(?:{group})")), re.compile(group, re.I)
    assert bool(sorted_.match(line)) == bool(plain.match(line))


def test_first_letters_are_sets() -> None:
    assert opening("(?:Teilen|Tippen|Drucken)") == "(?:[tT](?i:eilen|ippen)|[dD](?i:rucken))"


def test_a_group_without_end_is_told() -> None:
    with pytest.raises(ValueError, match="no end"):
        opening("(?:Teilen|Tippen")
