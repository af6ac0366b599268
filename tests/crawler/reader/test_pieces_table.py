"""Teasers in elements of their own: no heading, labelled meta lines, leaves of a calendar."""

from __future__ import annotations

import pytest

from crawler.reader import read_listing
from crawler.reader.wording.datelines import boxed_date
from crawler.reader.wording.shapes import cut_more
from crawler.sites import SITES
from pipelines.normalise import normalise_teaser

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/"
NOW = "2026-03-02T12:00:00Z"
NEWS = (
    ("fähre", "Thalsee", "Fähre fährt elektrisch", (2, 3, 2025)),
    ("deich", "Osterkoog", "Deich 2.0: Kreis baut höher", (27, 2, 2025)),
    ("wehr", "Mühlstadt", "Wehr am Mühlbach fertig", (25, 2, 2025)),
)
TEXT = "Nach drei Jahren Bauzeit ist das Vorhaben am Ziel. Bezahlt haben es Land und Gemeinde."
ROWS = [(kicker, title, TEXT, f"{y}-{m:02}-{d:02}") for _, kicker, title, (d, m, y) in NEWS]

CARDS = {
    # no heading: section and linked headline in spans of one line, a byline with two dates
    "link in a span": '<article><header><span>{kicker}</span> <span><a href="{to}">{title}</a>'
    '</span><div><span>von <a href="/author/ve">Vera Ender</a></span> — <span><span>'
    "veröffentlicht</span> {d:02}.{m:02}.{y} 09:15</span>, <span><span>zuletzt geändert</span> "
    "01.03.2026 17:30</span></div></header><p><span>{text}</span></p></article>",
    # a label in front of every entry, the hidden headline glued to the more-link
    "labelled list": '<article><div><a href="{to}"><img src="/b.jpg" alt=""></a></div><div>{kicker}'
    '</div><h2><a href="{to}">{title}</a></h2><ul><li><span>Beitrags-Autor:</span><a href="/author'
    '/ve" rel="author">Vera Ender</a></li><li><span>Beitrag veröffentlicht:</span>{d}.{m}.{y}</li>'
    "<li><span>Beitrag zuletzt geändert am:</span>1. März 2026</li><li><span>Beitrags-Kategorie:"
    '</span><a href="/category/x" rel="category tag">Verkehr</a></li><li><a href="{to}#respond">0 '
    'Kommentare</a></li></ul><p>{text}</p><a href="{to}">Weiterlesen<span>{title}</span></a>'
    "</article>",
    # the leaf of a calendar, the headline once more over the picture, a stamp that style hides
    "leaf of a calendar": '<article><div><span>{d}</span><span>{m:02}, {y}</span></div><div><div>'
    '<a href="{to}">{title}</a></div></div><div><span>{kicker}</span><h2><a href="{to}">{title}</a>'
    '</h2><p>Von <a href="/author/ve" rel="author">Vera Ender</a><span>|</span><span class='
    '"updated">2026-03-01T08:30:00+01:00</span></p><p>{text}</p></div><a href="{to}">'
    "Weiterlesen</a></article>",
    "leaf in three lines": '<div class="row"><div><b>{d}</b><i>{month}</i><i>{y}</i></div><div>'
    '<small>{kicker}</small><h3><a href="{to}">{title}</a></h3><p>{text}</p></div></div>',
    # kicker and date in one line above, glued
    "glued head": '<div class="card c{m}"><div>{kicker}<small>{d:02}.{m:02}.{y}</small></div><h3>'
    '<a href="{to}">{title}</a></h3><p>{text}</p></div>',
    "head with a bar": '<li><p><em>{d:02}.{m:02}.{y}</em> | {kicker}</p><a href="{to}"><b>{title}'
    "</b></a><p>{text}</p></li>",
    # the byline ends where the date begins, the more-link says the headline, keywords below
    "words around": '<article><header><span>{kicker}</span><h2><a href="{to}">{title}</a></h2><span>'
    '<span>Geschrieben von <a href="/personen/3">Vera Ender</a> am </span><time datetime="{y}-{m:02}'
    '-{d:02}">{d}.{m}.{y}</time></span></header><div><p>{text}</p><a href="{to}#mehr">„{title}“ voll'
    'ständig lesen</a></div><footer><a href="/tag:Akku">Akku</a> <a href="/tag:Werft">Werft</a>'
    "</footer></article>",
    "kicker in the link": '<div><article><h2><a href="{to}"><span>{kicker}</span> {title}</a></h2><p>'
    '<span><time datetime="{y}-{m:02}-{d:02}">{d}.{m}.{y}</time></span><span>3 Minuten Lesezeit'
    "</span></p><p>{text}</p></article></div>",
    # lines of one paragraph
    "line breaks": '<p>{d:02}.{m:02}.{y} | {kicker}<br><a href="{to}"><b>{title}</b></a><br>{text} '
    '<a href="{to}">mehr &gt;&gt;</a></p>',
}  # fmt: skip
MONTHS = ("", "Jan.", "Feb.", "März")


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("between", ["", "<aside>Anzeige</aside>"])
def test_what_stands_in_elements_of_its_own(name: str, between: str) -> None:
    shown = [
        CARDS[name].format(
            to=f"/k21-meldungen/{slug}", kicker=kicker, title=title, text=TEXT,
            d=d, m=m, y=y, month=MONTHS[m],
        )
        for slug, kicker, title, (d, m, y) in NEWS
    ]  # fmt: skip
    page = f"<main><h1>Meldungen</h1><div>{between.join(shown)}</div></main>"
    found = [normalise_teaser(t) for t in read_listing(page, URL, SITE, "listing", NOW).teasers]
    assert [(t.kicker, t.title, t.text, t.published) for t in found] == ROWS


