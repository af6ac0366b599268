"""Pictures that the style of a box paints: theirs is the caption in that box."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}brunnen/"
PAINT = (
    "background-image: linear-gradient(rgba(0,0,0,.4), rgba(0,0,0,.4)), url('/bilder/brunnen.jpg')"
)
CAPTION = "Der Brunnen am Markt läuft wieder. (Foto: Stadt Auhausen)"
HEAD = "<p>Wasser</p><h1>Auhausen saniert seine Brunnen</h1><p>[10.10.2025] <b>Die Stadt Auhausen hat fünf Brunnen saniert, die seit Jahren trocken lagen.</b></p>"
TEXT = (
    "<p>Die Pumpen laufen nun mit Strom vom Dach des Rathauses, sagte der Leiter des Bauamts am Montag.</p>"
    "<p>Zwei weitere Brunnen folgen im Frühjahr, wenn der Rat die Mittel dafür freigibt.</p>"
)
SHOWN = {
    "around the head": f'<div class=hero style="{PAINT}"><div>{HEAD}</div><span class="hero-caption">{CAPTION}</span></div>{TEXT}',
    "around the headline": f'<header style="{PAINT}">{HEAD}<p class="bildunterschrift">{CAPTION}</p></header>{TEXT}',
    "a figure": f'{HEAD}<figure style="{PAINT}"><figcaption>{CAPTION}</figcaption></figure>{TEXT}',
    "a box in a figure": f'{HEAD}<figure><div role=img style="background:url(/bilder/brunnen.jpg) center / cover"></div><figcaption>{CAPTION}</figcaption></figure>{TEXT}',
    "a box with a caption": f'{HEAD}<div style="{PAINT}"><div class="image-caption">{CAPTION}</div></div>{TEXT}',
    "an empty box before it": f'<div class=stripe style="{PAINT}"> </div><div class="stripe-caption">{CAPTION}</div>{HEAD}{TEXT}',
    "amid the text": f'{HEAD}{TEXT}<figure style="{PAINT}"><figcaption>{CAPTION}</figcaption></figure>{TEXT.replace("Rathauses", "Museums")}',
}  # fmt: skip


def read(body: str) -> Article:
    page = f"<html lang=de><title>Auhausen saniert seine Brunnen</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("body", SHOWN.values(), ids=SHOWN)
def test_a_caption_tells_a_painted_picture(body: str) -> None:
    found = read(body)
    plain = read(HEAD + TEXT)
    assert found.image_url == "https://www.kommune21.de/bilder/brunnen.jpg"
    assert (found.image_caption, found.image_credit) == (
        "Der Brunnen am Markt läuft wieder.", "Stadt Auhausen",
    )  # fmt: skip
    assert (found.kicker, found.title, found.teaser) == (plain.kicker, plain.title, plain.teaser)
    assert "läuft wieder" not in (found.body or "")


@pytest.mark.parametrize("to", ["javascript:alert(1)", "data:image/png;base64,AAAA", "x" * 3000])
def test_what_is_no_address_is_no_picture(to: str) -> None:
    found = read(
        f'<div style="background:url({to})">{HEAD}<p class=caption>{CAPTION}</p></div>{TEXT}'
    )
    assert found.image_url is None


def test_a_picture_without_a_caption_is_decoration() -> None:
    found = read(f'<div class=hero style="{PAINT}">{HEAD}</div>{TEXT}')
    assert (found.image_url, found.image_caption) == (None, None)
