"""What stands right before and behind the text of a card: its day, and the link to read on."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS, KICKERS, TEXTS, TITLES, read, url

CARDS = (0, 2, 3, 4, 5)
"""Titles without a colon."""
HEADS = {
    "lines": '<p>{k}</p><h2><a href="{u}">{t}</a></h2>',
    "in one link": '<h3><a href="{u}"><span>{k}</span> {t}</a></h3>',
}
DAYS = {
    "in brackets": "<p>{x} ({d})</p>",
    "in square brackets": "<p>{x} [{d}]</p>",
    "dash": "<p>{x} – {d}</p>",
    "bar": "<p>{x} | {d}</p>",
    "small": "<p>{x} <small>{d}</small></p>",
    "emphasis": "<p>{x} <em>{d}</em></p>",
    "with its word": "<p>{x} (vom {d})</p>",
    "first, with a bar": "<p>{d} | {x}</p>",
    "first, in an element": "<p><span>{d}</span> {x}</p>",
}
MORE = {
    "in brackets": '<p>[{d}] {x} (<a href="{u}">mehr</a>)</p>',
    "in square brackets": '<p>[{d}] {x} [<a href="{u}">mehr</a>]</p>',
    "square brackets linked": '<p>[{d}] {x} <a href="{u}">[mehr]</a></p>',
    "touching": '<p>[{d}] {x}[<a href="{u}">mehr lesen</a>]</p>',
    "arrow": '<p>[{d}] {x} <a href="{u}">»</a></p>',
}


def cards(head: str, form: str) -> str:
    return "".join(
        (f"{head}{form}" if "<article" in form else f"<article>{head}{form}</article>").format(
            k=KICKERS[n], t=TITLES[n], u=url(n), d=f"0{n + 1}.10.2025", x=TEXTS[n]
        )
        for n in CARDS
    )


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("form", [*DAYS.values(), *MORE.values()])
def test_day_and_more_are_no_text(form: str, head: str, host: str) -> None:
    rows, _ = read(cards(head, form), host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in CARDS]


SAID = {
    "a day of the text": "{x} Der Rat tagt am {d}.",
    "a span": "{x} Gesperrt ist vom 01.09. bis {d}",
    "a day behind a weekday": "{x} Sie endet am Fr. {d}",
    "a place": "Auental, {d} – {x}",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_a_day_within_a_text_stays(said: str, host: str) -> None:
    form = f"<p>{said}</p>"
    rows, _ = read(cards(HEADS["lines"], form), host)
    wanted = [said.format(x=TEXTS[n], d=f"0{n + 1}.10.2025") for n in CARDS]
    assert [row[3] for row in rows] == wanted


PLACED = {
    "called so, behind the text": '<article><h2><a href="{u}">{t}</a></h2><p>{x}</p><div class="field-spitzmarke">{k}</div><time>{d}</time></article>',
    "called so, beside the day": '<article><h2><a href="{u}">{t}</a></h2><p>{x}</p><footer><span class="card__overline">{k}</span><span>{d}</span></footer></article>',
    "in front of the text": '<article><time>{d}</time><h3><a href="{u}">{t}</a></h3><p><span class=topic>{k}</span> {x}</p></article>',
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", PLACED.values(), ids=PLACED)
def test_a_kicker_below_the_headline(card: str, host: str) -> None:
    rows, _ = read(cards("", card), host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in CARDS]
