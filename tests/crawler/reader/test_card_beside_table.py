"""Buttons, counters, labels and houses on a card, wherever they stand: neither kicker nor text."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    RUBRICS,
    TEXTS,
    TITLES,
    day,
    head,
    read,
    url,
)  # fmt: skip

PIECES = {
    "share": '<a href="https://www.facebook.com/sharer?u=x">Teilen</a>',
    "print": '<a href="{u}?print=1">Drucken</a>',
    "comments": "4 Kommentare",
    "mark": "(hr)",
    "section": "Rubrik: {r}",
    "keywords": "Tags: Boot, Wehr",
    "changed": "(zuletzt geändert: 20.11.2026)",
    "source": "Quelle: Stadt Uferloh",
    "house": "Stadt Uferloh (Pressestelle)",
    "words": "41{n} Wörter",
    "button": "Zum Beitrag →",
    "badge": "Neu",
}
FORMS = {
    "above": "<div>{p}</div>{h}<p>{d}</p><p>{t}</p>",
    "above, beside the day": "<div>{p} · {d}</div>{h}<p>{t}</p>",
    "below": "{h}<div>{d}</div><div>{p}</div><p>{t}</p>",
    "glued": "{h}<div><span>{p}</span><span>{d}</span></div><p>{t}</p>",
    "foot": "{h}<p>[{d}] {t}</p><div>{p}</div>",
}
DAYS = [f"2025-10-0{n + 1}" for n in range(6)]


def page(form: str, piece: str, title: str = "{t}") -> str:
    def card(n: int) -> str:
        said = piece.format(u=url(n), r=RUBRICS[n], n=n)
        shown = head(n).replace(TITLES[n], title.format(k=KICKERS[n], t=TITLES[n]))
        return f"<article>{form.format(p=said, h=shown, d=day(n), t=TEXTS[n])}</article>"

    return "".join(map(card, range(6)))


CASES = {
    f"{what} {where}": (piece, form)
    for what, piece in PIECES.items()
    for where, form in FORMS.items()
    if not ("Pressestelle" in piece and where == "above")  # there an office may be the kicker
}


@pytest.mark.parametrize(("piece", "form"), CASES.values(), ids=CASES)
def test_words_beside_a_card(piece: str, form: str) -> None:
    plain, _ = read(page(form, piece), HOSTS["none"])
    assert plain == [(None, TITLES[n], DAYS[n], TEXTS[n]) for n in range(6)]
    split, _ = read(page(form, piece, "{k}: {t}"), HOSTS["profile"])
    assert split == [(KICKERS[n], TITLES[n], DAYS[n], TEXTS[n]) for n in range(6)]


@pytest.mark.parametrize("piece", ["Interview", "Kommentar"])
def test_a_genre_of_all_cards_is_their_kicker(piece: str) -> None:
    rows, _ = read(page(FORMS["above"], piece), HOSTS["none"])
    assert {kicker for kicker, *_ in rows} == {piece}


@pytest.mark.parametrize("name", ["Teilen macht Freude", "Quellen am Berg", "Rubrikenmarkt"])
def test_words_that_begin_alike_are_kickers(name: str) -> None:
    piece = f"{name} {{r}}"
    rows, _ = read(page(FORMS["above"], piece), HOSTS["none"])
    assert [kicker for kicker, *_ in rows] == [f"{name} {RUBRICS[n]}" for n in range(6)]


def test_an_advertisement_amid_cards_is_none() -> None:
    own = page(FORMS["foot"], PIECES["share"])
    ad = f'<article><span>Anzeige</span><a href="https://boote.example/">Boote</a></article>{own}'
    assert len(read(ad, HOSTS["none"])[0]) == 6
