"""A day at the beginning of a text, with and without a place: it dates the text and takes no word
of it."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS, TEXTS, TITLES, url
from tests.crawler.reader.test_kicker_cards_table import read as read_cards
from tests.crawler.reader.test_linked_kicker_table import H1, P1, P2
from tests.crawler.reader.test_linked_kicker_table import read as read_body

OPENINGS = (
    "0{n}.10.2025 {x}", "0{n}.10.2025 – {x}", "0{n}.10.2025: {x}", "(0{n}.10.2025) {x}",
    "{n}. Oktober 2025 – {x}", "{n}. Oktober 2025: {x}", "{n}. Oktober 2025 {x}",
    "Uferloh, {n}. Oktober 2025 – {x}", "Uferloh, den {n}. Oktober 2025: {x}",
    "Uferloh ({n}.10.2025) – {x}",
)  # fmt: skip
NO_OPENINGS = (
    "Am 0{n}.10.2025 beginnt es. {x}", "0{n}.10.2025 bis 09.10.2025: {x}",
    "0{n}.10.2025 wird gefeiert, und zwar überall. {x}",
)  # fmt: skip


def said(text: str, n: int) -> str:
    return text.format(n=n + 1, x=TEXTS[n])


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("text", OPENINGS)
def test_the_text_of_a_card_keeps_its_words(text: str, host: str) -> None:
    cards = "".join(
        f"<article><h3><a href='{url(n)}'>{TITLES[n]}</a></h3><p>{said(text, n)}</p></article>"
        for n in range(5)
    )
    rows, _ = read_cards(cards, host)
    wanted = [(f"2025-10-0{n + 1}", said(text, n)) for n in range(5)]
    assert [(day, words) for *_, day, words in rows] == wanted


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize(
    ("text", "day"), [*((t, "2025-10-01") for t in OPENINGS), *((t, None) for t in NO_OPENINGS)]
)
def test_the_lead_of_an_article(text: str, day: str | None, host: str) -> None:
    found = read_body(f"<main>{H1}<p>{said(text, 0)}</p><p>{P1}</p><p>{P2}</p></main>", host)
    assert (found.published, found.teaser) == (day, said(text, 0))
