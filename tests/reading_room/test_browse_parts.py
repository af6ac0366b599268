"""The pure parts of the reading room: places, charts, differences, citations, catalogue."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archive.articles.places.gazetteer import is_invented, municipalities, municipalities_in
from archive.exchange import citation as cite
from archive.search.find import register
from demo.text.words import TOWNS, WORDS
from reading_room.facets.params import FACETS
from reading_room.pages.questions import questions
from reading_room.view import labels, locale, maps, safety
from reading_room.view.axes import Caption, nice_ticks, standalone
from reading_room.view.charts import Point, bars, lines, shares
from tests.conftest import ROOT
from tests.support.browsing import EVIL

ROOM = Path(str(locale.CATALOGUE)).parent
POINTS = [Point(label=str(2000 + n), value=n * 7 % 31, href=f"/x?y={n}&z=<") for n in range(30)]


def names(kicker: str | None, title: str | None = None) -> list[str]:
    return [municipalities()[ags].name for ags in municipalities_in(kicker, title)]


@pytest.mark.parametrize(
    ("kicker", "title", "expected"),
    [
        ("Köln", "Neues Portal", ["Köln"]),
        ("Stadt Köln", "Neues Portal", ["Köln"]),
        ("Köln/Bonn", None, ["Köln", "Bonn"]),
        ("Freiburg im Breisgau", None, ["Freiburg im Breisgau"]),
        ("Halle (Saale)", None, ["Halle (Saale)"]),
        ("Portal", "Neues Rathaus in Norderstedt", ["Norderstedt"]),
        ("Portal", "Hansestadt Lübeck führt E-Akte ein", ["Lübeck"]),
        ("Portal", "Augsburg zählt mit", ["Augsburg"]),
        ("Portal", "Wie Frankfurt am Main plant", ["Frankfurt am Main"]),
    ],
)
def test_a_name_of_one_municipality_is_its_key(
    kicker: str, title: str | None, expected: list[str]
) -> None:
    assert names(kicker, title) == expected


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("Neustadt", None), ("Halle", None), ("Münster", None), ("Frankfurt", None),  # several
        ("Freiburg", None), ("Essen", None), ("Oldenburg", None),
        ("Brandenburg", None), ("Sachsen", None), ("Bremen", None),  # a Land
        ("Landkreis Augsburg", None), ("Kreis Soest", None), ("Region Hannover", None),
        ("Portal", "Landkreis Augsburg zählt mit"), ("Portal", "Herr Augsburg geht"),
        ("Portal", "Essen in der Kantine"), ("Portal", "Speicher für Regen"),  # words
        ("AKDB", "Das Interview"), (None, None), ("", ""),
        ("Portal", "Die Augsburger Allgemeine"), ("Portal", "Das Modell Augsburg"),
    ],
)  # fmt: skip
def test_an_ambiguous_name_is_not_guessed(kicker: str | None, title: str | None) -> None:
    assert names(kicker, title) == []


def test_every_municipality_has_its_own_key_and_lies_in_germany() -> None:
    found = municipalities()
    assert len(found) > 11_000
    for place in found.values():
        assert re.fullmatch(r"\d{8}", place.ags)
        assert 47.2 < place.latitude < 55.1
        assert 5.8 < place.longitude < 15.1


def test_the_towns_of_the_demo_are_invented_and_so_are_its_sites() -> None:
    assert is_invented("http://www.rathausblick.example/")
    assert not is_invented("https://www.kommune21.de/")
    assert not is_invented(None)
    assert [d for d in WORDS.districts if names(d)] == []
    # Some invented towns exist by accident: hence their sites are left out altogether.
    assert len([n for _, n in TOWNS if names(n)]) < 6


@pytest.mark.parametrize("points", [[], POINTS[:1], POINTS, POINTS * 12])
def test_charts_are_well_formed_and_have_a_name(points: list[Point]) -> None:
    for drawn in (
        bars(points, "Titel <&>", "Satz"),
        lines([("a", points), ("b", points)], "Titel", "Satz"),
        shares(points, "Titel"),
    ):
        tree = ElementTree.fromstring(str(drawn))
        assert tree.find("title") is not None
        assert "style=" not in drawn


def test_a_chart_that_is_saved_bears_its_words_and_leads_nowhere() -> None:
    caption = Caption(title="T <&>", unit="je tausend", source="Quelle: X", note="Läuft noch.")
    points = [*POINTS, Point(label="2030", value=3, running=True)]
    for drawn in (bars(points, "a", caption=caption), shares(points, "a", caption=caption),
                  lines([("a", points)], "a", caption=caption)):  # fmt: skip
        tree = ElementTree.fromstring(standalone(drawn))
        words = [e.text for e in tree.iter() if "caption" in e.get("class", "")]
        assert words == ["T <&>", "je tausend", "Quelle: X", "Läuft noch."]
        assert "href" not in standalone(drawn)
        assert "<style>" in standalone(drawn)


def test_what_is_not_known_is_a_gap_and_no_zero() -> None:
    points = [Point(label=str(n), value=None if n in (3, 4) else n) for n in range(8)]
    drawn = lines([("a", points)], "t")
    assert drawn.count('class="line ') == 4
    assert drawn.count('class="dot ') == 6


def test_ticks_reach_the_top_and_are_few() -> None:
    for top in range(1, 3000, 7):
        ticks = nice_ticks(top)
        assert ticks[-1] >= top
        assert 2 <= len(ticks) <= 7


def test_the_map_is_well_formed_and_its_dots_are_links() -> None:
    place = municipalities()["05315000"]
    drawn = maps.draw_map([(place, 3, "/-/suche?place=05315000&a=b")], "Karte", "Satz")
    tree = ElementTree.fromstring(str(drawn))
    assert [a.get("aria-label") for a in tree.iter("a")] == ["Köln: 3"]
    assert drawn.count('class="land"') == 16
    assert [float(c.get("r", 0)) >= 12 for c in tree.iter("circle") if c.get("class") == "hit"]


def test_no_name_on_the_map_covers_a_dot_a_name_or_the_edge() -> None:
    towns = (
        "Köln Bonn Leipzig Norderstedt Augsburg Kiel Dresden Rostock Mannheim Ulm Bielefeld "
        "Görlitz Osnabrück Stralsund Lübeck München Hamburg Berlin Hameln Potsdam"
    ).split()
    by_name = {p.name: p for p in municipalities().values()}
    dots = [
        labels.Dot(*maps.position(by_name[t].longitude, by_name[t].latitude), 4 + n % 9, t)
        for n, t in enumerate(towns)
    ]
    found = list(labels.place_names(dots, 20, (maps.MAP_WIDTH, maps.MAP_HEIGHT)))
    assert len(found) > 14
    assert "Görlitz" in [dot.name for dot, _ in found]
    for n, (_, box) in enumerate(found):
        assert not any(map(box.covers, dots))
        assert not any(box.meets(other) for _, other in found[n + 1 :])
        assert 0 <= box.x <= maps.MAP_WIDTH - box.wide


def test_the_map_is_saved_with_its_source_and_says_what_sizes_mean() -> None:
    place = municipalities()["05315000"]
    caption = Caption(title="Orte", unit="Artikel", source="Grenzen: BKG", note="151 Artikel")
    drawn = maps.draw_map(
        [(place, 130, "/x")], "Karte", "Satz", scale_of="Artikel", caption=caption
    )
    assert drawn.count('class="scale"') == 3
    text = standalone(drawn)
    ElementTree.fromstring(text)
    assert "Grenzen: BKG" in text
    assert "href" not in text


CITED = cite.Citation(
    id=7, title="Recht & Ordnung {50 %}", kicker="IT_Recht", site="Kommune21",
    url="https://www.kommune21.de/k21-meldungen/recht", published="2025-10-09",
    byline="Vera Muster", seen="2025-11-01", version="9f" * 16,
    archive="0b2e4f6a-1c3d-4e5f-8a9b-0c1d2e3f4a5b", name="Stadtarchiv",
)  # fmt: skip


def test_a_citation_in_every_form() -> None:
    assert cite.as_text(CITED).startswith("Vera Muster: IT_Recht: Recht & Ordnung {50 %}. In:")
    for write in cite.FORMS.values():
        assert CITED.version in write(CITED)
        assert CITED.archive in write(CITED)
    assert "Stadtarchiv (Kommunews-Archiv) 0b2e" in cite.as_text(CITED)
    ris = cite.ris(CITED)
    assert ris.startswith("TY  - NEWS\r\nTI  - IT_Recht: Recht & Ordnung")
    assert ris.endswith("ER  - \r\n")
    bib = cite.bibtex(CITED)
    assert r"title = {{Recht \& Ordnung \{50 \%\}}" in bib
    assert bib.count("{") == bib.count("}")
    csl = cite.csl(CITED)
    assert csl["issued"] == {"date-parts": [[2025, 10, 9]]}
    found = cite.schema_org(CITED, EVIL, ("a",), 3)
    assert "<" not in found
    assert json.loads(found)["description"] == EVIL


def test_bodies_keep_their_markup_and_lose_everything_else() -> None:
    html = (
        f"<p>Gut <strong>fett</strong></p>{EVIL}<p onclick='x'>Auch</p><style>a</style>"
        "<a href='javascript:alert(1)'>a</a><a href='https://a.example/x'>b</a>"
        "<svg onload=alert(1)><iframe src=https://a.example></iframe>"
    )
    made = str(safety.sanitise(html, {"https://a.example/x": "/-/artikel/4"}))
    assert "<p>Gut <strong>fett</strong></p>" in made
    assert 'href="/-/artikel/4"' in made
    for bad in ("script", "onclick", "onerror", "javascript:", "<img", "<svg", "iframe", "style"):
        assert bad not in made


def test_the_catalogue_is_whole_in_both_languages_and_nothing_in_it_is_idle() -> None:
    known = locale.catalogue()
    for key, sentences in known.items():
        assert set(sentences) == {"de", "en"}, key
        fields = [set(re.findall(r"\{(\w+)\}", s)) for s in sentences.values()]
        assert fields[0] == fields[1], key
    files = [*ROOM.glob("templates/**/*.html"), *ROOM.glob("**/*.py")]
    code = "\n".join(f.read_text("utf-8") for f in files)
    used = set(re.findall(r"""["']([a-z]+[a-z.-]*[a-z.])["']""", code))
    begun = {u for u in used if u.endswith(".")} | {"facet.", "health.", "error.", "parameter."}
    begun |= {
        "search.help.",
        "search.nothing.",
        "search.ranked.",
        "from.",
        "chart.hits.",
        "history.",
        "column.",
        "unit.",
        "said.",
        "measure.",
        "surface.",
        "coverage.",
    }
    for key in known:
        plain = re.sub(r"\.(?:one|title|what|\d)$", "", key)
        assert key in used or plain in used or key.startswith(tuple(begun)), f"{key} is not used"
    for facet in FACETS:
        assert f"facet.{facet}" in known
    for question in questions().values():
        assert all(f"parameter.{name}" in known for name in question.parameters)


def test_one_of_a_kind_is_not_told_in_the_plural() -> None:
    known = locale.catalogue()
    always_more = {"count.versions", "research.more"}
    of_things = {k for k, said in known.items() if re.search(r"\{n\} [A-ZÄÖÜ]", said["de"])}
    assert {f"{key}.one" for key in of_things - always_more} <= known.keys()


def test_the_docs_own_query_runs_where_german_is_known() -> None:
    (query,) = re.findall(r"```\n(select.*?)```", (ROOT / "docs/research.md").read_text(), re.S)
    conn = sqlite3.connect(f"file:{ROOT / 'archive.db.example'}?mode=ro", uri=True)
    register(conn)
    assert conn.execute(query).fetchall()
    conn.close()


def test_dates_and_numbers_in_both_languages() -> None:
    german, english = locale.locale_of("de"), locale.locale_of("en")
    assert german.day("2025-10-09") == "9.\xa0Oktober 2025"
    assert english.day("2025-10-09") == "9\xa0October 2025"
    assert german.number(12345.5) == "12.345,5"
    assert english.number(12345) == "12,345"
    assert german.day("2025-10") == "Oktober 2025"
    assert german.day(EVIL)
    assert locale.locale_of("xx").lang == "de"
