"""Lines at the headline that say who sent a text out, or how a theme ranks it: no kickers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}brunnen-melden-ihren-stand/"
TITLE = "Brunnen melden ihren Stand"
LEAD = "In Quellental funken 40 Brunnen ihren Wasserstand alle zehn Minuten ins Rathaus."
TEXT = (
    "<p>Die Fühler hängen an langen Kabeln und schicken ihre Werte über das Netz der Stadt.</p>"
    "<p>Fällt ein Stand zu schnell, ruft der Rechner den Bereitschaftsdienst der Werke an.</p>"
)


def read(body: str, url: str = URL, name: str = f"{TITLE} - Kommune21") -> Article:
    page = (
        f"<html lang=de><head><title>{name}</title></head><body>"
        f"<nav><a href=/k21-meldungen/>Meldungen</a></nav>{body}</body></html>"
    )
    return normalise_article(read_article(page, url, SITE, FETCHED_AT).article)


def above(line: str) -> str:
    return f"<main>{line}<h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</main>"


def below(line: str) -> str:
    return f"<main><h1>{TITLE}</h1>{line}<p><b>{LEAD}</b></p>{TEXT}</main>"


ISSUED = (
    "Pressemitteilung von: Stadt Quellental",
    "Pressemitteilung der Stadtverwaltung Quellental",
    "Eine Presseinformation des Kreises Quellental",
    "Pressestelle Stadt Quellental",
    "Presseamt: Stadt Quellental",
    "Pressereferat der Hochschule Quellental",
    "Herausgeber: Stadt Quellental",
    "Mitgeteilt von Wasserwerke Quellental",
    "Firma: Wasserwerke Quellental",
)


@pytest.mark.parametrize("line", ISSUED)
@pytest.mark.parametrize("place", [above, below])
def test_who_sent_a_text_out_is_no_kicker(line: str, place: Callable[[str], str]) -> None:
    found = read(place(f"<p>{line}</p>"))
    assert (found.kicker, found.title) == (None, TITLE)
    assert line not in (found.body or line)


def test_a_kicker_stands_above_who_sent_the_text_out() -> None:
    found = read(above("<p>Wasserwirtschaft</p><p>Pressestelle Stadt Quellental</p>"))
    assert found.kicker == "Wasserwirtschaft"


@pytest.mark.parametrize("line", ["Pressestelle mit Ideen", "Unternehmen vor Ort", "Presse"])
def test_such_words_alone_may_be_a_kicker(line: str) -> None:
    assert read(above(f"<p>{line}</p>")).kicker == line


@pytest.mark.parametrize("badge", ["Empfohlen", "Angepinnt", "Featured"])
def test_a_badge_is_no_kicker(badge: str) -> None:
    meta = f"<div><div>{badge}</div><div>4. März 2025</div></div>"
    assert read(below(meta)).kicker is None


def test_the_name_of_the_site_above_a_menu_is_no_kicker() -> None:
    logo = '<div><h1><a href="/">Quellbote</a></h1></div>'
    text = f"<main><article><h3>{TITLE}</h3><p>{LEAD}</p>{TEXT}</article></main>"
    assert read(logo + text).kicker is None


def test_the_address_spells_the_headline_behind_the_kicker() -> None:
    said = f"Stadtwerke Quellental: {TITLE}"
    found = read(f"<main><h1>{said}</h1><p>{LEAD}</p>{TEXT}</main>", name=f"{said} - Kommune21")
    assert (found.kicker, found.title) == ("Stadtwerke Quellental", TITLE)


@pytest.mark.parametrize("slug", ["quellental-brunnen-melden-ihren-stand", "brunnen-melden", "12"])
def test_a_colon_parts_no_headline_that_the_address_spells_otherwise(slug: str) -> None:
    said = f"Quellental: {TITLE}"
    found = read(f"<main><h1>{said}</h1><p>{LEAD}</p>{TEXT}</main>", LISTING + slug, said)
    assert (found.kicker, found.title) == (None, said)


def test_kicker_day_and_minutes_touch_in_one_line() -> None:
    line = (
        "<div><span>Wasserwerke</span><span aria-hidden=true>•</span><time>4. März 2025</time>"
        "<span aria-hidden=true>•</span><span>3 Min.</span></div>"
    )
    found = read(above(line))
    assert (found.kicker, found.published) == ("Wasserwerke", "2025-03-04")


def test_author_day_and_minutes_in_such_a_line_are_no_kicker() -> None:
    line = "<div><span>Vera Ender</span><time>4. März 2025</time><span>3 Min.</span></div>"
    found = read(above(line))
    assert (found.kicker, found.published) == (None, "2025-03-04")


@pytest.mark.parametrize(
    "line", ["Original-Content von: Stadt Quellental", "Originaltext von Amt 7"]
)
def test_who_sent_a_text_out_is_no_end_of_it(line: str) -> None:
    page = (
        f"<main><h1>{TITLE}</h1><p><b>{LEAD}</b></p>{TEXT}<p>{line}, gesendet von Funk 9</p></main>"
    )
    assert (read(page).body or line).endswith("der Werke an.")
