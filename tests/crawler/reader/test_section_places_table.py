"""Sections by their place above the headline: badges, bars of the article, links beside a date."""

from __future__ import annotations

import pytest

from crawler.reader import read_article
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, SITE, URL, read
from tests.support.composed import FETCHED_AT

LINK = '<a href="/t7-gebiete/verkehr/">Verkehr</a>'
KICKER = '<p class="dachzeile">Stadt Auental</p>'
PLACES = {
    "badge": f'<div><span class="badge">Verkehr</span></div>{KICKER}',
    "badge beside a date": '<div><span class="badge a">07.10.25</span><span class="badge b">Verkehr'
    f"</span></div>{KICKER}",
    "chip of a kit": '<div class="row"><x-chip><span class="kit-chip__text">Verkehr</span></x-chip>'
    f"</div>{KICKER}",
    "page by its parameter": f'<p><a href="/alles/?kategorie=7">Verkehr</a></p>{KICKER}',
    "bar of the article": f"<header><nav>{LINK}</nav></header>",
    "link behind a date": f"<div><span>Stand: 07.10.2025 09:12 Uhr</span> <span>| {LINK}</span></div>",
    "link amid data": f"<div><span>07.10.2025</span> | <span>{LINK}</span> | <span>Nachricht</span>"
    f"</div>{KICKER}",
}


@pytest.mark.parametrize("above", PLACES.values(), ids=PLACES)
def test_the_section_above_the_headline(above: str) -> None:
    found = read(f"<main><article>{above}{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article></main>")
    assert (found.section, found.title) == ("Verkehr", "Rathaus startet")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


ENTRY = '<nav><ul><li><a href="/t7-gebiete/verkehr/">Verkehr</a></li><li><a href="/abo/">Abo</a></li></ul></nav>'
CALLED = {
    "beside the headline in its header": f"<header><aside>Verkehr</aside>{KICKER}{H1}</header>",
    "in a list of facts": f"<ul><li>{LINK}</li><li>07.10.2025</li><li>3 Min. Lesezeit</li></ul>{H1}",
    "below the headline": f"{H1}<ul><li>7. Oktober 2025</li><li>Von Vera Ender</li><li>{LINK}</li></ul>",
    "behind a small word": f"<div>in {LINK}</div>{KICKER}{H1}",
    "words alone": f"<div>Verkehr</div>{KICKER}{H1}",
}


@pytest.mark.parametrize("head", CALLED.values(), ids=CALLED)
def test_a_line_called_like_an_entry_of_the_menu(head: str) -> None:
    text = f"<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>"
    found = read(f"{ENTRY}<main><article>{head}{text}</article></main>")
    assert (found.section, found.body) == ("Verkehr", f"{P1}\n\n{P2}")


@pytest.mark.parametrize("name", ["Abo", "Stadt Auental"])
def test_a_service_or_another_word_is_none(name: str) -> None:
    head = f"<div>{name}</div>{KICKER}{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>"
    assert read(f"{ENTRY}<main><article>{head}</article></main>").section == "Kurz gemeldet"


def test_a_label_above_a_list_of_one() -> None:
    tail = f"<div><div>Rubrik</div><ul><li>{LINK}</li></ul></div>"
    text = f"<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{tail}</article>"
    assert read(f"<main>{text}</main>").section == "Verkehr"


OTHERS = {
    "a paid one": f'<div><span class="badge">Anzeige</span></div>{KICKER}',
    "several": '<div class="badge">Bau</div><div class="badge">Verkehr</div>' + KICKER,
    "a bar of several": f'<header><nav>{LINK} <a href="/bau/">Bau</a></nav></header>',
    "an author": '<div><time>7.10.2025</time>, von <a href="/wir/iris-talheim">Iris Talheim</a></div>',
    "an author's page": '<div>7.10.2025 | <a href="/autoren/iris-talheim">Iris Talheim</a></div>',
    "an address of others": '<div>07.10.2025 | <a href="/amt-4711">Verkehr</a></div>',
}


@pytest.mark.parametrize("above", OTHERS.values(), ids=OTHERS)
def test_what_is_no_section_above_the_headline(above: str) -> None:
    found = read(f"<main><article>{above}{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article></main>")
    assert found.section == "Kurz gemeldet"  # of the trail


TEXT = f"{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>"
KINDS = {
    "of the site": ('<a href="/c/all">Alle</a> <a href="/c/bau">Bau</a>', "Kurz gemeldet"),
    "of the article": ('<a href="/c/bau">Bau</a> <a href="/c/bahn">Bahn</a>', "Bau"),
}


@pytest.mark.parametrize(("links", "section"), KINDS.values(), ids=KINDS)
def test_links_below_their_label(links: str, section: str) -> None:
    box = f"<div><h2>Kategorien</h2><p>{links}</p></div>"
    assert read(f"<div>{TEXT}{box}</div>").section == section


@pytest.mark.parametrize("last", ["Kontakt", "Impressum", "Über uns"])
def test_a_bar_with_a_service_of_the_site_is_no_trail(last: str) -> None:
    bar = "".join(f'<li><a href="/{i}/">{t}</a></li>' for i, t in enumerate(("Neues", last)))
    bar = f'<div><ul><li><a href="/">Start</a></li>{bar}</ul></div>'
    assert read(f"{bar}<div>{TEXT}</div>").section != last


def _section(page: str) -> str | None:
    """Read the section of a page without a menu."""
    head = "<head><title>Rathaus startet</title></head>"
    return normalise_article(
        read_article(f"<html lang=de>{head}{page}</html>", URL, SITE, FETCHED_AT).article
    ).section


CRUMB = '<a href="/k21-meldungen/">Aus dem Haus</a>'
TRAILS = {
    "listing behind it": f'<ol id="breadcrumbs"><li>{LINK}</li><li>{CRUMB}</li></ol>',
    "listing before it": f'<nav aria-label="breadcrumb"><li class="breadcrumb-item">{CRUMB}</li>'
    f'<li class="breadcrumb-item">{LINK}</li></nav>',
    "every blog": f'<div class="page-breadcrumbs"><p><a href="/b/">Alle Beiträge</a></p><p>{LINK}</p>'
    "</div>",
}


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("trail", TRAILS.values(), ids=TRAILS)
def test_a_trail_without_the_home_page(trail: str, place: str) -> None:
    above, below = (trail, "") if place == "above" else ("", trail)
    text = f"<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>"
    page = f"<body><div><div>{above}{H1}{below}</div>{text}</div></body>"
    assert _section(page) == "Verkehr"


STEPS = {
    "page of its own words": ('<a href="/verkehr/">Verkehr</a>', "Verkehr"),
    "home page": ('<a href="/">Verkehr</a>', None),
    "listing": ('<a href="/meldungen/">Meldungen</a>', None),
    "other words": ('<a href="/verkehr/">Zur Suche</a>', None),
    "two in a line": ('<a href="/verkehr/">Verkehr</a> <a href="/bau/">Bau</a>', None),
}


@pytest.mark.parametrize(("link", "section"), STEPS.values(), ids=STEPS)
def test_a_trail_of_one_step(link: str, section: str | None) -> None:
    trail = f'<nav class="kreis-breadcrumb"><ul><li>{link}</li></ul></nav>'
    page = f"<body>{trail}<div>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></div></body>"
    assert _section(page) == section


def test_a_bar_of_the_site_is_no_trail() -> None:
    bar = f'<ul class="menu"><li>{LINK}</li><li>{CRUMB}</li></ul>'
    page = f"<body><div>{bar}</div><div>{TEXT}</div></body>"
    assert _section(page) is None
