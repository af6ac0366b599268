"""Teasers whose parts stand apart: dates behind the more-link, kickers beside the title."""

from __future__ import annotations

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_teaser

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/"
NOW = "2026-03-02T12:00:00Z"
NEWS = (
    ("fähre", "Thalsee", "Fähre fährt elektrisch", "2.3.2025", "So., 02.03.2025 - 08:15"),
    ("deich", "Osterkoog", "Deich wächst um einen Meter", "27.2.2025", "Do., 27.02.2025 - 17:40"),
    ("wehr", "Mühlstadt", "Wehr am Mühlbach fertig", "25.2.2025", "Di., 25.02.2025 - 11:05"),
)
TEXT = "Nach drei Jahren Bauzeit ist das Vorhaben am Ziel. Bezahlt haben es Land und Gemeinde."

CARDS = {
    # the date in a box of its own behind the more-link, beside the count of comments
    "foot behind the more-link": '<article class="post"><div class="card"><a href="{to}"><img src="'
    '/b.jpg" alt=""></a><div>{kicker}</div><div><h3><a href="{to}">{title}</a></h3><div><p>{text}'
    '</p></div><a href="{to}">Mehr lesen »</a></div><div><span>{day}</span><span>Keine Kommentare'
    "</span></div></div></article>",
    # above the text
    "date above the text": '<article><div class="card"><div>{kicker}</div><h3><a href="{to}">'
    '{title}</a></h3><div><span>{day}</span><span>3 Kommentare</span></div><div><p>{text}</p></div>'
    '<a href="{to}">Mehr lesen »</a></div></article>',
    # columns, each with a card of two boxes
    "card in a column": '<div class="col"><div class="card"><div class="body"><span>{kicker}</span>'
    '<h5><a href="{to}">{title}</a></h5><p>{text}</p></div><div class="foot"><small>{day} | 08:15 '
    "Uhr</small><small>0</small></div></div></div>",
    # a weekday above the kicker, a link of no article below the text
    "weekday above": '<div class="row"><article><div>{weekday}</div><div>{kicker}</div><h2><a href='
    '"{to}"><span>{title}</span></a></h2><div><div><p>{text}</p></div><ul><li><a href="{to}" rel='
    '"tag">Weiterlesen<span> über {title}</span></a></li><li><a href="/user/login">Anmelden</a>, '
    "um Kommentare verfassen zu können</li></ul></div></article></div>",
    # a more-link that repeats the headline, cut
    "cut more-link": '<div class="item"><div><h2><a href="{to}"><span>{kicker}: </span>{title}</a>'
    '</h2></div><dl><dt>Details</dt><dd><time datetime="{iso}">Veröffentlicht: {day}</time></dd>'
    '<dd>Zugriffe: 300</dd></dl><p>{text}</p><p><a href="{to}">Weiterlesen: {cut} ...</a></p>'
    "</div>",
    # kicker and headline side by side without a blank
    "glued kicker": '<li><span>{kicker}</span><a href="{to}"><strong>{title}</strong></a><p>{text}'
    "</p><span>{day}</span></li>",
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("around", ["<div>{}</div>", "<div><div>{}</div></div>", "<ul>{}</ul>"])
def test_what_stands_in_a_repeated_box_belongs_to_its_card(name: str, around: str) -> None:
    shown = []
    for slug, kicker, title, day, weekday in NEWS:
        d, m, y = (int(n) for n in day.split("."))
        said = {"to": f"/k21-meldungen/{slug}", "kicker": kicker, "title": title, "text": TEXT}
        dated = {"day": day, "weekday": weekday, "iso": f"{y}-{m:02}-{d:02}"}
        cut = f"{kicker}: {title}"[:24] if name == "cut more-link" else title
        shown.append(CARDS[name].format(**said, **dated, cut=cut))
    page = f"<main><h1>Meldungen</h1>{around.format(''.join(shown))}</main>"
    found = [normalise_teaser(t) for t in read_listing(page, URL, SITE, "listing", NOW).teasers]
    assert [(t.kicker, t.title, t.text) for t in found] == [(n[1], n[2], TEXT) for n in NEWS]
    assert [t.published for t in found] == ["2025-03-02", "2025-02-27", "2025-02-25"]


def _row(slug: str, title: str) -> str:
    return (
        f'<tr><td><a href="/k21-meldungen/{slug}"><img src="/b.jpg" alt=""></a></td><td><a href='
        f'"/k21-meldungen/{slug}"><b>{title}</b></a><br>[2.3.2025] {TEXT}</td></tr>'
    )


def test_bare_titles_in_another_column_of_a_table_are_beside() -> None:
    rows = "".join(_row(slug, title) for slug, _, title, _, _ in NEWS)
    bare = '<a href="/k21-meldungen/brücke">Brücke über die Aue</a><br>' \
        '<a href="/k21-meldungen/hafen">Hafen wird vertieft</a>'  # fmt: skip
    page = (
        f"<table><tr><td>Menü</td><td><b>Aktuell</b><table>{rows}</table></td><td><b>Meist "
        f"gelesen</b><br>{bare}</td></tr></table>"
    )
    found = read_listing(page, URL, SITE, "listing", NOW).teasers
    places = {t.title: t.seen_on for t in found}
    assert {places[title] for _, _, title, _, _ in NEWS} == {"listing"}
    assert {places["Brücke über die Aue"], places["Hafen wird vertieft"]} == {"sidebar"}


MOST_READ = {
    "a heading": "<div><h3>Meistgelesen</h3><ol>{}</ol></div>",
    "no element of its own": "<div><b>Meistgelesen</b><ol>{}</ol></div>",
    "a header": "<div><div class=h><h3>Am meisten gelesen</h3></div><div>{}</div></div>",
    "a header within": "<div><div><div><span>Meist geklickt</span></div></div><ul>{}</ul></div>",
}


@pytest.mark.parametrize("box", MOST_READ.values(), ids=MOST_READ)
def test_what_is_read_most_stands_beside_the_list(box: str) -> None:
    rows = "".join(
        f'<dt><a href="/k21-meldungen/{slug}">{title}</a></dt><dd>[{day}] {TEXT}</dd>'
        for slug, _, title, day, _ in NEWS
    )
    bare = '<li><a href="/k21-meldungen/brücke">Brücke über die Aue</a></li>' \
        '<li><a href="/k21-meldungen/hafen">Hafen wird vertieft</a></li>'  # fmt: skip
    page = f"<body><h2>Meldungen</h2><dl>{rows}</dl>{box.format(bare)}</body>"
    places = {t.title: t.seen_on for t in read_listing(page, URL, SITE, "listing", NOW).teasers}
    assert {places[title] for _, _, title, _, _ in NEWS} == {"listing"}
    assert {places["Brücke über die Aue"], places["Hafen wird vertieft"]} == {"sidebar"}


def test_a_page_of_what_is_read_most_is_a_list() -> None:
    bare = "".join(f'<li><a href="/k21-meldungen/{n[0]}">{n[2]}</a></li>' for n in NEWS)
    page = f"<body><div><header><h1>Meistgelesen</h1></header><ol>{bare}</ol></div></body>"
    found = read_listing(page, URL, SITE, "listing", NOW).teasers
    assert [t.seen_on for t in found] == ["listing"] * 3


def _days(*headings: str) -> str:
    groups = (
        f'<section><h2>{heading}</h2><ul><li><a href="/k21-meldungen/{slug}"><b>{title}</b>'
        f"</a><p>{TEXT}</p></li></ul></section>"
        for heading, (slug, _, title, _, _) in zip(headings, NEWS, strict=True)
    )
    return "".join(groups)


@pytest.mark.parametrize(
    ("page", "days"),
    [
        (
            _days("Sonntag, 2. März 2025", "Donnerstag, 27. Februar 2025", "Termine"),
            ["2025-03-02", "2025-02-27", None],
        ),
        # one day alone is that on which the page was served
        (_days("Sonntag, 2. März 2025", "Meldungen", "Termine"), [None, None, None]),
        (_days(*["Sonntag, 2. März 2025"] * 3), [None, None, None]),
        # flat: headings and cards side by side; a day ends at any other heading
        (
            _days("Sonntag, 2. März 2025", "Donnerstag, 27. Februar 2025", "Termine")
            .replace("<section>", "")
            .replace("</section>", ""),
            ["2025-03-02", "2025-02-27", None],
        ),
    ],
)
def test_a_day_as_a_heading_dates_what_stands_below_it(page: str, days: list[str | None]) -> None:
    whole = f"<main><h1>Meldungen</h1><div>{page}</div></main>"
    found = [normalise_teaser(t) for t in read_listing(whole, URL, SITE, "listing", NOW).teasers]
    assert [t.published for t in found] == days
    outside = f'{whole}<div><a href="/k21-meldungen/hafen">Hafen wird vertieft</a></div>'
    last = normalise_teaser(read_listing(outside, URL, SITE, "listing", NOW).teasers[-1])
    assert (last.title, last.published) == ("Hafen wird vertieft", None)


@pytest.mark.parametrize(("box", "seen"), [("header", "sidebar"), ("main", "listing")])
def test_a_list_in_the_head_of_the_page_stands_beside_its_teasers(box: str, seen: str) -> None:
    cards = "".join(
        f'<div><h2><a href="/k21-meldungen/{slug}">{title}</a></h2><p>{day}</p><p>{TEXT}</p></div>'
        for slug, _, title, day, _ in NEWS
    )
    ticker = '<ul><li><a href="/k21-meldungen/moor">Moor bekommt sein Wasser zurück</a></li></ul>'
    page = f"<body><{box}><div>{ticker}</div></{box}><div>{cards}</div></body>"
    found = read_listing(page, URL, SITE, "listing", NOW).teasers
    assert [t.seen_on for t in found] == [seen, "listing", "listing", "listing"]
