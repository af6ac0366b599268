"""Finding: times of any precision, several values and none of them, what a restriction costs."""

from __future__ import annotations

import html
import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from archive import Archive
from archive.search.dates import date_of, is_within
from reading_room.facets.params import ADDRESS_LENGTH, SearchParams
from reading_room.pages.search import FILES
from tests.support.browsing import Place, browsing, make_archive
from tests.support.records import article

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(place: Place, query: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = place.get(f"/-/suche.json?{query}").json()["rows"]
    return found


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [("since=2023", "2023", ""), ("until=12.4.2018", "", "2018-04-12"),
     ("since=4/2014&until=2016", "2014-04", "2016"),
     ("since=2025-10&until=10/2025", "2025-10", "2025-10"),
     ("since=Oktober+2025", "2025-10", "")],
)  # fmt: skip
def test_a_time_of_any_precision(place: Place, query: str, since: str, until: str) -> None:
    found = {row["id"] for row in rows(place, query)}
    everything = rows(place, "")
    expected = {r["id"] for r in everything if is_within(str(r["published"] or ""), since, until)}
    assert found == (expected if since or until else {r["id"] for r in everything})
    assert found


@pytest.mark.parametrize(("query", "named"), [
    ("since=gestern", "von <q>gestern</q>"), ("until=31.2.2025", "bis <q>31.2.2025</q>"),
    ("-year=im+Mai", "Jahr <q>im Mai</q>"), ("picture=vielleicht&q=Akte", "Bild <q>vielleicht</q>"),
    (f"tag={'x' * 201}", f"Stichwort <q>{'x' * 40}</q>"),
])  # fmt: skip
def test_a_filter_that_is_not_understood_is_named_and_makes_no_file(
    place: Place, query: str, named: str
) -> None:
    for path in ("/-/suche", "/-/orte", "/-/suche/folgen"):
        page = place.get(f"{path}?{query}")
        assert page.status == 200
        assert f"Nicht verstanden, daher nicht angewendet: {named}" in page.text
    files = (*(f"/-/suche.{form}" for form in FILES), "/-/suche.atom", "/-/aenderungen.atom",
             "/-/orte.csv", "/-/orte.svg")  # fmt: skip
    for path in files:
        assert place.get(f"{path}?{query}").status == 400, path
    harmless = place.get("/-/suche?since=&until=+&tag=&sort=x&page=y&z=1").text
    assert "Nicht verstanden" not in harmless


def test_months_and_days_lead_on(place: Place) -> None:
    page = place.get("/-/suche?year=2025").text
    assert "Treffer je Monat" in page
    months = {
        html.unescape(m) for m in re.findall(r'href="(/-/suche\?[^"]*since=2025-\d\d&[^"]+)"', page)
    }
    assert months
    for month in months:
        near = place.get(month).text
        assert "Treffer je Tag" in near
        assert re.search(r'href="/-/suche\?since=(2025-\d\d-\d\d)&amp;until=\1"', near)
    assert place.get("/-/suche?since=2014-01&until=2024").text.count("Treffer je Jahr") > 0


MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)


def test_a_date_that_is_typed_is_offered_as_a_time(place: Place) -> None:
    day = str(next(r["published"] for r in rows(place, "year=2024")))
    year, month, number = (int(part) for part in day.split("-"))
    for text in (day, f"{number}.{month}.{year}", f"{number}. {MONTHS[month - 1]} {year}"):
        page = place.get(f"/-/suche?q={quote(text)}").text
        assert f'href="/-/suche?since={day}&amp;until={day}"' in page, text


def test_several_values_are_any_of_them_and_some_are_kept_out(place: Place) -> None:
    def ids(query: str) -> set[object]:
        return {row["id"] for row in rows(place, query)}

    one, two, everything = ids("site=werkblick"), ids("site=rathausblick"), ids("")
    assert ids("site=werkblick&site=rathausblick") == one | two
    assert ids("-site=werkblick") == everything - one
    assert ids("year=2024&year=2025") == ids("year=2024") | ids("year=2025")
    assert ids("tag=OZG&-site=werkblick") == ids("tag=OZG") - one
    tagged = place.get("/-/suche?tag=OZG&tag=KI").text
    assert tagged.count('aria-current="true"') >= 3
    assert "ohne Werkblick" in place.get("/-/suche?-site=werkblick").text


def test_all_values_of_a_facet_with_a_filter(place: Place) -> None:
    tags = {tag for row in rows(place, "") for tag in row["tags"]}  # type: ignore[attr-defined]
    page = place.get("/-/suche/werte?facet=tag").text
    listed = {
        html.unescape(name) for name in re.findall(r'rel="nofollow"><span>([^<]+)</span>', page)
    }
    assert listed == tags
    filtered = place.get("/-/suche/werte?facet=tag&part=o&by=number").text
    counts = [int(n) for n in re.findall(r'<span class="n">(\d+)</span>', filtered)]
    assert counts == sorted(counts, reverse=True)
    assert 0 < len(counts) < len(tags)
    assert place.get("/-/suche/werte?facet=nichts").status == 404


