"""Searching the archive in German."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import Archive
from archive.search import find, index, rank
from archive.search.find import Filter
from archive.search.memo import Beforehand
from archive.search.rank import Depth
from tests.archive.articles.test_save import check
from tests.support.records import OTHER, T2, article, teaser

TEXTS: list[dict[str, Any]] = [
    {
        "title": "Verwaltungsleistungen gehen online",
        "body": "In der Kündigungsstraße stehen drei Häuser. Die Kündigung ist digital.",
        "tags": ("OZG", "Bürgerservice"),
        "published": "2024-06-30",
    },
    {
        "kicker": "E-Akte",
        "title": "Neue Brücke für Musterstadt",
        "teaser": "Der Rat hat den Haushalt beschlossen.",
        "body": "Die alte Straße wird gesperrt. Das Bürgeramt bleibt offen.",
        "published": "2025-01-15",
    },
    {
        "source": "werkblick",
        "url": f"{OTHER}/k21-meldungen/waerme",
        "title": "Wärmeplanung startet",
        "kicker": None,
        "teaser": "Das Stadtwerk baut ein Haus.",
        "body": "Im Körper des Textes steht die neue Leistung. Online-Zugang für alle.",
        "published": "2025-02-20",
        "tags": ("Wärme",),
    },
]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        for number, values in enumerate(TEXTS):
            archive.save(article(f"a{number}", **values))
        yield archive
        check(archive)


def ids(archive: Archive, text: str, **values: Any) -> list[int]:
    return [hit.id for hit in archive.search(text, Filter(**values))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kuendigung", {1}),
        ("kündigungen", {1}),
        ("Strasse", {1, 2}),  # also as a part of Kündigungsstraße
        ("Haus", {1, 3}),
        ("Häusern", {1, 3}),
        ("Leistungen", {1, 3}),
        ("title:Leistung", {1}),
        ("Verwaltung", {1}),
        ("Amt", {2}),
        ("Planung", {3}),
        ("neue Brücke", {2}),
        ('"neue Brücke"', {2}),
        ('"Brücke neue"', set()),
        ('"gehen verwaltung"', set()),  # no phrase spans the text and the parts after it
        ("Haus NOT Kündigung", {3}),
        ("Brücke OR Wärme", {2, 3}),
        ("E-Akte", {2}),
        ("kicker:Akte", {2}),
        ("body:Akte", set()),
        ("Onlinezugang", {3}),
        ("Verwalt*", {1}),
        ("Kündigu*", {1}),
        ("Kuendigu*", {1}),
        ("Häuse*", {1, 3}),  # all forms of words with this beginning
        ("Bruecke", {2}),
        ('"', set()),
        ("*", set()),
        ("AND", set()),
        ("Onlinezugänge", {3}),
        ("Online Zugang", {3}),
        ("Rathaus", set()),
        ("nirgends", set()),
    ],
)
def test_search(archive: Archive, text: str, found: set[int]) -> None:
    assert set(ids(archive, text)) == found
    assert find.count(archive.db, text) == len(found)


def test_a_hit_in_the_title_comes_first(archive: Archive) -> None:
    assert ids(archive, "neue") == [2, 3]


def test_exact_before_alike(archive: Archive) -> None:
    assert ids(archive, "Leistung") == [3, 1]  # a whole word before a part, even in a title
    for number, body in enumerate(("Zwei Türme.", "Ein Turm.", "Der Kirchturm.", "Ein Sturm.")):
        archive.save(article(f"t{number}", title=f"Bericht {number}", body=body, teaser=None))
    assert ids(archive, "Turm") == [5, 4, 6]
    assert ids(archive, "Türme") == [4, 5, 6]
    assert ids(archive, '="Turm"') == [5]
    assert ids(archive, '="Turm" OR ="Türme" Bericht') == [5, 4]


def test_filters(archive: Archive) -> None:
    assert ids(archive, "") == [3, 2, 1]
    assert ids(archive, " ", source="werkblick") == [3]
    assert ids(archive, "Haus", since="2025") == [3]
    assert ids(archive, "Haus", until="2024-06") == [1]
    assert ids(archive, "Haus", until="2024-06-29") == []
    assert ids(archive, "", since="2024-06-30", until="2025-01-15") == [2, 1]
    assert ids(archive, "", tag="ozg") == [1]
    assert ids(archive, "Haus", tag="wärme") == [3]
    archive.save(article("wieder", **{**TEXTS[0], "published": "2025-03-01"}))
    assert len(ids(archive, "Kündigung")) == 2
    assert ids(archive, "Kündigung", originals=True) == [1]
    with pytest.raises(ValueError, match="gestern"):
        ids(archive, "Haus", since="gestern")


def test_order_and_pages(archive: Archive) -> None:
    hits = archive.search("Haus OR Brücke", newest_first=True)
    assert [hit.id for hit in hits] == [3, 2, 1]
    assert [
        h.id for h in archive.search("Haus OR Brücke", newest_first=True, limit=1, offset=1)
    ] == [2]


def test_the_snippet_shows_why(archive: Archive) -> None:
    (hit,) = archive.search("Bürgerämter")
    assert "Das [Bürgeramt] bleibt offen." in hit.snippet
    (hit,) = archive.search("Kuendigung", marks=("<b>", "</b>"))
    assert "<b>Kündigungsstraße</b>" in hit.snippet
    assert "Die <b>Kündigung</b>" in hit.snippet


def test_keywords_and_authors_stand_in_the_index_and_change_in_it(archive: Archive) -> None:
    def held(text: str) -> list[int]:
        sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid"
        return [number for (number,) in archive.db.conn.execute(sql, [text])]

    assert held("tags : bürgerservice") == [1]
    later = TEXTS[0] | {"tags": ("E-Recht",), "byline": "Ada Muster", "seen_at": T2}
    archive.save(article("a0", **later))
    assert held("tags : bürgerservice") == []
    assert held('tags : "e recht"') == held("byline : muster") == [1]
    assert ids(archive, '="Muster"') == ids(archive, "E-Recht") == [], "texts are what is searched"
    assert archive.verify() == []


@pytest.mark.parametrize(
    "tag",
    ["§ 12", "§", "C++", 'Der "Tag"', r"a\b", "Straße", "E-Akte", "100 %", "_", "Ωmega", "漢字"],
)
def test_a_keyword_of_any_signs_is_found(archive: Archive, tag: str) -> None:
    archive.save(article("signs", title="Zeichen", body="Ein Absatz.", tags=(tag, "sonst")))
    typed = tag.replace('"', "")  # query syntax
    expected = [4] if typed == tag else []
    assert ids(archive, f'tag:"{typed}"') == expected
    assert ids(archive, f'tag:"{typed}" Zeichen') == expected
    assert ids(archive, "", tag=tag) == [4]


def test_fields_that_are_facts(archive: Archive) -> None:
    assert ids(archive, "tag:ozg") == [1]
    assert ids(archive, "Haus NOT tag:ozg") == [3]
    assert ids(archive, "site:werkblick OR tag:ozg") == [3, 1]
    assert ids(archive, "Haus since:2025") == [3]
    assert ids(archive, "Haus until:2024") == [1]
    assert ids(archive, "year:2024") == [1]
    assert ids(archive, "year:2024-2025 -site:werkblick") == [2, 1]
    assert ids(archive, "is:original") == [3, 2, 1]
    assert ids(archive, "has:picture OR is:gone OR is:teaser OR is:reprint") == []
    assert ids(archive, 'place:Musterstadt OR byline:"gibt es nicht"') == [2, 1]
    assert find.find(archive.db, "tag:ozg byline:niemand").said == ["no article has byline:niemand"]
    assert find.find(archive.db, "site:x OR tag:y").said == []
    assert ids(archive, "-Haus") == ids(archive, "NOT Haus") == [2]
    assert ids(archive, "title:(Brücke OR Wärmeplanung)") == [3, 2]
    assert ids(archive, "NEAR(Rat Haushalt, 2)") == [2]
    assert ids(archive, "NEAR(Rat beschlossen, 1)") == []


def test_a_byline_is_whole_words(archive: Archive) -> None:
    archive.save(article("b1", title="Eins", byline="Sibylle Muster", teaser=None))
    archive.save(article("b2", title="Zwei", byline="(sib/ba)", teaser=None))
    assert ids(archive, "byline:sib") == ids(archive, "byline:SIB title:zwei") == [5]
    assert ids(archive, 'byline:"sibylle muster"') == [4]
    assert ids(archive, "-byline:muster") == [5, 3, 2, 1]
    assert ids(archive, "byline:***") == []


def test_did_you_mean(archive: Archive) -> None:
    found = find.find(archive.db, "Kündigunk")
    assert found.ids == [1]
    assert found.suggested == "kündigung"
    assert "did you mean: kündigung" in " ".join(found.said)
    assert find.count(archive.db, "Kündigunk") == 0
    assert find.find(archive.db, "Kündigunk", suggest=False).ids == []
    assert find.find(archive.db, "Wolkenkuckucksheim").suggested is None
    narrowed = find.find(archive.db, "Haus", Filter(since="2030"))
    assert (narrowed.total, narrowed.unnarrowed) == (0, 2)
    assert "2 articles without the restriction" in narrowed.said
    for typed in ("Haus since:2030", "Haus place:Nirgendwo", "(Haus tag:Nichts) kicker:Haus"):
        assert find.find(archive.db, typed).unnarrowed == 2, typed
    assert find.find(archive.db, "Wolkenkuckucksheim tag:Nichts").unnarrowed == 0
    assert find.find(archive.db, "tag:Nichts").unnarrowed == 0


def test_hits_say_whose_name_was_typed(archive: Archive) -> None:
    archive.save(article("o1", title="OZG kommt", tags=("OZG",), byline="Nina Ozg", teaser=None))
    archive.save(article("o2", title="Mehr vom OZG", kicker="OZG", byline=None, teaser=None))
    found = find.find(archive.db, "ozg")
    assert [(n.field, n.count) for n in found.names] == [("tag", 1), ("kicker", 1), ("byline", 1)]
    assert "keyword ozg: 1 (tag:ozg)" in found.said
    assert find.find(archive.db, "ozg kommt").names == ()
    assert find.find(archive.db, "tag:ozg").names == ()
    assert [n.said for n in find.find(archive.db, '"E-Akte"').names] == [
        "kicker E-Akte: 1 (kicker:E-Akte)"
    ]


@pytest.mark.parametrize("frequent", [0, rank.FREQUENT])
@pytest.mark.parametrize(
    "text", ["Haus", "Häuser Garten", "Haus OR Gärten", '"alte Häuser"', "Haus tag:OZG", "Gart*"]
)
def test_pages_are_parts_of_one_order(
    archive: Archive, text: str, frequent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the hits of a page are scored, and those of a frequent phrase looked up, in the order of
    all."""
    monkeypatch.setattr(rank, "FREQUENT", frequent)
    for number in range(24):
        house, garden = ("Haus", "Häuser", "Häusern")[number % 3], ("Garten", "Gärten")[number % 2]
        archive.save(article(
            f"p{number}", title=house if number % 5 == 0 else f"Nr. {number}", kicker=None,
            teaser=None, body=f"Der {garden} und alte {house}. " * (1 + number % 4),
            tags=("OZG",) if number % 2 else (), published=f"2025-03-{number + 1:02}",
        ))  # fmt: skip
    every = find.find(archive.db, text, limit=-1).ids
    assert len(every) > 8
    for narrowed in (Filter(), Filter(since="2025-03-05", until="2025-03-20")):
        order = find.find(archive.db, text, narrowed, limit=-1).ids
        assert order == [n for n in every if n in order]
        for size in (1, 3, 7):
            pages = range(0, len(order) + size, size)
            found = [find.find(archive.db, text, narrowed, limit=size, offset=n).ids for n in pages]
            assert [n for page in found for n in page] == order


