"""Asides amid a text: facts without a link are text, what leads elsewhere or is offered is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.reader.article.reading import Reading
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_promoted_table import HOUSE, LEAD, OWN, TEXTS, TITLE, Said, lines
from tests.support.composed import FETCHED_AT

FACTS: dict[str, Said] = {
    "a list": ("Auf einen Blick", ("3,4 Megawatt", "1.200 Haushalte", "zwölf Jahre"), None),
    "a term": ("Kommunale Wärmeplanung", ("Pläne, nach denen Gemeinden ihre Netze bauen, heißen so seit dem Jahr 2024.",), None),
    "other matters": ("Zur Sache", ("Im Kanal fließen täglich 40.000 Kubikmeter.", "Der Sammler stammt von 1911 und wurde 1987 mit Klinker ausgekleidet."), None),
}  # fmt: skip
MARKUPS: dict[str, Callable[[Said], str]] = {
    "an aside": lambda s: f"<aside>{lines(s, '<h3>{}</h3>', '<p>{}</p>', '<p><a href=/x>{}</a></p>')}</aside>",
    "boxes in it": lambda s: f"<aside class=k><div>{lines(s, '<div><b>{}</b></div>', '<div>{}</div>', '<button>{}</button>')}</div></aside>",
    "a role": lambda s: f"<div role=complementary>{lines(s, '<h4>{}</h4>', '<p>{}</p>', '<a href=/x>{}</a>')}</div>",
    "a list": lambda s: f"<aside>{lines((s[0], (), None), '<h4>{}</h4>', '', '')}<ul>{lines((None, *s[1:]), '', '<li>{}</li>', '<li><a href=/x>{}</a></li>')}</ul></aside>",
}  # fmt: skip
WRAPS = {"paragraphs": "<p>{}</p>", "boxes": "<div class=t><p>{}</p></div>"}


def reading(box: str, at: int, host: str, wrap: str = "<p>{}</p>") -> Reading:
    url = f"https://{host}/k21-meldungen/kanal/"
    printed = [wrap.format(said) for said in TEXTS]
    text = "".join([*printed[:at], box, *printed[at:]])
    page = (
        f"<title>{TITLE}</title><body><main><article><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p>"
        f"<div>{text}</div></article></main></body>"
    )
    site = SITES["kommune21"] if "kommune21" in host else site_of(url)
    return read_article(page, url, site, FETCHED_AT)


def read(box: str, at: int, host: str, wrap: str = "<p>{}</p>") -> Article:
    return normalise_article(reading(box, at, host, wrap).article)


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("markup", ["an aside", "boxes in it", "a role"])
@pytest.mark.parametrize("said", OWN.values(), ids=OWN)
def test_what_the_article_says_in_an_aside_is_text(
    said: Said, markup: str, at: int, wrap: str
) -> None:
    for host in HOSTS.values():
        found = read(MARKUPS[markup](said), at, host, wrap)
        heading = [said[0]] if said[0] else []
        wanted = [*TEXTS[:at], *heading, *said[1], *TEXTS[at:]]
        assert (found.body or "").split("\n\n") == wanted
        assert (found.teaser, found.published) == (LEAD, "2025-10-02")


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("markup", ["an aside", "a role", "a list"])
@pytest.mark.parametrize("name", FACTS)
def test_facts_without_a_word_that_says_so(name: str, markup: str, at: int) -> None:
    markup = "a list" if name == "a list" else markup
    said = FACTS[name]
    for host in HOSTS.values():
        body = read(MARKUPS[markup](said), at, host).body or ""
        wanted = [*TEXTS[:at], said[0], *said[1], *TEXTS[at:]]
        assert body.replace("\n\n", "\n").split("\n") == wanted


@pytest.mark.parametrize("at", [0, 4])
@pytest.mark.parametrize("markup", ["an aside", "boxes in it", "a role"])
@pytest.mark.parametrize("name", ["figures", "a law", "a term"])
def test_facts_by_name_above_and_below_a_text(name: str, markup: str, at: int) -> None:
    said = OWN[name]
    for host in HOSTS.values():
        body = read(MARKUPS[markup](said), at, host).body or ""
        assert body.split("\n\n") == [*TEXTS[:at], said[0], *said[1], *TEXTS[at:]]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_facts_below_a_text_whose_heading_names_what_it_names(host: str) -> None:
    said = ("Der Tauscher im Sammler", ("Länge 40 Meter", "Gewicht 9 Tonnen"), None)
    body = read(MARKUPS["a list"](said), 4, host).body or ""
    assert body.replace("\n\n", "\n").split("\n") == [*TEXTS, said[0], *said[1]]


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("said", HOUSE.values(), ids=HOUSE)
def test_what_the_house_offers_in_an_aside_is_none(said: Said, markup: str, at: int) -> None:
    for host in HOSTS.values():
        assert read(MARKUPS[markup](said), at, host).body == "\n\n".join(TEXTS)


OTHERS = {
    "a portrait": "<img src=/u.jpg alt='Vera Enders'><p>Vera Enders schreibt seit 2012 über Städte und deren Netze.</p>",
    "a teaser": "<h3><a href=/k21-meldungen/steg/>Plan am Steg</a></h3><p>Uferloh baut einen Steg, der im Winter beheizt wird.</p>",
    "a form": "<h3>Fragen?</h3><p>Schreiben Sie, was Ihnen an diesem Text gefällt.</p><form><input name=m><button>Ab</button></form>",
    "other articles": "<h3>Mehr zum Thema</h3><p>Uferloh baut einen Steg, der im Winter beheizt wird.</p>",
    "an advertisement": "<h3>Anzeige</h3><p>Rohre aus Edelstahl halten länger als der Kanal, in dem sie liegen.</p>",
    "the text again": f"<p>{TEXTS[1].partition('. ')[0]}.</p>",
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("box", OTHERS.values(), ids=OTHERS)
def test_what_leads_elsewhere_is_no_text(box: str, at: int, host: str) -> None:
    assert read(f"<aside>{box}</aside>", at, host).body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_an_aside_beside_the_text_is_no_text(host: str) -> None:
    url = f"https://{host}/k21-meldungen/kanal/"
    text = "".join(f"<p>{said}</p>" for said in TEXTS)
    page = (
        f"<title>{TITLE}</title><main><div class=c><h1>{TITLE}</h1><p>[02.10.2025] {LEAD}</p>"
        f"<div>{text}</div></div><aside><h3>Das Amt</h3><p>Im Rathaus von Moosbruck arbeiten 340 "
        "Menschen.</p></aside></main><footer><p>Moosbruck liegt am Kanal, und das seit dem Jahr "
        "1311.</p></footer>"
    )
    assert read_article(page, url, site_of(url), FETCHED_AT).article.body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", [0, 4])
def test_an_aside_in_doubt_is_left_out_and_told(at: int, host: str) -> None:
    line = "Im Rathaus von Moosbruck arbeiten 340 Menschen in neun Ämtern."
    found = reading(f"<aside><h3>Das Amt</h3><p>{line}</p></aside>", at, host)
    assert found.article.body == "\n\n".join(TEXTS)
    told = [(e.rung, e.value) for e in found.evidence["body"][1:]]
    assert told == [("left-out", "Das Amt"), ("left-out", line)]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_much_prose_in_an_aside_leaves_a_remark(host: str) -> None:
    line = "Im Rathaus von Moosbruck arbeiten 340 Menschen in neun Ämtern auf fünf Stockwerken. "
    long = "".join(f"<p>{line * 4}</p>" for _ in range(4))
    found = reading(f"<aside><h3>Das Amt</h3>{long}</aside>", 4, host)
    assert "text-left-out" in [remark.reason for remark in found.article.remarks]


LINK = "<p><a href='https://www.moosbruck.example/kanal'>Zum Projekt</a></p>"
LED_ON = {
    "prose": "<p>Er misst 40 Meter und wiegt neun Tonnen, das Wasser im Sammler hat zwölf Grad.</p>",
    "a list": "<ul><li>Länge: 40 Meter</li><li>Gewicht: neun Tonnen</li></ul>",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", [0, 1, 4])
@pytest.mark.parametrize("said", LED_ON.values(), ids=LED_ON)
def test_facts_above_a_link_are_text(said: str, at: int, host: str) -> None:
    body = read(f"<div class=k><h3>Der Tauscher in Zahlen</h3>{said}{LINK}</div>", at, host).body
    assert all(words in (body or "") for words in ("Der Tauscher in Zahlen", "40 Meter"))
    assert "Zum Projekt" not in (body or "")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("at", [0, 1, 4])
def test_a_box_of_other_things_above_a_link_is_none(at: int, host: str) -> None:
    box = f"<h3>Die neue Ausgabe</h3><p>Acht Seiten über Schulen und Sport, ab Montag im Handel.</p>{LINK}"
    assert read(f"<div class=k>{box}</div>", at, host).body == "\n\n".join(TEXTS)
