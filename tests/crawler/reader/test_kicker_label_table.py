"""Kickers in the headline behind the name of their field, printed for screen readers alone."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}feuerwehr/"
TITLE = "Die Feuerwehr bekommt neue Funkgeräte"
TEXT = (
    "<p>[10.10.2025] <b>In Auhausen funkt die Feuerwehr ab dem Sommer nur noch digital.</b></p>"
    "<p>Der Rat hat das Vorhaben am Montag einstimmig gebilligt, sagte der Leiter der Wache.</p>"
    "<p>Die Geräte kosten zwei Millionen Euro, die Hälfte der Summe zahlt dabei das Land.</p>"
)


def read(heading: str, title: str = TITLE) -> Article:
    page = f"<html lang=de><title>{title}</title><body><main><article><h1>{heading}</h1>{TEXT}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


SHAPES = {
    "within the kicker": "<span class=k><span class=vh>{0}: </span>{1}</span><span class=vh>: </span><span>{2}</span>",
    "beside the kicker": "<span class=vh>{0}:</span> <span>{1}</span> <span>{2}</span>",
    "no element of its own": "<span>{0}: {1}</span><br><span>{2}</span>",
}


@pytest.mark.parametrize("label", ["Thema", "Stichwort", "Bereich", "Dachzeile"])
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_name_of_a_field_is_no_part_of_the_kicker(shape: str, label: str) -> None:
    found = read(shape.format(label, "Katastrophenschutz", TITLE))
    assert (found.kicker, found.title) == ("Katastrophenschutz", TITLE)


@pytest.mark.parametrize("kicker", ["Thema Funk", "Bereich Wache"])
def test_a_kicker_that_begins_like_a_label_stays(kicker: str) -> None:
    found = read(f"<span>{kicker}</span><br><span>{TITLE}</span>")
    assert (found.kicker, found.title) == (kicker, TITLE)


def test_a_title_behind_such_a_word_stays() -> None:
    title = "Thema: Wie die Feuerwehr ab Sommer funkt"
    assert read(title, title).title == title