def test_a_phrase_of_stop_words_is_ordered_by_date(archive: Archive) -> None:
    for number in range(3):
        archive.save(article(
            f"s{number}", title="Auf den" if number == 0 else "Nr.", kicker=None, teaser=None,
            body="Blick auf den Rat.", published=f"2025-03-0{number + 1}",
        ))  # fmt: skip
    for text in ('"auf den"', '="auf den"', '"Auf den"'):
        found = find.find(archive.db, text)
        assert (found.ids, found.total) == ([6, 5, 4], 3)
        assert "very frequent words: the newest first" in " ".join(found.said)
    assert find.find(archive.db, '"auf den Rat"').ids[0] != 4


def test_very_many_hits_are_ranked_by_headline_and_this_is_said(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        archive.save(article(
            f"v{number}", title="Neue Brücke" if number == 1 else f"Nr. {number}", kicker=None,
            body="Eine Brücke.", published=f"2025-03-0{number + 1}", teaser=None,
        ))  # fmt: skip
    monkeypatch.setattr(rank, "MANY_HITS", 3)
    found = find.find(archive.db, "Brücke")
    assert (found.total, found.ranked) == (5, Depth.HEADLINES)
    assert found.ids[2:] == [7, 6, 4]
    assert set(found.ids[:2]) == {5, 2}
    pages = [find.find(archive.db, "Brücke", limit=2, offset=n).ids for n in (0, 2, 4)]
    assert [n for page in pages for n in page] == found.ids
    assert "many hits: those with" in " ".join(found.said)
    for n, day in enumerate(("2025-04-02", "2025-04-09", "2025-04-05", "2025-04-01")):
        archive.save(article(f"k{n}", title="Brücke", body="x", teaser=None, published=day))
    found = find.find(archive.db, "Brücke")
    assert found.ids[:4] == [9, 10, 8, 11]  # too many headlines rank equal, in order of date
    every = find.find(archive.db, "Brücke", limit=-1)
    assert every.ids == found.ids
    monkeypatch.setattr(rank, "MOST_HITS", 4)
    monkeypatch.setattr(find, "_WALK", 4)
    asked = ("Brücke", "Brück*", "Brücke -tag:nirgends")
    for text in asked:
        for narrowed in (Filter(), Filter(since="2025-03-02", originals=True)):
            by_date = find.find(archive.db, text, narrowed, newest_first=True)
            found = find.find(archive.db, text, narrowed)
            assert (found.ids, found.total) == (by_date.ids, by_date.total)
            assert found.ids == find.find(archive.db, text, narrowed, limit=-1).ids
            assert found.ids[1:3] == find.find(archive.db, text, narrowed, limit=2, offset=1).ids
            assert find.count(archive.db, text, narrowed) == found.total == len(found.ids)
            assert "the newest first" in " ".join(found.said)


def test_the_index_follows_the_texts(archive: Archive) -> None:
    archive.save(article("a0", **{**TEXTS[0], "body": "Ein Garten.", "seen_at": T2}))
    assert ids(archive, "Kündigung") == []
    assert ids(archive, "Gärten") == [1]
    archive.save(teaser("neu", title="Bäderbericht", text=None))
    archive.add_placeholders("rathausblick")
    assert ids(archive, "Bericht") == [4]


def test_any_sqlite_can_search(archive: Archive) -> None:
    plain = sqlite3.connect(archive.path)
    sql = """SELECT articles.id FROM articles_stems
        JOIN articles ON articles.id = articles_stems.rowid WHERE articles_stems MATCH ?"""
    assert set(plain.execute(sql, ["leistung OR 0leistung"])) == {(1,), (3,)}
    sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
    assert plain.execute(sql, ["brück*"]).fetchall() == [(2,)]
    assert plain.execute(sql, ["bruck*"]).fetchall() == []
    find.register(plain)
    sql = "SELECT rowid FROM articles_stems WHERE articles_stems MATCH german(?) ORDER BY rowid"
    assert plain.execute(sql, ['Häuser NOT "Die Kündigung"']).fetchall() == [(3,)]
    assert plain.execute(sql, ['"']).fetchall() == []
    sql = "SELECT value FROM json_each(found(?)) ORDER BY key"
    for text in ("Haus", "Haus -tag:ozg", '="Haus"', "", "Brücke OR Leistung"):
        assert [n for (n,) in plain.execute(sql, [text])] == ids(archive, text)
    sql = "SELECT value FROM json_each(matching(?))"
    for text in ("Haus", "Haus -tag:ozg", '="Haus"', "Brücke OR Leistung", "nirgends"):
        assert {n for (n,) in plain.execute(sql, [text])} == set(ids(archive, text))
    sql = "SELECT rowid FROM articles_stems WHERE articles_stems MATCH german(?)"
    with pytest.raises(sqlite3.OperationalError, match="use_matching"):
        plain.execute(sql, ["tag:OZG"]).fetchall()
    plain.close()


def test_a_reader_can_search(archive: Archive) -> None:
    with Archive.open(archive.path, readonly=True) as reader:
        assert set(ids(reader, "Häuse*")) == {1, 3}


def test_another_stemmer_makes_the_index_anew(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.index.algorithm", lambda: "another")
    other: Beforehand[str | None, str] = Beforehand(lambda text: "xyz" if text else "")
    monkeypatch.setattr("archive.search.index.STORED", other)
    assert not index.is_current(archive.db)
    with Archive.open(archive.path) as again:
        assert index.is_current(again.db)
        found = again.db.conn.execute(
            "SELECT count(*) FROM articles_stems WHERE articles_stems MATCH 'xyz'"
        )
        assert found.fetchone() == (3,)


@settings(max_examples=50, suppress_health_check=list(HealthCheck), deadline=None)
@given(text=st.text(), marks=st.tuples(st.text(max_size=2), st.text(max_size=2)))
def test_no_text_is_an_error(archive: Archive, text: str, marks: tuple[str, str]) -> None:
    archive.search(text, marks=marks)
    find.count(archive.db, text)
