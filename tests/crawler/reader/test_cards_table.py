"""Listings, line by line: what one teaser is, where its date stands, and what its kicker is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_teaser
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
TITLES = ("Rathaus 2.0: Celle macht mit", "Drei Kreise, ein Netz", "Was kostet eine Schnittstelle?")
PLACES = ("Stadt Celle", "Kreis Moorwinkel", "AKVB")
TEXT = "Die Stadt bietet ihren Bürgern jetzt ein Portal für alle Leistungen der Verwaltung an."
Row = tuple[str | None, str, str | None, str | None]


def url(n: int) -> str:
    return f"{LISTING}meldung-{n}/"


def read(item: Callable[[int], str]) -> list[Row]:
    items = "".join(map(item, range(3)))
    html = f"<title>Meldungen</title><body><main><h1>Meldungen</h1><div>{items}</div></main></body>"
    found = read_listing(html, LISTING, SITE, "listing", FETCHED_AT).teasers
    told = map(normalise_teaser, found)
    return [(t.kicker, t.title or "", t.published, t.text) for t in told]


def head(n: int) -> str:
    return f'<h2><a href="{url(n)}">{TITLES[n]}</a></h2>'


def day(n: int) -> str:
    return f"0{n + 1}.10.2025"


def time(n: int, shown: str = "") -> str:
    return f'<time datetime="2025-10-0{n + 1}T06:00:00+02:00">{shown or day(n)}</time>'


def kick(n: int) -> str:
    return f"<p>{PLACES[n]}</p>"


ONE = {
    "more-link with hidden words behind": lambda n: f'<article>{kick(n)}{head(n)}<p>[{day(n)}] {TEXT}</p><p><a href="{url(n)}">mehr...<span class="invisible"> {TITLES[n]}</span></a></p></article>',
    "more-link with hidden words before": lambda n: f'<article>{kick(n)}{head(n)}<p>[{day(n)}] {TEXT}</p><a href="{url(n)}"><span class="screen-reader-text">{TITLES[n]}</span> Weiterlesen »</a></article>',
    "more-link that names the title": lambda n: f'<article>{kick(n)}{head(n)}<p>[{day(n)}] {TEXT}</p><a href="{url(n)}">Weiterlesen: {TITLES[n]}</a></article>',
    "link that is a date": lambda n: f'<article>{kick(n)}{head(n)}<a href="{url(n)}">{time(n)}</a><p>{TEXT}</p></article>',
    "link that is a date in English": lambda n: f'<article>{kick(n)}{head(n)}<a href="{url(n)}">{time(n, f"October {n + 1}, 2025")}</a><p>{TEXT}</p></article>',
    "link to the comments": lambda n: f'<article>{kick(n)}{head(n)}{time(n)}<a href="{url(n)}#respond">Kommentare</a><p>{TEXT}</p></article>',
    "picture, headline and more-link": lambda n: f'<article><a href="{url(n)}"><img src="/t/{n}.jpg" alt="Bild"></a>{kick(n)}{head(n)}<p>[{day(n)}] {TEXT} <a href="{url(n)}">mehr...</a></p></article>',
    "date below the more-link": lambda n: f'<div class="a">{kick(n)}{head(n)}<p>{TEXT}</p><a href="{url(n)}">Weiterlesen</a><div><p>{day(n)}</p></div></div>',
    "time below the more-link": lambda n: f'<div class="a">{kick(n)}{head(n)}<div>{TEXT}<a href="{url(n)}">mehr</a></div><div><p><span>{time(n)}</span></p></div></div>',
    "time in the foot of a linked card": lambda n: f'<article><a href="{url(n)}"><p>{PLACES[n]}</p><h2>{TITLES[n]}</h2><div>{TEXT}</div></a><footer>{time(n)}<span>2 min Lesezeit</span></footer></article>',
    "counter in the foot": lambda n: f'<article>{kick(n)}{head(n)}<p>[{day(n)}] {TEXT}</p><div>{n + 3}04 Anzeigen</div></article>',
    "date above": lambda n: f'<article><p>{time(n)} von Redaktion</p>{kick(n)}{head(n)}<p>{TEXT}</p></article>',
    "author and date in one line": lambda n: f'<article>{kick(n)}{head(n)}<p>Von redaktion, {day(n)}</p><p>{TEXT}</p></article>',
    "hidden microdata": lambda n: f'<div itemscope itemtype="https://schema.org/Article"><meta itemprop="datePublished" content="2025-10-0{n + 1}">{kick(n)}<h3><a href="{url(n)}"><span itemprop="headline">{TITLES[n]}</span></a></h3><p>{time(n)}</p><p itemprop="description">{TEXT}</p></div>',
    "kicker below": lambda n: f'<article>{head(n)}{kick(n)}<p>[{day(n)}] {TEXT}</p></article>',
    "kicker below, as a heading": lambda n: f'<article>{head(n)}<h3>{PLACES[n]}</h3><p>{time(n)}</p><p>{TEXT}</p></article>',
    "kicker below, beside the date": lambda n: f'<div class="m">{head(n)}<div><a href="/k21-themen/x/">{PLACES[n]}</a> <span>{time(n)}</span></div><div>{TEXT} <a href="{url(n)}">mehr...</a></div></div>',
    "kicker below the text, beside the date": lambda n: f'<div class="m">{head(n)}<div>{TEXT} <a href="{url(n)}">mehr...</a></div><p><span>{time(n)}</span> <span>{PLACES[n]}</span></p></div>',
    "kicker below, only item of a list": lambda n: f'<article>{head(n)}<ul><li>{PLACES[n]}</li></ul><p>{time(n)}</p><p>{TEXT}</p></article>',
    "two-line link": lambda n: f'<article><a href="{url(n)}"><span>{PLACES[n]}</span><br>{TITLES[n]}</a><p>[{day(n)}] {TEXT}</p></article>',
    "label of a picture": lambda n: f'<article>{kick(n)}{head(n)}<div class="label">Bild</div><a href="{url(n)}"><img src="/t/{n}.jpg" alt=""></a><p>[{day(n)}] {TEXT}</p></article>',
    "kicker behind the date, in one line above": lambda n: f'<div class="m"><div><span>{day(n)}</span> | <span>{PLACES[n]}</span></div>{head(n)}<div><p>{TEXT}</p></div><a href="{url(n)}">Zur Meldung</a></div>',
    "kicker, author and date in one line below": lambda n: f'<div class="m">{head(n)}<div><a href="/k21-themen/x/">{PLACES[n]}</a> <span><a href="/author/r/">Redaktion</a> <span>-</span> </span><span>{time(n)}</span> <a href="{url(n)}#respond">0</a></div><div>{TEXT}</div></div>',
    "author glued to its label": lambda n: f'<article>{kick(n)}{head(n)}<div><span><span>Von</span><a href="/author/r/">Redaktion</a></span>{time(n)}</div><p>{TEXT}</p></article>',
    "author and date behind a long dash": lambda n: f'<article>{kick(n)}{head(n)}<div>von <a href="/author/admin">admin</a> — <span>veröffentlicht {day(n)} 06:00</span></div><p>{TEXT}</p></article>',
    "labels of author and date": lambda n: f'<article>{kick(n)}{head(n)}<ul><li><span>Beitrags-Autor:</span><a href="/author/r/">Redaktion</a></li><li><span>Beitrag veröffentlicht:</span>{day(n)}</li></ul><p>{TEXT}</p></article>',
    "linked date below another link": lambda n: f'<li class="p">{kick(n)}{head(n)}<div><p>{TEXT}</p><p><a href="{url(n)}">Den ganzen Beitrag lesen</a></p></div><div><time datetime="2025-10-0{n + 1}"><a href="{url(n)}">{day(n)}</a></time></div></li>',
    "hits": lambda n: f'<article>{kick(n)}{head(n)}<dl><dt>Details</dt><dd>{time(n)}</dd><dd>Zugriffe: 318</dd></dl><p>{TEXT}</p></article>',
}  # fmt: skip


@pytest.mark.parametrize("item", ONE.values(), ids=ONE)
def test_one_teaser(item: Callable[[int], str]) -> None:
    assert read(item) == [(PLACES[n], TITLES[n], f"2025-10-0{n + 1}", TEXT) for n in range(3)]


@pytest.mark.parametrize(
    ("item", "rows"),
    [
        (lambda n: f'<article><h2><a href="{url(n)}">{PLACES[n]}: Titel {n}</a></h2><p>[{day(n)}] {TEXT}</p></article>',
         [(PLACES[n], f"Titel {n}", f"2025-10-0{n + 1}", TEXT) for n in range(3)]),
        (lambda n: f'<article>{kick(n)}<h2><a href="{url(n)}">Bund: Titel {n}</a></h2><p>[{day(n)}] {TEXT}</p></article>',
         [(PLACES[n], f"Bund: Titel {n}", f"2025-10-0{n + 1}", TEXT) for n in range(3)]),
        (lambda n: f'<article><h2><a href="{url(n)}">„Ein Wort: {n}“</a></h2><p>[{day(n)}] {TEXT}</p></article>',
         [(None, f"„Ein Wort: {n}“", f"2025-10-0{n + 1}", TEXT) for n in range(3)]),
    ],
)  # fmt: skip
def test_the_colon_separates_only_where_no_line_does(
    item: Callable[[int], str], rows: list[Row]
) -> None:
    assert read(item) == rows


def test_an_author_below_is_no_kicker() -> None:
    found = read(
        lambda n: f"<article>{head(n)}<p>Von Vera Ender</p><p>[{day(n)}] {TEXT}</p></article>"
    )
    assert [(kicker, text) for kicker, _, _, text in found][1:] == [(None, TEXT)] * 2


def test_a_box_of_one_teaser_takes_no_heading_of_another() -> None:
    items = "".join(
        f"<section><h2>{place}</h2><article><h3><a href='{url(n)}'>{title}</a></h3>"
        f"<p>[{day(n)}] {TEXT}</p></article></section>"
        for n, (place, title) in enumerate(
            zip(("Politik", "Technik", "Recht"), TITLES, strict=True)
        )
    )
    found = read_listing(f"<body><main>{items}</main>", LISTING, SITE, "home", FETCHED_AT).teasers
    assert [t.text for t in found] == [TEXT] * 3
    assert "Politik" not in {t.kicker for t in found}


def test_the_section_that_a_card_is_filed_in_is_no_kicker() -> None:
    """``in Breitband`` below the date: another word in each card, and none of them a kicker."""
    cards = "".join(
        f'<li><h2><a href="/k21-meldungen/nr-{n}/">Überschrift Nummer {n}</a></h2><div><time '
        f'datetime="2025-10-1{n}">1{n}. Oktober 2025</time></div><div><span>in </span><a '
        f'href="/category/{name}/" rel="tag">{name}</a></div><p>Fernau liest Pegel {n} ab.</p></li>'
        for n, name in enumerate(("Breitband", "Allgemein", "Technik", "Breitband"))
    )
    page = f"<html><body><main><ul>{cards}</ul></main></body></html>"
    listing = read_listing(
        page, "https://www.kommune21.de/k21-meldungen/", SITES["kommune21"], "listing",
        "2026-03-02T05:00:00Z",
    )  # fmt: skip
    found = [(t.kicker, t.title, t.text) for t in listing.teasers]
    assert found == [
        (None, f"Überschrift Nummer {n}", f"Fernau liest Pegel {n} ab.") for n in range(4)
    ]


@pytest.mark.parametrize("month", ["Oktober 2025", "Mai 2022"])
@pytest.mark.parametrize("box", ["<section><h2>{}</h2>{}</section>", "<h2>{}</h2>{}"])
def test_the_name_of_a_month_is_no_headline(month: str, box: str) -> None:
    def card(n: int) -> str:
        words = f"<b>{PLACES[n]}: {TITLES[n]}</b><br>[{day(n)}] {TEXT}"
        return box.format(month, f'<div>{words} <a href="{url(n)}">mehr...</a></div>')

    wanted = [(PLACES[n], TITLES[n], f"2025-10-0{n + 1}", TEXT) for n in range(3)]
    assert read(card) == wanted


def test_the_only_card_in_the_last_row_of_a_grid_is_whole() -> None:
    def card(n: int) -> str:
        opened, closed = ("<div>" if n != 1 else ""), ("</div>" if n else "")
        words = f"<p>{day(n)}</p>{head(n)}<p>{PLACES[n]}</p><div><p>{TEXT}</p></div>"
        picture = f'<div><a href="{url(n)}"><img src="/t/{n}.jpg" alt=""></a></div>'
        return f"{opened}<article><div>{picture}{words}</div></article>{closed}"

    assert read(card) == [(PLACES[n], TITLES[n], f"2025-10-0{n + 1}", TEXT) for n in range(3)]


@pytest.mark.parametrize(
    ("line", "day", "reasons"),
    [
        ("vor 3 Tagen", None, []),
        ("10.10.", None, []),
        ("2025.10.09", "2025-10-09", []),
        ("9/10/2025", None, ["unreadable-date"]),
        ("9. bis 11. Oktober 2025", None, []),
        ("Termin: 9.10.2025", None, []),
    ],
)
def test_a_date_line_gives_a_day_or_is_told(line: str, day: str | None, reasons: list[str]) -> None:
    cards = "".join(
        f"<article>{kick(n)}{head(n)}<p>{line}</p><p>{TEXT}</p></article>" for n in range(3)
    )
    found = read_listing(f"<body><main>{cards}</main></body>", LISTING, SITE, "listing", FETCHED_AT)
    for teaser in map(normalise_teaser, found.teasers):
        assert (teaser.published, [r.reason for r in teaser.remarks]) == (day, reasons)
        assert teaser.text is not None
        assert teaser.text.endswith(TEXT)
        assert teaser.text == TEXT or line.startswith("Termin")
        assert teaser.kicker in PLACES


def test_a_sentence_of_author_day_and_section_is_no_text() -> None:
    """Joomla prints all three as one line, the section behind the day."""
    found = read(
        lambda n: (
            f"<article>{head(n)}<p>Geschrieben von <span>Vera Ender</span> am <time>{day(n)}"
            f"</time>. Veröffentlicht in <a href='/bereich/netze'>Netze</a>.</p><p>{TEXT}</p></article>"
        )
    )
    assert [text for *_, text in found] == [TEXT] * len(found)
