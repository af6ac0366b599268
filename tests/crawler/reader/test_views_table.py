"""Links to other views of an article, to events, issues and months, and the bar of the pages."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES, site_of
from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    TEXTS,
    TITLES,
    day,
    read,
    slug,
    url,
)  # fmt: skip
from tests.support.composed import FETCHED_AT

SHOWN = (0, 2, 4, 5)
VIEWS = (
    "amp/", "amp", "print/", "druckansicht/", "?amp=1", "?amp", "?print=1", "?drucken=1",
    "?output=amp", "?tmpl=component&amp;print=1", "?utm_source=x&amp;amp=1",
)  # fmt: skip
EVENTS = (
    "/k21-termine/messe-2027/", "/termine/messe-2027/", "/veranstaltungen/kongress-digital/",
    "/events/2026/tag-der-daten/", "/termin_81.html", "/kalender/?tag=2", "/?m=202510",
    "/k21-heftarchiv/11-2026/", "/k21-termine/?paged=2", "/index.php?m=20251009",
)  # fmt: skip


def card(n: int, to: str = "") -> str:
    return (
        f'<div><p>{KICKERS[n]}</p><h3><a href="{to or url(n)}">{TITLES[n]}</a></h3>'
        f"<p>[{day(n)}] {TEXTS[n]}</p></div>"
    )


ROWS = [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in SHOWN]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("view", VIEWS)
def test_another_view_of_an_article_is_that_article(view: str, host: str) -> None:
    rows, urls = read("".join(card(n, url(n) + view) for n in SHOWN), host)
    assert rows == ROWS
    seen = [unquote(u).partition("?")[0].rpartition("/")[2] for u in urls]
    assert seen == [slug(TITLES[n]) for n in SHOWN]


def test_a_word_in_the_name_of_an_article_is_no_view() -> None:
    names = ("amp-im-rathaus", "3d-druck", "print-ist-tot", "drucken-ohne-papier")
    page = "".join(card(n, f"/k21-meldungen/{x}/") for n, x in zip(SHOWN, names, strict=True))
    urls = read(page, HOSTS["none"])[1]
    assert [u.rpartition("/")[2] for u in urls] == list(names)


@pytest.mark.parametrize("address", EVENTS)
def test_events_issues_and_months_are_no_articles(address: str) -> None:
    beside = (
        f'<h2>Termine</h2><div><h3><a href="{address}">Tag der offenen Daten in Uferloh</a></h3>'
    )
    beside += (
        "<p>[03.12.2026] Zwei Tage lang geht es um die Daten von morgen in der Stadt.</p></div>"
    )
    assert read("".join(map(card, SHOWN)) + beside, HOSTS["none"])[0] == ROWS


@pytest.mark.parametrize("name", ["rss", "rss.xml", "feed/", "atom.xml", "rss2?lang=de"])
def test_a_feed_of_the_list_is_no_article(name: str) -> None:
    sign = f'<div><a href="/k21-meldungen/{name}"><i class=sign></i></a></div>'
    rows = read(sign + "".join(map(card, SHOWN)), HOSTS["profile"])
    assert rows == read("".join(map(card, SHOWN)), HOSTS["profile"])


def test_articles_may_stand_in_a_folder_of_events() -> None:
    page = "".join(card(n, f"/veranstaltungen/{slug(TITLES[n])}/") for n in SHOWN)
    assert read(page, HOSTS["none"])[0] == ROWS


def test_an_article_about_events_is_one() -> None:
    names = ("it-termine", "termine-vom-automaten", "kalender-fuer-alle", "events-in-uferloh")
    page = "".join(card(n, f"/k21-meldungen/{x}/") for n, x in zip(SHOWN, names, strict=True))
    assert read(page, HOSTS["none"])[0] == ROWS


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(
    ("here", "link", "words"),
    [
        ("/k21-meldungen/", "/k21-meldungen/?vor=2025-04-01", "Ältere Meldungen anzeigen"),
        ("/k21-meldungen/", "/k21-meldungen/?ab=20", "Weitere Berichte laden"),
        ("/meldungen.html", "/meldungen_seite2.html", "ältere Meldungen"),
        ("/meldungen.html", "/meldungen-2.html", "Weiter"),
        ("/meldungen_seite2.html", "/meldungen_seite3.html", "ältere Meldungen"),
        ("/aktuelles/", "/aktuelles-seite-2/", "Nächste Seite"),
    ],
)
def test_words_lead_to_the_next_page(here: str, link: str, words: str, host: str) -> None:
    at = f"https://{host}"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    page = (
        f"<body>{''.join(map(card, SHOWN))}<p><span>neuere</span> | <a href={link}>{words}</a></p>"
    )
    found = read_listing(page, at + here, site, "listing", FETCHED_AT)
    assert found.next == at + link
    assert len(found.teasers) == len(SHOWN)


def test_other_lists_are_no_next_page() -> None:
    at = f"https://{HOSTS['none']}"
    page = (
        f"<body>{''.join(map(card, SHOWN))}<a href=/k21-termine/?ab=2>Weitere Termine anzeigen</a>"
    )
    assert (
        read_listing(page, f"{at}/k21-meldungen/", site_of(at), "listing", FETCHED_AT).next is None
    )


LINKED = {
    "touching": '<a href="/kategorie/{s}/">{k}</a><a href="{u}">{t}</a><time datetime="{i}">{d}</time>',
    "above": '<p><a href="/rubrik/{s}/">{k}</a></p><h2><a href="{u}">{t}</a></h2><p>{d}</p>',
    "in an element": '<span><a href="/thema/{s}/">{k}</a></span><h2><a href="{u}">{t}</a></h2><p>{d}</p>',
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("head", LINKED.values(), ids=LINKED)
def test_linked_names_that_never_repeat_are_kickers(head: str, host: str) -> None:
    def row(n: int, name: str) -> str:
        day_of = f"0{n + 1}.10.2025"
        iso = f"2025-10-0{n + 1}"
        words = head.format(s=slug(name), k=name, u=url(n), t=TITLES[n], d=day_of, i=iso)
        return f"<div>{words}<div>{TEXTS[n]}</div></div>"

    shown = (0, 2, 3, 4, 5)
    names = ("Auwald", "Leinetal", "Fischerei", "Bootsbau", "Deichamt")
    page = "".join(map(row, shown, names))
    assert [kicker for kicker, *_ in read(page, host)[0]] == list(names)
    page = "".join(map(row, shown, ("Umwelt", "Verkehr", "Umwelt", "Verkehr", "Umwelt")))
    assert [kicker for kicker, *_ in read(page, host)[0]] == [None] * 5
