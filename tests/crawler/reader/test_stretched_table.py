"""Links that say nothing new: a further link to the article, and one stretched over its card."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    TEXTS,
    TITLES,
    day,
    read,
    slug,
    url,
)  # fmt: skip

SHOWN = (0, 2, 3, 5)
WORDS = (
    "Den Rest dieses Beitrags ansehen »", "Weiterlesen zur Meldung {t}", "Zum vollen Wortlaut",
    "Hier steht alles ›", "Einzelheiten", "→", "{t} – jetzt aufschlagen", "▸ Alles über {t}",
)  # fmt: skip
FURTHER = {
    "behind the text": '<h2><a href="{u}">{k}: {t}</a></h2><p>{d}</p><p>{x} <a href="{u}">{w}</a></p>',
    "below": '<p>{k}</p><h2><a href="{u}">{t}</a></h2><p>{d}</p><p>{x}</p><p><a href="{u}">{w}</a></p>',
    "in an element": '<p>{k}</p><h2><a href="{u}">{t}</a></h2><p>{d}</p><p>{x}</p>'
    '<a href="{u}"><span>{w}</span></a>',
    "in the one link": '<a href="{u}"><p>{k}</p><h3>{t}</h3><div>{d}</div><p>{x}</p><i>{w}</i></a>',
}
KICK = '<p><a href="/k21-themen/t{n}/">{k}</a></p>'
STRETCHED = {
    "label": '<a href="{u}" aria-label="{t}"></a>',
    "no words at all": '<a href="{u}"></a>',
    "empty element": '<a href="{u}"><span></span></a>',
    "arrow for no one": '<a href="{u}"><span aria-hidden="true">→</span></a>',
    "hidden words": '<a href="{u}"><span class="v">{t}</span></a>',
    "hidden words and more": '<a href="{u}"><span class="v">{t} lesen</span></a>',
    "other hidden words": '<a href="{u}"><span class="v">{t}, im Wortlaut</span></a>',
    "mehr": '<a href="{u}"><span class="v">mehr...</span></a>',
}
CARDS = {
    "paragraphs": KICK + "<p>{t}</p><p>{d}</p><p>{x}</p>{w}",
    "heading": "<p>{k}</p><h3>{t}</h3><p>{d}</p><p>{x}</p>{w}",
    "picture": '<div><img src="/b.jpg" alt=""></div><p>{k}</p><p>{t}</p><p>{x}</p><p>{d}</p>{w}',
    "touching elements": "<span>{k}</span><span>{t}</span><span>{d}</span><span>{x}</span>{w}",
}


def fill(card: str, words: str, n: int) -> str:
    words = words.format(u=url(n), t=TITLES[n])
    return card.format(u=url(n), k=KICKERS[n], t=TITLES[n], d=day(n), x=TEXTS[n], w=words, n=n)


def cards(card: str, words: str) -> str:
    return "".join(f'<div class="c">{fill(card, words, n)}</div>' for n in SHOWN)


ROWS = [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in SHOWN]


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", FURTHER.values(), ids=FURTHER)
@pytest.mark.parametrize("words", WORDS)
def test_a_further_link_to_the_article_is_no_text(words: str, card: str, host: str) -> None:
    assert read(cards(card, words), host)[0] == ROWS


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("link", STRETCHED.values(), ids=STRETCHED)
def test_a_stretched_link_is_no_headline(link: str, card: str, host: str) -> None:
    rows, urls = read(cards(card, link), host)
    assert rows == ROWS
    assert [unquote(u).rpartition("/")[2] for u in urls] == [slug(TITLES[n]) for n in SHOWN]


def test_a_linked_text_is_text() -> None:
    card = '<h2><a href="{u}">{k}: {t}</a></h2><p>{d}</p><p><a href="{u}">{x}</a></p>'
    assert read(cards(card, ""), HOSTS["none"])[0] == ROWS


@pytest.mark.parametrize("arrow", ["→", "weiter"])
def test_a_link_behind_a_text_is_no_page_of_the_listing(arrow: str) -> None:
    """``/k21-meldungen/bruecke-2/`` with an arrow is the article that a headline leads to."""
    page = "".join(
        f'<div class="c"><p>{KICKERS[n]}</p><h2><a href="/k21-meldungen/steg-{n}/">{TITLES[n]}'
        f'</a></h2><p>{day(n)}</p><p>{TEXTS[n]} <a href="/k21-meldungen/steg-{n}/">{arrow}</a></p></div>'
        for n in SHOWN
    )
    assert read(page, HOSTS["profile"])[0] == ROWS
