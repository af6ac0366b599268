"""Which of the days that are printed at an article is that of its publication."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}schrankenlos/"
LEAD = "Das Parkhaus am Bahnhof von Eichwald kommt ohne Schranken aus, Kameras lesen Kennzeichen."
P1 = "Wer abfährt, ohne zu zahlen, bekommt nach zwei Tagen eine Rechnung, im Zweifel per Post."
P2 = "In der ersten Woche waren das 90 von 4.000 Fahrern, die meisten hatten es nicht gewusst."
FIRST = [
    "Erstmals erschienen am 4. März 2025, zuletzt bearbeitet am 9. April 2025",
    "Ursprünglich veröffentlicht am 4.3.2025, geändert am 9.4.2025",
    "Zuerst veröffentlicht: 04.03.2025 – aktualisiert: 09.04.2025",
    "04.03.2025 / 09.04.2025 (Update)",
    "04.03.2025 – 09.04.2025 (aktualisiert)",
    "04.03.2025 | 09.04.2025 geändert",
    "Neu gefasst am 09.04.2025, erschienen am 04.03.2025",
    "Erschienen: 04.03.2025 | Kommentare: 3, zuletzt am 09.04.2025",
    "Erschienen am 04.03.2025 · 3 Kommentare",
]
OTHER = [
    "Kommentare (3), zuletzt am 20.01.2025",
    "3 Kommentare, der letzte am 20.01.2025",
    "Zuletzt kommentiert: 20.01.2025",
    "Letzter Kommentar: 20.01.2025, 10:15 Uhr",
    "Letzte Antwort am 20.01.2025",
    "Gedruckt am 20.01.2025",
    "Abgerufen am 20.01.2025",
]
SKINS = {
    "paragraph": "<h1>Schrankenlos</h1><p>{}</p>",
    "box": "<h1>Schrankenlos</h1><div><span>{}</span></div>",
    "above": "<p>{}</p><h1>Schrankenlos</h1>",
}


def read(head: str) -> Article:
    html = (
        "<html lang=de><head><title>Schrankenlos - Kommune21</title></head><body><main>"
        f"{head}<p><b>{LEAD}</b></p><p>{P1}</p><p>{P2}</p></main></body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
@pytest.mark.parametrize("line", FIRST)
def test_the_first_day_is_that_of_publication(line: str, skin: str) -> None:
    found = read(skin.format(line))
    assert (found.published, found.kicker, found.teaser) == ("2025-03-04", None, LEAD)


@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
@pytest.mark.parametrize("line", OTHER)
def test_the_day_of_a_comment_or_a_visit_is_none_of_publication(line: str, skin: str) -> None:
    found = read(skin.format(line))
    assert (found.published, found.kicker, found.teaser) == (None, None, LEAD)


@pytest.mark.parametrize(
    ("line", "told"),
    [("Montag, 10.10.2025", True), ("Freitag, 10.10.2025", False),
     ("Montag, den 10. Oktober 2025", True), ("Freitag, der 10. Oktober 2025", False),
     ("Sonnabend, 11.10.2025", False), ("Samstag, 11.10.2025", False),
     ("Sonntag, 11. Okt. 2025", True), ("10.10.2025", False)],
)  # fmt: skip
def test_a_weekday_that_contradicts_its_day_is_told(line: str, told: bool) -> None:
    found = read(SKINS["paragraph"].format(line))
    assert found.published in ("2025-10-10", "2025-10-11")
    assert ("dates-disagree" in {r.reason for r in found.remarks}) is told
