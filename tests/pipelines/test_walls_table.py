"""Notices in a house's own words, beside articles that use the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article
from pipelines.walls import standing_in

URL = "https://www.wasserportal.example/artikel/pegel-am-morgen"
PARTNERS = "Wir und unsere 90 Partner möchten auf Ihrem Gerät lesen, was Ihnen gefällt."
PRICE = "Oder Sie zahlen uns 2,40 Euro im Monat und sehen keine Anzeigen."
PRIVACY = "Näheres sagen wir Ihnen in der Erklärung zum Datenschutz."
GONE = "Der Artikel, den Sie suchen, ist umgezogen."
TYPO = "Haben Sie sich in der Adresse vertippt?"
NEWS = (
    "Der Pegel an der Wendel steht seit gestern auf dem Stand vom letzten Mai.",
    "Am Wehr liegen drei Boote fest, zwei davon gehören dem Verband.",
    "Die Feuerwehr rechnet damit, dass der Regen noch bis zum Abend anhält.",
    "In den Auen stehen die Wiesen unter Wasser, die Rinder sind schon am Hang.",
    "Ein Sprecher sagte, die Dämme halten, gemessen wird nun jede halbe Stunde.",
    "Für die Schifffahrt gilt ein Verbot, das am Montag neu beraten werden soll.",
)


def read(title: str, *said: str, published: str | None = None) -> Article:
    lines = "".join(f"<p>{line}</p>" for line in said)
    day = f"<time datetime='{published}'>{published}</time>" if published else ""
    page = f"<html><body><main><h1>{title}</h1>{day}{lines}</main></body></html>"
    reading = read_article(page, URL, site_of(URL), "2026-03-02T12:00:00Z")
    return normalise_article(reading.article)


@pytest.mark.parametrize(
    "title", ["Lesen hat seinen Preis", "Sie haben die Wahl", "Noch ein Klick"]
)
@pytest.mark.parametrize("said", [(PARTNERS, PRICE, PRIVACY), (PRIVACY, PRICE, PARTNERS)])
def test_a_choice_between_partners_and_a_price_is_a_wall(title: str, said: tuple[str, ...]) -> None:
    assert standing_in(read(title, *said)) == "wall"


@pytest.mark.parametrize("left", range(3))
def test_less_than_the_whole_choice_is_none(left: int) -> None:
    said = [line for n, line in enumerate((PARTNERS, PRICE, PRIVACY)) if n != left]
    assert standing_in(read("Pegel am Morgen", *said, *NEWS)) is None


def test_an_article_about_such_a_choice_is_none() -> None:
    told = (
        "Die Zeitung stellt Leser vor die Wahl zwischen 90 Partnern, die Daten sammeln, und Geld.",
        "Der Preis liegt bei 2,40 Euro im Monat, das Amt für Datenschutz prüft den Fall.",
    )
    assert standing_in(read("Zeitung verkauft Ruhe", *told, *NEWS)) is None
    dated = read("Ihre Wahl", PARTNERS, PRICE, PRIVACY, *NEWS, *NEWS, *NEWS, published="2026-02-01")
    assert standing_in(dated) is None


@pytest.mark.parametrize("title", ["Da war doch etwas", "Leere Seite", "Weggespült"])
def test_what_has_moved_and_a_wrong_address_is_missing(title: str) -> None:
    assert standing_in(read(title, GONE, TYPO)) == "soft-404"


@pytest.mark.parametrize("said", [(GONE,), (TYPO,), ("Das Amt ist umgezogen.", "Der Ort auch.")])
def test_one_of_both_beside_news_is_none(said: tuple[str, ...]) -> None:
    assert standing_in(read("Amt am neuen Ort", *said, *NEWS)) is None


@pytest.mark.parametrize(
    "title",
    [
        "Hoppla! Diese Seite kann nicht gefunden werden.", "Oops! That page can’t be found.",
        "Fehler 404: Diese Seite existiert leider nicht (mehr).",
        "Leider konnten wir die Seite nicht finden", "Wir können den Artikel nicht finden",
    ],
)  # fmt: skip
def test_the_usual_headlines_of_missing_pages_suffice(title: str) -> None:
    assert standing_in(read(title, "Versuchen Sie es mit der Suche.")) == "soft-404"


def test_such_a_headline_may_stand_in_two_lines() -> None:
    page = read("nicht mehr verfügbar", "Die Redaktion bittet um Verständnis.")
    assert standing_in(replace(page, kicker="Dieser Beitrag ist")) == "soft-404"
    assert standing_in(replace(page, kicker="Trinkwasser")) is None
