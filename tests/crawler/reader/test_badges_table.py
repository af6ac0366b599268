"""Badges behind the headlines of a listing: they are neither title nor kicker."""

from __future__ import annotations

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES
from tests.support.composed import FETCHED_AT, LISTING

TITLES = (
    "Fähre fährt ohne Fahrer", "Zwei Brücken, ein Amt", "Das Stadtarchiv zieht um",
    "Laternen melden Stürme", "Bauhof tauscht Besen",
)  # fmt: skip
SKINS = {
    "span in the link": '<a href="{url}">{title} <span class="b">Neu</span></a>',
    "glued": '<a href="{url}">{title}<span>NEU</span></a>',
    "behind the link": '<a href="{url}">{title}</a> <span>Update</span>',
    "two spans": '<a href="{url}"><span>{title}</span><span>Live</span></a>',
    "raised": '<a href="{url}">{title} <sup>neu</sup></a>',
    "brackets": '<a href="{url}">{title} <small>(Neu!)</small></a>',
}


def said(n: int) -> str:
    return f"Der Rat von Fährwinkel hat sich {n + 2} Stunden beraten und dann zugestimmt."


def read(skin: str, badged: tuple[int, ...], kicker: str = "") -> list[tuple[str | None, ...]]:
    cards = ""
    for n, title in enumerate(TITLES):
        url = f"{LISTING}{n}-meldung-aus-dem-hafen/"
        form = skin if n in badged else '<a href="{url}">{title}</a>'
        head = form.format(url=url, title=kicker + title)
        cards += f"<article><h2>{head}</h2><p>{said(n)}</p></article>"
    page = f"<html lang=de><body><main><h1>Meldungen</h1>{cards}</main></body></html>"
    found = read_listing(page, LISTING, SITES["kommune21"], "listing", FETCHED_AT)
    assert [t.text for t in found.teasers] == [said(n) for n in range(len(TITLES))]
    return [(t.kicker, t.title) for t in found.teasers]


@pytest.mark.parametrize("badged", [(0,), (0, 2, 3), (0, 1, 2, 3, 4)], ids=str)
@pytest.mark.parametrize("skin", SKINS.values(), ids=SKINS)
def test_a_badge_behind_a_headline_is_no_part_of_it(skin: str, badged: tuple[int, ...]) -> None:
    assert read(skin, badged) == [(None, title) for title in TITLES]


def test_the_kicker_before_a_headline_with_a_badge_stays() -> None:
    found = read(SKINS["span in the link"], (0, 1, 2, 3, 4), "<span>Hafen</span> ")
    assert found == [("Hafen", title) for title in TITLES]


def test_words_without_an_element_of_their_own_stay() -> None:
    assert read('<a href="{url}">{title} live</a>', (0,))[0] == (None, f"{TITLES[0]} live")
