"""The lines of a picture that stand in unusual places of its box: above it, folded away, as a small
heading."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}bibliothek/"
IMAGE = '<img src="/bilder/lesesaal.jpg" alt="Regale und Tische" width=900 height=500>'
ZOOM = f'<a href="/bilder/lesesaal.jpg">{IMAGE}</a>'
CAPTION = "Der Lesesaal fasst jetzt doppelt so viele Plätze."
CREDIT = "Stadt Auhausen"
HEAD = "<h1>Bibliothek öffnet ohne Personal</h1><p>[10.10.2025] <b>Die Stadt Auhausen lässt ihre Leser auch am Sonntag in die Bibliothek, ganz ohne Personal.</b></p>"
TEXT = (
    "<p>Der Rat hat das Vorhaben am Montag einstimmig gebilligt, sagte die Leiterin des Hauses.</p>"
    "<p>Wer hinein will, hält seinen Ausweis an die Tür, die eine Kamera dann im Blick behält.</p>"
)


def read(body: str) -> Article:
    page = f"<html lang=de><title>Bibliothek öffnet ohne Personal</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("below", [True, False], ids=["below", "above"])
@pytest.mark.parametrize(
    "shape",
    [
        f"<div class=b><div>Quelle: {CREDIT}</div>{ZOOM}<div>{CAPTION}</div></div>",
        f"<div><p>© {CREDIT}</p><div>{IMAGE}</div><p>{CAPTION}</p></div>",
    ],
)  # fmt: skip
def test_a_credit_above_its_picture(shape: str, below: bool) -> None:
    found, plain = read(HEAD + shape + TEXT if below else shape + HEAD + TEXT), read(HEAD + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert (found.title, found.kicker, found.body) == (plain.title, None, plain.body)


@pytest.mark.parametrize(
    "shape",
    [
        f"<div><p>Quelle: {CREDIT}</p>{IMAGE}<h2>{CAPTION}</h2></div>",
        f"<div><p>Quelle: {CREDIT}</p>{IMAGE}<p>{CAPTION} {CAPTION} {CAPTION} {CAPTION} {CAPTION}</p></div>",
    ],
)  # fmt: skip
def test_a_box_with_text_is_none_of_a_picture(shape: str) -> None:
    assert CAPTION in (read(HEAD + TEXT + shape + TEXT).body or "")


@pytest.mark.parametrize(
    "label", ["Bildinformation", "Bildinfos", "Mehr Bildinfos", "Bildunterschrift anzeigen"]
)
@pytest.mark.parametrize(
    "shape",
    [
        "<details><summary>{0}</summary><p>{1}</p><p>© {2}</p></details>",
        "<details><summary><span>{0}</span></summary>{1} (Foto: {2})</details>",
    ],
)
def test_lines_folded_away_below_a_picture(shape: str, label: str) -> None:
    body = f"{HEAD}<div>{IMAGE}{shape.format(label, CAPTION, CREDIT)}</div>{TEXT}"
    found = read(body)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert found.body == read(HEAD + TEXT).body


def test_a_heading_unfolds_a_text() -> None:
    part = f"<details><summary>Die Bildbände</summary><p>{CAPTION}</p></details>"
    assert (read(HEAD + TEXT + part).body or "").endswith(f"Die Bildbände\n\n{CAPTION}")


@pytest.mark.parametrize("level", ["h4", "h5", "h6"])
def test_a_sentence_set_as_a_small_heading_is_a_caption(level: str) -> None:
    shape = f"<div class=tv>{IMAGE}<{level}>{CAPTION}</{level}></div>"
    found = read(HEAD + shape + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, None)
    assert found.body == read(HEAD + TEXT).body


def test_a_subheading_below_a_picture_stays() -> None:
    subheading = "Doppelt so viele Plätze"
    shape = f"<div class=tv>{IMAGE}<h4>{subheading}</h4></div>"
    found = read(HEAD + TEXT + shape + TEXT.replace("Wer", "Jeder, der").replace("Der", "Auch der"))
    assert subheading in (found.body or "")
    assert found.image_caption is None


LOGO = '<a href="/firmen/nord/"><img src="/bilder/nord.png" alt="Nord GmbH"></a>'
OWN = f"<figure>{IMAGE}<figcaption>{CAPTION} (Bild: {CREDIT})</figcaption></figure>"
BOXES = {
    "label in the line of the logo": f"<div><span>Anbieter zum Thema</span>{LOGO}</div>",
    "logo first": f"<div>{LOGO}<span>Firmen zum Thema</span></div>",
    "label below the logo": f"<div>{LOGO}<div>Unser Partner</div></div>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_the_label_of_a_firm_is_no_caption(box: str) -> None:
    found = read(HEAD + box + OWN + TEXT)
    assert (found.image_caption, found.image_credit) == (CAPTION, CREDIT)
    assert found.image_alt == "Regale und Tische"


def test_a_short_caption_of_a_picture_that_leads_to_a_gallery_stays() -> None:
    linked = (
        f'<div><a href="/galerie/12/">{IMAGE}</a><span class=caption>Der neue Lesesaal</span></div>'
    )
    found = read(HEAD + linked + TEXT)
    assert (found.image_alt, found.image_caption) == ("Regale und Tische", "Der neue Lesesaal")
