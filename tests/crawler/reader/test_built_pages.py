"""What page builders print around a text, each part in a box of its own."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article, read_listing
from crawler.sites import site_of
from pipelines.normalise import normalise_article
from pipelines.validate import fault
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read

NOW = "2026-03-02T12:00:00Z"
HOME = "https://www.deichbote.example"
TEXT = f"<p>{LEAD}</p><div><p>{P1}</p><p>{P2}</p></div>"
TRAIL = (
    '<div><span><a href="/">Start</a></span><i></i><span><a href="/thema/bauen/">Bauen</a></span>'
    "<i></i><span>Rathaus startet</span></div>"
)
MENU = (
    '<ul><li><a href="/thema/bauen/">Bauen</a></li><li><a href="/thema/recht/">Recht</a></li></ul>'
)

ABOVE = {
    "in a banner with the headline": f"<section role=banner><header><p>Deichbau</p>{H1}</header>"
    "</section>",
    "behind a trail whose pieces touch": f"<div>{TRAIL}<div><div>Deichbau</div></div><div>{H1}"
    "</div></div>",
    "behind the link to its section": '<div><a href="/bauen">Bauen</a><span>Deichbau</span></div>'
    f"{H1}",
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_a_kicker_in_a_box_of_its_own(above: str) -> None:
    found = read(f"<div><div>{above}{TEXT}</div></div>")
    assert (found.kicker, found.title, found.teaser) == ("Deichbau", "Rathaus startet", LEAD)
    assert found.body == f"{P1}\n\n{P2}"


def test_the_section_beside_the_kicker() -> None:
    found = read(f"<main>{ABOVE['behind the link to its section']}{TEXT}</main>")
    assert found.section == "Bauen"


def test_the_section_nearest_to_the_headline_is_its_own() -> None:
    line = '<div><a href="/thema/bauen/">Bauen</a></div>'
    assert read(f"<ul>{MENU}</ul><div>{line}{H1}{TEXT}</div>").section == "Bauen"


def test_a_menu_that_begins_with_the_home_page_is_no_trail() -> None:
    entries = "".join(f'<li><a href="/{n}/">{n}</a></li>' for n in ("Start", "Archiv", "Verein"))
    header = f"<header><nav><ul>{entries}</ul></nav></header>"
    assert foreign(f"{header}<main>{H1}{TEXT}</main>", "Rathaus startet").section is None


BETWEEN = {
    "share bar without links": "<div><span>Facebook</span><span>Xing</span><span>Link kopieren"
    "</span></div>",
    "button that shows a film": "<figure><div><p>Hier steht sonst ein Film. Wer ihn sieht, "
    "sendet Daten an seinen Anbieter.</p><button>Film zeigen</button><button>Video zeigen</button>"
    "</div></figure>",
    "subscription without a form": "<div><p><b>Deichpost</b></p><p>Bestellen Sie unseren "
    "Newsletter, er kommt am Freitag.</p></div>",
    "reference in a box": '<div><span>Zum Thema</span><a href="/k21-meldungen/wehr/"><span>Wehr '
    "steht wieder</span></a><time>20.09.2025</time><p>Der Bach ist gestaut.</p></div>",
}


@pytest.mark.parametrize("box", BETWEEN.values(), ids=BETWEEN)
def test_a_box_between_paragraphs(box: str) -> None:
    text = f"<p>{LEAD}</p><div><p>{P1}</p>{box}<p>Das Amt half.</p><p>{P2}</p></div>"
    found = read(f"<article>{H1}<p>07.10.2025</p>{text}</article>")
    assert found.body == f"{P1}\n\nDas Amt half.\n\n{P2}"


def test_a_paragraph_about_a_newsletter_is_text() -> None:
    said = "Das Amt schreibt nun einen Newsletter. Sie finden ihn auf der Seite der Gemeinde."
    found = read(
        f"<article>{H1}<p>{LEAD}</p><div><p>{P1}</p><p>{said}</p><p>{P2}</p></div></article>"
    )
    assert found.body == f"{P1}\n\n{said}\n\n{P2}"


PAGER = (
    '<ul><li>← Voriger<br><a href="/k21-meldungen/wehr/">Wehr steht</a></li>'
    '<li>Nächster →<br><a href="/k21-meldungen/bus/">Bus fährt</a></li></ul>'
)
COMMENTS = (
    "<section><h2>Reaktionen</h2><ol><li><b>Nils aus dem Bauhof</b> <time>9. Oktober 2025</time>"
    "<p>Bei uns am Siel wäre das schon vor zwanzig Jahren nötig gewesen.</p></li></ol></section>"
)
BELOW = {
    "names behind a dash": (f"<p>— Vera Ender und Ida Lenz</p>{PAGER}", "Vera Ender, Ida Lenz"),
    "the mark above comments": (f"<p>(ve)</p>{COMMENTS}", "ve"),
    "the mark above a linked section": ('<p>(ve)</p><p>Rubrik: <a href="/amt/">Amt</a></p>', "ve"),
    "a word above keywords": ('<ul><li>Themen</li><li><a href="/tag/a/">OZG</a></li></ul>', None),
}  # fmt: skip


@pytest.mark.parametrize(("line", "byline"), BELOW.values(), ids=BELOW)
def test_what_follows_a_text(line: str, byline: str | None) -> None:
    found = read(f"<main>{H1}<p><b>{LEAD}</b></p><p>{P1}</p><p>{P2}</p>{line}</main>")
    assert (found.byline, found.body) == (byline, f"{P1}\n\n{P2}")


def test_a_subheading_about_reactions_is_text() -> None:
    text = f"<p>{P1}</p><h2>Reaktionen</h2><p>{P2}</p>"
    found = read(f"<main>{H1}<p><b>{LEAD}</b></p>{text}</main>")
    assert found.body == f"{P1}\n\nReaktionen\n\n{P2}"


def test_keywords_in_an_aside_of_the_article() -> None:
    aside = '<aside><h2>Stichwörter</h2><ul><li><a href="/w/a">OZG</a></li><li>IT</li></ul></aside>'
    assert read(f"<article>{H1}{TEXT}{aside}</article>").tags == ("OZG", "IT")
    assert read(f"<main>{H1}{TEXT}</main>{aside}").tags == ()


def foreign(body: str, title: str) -> Article:
    url = f"{HOME}/meldung_4711_deich.html"
    page = f"<title>{title}</title><body>{body}</body>"
    return normalise_article(read_article(page, url, site_of(url), NOW).article)


def test_the_name_that_leads_home_is_no_headline() -> None:
    top = '<h1><a href="/">Deichbote</a></h1>'
    found = foreign(f"{top}<div><h2>Siel ist dicht</h2>{TEXT}</div>", "Neues - Deichbote")
    assert found.title == "Siel ist dicht"


def test_a_page_that_has_moved_is_no_article() -> None:
    said = (
        "<p>Der gewünschte Beitrag ist nicht mehr vorhanden oder hat eine andere Adresse.</p>"
        "<p>Ein Link auf unserer Seite führt ins Leere? Dann schreiben Sie uns bitte.</p>"
    )
    found = foreign(f"<main><h1>Hier ist gerade nichts</h1>{said}</main>", "Hier ist gerade nichts")
    refused = fault(found)
    assert refused is not None
    assert refused[0] == "soft-404"


def test_two_texts_that_open_with_dated_subheadings() -> None:
    one = f"<div><h2>Deich hält</h2><h3>[07.10.2025] {LEAD}</h3><p>{P1}</p><p>{P2}</p></div>"
    found = foreign(f"<main>{one}{one.replace('Deich', 'Siel')}</main>", "Kurz gemeldet")
    assert "several-articles" in {remark.reason for remark in found.remarks}


def cards(sign: str, *, menu: bool = False) -> list[tuple[str | None, str | None]]:
    links = "".join(f'<li><a href="/s{n}-bote/">Seite {n} vom Boten</a></li>' for n in range(20))
    page = f"<ul>{links}</ul>" if menu else ""
    for n in range(6):
        to = f"/deich/{n}-wasser-am-deich"
        title = f"Ort {'ABCDEF'[n]}{sign}Wasser steigt"
        page += f'<div><h3><a href="{to}">{title}</a></h3><p>{LEAD}</p></div>'
    found = read_listing(f"<body>{page}</body>", f"{HOME}/deich/", site_of(HOME), "listing", NOW)
    return [(t.kicker, t.title) for t in found.teasers if t.text]


@pytest.mark.parametrize("sign", [": ", " | "])
@pytest.mark.parametrize("menu", [True, False])
def test_a_menu_decides_nothing_about_the_kickers_of_a_listing(sign: str, menu: bool) -> None:
    assert cards(sign, menu=menu) == [(f"Ort {c}", "Wasser steigt") for c in "ABCDEF"]


def test_an_arrow_with_a_short_name_leads_to_the_next_page() -> None:
    links = (("1", "zurück", "‹"), ("3", "vor", "›"))
    pages = "".join(f'<a href="/deich?page={n}" aria-label="{s}">{t}</a> ' for n, s, t in links)
    url = f"{HOME}/deich?page=2"
    found = read_listing(f"<body>{pages}</body>", url, site_of(HOME), "listing", NOW)
    assert found.next == f"{HOME}/deich?page=3"
