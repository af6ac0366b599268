"""Boxes in and around a text: players, references, authors, captions, keywords, sidebars."""

from __future__ import annotations

import pytest

from crawler.reader import read_listing
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, SITE, read
from tests.support.composed import FETCHED_AT, LISTING

OTHER = "/k21-meldungen/wehr-klingelt/"
RELATED = (
    f'<section><h2>Weitere Beiträge</h2><div><a href="{OTHER}"><img src="/w.jpg" alt=""></a><h3>'
    f'<a href="{OTHER}">Wehr klingelt digital</a></h3><p>Alarm kommt nun auf das Telefon.</p></div>'
    '<div><h3><a href="/k21-meldungen/bus/">Bus fährt öfter</a></h3><p>Alle zehn Minuten.</p></div>'
    "</section>"
)
IN_TEXT = {
    "reference": f'<p><b>Lesen Sie auch:</b> <a href="{OTHER}">Wehr klingelt digital</a></p>',
    "reference in a box": f'<div><b>Lesen Sie auch:</b> <a href="{OTHER}">Wehr klingelt</a></div>',
    "reference with another word": "<p><em>Lesen Sie hierzu auch: "
    f'<a href="{OTHER}">Feuerwehr: Wehr klingelt digital</a></em></p>',
    "box of references": f'<div><p>Zum Thema</p><ul><li><a href="{OTHER}">Wehr</a></li></ul></div>',
    "player": "<div><button>▶</button> <span>Text anhören</span> <span>04:12</span> "
    "<span>Diese Fassung spricht ein Rechner.</span></div>",
    "author": '<div class="author-box"><img class="avatar" src="/ve.jpg" alt="">'
    "<div>Vera Ender</div><p>Vera Ender schreibt seit 2012 über Verwaltung "
    "und alles, was dazu gehört.</p></div>",
}


@pytest.mark.parametrize("place", ["amid", "below"])
@pytest.mark.parametrize("box", IN_TEXT.values(), ids=IN_TEXT)
def test_a_box_takes_no_paragraph(box: str, place: str) -> None:
    amid, below = (box, "") if place == "amid" else ("", box)
    text = (
        f"<p>{LEAD}</p><div><p>{P1}</p>{amid}<p>{P2}</p><p>Kurz gesagt: Es geht.</p>{below}</div>"
    )
    found = read(f"<main><article>{H1}<p>07.10.2025</p>{text}</article>{RELATED}</main>")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}\n\nKurz gesagt: Es geht.")


@pytest.mark.parametrize("box", IN_TEXT.values(), ids=IN_TEXT)
def test_a_date_below_makes_no_teaser_of_a_text(box: str) -> None:
    """Nor of one that links another article and stands in one box with it."""
    text = f"<div><p>{P1}</p>{box}<p>{P2}</p><p>[07.10.2025] (ve)</p></div>"
    found = read(f"<main><article>{H1}<p><b>{LEAD}</b></p>{text}</article>{RELATED}</main>")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")
    assert (found.published_text, found.byline) == ("07.10.2025", "ve")


CAPTION = "Die Halle von Auental."
PICTURES = {
    "in the header": f'<header><figure><img src="/h.jpg" alt=""></figure>{H1}</header><p>{CAPTION} '
    "(Bildquelle: Stadt Auental)</p>",
    "portraits between": f'<div><img src="/h.jpg" alt="Halle">{H1}</div><p>{CAPTION} (Foto: Stadt '
    'Auental)</p><div class="author"><img src="/ve.jpg" alt=""> Vera Ender</div><p>07.10.2025</p>',
}


@pytest.mark.parametrize("above", PICTURES.values(), ids=PICTURES)
def test_captions(above: str) -> None:
    found = read(f"<main>{above}<p>{LEAD}</p><div><p>{P1}</p><p>{P2}</p></div></main>")
    assert (found.image_caption, found.image_credit) == (CAPTION, "Stadt Auental")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")
    assert found.byline in (None, "Vera Ender")


