"""Side lists of an article: numbers, counters and the heading of the box are no words of a card."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_teaser
from tests.crawler.reader.test_kicker_cards_table import HOSTS, TEXTS, TITLES, day, url
from tests.support.composed import FETCHED_AT

LISTS: dict[str, Callable[[int], str]] = {
    "hits behind": lambda n: f'<li><a href="{url(n)}"><span>{TITLES[n]}</span></a> <span>{n}12 Zugriffe</span></li>',
    "hits in brackets": lambda n: f'<li><a href="{url(n)}">{TITLES[n]}</a> <small>({n + 1}.204 Aufrufe)</small></li>',
    "place in front": lambda n: f'<div class=m><span>{n + 1}</span><a href="{url(n)}">{TITLES[n]}</a></div>',
    "place with a dot": lambda n: f'<li><b>{n + 1}.</b> <a href="{url(n)}">{TITLES[n]}</a></li>',
    "place in a box": lambda n: f'<div><div>{n + 1}</div><div><a href="{url(n)}">{TITLES[n]}</a></div></div>',
    "place in the link": lambda n: f'<li><a href="{url(n)}"><span>{n + 1}</span> <span>{TITLES[n]}</span></a></li>',
    "place above, in the link": lambda n: f'<a href="{url(n)}"><div>{n + 1}</div><div>{TITLES[n]}</div></a>',
}  # fmt: skip
WHOLE = (0, 2, 4, 5)
"""Headlines without a colon or quotes."""


def told(box: str, host: str, where: str = "aside") -> list[tuple[str | None, str | None]]:
    at = f"https://{host}/k21-meldungen/hafen-ohne-kran/"
    text = "".join(f"<p>{said} Das steht im Bericht des Hafenamts.</p>" for said in TEXTS)
    page = (
        "<title>Hafen ohne Kran</title><body><main><h1>Hafen ohne Kran</h1><p>[02.10.2025] "
        f"Der Hafen kommt ohne Kran aus.</p>{text}</main><{where}>{box}</{where}></body>"
    )
    found = read_article(
        page, at, SITES["kommune21"] if "kommune21" in host else site_of(at), FETCHED_AT
    )
    return [(t.kicker, t.title) for t in map(normalise_teaser, found.teasers)]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("row", LISTS.values(), ids=LISTS)
def test_a_number_or_counter_is_neither_title_nor_kicker(
    row: Callable[[int], str], host: str
) -> None:
    box = f"<h3>Meistgelesen</h3><ul>{''.join(map(row, WHOLE))}</ul>"
    assert told(box, host) == [(None, TITLES[n]) for n in WHOLE]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("label", ["Zum Weiterlesen", "Passend dazu", "Mehr dazu", "Mehr hierzu:"])
def test_the_heading_of_a_box_is_no_kicker(label: str, host: str) -> None:
    card = f'<div class=u><img src="/b.jpg" alt=""><a href="{url(2)}">{TITLES[2]}</a><div>[{day(2)}]</div></div>'
    for where in ("aside", "div"):
        assert told(f"<div><div>{label}</div>{card}</div>", host, where) == [(None, TITLES[2])]


def test_a_number_of_the_headline_stays() -> None:
    row = f'<li><a href="{url(2)}"><b>5</b> Boote für die Schulen am See</a></li>'
    assert told(f"<ul>{row}</ul>", HOSTS["none"]) == [(None, "5 Boote für die Schulen am See")]
