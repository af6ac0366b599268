"""The map of articles per inhabitant: official numbers, nothing invented, words beside shades."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from reading_room.view import state_map
from reading_room.view.maps import MAP_HEIGHT, MAP_WIDTH, states
from reading_room.view.state_map import Land, draw_states, inhabitants
from tests.support.browsing import Place
from tests.support.chromium import needs_chromium, opened

PUBLISHED = 83_577_140
"""Inhabitants of Germany on 31 December 2024, as Destatis published them."""
SVG = "{http://www.w3.org/2000/svg}"
PER_HEAD = "measure=inhabitants"


def drawn(lands: list[Land]) -> ElementTree.Element:
    return ElementTree.fromstring(
        draw_states(lands, "Titel", "Satz", show=str, name_of=lambda land: land.name)
    )


def test_the_inhabitants_add_up_to_the_published_number() -> None:
    known = inhabitants()
    assert known.keys() == states().keys()
    assert sum(land.count for land in known.values()) == PUBLISHED
    assert {land.as_of for land in known.values()} == {"2024-12-31"}
    assert len({land.code for land in known.values()}) == 16


def test_an_unknown_number_is_a_gap_and_no_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    some = {key: known for key, known in inhabitants().items() if key != "06"}
    monkeypatch.setattr(state_map, "inhabitants", lambda: some)
    lands = [Land(key=key, articles=0 if key == "04" else 40) for key in states()]
    shades = {p.get("data-land"): str(p.get("class")) for p in drawn(lands).iter("path")}
    assert shades["06"] == "land unknown"
    assert shades["04"] == "land shade-0"
    assert Land(key="06", articles=40).rate is None


def test_more_per_head_is_darker_whatever_the_size() -> None:
    lands = [Land(key=key, articles=known.count // 100_000 * (3 if key == "04" else 1))
             for key, known in inhabitants().items()]  # fmt: skip
    shades = {p.get("data-land"): str(p.get("class")) for p in drawn(lands).iter("path")}
    assert shades["04"] > max(shade for key, shade in shades.items() if key != "04")
    assert Land(key="05", articles=18).rate == 1.0


def test_names_and_numbers_stand_apart_and_on_the_map() -> None:
    lands = [Land(key=key, articles=9000) for key in states()]
    tree = drawn(lands)
    for dress, size in (("on-wide", 7.7), ("on-phone", 7.7 * 1.9 * 0.85)):
        (group,) = (g for g in tree.iter("g") if g.get("class") == dress)
        texts = [(float(t.get("x", 0)), float(t.get("y", 0)), len(t.text or "") * size / 2)
                 for t in group.iter("text")]  # fmt: skip
        assert len(texts) == 32
        for n, (x, y, half) in enumerate(texts):
            assert x - half >= 0
            assert x + half <= MAP_WIDTH
            assert 0 < y < MAP_HEIGHT
            for other_x, other_y, other_half in texts[n + 1 :]:
                apart = abs(x - other_x) >= half + other_half - 0.1
                assert apart or abs(y - other_y) >= size * 1.9


def test_page_table_and_files_say_the_same(place: Place) -> None:
    page = place.get(f"/-/orte?{PER_HEAD}").text
    rows = list(csv.DictReader(io.StringIO(place.get(f"/-/orte.csv?{PER_HEAD}").text)))
    assert len(rows) == 16
    for row in rows:
        rate = int(row["articles"]) * 1_000_000 / int(row["inhabitants"])
        assert float(row["per_million"]) == pytest.approx(rate, abs=0.051)
        shown = f"{float(row['per_million']):.1f}".replace(".", ",").replace("0,0", "0")
        assert re.search(
            rf"{row['name']}(</a>)?</th><td class=\"num\">{row['articles']}</td>"
            rf'<td class="num">{shown}</td>',
            page,
        )
    assert [row["per_million"] for row in rows] == sorted(
        (row["per_million"] for row in rows), key=float, reverse=True
    )
    assert "31.12.2024" in page
    assert "Datenlizenz Deutschland" in page
    assert f"/-/orte.svg?{PER_HEAD}" in page
    file = ElementTree.fromstring(place.get(f"/-/orte.svg?{PER_HEAD}").text)
    words = [t.text for t in file.iter(f"{SVG}text") if "caption" in t.get("class", "")]
    assert words[0] == "Artikel je 1 Mio. Einwohner nach Ländern"
    assert "Destatis, 31.12.2024" in str(words[-2:])


def test_a_search_keeps_the_measure(place: Place) -> None:
    page = place.get(f"/-/orte?q=Serviceportal&until=2020&{PER_HEAD}").text
    assert '<input type="hidden" name="measure" value="inhabitants">' in page
    assert f"/-/orte.csv?q=Serviceportal&amp;until=2020&amp;{PER_HEAD}" in page
    lead = re.search(r'href="([^"]+)"[^>]*>Artikel je Gemeinde', page)
    assert lead is not None
    assert "measure" not in lead[1]


@needs_chromium
@pytest.mark.parametrize("media", [{}, {"forced_colors": "active"}, {"media": "print"}])
def test_numbers_are_written_in_every_dress(
    browser: Browser, place: Place, media: dict[str, str]
) -> None:
    with opened(browser, place, script=False) as page:
        page.emulate_media(**media)  # type: ignore[arg-type]
        page.goto(f"{place.url}/-/orte?{PER_HEAD}")
        assert page.locator(".map .on-wide .land-value:visible").count() == 16
        assert page.locator(".map .land").count() == 16 + page.locator(".shades .land").count()
        if media:
            return
        page.locator(".map a[aria-label^='Sachsen:']").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**place=14*")
        assert "Sachsen" in page.locator(".chosen").inner_text()
