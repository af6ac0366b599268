"""A few words beside a date: a kicker in the head of an article and in the cards of a listing,
whatever the words, the sign between them and the elements around."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT

PATH = "/k21-meldungen/fähre-ohne-fährmann/"
TITLE = "Fähre ohne Fährmann"
LEAD = "Über die Leine setzt in Uferloh seit Montag ein Boot, das niemand mehr steuert."
P1 = "Das Boot erkennt Treibholz und Schwäne mit vier Kameras und hält notfalls von selbst an."
P2 = "Der Gemeinderat hatte die Probe im Winter beschlossen, nachdem sich kein Nachfolger fand."
WORDS = ("Uferloh an der Leine", "Kreis am Berg", "Lage vor Ort", "REPORT", "E-Akte", "Verkehr")
SITES_READ = {"profile": "www.kommune21.de", "none": "www.uferbote.example"}


def read(head: str, host: str = "www.kommune21.de", below: str = "") -> Article:
    url = f"https://{host}{PATH}"
    prose = f"<p><b>{LEAD}</b></p><p>{P1}</p><p>{P2}</p>"
    text = f"<div id=w>{head}<div>{prose}{below}</div></div>"
    page = f"<html><head><title>{TITLE}</title></head><body>{text}"
    site = SITES["kommune21"] if "kommune21" in host else site_of(url)
    return normalise_article(read_article(page, url, site, FETCHED_AT).article)


LINES = {
    "bar": "<small>{words} | [4.6.2019]</small>",
    "date first": "<small>[4.6.2019] | {words}</small>",
    "no sign": "<p>[4.6.2019] {words}</p>",
    "no sign, date last": "<p>{words} [4.6.2019]</p>",
    "bullet": "<div>{words} • [4.6.2019]</div>",
    "dash": "<div>{words} – [4.6.2019]</div>",
    "slash": "<p>[4.6.2019] / {words}</p>",
    "colon": "<p>{words}: [4.6.2019]</p>",
    "mark in the bracket": "<p>{words} | [4.6.2019, up]</p>",
    "elements": "<p><span>{words}</span> <span>|</span> <span>[4.6.2019]</span></p>",
    "reading time behind": "<p>{words} | [4.6.2019] | 3 Min. Lesezeit</p>",
    "long date": "<p>{words} | 4. Juni 2019</p>",
    "long date first": "<p>4. Juni 2019 · {words}</p>",
    "definition": "<dl><dt>{words} | [4.6.2019]</dt></dl>",
}


@pytest.mark.parametrize("host", SITES_READ.values(), ids=SITES_READ)
@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_words_beside_a_date_are_the_kicker(line: str, place: str, host: str) -> None:
    for words in WORDS:
        said = line.format(words=words)
        heading = f"<h2>{TITLE}</h2>"
        found = read(said + heading if place == "above" else heading + said, host)
        assert (found.kicker, found.title, found.published) == (words, TITLE, "2019-06-04")
        assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


NO_KICKER = {
    "author": "<p>Vera Ender | 4. Juni 2019</p>",
    "author with a word": "<p>Von Vera Ender | [4.6.2019]</p>",
    "house": "<p>Redaktion | [4.6.2019]</p>",
    "label": "<p>Pressemitteilung vom | [4.6.2019]</p>",
    "agency": "<p>dpa | 4. Juni 2019</p>",
    "place of a date line": "<p>Uferloh – 4. Juni 2019</p>",
    "place and date": "<p>Uferloh, 4. Juni 2019</p>",
}


@pytest.mark.parametrize("line", NO_KICKER.values(), ids=NO_KICKER)
def test_what_else_stands_beside_a_date_is_no_kicker(line: str) -> None:
    found = read(f"<h2>{TITLE}</h2>{line}")
    assert (found.kicker, found.published) == (None, "2019-06-04")


def test_a_date_of_change_beside_words_is_not_that_of_publication() -> None:
    found = read(f"<p>Kreis am Berg | [4.6.2019]</p><h2>{TITLE}</h2><p>Stand: [9.9.2020]</p>")
    assert (found.kicker, found.published) == ("Kreis am Berg", "2019-06-04")


def test_the_date_at_the_end_of_the_lead_is_the_articles() -> None:
    url = f"https://www.kommune21.de{PATH}"
    for end in ("[4.6.2019]", "<span>[4.6.2019]</span>"):
        page = (
            f"<main><p>Verkehr</p><h1>{TITLE}</h1><p>{LEAD} {end}</p><p>{P1}</p><p>{P2}</p></main>"
        )
        found = normalise_article(read_article(page, url, SITES["kommune21"], FETCHED_AT).article)
        assert (found.kicker, found.teaser, found.published) == ("Verkehr", LEAD, "2019-06-04")
        assert found.body == f"{P1}\n\n{P2}"


FURNITURE = {
    "events": "<div><h3>Termine</h3><ul><li>Uferloh | 9. bis 11. Mai 2027</li><li>Kreis am Berg | "
    "[3.3.2027]</li></ul></div>",
    "next and previous": '<nav><a rel=prev href="/k21-meldungen/boot-sinkt/">Boot sinkt</a> <a '
    'rel=next href="/k21-meldungen/boot-steigt/">Boot steigt</a></nav>',
    "latest": '<ul><li>Kreis Au | [1.1.2026] <a href="/k21-meldungen/steg-bleibt-leer-2/">Der Steg '
    "bleibt im Winter leer</a></li></ul>",
}


@pytest.mark.parametrize("host", SITES_READ.values(), ids=SITES_READ)
@pytest.mark.parametrize("box", FURNITURE.values(), ids=FURNITURE)
def test_other_dated_lines_change_nothing(box: str, host: str) -> None:
    head = f"<div><h2>{TITLE}</h2><small>Kreis am Berg | [4.6.2019]</small></div>"
    plain, boxed = read(head, host), read(head, host, below=f"</div><div>{box}")
    fields = ("kicker", "title", "teaser", "body", "published", "section", "byline")
    assert [getattr(boxed, f) for f in fields] == [getattr(plain, f) for f in fields]


def test_the_section_in_the_line_below_the_keywords() -> None:
    tail = (
        '<p>Stichwörter: <a href="/tag/boot/" rel=tag>Boot</a><br>Weitere Meldungen und Beiträge '
        'aus dem Bereich: <a href="/bereich/verkehr/">Verkehr</a></p>'
    )
    head = (
        '<div><a rel=prev href="/k21-meldungen/der-steg/">Der Steg</a></div>'
        f"<div><h2>{TITLE}</h2><small>Kreis am Berg | [4.6.2019]</small></div>"
    )
    assert read(head, below=tail).section == "Verkehr"
