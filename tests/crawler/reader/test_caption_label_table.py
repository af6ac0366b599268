"""Captions and credits that a label tells apart, in lines, lists and links of any make."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}fernwaerme/"
IMAGE = '<img src="/bilder/rohre.jpg" alt="Rohre im Graben" width=900 height=500>'
CAPTION = "Im Graben liegen schon die ersten Rohre."
CREDIT = "Stadtwerke Auhausen/Ina Pohl"
HEAD = "<h1>Auhausen baut ein Wärmenetz</h1><p>[10.10.2025] <b>Die Stadt Auhausen baut ein Wärmenetz, an das sich 900 Häuser anschließen lassen.</b></p>"
TEXT = (
    "<p>Der Rat hat den Plan am Montag einstimmig gebilligt, sagte der Werkleiter der Stadt.</p>"
    "<p>Die Arbeiten beginnen im Frühjahr und dauern zwei Jahre, wenn der Bund sie fördert.</p>"
)
PLAIN = f"<figure>{IMAGE}<figcaption>{CAPTION} Foto: {CREDIT}</figcaption></figure>"


def read(body: str) -> Article:
    page = f"<html lang=de><title>Auhausen baut ein Wärmenetz</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize(
    "shape",
    [
        f"<div>{IMAGE}<ul><li>Bild: {CAPTION}</li><li>Quelle: {CREDIT}</li></ul></div>",
        f"<div>{IMAGE}<ul><li>Quelle: {CREDIT}</li><li>Bild: {CAPTION}</li></ul></div>",
        f"<div>{IMAGE}<p>Foto: {CAPTION}<br>Copyright: {CREDIT}</p></div>",
        f"<figure>{IMAGE}<figcaption>Bild: {CAPTION} Quelle: {CREDIT}</figcaption></figure>",
        f"<div>{IMAGE}</div><div>Bildnachweis: {CREDIT}</div><div>Bildtext: {CAPTION}</div>",
        f"<div>{IMAGE}</div><p>Bildlegende: {CAPTION}</p><p>Fotonachweis: {CREDIT}</p>",
        f"<div>{IMAGE}</div><p>{CAPTION}</p><p>Bildautorin: {CREDIT}</p>",
        f"<div>{IMAGE}<p>{CAPTION} <small>Bild: © {CREDIT}</small></p></div>",
        f"<div>{IMAGE}<p>{CAPTION} (Foto: (c) {CREDIT})</p></div>",
        f"<figure>{IMAGE}<figcaption>{CAPTION} (Karte: {CREDIT})</figcaption></figure>",
        f"<figure>{IMAGE}<figcaption>{CAPTION} (Zeichnung: {CREDIT})</figcaption></figure>",
    ],
)
def test_a_label_tells_the_caption_from_its_credit(shape: str) -> None:
    found, plain = read(HEAD + shape + TEXT), read(HEAD + PLAIN + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.body, found.teaser) == (plain.body, plain.teaser)


@pytest.mark.parametrize(
    "lines",
    [
        f"<div>Bildrechte: {CREDIT}</div><div>Bildunterschrift: {CAPTION}</div>",
        f"<div><span>Bildunterschrift: </span>{CAPTION}</div><div>Copyright: © {CREDIT}</div>",
    ],
)
def test_labels_above_the_headline(lines: str) -> None:
    found = read(f"<div class=x><div>{IMAGE}</div>{lines}</div>" + HEAD + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert found.body == read(HEAD + TEXT).body


def test_a_name_behind_the_label_of_a_picture_is_its_credit() -> None:
    found = read(f"{HEAD}<div>{IMAGE}<p>{CAPTION}</p><p>Bild: Amt für Wärme e. V.</p></div>{TEXT}")
    assert (found.image_caption, found.image_credit) == (CAPTION, "Amt für Wärme e. V.")


@pytest.mark.parametrize(
    "hint",
    [
        "Drücken Sie Enter, um das Bild in voller Größe zu sehen",
        "Zum Vergrößern bitte klicken",
        "Bild in Vollansicht öffnen",
    ],
)
@pytest.mark.parametrize("tool", ["<div role=button><span>{}</span>{}</div>", "{1}<button>{0}</button>"])  # fmt: skip
def test_the_hint_of_a_viewer_is_no_caption(tool: str, hint: str) -> None:
    shape = f"<figure>{tool.format(hint, IMAGE)}<figcaption>{CAPTION} | Foto: {CREDIT}</figcaption></figure>"
    found = read(HEAD + shape + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)


@pytest.mark.parametrize("link", ["javascript:;", "javascript:void(0)", "#gross"])
def test_a_link_that_opens_a_picture_leads_nowhere(link: str) -> None:
    found = read(HEAD + PLAIN.replace(IMAGE, f'<a href="{link}">{IMAGE}</a>') + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)


def test_a_picture_of_another_house_is_an_advertisement() -> None:
    banner = f'<a href="https://www.rohrhandel.example/">{IMAGE}</a>'
    assert read(f"{HEAD}<div>{banner}</div>{TEXT}").image_url is None


def test_words_of_a_text_about_a_picture_stay() -> None:
    sentence = 'Der Bildtext: "In voller Größe" steht <a href="/plan">im Plan der Stadt</a>.'
    assert "In voller Größe" in (read(f"{HEAD}{TEXT}<p>{sentence}</p>").body or "")


def test_where_a_map_is_found_is_text() -> None:
    said = "<p>Welche Straßen folgen, zeigt die Stadt im Netz (Karte: auhausen.example/plan).</p>"
    body = read(HEAD + PLAIN + TEXT + said).body
    assert body is not None
    assert body.endswith("(Karte: auhausen.example/plan).")