KEYWORDS = {
    "behind related articles": f'{RELATED}<footer><a rel="tag" href="/tag/a/">OZG</a> '
    '<a rel="tag" href="/tag/b/">IT</a></footer>',
    "linked list": '<h2>Schlagworte</h2><ul><li><a href="/k21-meldungen/a">OZG</a></li>'
    '<li><a href="/k21-meldungen/b">IT</a></li></ul>',
    "definitions": "<dl><dt>Stichwörter</dt><dd>OZG</dd><dd>IT</dd></dl>",
    "typed behind a verb": "<p>Verschlagwortet mit OZG, IT</p>",
}


@pytest.mark.parametrize("below", KEYWORDS.values(), ids=KEYWORDS)
def test_keywords(below: str) -> None:
    found = read(f"<article>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{below}</article>")
    assert found.tags == ("OZG", "IT")


@pytest.mark.parametrize("cloud", ['style="font-size:{}pt"', 'aria-label="OZG ({} Einträge)"'])
def test_a_cloud_is_no_list_of_keywords(cloud: str) -> None:
    links = " ".join(f'<a href="/tag/{n}/" {cloud.format(n)}>T{n}</a>' for n in range(8, 13))
    found = read(f"<div>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p><div>{links}</div></div>")
    assert found.tags == ()


@pytest.mark.parametrize("cloud", ['style="font-size:{}pt"', 'aria-label="OZG ({} Einträge)"'])
@pytest.mark.parametrize("box", ["<div>{}</div>", "<ul><li>{}</li></ul>"])
def test_nor_is_one_below_its_label(box: str, cloud: str) -> None:
    between = "</li><li>" if "li" in box else " "
    links = (f'<a href="/tag/{n}/" {cloud.format(n)}>T{n}</a>' for n in range(8, 13))
    foot = '<div><p><a href="/impressum/">Impressum</a> | <a href="/abo/">Abo</a></p></div>'
    cloud = f"<div><h4>Schlagwörter</h4>{box.format(between.join(links))}</div>"
    found = read(f"<div>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{cloud}{foot}</div>")
    assert found.tags == ()


def test_the_links_of_the_next_box_are_no_keywords() -> None:
    links = '<a href="/tag/ozg/">OZG</a> <a href="/tag/it/">IT</a>'
    tags = f"<div><h4>Schlagwörter</h4><div>{links}</div></div>"
    foot = '<div><p><a href="/impressum/">Impressum</a> | <a href="/abo/">Abo</a></p></div>'
    found = read(f"<div>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>{tags}{foot}</div>")
    assert found.tags == ("OZG", "IT")


@pytest.mark.parametrize("box", ['div class="content-sidebar-wrap"', 'main class="sidebar-right"'])
def test_the_box_of_a_listing_is_no_sidebar(box: str) -> None:
    cards = "".join(
        f'<article><h2><a href="/k21-meldungen/{n}/"><span>Ort {n}</span><br>Titel {n} steht '
        f"hier</a></h2><p>[0{n}.10.2025] Ein Satz für den Titel {n}.</p></article>"
        for n in range(1, 6)
    )
    side = '<div class="sidebar"><h3><a href="/k21-meldungen/x/">Ein anderer Titel</a></h3></div>'
    html = f"<body><{box}><h1>Archiv</h1>{cards}</{box.partition(' ')[0]}>{side}</body>"
    found = read_listing(html, LISTING, SITE, "listing", FETCHED_AT).teasers
    assert [(t.seen_on, t.kicker, t.title) for t in found] == [
        *[("listing", f"Ort {n}", f"Titel {n} steht hier") for n in range(1, 6)],
        ("sidebar", None, "Ein anderer Titel"),
    ]


def test_a_date_belongs_to_the_item_it_opens() -> None:
    items = "".join(
        f"<li>{f'<span>0{n}.10.25</span> ' if n != 2 else ''}<b>Ort {n}:</b> "
        f'<a href="/k21-meldungen/{n}/">Titel {n} steht hier</a></li>'
        for n in range(1, 6)
    )
    found = read_listing(f"<ul>{items}</ul>", LISTING, SITE, "listing", FETCHED_AT).teasers
    assert [t.published_text for t in found] == [
        "01.10.25",
        None,
        "03.10.25",
        "04.10.25",
        "05.10.25",
    ]
