"""Parts of a page that are known by what stands around them: labels, classes, repeated links."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}brunnen/"
TITLE = "Auhausen saniert seine Brunnen"
LEAD = "<p>[10.10.2025] <b>Die Stadt Auhausen hat fünf Brunnen saniert, die seit Jahren trocken lagen.</b></p>"
TEXT = (
    "<p>Die Pumpen laufen nun mit Strom vom Dach des Rathauses, sagte der Leiter des Bauamts am Montag.</p>"
    "<p>Zwei weitere Brunnen folgen im Frühjahr, wenn der Rat die Mittel dafür freigibt.</p>"
)
CAPTION = "Der Brunnen am Markt läuft wieder."
IMAGE = "<img src=/b.jpg alt='Ein Brunnen'>"


def read(inner: str, around: str = "") -> Article:
    page = f"<html lang=de><title>{TITLE}</title><body>{around}<main>{inner}</main></body></html>"
    return normalise_article(read_article(page, URL, SITE, FETCHED_AT).article)


def test_the_author_in_the_class_of_an_entry_is_no_author_of_its_lines() -> None:
    """Systems print author and keywords of an entry into its class."""
    head = f"<div><a href='/?author=3' class='meta author'>Ida Lenz</a><time>10.10.2025</time></div><div>Wasser</div><h1>{TITLE}</h1>"
    found = read(f"<article class='hentry tag-wasser author-ida-lenz'>{head}{LEAD}{TEXT}</article>")
    assert (found.kicker, found.byline) == ("Wasser", "Ida Lenz")


@pytest.mark.parametrize("name", ["dachzeile", "field-kicker", "post__eyebrow"])
def test_a_kicker_below_date_and_author_by_its_class(name: str) -> None:
    meta = "<span>Fr, 10.10.2025 - 09:38 — <a href='/nutzer/redaktion'>Redaktion</a></span>"
    kicker = f"<div class='{name}'><div><div>Stadt Auhausen</div></div></div>"
    found = read(f"<h2>{TITLE}</h2><div>{meta}<div>{kicker}{LEAD}{TEXT}</div></div>")
    assert (found.kicker, found.title) == ("Stadt Auhausen", TITLE)


def test_the_entries_of_a_menu_below_its_heading_are_no_section() -> None:
    items = "".join(f"<li><a href='/bereich/{n.lower()}'>{n}</a></li>" for n in ("Netze", "Recht"))
    menu = f"<div><h3>Bereiche</h3><div><ul>{items}</ul></div></div>"
    assert read(f"<article><h1>{TITLE}</h1>{LEAD}{TEXT}</article>", menu).section is None


KEYWORDS = {
    "behind the section": (
        "<div><h4>Kategorien<span>:</span></h4><ul><li><a href='/wasser/' rel=tag>Wasser</a></li></ul></div>"
        "<div><h4>Tags<span>:</span></h4><ul><li><a href='/suche?tag=pumpe' rel=tag>Pumpe</a>,</li> <li><a href='/suche?tag=solar' rel=tag>Solar</a></li></ul></div>",
        ("Pumpe", "Solar"),
    ),
    "of the site": (
        "<div><h4>Beliebte Schlagworte</h4><div class=tags>"
        + " ".join(f"<a href='/tag:{n}'>{n}</a>" for n in ("OZG", "Netze", "Geodaten", "Recht"))
        + "</div></div>",
        (),
    ),
}


@pytest.mark.parametrize(("below", "tags"), KEYWORDS.values(), ids=KEYWORDS)
def test_keywords_by_the_label_above(below: str, tags: tuple[str, ...]) -> None:
    assert read(f"<div><h1>{TITLE}</h1>{LEAD}{TEXT}{below}</div>").tags == tags


PICTURES = {
    "a word for the rights": f"<div>{IMAGE}</div><h1>{TITLE}</h1><div class=hero__caption><span>{CAPTION}</span> <span>Copyright: Kreis Auwinkel</span></div>",
    "below it in a paragraph": f"<h1>{TITLE}</h1><p>{IMAGE}<br><span class=t>{CAPTION} (Foto: Kreis Auwinkel)</span></p>",
}


@pytest.mark.parametrize("head", PICTURES.values(), ids=PICTURES)
def test_captions(head: str) -> None:
    found = read(f"<article>{head}{LEAD}{TEXT}</article>")
    assert (found.image_caption, found.image_credit) == (CAPTION, "Kreis Auwinkel")
    assert (found.teaser or "").startswith("Die Stadt Auhausen")


def test_a_caption_without_a_credit_below_its_picture_in_a_paragraph() -> None:
    found = read(f"<h1>{TITLE}</h1><p>{IMAGE}<br><span>{CAPTION}</span></p>{LEAD}{TEXT}")
    assert found.image_caption == CAPTION
    assert CAPTION not in f"{found.teaser}{found.body}"


def test_cards_with_a_long_line_of_section_keywords_and_day() -> None:
    card = (
        "<div><h2><a href='/k21-meldungen/m-{n}/'>Meldung Nummer {n}</a></h2><p>Fernau liest den Pegel {n} ab.</p>"
        "<p>Veröffentlicht in <a href='/bereich/netze'>Netze</a>; Stichworte <a href='/tag/a'>Wasserstand</a>, "
        "<a href='/tag/b'>Hochwasser</a>, <a href='/tag/c'>Fernablesung</a>; Erstellt <a href='/2025/10'>1{n}.10.2025</a> von <a href='/profil/r'>Redaktion</a></p>"
        "<div>Weiterlesen: <a href='/k21-meldungen/m-{n}/#mehr'>Meldung Nummer {n}</a>.</div></div>"
    )
    page = "<main>" + "".join(card.format(n=n) for n in range(4)) + "</main>"
    found = map(normalise_teaser, read_listing(page, LISTING, SITE, "listing", FETCHED_AT).teasers)
    assert [(t.title, t.text, t.published) for t in found] == [
        (f"Meldung Nummer {n}", f"Fernau liest den Pegel {n} ab.", f"2025-10-1{n}")
        for n in range(4)
    ]


def test_the_headline_of_a_listing_parts_the_list_beside_it_from_its_first_card() -> None:
    """The last link of the list and the picture of the first card lead to one article."""
    card = (
        "<article><div><div class=thumb><a href='/k21-meldungen/m-{n}/'></a></div></div><div>"
        "<h5>Netze</h5><h4><a href='/k21-meldungen/m-{n}/'>Meldung Nummer {n}</a></h4><div><span>"
        "<a href='/2025/10/'>1{n}. Okt. 2025</a></span><a href='/author/r/'>Redaktion</a></div>"
        "<div><p>Fernau liest den Pegel {n} ab.</p></div></div></article>"
    )
    beside = "<div><ul><li><a href='/k21-meldungen/m-0/'>Meldung Nummer 0</a></li></ul></div>"
    cards = "".join(card.format(n=n) for n in range(4))
    page = f"{beside}<main><h1><span>Archiv: </span>Meldungen</h1>{cards}</main>"
    found = map(normalise_teaser, read_listing(page, LISTING, SITE, "listing", FETCHED_AT).teasers)
    whole = [(t.kicker, t.text, t.published) for t in found if t.text]
    assert whole == [
        ("Netze", f"Fernau liest den Pegel {n} ab.", f"2025-10-1{n}") for n in range(4)
    ]


@pytest.mark.parametrize("word", ["Anlagen", "Kommentare", "Downloads", "Dokumente", "Anhang"])
@pytest.mark.parametrize("head", ["<thead><tr>{}</tr></thead>", "<tr>{}</tr>"])
def test_the_heading_of_a_column_opens_no_tail(word: str, head: str) -> None:
    headed = head.format(f"<th>Jahr</th><th>{word}</th><th>Leistung</th>")
    rows = "".join(f"<tr><td>202{n}</td><td>1{n}8</td><td>5{n} MW</td></tr>" for n in range(3))
    found = read(f"<h1>{TITLE}</h1>{LEAD}{TEXT}<table>{headed}{rows}</table>{TEXT}<p>(ve)</p>")
    assert f"Jahr | {word} | Leistung\n2020 | 108 | 50 MW" in (found.body or "")
    aside = f"<table><tr><td>{word}</td></tr><tr><td><a href=/a.pdf>Plan</a></td></tr></table>"
    assert word not in (read(f"<h1>{TITLE}</h1>{LEAD}{TEXT}<p>(ve)</p>{aside}").body or "")
