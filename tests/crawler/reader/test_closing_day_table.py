"""Date and mark of the author in one line below the text, without brackets around the date."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}waermeplan/"
LEAD = "Die Stadt Auhausen legt ihren Wärmeplan vor, zwei Jahre früher, als sie es müsste."
P1 = "Drei Viertel der Häuser lassen sich demnach an ein Netz anschließen, das noch zu bauen ist."
P2 = "Die Stadtwerke rechnen mit Kosten von 40 Millionen Euro und suchen nach Partnern, auch jenseits der Kreisgrenze."
SIGNED = {
    "mark in parentheses": "(tk) 04.03.2025",
    "both in parentheses": "(tk, 04.03.2025)",
    "no parentheses": "tk, 04.03.2025",
    "bar": "tk | 4.3.2025",
    "slash": "tk/04.03.2025",
    "dash": "tk – 04.03.2025",
    "month": "(tk) 4. März 2025",
    "date first": "04.03.2025 (tk)",
    "date first, comma": "04.03.2025, tk",
    "two parentheses": "(tk) (04.03.2025)",
    "hour": "(tk) 04.03.2025, 14:30 Uhr",
    "hour in parentheses": "(tk, 04.03.2025, 14:30)",
}
SKINS = {
    "line": "<p>{text}</p><p>{signed}</p>",
    "box": "<p>{text}</p><div class=x><span>{signed}</span></div>",
    "right": '<p>{text}</p><p align="right"><i>{signed}</i></p>',
    "behind the text": "<p>{text} {signed}</p>",
    "footer": "<p>{text}</p><footer>{signed}</footer>",
}


def read(end: str) -> Article:
    html = (
        "<html lang=de><head><title>Wärmeplan - Kommune21</title></head><body><main><article>"
        f"<h1>Ein Plan für die Wärme</h1><p><b>{LEAD}</b></p><p>{P1}</p>{end}"
        "</article></main></body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
@pytest.mark.parametrize("signed", SIGNED.values(), ids=SIGNED)
def test_date_and_mark_below_the_text(signed: str, skin: str) -> None:
    found = read(skin.format(text=P2, signed=signed))
    assert (found.published, found.byline) == ("2025-03-04", "tk")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize("signed", SIGNED.values(), ids=SIGNED)
@pytest.mark.parametrize(
    "said", ["Gebaut wird ab 2027.", "Die Stadtwerke suchen nun nach Partnern."]
)
def test_date_and_mark_behind_a_short_paragraph(said: str, signed: str) -> None:
    found = read(f"<p>{P2}</p><p>{said} {signed}</p>")
    assert (found.published, found.byline) == ("2025-03-04", "tk")
    assert found.body == f"{P1}\n\n{P2}\n\n{said}"


@pytest.mark.parametrize(
    "end",
    ["Der Rat entscheidet am 04.03.2025.", "Beginn ist am 04.03.2025", "Es endet (seit 04.03.2025)",
     "Die Frist: bis 04.03.2025", "Der Beschluss vom 04.03.2025 (tk) gilt."],
)  # fmt: skip
def test_a_day_in_a_sentence_is_none_of_publication(end: str) -> None:
    assert read(f"<p>{P2}</p><p>{end}</p>").published is None
