"""Listings in groups below days: a day holds for the cards of its group, and for nothing else."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    TEXTS,
    TITLES,
    read,
    url,
)  # fmt: skip

SHOWN = (0, 2, 3, 5)
GROUPS = ((0, 2), (3,), (5,))
DAYS = {
    "numbers": ("10.10.2025", "09.10.2025", "07.10.2025"),
    "words": ("10. Oktober 2025", "9. Oktober 2025", "7. Oktober 2025"),
    "weekday": (
        "Freitag, 10. Oktober 2025", "Donnerstag, 9. Oktober 2025", "Dienstag, 7. Oktober 2025",
    ),
    "weekday and numbers": ("Freitag, 10.10.2025", "Do., 09.10.2025", "Di., 07.10.2025"),
}  # fmt: skip
PLAIN = '<div><p>{k}</p><p><a href="{u}">{t}</a></p><p>{x} <a href="{u}">mehr...</a></p></div>'
HEADED = '<article><p>{k}</p><h3><a href="{u}">{t}</a></h3><p>{x}</p></article>'
SHAPES = {
    "box": ("<div>{d}</div>{c}", PLAIN),
    "box with an id": ('<div id="d{n}">{d}</div>{c}', PLAIN),
    "heading": ("<h2>{d}</h2>{c}", HEADED),
    "heading in a box": ('<div class="h"><h4>{d}</h4></div>{c}', HEADED),
    "bold": ("<p><b>{d}</b></p>{c}", PLAIN),
    "sections": ("<section><h2>{d}</h2>{c}</section>", HEADED),
    "definition list": (
        "<dl><dt>{d}</dt>{c}</dl>",
        '<dd><p>{k}</p><p><a href="{u}">{t}</a></p><p>{x}</p></dd>',
    ),
    "table": (
        '<table><tr><th colspan="2">{d}</th></tr>{c}</table>',
        '<tr><td>{k}</td><td><a href="{u}"><b>{t}</b></a><br>{x}</td></tr>',
    ),
    "list": ("<h4>{d}</h4><ul>{c}</ul>", '<li><b>{k}: </b><a href="{u}">{t}</a><br>{x}</li>'),
}


def card(shape: str, n: int) -> str:
    return shape.format(u=url(n), k=KICKERS[n], t=TITLES[n], x=TEXTS[n])


def groups(shape: str, item: str, days: tuple[str, ...]) -> str:
    return "".join(
        shape.format(d=day, n=n, c="".join(card(item, i) for i in group))
        for n, (day, group) in enumerate(zip(days, GROUPS, strict=True))
    )


def days_of(items: str, host: str = HOSTS["profile"]) -> list[str | None]:
    return [day for _, _, day, _ in read(items, host)[0]]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize(("shape", "item"), SHAPES.values(), ids=SHAPES)
def test_a_day_holds_for_the_cards_below(
    shape: str, item: str, days: tuple[str, ...], host: str
) -> None:
    dates = ("2025-10-10", "2025-10-10", "2025-10-09", "2025-10-07")
    want = [(KICKERS[n], TITLES[n], d, TEXTS[n]) for n, d in zip(SHOWN, dates, strict=True)]
    assert read(groups(shape, item, days), host)[0] == want


@pytest.mark.parametrize("item", [PLAIN, HEADED])
@pytest.mark.parametrize(
    "above",
    [
        "<p>Freitag, 10. Oktober 2025</p>",
        "<div>10.10.2025</div>",
        "<h2>Freitag, 10. Oktober 2025</h2>",
        "<h3>Oktober 2025</h3>",
    ],
)
def test_the_day_of_serving_and_a_month_date_nothing(above: str, item: str) -> None:
    assert days_of(above + "".join(card(item, n) for n in SHOWN)) == [None] * 4


def test_months_date_nothing() -> None:
    months = ("Oktober 2025", "September 2025", "August 2025")
    assert days_of(groups("<h3>{d}</h3>{c}", HEADED, months)) == [None] * 4


def test_a_day_ends_at_another_heading() -> None:
    later = "<h2>Aus dem Archiv</h2>" + card(HEADED, 1)
    found = days_of(groups("<h2>{d}</h2>{c}", HEADED, DAYS["words"]) + later)
    assert found == ["2025-10-10", "2025-10-10", "2025-10-09", "2025-10-07", None]


def test_days_below_what_they_date_are_not_those_of_the_next_card() -> None:
    below = "".join(
        f'<h3><a href="{url(n)}">{TITLES[n]}</a></h3><div><div><div>Anzeige</div></div></div>'
        f"<div>0{9 - n}.10.2025</div>"
        for n in SHOWN
    )
    assert "2025-10-09" not in days_of(below)[1:]
    assert "2025-10-07" not in days_of(below)[2:]
