"""No parameter of any address is a fault of the server, or makes a page larger than 200 kB."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading_room.facets.params import FACETS
from reading_room.pages.questions import questions
from tests.support.browsing import EVIL, Place

LARGEST = 200_000
"""Bytes of a page."""
SEARCH = ("q", "since", "until", "sort", "page", *FACETS, *(f"-{name}" for name in FACETS))
ROUTES: dict[str, tuple[str, ...]] = {
    "/": ("x",),
    "/-/suche": SEARCH,
    "/-/suche/werte": (*SEARCH, "facet", "part", "by"),
    "/-/suche/folgen": SEARCH,
    "/-/suche.csv": SEARCH,
    "/-/suche.json": SEARCH,
    "/-/suche.tabelle.csv": SEARCH,
    "/-/suche.xlsx": SEARCH,
    "/-/suche.ris": SEARCH,
    "/-/suche.bib": SEARCH,
    "/-/suche.csl.json": SEARCH,
    "/-/suche.atom": SEARCH,
    "/-/aenderungen.atom": SEARCH,
    "/-/artikel/1": SEARCH,
    "/-/artikel/1/fassungen": ("von", "bis"),
    "/-/artikel/1.bib": ("fassung",),
    "/-/artikel/1.json": ("fassung",),
    "/-/orte": (*SEARCH, "measure"),
    "/-/orte.csv": (*SEARCH, "measure"),
    "/-/orte.svg": (*SEARCH, "measure"),
    "/-/artikel/1/abruf": ("at", "url", "form"),
    "/-/betrieb": ("x",),
    "/-/schema": ("x",),
    "/-/forschung": ("x",),
    "/-/einstellung": ("language", "theme", "back"),
    **{f"/-/forschung/{name}.svg": ("word", "first", "second", "count") for name in questions()},
    **{f"/-/forschung/{name}": ("word", "first", "second", "count") for name in questions()},
    **{f"/-/forschung/{name}.csv": ("word", "first", "second") for name in questions()},
}
NASTY = (
    *(
        "",
        " ",
        "0",
        "00",
        "1",
        "-1",
        "7",
        "9999",
        "99999",
        "9" * 30,
        "²",
        "①",
        "٢٠٢٥",
        "2025",
        "1e3",
    ),
    *(
        "2025-02-30",
        "0000-00-00",
        "0001",
        "9999-12-31",
        "31.12.9999",
        "1.1.1",
        "2025-10",
        "\x00",
        "%",
    ),
    *(
        "date",
        "oldest",
        "relevance",
        "inhabitants",
        "tag",
        "place",
        "number",
        "yes",
        "no",
        "original",
        "reprint",
    ),
    *("05315000", "werkblick", "OZG", "ozg", "Köln", "Verwaltung", "//evil.example", "/\\evil"),
    *("http://[::1", "https://www.kommune21.de/k21-meldungen/erfunden-0", "http://x/" + "y" * 3000),
    *(EVIL, '"', "((((", "a OR", "NEAR(", "x" * 11_000, "ä" * 3_000, "😀" * 2_000, "Wort " * 400),
)
VALUES = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))


@pytest.mark.long
@pytest.mark.parametrize("route", ROUTES)
def test_one_parameter_at_a_time(place: Place, route: str) -> None:
    """Every nasty value; the parameters take turns, and each has its turn with the worst."""
    names = ROUTES[route]
    for turn, value in enumerate(NASTY):
        asked(place, route, [(names[turn % len(names)], value)])
    for name in names[:6]:
        asked(place, route, [(name, "😀" * 2_000)])


@settings(max_examples=120, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data())
def test_any_parameters_together(place: Place, data: st.DataObject) -> None:
    route = data.draw(st.sampled_from(sorted(ROUTES)))
    names = st.one_of(st.sampled_from(ROUTES[route]), st.text(max_size=5))
    asked(place, route, data.draw(st.lists(st.tuples(names, VALUES), max_size=9)))


def test_a_long_search_that_finds_much_is_no_long_page(place: Place) -> None:
    q = "Verwaltung OR " + " OR ".join(["ä" * 40] * 40)
    assert place.get(f"/-/suche.json?{urlencode({'q': q})}").json()["count"] > 20
    for route in (
        "/-/suche",
        "/-/orte",
        "/-/suche/werte",
        "/-/forschung/word-over-time",
        "/-/artikel/1",
    ):
        asked(place, route, [("q", q), ("word", q), ("facet", "place")])


def test_many_long_values_together(place: Place) -> None:
    many = [(name, f"{n}{'ß' * 180}") for n in range(12) for name in SEARCH]
    for route in ("/-/suche", "/-/suche/werte", "/-/suche/folgen", "/-/artikel/1", "/-/orte"):
        asked(place, route, [("q", "Verwaltung " * 30), *many[:60]])


def asked(place: Place, route: str, parameters: list[tuple[str, str]]) -> None:
    answer = place.get(f"{route}?{urlencode(parameters, errors='replace')}")
    named = f"{route} {str(parameters)[:300]}"
    assert answer.status < 500, named
    if answer.headers["Content-Type"].startswith("text/html"):
        assert "<script>alert" not in answer.text, named
        assert len(answer.text.encode()) < LARGEST, named
    if answer.status in (301, 302):
        assert answer.headers["Location"].startswith("/"), named
        assert not answer.headers["Location"].startswith(("//", "/\\")), named


@pytest.mark.parametrize(("path", "status"), [
    ("/-//suche", 404), ("//suche", 404), ("/archive/articles_full?_next=x", 400),
    ("/archive/articles_full?_sort=x", 400), ("/archive/articles_full.csv?_sort=x", 400),
    ("/archive/articles_full.json?_sort=x", 400), ("/archive/articles?_size=x", 400),
])  # fmt: skip
def test_what_a_visitor_mistypes_is_no_fault_of_the_server(
    place: Place, path: str, status: int
) -> None:
    assert place.get(path).status == status


def test_a_table_takes_no_post(place: Place) -> None:
    request = Request(f"{place.url}/archive/articles_full", data=b"a=b", method="POST")
    with pytest.raises(HTTPError) as refused, urlopen(request, timeout=60):
        pass
    with refused.value as answer:
        assert answer.code == 400


def test_the_log_of_a_page_that_does_not_exist_holds_no_cookie(place: Place) -> None:
    before = place.log.stat().st_size
    for path in ("/gibt-es-nicht", "/archive/nichts", "/-//nichts"):
        assert place.get(path, Cookie="geheim=streusel").status == 404
    said = place.log.read_bytes()[before:].decode()
    assert "streusel" not in said
    assert "Traceback" not in said
