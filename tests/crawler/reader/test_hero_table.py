"""A picture in a box of its own above the region of the article, behind navigation."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_kicker_cards_table import HOSTS, MENU, TEXTS
from tests.support.composed import FETCHED_AT

IMG = '<img src="/media/kran.jpg" alt="Ein Kran" width=1280 height=500>'
SHOWN = "Der alte Kran am Kai von Uferloh."
HEROES = {
    "span in the box": f"<div>{IMG}<span>{SHOWN} (Bildquelle: Hafenamt)</span></div>",
    "paragraph in the box": f"<div>{IMG}<p>{SHOWN} Foto: Hafenamt</p></div>",
    "figure": f"<div><figure>{IMG}<figcaption>{SHOWN} (Foto: Hafenamt)</figcaption></figure></div>",
    "caption in a wrapper": f"<section><div>{IMG}</div><p>{SHOWN} (Foto: Hafenamt)</p></section>",
}
OTHER = {
    "no credit": f"<div>{IMG}<span>{SHOWN}</span></div>",
    "no caption": f"<div>{IMG}<span>(Foto: Hafenamt)</span></div>",
    "an advertisement": f'<a href="/boote/">{IMG}<span>{SHOWN} (Foto: Hafenamt)</span></a>',
    "the header of the site": f"<header>{IMG}<span>{SHOWN} (Foto: Hafenamt)</span></header>",
    "a box beside": f"<aside>{IMG}<span>{SHOWN} (Foto: Hafenamt)</span></aside>",
}


def article(hero: str, host: str, inner: str = "") -> Article:
    at = f"https://{host}/k21-meldungen/hafen-ohne-kran/"
    path = (
        '<nav><ol><li><a href="/">Start</a></li><li>Hafen</li><li>Hafen ohne Kran</li></ol></nav>'
    )
    page = (
        f"<title>Hafen ohne Kran</title><body>{MENU}<div>{hero}{path}<div id=main>"
        "<div><h3>Die Redaktion</h3><p>Nachrichten vom Fluss.</p><p>Uferloh</p></div><article>"
        "<h1>Hafen ohne Kran</h1><p>[02.10.2025] Der Hafen kommt künftig ohne Kran aus.</p>"
        f"{inner}{''.join(f'<p>{said}</p>' for said in TEXTS)}</article></div></div></body>"
    )
    site = SITES["kommune21"] if "kommune21" in host else site_of(at)
    return normalise_article(read_article(page, at, site, FETCHED_AT).article)


def shown(found: Article) -> tuple[str | None, str | None, str | None]:
    return (found.image_url or "").rpartition("/")[2], found.image_caption, found.image_credit


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("hero", HEROES.values(), ids=HEROES)
def test_the_picture_above_is_the_article_s(hero: str, host: str) -> None:
    found = article(hero, host)
    assert shown(found) == ("kran.jpg", SHOWN, "Hafenamt")
    assert (found.body or "").split("\n\n") == list(TEXTS)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("hero", OTHER.values(), ids=OTHER)
def test_another_picture_above_is_not(hero: str, host: str) -> None:
    assert shown(article(hero, host)) == ("", None, None)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("hero", HEROES.values(), ids=HEROES)
def test_a_picture_in_the_article_comes_first(hero: str, host: str) -> None:
    inner = '<figure><img src="/media/kai.jpg" alt="Kai"><figcaption>Der Kai heute.</figcaption></figure>'
    assert shown(article(hero, host, inner)) == ("kai.jpg", "Der Kai heute.", None)
