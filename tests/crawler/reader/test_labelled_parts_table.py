"""Parts that a label or a role names: a kicker behind keywords, a menu of keywords, pictures to be
clicked at, hidden colons, names of authors in cards, notes behind a mark."""

from __future__ import annotations

import pytest

from archive import Article
from tests.crawler.reader.test_kicker_cards_table import HOSTS, KICKERS, TEXTS, TITLES, day, url
from tests.crawler.reader.test_kicker_cards_table import read as read_cards
from tests.crawler.reader.test_linked_kicker_table import H1, LEAD, P1, P2, TITLE
from tests.crawler.reader.test_linked_kicker_table import read as read_body

TAGS = '<ul><li><a href="/tag/wehr">Wehr</a></li><li><a href="/tag/pegel">Pegel</a></li></ul>'
DETAILS = (
    "<dl><dt>Details</dt><dd>Geschrieben von: <span>Redaktion</span></dd><dd>Kategorie: "
    '<a href="/bereich/wasser">Wasser</a></dd><dd>Veröffentlicht: 4. Juni 2019</dd>'
    "<dd>Zugriffe: 212</dd></dl>"
)
PICTURE = '<img src="/u/wehr.jpg" alt="Wehr" width="800" height="450">'
CAPTION = "Am Wehr von Auwinkel hängt der Fühler unter dem Steg."


def read(inner: str, host: str) -> Article:
    return read_body(f"<main>{H1}{inner}</main>", host)


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
    rows, _ = read_cards(printed, host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(5)]


NOTES = {
    "another class": "<p class=hinweis>Mehr dazu: Haushalt 2020, Band 2</p>",
    "a note": "<p class=korrektur>Zuerst stand hier, der Fühler koste 900 Euro. Das war falsch.</p>",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("mark", ["(wk)", "<span>(wk)</span>"])
@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_mark_stands_before_a_line_in_another_dress(note: str, mark: str, host: str) -> None:
    text = f"<div><p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2} {mark}</p>{note}</div>"
    found = read(text, host)
    assert found.byline == "wk"
    assert (found.body or "").split("\n\n")[:2] == [P1, P2]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["<div>Teilen</div>", "<div><span>Teilen</span></div>"])
def test_a_picture_below_the_label_of_buttons_keeps_its_caption(label: str, host: str) -> None:
    picture = f"<div><div><a href=/u/wehr.jpg>{PICTURE}</a></div><p>{CAPTION} Bild: Kreis Auwinkel</p></div>"
    found = read(
        f"<div>{label}{picture}</div><p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p>", host
    )
    assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Auwinkel")
    assert (found.body or "").split("\n\n") == [P1, P2]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_the_leaf_of_a_calendar_stands_between_picture_and_caption(host: str) -> None:
    leaf = "<div><div><span>4</span><br><span>Juni</span></div></div>"
    above = f"<header><div>{PICTURE}{leaf}</div></header><p class=bildtext>{CAPTION} © Kreis Auwinkel</p>"
    found = read(f"{above}<p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p>", host)
    assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Auwinkel")
    assert (found.published, found.teaser) == ("2019-06-04", LEAD)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_an_author_below_keywords_is_none_of_them(host: str) -> None:
    row = "<span><a href=/tag/wehr>Wehr</a> <a href=/tag/pegel>Pegel</a></span>"
    author = '<div><span><a href="/author/vera-ender/">Vera Ender</a></span></div>'
    text = (
        f"<p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p><div><div>Schlagwörter</div>{row}</div>"
    )
    found = read(f"<article>{text}</article>{author}", host)
    assert found.tags == ("Wehr", "Pegel")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("way", ["Alle anzeigen", "Zur Übersicht"])
def test_the_way_back_is_no_kicker(way: str, host: str) -> None:
    page = (
        f'<div><a href="/k21-meldungen/"><i></i>{way}</a></div><div><div>'
        f"<h1>{TITLE}</h1></div></div><p>[04.06.2019] {LEAD}</p><p>{P1}</p><p>{P2}</p>"
    )
    assert read_body(page, host).kicker is None


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("said", ["Gefällt Ihnen das?", "Was meinen Sie dazu?"])
def test_a_sentence_that_ends_all_cards_is_no_text(said: str, host: str) -> None:
    cards = "".join(
        f"<article><h3><a href='{url(n)}'>{TITLES[n]}</a></h3><div>[{day(n)}] {TEXTS[n]}</div><div>"
        f"<span>{said}</span></div></article>"
        for n in range(5)
    )
    assert [text for *_, text in read_cards(cards, host)[0]] == [TEXTS[n] for n in range(5)]


@pytest.mark.parametrize(
    ("above", "day"),
    [("", "[04.06.2019] "), ("<span>Dienstag, 4. Juni 2019 07:45</span>", ""), ("", "")],
)
def test_two_articles_in_boxes_of_one_kind(above: str, day: str) -> None:
    """The second has a smaller headline; without a date of its own it may be a chapter."""
    box = f"<div class=beitrag>{above}<{{0}}>{{1}}</{{0}}><ul><li>Wasser</li></ul><div><p>{day}{LEAD}</p>"
    box += f"<p>{P1} {P2}</p><p>{P2} {P1}</p></div></div>"
    page = box.format("h1", TITLE) + box.format("h2", "Der Deich bekommt eine Karte")
    reasons = [remark.reason for remark in read_body(page, HOSTS["profile"]).remarks]
    assert ("several-articles" in reasons) is bool(above or day)
