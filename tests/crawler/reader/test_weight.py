"""The text is where the prose is: kinds of pages that are thrown off by a single line."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import Reading, read_article
from crawler.sites import SITES

SITE = SITES["kommune21"]
URL = "https://www.kommune21.de/k21-meldungen/"
NOW = "2026-03-02T05:00:00Z"
LEAD = "Die Gemeinde Fernau lässt ihre Pegel seit dieser Woche von Sensoren ablesen."
ONE = "Acht Messstellen hat der Bauhof eingerichtet, und jede meldet ihren Stand alle zehn Minuten."
TWO = "Im Herbst folgt der zweite Abschnitt, sofern der Rat im Sommer den nötigen Mitteln zustimmt."
TEXT = f"{ONE}\n\n{TWO}"


def read(inner: str, head: str = "", title: str = "Pegel melden sich selbst") -> Reading:
    html = (
        f'<!DOCTYPE html><html lang="de"><head><title>{title} - Kommune21 online</title>{head}'
        f"</head><body>{inner}</body></html>"
    )
    return read_article(html, URL + "pegel-melden-sich-selbst/", SITE, NOW)


def article(inner: str, head: str = "") -> Article:
    return read(inner, head).article


HEAD = f"<h1>Pegel melden sich selbst</h1><p>[27.02.2026] {LEAD}</p>"


@pytest.mark.parametrize(
    "line",
    ["346", "Redaktion", "Birte Amelung Jonas Thiel", "https://kurz.example/p/4", "Anhören", "dpa"],
)
def test_a_line_in_the_head_is_not_the_text(line: str) -> None:
    page = (
        f"<header>{HEAD}<div><span>{line}</span></div></header><div><p>{ONE}</p><p>{TWO}</p></div>"
    )
    assert article(f"<article>{page}</article>").body == TEXT


def test_a_text_goes_on_behind_a_box() -> None:
    box = '<div class="x"><p>Mehr zum Thema</p><a href="/k21-meldungen/x/">Anderswo</a></div>'
    page = f"{HEAD}<section><p>{ONE}</p></section><section>{box}</section>"
    assert article(f"<article>{page}<section><p>{TWO} {TWO}</p></section></article>").body == (
        f"{ONE}\n\n{TWO} {TWO}"
    )


def test_a_linked_line_takes_no_paragraph() -> None:
    link = '<p><b><a href="/k21-meldungen/anderswo/">Anderswo: Auch dort wird gemessen</a></b></p>'
    reading = read(f"<article>{HEAD}<p>{ONE}</p>{link}<p>{TWO}</p></article>")
    assert reading.article.body is not None
    assert reading.article.body.endswith(TWO)
    assert not any(TWO in (teaser.text or "") for teaser in reading.teasers)


def test_the_own_headline_below_a_linked_section_is_no_teaser() -> None:
    page = f'<article><p><a href="{URL}wasser-im-blick/">Wasser</a></p><h2>Pegel melden sich selbst'
    reading = read(f"{page}</h2><p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p></article>")
    assert (reading.article.title, reading.article.body) == ("Pegel melden sich selbst", TEXT)
    assert reading.teasers == ()


def test_without_a_headline_the_text_is_still_found() -> None:
    text = f"<p>{ONE} {ONE} {ONE}</p><p>{TWO} {TWO} {TWO}</p>"
    page = f"<div><a href='/'>Start</a></div><div>{text}</div>"
    found = article(page)
    assert found.title == "Pegel melden sich selbst"
    assert found.body == f"{ONE} {ONE} {ONE}\n\n{TWO} {TWO} {TWO}"


def test_text_that_was_left_out_is_remarked() -> None:
    other = "".join(f"<p>{TWO} Zum {n}. Mal.</p>" for n in range(9))
    page = f"<main><article>{HEAD}<div><p>{ONE}</p></div></article><section><ul><li><div>{other}"
    remarks = article(f"{page}</div></li></ul></section></main>").remarks
    assert [r.reason for r in remarks] == ["text-left-out"]
    assert article(f"<article>{HEAD}<p>{ONE}</p><p>{TWO}</p></article>").remarks == ()


OTHERS = (
    f"<section><h2>Weitere Meldungen und Beiträge aus dem Bereich: Wasser</h2><div itemscope "
    f'itemtype="https://schema.org/Article"><meta itemprop="datePublished" content="2026-01-05">'
    f'<h3><a href="{URL}x/">Anderswo: Auch dort</a></h3><time datetime="2026-01-05">[05.01.2026]'
    f'</time><p>{LEAD}</p><a href="{URL}x/">mehr...</a></div></section>'
)


@pytest.mark.parametrize("before", ["", '<a id="inhalt"></a>', "Sie lesen: "])
def test_no_date_is_borrowed(before: str) -> None:
    page = f"<main>{before}<article><h1>Pegel melden sich selbst</h1><p>{LEAD}</p><p>{ONE}</p>"
    assert article(f"{page}<p>{TWO}</p></article>{OTHERS}</main>").dates == ()


def test_the_only_time_of_the_article_is_its_date() -> None:
    text = f"<p>{ONE}</p>" * 9
    foot = '<div><time datetime="2026-02-27T08:00:00+01:00">27. Februar 2026</time></div>'
    page = f"<main><h1>Pegel melden sich selbst</h1><div>{text}</div>{foot}{OTHERS}</main>"
    assert [d.text for d in article(page).dates] == ["2026-02-27T08:00:00+01:00"]


def test_microdata_of_the_headline_count() -> None:
    page = (
        '<div itemscope itemtype="https://schema.org/Article"><h2>Pegel melden sich selbst</h2>'
        f'<meta itemprop="datePublished" content="2026-02-27"><p>{LEAD}</p><p>{ONE}</p></div>'
    )
    assert [d.text for d in article(page + OTHERS).dates] == ["2026-02-27"]


def test_a_kicker_below_a_picture_is_no_motto_of_the_site() -> None:
    """The name of the site stands above; the line belongs to what it shares a box with."""
    picture = '<figure><img src="/b/pegel.jpg" width="1200" alt="Ein Pegel."></figure>'
    name = '<header><div><p><a href="/" rel="home">Kommune21</a></p></div></header>'
    page = f"<main><div>{picture}<p>Fernau</p><h1>Pegel melden sich selbst</h1></div>"
    found = article(
        f"{name}{page}<div><p>[27.02.2026] {LEAD}</p><p>{ONE}</p><p>{TWO}</p></div></main>"
    )
    assert found.kicker == "Fernau"
    motto = '<header><div><p><a href="/" rel="home">Kommune21</a></p><p>Fernau</p></div></header>'
    page = f"<main><div>{picture}<h1>Pegel melden sich selbst</h1></div>"
    found = article(
        f"{motto}{page}<div><p>[27.02.2026] {LEAD}</p><p>{ONE}</p><p>{TWO}</p></div></main>"
    )
    assert found.kicker is None


@pytest.mark.parametrize(
    ("box", "is_text"),
    [
        ("<figure><img src='/b/m.png' alt=''></figure><div><p>{}</p></div>", True),
        ("<div><p>{}</p></div><figure><img src='/b/m.png' alt=''></figure>", True),
        ("<img src='/b/m.png' alt=''><p>{}</p>", False),
        ("<figure><img src='/b/m.png' alt=''><figcaption>{}</figcaption></figure>", False),
    ],
)
def test_a_short_sentence_beside_a_figure_is_text(box: str, is_text: bool) -> None:
    said = "Jeder Pegel kostet die Gemeinde rund 900 Euro."
    page = f"<article>{HEAD}<p>{ONE}</p><p>{TWO}</p><div>{box.format(said)}</div></article>"
    assert (said in (article(page).body or "")) is is_text


def test_the_name_of_the_site_below_the_keywords_is_none() -> None:
    tags = '<p>Tags:</p><p><a href="/tag/pegel/">Pegel</a></p>'
    foot = '<footer><p><a href="/" rel="home">Kommune21</a></p></footer>'
    assert article(f"<main>{HEAD}<p>{ONE}</p><p>{TWO}</p>{tags}</main>{foot}").tags == ("Pegel",)


@pytest.mark.parametrize("listed", [4, 0])
def test_the_foot_below_a_list_is_no_text(listed: int) -> None:
    """A list of articles under an article's address; without the list the line is its text."""
    link = '<h4><a href="/k21-meldungen/a-{0}/">Auental: Nr. {0}</a></h4>'
    card = f"<div>{link}<p>[01.02.2026] {{1}}</p></div>"
    cards = "".join(card.format(n, LEAD) for n in range(listed))
    foot = f"<div><div>{ONE}</div><div><a href='/impressum'>Impressum</a></div></div>"
    page = f"<div><h1>Alle Themen im Überblick</h1><div>{cards}</div></div>{foot}"
    found = read(page, title="Alle Themen im Überblick").article
    assert (found.body or found.teaser) == (None if listed else ONE)
