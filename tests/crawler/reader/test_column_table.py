"""What stands in another column or in the menu is neither picture, credit nor section."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}bus-auf-zuruf/"
LEAD = "Im Kreis Steinau fährt der Bus nur noch, wenn ihn jemand mit dem Telefon bestellt."
P1 = "Sechs Kleinbusse ersetzen vier Linien, auf denen zuletzt kaum jemand unterwegs war."
P2 = "Nach einem Jahr will der Kreistag entscheiden, ob das Angebot auf Dauer bleibt."
TEXT = f"<h1>Bus auf Zuruf</h1><p>[04.03.2025] {LEAD}</p><p>{P1}</p><p>{P2}</p>"
ADVERT = '<img src="/gif/probe.gif" width="160" height="120" alt="Probeheft">'
FOOT = "© Verlag am Markt, Steinau"
FOREIGN = {
    "cells": f"<table><tr><td>{TEXT}</td><td>{ADVERT}</td></tr><tr><td colspan=2>{FOOT}</td></tr></table>",
    "boxes": f"<div><div>{TEXT}</div><div>{ADVERT}</div></div><div>{FOOT}</div>",
    "box within the main part": f"<main><div class=l>{TEXT}</div><div class=r>{ADVERT}<p>Foto: Verlag</p></div></main>",
    "spans": f"<div><div>{TEXT}</div><span>{ADVERT}</span><br><br>{FOOT}</div>",
}  # fmt: skip
OWN = {
    "credit below": f'<article>{TEXT}<p><img src="/u/bus.jpg" alt="Bus"></p><p>Foto: Kreis Steinau</p></article>',
    "box below": f'<article>{TEXT}<div><img src="/u/bus.jpg" alt="Bus"><small>(Bildquelle: Kreis Steinau)</small></div></article>',
    "figure below": f'<main><div>{TEXT}</div><figure><img src="/u/bus.jpg" alt="Bus"><figcaption>Foto: Kreis Steinau</figcaption></figure></main>',
}  # fmt: skip
ENTRIES = [("/", "Startseite"), ("/k21-meldungen/", "Meldungen"), ("/k21-termine/", "Termine"),
           ("/k21-guide/", "Anbieter")]  # fmt: skip
MENUS = {
    "list": "<ul id=m>{}</ul>".format("".join(f'<li><a href="{a}">{n}</a></li>' for a, n in ENTRIES)),
    "boxes": "<div id=m>{}</div>".format("".join(f'<div><a href="{a}">{n}</a></div>' for a, n in ENTRIES)),
    "line": "<p>{}</p>".format(" | ".join(f'<a href="{a}">{n}</a>' for a, n in ENTRIES)),
    "cells": "<table><tr>{}</tr></table>".format("".join(f'<td><a href="{a}">{n}</a></td>' for a, n in ENTRIES)),
}  # fmt: skip
TRAILS = {
    "list": '<ul><li><a href="/">Start</a></li><li><a href="/k21-meldungen/">Meldungen</a></li><li><a href="/k21-verkehr/">Verkehr</a></li></ul>',
    "ordered": '<ol><li><a href="/">Home</a></li><li><a href="/a">Ämter</a></li><li><a href="/b">Straßen</a></li><li><a href="/c">Verkehr</a></li></ol>',
    "line": '<p>Sie befinden sich hier: <a href="/">Start</a> &gt; <a href="/k21-verkehr/">Verkehr</a></p>',
    "folders": '<div><a href="/">Home</a> / <a href="/k21-a/">Archiv</a> / <a href="/k21-a/2025/">2025</a> / <a href="/k21-a/2025/verkehr/">Verkehr</a></div>',
}  # fmt: skip


def read(body: str) -> Article:
    html = (
        "<html lang=de><head><title>Bus auf Zuruf - Kommune21</title></head>"
        f"<body>{body}</body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


@pytest.mark.parametrize("body", FOREIGN.values(), ids=FOREIGN)
def test_a_picture_of_another_column_is_not_the_articles(body: str) -> None:
    found = read(body)
    assert (found.image_url, found.image_caption, found.image_credit) == (None, None, None)
    assert found.body == f"{P1}\n\n{P2}"


@pytest.mark.parametrize("body", OWN.values(), ids=OWN)
def test_a_picture_below_the_text_may_be_the_articles(body: str) -> None:
    found = read(body)
    assert ((found.image_url or "")[-10:], found.image_credit) == ("/u/bus.jpg", "Kreis Steinau")


@pytest.mark.parametrize("menu", MENUS.values(), ids=MENUS)
def test_an_entry_of_the_menu_is_no_section(menu: str) -> None:
    assert read(f"<div>{menu}<div><div>{TEXT}</div></div></div>").section is None


@pytest.mark.parametrize("menu", MENUS.values(), ids=MENUS)
@pytest.mark.parametrize("trail", TRAILS.values(), ids=TRAILS)
def test_the_trail_below_a_menu_names_the_section(trail: str, menu: str) -> None:
    assert read(f"<div>{menu}<div>{trail}<div>{TEXT}</div></div></div>").section == "Verkehr"
