"""Boxes and lines amid a text behind which it goes on: no paragraph is lost."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_promoted_table import LEAD, TEXTS, TITLE
from tests.support.composed import FETCHED_AT

DATED = f"<p>[02.10.2025] {LEAD}</p>"
PLAN = "/k21-meldungen/plan-am-steg/"


def read(inner: str, host: str, dated: str = DATED) -> Article:
    at = f"https://{host}/k21-meldungen/kanal/"
    page = f"<title>{TITLE}</title><body><main><h1>{TITLE}</h1>{dated}<div>{inner}</div></main>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


def text(box: str, at: int, wrap: str = "<p>{}</p>") -> str:
    printed = [wrap.format(said) for said in TEXTS]
    return "".join([*printed[:at], box, *printed[at:]])


WALL = (
    "<div><div>Jetzt weiterlesen mit Plus</div><div>Abonnenten lesen alles ohne Werbung, für "
    "9 Euro im Monat.</div></div>"
)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", range(4))
def test_an_offer_to_read_on_amid_a_text_does_not_end_it(at: int, host: str) -> None:
    found = read(text(WALL, at), host)
    assert (found.teaser, found.body) == (LEAD, "\n\n".join(TEXTS))
    assert "paywall" in [remark.reason for remark in found.remarks]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_an_offer_to_read_on_below_a_text_ends_it(host: str) -> None:
    behind = "<div>Die Stadt hat noch mehr vor, und davon handelt der Rest dieses Textes.</div>"
    found = read(text(f"{WALL}{behind}", 4), host)
    assert found.body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize(
    "life", ["Hanne Ulmer leitet seit 2019 die Stadtwerke.", "Ole Brink ist Kämmerer."]
)
def test_who_is_named_in_a_text_is_told_by_its_box(life: str, at: int, host: str) -> None:
    box = f"<div class=k><h3>Zur Person</h3><p>{life}</p></div>"
    wanted = [*TEXTS[:at], "Zur Person", life, *TEXTS[at:]]
    assert (read(text(box, at), host).body or "").split("\n\n") == wanted


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", range(5))
def test_an_author_whom_the_text_does_not_name_is_no_text(at: int, host: str) -> None:
    box = "<div class=k><h3>Zur Person</h3><p>Vera Enders schreibt seit 2012 über Städte.</p></div>"
    assert read(text(box, at), host).body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_heading_that_begins_with_the_editors_is_one_of_the_text(host: str) -> None:
    parts = (
        f"<div><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></div>"
        f"<div><h3>Redaktion bleibt im Hauptamt</h3><p>{TEXTS[2]}</p></div>"
        f"<div><p>{TEXTS[3]}</p></div>"
    )
    wanted = [*TEXTS[:2], "Redaktion bleibt im Hauptamt", *TEXTS[2:]]
    assert (read(parts, host).body or "").split("\n\n") == wanted


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("day", ["[14.4.2025]", "<time datetime=2025-04-14>[14.4.2025]</time>"])
def test_a_box_with_a_dated_link_takes_no_paragraph_behind_it(day: str, host: str) -> None:
    table = (
        "<table><tr><td><b>Zum Thema</b></td></tr><tr><td>"
        f"{day} <a href={PLAN}>Uferloh: Plan am Steg</a></td></tr></table>"
    )
    box = f"{table}<p><b>Was darf der Kanal?</b></p>"
    wanted = [*TEXTS[:2], "Was darf der Kanal?", *TEXTS[2:]]
    assert (read(text(box, 2), host).body or "").split("\n\n") == wanted


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("credit", ["<small>Bild: Stadtwerke</small>", "(Bildquelle: Stadtwerke)"])
def test_a_picture_that_floats_in_the_first_paragraph(credit: str, host: str) -> None:
    floating = f"<span><img src=/k.jpg width=300 alt=Kanal>Der Kanal im Januar. {credit}</span>"
    first = f"<p>{floating}<b>[02.10.2025] {LEAD}</b> {TEXTS[0]}</p>"
    rest = "".join(f"<p>{said}</p>" for said in TEXTS[1:])
    found = read(f"{first}{rest}", host, dated="")
    said = (found.published, found.teaser, found.image_caption, found.image_credit)
    assert said == ("2025-10-02", LEAD, "Der Kanal im Januar.", "Stadtwerke")
    assert found.body == "\n\n".join(TEXTS)


MORE = ("<h3>Mehr zum Thema</h3>", "<p><b>Zum Thema:</b></p>")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", MORE)
@pytest.mark.parametrize("at", range(1, 4))
def test_a_tail_word_above_paragraphs_without_links_takes_none(
    at: int, label: str, host: str
) -> None:
    assert read(text(label, at), host).body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", MORE)
def test_a_tail_word_above_a_teaser_takes_it(label: str, host: str) -> None:
    teaser = f"<p>Uferloh plant am Steg und im Winter. <a href={PLAN}>mehr...</a></p>"
    assert read(text(f"{label}{teaser}", 4), host).body == "\n\n".join(TEXTS)


SIGNED = (
    "<p><b>Leserin 7</b> schrieb am 1.10.2025</p>",
    "<div><cite>Ufermann</cite> sagte am 1. Oktober 2025 um 12:30 Uhr</div>",
)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("signed", SIGNED)
@pytest.mark.parametrize("count", [1, 3])
def test_comments_without_a_heading_are_no_text(count: int, signed: str, host: str) -> None:
    reply = "<p>Das halte ich für eine gute Lösung, wenn sie auch im Winter hält.</p>"
    found = read(text(f"{signed}{reply}" * count, 4), host)
    assert found.body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", range(1, 4))
def test_who_wrote_when_is_told_by_a_text(at: int, host: str) -> None:
    for line in (
        "Werkleiterin Ulmer schrieb am 1.10.2025:",
        "Die Landrätin schrieb am 1.10.2025 an den Rat.",
    ):
        wanted = [*TEXTS[:at], line, *TEXTS[at:]]
        assert (read(text(f"<p>{line}</p>", at), host).body or "").split("\n\n") == wanted


KEYWORDS = {
    "a line": "<p>Stichwörter: Kanal, Wärme</p>",
    "links": '<p>Schlagworte: <a href="/tag/kanal/">Kanal</a>, <a href="/tag/waerme/">Wärme</a></p>',
    "a list": '<ul><li>Stichwörter:</li><li><a href="/tag/kanal/">Kanal</a>, </li><li><a href="/tag/waerme/">Wärme</a></li></ul>',
}  # fmt: skip
OTHERS = (
    '<h2>Weitere Meldungen</h2><p><a href="/k21-meldungen/pegel-am-wehr/">Pegel am Wehr</a> Der Pegel '
    "wird seit dem Sommer aus der Ferne gelesen. Auch die Wehre der Nachbarn sollen folgen.</p>"
)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("keywords", KEYWORDS.values(), ids=KEYWORDS)
@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>"])
def test_keywords_between_lead_and_text_do_not_end_it(wrap: str, keywords: str, host: str) -> None:
    found = read("", host, DATED + keywords + wrap.format(text("", 0)) + OTHERS)
    assert (found.teaser, found.body) == (LEAD, "\n\n".join(TEXTS))
    assert found.tags == ("Kanal", "Wärme")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("keywords", KEYWORDS.values(), ids=KEYWORDS)
def test_keywords_below_a_lead_without_more_text_end_it(keywords: str, host: str) -> None:
    found = read("", host, DATED + keywords + OTHERS)
    assert (found.teaser, found.body) == (LEAD, None)
    assert found.tags == ("Kanal", "Wärme")
