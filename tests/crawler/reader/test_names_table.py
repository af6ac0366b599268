"""Kicker, title and teaser, line by line: what is one, and what only stands where one would."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}rathaus-startet/"
LEAD = "Celle bietet seinen Bürgern jetzt ein Portal für alle Leistungen der Verwaltung an."
P1 = "Die Stadt hat ein neues Portal gestartet, mit dem alle ihre Anträge stellen können."
P2 = "Seit dem Frühjahr arbeiten die Ämter daran, sagte die Bürgermeisterin bei der Vorstellung."
TEXT = f"<p>[07.10.2025] {LEAD}</p><p>{P1}</p><p>{P2}</p>"
MENU = '<nav><ul><li><a href="/">Start</a></li><li><a href="/k21-meldungen/">Kurz gemeldet</a></li></ul></nav>'
H1 = "<h1>Rathaus startet</h1>"


def read(body: str, title: str = "Rathaus startet - Kommune21", head: str = "") -> Article:
    html = (
        f"<html lang=de><head><title>{title}</title>{head}</head><body>{MENU}{body}</body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


NO_KICKER = {
    "name of the site, linked home": f'<header><p><a href="/" rel="home">Kommune21</a></p></header><main>{H1}{TEXT}</main>',
    "name of the site as a heading": f'<h1><a href="/" rel="home">Kommune21</a></h1><main>{H1}{TEXT}</main>',
    "motto below the name": f'<div><a href="/" rel="home">Kommune21</a></div><p>Alles für das Rathaus</p><main>{H1}{TEXT}</main>',
    "motto in the header": f"<header><p>Alles für das Rathaus</p></header><main>{H1}{TEXT}</main>",
    "heading that the menu names": f"<main><div><h2>Kurz gemeldet</h2></div><div>{H1}{TEXT}</div></main>",
    "general heading": f"<main><h2>Meldungen</h2>{H1}{TEXT}</main>",
    "breadcrumb": f'<main><p><a href="/">Start</a> › <a href="/k21-themen/">Themen</a></p>{H1}{TEXT}</main>',
    "breadcrumb of one": f'<main><p><a href="/">Startseite</a> / Themen</p>{H1}{TEXT}</main>',
    "author": f"<main><p>Von Vera Ender</p>{H1}{TEXT}</main>",
    "author, linked": f'<main><p><a href="/author/ve/">Vera Ender</a></p>{H1}{TEXT}</main>',
    "credit": f'<main><img src="/u/1.jpg" alt=""><p>Foto: Stadt Celle</p>{H1}{TEXT}</main>',
    "credit in brackets": f'<main><img src="/u/1.jpg" alt=""><p>(Bildquelle: Stadt Celle)</p>{H1}{TEXT}</main>',
    "button": f"<main><button>Teilen</button>{H1}{TEXT}</main>",
    "link to a place in the page": f'<main><p><a href="#inhalt">Zum Inhalt</a></p>{H1}{TEXT}</main>',
    "link to its comments, whole address": f'<main><header>{H1}<div><a href="{URL}#antworten">Was sagst du</a></div></header>{TEXT}</main>',
    "date": f"<main><p>7. Oktober 2025</p>{H1}{TEXT}</main>",
    "day header": f"<main><p>Dienstag, 7. Oktober 2025</p>{H1}{TEXT}</main>",
    "age": f"<main><p>vor 3 Stunden</p>{H1}{TEXT}</main>",
    "minutes": f"<main>{H1}<p>4 min Lesezeit</p>{TEXT}</main>",
    "comments": f"<main>{H1}<p>Keine Kommentare</p>{TEXT}</main>",
    "label of an advertisement": f"<main><p>Anzeige</p>{H1}{TEXT}</main>",
    "item of a list": f'<main><ul><li>Eins</li><li>Zwei</li></ul>{H1}{TEXT}</main>',
    "row of boxed links": f'<main><div><div><a href="/abo/">Abo</a></div><div><a href="/heft/">Heft</a></div></div>{H1}{TEXT}</main>',
    "section": f'<main><a href="/category/it/" rel="category tag">IT</a>{H1}{TEXT}</main>',
    "share bar": f'<main><p><a href="https://x.example/s">X</a> <a href="https://in.example/s">In</a></p>{H1}{TEXT}</main>',
}  # fmt: skip


@pytest.mark.parametrize("body", NO_KICKER.values(), ids=NO_KICKER)
def test_no_kicker(body: str) -> None:
    found = read(body)
    assert (found.kicker, found.title, found.teaser) == (None, "Rathaus startet", LEAD)
    assert found.body == f"{P1}\n\n{P2}"


KICKER = {
    "above": f"<main><p>Stadt Celle</p>{H1}{TEXT}</main>",
    "only item of a list": f'<main><ul><li><a href="/k21-themen/celle/">Stadt Celle</a></li></ul>{H1}{TEXT}</main>',
    "below, only item of a list": f"<main>{H1}<ul><li>Stadt Celle</li></ul>{TEXT}</main>",
    "behind an empty anchor": f'<main><a name="oben"></a><p>Stadt Celle</p><a id="t"></a>{H1}{TEXT}</main>',
    "below": f"<main>{H1}<p>Stadt Celle</p>{TEXT}</main>",
    "below, as a heading": f"<main>{H1}<h3>Stadt Celle</h3>{TEXT}</main>",
    "beside a date": f"<main><p><span>Stadt Celle</span> <span>7. Oktober 2025</span></p>{H1}{TEXT}</main>",
    "in an aside of the header": f"<main><article><header><aside>Stadt Celle</aside>{H1}</header>{TEXT}</article></main>",
    "above a share bar": f'<main><article><header><p>Stadt Celle</p><div><a href="https://x.example/s">X</a></div>{H1}</header>{TEXT}</article></main>',
    "behind a trail in one line": f'<main><small><a href="/">Start</a> » <a href="/k21-meldungen/">Meldungen</a> » Rathaus</small><span>Stadt Celle</span>{H1}{TEXT}</main>',
    "linked to its topic": f'<main><p><a href="/k21-themen/celle/" rel="tag">Stadt Celle</a></p>{H1}{TEXT}</main>',
    "below a page heading": f"<main><h2>Meldungen</h2><div><p>Stadt Celle</p>{H1}{TEXT}</div></main>",
}  # fmt: skip


@pytest.mark.parametrize("body", KICKER.values(), ids=KICKER)
def test_kicker(body: str) -> None:
    found = read(body)
    assert (found.kicker, found.title, found.teaser) == ("Stadt Celle", "Rathaus startet", LEAD)
    assert found.body == f"{P1}\n\n{P2}"


@pytest.mark.parametrize(
    ("kicker", "line"),
    [("BSI/Kommunen", '<a href="/k21-themen/x/">BSI/Kommunen</a>'), ("NORDA | CMS", "NORDA | CMS"),
     ("Green IT", "Green IT:"), ("Was > Wie", "Was &gt; Wie")],
)  # fmt: skip
def test_a_kicker_with_marks(kicker: str, line: str) -> None:
    assert read(f"<main><p>{line}</p>{H1}{TEXT}</main>").kicker == kicker


@pytest.mark.parametrize(
    "title",
    [
        "Länder: Der Bund soll liefern",
        "„Wir haben Wildwuchs“: Ein Gespräch",
        "„Wir haben das Telefon unterschätzt“",
        "Rathaus 2.0: „Celle: macht mit“",
        "Was kostet: eine Schnittstelle?",
    ],
)
@pytest.mark.parametrize(
    "tail", ["", " - Kommune21", " | Kommune21 | E-Government", ": Kommune21", " :: Kommune21"]
)
def test_a_quotation_or_colon_is_not_cut(title: str, tail: str) -> None:
    found = read(f"<main><p>Stadt Celle</p><h1>{title}</h1>{TEXT}</main>", title + tail)
    assert (found.kicker, found.title) == ("Stadt Celle", title)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<main><h2>Kurz gemeldet</h2><h3>Rathaus startet</h3>{TEXT}</main>", "Rathaus startet"),
        (f"<main><h1>Rathaus startet</h1>{TEXT}<h1>Kontakt</h1><p>Olgastraße 7</p></main>",
         "Rathaus startet"),
        (f"<main><h2>Rathaus startet</h2>{TEXT}<h2>Newsletter</h2><p>Kostenlos.</p></main>",
         "Rathaus startet"),
    ],
)  # fmt: skip
def test_without_metadata_the_first_heading_with_prose(body: str, title: str) -> None:
    assert read(body, "Kommune21").title == title


def test_the_pages_own_headline_is_no_teaser() -> None:
    html = f'<main><h1><a href="{URL}">Rathaus startet</a></h1>{TEXT}</main>'
    page = f"<title>Rathaus startet</title><body>{html}"
    assert read_article(page, URL, SITE, FETCHED_AT).teasers == ()
    other = f'<main><h1><a href="{LISTING}andere/">Rathaus startet</a></h1>{TEXT}</main>'
    assert read(other).title == "Rathaus startet"


@pytest.mark.parametrize("again", ["<p>Rathaus startet</p>", "<h2>Rathaus startet</h2>"])
def test_a_headline_printed_twice_is_no_lead(again: str) -> None:
    found = read(f"<main>{H1}{again}{TEXT}</main>")
    assert (found.title, found.teaser, found.kicker) == ("Rathaus startet", LEAD, None)
    assert found.body == f"{P1}\n\n{P2}"
