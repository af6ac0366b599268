"""Cards whose headlines hold more than the title, joined by a sign that headlines use as well: what
the address spells is the title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS, KICKERS, TEXTS, read

TITLES = (
    "Fähre fährt elektrisch", "Ein Deich für zwei Kreise", "Übung für den Ernstfall am See",
    "Pegel melden sich per Funk", "Kanal ohne Schleusenwärter", "Wehr steht wieder offen",
)  # fmt: skip
SLUGS = (
    "faehre-faehrt-elektrisch", "ein-deich-fuer-zwei-kreise-48117", "uebung-fuer-den-ernstfall",
    "pegel-melden-sich-per-funk.html", "kanal-ohne-schleusenwaerter", "wehr-steht-offen",
)  # fmt: skip
Card = Callable[[int, str], str]


def link(n: int, slug: str | None = None) -> str:
    return f"/k21-meldungen/{slug or SLUGS[n]}"


CARDS: dict[str, Card] = {
    "heading": lambda n, said: f'<article><h2><a href="{link(n)}">{said}</a></h2><p>{TEXTS[n]}</p><time>0{n + 1}.10.2025</time></article>',
    "words within the link": lambda n, said: f'<li><h3><a href="{link(n)}"><span>{said}</span></a></h3><p>[0{n + 1}.10.2025] {TEXTS[n]}</p></li>',
    "picture and button": lambda n, said: f'<div class=c><a href="{link(n)}"><img src="/{n}.jpg" alt=""></a><div><h3><a href="{link(n)}">{said}</a></h3><p>{TEXTS[n]}</p><p>0{n + 1}.10.2025</p><a href="{link(n)}">Weiterlesen</a></div></div>',
    "one link": lambda n, said: f'<a class=c href="{link(n)}"><h3>{said}</h3><p>{TEXTS[n]}</p><time>0{n + 1}.10.2025</time></a>',
    "section above": lambda n, said: f'<article><p>Wasser</p><h2><a href="{link(n)}">{said}</a></h2><p>{TEXTS[n]}</p><time>0{n + 1}.10.2025</time></article>',
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("sign", [" – ", " / ", " · ", " - ", " — "])
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_the_address_tells_the_title(card: Card, sign: str, host: str) -> None:
    rows, _ = read("".join(card(n, f"{KICKERS[n]}{sign}{TITLES[n]}") for n in range(6)), host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("sign", [" – ", " - ", " / "])
def test_a_joined_date_is_no_kicker(sign: str, host: str) -> None:
    lines = (f"0{n + 1}.10.2025{sign}{TITLES[n]}" for n in range(6))
    rows, _ = read(
        "".join(f'<li><a href="{link(n)}">{said}</a></li>' for n, said in enumerate(lines)), host
    )
    assert [row[:3] for row in rows] == [(None, TITLES[n], f"2025-10-0{n + 1}") for n in range(6)]


def of_address(slugs: tuple[str, ...], joined: int = 6) -> tuple[str, list[str]]:
    said = [f"{KICKERS[n]} – {TITLES[n]}" if n < joined else TITLES[n] for n in range(6)]
    cards = (
        f'<article><h2><a href="{link(n, slugs[n])}">{said[n]}</a></h2><p>{TEXTS[n]}</p></article>'
        for n in range(6)
    )
    return "".join(cards), said


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(
    ("slugs", "joined"),
    [
        (tuple(f"meldung-{48117 + n}" for n in range(6)), 6),
        (tuple(f"dachzeile-{n}-{slug}" for n, slug in enumerate(SLUGS)), 2),
        (("uferloh-faehre-faehrt-elektrisch", *SLUGS[1:]), 6),
        (("uferloh-leine", "kreis-berg", "interview-uebung", "smart-region", "report", "schleus"), 6),
    ],
    ids=["numbers", "a few headlines", "one address with the first words", "only the first words"],
)  # fmt: skip
def test_what_no_address_tells_stays_in_one(slugs: tuple[str, ...], joined: int, host: str) -> None:
    cards, said = of_address(slugs, joined)
    rows, _ = read(cards, host)
    assert [(kicker, title) for kicker, title, *_ in rows] == [(None, one) for one in said]


BADGED: dict[str, Callable[[int], str]] = {
    "badge of the picture": lambda n: f'<article><a href="{link(n)}"><div><span class=badge>{"Wasser" if n % 2 else "Verkehr"}</span></div></a><div><small>{KICKERS[n]}</small><a href="{link(n)}">{TITLES[n]}</a><p>{TEXTS[n]}</p><time>0{n + 1}.10.2025</time></div></article>',
    "badge and bold title": lambda n: f'<article><a href="{link(n)}"><div><b>Video</b></div></a><div><p>{KICKERS[n]}</p><a href="{link(n)}"><b>{TITLES[n]}</b></a><p>{TEXTS[n]}</p><time>0{n + 1}.10.2025</time></div></article>',
    "glued kicker": lambda n: f'<article><div><small class=k>{KICKERS[n]}</small><a class=t href="{link(n)}">{TITLES[n]}</a><p>{TEXTS[n]}</p><time>0{n + 1}.10.2025</time></div></article>',
}  # fmt: skip


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", BADGED.values(), ids=BADGED)
def test_of_two_links_the_spelled_one_is_the_headline(
    card: Callable[[int], str], host: str
) -> None:
    rows, _ = read("".join(map(card, range(6))), host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in range(6)]
