"""Heads of articles as themes set them: subtitle, day, title twice, a list of one item."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}fähre-fährt-ohne-kapitän/"
TITLE = "Fähre fährt ohne Kapitän"
LEAD = "Über die Leine setzt in Moorhafen nun ein Boot über, das sich selbst steuert."
TEXT = (
    "<p>Zwei Laser tasten das Wasser ab, ein Rechner an Bord weicht Kanus und Schwänen aus.</p>"
    "<p>An Land sitzt eine Aufsicht, die das Boot mit einem Knopf anhält und zurückholt.</p>"
)
PICTURE = '<div><img src="/u/faehre.jpg" alt="" width="900" height="500"></div>'


def read(body: str) -> Article:
    page = (
        f"<html lang=de><head><title>{TITLE} - Kommune21</title></head><body>"
        f"<nav><a href=/k21-meldungen/>Meldungen</a></nav>{body}</body></html>"
    )
    return normalise_article(read_article(page, URL, SITE, FETCHED_AT).article)


META = "<div><span>von <a href=/author/ender/>Vera Ender</a></span><span>4. März 2025</span></div>"
KICKERS = {
    "subtitle above author and date": f"<article><h1>{TITLE}</h1><h2>Binnenschiffe</h2>{META}<p>{LEAD}</p>{TEXT}</article>",
    "day without a year in the heading": f"<article><p>Binnenschiffe</p><h2><span>4 Mrz</span> {TITLE}</h2><p>{LEAD}</p>{TEXT}</article>",
    "title in a bar and again": f"<div><h1>{TITLE}</h1></div><main><article>{PICTURE}<p>Binnenschiffe</p><h2>{TITLE}</h2><p>{LEAD}</p>{TEXT}</article></main>",
    "only item of a list": f"<ul><li><div>04.03.2025 | Vera Ender | drucken</div><div>Binnenschiffe</div><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</li></ul>",
    "between caption and date": f"<h1>{TITLE}</h1><article>{PICTURE}<div>Die Fähre am Anleger. (Quelle: Stadt Moorhafen)</div><div><p>Binnenschiffe</p><p>[04.03.2025] {LEAD}</p>{TEXT}</div></article>",
}  # fmt: skip


@pytest.mark.parametrize("body", KICKERS.values(), ids=KICKERS)
def test_the_kicker_of_a_head(body: str) -> None:
    found = read(body)
    assert (found.kicker, found.title, found.teaser) == ("Binnenschiffe", TITLE, LEAD)
    assert "Binnenschiffe" not in (found.body or "Binnenschiffe")


def test_date_and_author_stand_above_the_only_item_of_a_list() -> None:
    found = read(KICKERS["only item of a list"])
    assert (found.published, found.byline) == ("2025-03-04", "Vera Ender")


def test_caption_and_credit_stay_where_the_kicker_follows_them() -> None:
    found = read(KICKERS["between caption and date"])
    assert (found.image_caption, found.image_credit) == ("Die Fähre am Anleger.", "Stadt Moorhafen")


NO_KICKERS = {
    "subtitle above text": f"<article><h1>{TITLE}</h1>{META}<p>{LEAD}</p><h2>Binnenschiffe</h2>{TEXT}</article>",
    "label below a caption": f"<h1>{TITLE}</h1><article>{PICTURE}<div>Die Fähre am Anleger. (Quelle: Stadt Moorhafen)</div><div><p>Anzeige</p><p>[04.03.2025] {LEAD}</p>{TEXT}</div></article>",
}  # fmt: skip


@pytest.mark.parametrize("body", NO_KICKERS.values(), ids=NO_KICKERS)
def test_what_is_no_kicker(body: str) -> None:
    found = read(body)
    assert (found.kicker, found.title, found.teaser) == (None, TITLE, LEAD)
