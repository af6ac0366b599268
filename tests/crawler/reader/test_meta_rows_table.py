"""Rows about an article, trails and boxes around it: mark, author, section and keywords."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import KICKERS, TEXTS, TITLES
from tests.crawler.reader.test_kicker_cards_table import read as read_cards
from tests.crawler.reader.test_kicker_cards_table import url as url_of
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}watt/"
TITLE = "Moorburg misst das Watt"
LEAD = (
    "Die Gemeinde Moorburg misst seit dem Frühjahr mit Sensoren, wie hoch das Wasser im Watt steht."
)
ONE = "Die Werte laufen alle zehn Minuten in die Leitstelle, die bei einer Flut sofort Alarm gibt."
TWO = "Bezahlt haben die Anlage der Kreis und die Gemeinde je zur Hälfte, sagte der Landrat am Montag."
HEAD = f"<p>Küstenschutz</p><h1>{TITLE}</h1>"
TEXT = f"<p>{ONE}</p><p>{TWO}</p>"
FILED = '<a href="/k21-themen/umwelt/" rel="category tag">Umwelt</a>'


def read(body: str, *, before: str = "", head: str = "") -> Article:
    page = f"<html lang=de><title>{TITLE}</title>{head}<body>{before}<main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


def check(found: Article) -> None:
    assert (found.kicker, found.title, found.teaser) == ("Küstenschutz", TITLE, LEAD)
    assert found.body == f"{ONE}\n\n{TWO}"


MARKS = {
    "in brackets": "<div><span>10.10.2025</span> <span>|</span> <span>(ve)</span> <span>|</span> <a href='#d'>Drucken</a></div>",
    "with its label": "<div><time>10. Oktober 2025</time><span>·</span><span>Kürzel: <!-- -->ve</span><span>·</span><span>3<!-- --> Min.</span></div>",
    "label first": "<p><span>Kürzel: ve</span> | <span>10.10.2025</span></p>",
}


@pytest.mark.parametrize("row", MARKS.values(), ids=MARKS)
def test_the_mark_in_a_row(row: str) -> None:
    found = read(f"{HEAD}{row}<p>{LEAD}</p>{TEXT}")
    check(found)
    assert (found.byline, found.published) == ("ve", "2025-10-10")


ROWS = {
    "the section behind the name": f"<div><span>10.10.2025</span> | <span>Von <span itemprop=author>Vera Ender</span>, {FILED}</span></div>",
    "with a small word": f"<div><time>10.10.2025</time>/<span class=blog-categories>in {FILED}</span>/<span>von <a rel=author href=/author/ve>Vera Ender</a></span></div>",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_author_and_section_in_one_row(row: str) -> None:
    found = read(f"{HEAD}{row}<p>{LEAD}</p>{TEXT}")
    check(found)
    assert (found.byline, found.section) == ("Vera Ender", "Umwelt")


def test_a_long_row_behind_the_text_is_none_of_it() -> None:
    row = (
        f"<div><div>Von <span>Redaktion</span><span>|</span>Kategorien: {FILED}<span>|</span>Tags: "
        '<a href="/tag/watt/" rel=tag>Wattenmeer</a>, <a href="/tag/pegel/" rel=tag>Pegelstand</a>'
        f"<span>|</span><span>Kommentare deaktiviert<span> für {TITLE}</span></span></div></div>"
    )
    found = read(f"{HEAD}<p>[10.10.2025] {LEAD}</p>{TEXT}{row}")
    check(found)
    assert (found.byline, found.section, found.tags) == (
        None,
        "Umwelt",
        ("Wattenmeer", "Pegelstand"),
    )


def test_a_form_around_the_page_hides_nothing() -> None:
    picture = '<div><div><img src="/watt.jpg" alt="Watt"></div><div><p>Der Pegel steht im Watt.<br>Foto: Kreis Auental</p></div></div>'
    body = f"{HEAD}<div>von <span>Vera Ender</span> | 10.10.2025</div><p>{LEAD}</p>{picture}{TEXT}"
    found = read(f'<form method=post><input type=hidden name=s value="1">{body}</form>')
    check(found)
    assert found.byline == "Vera Ender"
    assert (found.image_caption, found.image_credit) == (
        "Der Pegel steht im Watt.",
        "Kreis Auental",
    )


TRAILS = {
    "a sign of the home page": f'<div class="ui breadcrumbs" role=navigation><a href="/"><svg></svg></a><div>/</div><a href="/k21-themen/umwelt/">Umwelt</a><div>/</div><div>{TITLE}</div></div>',
    "beside a shorter one in the data": f'<nav><ol><li><a href="/">Startseite</a></li><li><a href="/k21-themen/umwelt/">Umwelt</a></li><li>{TITLE}</li></ol></nav>',
}


@pytest.mark.parametrize("trail", TRAILS.values(), ids=TRAILS)
def test_the_section_in_a_trail(trail: str) -> None:
    data = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList",'
        '"itemListElement":[{"@type":"ListItem","position":1,"name":"Startseite","item":"https://www.kommune21.de/"},'
        f'{{"@type":"ListItem","position":2,"name":"{TITLE}"}}]}}</script>'
    )
    found = read(f"{HEAD}<p>[10.10.2025] {LEAD}</p>{TEXT}", before=trail, head=data)
    check(found)
    assert found.section == "Umwelt"


def test_the_one_keyword_of_the_data_that_is_the_section_is_none() -> None:
    data = '<meta property="article:tag" content="Umwelt"><meta property="article:section" content="Umwelt">'
    found = read(f"{HEAD}<p>[10.10.2025] {LEAD}</p>{TEXT}", head=data)
    check(found)
    assert (found.section, found.tags) == ("Umwelt", ())


def test_the_several_values_of_a_term() -> None:
    facts = (
        "<aside><dl><div><dt>Autorinnen</dt><dd>Vera Ender</dd><dd>Ida Aue</dd></div>"
        '<div><dt>Stichwörter</dt><dd><a href="/tags/watt">Watt</a></dd><dd><a href="/tags/pegel">Pegel</a></dd></div>'
        "<div><dt>Lesezeit</dt><dd>2 Minuten</dd></div></dl><button>Link kopieren</button></aside>"
    )
    found = read(f"<header>{HEAD}<p>{LEAD}</p></header>{facts}<div>{TEXT}</div>")
    check(found)
    assert (found.byline, found.tags) == ("Vera Ender, Ida Aue", ("Watt", "Pegel"))


CARDS = (0, 2, 3, 4, 5)
ABOVE = {
    "a cover with the headline": '<div class=roll><a href="{u}">{t}</a></div><h2><a href="{u}">{k}: {t}</a></h2>',
    "a cover with both": '<div class=roll><a href="{u}">{k}: {t}</a></div><h2><a href="{u}">{k}: {t}</a></h2>',
}


@pytest.mark.parametrize("form", ABOVE.values(), ids=ABOVE)
def test_the_headline_on_a_cover_is_no_kicker(form: str) -> None:
    cards = "".join(
        f"<article>{form}<p>[0{n + 1}.10.2025] {TEXTS[n]}</p></article>".format(
            k=KICKERS[n], t=TITLES[n], u=url_of(n)
        )
        for n in CARDS
    )
    feed = '<h1>Meldungen <a href="/k21-meldungen/index.xml" aria-label="RSS"></a></h1>'
    rows, _ = read_cards(feed + cards, "www.kommune21.de")
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in CARDS]


@pytest.mark.parametrize("row", ["10.10.2025 (ve)", "Moorburg, 10. Oktober 2025 (ve)"])
def test_the_mark_behind_a_day(row: str) -> None:
    found = read(f"{HEAD}<div>{row}</div><p>{LEAD}</p>{TEXT}")
    check(found)
    assert (found.byline, found.published) == ("ve", "2025-10-10")


def test_facts_in_a_column_with_tools() -> None:
    facts = (
        "<div><aside><dl><div><dt>Datum</dt><dd><time>10.10.2025</time></dd></div><div><dt>Kürzel</dt><dd>ve</dd></div>"
        '<div><dt>Themenbereich</dt><dd><a href="/k21-themen/umwelt/">Umwelt</a></dd></div>'
        '<div><dt>Stichwörter</dt><dd><a href="/schlagwort/watt/">Watt</a><br><a href="/schlagwort/pegel/">Pegel</a></dd></div></dl>'
        '<div><p>Teilen</p><ul><li><a href="https://netz.example/teilen">LinkedIn</a></li><li><a href="#">Drucken</a></li></ul></div></aside>'
    )
    found = read(f"<header>{HEAD}</header>{facts}<div><p>{LEAD}</p>{TEXT}</div></div>")
    check(found)
    assert (found.byline, found.section, found.tags) == ("ve", "Umwelt", ("Watt", "Pegel"))


def test_the_label_of_a_value_is_no_section() -> None:
    kind = '<dl><dt class="label">Typ:</dt><dd>Meldung</dd><dt class="label">Datum</dt><dd>10.10.2025</dd></dl>'
    found = read(f"{kind}{HEAD}<p>{LEAD}</p>{TEXT}")
    check(found)
    assert found.section is None
