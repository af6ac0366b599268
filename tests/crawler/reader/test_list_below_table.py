"""A list right below the headline tells about the article, whatever its links lead to."""

from __future__ import annotations

from itertools import product

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}wehr/"
P1 = "Die Wehr von Hohenlinde füllt ihre Atemschutzflaschen jetzt nach Plan und nicht mehr nach Gefühl."
P2 = "Ein Programm der Kreisstadt merkt sich, welche Flasche wann geprüft wurde und wer sie getragen hat."
P3 = "Im Herbst sollen acht Nachbargemeinden folgen, die ihre Listen bisher auf Papier geführt haben."
ABOUT = (
    "Veröffentlicht am 13. Mai 2026 um 15:44",
    "3 Minuten Lesezeit",
    "Von: Bill Mohr, Rita Holz",
)
LINKS = (
    "Übersetzung: <a href=/k21-meldungen/hohenlinde-heute/>Hohenlinde heute</a>",
    "<a href=/k21-meldungen/wer-wir-sind/>Wer wir sind</a>",
    "<a href=/k21-meldungen/merken/>Artikel merken</a>",
    "Redaktion: <a href=/redaktion/>Redaktion Hohenlinde</a>",
    "<a href=/k21-meldungen/feuerwehr-und-rettung/>Feuerwehr und Rettung</a>",
)
ITEMS = {"list": ("ul", "li"), "ordered": ("ol", "li"), "lines": ("div", "p")}


def read(below: str) -> Article:
    html = (
        "<html lang=de><head><title>Flaschen nach Plan</title></head><body><main><article>"
        f"<h1>Die Wehr führt Buch über ihre Flaschen</h1>{below}<p>{P1}</p><p>{P2}</p><p>{P3}</p>"
        "</article></main></body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, "2026-10-02T22:30:00Z").article)


# a link above lines that are no list may be the headline of a card
PLACES = [p for p in product(LINKS, ITEMS, (False, True)) if p[1:] != ("lines", True)]


@pytest.mark.parametrize(("link", "kind", "first"), PLACES)
def test_date_and_author_are_the_article_s(link: str, kind: str, *, first: bool) -> None:
    box, item = ITEMS[kind]
    lines = [link, *ABOUT] if first else [*ABOUT, link]
    found = read(f"<{box}>{''.join(f'<{item}>{line}</{item}>' for line in lines)}</{box}>")
    assert (found.published, found.byline) == ("2026-05-13", "Bill Mohr, Rita Holz")
    assert (found.kicker, found.teaser, found.body) == (None, P1, f"{P2}\n\n{P3}")
