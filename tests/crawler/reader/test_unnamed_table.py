"""What stands around an article and is none of its fields, each kind in a page of few lines."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2
from tests.support.composed import FETCHED_AT

DATED = f"<p>[07.10.2025] {LEAD}</p>"
TEXT = f"<div><p>{P1}</p><p>{P2}</p></div>"
LINE = '<a href="/k21-meldungen/aue-baut/">Auch Auental baut nun ein Haus am Fluss</a>'
PLAIN = {
    "an offer before the lead": f"{H1}<p>Sie können den Text als PDF herunterladen und drucken.</p>"
    f"{DATED}{TEXT}",
    "a reference before the lead": f"{H1}<p>Lesen Sie auch, was der Kreis am Fluss nun plant.</p>"
    f"{DATED}{TEXT}",
    "a bar above": f"<p>| Aktuell</p>{H1}{DATED}{TEXT}",
    "a placeholder above": f"<p>Karte anzeigen</p>{H1}{DATED}{TEXT}",
    "the mark of the author below": f"{H1}<p>(ve)</p>{DATED}{TEXT}",
    "buttons with a class": f'{H1}{DATED}{TEXT}<p class="tags"><span>Teilen</span>'
    "<span>Drucken</span></p>",
    "a menu on one line": '<div><a href="/">Startseite</a> <a href="/k/">Köpfe</a> '
    f'<a href="/p/">Praxis</a></div>{H1}{DATED}{TEXT}',
    "a teaser amid the text": f"{H1}{DATED}<p>{P1}</p><p>{LINE} mehr...</p><p>{P2}</p>",
    "a few words behind a tail word": f"{H1}{DATED}{TEXT}<div><p>Mehr zum Thema</p></div><div>"
    "<p>Der Kreis lobt das Haus am Fluss und will es im Mai noch einmal zeigen.</p></div>",
}


def page(inner: str) -> Article:
    at = "https://www.kommune21.de/k21-meldungen/haus-am-fluss/"
    html = f"<body><main><article>{inner}</article></main></body>"
    return normalise_article(read_article(html, at, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("inner", PLAIN.values(), ids=PLAIN)
def test_it_changes_no_field(inner: str) -> None:
    found = page(inner)
    assert (found.kicker, found.teaser, found.body) == (None, LEAD, f"{P1}\n\n{P2}")
    assert (found.section, found.tags, found.image_caption) == (None, (), None)


def test_the_caption_above_a_kicker() -> None:
    above = "<div><p>Das Haus am Fluss (Foto: Stadt)</p></div><div><div>Auental</div></div>"
    assert page(f"{above}<div>{H1}</div>{DATED}{TEXT}").kicker == "Auental"


def test_keywords_in_the_footer_behind_other_articles() -> None:
    others = f"<section><h2>Weitere Meldungen aus dem Bereich: Netze</h2>{LINE}</section>"
    foot = '<footer><a rel="tag" href="/tag/recht/">Recht</a></footer>'
    assert page(f"{H1}{DATED}{TEXT}{others}{foot}").tags == ("Recht",)


def test_a_day_of_change_below_leaves_the_kicker_its_day() -> None:
    below = "<p>09.10.2025 (zuletzt geändert)</p>"
    found = page(f"<p>Auental | 07.10.2025</p>{H1}{below}<p>{LEAD}</p>{TEXT}")
    assert (found.kicker, found.published) == ("Auental", "2025-10-07")


@pytest.mark.parametrize("around", ["<header><ul>{}</ul></header>", "<p>Anzeige</p><p>{}</p>"])
def test_short_links_in_a_header_or_below_a_label_are_no_teasers(around: str) -> None:
    link = '<li><a href="/k21-meldungen/team/">Team</a></li>'
    cards = "".join(
        f'<div><h3><a href="/k21-meldungen/haus-{n}-steht/">Haus {n} am Fluss steht</a></h3>'
        f"<p>[0{n}.10.2025] {LEAD}</p></div>"
        for n in range(1, 8)
    )
    html = f"<body><main>{cards}</main>{around.format(link)}</body>"
    at = "https://www.kommune21.de/k21-meldungen/"
    found = read_listing(html, at, SITES["kommune21"], "listing", FETCHED_AT)
    assert len(found.teasers) == 7


CLOUDS = {
    "in a column": '<div class="col-4 sidebar"><h3>Schlagwörter</h3><div>{}</div></div>',
    "in a column without a name": '<div class=w80><h3>Schlagwörter</h3><div class="tagcloud">{}</div></div>',
    "without a heading": '<div class="sidebar"><div class="tagcloud">{}</div></div>',
    "called otherwise": '<div class="box"><h4>Tags</h4><p class="schlagwort-wolke">{}</p></div>',
}


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=CLOUDS)
def test_a_cloud_in_a_column_without_landmark(cloud: str) -> None:
    links = "".join(f'<a href="/tag/{tag}/">{tag.title()}</a> ' for tag in ("bus", "bahn", "rad"))
    found = page(f"<div><div class=main>{H1}{DATED}{TEXT}</div>{cloud.format(links)}</div>")
    assert found.tags == ()
    row = '<p class="tags">Schlagwörter: <a href="/tag/bus/">Bus</a></p>'
    found = page(f"<div><div class=main>{H1}{DATED}{TEXT}{row}</div>{cloud.format(links)}</div>")
    assert found.tags == ("Bus",)


def test_a_portrait_above_the_text_is_no_picture_of_the_article() -> None:
    image = '<img src="/p/vera.jpg" alt="Vera Ender" width="80" height="80">'
    life = "Vera Ender ist Redakteurin und schreibt über Flüsse."
    box = f"<div class=kasten>{image}<div><strong>Vera Ender</strong><p>{life}</p></div></div>"
    found = page(f"{H1}{DATED}{box}{TEXT}")
    assert (found.image_url, found.image_caption) == (None, None)
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize("heading", ["Ein Kommentar", "Leserbriefe", "Ihre Meinung"])
@pytest.mark.parametrize("named", ['id="comments"', 'class="comments-area"', 'class="kommentare"'])
def test_an_element_called_comments_is_no_text(named: str, heading: str) -> None:
    said = "<p>Sehr gut, dass endlich einmal jemand die Zahlen nennt und nicht nur Reden hält.</p>"
    found = page(
        f"{H1}{DATED}{TEXT}<div {named}><h2>{heading}</h2><ol><li>Otto {said}</li></ol></div>"
    )
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize("box", ["li class=meta-categories", "div class='taxonomy-category x'"])
def test_a_section_with_the_rel_of_a_keyword_is_no_keyword(box: str) -> None:
    tag = box.partition(" ")[0]
    row = f'<ul><{box}><a href="/k21-themen/personal/" rel="tag">Personal</a></{tag}></ul>'
    tags = '<p class="tags"><a href="/tag/aue/" rel="tag">Aue</a></p>'
    assert page(f"{row}{H1}{DATED}{TEXT}").tags == ()
    assert page(f"{row}{H1}{DATED}{TEXT}{tags}").tags == ("Aue",)


def test_the_section_of_the_metadata_above_the_headline_is_no_kicker() -> None:
    link = '<a class="cat-1" href="/k21-themen/bau/">Kommunales Bauen</a>'
    row = f'<ul class="cat-links"><li class="meta-category">{link}</li></ul>'
    stated = (
        '<script type="application/ld+json">{"@type": "Article", "articleSection": "Kommunales '
        'Bauen", "url": "https://www.kommune21.de/k21-meldungen/haus-am-fluss/"}</script>'
    )
    found = page(f"{stated}{row}{H1}{DATED}{TEXT}")
    assert (found.kicker, found.section) == (None, "Kommunales Bauen")


@pytest.mark.parametrize("by", ["von <span>Vera Ender</span>", "von Vera Ender"])
@pytest.mark.parametrize("filed", ["in <a href='/k21-themen/bau/'>Bau</a>", "in Bau"])
def test_author_and_section_in_one_line(by: str, filed: str) -> None:
    found = page(f"{H1}<p>7. Oktober 2025 {by} {filed}</p><p>{LEAD}</p>{TEXT}")
    assert (found.published, found.byline) == ("2025-10-07", "Vera Ender")
    assert (found.kicker, found.teaser, found.body) == (None, LEAD, f"{P1}\n\n{P2}")


def test_a_sentence_about_the_filing_is_no_kicker() -> None:
    filed = "Veröffentlicht in <a href='/k21-themen/bau/'>Bau</a>"
    line = f"<p>Geschrieben von Redaktion am <time>7. Oktober 2025</time>. {filed}</p>"
    found = page(f"{H1}{line}<p>{LEAD}</p>{TEXT}")
    assert (found.kicker, found.published, found.byline) == (None, "2025-10-07", None)
