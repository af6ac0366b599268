"""Cards whose lines are inline elements, dates within headlines, and badges above them."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    TEXTS,
    TITLES,
    day,
    read,
    url,
)  # fmt: skip

SHOWN = (0, 2, 4, 5)
K, T, D, X = "<span>{k}</span>", "<strong>{t}</strong>", "<i>{d}</i>", "<span>{x}</span>"
CELLS = {
    "touching": K + T + D + X,
    "with blanks": f"\n {K}\n {T}\n {D}\n {X}\n",
    "date and author": K + T + "<small>{d} | Redaktion</small>" + X,
    "date first": D + K + T + X,
    "date last": K + T + X + D,
    "date first, with blanks": f"\n{D}\n{K}\n{T}\n{X}\n",
    "in boxes": f"<span>{K}{T}</span><span>{D}{X}</span>",
    "small and bold": "<small>{k}</small><b>{t}</b><em>{d}</em><span>{x}</span>",
    "words of several kinds": K + "<strong><em>{t}</em></strong>" + D + X,
    "spans alone": f"{K}<span>{{t}}</span><span>{{d}}</span>{X}",
    "kicker with colon": "<span>{k}:</span>" + T + D + X,
    "with a picture": f'<img src="/b.jpg" alt="">{K}{T}{D}{X}<span>mehr</span>',
}
HEADS = {
    "in brackets": "{t} ({d})",
    "behind a bar": "{t} | {d}",
    "glued": "{t}{d}",
    "in front": "{d}: {t}",
    "in front, behind a dash": "<small>{d}</small> {t}",
}
BADGES = {
    "above": '<p>{b}</p><h2><a href="{u}">{k}: {t}</a></h2><p>[{d}] {x}</p>',
    "in an element of its own": '<span>{b}</span><h2><a href="{u}">{k}: {t}</a></h2><p>[{d}] {x}</p>',
    "in the link": '<a href="{u}"><span>{b}</span><h3>{k}: {t}</h3></a><p>[{d}] {x}</p>',
    "on the picture": '<a href="{u}"><img src="/b.jpg" alt=""></a><div>{b}</div><h3><a href="{u}">'
    "{k}: {t}</a></h3><p>[{d}] {x}</p>",
}


def fill(words: str, n: int, badge: str = "") -> str:
    return words.format(u=url(n), k=KICKERS[n], t=TITLES[n], d=day(n), x=TEXTS[n], b=badge)


def rows(*empty: int) -> list[tuple[str | None, ...]]:
    whole = [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in SHOWN]
    return [tuple(None if i in empty else v for i, v in enumerate(row)) for row in whole]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_inline_elements_of_one_linked_card_are_lines(cells: str, host: str) -> None:
    items = "".join(f'<li><a href="{url(n)}">{fill(cells, n)}</a></li>' for n in SHOWN)
    assert read(f"<ul>{items}</ul>", host)[0] == rows()


@pytest.mark.parametrize("cells", [c for c in CELLS.values() if c.startswith(K + T + D)])
def test_a_card_needs_no_kicker(cells: str) -> None:
    items = "".join(
        f'<li><a href="{url(n)}">{fill(cells.removeprefix(K), n)}</a></li>' for n in SHOWN
    )
    assert read(f"<ul>{items}</ul>", HOSTS["profile"])[0] == rows(0)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_date_is_no_part_of_a_title(head: str) -> None:
    items = "".join(
        f'<div><h3><a href="{url(n)}">{fill(head, n)}</a></h3><p>{TEXTS[n]}</p></div>'
        for n in SHOWN
    )
    assert read(items, HOSTS["profile"])[0] == rows(0)


def test_one_title_may_end_with_the_day_it_is_about() -> None:
    names = ("Wahl der Räte (23.02.2025)", *TITLES[1:4])
    items = "".join(
        f'<div><h3><a href="{url(n)}">{name}</a></h3><p>{TEXTS[n]}</p></div>'
        for n, name in enumerate(names)
    )
    titles = [(title, day) for _, title, day, _ in read(items, HOSTS["profile"])[0]]
    assert titles[0] == ("Wahl der Räte (23.02.2025)", None)


def test_parts_of_words_and_of_dates_are_no_lines() -> None:
    words = "<b>CO</b><sub>2</sub><b>-Bilanz</b> <i>der</i> <b>Stadt Auwinkel</b>"
    items = "".join(
        f'<div><h3><a href="{url(n)}">{words}</a></h3><p>{TEXTS[n]}</p></div>' for n in SHOWN
    )
    said = {title for _, title, _, _ in read(items, HOSTS["profile"])[0]}
    assert said == {"CO2-Bilanz der Stadt Auwinkel"}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("badged", [SHOWN, SHOWN[:1], SHOWN[1:3]], ids=["all", "one", "two"])
@pytest.mark.parametrize("card", BADGES.values(), ids=BADGES)
def test_a_badge_is_no_kicker(card: str, badged: tuple[int, ...], host: str) -> None:
    bare = card.replace("<p>{b}</p>", "").replace("<span>{b}</span>", "")
    bare = bare.replace("<div>{b}</div>", "")
    items = "".join(
        f"<article>{fill(card if n in badged else bare, n, 'Neu')}</article>" for n in SHOWN
    )
    assert read(items, host)[0] == rows()