def test_beyond_the_end_is_the_last_page(place: Place) -> None:
    pages = -(-len(rows(place, "")) // 20)
    for beyond in (pages + 1, 99_999, 10**12):
        answer = place.get(f"/-/suche?page={beyond}")
        assert (answer.status, answer.headers["Location"]) == (302, f"/-/suche?page={pages}")
    assert (
        place.get("/-/suche?q=gibtesnicht&page=7").headers["Location"] == "/-/suche?q=gibtesnicht"
    )


def test_what_each_restriction_costs(place: Place) -> None:
    page = place.get("/-/suche?q=Haus&year=1999&site=werkblick").text
    assert "Mit dieser Eingrenzung gibt es keine Treffer" in page
    assert re.search(
        r"Ohne Jahr: <a href=\"/-/suche\?q=Haus&amp;site=werkblick\">\d+ Artikel", page
    )
    assert "Ohne jede Eingrenzung" in page


def test_feeds_of_what_arrived_and_of_what_changed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("feeds") / "archive.db"
    make_archive(path)
    with Archive.open(path) as archive:
        archive.save(article("alt", title="Erst jetzt gefunden", published="2001-01-01"))
        archive.save(article("undatiert", title="Ohne Datum gefunden", published=None))
    with browsing(path) as place:
        feed = ElementTree.fromstring(place.get("/-/suche.atom").text)
        titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")][:2]
        assert all("gefunden" in str(title) for title in titles)
        links = {e.get("rel"): e.get("href", "") for e in feed.iterfind(f"{ATOM}entry[1]/*")}
        assert links["alternate"].startswith(f"{place.url}/-/artikel/")
        assert links["via"].startswith("https://www.rathausblick.example/")
        changes = ElementTree.fromstring(place.get("/-/aenderungen.atom").text)
        assert changes.findtext(f"{ATOM}id") != feed.findtext(f"{ATOM}id")
        entries = changes.findall(f"{ATOM}entry")
        assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries) >= 5
        times = [e.findtext(f"{ATOM}updated") or "" for e in entries]
        assert times == sorted(times, reverse=True)
        for entry in entries:
            (page,) = [e.get("href", "") for e in entry if e.get("rel") == "alternate"]
            shown = place.get(page.removeprefix(place.url))
            assert shown.status == 200
            assert "<ins>" in shown.text
        help_page = place.get("/-/suche/folgen?q=Akte").text
        assert f"{place.url}/-/aenderungen.atom?q=Akte" in help_page


def test_dates_that_are_none() -> None:
    for text in (
        "",
        "²023",
        "٢٠٢٣",
        "20233",
        "0000",
        "32.1.2024",
        "2024-13",
        "x" * 99,
        "1.1.",
        "Foo 2023",
    ):
        assert date_of(text) == "", text


def test_params_survive_their_own_address_and_any_other() -> None:
    given = [("q", "Häuser & Co"), ("site", "a"), ("site", "b"), ("-tag", "x"), ("year", "2024"),
             ("since", "4/2023"), ("until", "2024"), ("sort", "date"), ("page", "3")]  # fmt: skip
    params = SearchParams.of(given)
    assert SearchParams.of(params.to_query(page=3)) == params
    assert params.values("site") == ["a", "b"]
    assert params.since == "2023-04"
    assert ("page", "3") not in params.toggled("tag", "y").to_query()
    assert params.toggled("site", "A").values("site") == ["b"]
    assert params.toggled("site", "a", unwanted=True).unwanted == (("tag", "x"), ("site", "a"))
    for bad in ("-1", "²", "x", "9" * 50):
        assert SearchParams.of([("page", bad)]).page in (1, 100_000)
    for year in ("0", "00", "²", "٢٠٢٤", "999999", "0000"):
        assert not SearchParams.of([("year", year)]).wanted
    long = SearchParams.of([("q", "ä" * 9000), *[("tag", f"{n}{'😀' * 150}") for n in range(50)]])
    assert len("&".join(f"{n}={quote(v)}" for n, v in long.to_query())) < ADDRESS_LENGTH + 400


def test_a_land_is_a_place_too(place: Place) -> None:
    """The list beside the map counts articles, links them, and says what share they are."""
    page = place.get("/-/orte?q=Serviceportal").text
    found = re.findall(
        r'<a class="state" href="([^"]+)"><span>([^<]+)</span> <span class="n">(\d+)</span>'
        r'<span class="n">([^<]+)</span>',
        page,
    )
    assert len(found) > 3
    for address, name, count, share in found[:4]:
        search = html.unescape(address)
        key = re.search(r"place=(\d\d)$", search)
        assert key is not None
        hits = place.get(search.replace("/-/suche", "/-/suche.json")).json()
        every = place.get(f"/-/suche.json?place={key[1]}").json()["count"]
        assert hits["count"] == int(count) <= every
        assert share == f"{100 * int(count) / every:.0f}\xa0%"
        assert name in place.get(search).text
    out = place.get("/-/suche.json?place=05&-place=05315000").json()["count"]
    assert 0 < out < place.get("/-/suche.json?place=05").json()["count"]
