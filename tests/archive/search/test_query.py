"""What people type into a search box."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search.find import Shown
from archive.search.query import All, Any, Words, parse, to_fts

PIECES = st.lists(
    st.sampled_from(
        'Haus "neue Brücke" " ( ) AND OR NOT UND ODER NICHT -Haus - title: titel:Haus * Häus* '
        "E-Akte : , § „Haus“ ^ { } + 'a' NEAR(a) \\".split(" ")
    ),
    max_size=12,
).map(" ".join)


@given(st.one_of(st.text(), PIECES))
@example("(" * 500)
@example('a AND "')
@example("Haus " * 3000)
def test_nothing_is_an_error(text: str) -> None:
    query = parse(text)
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE VIRTUAL TABLE t USING fts5(kicker, title, teaser, body, tokenize='ascii')")
    if query is not None:
        conn.execute("SELECT * FROM t WHERE t MATCH ?", [to_fts(query)]).fetchall()
        list(map(Shown(query).__getitem__, ("Haus", "")))
    else:
        assert not any(c.isalnum() for c in text)
    conn.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Häuser", '"haus"'),
        ("Haus Straße", '("haus" AND "strass")'),
        ("Haus AND Straße", '("haus" AND "strass")'),
        ("Haus OR Straße Brücke", '("haus" OR ("strass" AND "bruck"))'),
        ("Haus UND (Straße ODER Brücke)", '("haus" AND ("strass" OR "bruck"))'),
        ("Haus NOT Straße", '(("haus") NOT "strass")'),
        ("Haus -Straße nicht", '(("haus" AND "nicht") NOT "strass")'),
        ('"neue Häuser"', '("neu haus" OR "neuehaus")'),
        ("„neue Häuser“", '("neu haus" OR "neuehaus")'),
        ("E-Akte", '("e akt" OR "eakt")'),
        ("title:Haus", 'title : "haus"'),
        ("Titel: Haus", 'title : "haus"'),
        ("Häus*", '("haeus" * OR "haus" * OR "haus")'),
        # no queries: the words they hold
        ('"', None),
        ("*", None),
        ("", None),
        ("AND", '"and"'),
        ("Haus AND", '("haus" AND "and")'),
        ("OR Haus", '("or" AND "haus")'),
        ("NOT Haus", '("not" AND "haus")'),
        ('Haus "', '"haus"'),
        ("(Haus", '"haus"'),
        ("Haus)", '"haus"'),
        ("C++", '"c"'),
        ("title:", '"titl"'),
        ("Berlin: Haushalt", '("berlin" AND "haushalt")'),
    ],
)
def test_queries(text: str, expected: str | None) -> None:
    query = parse(text)
    assert (None if query is None else to_fts(query)) == expected


def test_what_is_highlighted() -> None:
    query = parse('Leistung OR (title:Häus* "neue Brücke") NOT Straße')
    shown = Shown(query)
    for word in ("Leistungen", "Verwaltungsleistungen", "Häuserblock", "Haeuser", "Brücken"):
        assert shown[word], word
    assert not shown["Straße"]


def test_the_tree() -> None:
    assert parse("a OR b c -d") == Any(
        (Words(("a",)), All((Words(("b",)), Words(("c",))), (Words(("d",)),)))
    )