@pytest.mark.parametrize(
    "line",
    [
        '<p>Der Kreis hat, <a href="{}">wie wir berichtet haben</a>, lange gewartet.</p>',
        '<p>Von <a href="{}">Vera Ender</a></p>',
        '<p><span>Thalsee</span> <a href="{}">Zur Karte</a></p>',
    ],
)
def test_a_link_in_a_sentence_or_of_two_words_is_no_card(line: str) -> None:
    lines = "".join(line.format(f"/k21-meldungen/{slug}") for slug, *_ in NEWS)
    page = f"<main><h1>Meldungen</h1><div>{lines}</div></main>"
    assert read_listing(page, URL, SITE, "listing", NOW).teasers == ()


@pytest.mark.parametrize(
    "box",
    [
        "<div><h4>Meistgelesen</h4><ul>{}</ul></div>",
        "<div><div><div><h4>Haben Sie das verpasst?</h4></div></div><ul>{}</ul></div>",
        '<div id="aside"><h4>Neueste</h4><ul>{}</ul></div>',
        '<section class="widget widget_recent_entries"><h4>Neueste</h4><ul>{}</ul></section>',
    ],
)
def test_bare_titles_in_a_box_of_what_is_read_most_are_beside(box: str) -> None:
    main = "".join(
        f'<article><h2><a href="/k21-meldungen/{slug}">{title}</a></h2><p>{TEXT}</p></article>'
        for slug, _, title, _ in NEWS
    )
    bare = "".join(
        f'<li><a href="/k21-meldungen/{slug}-alt">{title}</a> <span>2.3.2025</span></li>'
        for slug, _, title, _ in NEWS
    )
    page = f"<body><div><h1>Meldungen</h1>{main}</div><div>{box.format(bare)}</div></body>"
    found = read_listing(page, URL, SITE, "listing", NOW).teasers
    assert [t.seen_on for t in found] == ["listing"] * 3 + ["sidebar"] * 3


def test_headlines_in_the_header_of_the_site_are_beside() -> None:
    card = '<article><header><h2><a href="/k21-meldungen/{}">{}</a></h2></header><p>2.3.2025</p></article>'
    main = "".join(card.format(slug, title) for slug, _, title, _ in NEWS)
    ticker = '<b>Aktuell:</b><ul><li><a href="/k21-meldungen/fluss">Der Fluss trägt wieder Eis</a></li></ul>'
    menu = '<nav><a href="/">Start</a></nav>'
    page = f"<body><header>{ticker}{menu}</header><div><h1>Meldungen</h1>{main}</div></body>"
    found = read_listing(page, URL, SITE, "listing", NOW).teasers
    assert [t.seen_on for t in found] == ["sidebar"] + ["listing"] * 3


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["24", "11, 2026"], "24.11.2026"),
        (["Nov", "24", "2026"], "24. Nov 2026"),
        (["24", "11"], None),
        (["24", "Kommentare", "2026"], None),
        (["24. November 2026"], None),
    ],
)
def test_the_leaf_of_a_calendar(lines: list[str], day: str | None) -> None:
    assert boxed_date(lines) == day


@pytest.mark.parametrize("cut", ["[...]", "[…]", "[ … ]"])
def test_the_sign_of_a_cut_excerpt(cut: str) -> None:
    assert cut_more(f"Die Stadt baut {cut}") == "Die Stadt baut …"


@pytest.mark.parametrize(
    ("titles", "kickers"),
    [
        # nearly every headline has one: the site prints kickers so
        (("Celle: Portal", "Bund: Gesetz", "Land: Geld", "Amt: Umzug", "Ohne"), 4),
        # a few of many: it is part of the headline
        (("Deich 2.0: Kreis baut", "Fähre fährt", "Wehr fertig", "Hafen zu", "Schule neu"), 0),
        # too few to tell
        (("Deich 2.0: Kreis baut", "Fähre fährt", "Wehr fertig"), 1),
    ],
)
def test_what_a_colon_separates_is_the_habit_of_a_page(
    titles: tuple[str, ...], kickers: int
) -> None:
    cards = "".join(
        f'<article><h2><a href="/k21-meldungen/nr-{n}">{title}</a></h2><p>{TEXT}</p></article>'
        for n, title in enumerate(titles)
    )
    found = read_listing(f"<main>{cards}</main>", URL, SITE, "listing", NOW).teasers
    assert sum(t.kicker is not None for t in found) == kickers
    assert [f"{t.kicker}: {t.title}" if t.kicker else t.title for t in found] == [*titles]
