"""Articles that try a page: a reading that is doubted, words wider than a phone, a single hit."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from archive import Archive, records
from archive.articles import quarantine
from reading_room.view.locale import catalogue
from tests.conftest import ROOT
from tests.support.browsing import Place, browsing
from tests.support.chromium import needs_chromium, opened
from tests.support.records import SITE, T2, article

WIDE = "Straßenbeleuchtungserneuerungsförderrichtlinienänderungsbekanntmachung"
TALL = "Im Rathaus wird geplant, gerechnet und gebaut. " * 30
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    path = tmp_path_factory.mktemp("odd") / "archive.db"
    with Archive.open(path) as archive:
        archive.register("rathausblick", "Rathausblick", SITE)
        archive.save(article("weit", title=WIDE, kicker=WIDE, teaser=WIDE, body=WIDE, tags=(WIDE,),
                             byline=WIDE, body_html=None))  # fmt: skip
        cells = "".join(f"<td>{WIDE} {n}</td>" for n in range(3))
        archive.save(article("tafel", body_html=f"<p>Absatz</p><table><tr>{cells}</tr></table>"))
        long = article("halb", title="Ein Text", body=TALL, body_html=None)
        archive.save(long)
        brief = replace(long, body="Im Rathaus wird weniger gebaut als geplant.", seen_at=T2)
        assert archive.save(brief) == "doubted"
        short = records.Remark(reason=quarantine.CUT_OFF, detail="it broke off")
        archive.save(article("bricht-ab", title="Ein Anfang", remarks=(short,)))
    with browsing(path) as served:
        yield served


def page_of(place: Place, slug: str, language: str = "de") -> str:
    with closing(sqlite3.connect(place.path)) as conn:
        asked = conn.execute("select id from articles where url like ?", [f"%/{slug}"])
        (number,) = asked.fetchone()
    return place.get(f"/-/artikel/{number}", Cookie=f"kommunews_language={language}").text


def test_an_article_says_that_a_later_reading_is_doubted(odd: Place) -> None:
    assert re.findall(r'<p class="note" lang="de">(.*?)</p>', page_of(odd, "halb")) == [
        "Am 12.\N{NO-BREAK SPACE}Oktober 2025 war auf der Seite etwas Zweifelhaftes zu lesen "
        "(der Text schrumpfte auf die Hälfte). Hier steht, was vorher galt."
    ]
    assert "(the text shrank by half)" in page_of(odd, "halb", "en")
    assert "(die Seite bricht ab): Das Archiv hat nichts Besseres." in page_of(odd, "bricht-ab")
    assert "Zweifelhaftes" not in page_of(odd, "weit")


def test_every_doubt_and_every_remark_has_words() -> None:
    schema = (ROOT / "tests/whole/contract/archive.sql").read_text("utf-8")
    doubts = schema.partition("CREATE TABLE quarantine")[2].partition("detail TEXT")[0]
    named = set(re.findall(r"`([a-z]+-[a-z-]+)`", doubts.partition("reason TEXT")[2]))
    assert {quarantine.CUT_OFF, quarantine.HALVED, "title-alike"} <= named
    remarks = {value for name, value in vars(records).items() if name.isupper()}
    assert records.LED_AWAY in remarks
    assert {n for n in named | remarks if f"said.{n}" not in catalogue()} == set()


def test_one_hit_is_not_offered_in_another_order(odd: Place) -> None:
    assert 'class="orders"' not in odd.get("/-/suche?q=Anfang").text
    assert 'class="orders"' in odd.get("/-/suche?q=Absatz+OR+Rathaus").text


@needs_chromium
@pytest.mark.long
@pytest.mark.parametrize("script", [True, False])
def test_the_longest_words_fit_on_a_phone(browser: Browser, odd: Place, script: bool) -> None:
    with opened(browser, odd, script=script) as page:
        page.set_viewport_size({"width": 320, "height": 700})
        for path in ("/", "/-/suche", "/-/suche/werte?facet=tag", "/-/suche/werte?facet=kicker",
                     f"/-/suche?q={WIDE}&tag={WIDE}", "/-/artikel/1", "/-/artikel/1/fassungen",
                     f"/-/orte?q={WIDE}", "/-/betrieb"):  # fmt: skip
            page.goto(odd.url + path)
            assert page.evaluate(WIDER) <= 0, path


@needs_chromium
def test_a_table_of_long_words_fits_on_paper(browser: Browser, odd: Place) -> None:
    """Paper cannot be scrolled."""
    with opened(browser, odd) as page:
        page.set_viewport_size({"width": 650, "height": 900})
        page.emulate_media(media="print")
        page.goto(f"{odd.url}/-/suche?q={SITE}/k21-meldungen/tafel")
        assert page.locator(".body td").count() == 3
        assert page.evaluate(WIDER) <= 0
