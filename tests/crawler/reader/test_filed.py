"""Sections by label and by link, kickers with their label, and boxes that ask for something."""

from __future__ import annotations

import pytest

from crawler.reader import read_article, read_listing
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, SITE, read
from tests.support.composed import FETCHED_AT, LISTING

SECTIONS = {
    "label": "<p>Rubrik: Verkehr</p>",
    "label in an element": "<p><span>Rubrik: <span>Verkehr</span></span></p>",
    "label and link": '<div><span>Rubrik</span> <a href="/c/v">Verkehr</a></div>',
    "in a line with others": '<p><span>Kategorie: <a href="/verkehr">Verkehr</a></span> '
    "<span>Zugriffe: 18</span></p>",
}


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("line", SECTIONS.values(), ids=SECTIONS)
def test_a_labelled_section(line: str, place: str) -> None:
    above, below = (line, "") if place == "above" else ("", line)
    found = read(f"<article>{H1}{above}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{below}</article>")
    assert (found.section, found.kicker, found.byline) == ("Verkehr", None, None)
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize("name", ['<a href="/verkehr">Verkehr</a>', "<b>Verkehr</b>"])
def test_the_label_of_a_section_is_not_its_name(name: str) -> None:
    line = f'<div><span class="rubrik">Aus unserem Fach:</span> {name}</div>'
    found = read(
        f"<article>{H1}<p>7.10.2025</p>{line}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article>"
    )
    assert found.section == "Verkehr"


def test_a_link_to_the_page_of_its_own_words_is_the_section() -> None:
    link = '<div><a href="/buergerservice">Bürgerservice</a></div>'
    found = read(f"<article>{link}{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article>")
    assert (found.section, found.kicker) == ("Bürgerservice", None)


@pytest.mark.parametrize("label", ["Dachzeile", "Spitzmarke"])
def test_a_kicker_behind_its_label(label: str) -> None:
    line = f"<ul><li><span>{label}: </span><span>Stadt Auental</span></li></ul>"
    found = read(f"<article>{H1}{line}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article>")
    assert (found.kicker, found.title) == ("Stadt Auental", "Rathaus startet")


def test_words_that_want_a_date_are_no_kicker() -> None:
    line = '<div>Gepostet am <time datetime="2025-10-07">7. Oktober 2025</time></div>'
    found = read(f"<article>{H1}{line}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p></article>")
    assert (found.kicker, str(found.published)) == (None, "2025-10-07")


BOXES = {
    "call": '<div><p>Immer im Bilde?</p><p>Unser Brief kommt monatlich.</p><div><a href="/brief/">'
    "Anmelden</a></div></div>",
    "linked heading": '<div><h4><a href="/abo/">Probeheft</a></h4><div><p>Drei Hefte lesen und nur '
    "zwei bezahlen.</p></div></div>",
    "file": '<div><div><p>Als PDF? <a href="?pdf=1">Hier herunterladen</a> (2 MB)</p></div></div>',
    "advertisement": "<table><tr><td><b>Anzeige</b><br>Wir sind in Halle 11.</td></tr></table>",
    "reference": '<p><b>→ Siehe auch: <a href="/k21-meldungen/b/">Bank bleibt leer</a></b></p>',
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_box_amid_the_text_is_left_out(box: str) -> None:
    found = read(
        f"<article>{H1}<p>07.10.2025</p><p>{LEAD}</p><div><p>{P1}</p>{box}<p>{P2}</p></div></article>"
    )
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


def test_closed_comments_end_the_text() -> None:
    end = "<p>Kommentare sind für diesen Beitrag geschlossen.</p>"
    found = read(f"<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{end}</article>")
    assert found.body == f"{P1}\n\n{P2}"


def test_two_dated_texts_under_headlines_of_one_rank_are_doubted() -> None:
    def text(n: int) -> str:
        return f"<h2>Titel {n} steht hier</h2><p>[0{n}.10.2025] {LEAD}</p><p>{P1}</p><p>{P2}</p>"

    page = f"<title>Kurz notiert</title><div>{text(1)}{text(2)}</div>"
    remarks = read_article(page, f"{LISTING}kurz-notiert/", SITE, FETCHED_AT).article.remarks
    assert "several-articles" in {remark.reason for remark in remarks}


CARDS = {
    "line": '<p>Veröffentlicht am <a href="{url}">0{n}.10.2025</a> von Redaktion</p>',
    "section": '<p>Veröffentlicht in <a href="/c/v">Verkehr</a> am 0{n}.10.2025</p>',
}


@pytest.mark.parametrize("line", CARDS.values(), ids=CARDS)
def test_dates_of_teasers(line: str) -> None:
    cards = "".join(
        f'<div><h2><a href="{(url := f"/k21-meldungen/t{n}/")}">Titel {n} steht hier</a></h2>'
        f"{line.format(n=n, url=url)}<p>Ein Satz für Titel {n}, der länger ist als die anderen. "
        f'<a href="{url}">Weiterlesen<span>Details</span></a></p></div>'
        for n in range(1, 5)
    )
    found = read_listing(f"<main>{cards}</main>", LISTING, SITE, "listing", FETCHED_AT).teasers
    assert [t.published_text for t in found] == [f"0{n}.10.2025" for n in range(1, 5)]
    assert {t.text for t in found} == {
        f"Ein Satz für Titel {n}, der länger ist als die anderen." for n in range(1, 5)
    }
