"""Captions amid or behind the text that belong to the picture at the head of the page."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}faehre/"
LEAD = "[10.10.2025] Die Fähre von Moorburg fährt ab dem Frühjahr mit Strom aus dem eigenen Hafen."
ONE = "Der Kreis trägt die Hälfte der Kosten, sagte der Landrat am Montag in der Sitzung des Rats."
TWO = "Im Mai soll die erste Fahrt sein, zu der die Gemeinde alle Schulen des Ortes eingeladen hat."
HEAD = "<p>Wasserwege</p><h1>Moorburg fährt mit Strom</h1>"
SHOWN = "Blick auf den Hafen von Moorburg"
WHO = "Gemeinde Moorburg"
IMAGE = '<img src="/hafen.jpg" width="1600" height="700" alt="">'
PAINTED = 'style="background-image:url(/hafen.jpg)"'


def read(body: str) -> Article:
    page = f"<html lang=de><title>Moorburg fährt mit Strom</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


HEADS = {
    "painted": f'<div class="hero" {PAINTED}><div>{HEAD}</div></div>',
    "painted in a style sheet": f'<style>.h{{background:url(/hafen.jpg)}}</style><div class="h">{HEAD}</div>',
    "cover": f'<div class="cover"><span class="dim"></span>{IMAGE}<div>{HEAD}</div></div>',
    "figure": f'<figure class="hero">{IMAGE}</figure><header>{HEAD}</header>',
}
FORMS = {
    "called": '<p class="hero-caption">{shown} (Bildquelle: {who})</p>',
    "without a name": "<p>{shown} (Bildquelle: {who})</p>",
    "two elements": '<div class="hero-caption"><span>{shown}</span> <span>Foto: {who}</span></div>',
    "small": "<small>{shown} (Foto: {who})</small>",
    "figcaption": "<figcaption>{shown} (Foto: {who})</figcaption>",
    "says so": "<p>Bild oben: {shown} (Bildquelle: {who})</p>",
}
PLACES = {
    "below the headline": "{head}{caption}<p>{lead}</p><p>{one}</p><p>{two}</p>",
    "amid the text": "{head}<p>{lead}</p><p>{one}</p>{caption}<p>{two}</p>",
    "behind the text": "{head}<p>{lead}</p><p>{one}</p><p>{two}</p>{caption}",
    "in the footer": "{head}<p>{lead}</p><p>{one}</p><p>{two}</p><footer>{caption}</footer>",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("head", HEADS)
def test_a_caption_away_from_the_picture(head: str, form: str, place: str) -> None:
    caption = FORMS[form].format(shown=SHOWN, who=WHO)
    found = read(
        PLACES[place].format(head=HEADS[head], caption=caption, lead=LEAD, one=ONE, two=TWO)
    )
    assert (found.image_caption, found.image_credit) == (SHOWN, WHO)
    assert (found.kicker, found.title) == ("Wasserwege", "Moorburg fährt mit Strom")
    assert found.body == f"{ONE}\n\n{TWO}"


def test_caption_and_credit_apart() -> None:
    credit = f'<p class="small">Foto: {WHO}</p>'
    caption = f'<p class="bildunterschrift"><em>{SHOWN}.</em></p>'
    found = read(f"{IMAGE}{credit}{HEAD}<p>{LEAD}</p>{caption}<p>{ONE}</p><p>{TWO}</p>")
    assert (found.image_caption, found.image_credit) == (f"{SHOWN}.", WHO)


def test_a_page_without_a_picture_keeps_the_caption() -> None:
    caption = f'<p class="bildtext">{SHOWN}. Foto: {WHO}</p>'
    found = read(f"{HEAD}<p>{LEAD}</p><p>{ONE}</p>{caption}<p>{TWO}</p>")
    assert (found.image_url, found.image_caption, found.image_credit) == (None, f"{SHOWN}.", WHO)
    assert found.body == f"{ONE}\n\n{TWO}"


def test_another_picture_has_its_own_caption() -> None:
    other = '<figure><img src="/kai.jpg" alt="Kai"><figcaption>Der Kai (Foto: Kreis Sielhafen)</figcaption></figure>'
    found = read(f"{HEADS['cover']}<p>{LEAD}</p><p>{ONE}</p>{other}<p>{TWO}</p>")
    assert found.image_caption != SHOWN
    assert found.image_url != "/hafen.jpg"
    assert found.body == f"{ONE}\n\n{TWO}"


def test_a_picture_that_a_script_shows_keeps_its_caption() -> None:
    other = "<figure><figcaption>Der Kai (Foto: Kreis Sielhafen)</figcaption></figure>"
    found = read(f"{HEADS['cover']}<p>{LEAD}</p><p>{ONE}</p>{other}<p>{TWO}</p>")
    assert (found.image_caption, found.image_credit) != ("Der Kai", "Kreis Sielhafen")
    assert found.body == f"{ONE}\n\n{TWO}"
