"""Listings of sites with a profile and without: where the kicker of a card stands, and which links
of the page lead to no article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_teaser
from tests.support.composed import FETCHED_AT

HOSTS = {"profile": "www.kommune21.de", "none": "www.uferbote.example"}
TITLES = (
    "Steg bleibt trocken", "Was der Biber darf: eine Ortung", "Acht Boote für alle Schulen am See",
    "„Die Schleuse denkt mit“", "Pegel per Postkarte", "Wehr ohne Wärter",
)  # fmt: skip
KICKERS = (
    "Uferloh an der Leine", "Kreis am Berg", "Interview", "Smart Region", "REPORT", "Neu-Schleus",
)  # fmt: skip
RUBRICS = ("Verkehr", "Umwelt", "Schulen", "Verkehr", "Umwelt", "Verkehr")
NAMES = ("Verkehr", "Umwelt", "Schulen", "Fischerei", "Häfen", "Klima")
TEXTS = tuple(
    f"Die Gemeinde {name} hat im Herbst damit begonnen. Nun liegen die ersten Zahlen dazu vor."
    for name in ("Uferloh", "Bergen", "Seeheim", "Schleus", "Auwinkel", "Wehrau")
)
CUT = f"{TEXTS[0][:60]} …"
Row = tuple[str | None, str | None, str | None, str | None]


def slug(text: str) -> str:
    return "-".join("".join(c for c in text.lower() if c.isalnum() or c == " ").split())


def url(n: int) -> str:
    return f"/k21-meldungen/{slug(TITLES[n])}/"


def day(n: int) -> str:
    return f"0{n + 1}.10.2025"


def head(n: int, level: str = "h2") -> str:
    return f'<{level}><a href="{url(n)}">{TITLES[n]}</a></{level}>'


def rubric(words: str) -> str:
    return f'<a href="/k21-themen/{slug(words)}/">{words}</a>'


def read(items: str, host: str, menu: str = "") -> tuple[list[Row], list[str]]:
    at = f"https://{host}/k21-meldungen/"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    page = (
        f"<title>Meldungen</title><body>{menu}<div id=c><h1>Meldungen</h1><div>{items}</div></div>"
    )
    found = read_listing(page, at, site, "listing", FETCHED_AT)
    told = [normalise_teaser(t) for t in found.teasers]
    return [(t.kicker, t.title, t.published, t.text) for t in told], [t.url for t in told]


MENU = (
    '<ul class=m><li><a href="/k21-meldungen/">Meldungen</a></li><li><a href="/k21-themen/">Themen'
    '</a></li><li><a href="/k21-termine/">Termine</a></li><li><a href="/heft-archiv/">Heft</a></li></ul>'
)
CARDS: dict[str, Callable[[int], str]] = {
    "definition list": lambda n: f"<dl><dt>{KICKERS[n]}</dt><dd>{head(n, 'h3')}</dd><dd>[{day(n)}] {TEXTS[n]}</dd></dl>",
    "term with the date": lambda n: f"<dl><dt>{KICKERS[n]} | [{day(n)}]</dt><dd>{head(n, 'h3')}<p>{TEXTS[n]}</p></dd></dl>",
    "line below, bullet": lambda n: f"<div class=k>{head(n)}<small>{KICKERS[n]} • [{day(n)}]</small><p>{TEXTS[n]}</p></div>",
    "line above, date left": lambda n: f"<article><p>[{day(n)}] – {KICKERS[n]}</p>{head(n)}<p>{TEXTS[n]}</p></article>",
    "line above, colon": lambda n: f"<article><p>{KICKERS[n]}: [{day(n)}]</p>{head(n)}<p>{TEXTS[n]}</p></article>",
    "link above the headline": lambda n: f'<div class=k><a href="{url(n)}"><img src="/t{n}.jpg" alt=""></a><p>{rubric(KICKERS[n])}</p>{head(n)}<time>[{day(n)}]</time><p>{TEXTS[n]}</p></div>',
    "link to another rubric, author and dash": lambda n: f'<div class=k><p><a href="/k21-themen/{slug(RUBRICS[n])}/">{KICKERS[n]}</a></p>{head(n, "h3")}<div><span><a href="/author/r/">Redaktion</a> <span>-</span> </span><time>[{day(n)}]</time></div><div>{TEXTS[n]}</div></div>',
    "rubric below": lambda n: f'<div class=k><div><span>{KICKERS[n]}</span>{head(n, "h3")}</div><p>{TEXTS[n]} <a href="{url(n)}">mehr...</a></p><div><p><span>[{day(n)}]</span> <span class=c>{RUBRICS[n]}</span></p></div></div>',
    "colon, rubric beside the date": lambda n: f'<div class=k><h3><a href="{url(n)}"><span>{KICKERS[n]}: {TITLES[n]}</span></a></h3><div><p>{TEXTS[n]}</p><a href="{url(n)}">Weiterlesen</a></div><div><p><span><time>[{day(n)}]</time></span> <span class=c><span>{NAMES[n]}</span></span></p></div></div>',
    "section and author below": lambda n: f'<div class=k><p>{KICKERS[n]}</p>{head(n)}<header><div><span><a href="/k21-themen/{slug(RUBRICS[n])}/">{RUBRICS[n]}</a></span> / Von <span><a href="/author/redaktion/" rel="author">Redaktion</a></span></div></header><p>[{day(n)}] {TEXTS[n]}</p></div>',
    "filed below": lambda n: f'<article><h2><a href="{url(n)}"><span>{KICKERS[n]}</span><br>{TITLES[n]}</a></h2><div><p>[{day(n)}] {TEXTS[n]}</p></div><footer><div><span>Kategorisiert als <a href="/k21-themen/{slug(RUBRICS[n])}/" rel="category tag">{RUBRICS[n]}</a> </span><span>Verschlagwortet mit <a href="/tag/wehr/" rel="tag">Wehr</a>, <a href="/tag/boot/" rel="tag">Boot</a></span></div></footer></article>',
    "rubric above, kicker below": lambda n: f"<div class=k><span>{RUBRICS[n]}</span>{head(n)}<div>{KICKERS[n]}</div><p>[{day(n)}] {TEXTS[n]}</p></div>",
    "linked card without headings": lambda n: f'<a class=k href="{url(n)}"><div><img src="/t{n}.jpg" alt=""></div><div><div>{KICKERS[n]}</div><div>{TITLES[n]}</div><div>{TEXTS[n]}</div><time>{day(n)}</time></div></a>',
    "table of 2003": lambda n: f'<table><tr><td><font size=2><b>{KICKERS[n]}</b></font> [{day(n)}]<br><a href="{url(n)}"><b>{TITLES[n]}</b></a><br>{TEXTS[n]}</td></tr></table>',
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_cards(card: Callable[[int], str], host: str) -> None:
    rows, _ = read("".join(map(card, range(6))), host, MENU)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


BETWEEN = {
    "event": '<div class=e><time>10.12.2026</time> <a href="/k21-termine/forum-am-see/">Forum am See</a></div>',
    "events of several days": "<div class=e><h3>Termine</h3><p>9. bis 11. Februar 2027 | Wehrau</p></div>",
    "tip": '<div class=e><h2>Veranstaltungstipp</h2><p>Seetag, 15. Dezember 2026, Wehrau</p><a href="/k21-termine/seetag/">Zum Programm</a></div>',
    "advertisement": '<div class=a><span>- Anzeige -</span><a href="https://boote.example/">Boote für den Bauhof</a></div>',
    "badges": f"<p>{rubric('Verkehr')} {rubric('Umwelt')}</p>",
    "load more": '<div><span>Seite 1</span><a href="/k21-meldungen/?seite=2">Weitere laden</a></div>',
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("box", BETWEEN.values(), ids=BETWEEN)
@pytest.mark.parametrize("name", ["link above the headline", "line below, bullet"])
def test_what_stands_between_cards_changes_nothing(name: str, box: str, host: str) -> None:
    card = CARDS[name]
    cards = [card(n) for n in range(6)]
    plain = read("".join(cards), host, MENU)
    assert read("".join([*cards[:3], box, *cards[3:]]), host, MENU) == plain
    assert read("".join([*cards, box]), host, MENU) == plain
    assert len(plain[0]) == 6


def test_a_card_whose_text_is_cut_keeps_its_headline() -> None:
    def card(n: int) -> str:
        cut = f"{TEXTS[n]} Eine Stadt, die {n} Wehre zählt, will davon …"
        return f'<a href="{url(n)}"><div>{TITLES[n]}</div><div>{cut}</div><time>{day(n)}</time></a>'

    rows, _ = read("".join(map(card, range(6))), HOSTS["none"])
    assert [title for _, title, _, _ in rows] == list(TITLES)
    assert {kicker for kicker, *_ in rows} == {None}
    assert all(text for *_, text in rows)


def test_short_headlines_of_a_site_without_folders_stay() -> None:
    items = "".join(
        f'<li><a href="/{slug(words)}-{n}.html">{words}</a> [{day(n)}]</li>'
        for n, words in enumerate(("Wehr fällt", "Ein Boot fährt nach Norden", "Steg steht"))
    )
    _, found = read(f"<ul>{items}</ul>", HOSTS["none"])
    assert len(found) == 3


def test_short_headlines_in_a_folder_of_their_own_stay_if_a_number_names_them() -> None:
    items = "".join(f"<div>{head(n)}<p>[{day(n)}] {TEXTS[n]}</p></div>" for n in range(6))
    other = '<p><a href="/sport/ruderer-siegen-4711">Ruderer siegen</a></p>'
    _, found = read(items + other, HOSTS["none"])
    assert "ruderer-siegen-4711" in found[-1]
