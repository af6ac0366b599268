"""Captions told by how they are set, and the words of a tool beside a picture."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}bruecke/"
IMAGE = '<img src="/bilder/bruecke.jpg" alt="Blick auf den Fluss" width=900 height=500>'
CAPTION = "Die Brücke trägt bald auch Radfahrer."
CREDIT = "Stadt Auhausen"
HEAD = "<p>Verkehr</p><h1>Auhausen baut eine Brücke</h1><p>[10.10.2025] <b>Die Stadt Auhausen baut eine Brücke für Räder, die den Bahnhof erschließt.</b></p>"
TEXT = (
    "<p>Der Rat hat den Entwurf am Montag einstimmig gebilligt, sagte die Baurätin der Stadt.</p>"
    "<p>Die Arbeiten beginnen im Frühjahr und dauern zwei Jahre, wenn der Bund sie fördert.</p>"
)
TOOLS = {
    "words": '<a href="/bilder/bruecke.jpg">Bild vergrößern</a>',
    "with a sign": '<a href="#gross" class=zoom><i class=icon></i>&nbsp;In Großansicht öffnen »</a>',
    "hidden words": '<a href="#" role=button><span class="visually-hidden">Vollbild anzeigen</span></a>',
    "English": '<a href="#zoom">Zoom</a>',
}
SET = {
    "paragraph of both": f'<p>{IMAGE}TOOL<em>{CAPTION}</em><span class=source> <abbr title=Quelle>Quelle:</abbr> {CREDIT}</span></p>',
    "wrapper in it": f'<p><span class=w>{IMAGE}TOOL<em>{CAPTION}</em><span class=source> <abbr title=Quelle>Quelle:</abbr> {CREDIT}</span></span></p>',
    "small element": f'{IMAGE}<p>TOOL<small>{CAPTION}</small> <small>Foto: {CREDIT}</small></p>',
    "figure": f"<figure>{IMAGE}TOOL<figcaption>{CAPTION} Foto: {CREDIT}</figcaption></figure>",
}  # fmt: skip


def read(body: str) -> Article:
    page = f"<html lang=de><title>Auhausen baut eine Brücke</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("tool", ["", *TOOLS.values()], ids=["none", *TOOLS])
@pytest.mark.parametrize("shape", SET.values(), ids=SET)
def test_the_tool_of_a_picture_is_no_caption(shape: str, tool: str) -> None:
    found, plain = read(HEAD + shape.replace("TOOL", tool) + TEXT), read(HEAD + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.body, found.teaser, found.kicker) == (plain.body, plain.teaser, plain.kicker)


@pytest.mark.parametrize(
    "shape",
    [
        f"<p>{IMAGE}<em>{CAPTION}</em></p>",
        f'{IMAGE}<p class="small">{CAPTION}</p>',
        f'{IMAGE}<p class="text-gray-600 text-sm">{CAPTION}</p>',
        f"{IMAGE}<p><small>{CAPTION}</small></p>",
        f'{IMAGE}<div class="x"><p class="photo-description">{CAPTION}</p></div>',
    ],
)
def test_a_sentence_set_off_below_a_picture_is_its_caption(shape: str) -> None:
    found, plain = read(HEAD + shape + TEXT), read(HEAD + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, None)
    assert found.body == plain.body


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{IMAGE}{CAPTION}</p>{TEXT}",
        f"{IMAGE}<p>{CAPTION}</p>{TEXT}",
        f'{IMAGE}<p class="small">{CAPTION}</p>' + TEXT.replace("<p>", '<p class="small">'),
        f'<p>Wer mag, kann die <a href="/karte">Karte vergrößern</a>. {CAPTION}</p>{TEXT}',
    ],
)
def test_a_sentence_set_as_the_text_is_text(text: str) -> None:
    assert CAPTION in (read(HEAD + text).body or "")


def test_a_link_to_something_else_keeps_its_words() -> None:
    sentence = 'Der Plan ließ sich <a href="/plan">vergrößern und verschieben</a>, lobte der Rat.'
    assert "vergrößern und verschieben" in (read(f"{HEAD}{TEXT}<p>{sentence}</p>").body or "")
