"""The next page of a listing, as systems of content management write it."""

from __future__ import annotations

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES
from tests.conftest import ROOT as PROJECT

SITE = SITES["kommune21"]
ROOT = "https://www.kommune21.de"
LIST = f"{ROOT}/k21-meldungen/"
NOW = "2026-03-02T05:00:00Z"
CARDS = "".join(
    f'<h2><a href="/k21-meldungen/stadt-{n}/">Auental testet Nummer {n}</a></h2>'
    f"<p>[10.10.2025] Die Stadt setzt auf neue Verfahren und baut das Vorhaben {n} aus.</p>"
    for n in range(3)
)
TWO, THREE = "/k21-meldungen/page/2/", "/k21-meldungen/page/3/"


def following(markup: str, url: str = LIST) -> str | None:
    page = f"<html lang=de><body><main>{CARDS}</main>{markup}</body></html>"
    return read_listing(page, url, SITE, "listing", NOW).next


def numbers(form: str, *links: tuple[int, object]) -> str:
    made = " ".join(f'<a href="{form.format(value)}">{text}</a>' for text, value in links)
    return f"<nav><span>1</span> {made}</nav>"


WORDS = (
    "Ältere Beiträge", "Ältere Einträge", "← Frühere Beiträge", "Frühere", "Ältere", "Older posts",
    "Older", "Older Entries", "Next", "Next page »", "Weiter", "Load more", "Show more posts",
    "Mehr laden", "Weitere Meldungen", "Nächste Seite", "»",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_words_in_german_and_english(words: str) -> None:
    assert following(f'<p><a href="/k21-meldungen/?ab=10">{words}</a></p>') == f"{LIST}?ab=10"


@pytest.mark.parametrize(
    "markup",
    [
        f'<a rel="next" href="{TWO}">x</a>',
        f'<link rel="next" href="{TWO}">',
        f'<nav><a class="prev page-numbers" href="/k21-meldungen/">x</a>'
        f'<a class="next page-numbers" href="{TWO}">Starsze wpisy</a></nav>',
        f'<a class="wp-block-query-pagination-next" href="{TWO}">Starsze<span>→</span></a>',
        f'<div class="nav-links"><div class="nav-previous"><a href="{TWO}">Starsze</a></div></div>',
        f'<ul><li class="pager__item--next"><a href="{TWO}"><svg></svg></a></li></ul>',
        f'<a href="{TWO}">Starsze wpisy</a>',
        f'<a href="{TWO}"><img src="pfeil.gif"></a>',
        f'<a href="{TWO}">2</a>',
        f'<a href="{TWO}">Seite 2</a> <a href="{THREE}">Seite 3</a>',
        f'<a href="{TWO}">Page 2</a>',
    ],
)
def test_what_every_system_writes(markup: str) -> None:
    assert following(markup) == f"{LIST}page/2/"


@pytest.mark.parametrize(
    ("form", "links", "url", "wanted"),
    [
        ("?page_n1={}", ((2, 2), (3, 3)), LIST, "?page_n1=2"),  # Contao
        ("?page_n1={}", ((1, 1), (2, 2), (4, 4)), f"{LIST}?page_n1=3", "?page_n1=4"),
        ("?page={}", ((2, 1), (3, 2)), LIST, "?page=1"),  # Drupal counts from 0
        ("?start={}", ((2, 10), (3, 20)), LIST, "?start=10"),  # Joomla counts articles
        ("?start={}", ((2, 10), (4, 30)), f"{LIST}?start=20", "?start=30"),
        ("?tx_news_pi1[currentPage]={}&cHash=0a{}", ((2, 2), (3, 3)), LIST, None),
        ("?seite={}", ((9, 9), (11, 11)), f"{LIST}?seite=10", "?seite=11"),
        ("liste/seite-{}", ((2, 2), (3, 3)), f"{LIST}liste/", "liste/seite-2"),
        ("seite.{}.html", ((2, 2), (3, 3)), LIST, "seite.2.html"),  # a selector of Sling
    ],
)
def test_numbers_in_a_row(
    form: str, links: tuple[tuple[int, object], ...], url: str, wanted: str | None
) -> None:
    if "cHash" in form:
        markup = "".join(
            f'<a href="/?id=5&tx_news_pi1[currentPage]={v}&cHash={"ab" * int(str(v))}">{t}</a>'
            for t, v in links
        )
        assert following(markup, f"{ROOT}/?id=5") == (
            f"{ROOT}/?id=5&tx_news_pi1[currentPage]=2&cHash=abab"
        )
    else:
        assert following(numbers(f"/k21-meldungen/{form}", *links), url) == f"{LIST}{wanted}"


@pytest.mark.parametrize(
    "markup",
    [
        '<a rel="next" href="https://evil.example/page/2/">x</a>',
        '<div class="nav-next"><a href="/k21-meldungen/">Neuere Beiträge</a></div>',
        '<a class="next" href="#">›</a>',
        '<table id="wp-calendar"><tr><td><a href="/2025/10/1/">1</a><td><a href="/2025/10/2/">2</a>'
        '<td><a href="/2025/10/3/">3</a></table>',
        '<a href="/2025/10/01/">1</a> <a href="/2025/10/02/">2</a> <a href="/2025/10/03/">3</a>',
        '<a href="/termine/page/2/">Weitere Termine</a>',
        '<a href="/thema-1/">Thema 1</a> <a href="/thema-2/">Thema 2</a>',
    ],
)
def test_what_is_no_next_page(markup: str) -> None:
    assert following(markup) is None


def test_the_last_page_has_none() -> None:
    pages = (
        '<nav class="pagination"><a class="prev page-numbers" href="/k21-meldungen/page/2/">x</a>'
        '<a class="page-numbers" href="/k21-meldungen/">1</a>'
        '<a class="page-numbers" href="/k21-meldungen/page/2/">2</a><span>3</span></nav>'
    )
    assert following(pages, f"{LIST}page/3/") is None


@pytest.mark.parametrize(
    ("markup", "more"),
    [
        ('<a href="#">1</a> <a href="#">2</a> <a href="#">3</a>', True),
        ("<button>1</button> <button>2</button>", True),
        ("<button>Weitere Meldungen laden</button>", True),
        ("<button>Weiter</button>", False),  # of a form or a slide show
        ('<div class="kalender"><a href="#">1</a> <a href="#">2</a></div>', False),
        ('<a href="#">2025</a> <a href="#">2026</a>', False),
        ("", False),
    ],
)
def test_numbers_that_lead_nowhere_are_seen(markup: str, more: bool) -> None:
    page = f"<html lang=de><body><main>{CARDS}</main>{markup}</body></html>"
    listing = read_listing(page, LIST, SITE, "listing", NOW)
    assert (listing.next, listing.more) == (None, more)


def test_the_themes_of_others() -> None:
    folder = PROJECT.parent / "shared" / "cases" / "wordpress"
    pages = sorted(folder.glob("N_*.html"))
    if not pages:
        pytest.skip("the cases of other themes are not beside the project")
    for page in pages:
        found = read_listing(page.read_text(), LIST, SITE, "listing", NOW).next
        assert found == f"{LIST}page/2/", page.name


@pytest.mark.parametrize("form", ["page{}/", "P{}.html", "seite-{}", "{}.html"])
def test_pages_below_the_listing_that_look_like_articles(form: str) -> None:
    def to(n: int) -> str:
        return f"{LIST}{form.format(n)}"

    bar = f'<nav><a href="{to(2)}">2</a> <a href="{to(9)}">9</a> <a href="{to(2)}">Weiter</a></nav>'
    page = f"<html lang=de><body><main>{CARDS}</main>{bar}</body></html>"
    found = read_listing(page, LIST, SITE, "listing", NOW)
    assert (found.next, len(found.articles), len(found.teasers)) == (to(2), 3, 3)
    back = f'<a href="{to(3)}">vorherige Seite</a>'
    page = f"<html lang=de><body><main>{CARDS}</main>{back}</body></html>"
    found = read_listing(page, to(4), SITE, "listing", NOW)
    assert (found.next, len(found.articles)) == (None, 3)


@pytest.mark.parametrize("words", ["Auental testet Nummer 2", "Studie 2030", "Die 5"])
def test_an_article_whose_address_ends_in_a_number_is_no_page(words: str) -> None:
    page = f'<main>{CARDS}<h2><a href="{LIST}plan-2030/">{words}</a></h2></main>'
    found = read_listing(page, LIST, SITE, "listing", NOW)
    assert f"{LIST}plan-2030/" in found.articles
