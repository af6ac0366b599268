"""Cards of a listing that by their addresses lead to no article are counted, with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.reader import Listing, read_listing
from crawler.sites import SITES, site_of
from tests.support.composed import FETCHED_AT

HOST = "https://www.kommune21.de"
NEWS = "/k21-meldungen/"
AT = f"{HOST}{NEWS}"
TITLES = (
    "Amt fragt seine Bürger per Brief",
    "Ein Leuchtturm bekommt neue Fenster",
    "Wie die Insel ihre Fähre behält",
    "Der Wald zählt jetzt seine Bäume",
    "Drei Dörfer teilen sich einen Bus",
    "Warum der Brunnen wieder läuft",
)


def slug(n: int) -> str:
    return TITLES[n].lower().replace(" ", "-").replace("ü", "ue").replace("ä", "ae")


CARDS: dict[str, Callable[[str, int], str]] = {
    "article": lambda to, n: f'<article class="c post-{n}"><h2><a href="{to}">{TITLES[n]}</a></h2><p>[0{n + 1}.10.2025] Mehr Text steht hier unter dem Titel.</p></article>',
    "item": lambda to, n: f'<li><a href="{to}">{TITLES[n]}</a> <span>0{n + 1}.10.2025</span></li>',
    "row": lambda to, n: f'<div class="row"><div class="c"><h3><a href="{to}">{TITLES[n]}</a></h3></div></div>',
    "one link": lambda to, n: f'<a class="c" href="{to}"><h3>{TITLES[n]}</h3><p>Der Text dazu ist ein ganzer Satz.</p></a>',
    "picture": lambda to, n: f'<div class="c"><a href="{to}"><img src="/b.jpg" alt=""></a><div><a href="{to}">{TITLES[n]}</a></div></div>',
    "classless": lambda to, n: f'<div><h3><a href="{to}">{TITLES[n]}</a></h3><p>Der Text dazu.</p></div>',
}  # fmt: skip
FRAME = (
    '<title>Meldungen</title><body><nav><ul><li><a href="/ueber/alle-seiten-von-a-bis-z">Alle '
    'Seiten von A bis Z</a></li></ul></nav><main><h1>Meldungen</h1><div class="list">{}</div>'
    '</main><footer><div><a href="/rechtliches">Hinweise zum Schutz Ihrer Daten</a></div></footer>'
    "</body>"
)


def read(card: Callable[[str, int], str], folders: str, inside: str = "{}") -> Listing:
    """``folders`` has a letter for each card: that of an article, an event, or an unknown form."""
    paths = {"a": NEWS, "e": "/k21-termine/", "u": "/magazin-neu/beitrag/"}
    cards = [card(f"{paths[of]}{slug(n)}", n) for n, of in enumerate(folders)]
    return read_listing(
        FRAME.format("".join(inside.format(c) for c in cards)), AT, SITES["kommune21"], "listing",
        FETCHED_AT,
    )  # fmt: skip


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("folders", ["aaaaeu", "eaauaa", "euuaaa", "auauau", "aaeeee"])
def test_cards_beside_those_of_articles_are_told(
    card: Callable[[str, int], str], folders: str
) -> None:
    found = read(card, folders)
    reasons = {"e": "event", "u": "form"}
    wanted = [(slug(n), reasons[of]) for n, of in enumerate(folders) if of != "a"]
    assert [(url.rpartition("/")[2], why) for url, why in found.left_out] == wanted
    assert found.others == len(wanted)
    assert len(found.teasers) == folders.count("a")


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_page_of_nothing_but_other_cards_is_told(card: Callable[[str, int], str]) -> None:
    found = read(card, "uuuuuu")
    assert (len(found.left_out), found.teasers, found.articles) == (6, (), ())


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_listing_of_articles_leaves_nothing_out(card: Callable[[str, int], str]) -> None:
    assert read(card, "aaaaaa").left_out == ()


def test_cards_in_columns_are_told() -> None:
    found = read(CARDS["article"], "aauaea", '<div class="column">{}</div>')
    assert [why for _, why in found.left_out] == ["form", "event"]


def test_what_is_no_card_of_the_list_is_not_counted() -> None:
    beside = (
        '<div class="box"><h2>Termine</h2><ul><li><a href="/k21-termine/tag-der-offenen-tuer">Tag '
        'der offenen Tür im Amt</a></li></ul></div><p>Lesen Sie <a href="/k21-shop/heft-abonnieren"'
        '>alles über das neue Heft</a>.</p><article class="c"><h2><a href="https://anzeige.example/x">'
        "Die Anzeige eines anderen Hauses</a></h2></article>"
    )
    cards = "".join(CARDS["article"](f"{NEWS}{slug(n)}", n) for n in range(6))
    for place in (beside + cards, cards + beside):
        page = FRAME.format(place)
        assert read_listing(page, AT, SITES["kommune21"], "listing", FETCHED_AT).left_out == ()


def test_a_link_around_the_link_to_an_article_is_no_card() -> None:
    around = '<a href="/k21-shop/heft"><div>Alle Texte stehen auch im Heft</div>{}</a>'
    found = read(CARDS["article"], "aaaaaa", around)
    assert (found.left_out, len(found.articles)) == ((), 6)


def test_a_site_without_a_profile_names_events() -> None:
    at = "https://auenblatt.example/news/"
    cards = "".join(
        CARDS["article"](f"/{'events' if n % 3 else 'news'}/{slug(n)}", n) for n in (0, 1, 3, 4)
    )
    more = CARDS["article"](f"/news/{slug(2)}", 2) + CARDS["article"](f"/news/{slug(5)}", 5)
    found = read_listing(FRAME.format(cards + more), at, site_of(at), "listing", FETCHED_AT)
    assert [why for _, why in found.left_out] == ["event", "event"]


def test_an_article_page_and_a_newsletter_have_no_such_list() -> None:
    cards = "".join(CARDS["item"](f"/k21-termine/{slug(n)}", n) for n in range(6))
    page = FRAME.format(cards)
    assert read_listing(page, AT, SITES["kommune21"], "newsletter", FETCHED_AT).left_out == ()
