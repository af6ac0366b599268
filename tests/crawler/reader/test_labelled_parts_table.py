"""Parts that a label or a role names: a kicker behind keywords, a menu of keywords, pictures to be
clicked at, hidden colons, names of authors in cards, notes behind a mark."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article, read_listing
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article, normalise_teaser
from tests.crawler.reader.test_kicker_cards_table import HOSTS, KICKERS, TEXTS, TITLES, day, url
from tests.crawler.reader.test_linked_kicker_table import LEAD, P1, P2, PATH, TITLE
from tests.support.composed import FETCHED_AT

TAGS = '<ul><li><a href="/tag/wehr">Wehr</a></li><li><a href="/tag/pegel">Pegel</a></li></ul>'
DETAILS = (
    "<dl><dt>Details</dt><dd>Geschrieben von: <span>Redaktion</span></dd><dd>Kategorie: "
    '<a href="/bereich/wasser">Wasser</a></dd><dd>Veröffentlicht: 4. Juni 2019</dd>'
    "<dd>Zugriffe: 212</dd></dl>"
)
PICTURE = '<img src="/u/wehr.jpg" alt="Wehr" width="800" height="450">'
CAPTION = "Am Wehr von Auwinkel hängt der Fühler unter dem Steg."


def read(inner: str, host: str) -> Article:
    at = f"https://{host}{PATH}"
    page = f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1>{inner}</main></body>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["Dachzeile", "Oberzeile", "Spitzmarke"])
@pytest.mark.parametrize("before", ["", DETAILS, TAGS, DETAILS + TAGS])
def test_a_labelled_kicker_behind_other_parts(before: str, label: str, host: str) -> None:
    field = f"<ul><li><span>{label}: </span><span>Kreis Auwinkel</span></li></ul>"
    found = read(
        f"{before}{field}<div><p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p></div>", host
    )
    assert (found.kicker, found.teaser) == ("Kreis Auwinkel", LEAD)
    assert (found.body or "").split("\n\n") == [P1, P2]
    assert found.byline is None
    assert found.tags == (("Wehr", "Pegel") if TAGS in before else ())


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["Stichwörter", "Schlagworte", "Tags", "Keywords"])
def test_a_menu_that_is_labelled_as_keywords(label: str, host: str) -> None:
    text = f"<section><p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p></section>"
    found = read(f'{text}<div><nav aria-label="{label}">{TAGS}</nav></div>', host)
    assert found.tags == ("Wehr", "Pegel")
    assert (found.body or "").split("\n\n") == [P1, P2]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_menu_with_another_label_holds_no_keywords(host: str) -> None:
    text = f"<p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p>"
    assert read(f'{text}<nav aria-label="Themen der Woche">{TAGS}</nav>', host).tags == ()


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("role", ["button", "img"])
def test_a_picture_that_can_be_clicked_at_keeps_its_caption(role: str, host: str) -> None:
    said = f"<figcaption><span>{CAPTION} (Bildquelle: Kreis Auwinkel)</span></figcaption>"
    figure = f'<figure><div role="{role}" tabindex="0">{PICTURE}</div>{said}</figure>'
    found = read(f"<p>[04.06.2019] {LEAD}</p>{figure}<p>{P1}</p><p>{P2}</p>", host)
    assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Auwinkel")
    assert (found.body or "").split("\n\n") == [P1, P2]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(
    "note",
    [
        "<p><em>Zuerst stand hier, der Fühler koste 900 Euro. Die Zahl ist berichtigt.</em></p>",
        "<p>Korrektur: Der Fühler kostet 700 Euro, nicht 900.</p>",
    ],
)
def test_a_mark_stands_before_a_note(note: str, host: str) -> None:
    found = read(f"<p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2} (wk)</p>{note}", host)
    assert found.byline == "wk"
    assert (found.body or "").split("\n\n")[:2] == [P1, P2]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_line_above_the_items_at_the_end_of_a_text_stays(host: str) -> None:
    facts = (
        "<div><div>Wehr in Zahlen</div><ul><li>Höhe 4 Meter</li><li>Baujahr 1911</li></ul></div>"
    )
    found = read(f"<div><p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p>{facts}</div>", host)
    lines = (found.body or "").replace("\n\n", "\n").split("\n")
    assert lines == [P1, P2, "Wehr in Zahlen", "Höhe 4 Meter", "Baujahr 1911"]


CARDS = {
    "a hidden colon between": '<h3><a href="{u}"><span>{k}</span><span class=sr>: </span>{t}</a></h3><p>[{d}] {x}</p>',
    "a hidden colon within": '<h3><a href="{u}"><span>{k}<i class=sr>:</i></span><span>{t}</span></a></h3><p>[{d}] {x}</p>',
    "a label": '<h3><a href="{u}">{t}</a></h3><p>{d}</p><ul><li><span>Dachzeile: </span><b>{k}</b></li></ul><p>{x}</p>',
    "an author": '<a href="{u}"><div>{k}</div><h3>{t}</h3><div>{x}</div><footer><span class="card-author">Vera Ender</span> <time>{d}</time></footer></a>',
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_cards(card: str, host: str) -> None:
    printed = "".join(
        f"<article>{card.format(u=url(n), k=KICKERS[n], t=TITLES[n], d=day(n), x=TEXTS[n])}</article>"
        for n in range(5)
    )
    at = f"https://{host}/k21-meldungen/"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    listing = read_listing(f"<main>{printed}</main>", at, site, "listing", FETCHED_AT)
    found = [normalise_teaser(teaser) for teaser in listing.teasers]
    said = [(t.kicker, t.title, t.published, t.text) for t in found]
    assert said == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(5)]
