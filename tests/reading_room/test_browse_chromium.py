"""The reading room in a browser: headless Chromium, every request watched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import Place
from tests.support.chromium import needs_chromium, opened

pytestmark = needs_chromium
PAGES = ("/", "/-/suche?q=Verwaltung&year=2025", "/-/suche/werte?facet=tag",
         "/-/suche/folgen?q=Akte", "/-/forschung", "/-/forschung/two-words",
         "/-/forschung/most-cited", "/-/schema", "/-/orte",
         "/-/orte?measure=inhabitants", "/-/betrieb", "/-/artikel/1?q=Stadt",
         "/gibt-es-nicht")  # fmt: skip


def changed_article(place: Place) -> str:
    rows = place.get("/-/forschung/changed-after-publication.json").json()["rows"]
    return f"/-/artikel/{next(row['id'] for row in rows if row['version'] == 3)}"


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_from_the_start_page_to_an_article_by_keyboard(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(place.url)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("/")
        page.keyboard.type("Rathaus")
        page.keyboard.press("Enter")
        page.wait_for_url("**/-/suche?q=Rathaus")
        assert page.locator("mark").count() > 0
        page.locator(".teaser h3 a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/-/artikel/*")
        assert page.locator("article.paper h1").is_visible()


def test_facets_narrow_and_are_taken_back(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(f"{place.url}/-/suche?q=Verwaltung")
        before = page.locator("#hits").inner_text()
        page.locator(".facet a", has_text="Werkblick").first.click()
        page.wait_for_url("**site=werkblick*")
        after = page.locator("#hits").inner_text()
        assert after != before
        page.locator("figure .chart a").last.click()
        page.wait_for_url("**year=*")
        page.locator(".chosen a").first.click()
        page.locator(".chosen a").first.click()
        assert page.locator("#hits").inner_text() == before


def test_an_article_its_comparison_and_the_feed(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(place.url + changed_article(place))
        page.get_by_role("link", name="Vergleichen").click()
        page.wait_for_url("**/fassungen")
        page.select_option("select[name=von]", "1")
        page.get_by_role("button", name="Vergleichen").click()
        page.wait_for_url("**von=1*")
        assert page.locator("ins", has_text="Bilanz vor").count() == 1
        page.goto(place.url)
        feed = page.locator("link[type='application/atom+xml']").get_attribute("href")
        assert feed is not None
        assert "<feed" in page.request.get(place.url + feed).text()


def test_charts_and_the_map_are_drawn(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(place.url)
        assert page.locator(".history .bar").count() > 100
        page.goto(f"{place.url}/-/forschung/word-over-time?word=Rathaus")
        box = page.locator(".on-wide .chart .bar").last.bounding_box()
        assert box is not None
        page.goto(f"{place.url}/-/orte")
        assert page.locator(".map .land").count() == 16
        page.locator(".map a", has=page.locator("title", has_text="Köln")).first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**place=05315000*")
        assert "Köln" in page.locator(".chosen").inner_text()


def test_dark_by_the_device_and_by_choice_and_english(browser: Browser, place: Place) -> None:
    with opened(browser, place, scheme="dark") as page:
        page.goto(place.url)
        dark = background(page)
        page.get_by_role("link", name="Helle Darstellung").click()
        page.wait_for_selector("html[data-theme=light] .history .bar")
        assert background(page) != dark
        page.get_by_role("link", name="Dunkle Darstellung").click()
        page.wait_for_selector("html[data-theme=dark] .history .bar")
        assert background(page) == dark
        page.get_by_role("link", name="Englisch (English)").click()
        page.wait_for_selector("html[lang=en]")
        page.goto(f"{place.url}/-/betrieb")
        assert "How the archive is doing" in page.content()


@pytest.mark.parametrize("path", [*PAGES, "/-/suche?q=" + "x" * 500])
def test_nothing_is_wider_than_a_phone(browser: Browser, place: Place, path: str) -> None:
    with opened(browser, place, phone=True) as page:
        page.goto(place.url + path)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0


def test_everything_works_without_script(browser: Browser, place: Place) -> None:
    with opened(browser, place, script=False) as page:
        page.goto(place.url)
        page.locator("#q").fill("Rathaus")
        page.locator("#q").press("Enter")
        page.wait_for_url("**/-/suche?q=Rathaus")
        assert page.locator(".teaser").count() > 0


def test_on_paper_an_article_is_its_text(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(place.url + changed_article(place))
        page.emulate_media(media="print")
        for hidden in (".masthead", ".quick", "#related", ".button"):
            assert not page.locator(hidden).first.is_visible()
        for shown in (".paper h1", ".body p", "#citation"):
            assert page.locator(shown).first.is_visible()


def test_nothing_is_meant_by_colour_alone(browser: Browser, place: Place) -> None:
    """In forced colours and on paper, which drop backgrounds, a change and a choice still show."""
    seen = "e => getComputedStyle(e).textDecorationLine + getComputedStyle(e).borderTopStyle"
    for media in ({"forced_colors": "active"}, {"media": "print"}):
        with opened(browser, place) as page:
            page.emulate_media(**media)  # type: ignore[arg-type]
            page.goto(place.url + changed_article(place) + "/fassungen")
            assert "underline" in page.locator(".diff ins").first.evaluate(seen)
            page.goto(f"{place.url}/-/forschung/two-words?first=Akte&second=Portal")
            drawn = page.locator(".on-wide .line-2").first
            assert drawn.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"
            assert page.locator(".on-wide .series").all_text_contents() == ["Akte", "Portal"]
    with opened(browser, place) as page:
        page.emulate_media(forced_colors="active")
        page.goto(f"{place.url}/-/suche?q=Verwaltung&year=2025")
        assert "solid" in page.locator(".chosen a").first.evaluate(seen)
        assert "solid" in page.locator(".searchbox button").first.evaluate(seen)
        chosen, other = (
            page.locator(f".orders a{s}").first for s in ("[aria-current]", ":not([aria-current])")
        )
        back = "e => getComputedStyle(e).backgroundColor"
        assert chosen.evaluate(back) != other.evaluate(back)


def test_the_first_hit_is_within_ten_tabs(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(f"{place.url}/-/suche?q=Verwaltung&year=2025")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        for _ in range(8):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.teaser') !== null"):
                break
        else:
            raise AssertionError("no hit was reached")


def test_hits_are_read_by_keys_one_after_the_other(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(f"{place.url}/-/suche?q=Verwaltung&year=2025")
        page.locator(".teaser h3 a").first.click()
        page.wait_for_url("**/-/artikel/*")
        first = page.url
        page.locator("mark").first.wait_for()
        page.keyboard.press("j")
        page.wait_for_function(f"location.href != {first!r}")
        page.wait_for_load_state()
        assert "Treffer 2 von" in page.locator(".hit-place").inner_text()
        page.keyboard.press("k")
        page.wait_for_url(first)
        page.locator(".to-hits").click()
        page.wait_for_url("**/-/suche?q=Verwaltung&year=2025#hit-*")


def test_a_second_page_of_a_visit_is_small(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        page.goto(f"{place.url}/-/suche?q=Verwaltung")
        page.wait_for_load_state("networkidle")
        page.goto(f"{place.url}/-/suche?q=Verwaltung&year=2025")
        page.wait_for_load_state("networkidle")
        sent = page.evaluate(
            "performance.getEntries().reduce((sum, e) => sum + (e.transferSize || 0), 0)"
        )
        assert 0 < sent < 15_000


def test_tables_and_sql_keep_the_console_silent(browser: Browser, place: Place) -> None:
    with opened(browser, place) as page:
        for path in ("", "/articles?_facet=source", "/articles/1", "/gaps", "?sql=select+1"):
            page.goto(f"{place.url}/archive{path}")
        assert page.locator(".CodeMirror").count() == 1
