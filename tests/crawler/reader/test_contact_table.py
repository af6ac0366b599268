"""Kinds of pages that strangers made: what ends a lead, stands beside it, or heads nothing."""

from __future__ import annotations

import pytest

from crawler.reader import read_article
from crawler.sites import site_of
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, read
from tests.support.composed import FETCHED_AT

TEXT = f"<p>{P1}</p><p>{P2}</p>"
BODY = f"{P1}\n\n{P2}"
P3 = "Im nächsten Jahr sollen die Nachbarn folgen, mit denen der Kreis schon länger spricht."
DATED = {
    "at its end": f"<p>{LEAD} [07.10.2025]</p>",
    "in a box": f'<div class="v">{LEAD} [07.10.2025]</div>',
    "in an element": f'<div>{LEAD} <span class="d">[07.10.2025]</span></div>',
    "in bold": f"<p><b>{LEAD} [07.10.2025]</b></p>",
    "without leading zeros": f"<h2>{LEAD} [7.10.2025]</h2>",
}


@pytest.mark.parametrize("lead", DATED.values(), ids=DATED)
def test_a_date_that_ends_the_lead(lead: str) -> None:
    found = read(f"<main>{H1}{lead}<div>{TEXT}</div></main>")
    assert (found.teaser, found.published, found.body) == (LEAD, "2025-10-07", BODY)


TOOLS = {
    "links": '<span>Netze</span> <a href="?d=1">Drucken</a> | <a href="?p=1">PDF</a>',
    "links in items": '<em>Netze</em><a href="#g">Größer</a> <a href="?p=1">Vorlesen lassen</a>',
    "words between bars": "Netze | Drucken | Merken | Schrift",
}


@pytest.mark.parametrize("tools", TOOLS.values(), ids=TOOLS)
def test_a_row_of_tools_behind_the_date_is_no_lead(tools: str) -> None:
    found = read(f"<main>{H1}<p>[07.10.2025] {tools}</p><p>{LEAD}</p><div>{TEXT}</div></main>")
    assert (found.teaser, found.published, found.body) == (LEAD, "2025-10-07", BODY)


def card(n: int) -> str:
    url = f"/k21-meldungen/anderes-{n}/"
    return (
        f'<article><h3><a href="{url}">Anderes aus Ort {n}</a></h3><time datetime="2025-09-0{n}">'
        f"0{n}.09.2025</time><p>Etwas ganz anderes geschah dort im letzten Jahr.</p></article>"
    )


CARDS = card(1) + card(2)
WORDS = ["Dazu aus unserer Sammlung", "Nachgelesen", "Aus dem Regal", "Was bisher geschah"]
HEADED = {
    "heading": "<div><h2>{}</h2>{}</div>",
    "heading in a box": "<section><div><h4>{}</h4></div><div>{}</div></section>",
    "bold line": "<div><p><b>{}</b></p>{}</div>",
}


