"""A credit without a label or brackets, in an element of its own beside the caption."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}deiche-im-blick/"
IMG = '<img src="/u/deich.jpg" alt="Deich bei Flut.">'
CAPTION = "Am Norddeich stehen jetzt zwölf Pegel."
CREDIT = "Wasserverband Ostmoor"
LEAD = "Der Wasserverband Ostmoor sieht seine Deiche nun auf einer Karte, Stunde für Stunde."
P1 = "Sensoren messen, wie nass das Erdreich ist, und funken die Werte in die Leitstelle."
P2 = "Bei der Sturmflut im Februar war das System zum ersten Mal im Ernstfall dabei."
CREDITED = {
    "span": f"<figure>{IMG}<figcaption>{CAPTION}<span>{CREDIT}</span></figcaption></figure>",
    "span, blank": f"<figure>{IMG}<figcaption>{CAPTION} <span>{CREDIT}</span></figcaption></figure>",
    "two spans": f"<figure>{IMG}<figcaption><span>{CAPTION}</span><span>{CREDIT}</span></figcaption></figure>",
    "two paragraphs": f"<figure>{IMG}<figcaption><p>{CAPTION}</p><p>{CREDIT}</p></figcaption></figure>",
    "paragraph and small": f"<figure>{IMG}<figcaption><p>{CAPTION}</p><small>{CREDIT}</small></figcaption></figure>",
    "cite": f"<figure>{IMG}<figcaption>{CAPTION} <cite>{CREDIT}</cite></figcaption></figure>",
    "line break": f"<figure>{IMG}<figcaption>{CAPTION}<br>{CREDIT}</figcaption></figure>",
    "italic": f"<figure>{IMG}<figcaption>{CAPTION} <i>{CREDIT}</i></figcaption></figure>",
    "beside the caption": f"<figure>{IMG}<figcaption>{CAPTION}</figcaption><div>{CREDIT}</div></figure>",
    "definitions": f"<figure>{IMG}<figcaption><dl><dd>{CAPTION}</dd><dd>{CREDIT}</dd></dl></figcaption></figure>",
    "bar": f"<figure>{IMG}<figcaption>{CAPTION} | <span>{CREDIT}</span></figcaption></figure>",
    "microdata": f'<figure>{IMG}<figcaption>{CAPTION} <span itemprop="copyrightHolder">{CREDIT}</span></figcaption></figure>',
    "own elements": f"<x-bild>{IMG}<x-text>{CAPTION}</x-text><x-quelle>{CREDIT}</x-quelle></x-bild>",
    "box, paragraph and small": f"<div>{IMG}<p>{CAPTION}</p><small>{CREDIT}</small></div>",
    "parentheses": f"<figure>{IMG}<figcaption>{CAPTION} ({CREDIT})</figcaption></figure>",
    "box of boxes": f"<div><div>{IMG}</div><div><div>{CAPTION}</div><div>{CREDIT}</div></div></div>",
    "class, first": f'<figure>{IMG}<figcaption><span class="bildquelle">{CREDIT}</span></figcaption><figcaption>{CAPTION}</figcaption></figure>',
}  # fmt: skip
NAMED = {
    "class": f'<figure>{IMG}<figcaption>Zwölf Pegel am Deich<span class="img-copyright">{CREDIT}</span></figcaption></figure>',
    "class of a block": f'<figure>{IMG}<figcaption>Zwölf Pegel am Deich<div class="bildnachweis">{CREDIT}</div></figcaption></figure>',
    "link": f'<figure>{IMG}<figcaption>Zwölf Pegel am Deich <a class="credit" href="https://w.example/">{CREDIT}</a></figcaption></figure>',
}  # fmt: skip
NO_CREDIT = {
    "second sentence": (f"{CAPTION} <span>Der höchste misst vier Meter.</span>", f"{CAPTION} Der höchste misst vier Meter."),
    "two halves": ("<span>Pegel am Deich</span> <span>Blick nach Norden</span>", "Pegel am Deich Blick nach Norden"),
    "emphasis": ("Am Deich stehen <i>Pegel</i>", "Am Deich stehen Pegel"),
    "more": (f'{CAPTION} <a href="/k21-meldungen/pegel/">Mehr dazu</a>', f"{CAPTION} Mehr dazu"),
    "letters": (f"{CAPTION} <span>(2025)</span>", f"{CAPTION} (2025)"),
    "no name": (f"{CAPTION} (Archiv)", f"{CAPTION} (Archiv)"),
    "a function": ("Am Deich: Eva Pohl (Wasserverband)", "Am Deich: Eva Pohl (Wasserverband)"),
}  # fmt: skip


def read(picture: str) -> Article:
    html = (
        "<html lang=de><head><title>Deiche im Blick - Kommune21</title></head><body><main><article>"
        f"<h1>Deiche im Blick</h1>{picture}<p>[04.03.2025] {LEAD}</p><p>{P1}</p><p>{P2}</p>"
        "</article></main></body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


@pytest.mark.parametrize("picture", CREDITED.values(), ids=CREDITED)
def test_a_bare_credit_behind_a_sentence(picture: str) -> None:
    found = read(picture)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")


@pytest.mark.parametrize("picture", NAMED.values(), ids=NAMED)
def test_a_bare_credit_in_an_element_that_is_called_one(picture: str) -> None:
    found = read(picture)
    assert (found.image_caption, found.image_credit) == ("Zwölf Pegel am Deich", CREDIT)


@pytest.mark.parametrize(("caption", "whole"), NO_CREDIT.values(), ids=NO_CREDIT)
def test_a_caption_without_a_credit(caption: str, whole: str) -> None:
    found = read(f"<figure>{IMG}<figcaption>{caption}</figcaption></figure>")
    assert (found.image_caption, found.image_credit) == (whole, None)


CALLED = {
    "the line": f"<div>{IMG}</div><p class=bildtext>{CAPTION}</p>",
    "a box": f"<div>{IMG}</div><div class=bildtext><p>{CAPTION}</p></div>",
    "boxes": f"<div>{IMG}</div><section><div class='t wp-caption'><div><p>{CAPTION}</p></div></div></section>",
}  # fmt: skip


@pytest.mark.parametrize("picture", CALLED.values(), ids=CALLED)
def test_a_caption_below_its_picture_in_an_element_that_is_called_one(picture: str) -> None:
    found = read(picture)
    assert (found.image_caption, found.teaser, found.body) == (CAPTION, LEAD, f"{P1}\n\n{P2}")
