"""Credits and captions in odd places: behind the text, apart from their picture, without brackets."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.reader.article.boxes.credits import split_credit
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}kai/"
IMAGE = '<img src="/bilder/kai.jpg" alt="Kräne am Wasser" width=900 height=500>'
CAPTION, CREDIT = "Am Kai liegen bald auch Fähren.", "Hafenamt Auhausen"
HEAD = "<p>Verkehr</p><h1>Auhausen baut den Kai aus</h1><p>[10.10.2025] <b>Die Stadt Auhausen baut den Kai im Norden aus, der seit Jahren gesperrt ist.</b></p>"
TEXT = (
    "<p>Der Rat hat die Pläne am Montag gebilligt, sagte die Leiterin des Hafenamts der Stadt.</p>"
    "<p>Die Arbeiten beginnen im Frühjahr und dauern zwei Jahre, wenn das Land sie fördert.</p>"
)


def read(body: str) -> Article:
    page = f"<html lang=de><title>Auhausen baut den Kai aus</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


PLAIN = read(HEAD + TEXT).body
BEHIND = {
    "line": f"<p>Bildnachweis: {CREDIT}</p>",
    "small print": f"<p class=quelle><small>Foto: {CREDIT}</small></p>",
    "div": f"<div>Titelbild: {CREDIT}</div>",
    "with a bar": f"<p>| Bildquelle: {CREDIT}</p>",
}


@pytest.mark.parametrize("line", BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("caption", [None, CAPTION])
def test_a_credit_at_the_end_is_that_of_the_picture(line: str, caption: str | None) -> None:
    words = "" if caption is None else f"<figcaption>{caption}</figcaption>"
    found = read(f"{HEAD}<figure>{IMAGE}{words}</figure>{TEXT}{line}")
    assert (found.image_caption, found.image_credit) == (caption, CREDIT)
    assert found.body == PLAIN


def test_with_two_pictures_it_may_be_that_of_either_and_stays() -> None:
    other = '<figure><img src="/bilder/kran.jpg" alt="Ein Kran"></figure>'
    found = read(f"{HEAD}<figure>{IMAGE}</figure>{TEXT}{other}{TEXT * 2}{BEHIND['line']}")
    assert found.image_credit is None
    assert (found.body or "").endswith(f"Bildnachweis: {CREDIT}")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Fotos: Wer welche hat, kann sie dem Hafenamt bis Ende Mai zeigen.</p>",
        "<ul><li>Foto: Pass oder Ausweis</li><li>Antrag: zwei Seiten</li></ul>",
        "<h3>Foto: Hafenamt</h3><p>Im Archiv lagern zehntausend Bilder, sagte die Leiterin der Stadt.</p>",
    ],
)
def test_what_a_text_says_of_pictures_is_no_credit(line: str) -> None:
    found = read(f"{HEAD}<figure>{IMAGE}</figure>{TEXT * 2}{line}{TEXT}")
    assert found.image_credit is None
    assert "Foto" in (found.body or "")


@pytest.mark.parametrize(
    "caption",
    [
        f"<p class=bildunterschrift><em>{CAPTION}</em> <small>Quelle: {CREDIT}</small></p>",
        f'<div class="lead-image-credit">{CAPTION} © {CREDIT}</div>',
        f'<p class="photo-credits"><span>{CAPTION} </span><span>© </span><span>{CREDIT}</span></p>',
    ],
)
def test_a_caption_apart_from_its_picture(caption: str) -> None:
    found = read(
        f"{IMAGE}{HEAD.partition('<p>[')[0]}{caption}<p>[{HEAD.partition('<p>[')[2]}{TEXT}"
    )
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.body, found.kicker) == (PLAIN, "Verkehr")


def test_a_credit_above_the_headline_is_no_kicker() -> None:
    credit = f'<p class="top-credit">{CAPTION} <span>{CREDIT}</span></p>'
    found = read(f"<div>{IMAGE}{credit}{HEAD.removeprefix('<p>Verkehr</p>')}</div>{TEXT}")
    assert (found.kicker, found.image_caption, found.image_credit) == (None, CAPTION, CREDIT)


@pytest.mark.parametrize("class_", ["cta-caption", "box-caption"])
def test_the_text_below_a_captioned_picture_is_no_caption(class_: str) -> None:
    figure = f"<figure>{IMAGE}<figcaption>{CAPTION} Foto: {CREDIT}</figcaption></figure>"
    call = f'<div><p class="{class_}">Danke für Ihr Interesse am Hafen.</p><form><input type=email></form></div>'
    first, then = TEXT.split("</p><p>")
    found = read(f"{HEAD}{figure}{first}</p>{call}<p>{then}")
    assert (found.image_caption, found.image_credit, found.body) == (CAPTION, CREDIT, PLAIN)


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (["Am Kai. © adobestock/Kranich"], ("Am Kai.", "adobestock/Kranich")),
        (["Am Kai ©dpa/Ender"], ("Am Kai", "dpa/Ender")),
        (["(", "Bild: Hafenamt", ")"], (None, "Hafenamt")),
        (["( )"], (None, None)),
    ],
)
def test_split(lines: list[str], parts: tuple[str | None, str | None]) -> None:
    assert split_credit(lines) == parts


@pytest.mark.parametrize("label", ["Bildquelle", "Bildquelle:", "Foto"])
def test_a_credit_below_its_label_above_the_headline(label: str) -> None:
    box = f"<div>{IMAGE}<div>{CAPTION}</div><div><div>{label}</div><div>{CREDIT}</div></div></div>"
    found = read(box + HEAD + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.kicker, found.body) == ("Verkehr", PLAIN)


def test_a_portrait_beside_date_and_author_takes_no_lead_for_its_caption() -> None:
    portrait = '<div class="user-picture"><img src="/u.jpg" alt="Profilbild"></div>'
    meta = f"<div>{portrait}<span>Von Vera Ender, 10. Oktober 2025</span></div>"
    lead = "Die Stadt Auhausen baut den Kai im Norden aus, der seit Jahren gesperrt ist."
    box = (
        f"<div><article><div>Bild</div><div>{IMAGE}</div><div>{CAPTION}</div><div>Bildquelle</div>"
        f"<div>{CREDIT}</div></article></div>"
    )
    page = f"<header><h1>Auhausen baut den Kai aus</h1>{meta}</header><div><p>{lead}</p></div>{box}{TEXT}"
    found = read(page)
    assert (found.teaser, found.body, found.byline) == (lead, PLAIN, "Vera Ender")
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)


def test_a_caption_behind_its_credit() -> None:
    assert split_credit([f"Bildquelle: {CREDIT} | {CAPTION}"]) == (CAPTION, CREDIT)
    assert split_credit(["Foto: Kai | Ost"]) == (None, "Kai | Ost")