@pytest.mark.parametrize("place", ["amid", "below"])
@pytest.mark.parametrize("box", HEADED.values(), ids=HEADED)
@pytest.mark.parametrize("words", WORDS)
def test_a_heading_goes_with_its_teasers(words: str, box: str, place: str) -> None:
    held = box.format(words, CARDS)
    text = f"<p>{P1}</p>{held}<p>{P2}</p>" if place == "amid" else f"{TEXT}{held}"
    found = read(f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><div>{text}</div></article></main>")
    assert (found.teaser, found.body) == (LEAD, BODY)


def test_a_subheading_above_a_box_stays() -> None:
    text = f"<p>{P1}</p><h2>Was folgt</h2><div><b>Anzeige</b><p>Kauft Stühle.</p></div><p>{P2}</p>"
    found = read(f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><div>{text}</div></article></main>")
    assert found.body == f"{P1}\n\nWas folgt\n\n{P2}"


EVENTS = {
    "details": "<details><summary>Demnächst</summary><div><p><time datetime=2031-03-04>04.03.2031"
    "</time> Tag der Netze</p><p><time datetime=2031-05-06>06.05.2031</time> Runde der Räte in Ulm</p>"
    "</div></details>",
    "leaf of a calendar": "<div><time datetime=2031-03-04><span>4</span><span>März</span></time>"
    "<div><p>Tag der Netze</p><p>Ulm, Stadthalle. Karten gibt es ab Januar an der Kasse.</p></div></div>",
    "one line": "<p><time datetime=2031-03-04>4. März 2031</time> Tag der Netze</p>",
}
AHEAD = {
    "sentence": "<p>Am <time datetime=2031-03-04>4. März 2031</time> öffnet das Amt in Auental.</p>",
    "list": "<ul><li><time datetime=2031-03-04>4. März 2031</time> Beginn</li><li>Ende im Mai</li></ul>",
}


def beside(box: str) -> str:
    text = f"<p>{P1}</p>{box}<p>{P2}</p>"
    return f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><div>{text}</div></article></main>"


@pytest.mark.parametrize("box", EVENTS.values(), ids=EVENTS)
def test_events_are_no_text(box: str) -> None:
    found = read(beside(box))
    assert (found.body, found.published) == (BODY, "2025-10-07")


@pytest.mark.parametrize("line", AHEAD.values(), ids=AHEAD)
def test_a_day_ahead_in_a_text_is_text(line: str) -> None:
    assert "4. März 2031" in (read(beside(line)).body or "")


def test_a_link_behind_the_mark_is_kept_as_a_link() -> None:
    more = '<div><p>(ve)</p></div><div><p>Mehr bei: <a href="https://a.example/">a.example</a></p></div>'
    found = read(f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p>{TEXT}{more}</article></main>")
    assert (found.body, found.byline) == (BODY, "ve")


def test_sources_are_no_byline() -> None:
    listed = "<h3>Belege</h3><ul><li>Vorlage 7 des Rates</li><li>Interne Abfrage</li></ul>"
    found = read(
        f"<main><article>{H1}<p>Von Vera Ender</p><p>{LEAD}</p>{TEXT}{listed}</article></main>"
    )
    assert found.byline == "Vera Ender"


def test_a_credit_has_its_label_twice() -> None:
    figure = '<div><img src="/h.jpg" alt=""><div>Die Halle.</div><div><div>Bildnachweis</div><div>Foto: Kreis Auental</div></div></div>'  # fmt: skip
    found = read(f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p>{figure}{TEXT}</article></main>")
    assert (found.image_caption, found.image_credit) == ("Die Halle.", "Kreis Auental")


def test_the_last_line_of_a_page_is_no_credit() -> None:
    page = f"<table><tr><td>{H1}<p>[07.10.2025] {LEAD}</p>{TEXT}</td><td><b>Anzeige</b><br><a href='/w?1'><img src='/w.gif'></a></td></tr></table><table><tr><td>&copy; Verlag | <a href='/k'>Kontakt</a> | <a href='#o'>oben</a></td></tr></table>"  # fmt: skip
    found = read(page)
    assert (found.image_caption, found.image_credit, found.body) == (None, None, BODY)


URL = "https://auental.example/aktuelles/rathaus-startet/"


def unknown(body: str) -> str:
    return f"<html lang=de><head><title>Rathaus startet</title></head><body>{body}</body></html>"


def test_author_and_date_in_elements_beside_a_section() -> None:
    line = (
        "<div><span>Geschrieben von <b>Vera Ender</b></span><span>Kategorie: <a href='/aktuelles/"
        "netze-und-mehr'>Netze</a></span><span>Veröffentlicht: 7. Oktober 2025</span></div>"
    )
    page = unknown(f"<main><h1>Rathaus startet</h1>{line}<p>{LEAD}</p><div>{TEXT}</div></main>")
    found = read_article(page, URL, site_of(URL), FETCHED_AT).article
    assert (found.byline, [d.text for d in found.dates]) == ("Vera Ender", ["7. Oktober 2025"])


def test_keywords_below_topics() -> None:
    tags = (
        '<div><div>Themen</div><a href="/w/netze">Netze</a><a href="/w/gebaeude">Gebäude</a></div>'
    )
    found = read(
        f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><div>{TEXT}</div>{tags}</article></main>"
    )
    assert (found.tags, found.body) == (("Netze", "Gebäude"), BODY)


@pytest.mark.parametrize(
    "links",
    [
        '<a href="https://x.example/netze">Netze</a><a href="/w/8812">Gebäude</a>',
        '<a href="/k21-meldungen/anderes/">Ganz Anderes</a>',
    ],
)
def test_links_below_topics_that_lead_elsewhere(links: str) -> None:
    tags = f"<div><div>Themen</div>{links}</div>"
    found = read(
        f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><div>{TEXT}</div>{tags}</article></main>"
    )
    assert found.tags == ()


def test_several_notices_below_a_heading_are_told() -> None:
    notice = "<div><h2>Ort {0}: Es geht</h2><small>[0{0}.09.2025]</small><p><b>{1}</b></p><p>{2}</p></div>"  # fmt: skip
    page = "".join(notice.format(n, P1, f"{P2} {P3}") for n in (1, 2, 3))
    found = read(f"<main><h1>Kurz notiert</h1>{page}</main>")
    assert "several-articles" in [remark.reason for remark in found.remarks]


EXCUSE = "<p>Der Text wurde auf Wunsch des Amtes entfernt, oder seine Frist ist abgelaufen.</p><p>Schauen Sie gern in unsere anderen Texte, vielleicht hilft Ihnen einer davon weiter.</p>"  # fmt: skip


def test_an_excuse_above_other_articles_is_told() -> None:
    cards = "".join(map(card, range(1, 6)))
    found = read(
        f"<main><h1>Nicht mehr da</h1>{EXCUSE}<section><h2>Neu</h2>{cards}</section></main>"
    )
    assert {remark.reason for remark in found.remarks} & {"thin-body", "no-article"}
    dated = read(
        f"<main>{H1}<p>[07.10.2025] {LEAD}</p>{TEXT}<section><h2>Neu</h2>{cards}</section></main>"
    )
    assert dated.remarks == ()


QUESTION = "Zum Thema Personal: Was fehlt?"


def test_a_question_is_no_tail() -> None:
    found = read(beside(f"<h3>{QUESTION}</h3>"))
    assert found.body == f"{P1}\n\n{QUESTION}\n\n{P2}"


def test_a_heading_with_nothing_but_teasers_up_to_the_next() -> None:
    found = read(beside(f"<h3>Aus unserer Sammlung</h3>{CARDS}<h3>Weiter geht es</h3>"))
    assert found.body == f"{P1}\n\nWeiter geht es\n\n{P2}"


def test_a_link_behind_a_mark_in_the_line() -> None:
    more = '<p>Zur Seite: <a href="https://a.example/">a.example</a></p>'
    found = read(
        f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><p>{P1}</p><p>{P2} (ve)</p>{more}</article></main>"
    )
    assert (found.body, found.byline) == (BODY, "ve")


def test_an_emphasised_day_in_a_sentence_is_no_date() -> None:
    lead = "<p>Am <b>2. März 2025</b> beginnt der Umbau des alten Rathauses.</p>"
    found = read(f"<main><article>{H1}{lead}<div>{TEXT}</div></article></main>")
    assert (found.published, found.dates) == (None, ())


def test_keywords_typed_below_their_label() -> None:
    tags = "<div><div>Schlagworte</div><div>Netze, Gebäude</div></div>"
    found = read(
        f"<main><article>{H1}<p>[07.10.2025] {LEAD}</p><div>{TEXT}</div>{tags}</article></main>"
    )
    assert (found.tags, found.body) == (("Netze", "Gebäude"), BODY)
