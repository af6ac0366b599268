"""A listing says the same of its articles whatever else a theme sets around and between its cards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_teaser
from tests.crawler.reader.test_kicker_cards_table import HOSTS, KICKERS, TEXTS, TITLES, day, url
from tests.support.composed import FETCHED_AT

SOME = (0, 2, 4, 5)
"""Titles without a colon or quotes."""
Card = Callable[[int], str]
CARDS: dict[str, Card] = {
    "colon": lambda n: f'<article class="entry post-{n}"><a href="{url(n)}" aria-label="{TITLES[n]}"><img src="/{n}.jpg" alt=""></a><ul><li><a href="/category/orte/" rel="tag">Orte</a></li></ul><h2><a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a></h2><div><p>{TEXTS[n]}</p></div><ul><li>von <a href="/author/ulm/">Uta Ulm</a></li><li><time datetime="2025-10-0{n + 1}">{day(n)}</time></li></ul><a class="button" href="{url(n)}">Weiterlesen<span class="sr"> {TITLES[n]}</span></a></article>',
    "one link": lambda n: f'<div class="item"><a class="tile" href="{url(n)}"><div><img src="/{n}.jpg" alt=""><span class="badge">Orte</span></div><p><span>{KICKERS[n]}</span> <time>{day(n)}</time></p><h3>{TITLES[n]}</h3><p>{TEXTS[n]}</p></a></div>',
    "date first": lambda n: f'<div class="views-row"><div><span>{day(n)}</span></div><div>{KICKERS[n]}</div><div><a href="{url(n)}">{TITLES[n]}</a></div><div><p>{TEXTS[n]}</p></div><div><a href="{url(n)}">mehr...</a></div></div>',
    "small head above": lambda n: f'<div class="note"><h5>{KICKERS[n]}</h5><h3><a href="{url(n)}">{TITLES[n]}</a></h3><p>{TEXTS[n]} <a href="{url(n)}">mehr...</a></p><p>{day(n)}</p></div>',
    "small head in one link": lambda n: f'<article class="note"><a href="{url(n)}"><h6>{KICKERS[n]}</h6><h4>{TITLES[n]}</h4><p>{TEXTS[n]}</p><span>{day(n)}</span></a></article>',
    "badge and kicker": lambda n: f'<div class="c"><a href="{url(n)}"><img src="/{n}.jpg" alt=""><span>Orte</span></a><h2><span class="k">{KICKERS[n]}</span> <a href="{url(n)}">{TITLES[n]}</a></h2><p>{day(n)}</p><p>{TEXTS[n]}</p></div>',
}  # fmt: skip
ADVERT = '<div class="ad"><small>Anzeige</small><a href="https://kaufen.example/jetzt" rel="sponsored"><img src="/ad.gif" alt="Werbung"></a></div>'
LETTER = '<div class="box"><h3>Newsletter</h3><p>Jeden Montag das Neue aus den Gemeinden, kostenlos.</p><a href="/newsletter/">Anmelden</a></div>'
ISSUE = '<div class="box"><h3>Aktuelle Ausgabe</h3><a href="/k21-heft/2025-10/"><img src="/heft.jpg" alt="Titel"></a><p>Heft 10/2025 über Schleusen.</p><a href="/k21-heft/2025-10/">Zum Heft</a></div>'
HERO = f'<section class="lead"><div><a href="{url(0)}"><img src="/h.jpg" alt="{TITLES[0]}"></a><span>(Foto: Uta Ulm)</span></div><div><span class="over">{KICKERS[0]}</span><h2><a href="{url(0)}">{TITLES[0]}</a></h2><p>{TEXTS[0]}</p><p>{day(0)}</p></div></section>'
CHANGES: dict[str, Callable[[list[str]], str]] = {
    "nothing": "".join,
    "adverts": ADVERT.join,
    "boxes of the house": lambda cards: LETTER + cards[0] + LETTER.join(cards[1:]) + LETTER,
    "an issue": lambda cards: "".join([*cards[:2], ISSUE, *cards[2:]]),
    "the first is another": lambda cards: HERO + "".join(cards[1:]),
    "two columns": lambda cards: f'<div class="col">{"".join(cards[:2])}</div><div class="col">{"".join(cards[2:])}</div>',
    "rows": lambda cards: "".join(f'<div class="row"><div>{a}</div><div>{b}</div></div>' for a, b in (cards[:2], cards[2:])),
    "days above": lambda cards: "".join(f'<h2 class="day">{n + 1}. Oktober 2025</h2>{card}' for n, card in zip(SOME, cards, strict=True)),
    "one twice": lambda cards: "".join([*cards, cards[-1]]),
    "a button": lambda cards: "".join(cards) + '<div><button>Weitere Meldungen laden</button></div>',
}  # fmt: skip


def read(items: str, host: str) -> tuple[list[tuple[str | None, ...]], str | None]:
    at = f"https://{host}/k21-meldungen/"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    page = (
        '<title>Meldungen</title><body><nav><a href="/">Start</a> <a href="/k21-heft/">Heft</a>'
        f'</nav><main><h1>Meldungen</h1><div class="list">{items}</div></main></body>'
    )
    found = read_listing(page, at, site, "listing", FETCHED_AT)
    told = [normalise_teaser(t) for t in found.teasers]
    return [(t.kicker, t.title, t.published, t.text, t.seen_on) for t in told], found.next


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_what_stands_around_changes_no_card(
    card: Card, change: Callable[[list[str]], str], host: str
) -> None:
    told, _ = read(change([card(n) for n in SOME]), host)
    assert told == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n], "listing") for n in SOME]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("genre", ["Kommentar", "Interview", "Gastbeitrag", "Analyse", "Video"])
def test_a_genre_is_a_kicker_like_others(card: Card, genre: str, host: str) -> None:
    cards = "".join(card(n).replace(KICKERS[4], genre) for n in SOME)
    assert [said[0] for said in read(cards, host)[0]] == [
        genre if n == 4 else KICKERS[n] for n in SOME
    ]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize(
    "form",
    ["seite.{}.html", "seite/{}", "page/{}/", "?page_n1={}", "?start={}0", "?offset={}0",
     "?seite={}", "p{}.html", "?tx_news_pi1%5BcurrentPage%5D={}&cHash=00a{}"],
)  # fmt: skip
def test_numbers_lead_to_the_next_page(form: str, card: Card, host: str) -> None:
    to = [form.format(n, n) for n in (2, 3)]
    bar = "".join(f' <a href="/k21-meldungen/{at}">{n}</a>' for n, at in enumerate(to, 2))
    _, following = read("".join(map(card, SOME)) + f"<div><b>1</b>{bar}</div>", host)
    assert following == f"https://{host}/k21-meldungen/{to[0]}"


def test_a_heading_of_the_same_size_names_a_box_and_no_kicker() -> None:
    for level in ("h2", "h3"):
        boxes = "".join(
            f"<section><{level}>{KICKERS[n]}</{level}><div><h3>"
            f'<a href="{url(n)}">{TITLES[n]}</a></h3><p>{TEXTS[n]}</p></div></section>'
            for n in SOME
        )
        assert [said[:2] for said in read(boxes, HOSTS["profile"])[0]] == [
            (None, TITLES[n]) for n in SOME
        ]
