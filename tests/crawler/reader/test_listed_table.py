"""Listings of themes and systems that print more about a teaser than its parts: labels, counters,
days twice or without a year, sections above headlines that hold the kicker, cut headlines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES, site_of
from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    NAMES,
    RUBRICS,
    TEXTS,
    TITLES,
    day,
    head,
    read,
    rubric,
    slug,
    url,
)  # fmt: skip
from tests.support.composed import FETCHED_AT

MONTHS = ("Oktober", "Okt.", "Okt")
AUTHORS = (
    "Vera Ender", "Nils Pott", "Ida Brahm", "Jost Klee", "Lene Vogt", "Uwe Harms",
)  # fmt: skip
TAGGED = tuple(
    f'<a href="/tag/{slug(a)}/" rel="tag">{a}</a>, <a href="/tag/{slug(b)}/" rel="tag">{b}</a>'
    for a, b in zip(NAMES, reversed(NAMES), strict=True)
)


def long(n: int) -> str:
    return f"{n + 1}. Oktober 2025"


def colon(n: int, level: str = "h2") -> str:
    return f'<{level}><a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a></{level}>'


def comments(n: int, words: str) -> str:
    return f'<a href="{url(n)}#respond">{words}</a>'


CARDS: dict[str, Callable[[int], str]] = {
    "the day twice": lambda n: f"<li><h2>{KICKERS[n]}: {TITLES[n]}</h2><div><span>von {AUTHORS[n]}</span><time>{long(n)}</time></div><div><time>{long(n)}</time><a href='{url(n)}#respond'>0 Kommentare</a></div><p>{TEXTS[n]}</p><a href='{url(n)}'>mehr</a></li>",
    "hidden labels": lambda n: f"<article>{colon(n)}<ul><li><span>Beitragsautor</span> <a href='/author/e/'>{AUTHORS[n]}</a></li><li><span>Beitragsdatum</span><svg></svg><span><a href='{url(n)}'>{long(n)}</a></span></li></ul><p>{TEXTS[n]}</p><p><span>Schlagwörter</span> <span>{TAGGED[n]}</span></p></article>",
    "counters above": lambda n: f"<li><div><span>{AUTHORS[n]}</span><span>{long(n)}</span></div><div><span>{n}</span><span> 1.0{n}2 </span></div>{colon(n)}<p>{TEXTS[n]}</p></li>",
    "leaf without a year below": lambda n: f"<div><p>{KICKERS[n]}</p><h5><a href='{url(n)}'>{TITLES[n]}</a></h5><div>{long(n)}</div><p>{TEXTS[n]}</p><div><div><span>0{n + 1}</span><br><span>{MONTHS[n % 3]}</span></div></div></div>",
    "linked section above": lambda n: f"<article>{rubric(NAMES[n])}{colon(n)}<time>{long(n)}</time><p>{TEXTS[n]}</p></article>",
    "badge on the picture": lambda n: f"<article><div>{NAMES[n]}</div><div>{colon(n, 'h3')}<p>{TEXTS[n]}</p></div><div>{long(n)}</div></article>",
    "kicker and link touch": lambda n: f"<div><div>{day(n)}</div><div><h3><span>{KICKERS[n]}</span><a href='{url(n)}'>{TITLES[n]}</a></h3><div><div><p>{TEXTS[n]}</p></div></div><a href='{url(n)}'>Weiter</a></div></div>",
    "saved by an account": lambda n: f"<article><header>{colon(n)}<div>Gespeichert von <a href='/user/{n}'>vender</a> am <span>Mittwoch, {long(n)} - 08:30</span></div></header><p>{TEXTS[n]}</p><ul><li><a href='{url(n)}'>Weiterlesen</a></li><li>{comments(n, 'Neuen Kommentar hinzufügen')}</li></ul></article>",
    "one line of all": lambda n: f"<div>{colon(n)}<div>Geschrieben von {AUTHORS[n]} in {NAMES[n]} am {long(n)} &bull; 3 Min. Lesezeit &bull; {comments(n, '2 Kommentare')}</div><p>{TEXTS[n]}</p><a href='{url(n)}'>Ganzen Artikel lesen</a></div>",
    "comments behind the author": lambda n: f"<div><p><time>{day(n)} 08:30</time> von {AUTHORS[n]} <span>(0 Kommentare)</span></p>{colon(n)}<p>{TEXTS[n]}</p><p><a href='{url(n)}'>Weiterlesen …</a></p></div>",
    "topics below": lambda n: f"<div>{colon(n, 'h4')}<div><span>Von {AUTHORS[n]}</span>, <span>{day(n)}</span></div><div>{TEXTS[n]} <a href='{url(n)}'>Weiterlesen<span> Über {TITLES[n]}</span> »</a></div><div><span>Themen: {rubric(RUBRICS[n])}</span></div><div><span>{n} Aufrufe</span></div></div>",
    "section and author touch": lambda n: f"<article><div><span><span>{rubric(RUBRICS[n])}</span><span>{AUTHORS[n]}</span><time>{day(n)}</time></span><span></span><span><span>{rubric(RUBRICS[n])}</span><span>{AUTHORS[n]}</span><time>{day(n)}</time></span></div>{colon(n, 'h1')}<p>{TEXTS[n]}</p><a href='{url(n)}'>Weiterlesen</a></article>",
    "colon of a screen reader": lambda n: f"<article><h3><a href='{url(n)}'><span>{KICKERS[n]}</span><span>: </span><span>{TITLES[n]}</span></a></h3><p>{TEXTS[n]}</p><div><span>Von {AUTHORS[n]}</span><time>{long(n)}</time></div></article>",
    "more within the text of one link": lambda n: f"<div><a href='{url(n)}'><div>{day(n)} • 08:30 Uhr</div><div><span>{KICKERS[n]}</span><h3>{TITLES[n]}</h3></div><p>{TEXTS[n]} <span>mehr</span></p></a></div>",
    "two links without a heading": lambda n: f"<div><header><a href='{url(n)}'><div>{KICKERS[n]}</div><div>{TITLES[n]}</div></a></header><a href='{url(n)}'><p><span>{day(n)}</span> {TEXTS[n]} <span>lesen</span></p></a></div>",
    "names of fields": lambda n: f"<div><p><span><span>Thema</span> {KICKERS[n]}</span> <span><span>Datum</span> {day(n)}</span></p>{head(n, 'h3')}<p>{TEXTS[n]}</p></div>",
    "section below the text": lambda n: f"<a href='{url(n)}'><div><h5>{KICKERS[n]}: {TITLES[n]}</h5><small>{day(n)}</small></div><p>{TEXTS[n]}</p><small>{NAMES[n]}</small></a>",
    "author and counter below": lambda n: f"<article>{colon(n)}<div>{TEXTS[n]}</div><div><span>{AUTHORS[n]}</span> <span>{day(n)}</span></div><div><button><span>{n} Reaktionen</span></button></div></article>",
    "minutes beside the kicker": lambda n: f"<article><div><span>{KICKERS[n]}</span> <span>{n + 2} Min</span></div>{head(n, 'h3')}<div>{TEXTS[n]}</div><i>{day(n)}</i></article>",
    "day in parentheses behind the link": lambda n: f"<p><b>{KICKERS[n]}</b><br><a href='{url(n)}'>{TITLES[n]}</a> ({day(n)})<br>{TEXTS[n]}</p>",
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_cards(card: Callable[[int], str], host: str) -> None:
    rows, _ = read("".join(map(card, range(6))), host)
    titles = [title.partition(": ")[0] for title in TITLES]  # the cards print a kicker of their own
    assert [(k, (t or "").partition(": ")[0], d, x) for k, t, d, x in rows] == [
        (KICKERS[n], titles[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)
    ]


def test_a_day_without_a_year_in_a_headline_is_no_kicker() -> None:
    def card(n: int) -> str:
        linked = f'<a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a>'
        return f"<article><h2><span>0{n + 1} Okt.</span> {linked}</h2><p>{TEXTS[n]}</p></article>"

    rows, _ = read("".join(map(card, range(6))), HOSTS["none"])
    assert [row[0] for row in rows] == list(KICKERS)
    assert [row[2] for row in rows] == [None] * 6


ENDLESS = (
    "Pegel melden selbst, wenn das Wasser steigt. Das erspart viele Wege, teilt der Verband mit"
)
EXCLAIMED = "Was tun, wenn tausend Boote zugleich kommen? Am Seeheim lernen Wärter, wie es geht!"


@pytest.mark.parametrize("odd", [ENDLESS, EXCLAIMED])
@pytest.mark.parametrize("tag", ["div", "span"])
def test_sentences_are_no_headline(tag: str, odd: str) -> None:
    texts = [odd, *TEXTS[1:]]

    def card(n: int) -> str:
        said = (day(n), KICKERS[n], "5.000 Boote" if n == 0 else TITLES[n], texts[n], "Weiterlesen")
        return f"<a href='{url(n)}'>{''.join(f'<{tag}>{x}</{tag}>' for x in said)}</a>"

    rows, _ = read("".join(f"<div>{card(n)}</div>" for n in range(6)), HOSTS["profile"])
    assert rows[0] == (KICKERS[0], "5.000 Boote", "2025-10-01", odd)


def test_a_day_within_the_text_hides_no_day_of_publication() -> None:
    said = "Am 8. Dezember 2026 endet die Frist. Dann wird am Steg gebaut, sagt der Verband."

    def card(n: int) -> str:
        when = (
            f'<span class="date updated">{long(n)}</span><span>/</span><span>von Vera Ender</span>'
        )
        return f"<a href='{url(n)}'><div><h3>{KICKERS[n]}: {TITLES[n]}</h3>{when}<div><p>{said}</p></div></div></a>"

    rows, _ = read("".join(map(card, range(6))), HOSTS["profile"])
    assert [row[2:] for row in rows] == [(f"2025-10-0{n + 1}", said) for n in range(6)]


def test_a_short_text_of_a_flat_list_takes_no_day_below_it() -> None:
    texts = ["Neu am See: das Bootsamt.", *TEXTS[1:]]
    page = "".join(
        f"<p>{long(n)}</p><p><a href='{url(n)}'><b>{KICKERS[n]}: {TITLES[n]}</b></a></p><p>{texts[n]}</p>"
        for n in range(6)
    )
    rows, _ = read(page, HOSTS["profile"])
    assert [row[2] for row in rows] == [f"2025-10-0{n + 1}" for n in range(6)]


def test_words_behind_the_day_and_a_comma_are_beside_it() -> None:
    def card(n: int) -> str:
        more = f"<p><a href='{url(n)}'>Vollständige Meldung</a></p>"
        return f"<div>{head(n, 'h3')}<p>{day(n)}, KDO/regio {n}</p><p>{TEXTS[n]}</p>{more}</div>"

    rows, _ = read("".join(map(card, range(6))), HOSTS["profile"])
    assert [(row[0], *row[2:]) for row in rows] == [
        (f"KDO/regio {n}", f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)
    ]


def test_a_sidebar_repeats_a_title_with_its_own_colon() -> None:
    own = next(n for n in range(6) if ": " in TITLES[n])
    cards = "".join(
        f"<article><p>{KICKERS[n]}</p>{head(n)}<p>{TEXTS[n]}</p></article>" for n in range(6)
    )
    items = "".join(f"<li><a href='{url(n)}'>{TITLES[n]}</a></li>" for n in range(6))
    site = SITES["kommune21"]
    page = (
        f"<body><main><h1>Meldungen</h1>{cards}</main><aside><h3>Neu</h3><ul>{items}</ul></aside>"
    )
    at = f"https://{HOSTS['profile']}/k21-meldungen/"
    found = read_listing(page, at, site, "listing", FETCHED_AT).teasers
    beside = {t.title: t.kicker for t in found if t.seen_on == "sidebar"}
    assert beside == dict.fromkeys(TITLES)
    assert TITLES[own] in beside


def test_a_lead_has_the_day_below_its_link() -> None:
    lead = f"<span>{KICKERS[0]}</span>{head(0)}<p>{TEXTS[0]} <a href='{url(0)}'>mehr...</a></p>"
    small = (
        f"<div><i>{KICKERS[n]}</i>{head(n, 'h4')}<p>{long(n)}</p><p>{TEXTS[n]}</p></div>"
        for n in range(1, 6)
    )
    page = f"<section>{lead}<p>{long(0)}</p></section><div>{''.join(small)}</div>"
    rows, _ = read(page, HOSTS["profile"])
    assert [row[2] for row in rows] == [f"2025-10-0{n + 1}" for n in range(6)]


def test_a_cut_headline_is_no_text() -> None:
    cut = [f"{' '.join(title.split()[:2])} ..." for title in TITLES]

    def card(n: int) -> str:
        said = f"{TEXTS[n][:52]} ..."
        words = f"<span>{KICKERS[n]}</span><div>{cut[n]}</div><div>{said}</div><i>{day(n)}</i>"
        return f'<div><a href="{url(n)}"><div></div><div>{words}</div></a></div>'

    rows, _ = read("".join(map(card, range(6))), HOSTS["profile"])
    assert [row[:2] for row in rows] == list(zip(KICKERS, cut, strict=True))
    assert [row[3] for row in rows] == [f"{text[:52].rstrip()} ..." for text in TEXTS]


def test_columns_of_a_table_are_no_text() -> None:
    def row(n: int) -> str:
        linked = f'<a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a>'
        cells = (linked, AUTHORS[n], "Nachricht", f"{day(n)} 08:30")
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    rows, _ = read(f"<table>{''.join(map(row, range(6)))}</table>", HOSTS["profile"])
    assert [(row[0], row[2], row[3]) for row in rows] == [
        (KICKERS[n], f"2025-10-0{n + 1}", None) for n in range(6)
    ]


def test_articles_of_a_slider_do_not_hide_the_habit_of_the_list() -> None:
    slides = "".join(
        f"<div>{rubric(RUBRICS[n])}{head(n, 'h3')}<time>{long(n)}</time></div>" for n in range(5)
    )
    cards = "".join(CARDS["linked section above"](n) for n in range(6))
    rows, _ = read(f"<div>{slides}</div><div>{cards}</div>", HOSTS["profile"])
    assert sorted(row[0] or "" for row in rows) == sorted(KICKERS)


def test_a_link_that_sends_an_article_is_none() -> None:
    def card(n: int) -> str:
        tools = f'<div><a href="/mailto/?link={n}"><img src="/m.png" alt="E-Mail"></a></div>'
        return f"<div>{colon(n)}<div>{long(n)}</div>{tools}<p>{TEXTS[n]}</p></div>"

    rows, urls = read("".join(map(card, range(6))), HOSTS["none"])
    assert [row[3] for row in rows] == list(TEXTS)
    assert len(urls) == 6


BARS = {
    "forward": ('<b>1-6</b> <a href="?p=1">7-12</a> <a href="?p=1">vor &gt;</a>', "?p=1"),
    "forwards": ('<a href="?page_n4=2">Vorwärts</a>', "?page_n4=2"),
    "offset": (
        '<b>1</b> <a href="/k21-meldungen/(offset)/10">2</a> <a href="/k21-meldungen/(offset)/20">3</a>',
        "(offset)/10",
    ),
    "numbered twice": ('<b>1</b> <a href="/k21-meldungen/paged-2/2/">2</a>', "paged-2/2/"),
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(("bar", "to"), BARS.values(), ids=BARS)
def test_bars_of_pages(bar: str, to: str, host: str) -> None:
    at = f"https://{host}/k21-meldungen/"
    page = f"<body><h1>Meldungen</h1>{''.join(map(colon, range(6)))}<p>{bar}</p>"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    assert read_listing(page, at, site, "listing", FETCHED_AT).next == f"{at}{to}"
