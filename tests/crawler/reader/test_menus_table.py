"""Menus and page bars around a listing, on sites whose addresses do not tell articles apart."""

from __future__ import annotations

import pytest

from crawler.reader import read_listing
from crawler.sites import site_of

URL = "https://www.wasserportal.example/neues/"
SITE = site_of(URL)
NEWS = (
    ("pegel-am-morgen", "Pegel am Morgen", "Nach dem Regen steigt die Wendel bis zur Marke zwei."),
    ("wehr-ist-fertig", "Wehr ist fertig", "Drei Jahre wurde am Mühlbach gebaut und gestritten."),
    ("floß-fährt-los", "Floß fährt los", "Vier Vereine treiben zusammen bis zur Mündung hinab."),
)
DATED = '<article><h2><a href="/neues/{0}">{1}</a></h2><p>{2}</p><p>{3}.2.2026</p></article>'
BARE = '<li><a href="/neues/{0}">{1}</a></li>'
MENUS = {
    "none": "",
    "nav": '<nav><ul><li><a href="/ueber-uns/">Über uns</a></li><li><a href="/k21-hefte">Hefte</a>'
    "</li></ul></nav>",
    "a list in the header": '<header><div><ul><li><a href="/ueber-uns/">Über uns</a></li></ul>'
    "</div></header>",
    "an entry beside another site's": '<nav><ul><li><a href="/k21-hefte">Hefte</a></li><li><a href="'
    'https://laden.example/">Laden</a></li></ul></nav>',
    "a list without a landmark": '<div><ul><li><a href="/k21-hefte/">Hefte</a></li><li><a href="'
    '/k21-orte/">Orte</a></li><li><a href="/ueber-uns/">Über uns</a></li><li><a href="/e-paper/">'
    "E-Paper</a></li></ul></div>",
    "an advertisement": '<div><p>Anzeige</p><a href="/go/3/">Pumpen fürs Amt</a></div>',
    "a role": '<div role="navigation"><a href="/heft-archiv">Das alte Archiv</a></div>',
}
BARS = {
    "none": "",
    "pages": '<nav><ul><li><a href="?seite_n=1">1</a></li><li><a href="?seite_n=88">Ende »</a></li>'
    "</ul></nav>",
}


def page(form: str, menu: str = "", bar: str = "") -> list[tuple[str, str | None, str | None]]:
    cards = "".join(form.format(*one, n + 3) for n, one in enumerate(NEWS))
    html = f"<html><body>{menu}<main><h1>Neues</h1>{cards}{bar}</main></body></html>"
    found = read_listing(html, URL, SITE, "listing", "2026-03-02T12:00:00Z")
    return [(t.title or "", t.text, t.published_text) for t in found.teasers]


@pytest.mark.parametrize("menu", MENUS.values(), ids=MENUS)
@pytest.mark.parametrize("bar", BARS.values(), ids=BARS)
def test_menus_and_page_bars_add_no_teaser(menu: str, bar: str) -> None:
    assert page(DATED, menu, bar) == page(DATED)
    assert [title for title, _, _ in page(DATED)] == [title for _, title, _ in NEWS]


def test_a_listing_of_bare_links_keeps_them_even_in_a_menu() -> None:
    found = page(f"<nav><ul>{BARE}</ul></nav>")
    assert [title for title, _, _ in found] == [title for _, title, _ in NEWS]


def test_a_headline_in_the_menu_of_a_listing_stays() -> None:
    menu = (
        '<nav><a href="/neues/sturm-zieht-auf">Sturm zieht auf, Fähren bleiben im Hafen</a></nav>'
    )
    assert len(page(DATED, menu)) == len(NEWS) + 1


@pytest.mark.parametrize(
    "label", ["Zur nächsten Seite wechseln", "Gehe zur nächsten Seite", "Nächste Seite anzeigen"]
)
def test_an_arrow_says_where_it_leads(label: str) -> None:
    bar = f'<nav><a href="/neues/?start=4">2</a><a aria-label="{label}" href="/neues/?start=4">'
    html = f"<html><body><main><h1>Neues</h1></main>{bar}<i></i></a></nav></body></html>"
    found = read_listing(html, URL, SITE, "listing", "2026-03-02T12:00:00Z")
    assert found.next == f"{URL}?start=4"


def test_a_menu_does_not_count_among_headlines_with_a_kicker() -> None:
    form = '<div><b><a href="/neues/{0}-{3}">Wendel: {1}</a></b><br>[{3}.2.2026] {2}</div>'
    entries = "".join(f'<li><a href="/k21-{n}">Ort {n}</a></li>' for n in range(30))
    cards = "".join(form.format(*one, n + 3) for n, one in enumerate(NEWS * 3))
    html = f"<ul>{entries}</ul><main><h1>Neues</h1>{cards}</main>"
    found = read_listing(html, URL, SITE, "listing", "2026-03-02T12:00:00Z").teasers
    told = [(t.kicker, t.title) for t in found if t.published_text]
    assert told == [("Wendel", title) for _, title, _ in NEWS * 3]


@pytest.mark.parametrize(
    ("slug", "is_article"),
    [
        ("gebaerdensprache-am-schalter", True),
        ("kontakt-zum-nachbarn-gesucht", True),
        ("gebaerdensprache", False),
        ("kontakt-formular", False),
        ("impressum-und-haftung", False),
        ("datenschutzerklaerung", False),
    ],
)
def test_an_address_that_begins_with_the_name_of_a_notice_may_be_an_article(
    slug: str, is_article: bool
) -> None:
    assert SITE.is_article(f"https://www.wasserportal.example/neues-hier/{slug}/") is is_article


NAMES = ("Häfen", "Fischerei", "Hochwasser", "Klima", "Brücken")
TOPICS = "".join(f'<a href="/themen.php?t={n}">{name}</a><br>' for n, name in enumerate(NAMES))
ASKED = (
    '<div><a href="/{0}">{1} und Ufer</a><p>[{3}.2.2026] {2} <a href="/{0}">mehr...</a></p></div>'
)


@pytest.mark.parametrize("form", ["bericht_70{}_wendel.html", "bericht.php?id=70{}"])
def test_views_of_a_program_that_the_menu_leads_to_are_rubrics_unless_they_say_more(
    form: str,
) -> None:
    menu = '<div><a href="/bericht.php">Berichte</a>|<a href="/themen.php">Themen</a></div>'
    cards = "".join(ASKED.format(form.format(n), *one[1:], n + 3) for n, one in enumerate(NEWS))
    html = f"<body>{menu}<div><b>Themen</b><br>{TOPICS}</div><div>{cards}</div></body>"
    found = read_listing(html, URL, SITE, "listing", "2026-03-02T12:00:00Z").teasers
    assert [t.title for t in found] == [f"{one[1]} und Ufer" for one in NEWS]
