"""Boxes beside the article: those that tell its date, author and section, and those of others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.reader import read_article
from crawler.sites import site_of
from crawler.sites.profile import Hints
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_arranged_heads_table import (
    H1,
    LEAD,
    LEADS,
    P1,
    P2,
    TEXT,
    TITLE,
    URL,
    read,
)
from tests.support.composed import FETCHED_AT

ARTICLE = f"<article><p>Wasserwege</p>{H1}{LEADS}{TEXT}</article>"
DAY = '<time datetime="2019-05-03">3. Mai 2019</time>'
FILED = '<a href="/rubrik/haefen/">Häfen</a>'
OTHER = '<a href="/meldungen/hafen-bekommt-neue-kraene/">Hafen bekommt neue Kräne</a>'
MORE = f"<h2>Weitere Meldungen</h2><ul><li>{OTHER}</li></ul>"

BOXES = {
    "list": f"<ul><li>{DAY}</li><li>in {FILED}</li><li>2 Minuten Lesezeit</li><li>Von Rieke Tamm</li></ul>",
    "terms": f"<dl><dt>Datum</dt><dd>3. Mai 2019</dd><dt>Autorin</dt><dd>Rieke Tamm</dd><dt>Rubrik</dt><dd>{FILED}</dd></dl>",
    "lines": "<p><b>Erschienen am</b><br>3. Mai 2019</p><p><b>Rubrik</b><br>Häfen</p><p><b>Text:</b> Rieke Tamm</p>",
    "pairs": "<div><span>Datum:</span> 3. Mai 2019</div><div>Rubrik: Häfen</div><div>Autorin: Rieke Tamm</div>",
}  # fmt: skip
PARTS = {
    "aside": "<aside>{}</aside>",
    "menu": "<div><nav><ul><li>{}</li></ul></nav></div>",
    "heading": "<aside><h2>Über diese Meldung</h2>{}</aside>",
    "others below": f"<aside>{{}}{MORE}</aside>",
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_box_of_nothing_but_facts_beside_the_only_article_answers(box: str, part: str) -> None:
    beside = part.format(box)
    for page in (beside + ARTICLE, ARTICLE + beside):
        found = read(f"<div>{page}</div>")
        assert (found.published, found.byline, found.section) == (
            "2019-05-03",
            "Rieke Tamm",
            "Häfen",
        )
        assert (found.kicker, found.body) == ("Wasserwege", f"{P1}\n\n{P2}")
        assert found.teaser == LEAD


FACTS = BOXES["list"]
FOREIGN = {
    "below a headline": f"<h3>{OTHER}</h3>{FACTS}",
    "above a headline": f"{FACTS}<h3>{OTHER}</h3>",
    "headline without a link": f"<h3>Hafen bekommt neue Kräne</h3>{FACTS}{OTHER}",
    "in a link": f'<a href="/heft/7"><div><span>{DAY}</span></div><div>Rubrik: Häfen</div><b>Neue Kräne</b></a>',
    "linked line above": f'<a href="/heft/2019/05/hafen"><b>Hafen bekommt Kräne</b></a>{FACTS}',
    "event": f"<h2>Termin</h2><ul><li>{DAY}</li><li>{FILED}</li><li>10 Uhr</li></ul>",
    "place": f"<ul><li>{DAY}</li><li>Oberfelde</li><li>in {FILED}</li></ul>",
    "podcast": f"<p>Folge 12</p><ul><li>{DAY}</li><li>24 Min.</li><li>Mit Rieke Tamm</li></ul>",
    "download": f"<h2>Download</h2><dl><dt>Datum</dt><dd>{DAY}</dd><dt>Kategorie</dt><dd>Leitfäden</dd></dl>",
    "two boxes": f"<ul><li>{DAY}</li><li>in {FILED}</li></ul><ul><li>2. Mai 2019</li><li>in {FILED}</li></ul>",
    "change": f"<ul><li>Zuletzt geändert: 3. Mai 2019</li><li>in {FILED}</li></ul>",
    "to come": "<dl><dt>Datum</dt><dd>3. Mai 2099</dd><dt>Rubrik</dt><dd>Häfen</dd></dl>",
    "date alone": f"<p>{DAY}</p>",
}  # fmt: skip


@pytest.mark.parametrize("box", FOREIGN.values(), ids=FOREIGN)
def test_a_box_that_may_be_of_something_else_gives_no_date(box: str) -> None:
    for page in (f"<aside>{box}</aside>{ARTICLE}", f"{ARTICLE}<aside>{box}</aside>"):
        found = read(f"<div>{page}</div>")
        assert (found.published, found.kicker, found.teaser) == (None, "Wasserwege", LEAD)


def test_what_the_article_prints_itself_wins() -> None:
    head = "<p>Rubrik: Schiffe</p><p>4. Juni 2019 | Von Nils Pott</p>"
    article = f"<article>{head}<p>Wasserwege</p>{H1}{LEADS}{TEXT}</article>"
    found = read(f"<div><aside>{FACTS}</aside>{article}</div>")
    assert (found.published, found.byline) == ("2019-06-04", "Nils Pott")
    assert found.section == "Schiffe"


@pytest.mark.parametrize(
    "row",
    [
        '<nav aria-label="Schlagwörter"><a href="/tags/#tag:funk">Funk</a> <a href="/tags/#tag:tor">Tor</a></nav>',
        '<p><a href="/tag/funk/">Funk</a> <a href="/tag/tor/">Tor</a></p>',
        '<nav><ul><li><a rel="tag" href="/s/1">Funk</a></li><li><a rel="tag" href="/s/2">Tor</a></li></ul></nav>',
    ],
)
def test_keywords_above_the_headline(row: str) -> None:
    found = read(f"<article>{row}<p>Wasserwege</p>{H1}<p>4. Juni 2019</p>{LEADS}{TEXT}</article>")
    assert (found.tags, found.kicker, found.published) == (
        ("Funk", "Tor"),
        "Wasserwege",
        "2019-06-04",
    )


def test_labelled_keywords_behind_another_box_are_the_only_ones() -> None:
    line = '<div>Stichwörter: <a href="/tag/funk/">Funk</a>, <a href="/tag/tor/">Tor</a></div>'
    box = '<div><h4>Termin vormerken</h4><p>Das Forum Schleusen tagt am 11. März 2027 in Aue.</p><a href="/t/">Mehr</a></div>'
    found = read(f"<div><article>{H1}{LEADS}{TEXT}{box}</article></div>{line}")
    assert found.tags == ("Funk", "Tor")
    found = read(f"<div><article>{H1}{LEADS}{TEXT}{box}</article></div>{line}{line}")
    assert found.tags == ()


NAMES = ("Klärwerk Nordersand", "Amtsgericht Seefeld", "Smart City", "Neue Mitte", "Bad Oberfelde")


@pytest.mark.parametrize("words", NAMES)
@pytest.mark.parametrize("sign", ["|", "•", "–", "/"])
def test_houses_and_places_beside_a_date_are_no_people(words: str, sign: str) -> None:
    for line in (f"{words} {sign} 4. Juni 2019", f"4. Juni 2019 {sign} {words}"):
        if sign == "–" and line.startswith(words):
            continue  # a date line with its place
        found = read(f"<article><p>{line}</p>{H1}{LEADS}{TEXT}</article>")
        assert (found.kicker, found.byline, found.published) == (words, None, "2019-06-04")


@pytest.mark.parametrize("line", ["Haus Tamm | 4. Juni 2019", "4. Juni 2019 • Haus Tamm"])
def test_words_like_a_name_beside_a_date_are_the_kicker_where_the_lead_speaks_of_them(
    line: str,
) -> None:
    lead = "<p>Das Haus Tamm an der Schleuse bekommt nach vier Jahren wieder einen Wirt.</p>"
    found = read(f"<article><p>{line}</p>{H1}{lead}{TEXT}</article>")
    assert (found.kicker, found.byline) == ("Haus Tamm", None)
    for lead in (
        LEADS,
        "<p>Die Rechnung prüft Haus Tamm, sie ist Kämmerin im Kreis Oberfelde.</p>",
    ):
        found = read(f"<article><p>{line}</p>{H1}{lead}{TEXT}</article>")
        assert (found.kicker, found.byline) == (None, "Haus Tamm")


@pytest.mark.parametrize("head", [f"<p>Kommentar</p>{H1}", f"{H1}<div>Kommentar</div>"])
def test_a_form_at_the_headline_is_the_kicker(head: str) -> None:
    found = read(f"<article>{head}<p>[04.06.2019] {LEAD}</p>{TEXT}</article>")
    assert (found.kicker, found.teaser, found.body) == ("Kommentar", LEAD, f"{P1}\n\n{P2}")


def test_a_hidden_label_in_front_of_a_marked_date_is_no_part_of_it() -> None:
    marked = '<li itemprop="datePublished"><span class="unseen">Beitrag veröffentlicht:</span>4. Juni 2019</li>'
    found = read(f"<article itemscope>{H1}<ul>{marked}</ul>{LEADS}{TEXT}</article>")
    assert (found.published, found.remarks) == ("2019-06-04", ())


ABOUT = "Sie schreibt seit zehn Jahren über Flüsse, Häfen und Kanäle im Norden."
AUTHORS = {
    "portrait": f'<img src="/r.jpg" alt="Rieke Tamm"><h4>Rieke Tamm</h4><p>{ABOUT}</p>',
    "link": f'<h4>Über die Autorin</h4><a rel="author" href="/autor/7">Rieke Tamm</a><p>{ABOUT}</p>',
    "label": f"<p>Von Rieke Tamm</p><p>{ABOUT}</p>",
}


@pytest.mark.parametrize("box", AUTHORS.values(), ids=AUTHORS)
def test_a_hint_for_a_box_about_the_author_keeps_the_name(box: str) -> None:
    hinted = replace(site_of(URL), hints=Hints(furniture=".box"))

    def byline(boxes: str) -> str | None:
        page = f"<html><head><title>{TITLE}</title></head><body><article>{H1}{LEADS}{TEXT}</article>{boxes}</body></html>"
        found = normalise_article(read_article(page, URL, hinted, FETCHED_AT).article)
        assert found.body == f"{P1}\n\n{P2}"
        return found.byline

    own = f'<div class="box">{box}</div>'
    card = f'<div class="box"><h3>{OTHER}</h3><p>Von Nils Pott</p></div>'
    assert byline(own) == byline(own + card) == "Rieke Tamm"
    assert byline(card) is None
    assert byline(own + '<div class="box"><p>Von Nils Pott</p></div>') is None
