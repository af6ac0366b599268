"""Keywords behind a text: rows of links whose label, class or addresses say what they are."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT

URL = "https://www.deichbote.example/meldungen/siel-meldet-sich-selbst/"
TITLE = "Siel meldet sich selbst"
LEAD = "Das Siel in Altfähr schickt jetzt eine Nachricht, wenn sich Treibgut vor dem Tor sammelt."
P1 = "Bisher fuhr der Deichwart zweimal am Tag hinaus und sah nach, auch an Feiertagen."
P2 = "Die Geräte kosten 14.000 Euro und werden aus dem Haushalt des Verbands bezahlt."
MENU = (
    '<header><nav><a href="/meldungen/">Meldungen</a> <a href="/stadt/altfaehr/">Altfähr</a>'
    '<a href="/stadt/suederende/">Süderende</a></nav></header>'
)
MORE = (
    "<div><h3>Weitere Meldungen</h3><ul><li><a href=/meldungen/bruecke/>Brücke gesperrt</a></li>"
    "<li><a href=/meldungen/faehre/>Fähre fährt wieder</a></li></ul></div>"
)
WANT = ("Küstenschutz", "Funk", "Altfähr")


def links(folder: str, names: tuple[str, ...] = WANT, join: str = " ", inner: str = "") -> str:
    slugs = (n.lower().replace("ü", "ue").replace("ä", "ae").replace(" ", "-") for n in names)
    pairs = zip(slugs, names, strict=True)
    return join.join(f'<a href="{folder}{slug}/">{name}{inner}</a>' for slug, name in pairs)


def items(folder: str, inner: str = "") -> str:
    return "".join(f"<li>{links(folder, (name,), inner=inner)}</li>" for name in WANT)


def read(behind: str, outside: str = "") -> Article:
    html = (
        f"<html lang=de><head><title>{TITLE}</title></head><body>{MENU}<div><article><h1>{TITLE}"
        f"</h1><p>7.10.2025</p><p><b>{LEAD}</b></p><p>{P1}</p><p>{P2}</p>{behind}</article>"
        f"{outside}{MORE}</div><footer>Impressum</footer></body></html>"
    )
    return normalise_article(read_article(html, URL, site_of(URL), FETCHED_AT).article)


ROWS = {
    "list, topics": f"<ul>{items('/thema/')}</ul>",
    "list, class": f'<ul class="artikel-keywords">{items("/wissen/")}</ul>',
    "list in a box with a class": f'<div class="tags"><ul>{items("/t/")}</ul></div>',
    "line, class": f'<p class="tag-list">{links("/dossier/")}</p>',
    "line, bars": f"<div>{links('/dossier/', join=' | ')}</div>",
    "line, nothing between": f"<div>{links('/a/themenseiten/', join='')}</div>",
    "label of a heading": f"<h4>Relevante Themen:</h4><ul>{items('/spezial/')}</ul>",
    "label in a list": f"<div><p>Zugehörige Themen</p><ul>{items('/spezial/')}</ul></div>",
    "label, on the topic": f"<p>Schlagworte zum Thema: {links('/tag/', join=', ')}</p>",
    "definitions": f"<dl><dt>Schlagwörter:</dt><dd>{links('/tag/', join=', ')}</dd>"
    "<dt>Sprache:</dt><dd>Deutsch</dd></dl>",
    "definitions in boxes": f"<dl><div><dt>Stichworte</dt><dd>{links('/s/', join=', ')}</dd></div>"
    "<div><dt>Sprache</dt><dd>Deutsch</dd></div></dl>",
    "share bar between": f'<ul><li><a href="#">Auf X teilen</a></li></ul><ul>{items("/thema/")}</ul>',
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_of_topics(row: str) -> None:
    found = read(row)
    assert found.tags == WANT
    assert (found.section, found.body) == (None, f"{P1}\n\n{P2}")


HEADS = ["Themen in dieser Meldung", "Schlagworte zu diesem Artikel", "Tags dieses Beitrags:"]


@pytest.mark.parametrize("label", HEADS)
def test_a_row_behind_the_article_headed_as_its_own(label: str) -> None:
    assert read("", f"<div><h3>{label}</h3><ul>{items('/t/')}</ul></div>").tags == WANT


SLUGS = {
    "numbers behind": ("kuestenschutz-123", "funk-t9", "altfaehr_7"),
    "kind of a file": ("kuestenschutz.html", "funk.php", "altfaehr.htm"),
    "letters without dots": ("kustenschutz", "funk", "altfahr"),
    "quoted": ("K%C3%BCstenschutz", "Funk", "Altf%C3%A4hr"),
}


@pytest.mark.parametrize("slugs", SLUGS.values(), ids=SLUGS)
@pytest.mark.parametrize("row", ["<ul>{}</ul>", "<h3>Mehr zum Thema</h3><ul>{}</ul>"])
def test_addresses_spell_a_word_in_several_ways(slugs: tuple[str, ...], row: str) -> None:
    pairs = zip(slugs, WANT, strict=True)
    listed = "".join(f'<li><a href="/themen/{slug}">{name}</a></li>' for slug, name in pairs)
    found = read(row.format(listed))
    assert (found.tags, found.section) == (WANT, None)


CODED = "".join(
    f'<{{0}}><a href="/begriff/{code}">{name}</a></{{0}}>'
    for code, name in zip("abc", WANT, strict=True)
)
MARKED = {
    "class of a list": '<ul class="keywords">{}</ul>',
    "label of a list": '<ul aria-label="Schlagwörter">{}</ul>',
    "class around a list": '<div class="beitrag-tags"><ul>{}</ul></div>',
    "class around boxes": '<div class="field-tags"><div class="items">{}</div></div>',
    "label above boxes": "<div><div>Schlagwörter</div><div>{}</div></div>",
}


@pytest.mark.parametrize("row", MARKED.values(), ids=MARKED)
def test_a_marked_row_may_lead_to_other_words(row: str) -> None:
    assert read(row.format(CODED.format("li" if "ul" in row else "div"))).tags == WANT


def test_a_term_is_no_article() -> None:
    pairs = "".join(f'<div><a href="/taxonomy/term/{n}">{t}</a></div>' for n, t in enumerate(WANT))
    assert read(f"<div><div>Tags</div><div>{pairs}</div></div>").tags == WANT


def test_a_counter_is_no_part_of_a_keyword() -> None:
    counted = links("/tag/", inner=" <span>(12)</span>")
    assert read(f"<p>Schlagwörter: {counted}</p>").tags == WANT


NONE = {
    "cities of the menu": f"<ul>{links('/stadt/', ('Altfähr', 'Süderende'))}</ul>",
    "pages of the house": "<ul><li><a href=/abo/>Abo</a></li><li><a href=/kontakt/>Kontakt</a></li></ul>",
    "people": f"<p>{links('/team/', ('Nele Brandt', 'Jonas Reuter'))}</p>",
    "several folders": "<p><a href=/recht/vergabe/>Vergabe</a> <a href=/technik/funk/>Funk</a></p>",
    "other words": "<p><a href=/thema/n12>Küste</a> <a href=/thema/n13>Funk</a></p>",
    "another site": "<p><a href=https://x.example/u/funk>Funk</a> <a href=https://x.example/u/tor>Tor</a></p>",
    "whole headlines": f"<ul>{links('/archiv/', ('Wenn das Tor klemmt', 'Funk statt Fahrt nach Altfähr'))}</ul>",
    "below a heading": f"<h3>Unsere Portale</h3><ul>{items('/portal/')}</ul>",
    "counter of the site": "<div><a href=/tags/><div>Tags</div><div>96</div></a></div>",
}  # fmt: skip


@pytest.mark.parametrize("row", NONE.values(), ids=NONE)
def test_other_rows_are_no_keywords(row: str) -> None:
    assert read(row).tags == ()


def test_the_counter_of_a_site_hides_no_keywords() -> None:
    counter = "<div><a href=/tags/><b>Tags</b></a></div><div><a href=/tags/>96</a></div>"
    assert read(f"<p>{links('/tags/')}</p>", counter).tags == WANT


def test_a_row_with_a_longer_address_is_one_row() -> None:
    names = ("Funk", "Küstenschutz und Siele", "Häfen")
    listed = "".join(f"<li>{links('/thema/', (name,))}</li>" for name in names)
    assert read(f"<ul class=keywords>{listed}</ul>").tags == names


@pytest.mark.parametrize(
    "way", ["/amts-blatt/", "/amts-blatt", "https://www.deichbote.example/amts-blatt/"]
)
def test_the_folder_of_an_article_is_no_other_article(way: str) -> None:
    back = f'<p>{links("/stichwort/")}</p><p><a href="{way}">Zurück zur Übersicht</a></p>'
    url = "https://www.deichbote.example/amts-blatt/siel-meldet-sich-selbst/"
    html = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p><b>{LEAD}</b></p>"
        f"<p>{P1}</p><p>{P2}</p>{back}<h4>Kontakt</h4></body></html>"
    )
    found = read_article(html, url, site_of(url), FETCHED_AT)
    assert (found.article.tags, found.teasers, found.articles) == (WANT, (), ())
    part = f"{url}2/"  # a further page of an article knows its first one
    again = read_article(html.replace(way, url), part, site_of(part), FETCHED_AT)
    assert again.articles == (url,)
