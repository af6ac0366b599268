"""A day that a listing prints in an unknown way hides no article, and is told where it looks like a
date: it is never a kicker, and never dropped in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive import Teaser
from crawler.reader import Listing, read_listing
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_teaser
from tests.crawler.reader.test_kicker_cards_table import HOSTS, KICKERS, TEXTS, TITLES, url
from tests.support.composed import FETCHED_AT

SOME = (0, 2, 4, 5)
"""Titles without a colon or quotes."""
CARDS: dict[str, Callable[[int, str], str]] = {
    "below": lambda n, day: f'<article><h2><a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a></h2><p class="meta">{day}</p><p>{TEXTS[n]}</p></article>',
    "above": lambda n, day: f'<article><p class="info"><time>{day}</time></p><h2><a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a></h2><p>{TEXTS[n]}</p></article>',
    "beside the kicker": lambda n, day: f'<li><a href="{url(n)}"><p><span>{KICKERS[n]}</span> <time>{day}</time></p><h3>{TITLES[n]}</h3><p>{TEXTS[n]}</p></a></li>',
    "last": lambda n, day: f'<li><h3><a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a></h3><p>{TEXTS[n]}</p><footer><time>{day}</time></footer></li>',
    "behind a label": lambda n, day: f'<article><h2><a href="{url(n)}">{KICKERS[n]}: {TITLES[n]}</a></h2><dl><dd><time>Veröffentlicht: {day}</time></dd></dl><p>{TEXTS[n]}</p></article>',
}  # fmt: skip


def read(card: Callable[[int, str], str], day: str, host: str) -> tuple[Listing, list[Teaser]]:
    at = f"https://{host}/k21-meldungen/"
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    items = "".join(card(n, day) for n in SOME)
    page = f"<title>Meldungen</title><body><main><h1>Meldungen</h1><ul>{items}</ul></main></body>"
    found = read_listing(page, at, site, "listing", FETCHED_AT)
    told = [normalise_teaser(t) for t in found.teasers]
    assert len(found.articles) == len(SOME)
    assert [(t.kicker, t.title, t.text) for t in told] == [
        (KICKERS[n], TITLES[n], TEXTS[n]) for n in SOME
    ]
    return found, told


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("day", ["03/04/2026", "3/4/26", "31.02.2026", "10.10.2062"])
def test_a_day_that_cannot_be_is_told(day: str, card: Callable[[int, str], str], host: str) -> None:
    found, told = read(card, day, host)
    assert [t.published_text for t in found.teasers] == [day] * len(SOME)
    assert {t.published for t in told} == {None}
    assert all(remark.reason.endswith("-date") for t in told for remark in t.remarks)
    assert all(t.remarks for t in told)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("day", ["vor 3 Tagen", "heute, 08:15 Uhr", "gestern", "10. Oktober"])
def test_an_age_or_a_day_without_a_year_dates_nothing(
    day: str, card: Callable[[int, str], str], host: str
) -> None:
    assert {t.published for t in read(card, day, host)[1]} == {None}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("age", ["vor 3 Tagen", "gestern", "10. Oktober", "10.10."])
def test_an_author_with_an_age_is_no_kicker(age: str, host: str) -> None:
    signed = CARDS["above"]
    read(lambda n, _: signed(n, f"Von redaktion, {age}").replace("time>", "span>"), "", host)


@pytest.mark.parametrize("day", ["03/04/2026", "3/4/26"])
def test_the_day_for_machines_counts_beside_one_that_cannot_be_read(day: str) -> None:
    said = f'<time datetime="2025-10-02">{day}</time>'
    told = read(lambda n, _: CARDS["below"](n, said), "", HOSTS["none"])[1]
    assert {(t.published, t.remarks) for t in told} == {("2025-10-02", ())}
