"""Flat lists, in which only the order of lines holds a card together, and signs behind a day."""

from __future__ import annotations

import pytest

from crawler.reader import read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_teaser
from tests.support.composed import FETCHED_AT, LISTING

KICKERS = ("Stadt Aue", "Studie", "Feuerwehr", "Wasserwerk Süd")
TITLES = ("Amt bekommt Uhren", "Viele brechen früh ab", "Boot findet Netze", "Strom wärmt das Bad")
TEXT = (
    "Eine neue Anlage verteilt in {} seit Montag alle Besucherinnen und Besucher auf die Schalter."
)
MORE = '<a href="{url}">mehr...</a>'


def read(
    card: str, wrap: str = "<main><h1>Meldungen</h1>{}</main>"
) -> list[tuple[str | None, ...]]:
    cards = "".join(
        card.format(kicker=kicker, title=title, text=TEXT.format(kicker), day=f"0{n + 1}.11.2025",
                    url=f"{LISTING}m-{n}/")
        for n, (kicker, title) in enumerate(zip(KICKERS, TITLES, strict=True))
    )  # fmt: skip
    page = f"<html lang=de><title>Meldungen</title><body>{wrap.format(cards)}</body></html>"
    found = read_listing(page, LISTING, SITES["kommune21"], "listing", FETCHED_AT).teasers
    said = map(normalise_teaser, found)
    return [(t.kicker, t.title, t.published, t.text) for t in said]


def wanted(kickers: bool = True) -> list[tuple[str | None, ...]]:
    return [
        (kicker if kickers else None, title, f"2025-11-0{n + 1}", TEXT.format(kicker))
        for n, (kicker, title) in enumerate(zip(KICKERS, TITLES, strict=True))
    ]


LAYOUT = "<table><tr><td>Menü</td><td><table>{}</table></td></tr></table>"
RULES = ("<tr><td height=12><hr></td></tr>", "<tr><td>&nbsp;</td></tr>", "")
HEADS = (
    "<a href='{url}'><b>{title}</b></a>",
    "<b><a href='{url}'>{title}</a></b>",
    "<a href='{url}'>{title}</a>",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("sign", [":", ""])
def test_rows_of_a_layout(sign: str, rule: str, head: str) -> None:
    rows = f"<tr><td>{{kicker}}{sign}</td></tr><tr><td>{head}</td></tr>"
    assert read(f"{rows}<tr><td>[{{day}}] {{text}} {MORE}</td></tr>{rule}", LAYOUT) == wanted()


ABOVE = {
    "smaller heading": ("<h4>{kicker}</h4>", "<h3><a href='{url}'>{title}</a></h3>"),
    "smallest heading": ("<h5>{kicker}</h5>", "<h2><a href='{url}'>{title}</a></h2>"),
    "paragraphs": ("<p>{kicker}:</p>", "<p><a href='{url}'>{title}</a></p>"),
    "bold": ("<p><b>{kicker}</b></p>", "<p><a href='{url}'>{title}</a></p>"),
    "box": ("<div>{kicker}</div>", "<p><a href='{url}'>{title}</a></p>"),
}


@pytest.mark.parametrize("name", ABOVE)
@pytest.mark.parametrize("rule", ["<hr>", ""])
def test_a_kicker_above_its_headline(name: str, rule: str) -> None:
    kicker, head = ABOVE[name]
    assert read(f"{kicker}{head}<p>[{{day}}] {{text}} {MORE}</p>{rule}") == wanted()


def test_control_a_menu_has_no_kickers() -> None:
    entries = "".join(f"<p><a href='/{n}/'>{name}</a></p>" for n, name in enumerate(KICKERS))
    found = read(
        "<h3><a href='{url}'>{title}</a></h3><p>[{day}] {text}</p>", f"{entries}<main>{{}}</main>"
    )
    assert [one for one in found if one[2]] == wanted(kickers=False)


@pytest.mark.parametrize(
    "sign", [" - ", " – ", " | ", ": ", " / ", " • ", ", ", " » ", ". ", " -- ", "&nbsp;- "]
)
@pytest.mark.parametrize(
    "day", ["<span>{day}</span>", "<time>{day}</time>", "<b>{day}</b>", "[{day}]"]
)
def test_a_sign_between_day_and_text(day: str, sign: str) -> None:
    head = "<p>{kicker}</p><h2><a href='{url}'>{title}</a></h2>"
    assert read(f"<div>{head}<p>{day}{sign}{{text}} {MORE}</p></div>") == wanted()


@pytest.mark.parametrize(
    "other",
    [
        '<div><a href="/ads/click.php?id=7"><img src="/ads/7.gif" alt="Anzeige"></a></div>',
        '<div><a href="/ads/click.php?id=7"><img src="/7.gif" alt=""></a></div>'
        "<p>Freitag, 7. November 2025</p>",
        '<ul><li><span>Start</span></li><li><a href="/liste?start=66">Ende</a></li></ul>',
    ],
)
def test_no_headline_no_teaser(other: str) -> None:
    card = "<div><p>{kicker}</p><h2><a href='{url}'>{title}</a></h2><p>[{day}] {text}</p></div>"
    assert read(card, f"{other}<main><h1>Meldungen</h1>{{}}</main>") == wanted()
    assert read(card, f"<main><h1>Meldungen</h1>{{}}</main>{other}") == wanted()
