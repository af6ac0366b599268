"""The names of fields, printed beside them for screen readers: labels, and no text."""

from __future__ import annotations

import pytest
from lxml import etree

from crawler.reader.article.page.naming import letters
from tests.crawler.reader.test_kicker_cards_table import HOSTS, KICKERS, TEXTS, TITLES, day, url
from tests.crawler.reader.test_kicker_cards_table import read as read_cards
from tests.crawler.reader.test_linked_kicker_table import LEAD, P1, P2, TITLE
from tests.crawler.reader.test_linked_kicker_table import read as read_body

KICKER = "Kreis Auwinkel"
TEXT = f"<p>{P1}</p><p>{P2}</p>"
HEADS = {
    "in the headline": "<h1><i>Dachzeile: </i><span>{k}</span> <i>Überschrift: </i><span>{t}</span></h1><p><i>Vorspann: </i>{x}</p>",
    "without colons": "<h1><i>Dachzeile</i> <span>{k}</span> <i>Überschrift</i> <span>{t}</span></h1><p><i>Anreißer</i> {x}</p>",
    "with full stops": "<h1><span>{k}</span><i>. Überschrift: </i><span>{t}</span></h1><p><i>Kurztext:</i> {x}</p>",
    "above the headline": "<p><i>Dachzeile: </i>{k}</p><h1><i>Überschrift: </i>{t}</h1><p><i>Vorspann: </i>{x}</p>",
    "above, without colons": "<p><i>Spitzmarke</i> <b>{k}</b></p><h1><i>Titelzeile</i> {t}</h1><div><i>Vorspann</i><p>{x}</p></div>",
    "below the headline": "<h1><i>Schlagzeile:</i> {t}</h1><p><i>Oberzeile:</i> {k}</p><p><i>Vorspann:</i> {x}</p>",
    "names of every day": "<h1><i>Thema: </i>{k}<i> Titel: </i>{t}</h1><p><i>Vorspann: </i>{x}</p>",
    "terms": "<dl><dt>Thema</dt><dd>{k}</dd><dt>Überschrift</dt><dd><h1>{t}</h1></dd><dt>Kurztext</dt><dd>{x}</dd></dl>",
    "terms in boxes": "<dl><dt><i>Dachzeile</i></dt><dd>{k}</dd><dt><i>Überschrift</i></dt><dd><h1>{t}</h1></dd><dt><i>Vorspann</i></dt><dd>{x}</dd></dl>",
    "boxes": "<div>Dachzeile</div><div>{k}</div><div>Überschrift</div><h1>{t}</h1><div>Vorspann</div><div>{x}</div>",
}  # fmt: skip
BODIES = {
    "none": "{d}{x}",
    "a heading": "{d}<h2 class=vh>Text des Beitrags</h2><div>{x}</div>",
    "a line": "{d}<p class=vh>Beitragstext:</p><div>{x}</div>",
    "a label of the day": "<p><i>Veröffentlicht am: </i>{d}</p><h3>Wortlaut der Meldung</h3>{x}",
}


def labelled(markup: str) -> str:
    """Print labels in elements that say nothing."""
    return markup.replace("<i>", "<span class=vh>").replace("</i>", "</span>")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_labels_in_an_article(head: str, body: str, host: str) -> None:
    printed = labelled(
        head.format(k=KICKER, t=TITLE, x=LEAD) + body.format(d="<p>[04.06.2019]</p>", x=TEXT)
    )
    ends = "<p><i>Liste der </i>Stichwörter: Pegel, Wehr</p><p><i>Autorenkürzel: </i>(wk)</p>"
    found = read_body(f"<main><article>{printed}{labelled(ends)}</article></main>", host)
    assert (found.kicker, found.title, found.teaser) == (KICKER, TITLE, LEAD)
    assert (found.body or "").split("\n\n") == [P1, P2]
    assert (found.published, found.byline, found.tags) == ("2019-06-04", "wk", ("Pegel", "Wehr"))


OWN = {
    "a chapter": "<h3>Überschrift</h3>{p}<h3>Vorspann</h3>{p}",
    "bold words": "<p><b>Überschrift:</b> Das Amt schreibt sie zum Schluss.</p>{p}",
    "words in a box": "<p><span>Überschrift:</span> Das Amt schreibt sie zum Schluss.</p>{p}",
    "a cell": "<table><tr><th>Feld</th><th>Zeichen</th></tr><tr><td>Vorspann</td><td>300</td></tr></table>{p}",
    "a sentence": "<p>Überschrift und Vorspann schreibt das Amt in Auwinkel nun selbst und ohne Hilfe.</p>",
    "a word": "<p>Jede <span>Dachzeile</span> nennt nach dem Willen des Amtes zuerst den Ort.</p>",
    "the end": "<p>Am längsten dauert nach Angaben des Amtes bislang immer noch der <span>Vorspann</span></p>",
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_words_of_the_text_that_name_fields_stay(own: str, host: str) -> None:
    more = own.format(p=f"<p>{P2}</p>")
    found = read_body(f"<h1>{TITLE}</h1><p>[4.6.2019] {LEAD}</p><p>{P1}</p>{more}{TEXT}", host)
    said = " ".join("".join(etree.fromstring(f"<x>{more}</x>").itertext(with_tail=True)).split())
    assert letters(said) in letters((found.body or "").replace("|", ""))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("kicker", ["Ort", "Thema Pegel", "Kicker", "Datum", "Topline"])
def test_a_kicker_that_says_such_a_word_stays(kicker: str, host: str) -> None:
    above = f"<p><span>{kicker}</span></p><h1>{TITLE}</h1>"
    found = read_body(f"<main>{above}<p>[4.6.2019] {LEAD}</p>{TEXT}</main>", host)
    assert (found.kicker, found.title) == (None if kicker == "Datum" else kicker, TITLE)


CARDS = {
    "in the heading": '<h2><i>Dachzeile: </i><span>{k}</span><i>. Überschrift: </i><a href="{u}">{t}</a></h2><p><i>Datum: </i>[{d}] {x}</p>',
    "in the link": '<h3><a href="{u}"><i>Spitzmarke</i> <span>{k}</span> <i>Überschrift</i> <span>{t}</span></a></h3><p><i>Veröffentlicht am </i>[{d}] {x}</p>',
    "above the heading": '<p><i>Dachzeile: </i><b>{k}</b></p><h3><i>Titelzeile: </i><a href="{u}">{t}</a></h3><p><i>Datum: </i><time>{d}</time></p><p><i>Teaser: </i>{x}</p>',
    "a day without brackets": '<h2><i>Dachzeile: </i><span>{k}</span><i>: Überschrift: </i><a href="{u}">{t}</a></h2><p><i>Datum: </i>{d}</p><p><i>Vorspann: </i>{x}</p>',
    "a day in the text": '<h2><i>Dachzeile: </i><span>{k}</span> <i>Überschrift: </i><a href="{u}">{t}</a></h2><p><i>Datum: </i>{d} <i>Vorspann: </i>{x}</p>',
    "no heading": '<p><a href="{u}"><i>Dachzeile: </i><span>{k}</span> <i>Überschrift: </i><b>{t}</b></a></p><p><i>Datum: </i>[{d}] <i>Kurztext: </i>{x}</p>',
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_labels_in_cards(card: str, host: str) -> None:
    rows, _ = read_cards(
        "".join(
            f"<article>{labelled(card).format(u=url(n), k=KICKERS[n], t=TITLES[n], d=day(n), x=TEXTS[n])}</article>"
            for n in range(5)
        ),
        host,
    )
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(5)]
