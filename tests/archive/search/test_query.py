"""What people type into a search box."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search.query import parse, read, to_fts
from archive.search.shown import Shown
from archive.search.tree import All, Any, Words, written

PIECES = st.lists(
    st.sampled_from((
        *'Haus "neue Brücke" " ( ) AND OR NOT UND ODER NICHT -Haus - title: titel:Haus'.split(),
        *"* Häus* E-Akte : , § „Haus“ ^ { } + 'a' NEAR(a) =Haus tag:x is: since:1 \\".split(),
        *("NEAR(a, 3)", '="A B"', '"a b"~3', "body:(a b)", "\U0001f600"),
    )),
    max_size=12,
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), PIECES))
@example("(" * 500)
@example('a AND "')
@example("Haus " * 3000)
@example("x" * 10_000)
@example("AND OR NOT " * 200)
@example("der die das")
@example("\U0001f600")
@example("a\0b")
@example("'; DROP TABLE articles; --")
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
        ("Häuser", "Häuser"),
        ("Haus Straße", "Haus AND Straße"),
        ("Haus OR Straße Brücke", "Haus OR (Straße AND Brücke)"),
        ("Haus UND (Straße ODER Brücke)", "Haus AND (Straße OR Brücke)"),
        ("Haus NOT Straße", "Haus NOT Straße"),
        ("Haus -Straße Brücke", "Haus AND Brücke NOT Straße"),
        ("-Interview", "NOT Interview"),
        ("NOT Interview", "NOT Interview"),
        ("NOT NOT Haus", "Haus"),
        ("title:-Haus", "NOT title:Haus"),
        ("Brücke title:NOT Haus", "Brücke AND (NOT title:Haus)"),
        ("site:-werkblick", "NOT site:werkblick"),
        ("title:--Haus", "title:Haus"),
        ("since:1.4.2024 bis:5/2024", "since:2024-04-01 AND until:2024-05"),
        ('since:"10. Oktober 2025"', "since:2025-10-10"),
        ("„neue Häuser“", '"neue Häuser"'),
        ("E-Akte", '"E Akte"'),
        ("E Akte", '"E Akte"'),
        ("title:(Akte OR Portal)", "title:Akte OR title:Portal"),
        ("Titel: Haus", "title:Haus"),
        ("tag:OZG site:rathausblick", "tag:OZG AND site:rathausblick"),
        ('tag:("E-Akte" OR OZG)', "tag:E-Akte OR tag:OZG"),
        (
            "year:2020-2024 has:picture is:original",
            "year:2020-2024 AND has:picture AND is:original",
        ),
        ("since:2024-06 bis:2025", "since:2024-06 AND until:2025"),
        ("NEAR(Akte Papier, 8)", '"Akte Papier"~8'),
        ('"Akte Papier"~5', '"Akte Papier"~5'),
        ('="Forderung"', '="Forderung"'),
        ("=Forderung", '="Forderung"'),
        ("Häus*", "Häus*"),
        ("was ist ein Kernnetz", "Kernnetz"),
        ("Nutzer:innen", "Nutzerinnen"),
        ("B 96", '"B 96"'),
        ("50 000 Euro", '"50000 Euro"'),
        ("3,5 Mio. Euro", '"3komma5 Mio" AND Euro'),
        ("Strom i. d. R. aus", 'Strom AND "i d R"'),
        ("Wie viele Schulen gibt es", "Schulen"),
        ('"neue Verwalt*"', '"neue Verwalt*"'),
        ("Berlin: Haushalt", "Berlin AND Haushalt"),
        ("C++", "C"),
        ("§ 60d", '"60 d"'),
        ("12 % von 5 €", '"12 Prozent" AND "5 Euro"'),
        ("Art. 28 Doppelhaushalt 2024/25", 'Artikel AND 28 AND Doppelhaushalt AND "2024 2025"'),
        ("2024/31", '"2024 31"'),
        ("Wo entsteht das Rathaus?", "entsteht AND Rathaus"),
        ("Was Rathaus", "Was AND Rathaus"),
    ],
)
def test_what_is_understood(text: str, expected: str) -> None:
    reading = read(text)
    assert reading.understood == expected
    assert reading.said is None


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('"', "", "no word"),
        ("*", "", "no word"),
        ("\U0001f600", "", "no word"),
        ("AND", '"AND"', "as words"),
        ("title:", "title", "title: with nothing behind it"),
        ("Haus tag:", "Haus AND tag", "tag: with nothing behind it"),
        ("title:-", "title", "as words"),
        ("Haus –Straße", "Haus AND Straße", "only -Straße excludes"),
        ("Haus !Straße", "Haus AND Straße", "only -Straße excludes"),
        ("since:31.2.2024", "31 AND 02 AND 2024", "since:31.02.2024"),
        ("Haus AND", "Haus", "AND with nothing beside it"),
        ("OR Haus", "Haus", "OR with nothing beside it"),
        ("Haus NOT", "Haus", "NOT with nothing behind it"),
        ('Haus "', "Haus", "quotation mark"),
        ("(Haus", "Haus", "nothing closes"),
        ("Haus)", "Haus", "nothing opens"),
        ("Haus NOT (Brücke", "Haus NOT Brücke", "nothing closes"),
        ("farbe:rot", "farbe AND rot", "farbe: not a field"),
        ("since:gestern", "gestern", "since:gestern"),
        ("is:schön", "schön", "is:schön"),
        ("*akte", "akte", "star"),
        ('"die Ak*te"', '"die Ak te"', "star"),
        ('"die A*"', '"die A"', "3 letters"),
        ('"die Akt*"~3', '"die Akt"~3', "star"),
        ("NEAR(auf den, 3)", "auf AND den", "no distance"),
        ("NEAR(der der, 3)", "der", "no distance"),
        (f'"{"auf der " * 9}"', '"auf der auf der auf der"', "first 6 words"),
        ("Haus OR Haus (", "Haus", "nothing closes"),
        ("S*", "S", "3 letters"),
        ("Digital*isierung", '"Digital isierung"', "star"),
        ("tag:NEAR(Akte Papier)", '"Akte Papier"~10', "tag:NEAR"),
        ("NEAR(Akte, 8)", "Akte AND 8", "NEAR(Akte, 8)"),
        ("x " * 100, "x", "first 64 words"),
        ("AND OR NOT " * 99, '"AND" AND "OR" AND "NOT"', "as words"),
        ("x" * 3000, "x" * 2000, "first 2000 characters"),
    ],
)
def test_what_is_not_understood_is_searched_for_as_words_and_said(
    text: str, expected: str, why: str
) -> None:
    reading = read(text)
    assert reading.understood == expected
    assert reading.said is not None
    assert why in reading.said


@given(PIECES)
def test_a_refused_word_is_never_looked_for(text: str) -> None:
    query = parse(
        f"Brunnen {text.replace('NOT', '').replace('-Haus', '').replace('NICHT', '')} -Turm"
    )
    assert query is None or "turm" not in Shown(query).stems


def test_stop_words_are_left_out_and_noted() -> None:
    assert read("was ist ein Netz").left_out == ("was", "ist", "ein")
    assert read("der die das").understood == "der AND die AND das"


def test_a_query_as_it_is_written_means_the_same() -> None:
    text = 'title:Haus OR ("neue Brücke"~3 NOT (a OR tag:"b c")) -d'
    query = parse(text)
    assert query is not None
    assert parse(written(query)) == query


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
