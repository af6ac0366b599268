"""Credits that an element tells: by its name, by its place behind the caption, by a bare sign."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}freibad/"
IMAGE = '<img src="/bilder/becken.jpg" alt="Ein Becken" width=900 height=500>'
CAPTION = "Im Becken steht noch kein Wasser."
CREDIT = "Bäder Auhausen/K. Voss"
HEAD = "<h1>Freibad öffnet früher</h1><p>[10.10.2025] <b>Das Freibad von Auhausen öffnet schon im April, denn die Wärme der Kläranlage heizt es.</b></p>"
TEXT = (
    "<p>Der Rat hat das Vorhaben am Montag einstimmig gebilligt, sagte die Leiterin der Bäder.</p>"
    "<p>Wer hinein will, kauft seine Karte im Netz, denn eine Kasse gibt es dort nicht mehr.</p>"
)


def read(body: str) -> Article:
    page = f"<html lang=de><title>Freibad öffnet früher</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


SHAPES = {
    "bare element behind": f"<div>{IMAGE}</div><small class=caption>{CAPTION} <span>{CREDIT}</span></small>\n",
    "a stroke before it": f'<div>{IMAGE}</div><p class="text-sm">{CAPTION} <span class=dim>/ {CREDIT}</span></p>',
    "a dash before it": f"<figure>{IMAGE}<figcaption>{CAPTION} - Quelle: {CREDIT}</figcaption></figure>",
    "element with a hidden sign": f'<div class=m>{IMAGE}<div class="m__caption">{CAPTION}</div><div class="m__copyright"><i aria-hidden="true">©</i> {CREDIT}</div></div>',
    "element called photographer": f'<div>{IMAGE}<p>{CAPTION}</p><p class="photographer">{CREDIT}</p></div>',
    "credit in brackets": f'<figure>{IMAGE}<figcaption><span>{CAPTION} </span><span class="item__credit">({CREDIT})</span></figcaption></figure>',
    "label in an element within it": f"<figure>{IMAGE}<figcaption><span>{CAPTION} <span class=x__credit><span class=lbl>(Foto:</span> {CREDIT})</span></span></figcaption></figure>",
    "download behind it": f"<figure>{IMAGE}<figcaption>{CAPTION} <span>Fotograf: {CREDIT}</span><a href='/b.jpg' download>Download</a></figcaption></figure>",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_element_of_a_credit(shape: str) -> None:
    found, plain = read(HEAD + shape + TEXT), read(HEAD + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.body, found.teaser) == (plain.body, plain.teaser)


def test_a_file_that_an_article_offers_stays() -> None:
    sentence = 'Den Plan gibt es <a href="/plan.pdf">zum Download</a> auf der Seite des Bades.'
    assert "zum Download auf" in (read(f"{HEAD}{TEXT}<p>{sentence}</p>").body or "")


def test_a_round_portrait_beside_a_name_is_not_the_picture_of_the_article() -> None:
    portrait = '<div><img src="/ava/kv.jpg" class="w-12 rounded-full" alt="Karla Voss"><div>Karla Voss</div></div>'
    found = read(HEAD.replace("<p>", f"{portrait}<p>") + SHAPES["a stroke before it"] + TEXT)
    assert (found.image_alt, found.image_caption) == ("Ein Becken", CAPTION)
    assert found.image_credit == CREDIT


def test_a_person_in_a_picture_of_the_article() -> None:
    shown = f'<figure>{IMAGE.replace("Ein Becken", "Karla Voss")}<figcaption>{CAPTION}</figcaption></figure>'  # fmt: skip
    assert read(HEAD + shown + TEXT).image_caption == CAPTION


LABELS = "Urheberrecht Copyright Bildrechte Urheberin Fotografin Bildnachweis Foto".split()
LABELLED = {
    "hidden label": "<span>{0}</span> <span class=x__copyright><span class=vh>{1}: </span>© {2}</span>",
    "bold label": "<span>{0}</span> <span><b>{1}:</b> {2}</span>",
    "two elements": "{0} <span>{1}:</span> <span>{2}</span>",
    "a stroke": "{0} | {1}: {2}",
}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("shape", LABELLED.values(), ids=LABELLED)
def test_a_label_in_front_of_a_credit_is_no_part_of_the_caption(shape: str, label: str) -> None:
    caption = shape.format(CAPTION, label, CREDIT)
    found = read(f"{HEAD}<figure>{IMAGE}<figcaption>{caption}</figcaption></figure>{TEXT}")
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)


def test_a_private_picture() -> None:
    caption = f"{CAPTION} | Quelle: privat"
    found = read(f"{HEAD}<figure>{IMAGE}<figcaption>{caption}</figcaption></figure>{TEXT}")
    assert (found.image_caption, found.image_credit) == (CAPTION, "privat")


def test_a_word_about_rights_in_a_caption_stays() -> None:
    caption = "Das Amt klärt, wer am Plan das Urheberrecht hat."
    found = read(f"{HEAD}<figure>{IMAGE}<figcaption>{caption}</figcaption></figure>{TEXT}")
    assert (found.image_caption, found.image_credit) == (caption, None)
