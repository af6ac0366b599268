"""Pictures that a script loads: their address stands in another attribute, or in a noscript."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}deich/"
FILE = "/bilder/deich.jpg"
EMPTY = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP"
CAPTION, CREDIT = "Der Deich schützt bald drei Dörfer.", "Kreis Auhausen"
HEAD = "<p>Umwelt</p><h1>Auhausen erhöht den Deich</h1><p>[10.10.2025] <b>Der Kreis Auhausen erhöht den Deich am Unterlauf, der beim letzten Hochwasser brach.</b></p>"
TEXT = (
    "<p>Die Arbeiten beginnen im Frühjahr, sagte die Leiterin des Umweltamts am Montag im Kreistag.</p>"
    "<p>Das Land trägt drei Viertel der Kosten, den Rest teilen sich Kreis und Gemeinden.</p>"
)
WAITING = {
    "data-src": f'<img src="{EMPTY}" data-src="{FILE}" alt="Bagger am Fluss">',
    "another attribute": f'<img src="{EMPTY}" data-x-image="{FILE}?w=900" alt="Bagger am Fluss">',
    "a file stands in": f'<img src="/thema/lazy-placeholder.png" data-original="{FILE}" alt="Bagger">',
    "a spinner": f'<img src="/thema/loading.gif" data-md="{FILE}" alt="Bagger am Fluss">',
    "noscript behind": f'<img src="{EMPTY}" alt="Bagger am Fluss"><noscript><img src="{FILE}"></noscript>',
    "noscript before": f'<noscript><img src="{FILE}"></noscript><img src="{EMPTY}" alt="Bagger am Fluss">',
    "behind a box": f'<span><i></i><img src="{EMPTY}" alt="Bagger"></span><noscript><img src="{FILE}"></noscript>',
    "no other": f'<div class=w></div><noscript><img src="{FILE}" alt="Bagger am Fluss"></noscript>',
    "in its element": f'<picture><source><noscript><img src="{FILE}" alt="Bagger"></noscript></picture>',
}  # fmt: skip


def read(body: str) -> Article:
    page = f"<html lang=de><title>Auhausen erhöht den Deich</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("image", WAITING.values(), ids=WAITING)
def test_the_picture_itself_is_found(image: str) -> None:
    figure = f"<figure>{image}<figcaption>{CAPTION} (Foto: {CREDIT})</figcaption></figure>"
    found, plain = read(HEAD + figure + TEXT), read(HEAD + TEXT)
    assert (found.image_url or "").split("?")[0] == f"https://www.kommune21.de{FILE}"
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.body, found.teaser, found.kicker) == (plain.body, plain.teaser, plain.kicker)


def test_what_counts_visitors_is_no_picture() -> None:
    pixel = '<noscript><img src="https://zahlen.example/p?id=1&rec=1" alt=""></noscript>'
    assert read(f"{HEAD}<figure>{pixel}</figure>{TEXT}").image_url is None
    lazy = f'<img data-src="{FILE}" alt="Bagger am Fluss">{pixel}'
    assert read(f"{HEAD}{lazy}{TEXT}").image_url == f"https://www.kommune21.de{FILE}"


@pytest.mark.parametrize("said", ["Drucken", "Beitrag drucken", "Artikel als PDF", "Druckansicht"])
def test_the_icon_of_a_tool_is_no_picture(said: str) -> None:
    icon = f'<div><a href="{URL}?print=1"><img src="/icons/p.png" alt="{said}"></a></div>'
    image = f'<img src="{FILE}" alt="Bagger am Fluss">'
    assert read(f"{icon}{HEAD}{TEXT}").image_url is None
    assert read(f"{icon}{HEAD}{image}{TEXT}").image_url == f"https://www.kommune21.de{FILE}"


def test_a_picture_of_something_printed_is_one() -> None:
    image = f'<a href="{FILE}"><img src="{FILE}" alt="Drucken"></a>'
    assert read(f"{HEAD}{image}{TEXT}").image_url == f"https://www.kommune21.de{FILE}"
