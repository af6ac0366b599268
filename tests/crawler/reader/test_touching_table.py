"""What touches a field without a blank, a label or a heading of its own."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article, read_listing
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_teaser
from pipelines.validate import fault
from tests.crawler.reader.test_names_table import H1, LEAD, P1, P2, SITE, URL, read
from tests.support.composed import FETCHED_AT, LISTING

PROSE = f"<p>{LEAD}</p><p>{P1}</p><p>{P2}</p>"
FIELDS = ("kicker", "title", "teaser", "body", "byline", "tags", "section", "published")
HEADINGS = {
    "named by the title": "<h1><span>Celle</span> Rathaus startet</h1>",
    "named by the tail of the title": "<h1><em>Celle</em> Rathaus startet</h1>",
    "marked by its class": '<h1><span class="hl__topline">Celle</span> Rathaus startet</h1>',
}
TITLES = dict(
    zip(HEADINGS, ("Rathaus startet", "Celler Blick - Neues - Rathaus startet", ""), strict=True)
)


@pytest.mark.parametrize("name", HEADINGS)
def test_a_kicker_within_the_headline(name: str) -> None:
    found = read(f"<main>{HEADINGS[name]}{PROSE}</main>", title=TITLES[name])
    assert (found.kicker, found.title) == ("Celle", "Rathaus startet")


def test_an_emphasised_word_is_no_kicker() -> None:
    found = read(
        "<main><h1><em>Sein</em> Rathaus startet</h1></main>", title="Sein Rathaus startet"
    )
    assert (found.kicker, found.title) == (None, "Sein Rathaus startet")


SECTIONS = {
    "pairs": "<dl><dt>Datum</dt><dd>07.10.2025</dd><dt>Verfasserin/Verfasser</dt><dd>Vera Ender</dd>"
    '<dt>Thema</dt><dd><a href="/DE/Themen/bauen_node.html">Bauen</a></dd></dl>',
    "a row of labels": '<ul><li>Bauen</li><li><a href="/u/3" rel="author">Vera Ender</a></li>'
    "<li>7. Oktober 2025</li><li>4 Kommentare</li></ul>",
}


@pytest.mark.parametrize("line", SECTIONS.values(), ids=SECTIONS)
def test_date_author_and_section_in_elements_of_their_own(line: str) -> None:
    found = read(f"<main>{H1}{line}{PROSE}</main>")
    assert (found.section, found.byline, str(found.published)) == (
        "Bauen", "Vera Ender", "2025-10-07",
    )  # fmt: skip
    assert (found.kicker, found.teaser) == (None, LEAD)


ABOVE = {
    "trail of topics": '<ul><li><a href="/">Start</a></li><li><a href="/thema/bauen/">Bauen</a></li>'
    "</ul>",
    "link beside the headline": '<div><a href="/bauen">Bauen</a></div>',
    "general and special": '<p><a href="/category/meldungen/">Meldungen</a></p><p><a href="/category/'
    'bauen/">Bauen</a></p>',
}


@pytest.mark.parametrize("line", ABOVE.values(), ids=ABOVE)
def test_the_section_above_the_headline(line: str) -> None:
    topics = '<p>Stichwörter: <a href="/thema/portal/">Portal</a></p>'
    found = read(f"<div><div>{line}{H1}{PROSE}{topics}</div></div>")
    assert (found.section, found.tags) == ("Bauen", ("Portal",))


def test_a_menu_and_a_link_in_the_text_are_no_section() -> None:
    row = "".join(f'<li><a href="/kategorie/k{n}/">Ort {n}</a></li>' for n in range(8))
    linked = P1.replace("Portal", '<a href="/thema/portal/">Portal</a>')
    found = read(f"<ul>{row}</ul><div>{H1}<p>{LEAD}</p><p>{linked}</p><p>{P2}</p></div>")
    assert found.section is None


COUNTERS = {
    "comments": '<div>verfasst von <a href="/p/9">Vera Ender</a><span>3 Kommentare</span></div>',
    "views": "<div>von <b>Vera Ender</b><i>1.204</i><span> Aufrufe</span></div>",
}


@pytest.mark.parametrize("line", COUNTERS.values(), ids=COUNTERS)
def test_a_counter_that_touches_the_author(line: str) -> None:
    assert read(f"<main>{H1}{line}{PROSE}</main>").byline == "Vera Ender"


ADDED = {
    "share bar": '<div class="tag-bar tags-and-share"><b>Teilen</b><b><a href="https://x.example/s">X'
    '</a></b><b><a href="mailto:?subject=a">Mail</a></b></div>',
    "advertisement in one line": '<ad-box><small>Anzeige</small><a href="https://x.example/m">Messe '
    "Stadtbau: 10 Prozent Rabatt bis 03.11.2026</a></ad-box>",
    "contact": '<div><h3>Ansprechpartnerin</h3><p>Kim Ode<br>Telefon: 05141 120<br><a href="mailto:o@'
    'c.example">o@c.example</a></p></div>',
    "note of the editors": '<p>Hinweis der Redaktion: Mehr im <a href="/k21-meldungen/a/">ersten '
    "Teil</a>.</p>",
    "latest articles": '<ul><li><a href="https://x.example/a-1">Wehr hält dem Wasser stand</a>'
    "<time>2. März 2026</time></li></ul>",
    "promotion": "<div><div>Firmen von A bis Z</div><p>Über 90 Anbieter stehen in unserer Liste.</p>"
    '<div><a href="/firmen/">Liste ansehen</a></div></div>',
}


@pytest.mark.parametrize("box", ADDED.values(), ids=ADDED)
def test_a_box_in_the_text_changes_no_field(box: str) -> None:
    page = f"<main>{H1}<p>{LEAD}</p><p>{P1}</p>{{}}<p>{P2}</p><p>{P1}</p></main>"
    plain, boxed = read(page.format("")), read(page.format(box))
    assert [getattr(boxed, f) for f in FIELDS] == [getattr(plain, f) for f in FIELDS]


TICKER = (
    '<div>+++ <a href="/k21-meldungen/wehr-haelt/"><i>02.03.2025</i> Wehr hält</a> +++ '
    '<a href="/k21-meldungen/deich-bricht/"><i>09.03.2025</i> Deich bricht</a> +++</div>'
)


@pytest.mark.parametrize("line", ["", "<p>07.10.2025, 9:30 Uhr | Von Vera Ender</p>"])
def test_dates_of_a_ticker_are_those_of_others(line: str) -> None:
    found = read(f"<div>{TICKER}</div><div>{H1}{line}{PROSE}</div>")
    assert str(found.published) == ("2025-10-07" if line else "None")


def test_the_heading_of_the_teasers_behind_the_text_is_left_out() -> None:
    others = (
        '<p>Noch mehr aus Celle</p><div><a href="/k21-meldungen/wehr-haelt/">Wehr hält</a></div>'
    )
    found = read(f"<div>{H1}{PROSE}{others}</div>")
    assert found.body == f"{P1}\n\n{P2}"


def test_a_portrait_beside_a_name_is_not_the_picture() -> None:
    row = '<dl><dd><ul><li><img src="/p.jpg" alt="">Vera Ender</li></ul></dd></dl>'
    figure = '<figure><img src="/u/1.jpg" alt=""><figcaption>Das Tor. (Foto: Celle)</figcaption></figure>'
    found = read(f"<div>{H1}{row}{figure}{PROSE}</div>")
    assert (found.image_caption, found.image_credit) == ("Das Tor.", "Celle")


def test_a_paywall_ends_the_text_and_its_label_is_no_kicker() -> None:
    wall = "<div>Weiterlesen mit CB+</div><p>Dieser Text gehört zum Abo für 4,90 Euro im Monat.</p>"
    found = read(f"<div><div>CB+</div>{H1}{PROSE}{wall}</div>")
    assert (found.kicker, found.body) == (None, f"{P1}\n\n{P2}")
    assert "paywall" in [remark.reason for remark in found.remarks]


def wall(title: str, body: str) -> Article:
    return Article(source="x", url=URL, seen_at=FETCHED_AT, title=title, body=body)


def test_a_choice_between_advertising_and_paying_is_a_wall() -> None:
    text = (
        "Mit Anzeigen\n\nKostenlos lesen: Wir und unsere 90 Partner dürfen dann Profile bilden.\n\n"
        "Ohne Werbung\n\nFür 3,50 Euro pro Monat bleibt die Seite frei davon."
    )
    found = fault(wall("Sie haben die Wahl", text))
    assert found is not None
    assert found[0] == "wall"


def test_a_text_about_advertising_is_none() -> None:
    text = (
        f"{P1} {P2} Die Stadt finanziert es mit Werbung.\n\nOhne Werbung\n\n{LEAD} {P2} Partner ist "
        f"die Sparkasse, sie zeigt keine Anzeigen und kostet 3,50 Euro im Monat. {P1}"
    )
    assert fault(wall("Sie haben die Wahl", text)) is None


ROW = (
    '<div><h2><a href="/k21-meldungen/{slug}/">{title}</a></h2><p><span>Beitrag</span> <span>{day}'
    "</span></p><p>{text}</p><p>www.kommune21.de/k21-meldungen/{slug}…</p></div>"
)
FOUND = (
    ("wehr-haelt", "Wehr hält", "02.03.2025"),
    ("deich-bricht", "Deich bricht", "09.03.2025"),
    ("tor-offen", "Tor offen", "16.03.2025"),
    ("rad-rollt", "Rad rollt", "23.03.2025"),
)


def test_the_label_and_the_address_of_a_search_result_are_no_text() -> None:
    shown = "".join(ROW.format(slug=s, title=t, day=d, text=LEAD) for s, t, d in FOUND)
    page = f"<main><h1>Suche</h1>{shown}</main>"
    read_off = read_listing(page, LISTING, SITE, "listing", FETCHED_AT).teasers
    teasers = [normalise_teaser(t) for t in read_off]
    assert [(t.title, t.kicker, t.text) for t in teasers] == [(t, None, LEAD) for _, t, _ in FOUND]


CARD = '<article><h2><a href="/k21-meldungen/{}/">{}</a></h2><time>{}</time><p>{}</p></article>'


@pytest.mark.parametrize(
    "names", [("page-with-sidebar", "col", "widget-area"), ("a", "sticky-sidebar", "sidebar")]
)
def test_a_column_with_most_teasers_is_no_sidebar(names: tuple[str, str, str]) -> None:
    shown = "".join(CARD.format(*row, LEAD) for row in FOUND)
    around, main, side = names
    beside = '<ul><li><a href="/k21-meldungen/esel/">Esel im Amt</a></li></ul>'
    page = (
        f'<div class="{around}"><div class="{main}">{shown}</div>'
        f'<div class="{side}"><aside>{beside}</aside></div></div>'
    )
    teasers = read_listing(page, LISTING, SITE, "home", FETCHED_AT).teasers
    assert [t.seen_on for t in teasers] == ["home"] * 4 + ["sidebar"]


LISTED = ("/DE/Themen/bauen_node.html", "/thema/wohnen", "/page/2?s=Amt", "/service/impressum.html")


@pytest.mark.parametrize("path", LISTED)
def test_what_is_no_article_on_any_site(path: str) -> None:
    site = site_of("https://www.unbekannt.example/")
    assert not site.is_article(f"https://www.unbekannt.example{path}")
    assert site.is_article("https://www.unbekannt.example/thema/wohnen/neue-bruecke-fuer-auental")
    assert site.name not in SITES


MARKS = ("hb", "/hb", "// hb", "[hb]", "– hb –", "<em>hb</em>")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("apart", [True, False])
def test_a_mark_without_parentheses(mark: str, apart: bool) -> None:
    end = f"<p>{P2}</p><p>{mark}</p>" if apart else f"<p>{P2} {mark}</p>"
    found = read(f"<main>{H1}<p>{LEAD}</p><p>{P1}</p>{end}</main>")
    assert (found.byline, found.body) == ("hb", f"{P1}\n\n{P2}")


@pytest.mark.parametrize(
    "end", ["Es kostet 3 km", "Sie nutzen regio iT und d.3ecm", "Nur so z. B. so"]
)
def test_a_short_last_word_is_no_mark(end: str) -> None:
    found = read(f"<main>{H1}<p>{LEAD}</p><p>{P1}</p><p>{P2} {end}</p></main>")
    assert (found.byline, found.body) == (None, f"{P1}\n\n{P2} {end}")


TOPICS = {
    "label": '<p><b>Themen:</b> <a href="/t/amt">Amt</a>, <a href="/t/netz">Netz</a></p>',
    "more about": '<p>Mehr zu: <a href="/t/amt">Amt</a> <a href="/t/netz">Netz</a></p>',
    "hash signs": "<p>#Amt #Netz</p>",
}


@pytest.mark.parametrize("line", TOPICS.values(), ids=TOPICS)
def test_topics_below_the_text(line: str) -> None:
    found = read(f"<main>{H1}{PROSE}{line}</main>")
    assert (found.tags, found.body) == (("Amt", "Netz"), f"{P1}\n\n{P2}")


@pytest.mark.parametrize(
    ("line", "day"),
    [("21/04/2024", "2024-04-21"), ("2024/04/21", "2024-04-21"), ("05/04/2024", "None")],
)
def test_only_a_day_above_twelve_is_plain_between_slashes(line: str, day: str) -> None:
    assert str(read(f"<main>{H1}<p>{line}</p>{PROSE}</main>").published) == day


def test_the_date_in_the_footer_of_the_article_that_holds_the_text() -> None:
    foot = '<footer><time datetime="2025-10-07">7.10.2025</time> in <a href="/category/it/">IT</a></footer>'
    other = '<article><h2><a href="/k21-meldungen/a/">A bis Z</a></h2><time datetime="2024-01-02"></time></article>'
    found = read(f"<header>{H1}</header><main><article>{PROSE}{foot}</article>{other}</main>")
    assert (str(found.published), found.section) == ("2025-10-07", "IT")


def test_a_box_named_like_the_author_is_left_out() -> None:
    life = "<div><h3>Kim Ode</h3><p>Schreibt seit Jahren über Ämter und was davon bleibt.</p></div>"
    page = f"<main>{H1}<p>Text: Kim Ode</p>{PROSE}<p>{P1}</p><p>{P2}</p><p>{P1}</p>{{}}</main>"
    plain, boxed = read(page.format("")), read(page.format(life))
    assert [getattr(boxed, f) for f in FIELDS] == [getattr(plain, f) for f in FIELDS]


@pytest.mark.parametrize("label", ["Die Autorin", "Autorenteam"])
def test_a_label_above_the_author_ends_the_text(label: str) -> None:
    life = f"<div><p>{label}</p><h3>Kim Ode</h3><p>Schreibt über Ämter, gern im Zug.</p></div>"
    found = read(f"<main>{H1}{PROSE}{life}</main>")
    assert found.body == f"{P1}\n\n{P2}"


def test_a_postal_address_is_no_teaser() -> None:
    imprint = "<p>Celler Blick, Marktgasse 4, 29221 Celle. Telefon: 05141 120. Wir freuen uns.</p>"
    assert read(f"<main>{H1}{imprint}</main>").teaser is None


def test_an_empty_headline_breaks_nothing() -> None:
    assert read_article("<h1></h1>", URL, SITE, FETCHED_AT).article.title is None
