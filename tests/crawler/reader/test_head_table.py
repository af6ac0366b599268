"""What stands around the headline and the end of a text: names, trails, bars, keywords."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES, Site, site_of
from pipelines.normalise import normalise_article

SITE = SITES["rathausblick"]
FOREIGN = site_of("https://www.wasserportal.example/")
URL = "https://www.rathausblick.example/k21-meldungen/schleuse-öffnet-allein"
TITLE = "Schleuse öffnet allein"
LEAD = "An der Wendel braucht ein Boot keinen Wärter mehr, es meldet sich über ein Funkgerät an."
TEXT = (
    "<p>Zwei Kameras erkennen die Länge des Bootes, ein Pegel den Stand des Wassers im Becken.</p>"
    "<p>Der Verband spart damit nach eigenen Angaben 90.000 Euro im Jahr und eine Nachtschicht.</p>"
)


def read(body: str, name: str = TITLE, head: str = "") -> Article:
    page = f"<html><head><title>{name}</title>{head}</head><body>{body}</body></html>"
    return normalise_article(read_article(page, URL, SITE, "2026-03-02T12:00:00Z").article)


def below(line: str) -> Article:
    return read(f"<main><h1>{TITLE}</h1>{line}<p>{LEAD}</p>{TEXT}</main>")


@pytest.mark.parametrize("tail", [" - Wasseramt", " | Wasseramt", " – Wasseramt – Portal"])
@pytest.mark.parametrize("hidden", ["<h1>{}</h1>", "<h2 role=heading aria-level=1>{}</h2>"])
def test_a_hidden_headline_with_the_tail_of_the_site_is_not_the_headline(
    tail: str, hidden: str
) -> None:
    meta = f'<meta property="og:title" content="{TITLE}{tail}">'
    top = "<header><h1>Portal</h1></header>" + hidden.format(TITLE + tail)
    text = f"<div><p>Wasserbau</p><h2>{TITLE}</h2><p>{LEAD}</p>{TEXT}</div>"
    found = read(top + text, f"{TITLE}{tail} - Portal", meta)
    assert (found.title, found.kicker, found.teaser) == (TITLE, "Wasserbau", LEAD)


def test_a_dash_in_the_only_headline_stays() -> None:
    name = "Schleuse öffnet allein – und schließt wieder"
    assert read(f"<h1>{name}</h1><p>{LEAD}</p>{TEXT}", name).title == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>Autor/in: Vera Ender</p>", "Vera Ender"),
        ("<p>Autor:innen: Vera Ender</p>", "Vera Ender"),
        ("<p>Verfasserin: Vera Ender</p>", "Vera Ender"),
        ("<p>Autor(in): Vera Ender</p>", "Vera Ender"),
        (
            '<div>Verfasst von <span><a href="/u/7">Vera Ender</a>, <a href="/u/8">Nils Pott</a>'
            "</span> am <time>Mi., 14.08.2024 - 09:00</time></div>",
            "Vera Ender, Nils Pott",
        ),
        (
            '<p>Geschrieben von <a href="/u/7">Vera Ender</a> und <a href="/u/8">Nils Pott</a> '
            "am 14.08.2024</p>",
            "Vera Ender, Nils Pott",
        ),
        ('<p>Von <a href="/u/7">Vera Ender</a> am 14.08.2024</p>', "Vera Ender"),
    ],
)
def test_names_behind_their_label(line: str, names: str) -> None:
    found = below(line)
    assert (found.byline, found.teaser) == (names, LEAD)


def test_two_linked_people_of_a_sentence_are_no_authors() -> None:
    line = (
        '<p>Die Anlage stammt von <a href="/p/7">Vera Ender</a> und <a href="/p/8">Nils Pott</a>, '
        "die beide seit vielen Jahren beim Verband an der Wendel arbeiten und forschen.</p>"
    )
    assert read(f"<main><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}{line}</main>").byline is None


TRAILS = {
    "ordered, from the home page": '<ol><li><a href="/">RB</a></li><li><a href="/r/1">Wasser</a>'
    "</li></ol>",
    "ends with the headline": '<ol><li><a href="/portal">Portal</a></li><li><a href="/r/1">Wasser'
    f"</a></li><li><span>{TITLE}</span></li></ol>",
    "unordered, ends with the headline": '<ul><li><a href="/x">Portal</a></li><li><a href="/r/1">'
    f"Wasser</a></li><li>{TITLE}</li></ul>",
}
MENUS = {
    "none": "",
    "a menu from the home page": '<ul><li><a href="/">RB</a></li><li><a href="/r/1">Wasser</a>'
    "</li></ul>",
    "links without a home page": '<ol><li><a href="/r/2">Energie</a></li><li><a href="/r/1">Wasser'
    "</a></li></ol>",
}


@pytest.mark.parametrize("row", TRAILS.values(), ids=TRAILS)
@pytest.mark.parametrize("box", ["nav", "div"])
def test_a_trail_in_a_list_names_the_section(row: str, box: str) -> None:
    found = read(f"<main><{box}>{row}</{box}><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</main>")
    assert (found.section, found.kicker) == ("Wasser", None)


@pytest.mark.parametrize("row", MENUS.values(), ids=MENUS)
def test_a_menu_names_no_section(row: str) -> None:
    page = f"<nav>{row}</nav><main><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</main>"
    assert read(page).section is None


BARS = {
    "places and a mail": '<div><a href="#">f</a><a href="mailto:?subject=x">@</a></div>',
    "a script": '<p><a href="javascript:print()">p</a></p>',
    "none": "",
}


@pytest.mark.parametrize("bar", BARS.values(), ids=BARS)
def test_a_bar_that_leads_nowhere_hides_no_kicker(bar: str) -> None:
    head = f"<header><p>Wasserbau</p>{bar}<h1>{TITLE}</h1></header>"
    assert read(f"<article>{head}<p>{LEAD}</p>{TEXT}</article>").kicker == "Wasserbau"


@pytest.mark.parametrize("path", ["/k21-bereich/wasserbau", "/r/wasserbau/"])
def test_date_and_section_below_the_headline_are_neither_kicker_nor_teaser(path: str) -> None:
    line = f'<div><p><span>14.08.2024</span><span><a href="{path}">Wasserbau</a></span></p></div>'
    body = f"<main><div><h1>{TITLE}</h1></div>{line}<div>{TEXT}</div></main>"
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    for site in (SITE, FOREIGN):
        url = f"{site.home}k21-meldungen/schleuse-öffnet-allein"
        reading = read_article(page, url, site, "2026-03-02T12:00:00Z")
        found = normalise_article(reading.article)
        assert (found.kicker, found.published, reading.teasers) == (None, "2024-08-14", ())


TAGS = {
    "hash signs in a list": '<ul><li><a href="/bereich/thema/1">#Schleuse</a></li><li>'
    '<a href="/bereich/thema/2">#Rad 1</a></li></ul>',
    "keywords beside a section": '<p><a href="/thema/fluss/" rel="tag">Fluss</a></p><p><a href='
    '"/tag/1/" rel="tag">Schleuse</a> <a href="/tag/2/" rel="tag">Rad 1</a></p>',
    "a label of their own": "<div><div>Themen in diesem Artikel</div><a href=/thema/1>Schleuse</a> "
    "<a href=/thema/2>Rad 1</a></div>",
}


@pytest.mark.parametrize("printed", TAGS.values(), ids=TAGS)
def test_keywords_by_their_sign_label_or_address(printed: str) -> None:
    page = f"<main><h1>{TITLE}</h1><p>{LEAD}</p><div>{TEXT}</div>{printed}</main>"
    found = read(page)
    assert (found.tags, found.body) == (("Schleuse", "Rad 1"), below("").body)


@pytest.mark.parametrize("words", ["#1", "# 12", "Platz 3", "#"])
def test_a_link_without_a_word_behind_the_hash_sign_is_no_keyword(words: str) -> None:
    item = f'<ul><li><a href="/bereich/thema/1">{words}</a></li></ul>'
    assert read(f"<main><h1>{TITLE}</h1><p>{LEAD}</p><div>{TEXT}</div>{item}</main>").tags == ()


LOGOS = {
    "a picture that leads home": '<a href="/"><img src="/logo.gif" alt="Flussbote"></a>',
    "the same by its address": '<a href="https://www.wasserportal.example/"><img src="/l.gif" '
    'alt="Flussbote"></a>',
}


@pytest.mark.parametrize("logo", LOGOS.values(), ids=LOGOS)
@pytest.mark.parametrize("name", ["Flussbote - {}", "Flussbote | {}", "{} - Flussbote"])
@pytest.mark.parametrize("kicker", ["", "<font><b>Wasserbau:</b></font><br>"])
def test_the_alternative_text_of_the_logo_is_the_name_of_an_unknown_site(
    logo: str, name: str, kicker: str
) -> None:
    title = name.format(TITLE)
    head = f"{kicker}<font><b>{TITLE}</b></font><br><br><b>[1.3.2004] {LEAD}</b><br><br>{TEXT}"
    page = f"<html><head><title>{title}</title></head><body>{logo}<table><tr><td>{head}"
    url = "https://www.wasserportal.example/artikel-7.html"
    reading = read_article(f"{page}</td></tr></table>", url, FOREIGN, "2026-03-02T12:00:00Z")
    found = normalise_article(reading.article)
    assert (found.title, found.kicker) == (TITLE, "Wasserbau" if kicker else None)
    assert (found.teaser, found.published) == (LEAD, "2004-03-01")


def test_a_picture_that_leads_home_cuts_no_other_title() -> None:
    logo = '<a href="/"><img src="/l.gif" alt="Schleuse"></a>'
    name = "Schleuse öffnet - allein"
    assert read(f"{logo}<h1>{name}</h1><p>{LEAD}</p>{TEXT}", name).title == name


TOPS = {
    "banner": "<section role=banner><div><header><h6>Wasserbau</h6><h1>{}</h1></header></div>"
    "</section>",
    "caption above": "<div><figure><img src=/a.jpg alt=''><figcaption>Der Steg. (Bildquelle: Amt)"
    "</figcaption></figure><span>Wasserbau</span><h1>{}</h1></div>",
    "a link": '<div><a href="/k21-meldungen/?topline=8">Wasserbau</a><h1>{}</h1></div>',
    "a link in a box": '<div><div><a href="/k21-meldungen/?topline=8">Wasserbau</a></div><div><h1>'
    "{}</h1></div></div>",
}


@pytest.mark.parametrize("top", TOPS.values(), ids=TOPS)
@pytest.mark.parametrize("site", [SITE, FOREIGN])
def test_a_kicker_in_the_box_of_the_headline(top: str, site: Site) -> None:
    url = URL if site is SITE else "https://www.wasserportal.example/k21-meldungen/schleuse-allein"
    inner = f"<div>{top.format(TITLE)}<article><p>[2.3.2025] {LEAD}</p>{TEXT}</article></div>"
    page = f"<html><head><title>{TITLE}</title></head><body>{inner}</body></html>"
    found = normalise_article(read_article(page, url, site, "2026-03-02T12:00:00Z").article)
    assert (found.kicker, found.title, found.teaser) == ("Wasserbau", TITLE, LEAD)


def test_a_kicker_below_the_headline_is_not_its_author() -> None:
    found = read(
        f"<header><h1>{TITLE}</h1><p>Kleine Schleusen</p><div>von Redaktion</div><p>[2.3.2025]</p>"
        f"<h3>{LEAD}</h3></header><div>{TEXT}</div>"
    )
    assert (found.kicker, found.byline) == ("Kleine Schleusen", None)


def test_a_mark_above_boxes_about_other_things_is_the_author() -> None:
    boxes = (
        "<section><h3>Aktuelle Termine</h3><p>02.12.2026 <a href=/t/1>Tag der Pegel</a></p></section>"
        "<section><h3>Beliebt</h3><ol><li><a href=/k21-meldungen/wehr>Wehr am Bach</a></li></ol>"
        "</section>"
    )
    found = read(f"<div><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}<p>(ve)</p></div><div>{boxes}</div>")
    assert (found.byline, (found.body or "").count("Termine")) == ("ve", 0)


def test_a_trail_below_the_headline_names_the_section() -> None:
    trail = (
        '<nav><span><a href="/">Startseite</a></span><span><a href="/k21-meldungen/">Meldungen</a>'
        f'</span><span><a href="/k21-themen/x/">Wasserbau</a></span><span>{TITLE}</span></nav>'
    )
    assert read(f"<div><h1>{TITLE}</h1></div><div>{trail}<p>{LEAD}</p>{TEXT}</div>").section == (
        "Wasserbau"
    )


def test_the_keywords_of_the_site_behind_its_favourites_are_not_the_texts() -> None:
    cloud = (
        "<section><h3>Meistgelesen</h3><ol><li><a href=/k21-meldungen/wehr>Wehr am Bach</a> "
        "<time datetime=2025-12-18>18. Dezember 2025</time></li></ol></section><section><h3>"
        "Schlagwörter</h3><div><a href=/schlagwort/wehr/>Wehr</a> <a href=/schlagwort/see/>See</a> "
        "<a href=/schlagwort/fisch/>Fisch</a></div></section>"
    )
    text = f"<h1>{TITLE}</h1><p>[2.3.2025] {LEAD}</p>{TEXT}"
    assert read(f"<article>{text}<div>{cloud}</div></article>").tags == ()
    own = "<div><h4>Stichwörter</h4><ul><li><a href=/schlagwort/wehr/>Wehr</a></li></ul></div>"
    other = "<div><h4>Weitere Meldungen</h4><a href=/k21-meldungen/wehr>Wehr am Bach</a></div>"
    assert read(f"<article>{text}{own}{other}</article>").tags == ("Wehr",)


@pytest.mark.parametrize("day", ["02.03.2025", "2025-03-02"])
def test_a_day_above_the_keywords_does_not_end_the_text(day: str) -> None:
    facts = f'<ul><li>{day}</li><li><ul><li><a href="/tag/kanal">Kanal</a></li></ul></li></ul>'
    found = read(f"<main><h1>{TITLE}</h1><h2>{LEAD}</h2>{facts}<div>{TEXT}</div></main>")
    assert (found.teaser, found.published) == (LEAD, "2025-03-02")
    assert (found.body or "").count("\n\n") == 1


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://laden.example/dp/B0?tag=kanalblatt-21&amp;th=1", True),
        ("https://laden.example/dp/B0?th=1&amp;tag=kanal-blatt-a-21", True),
        ("/suche?tag=kanalblatt", False),
    ],
)
def test_the_mark_of_a_partner_in_a_link_to_a_shop_is_no_keyword(address: str, whole: bool) -> None:
    box = f'<div>Testsieger</div><div><a href="{address}">Funkgerät mit Schwimmer</a></div>'
    found = read(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}{box}{TEXT}</article>")
    assert (found.body or "").count("Nachtschicht") == (2 if whole else 1)


def test_a_heading_of_a_box_that_is_printed_twice_is_no_headline() -> None:
    letter = "<div><h1>Das Wasser im Postfach: unser Brief!</h1><p>{}</p></div>".format(
        "Einmal im Monat schreiben wir auf, was an Kanal und Schleuse zu sehen und zu tun ist. " * 9
    )
    page = f"<main><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}</main>{letter}{letter}"
    found = read(page, "Kanal")
    assert (found.title, found.teaser) == (TITLE, LEAD)


@pytest.mark.parametrize(
    "tail",
    [
        "<p>Diese Website verwendet Akismet, um Spam zu verringern, und zwar auf diese Weise.</p>",
        "<div><p>Dieses Thema im Programm:</p><h3>Kanalfunk | 2. März 2025 | 19:00 Uhr</h3></div>",
        "<div><h3>Share this:</h3><ul><li>Teilen</li></ul><h3>Gefällt mir:</h3>"
        "<div>Gefällt mir Lade...</div></div>",
    ],
)
def test_what_a_theme_prints_below_every_text(tail: str) -> None:
    found = read(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}{tail}</article>")
    assert (found.body or "").endswith("Nachtschicht.")


def test_the_same_words_within_a_text_stay() -> None:
    last = "Diese Website verwendet der Verband seit März, und dieses Thema im Programm ist neu."
    found = read(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}<p>{last}</p></article>")
    assert (found.body or "").endswith(last)
