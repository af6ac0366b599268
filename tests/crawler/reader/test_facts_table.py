"""Facts about an article in columns: each label, in each markup, in each place around the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.reader.wording.facts import Kind, fact_in, kind_of
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}faehre/"
HEAD = "<p>Nahverkehr</p><h1>Moorburg lässt die Fähre fahren</h1>"
SAID = "Die Gemeinde Moorburg setzt ihre Fähre wieder ein, nachdem sie zwei Jahre am Steg lag."
LEAD = f"<p>[10.10.2025] {SAID}</p>"
SHOWN = "Die Fähre liegt am Steg vor Moorburg."
FIGURE = f'<figure><img src="/faehre.jpg" width="800" height="500" alt="Fähre"><figcaption>{SHOWN}</figcaption></figure>'
ONE = "Vorgesehen sind drei Fahrten am Tag, sagte der Hafenmeister am Montag im Rat der Gemeinde."
TWO = "Bis zum Sommer will die Verwaltung entscheiden, ob auch am Abend noch eine Fahrt lohnt."
TEXT = f"<p>{ONE}</p><p>{TWO}</p>"


def read(body: str) -> Article:
    page = f"<html lang=de><title>Moorburg lässt die Fähre fahren</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


Row = tuple[str, str]
NAMES = ("OZG", "Steg")
LINKED = '<a href="/tag/ozg/">OZG</a>, <a href="/tag/steg/">Steg</a>'
FACTS: dict[str, tuple[str, str, str | tuple[str, ...]]] = {
    "Kürzel": ("byline", "ve", "ve"),
    "Autorin": ("byline", "Vera Ender", "Vera Ender"),
    "Autor/in": ("byline", '<a href="/autor/ender/">Vera Ender</a>', "Vera Ender"),
    "Autoren": ("byline", "Vera Ender, Nils Prahl", "Vera Ender, Nils Prahl"),
    "Von": ("byline", "Vera Ender", "Vera Ender"),
    "Text": ("byline", "Vera Ender", "Vera Ender"),
    "Verfasserin": ("byline", "Vera Ender", "Vera Ender"),
    "Stichwörter": ("tags", "OZG, Steg", NAMES),
    "Schlagworte": ("tags", "OZG; Steg", NAMES),
    "Rubrik": ("section", "Politik", "Politik"),
    "Bereich": ("section", '<a href="/k21-themen/politik/">Politik</a>', "Politik"),
    "Ressort": ("section", "Politik", "Politik"),
    "Bildquelle": ("image_credit", "Gemeinde Moorburg", "Gemeinde Moorburg"),
    "Foto": ("image_credit", "Gemeinde Moorburg", "Gemeinde Moorburg"),
}
"""Labels: the field, the value in its markup, what is read."""


def rows(around: str, form: str) -> Callable[[list[Row]], str]:
    return lambda facts: around.format("".join(form.format(*fact) for fact in facts))


SHAPES = {
    "terms": rows("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>"),
    "terms with colons": rows("<dl>{}</dl>", "<dt>{}:</dt><dd>{}</dd>"),
    "terms in boxes": rows("<dl>{}</dl>", "<div><dt>{}</dt><dd>{}</dd></div>"),
    "elements that touch": rows("<div>{}</div>", "<div><span>{}</span><span>{}</span></div>"),
    "label in bold": rows("<div>{}</div>", "<div><strong>{}:</strong> {}</div>"),
    "lines": rows("<div>{}</div>", "<p>{}: {}</p>"),
    "items": rows("<ul>{}</ul>", "<li>{}: {}</li>"),
    "items with a label in bold": rows("<ul>{}</ul>", "<li><b>{}</b> {}</li>"),
    "table": rows("<table>{}</table>", "<tr><th>{}</th><td>{}</td></tr>"),
    "table of cells": rows("<table>{}</table>", "<tr><td>{}:</td><td>{}</td></tr>"),
    "side by side": rows("<div>{}</div>", "<span>{}: {}</span>"),
    "line breaks": rows("<p>{}</p>", "{}: {}<br>"),
    "boxes in a box": rows("<div>{}</div>", "<div><div>{}</div><div>{}</div></div>"),
    "headings": rows("<div>{}</div>", "<h4>{}</h4><p>{}</p>"),
    "paragraphs": rows("<div>{}</div>", '<p class="l">{}</p><p class="v">{}</p>'),
}
PLACES = {
    "above": "{}" + HEAD + LEAD + FIGURE + TEXT,
    "below the headline": HEAD + "{}" + LEAD + FIGURE + TEXT,
    "below the lead": HEAD + LEAD + "{}" + FIGURE + TEXT,
    "below the picture": HEAD + LEAD + FIGURE + "{}" + TEXT,
    "at the end": HEAD + LEAD + FIGURE + TEXT + "{}",
    "aside": HEAD + LEAD + FIGURE + TEXT + "<aside>{}</aside>",
    "aside above the lead": HEAD + "<aside>{}</aside>" + LEAD + FIGURE + TEXT,
    "aside with a heading": HEAD + LEAD + FIGURE + TEXT + "<aside><h3>Zum Artikel</h3>{}</aside>",
    "footer": HEAD + LEAD + FIGURE + TEXT + "<footer>{}</footer>",
}
BESIDE = {
    "alone": [],
    "with others": [("Datum", "10.10.2025"), ("Kürzel", "ve"), ("Rubrik", "Politik")],
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("label", FACTS)
def test_a_fact_is_read_wherever_it_stands(label: str, shape: str) -> None:
    field, value, wanted = FACTS[label]
    for beside, others in BESIDE.items():
        facts = [*(o for o in others if FACTS.get(o[0], ("",))[0] != field), (label, value)]
        for place, page in PLACES.items():
            found = read(page.format(SHAPES[shape](facts)))
            at = (beside, place)
            assert (getattr(found, field), at) == (wanted, at)
            assert (found.kicker, found.published, at) == ("Nahverkehr", "2025-10-10", at)
            assert (found.teaser, found.body, at) == (SAID, f"{ONE}\n\n{TWO}", at)
            assert (found.image_caption, at) == (SHOWN, at)


AMID = {
    "a heading and a paragraph": ("<h3>Bereich</h3><p>Digitale Verwaltung</p>", "Digitale"),
    "terms": (
        "<dl><dt>Bereich</dt><dd>Hafen</dd><dt>Kategorie</dt><dd>Gold</dd></dl>",
        "Hafen Gold",
    ),
    "a table": (
        "<table><tr><td>Kategorie</td><td>Gold</td></tr><tr><td>Bereich</td><td>Hafen</td></tr></table>",
        "Gold Hafen",
    ),
    "a table with other rows": (
        "<table><tr><td>Bereich</td><td>Hafen</td></tr><tr><td>Kosten</td><td>4.000 Euro</td></tr></table>",
        "Bereich Hafen Kosten",
    ),
    "columns": (
        "<table><tr><th>Bereich</th><th>Kosten</th></tr><tr><td>Steg</td><td>4.000 Euro</td></tr></table>",
        "Bereich Kosten Steg",
    ),
    "items": (
        "<ul><li>Text: die Vorlage</li><li>Foto: eine Aufnahme</li></ul>",
        "Vorlage Aufnahme",
    ),
    "items to bring": ("<ul><li>Foto: Pass oder Ausweis</li><li>Antrag: eine Seite</li></ul>", "Pass Antrag"),
    "a heading above a sentence": (
        "<h4>Text</h4><p>Jede Tafel am Steg wird in einfacher Sprache neu gefasst.</p>",
        "Text Jede Tafel",
    ),
    "a sentence behind a label": (
        "<p><b>Tags</b> Tafeln am Steg sollen künftig auch im Netz zu lesen sein.</p>",
        "Tafeln künftig",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AMID)
def test_what_a_text_says_amid_its_paragraphs_stays(name: str) -> None:
    printed, words = AMID[name]
    found = read(f"{HEAD}{LEAD}<p>{ONE}</p>{printed}<p>{TWO}</p>")
    assert not {*words.split()} - {*(found.body or "").replace(":", " ").split()}
    assert ONE in (found.body or "")
    assert TWO in (found.body or "")


FOREIGN = {
    "a cloud below a heading": "<h4>Schlagwörter</h4><p>{}</p>",
    "a cloud in a card": "<div><div>Schlagwörter</div><div>{}</div></div>",
}
CLOUD = " ".join(
    f'<a href="/tag/{n}/">{n.title()}</a>' for n in "fähre siel pumpe deich watt tide klei".split()
)


@pytest.mark.parametrize("form", FOREIGN.values(), ids=FOREIGN)
def test_the_keywords_of_the_site_are_no_fact(form: str) -> None:
    beside = f'<aside><h4>Beliebt</h4><ul><li><a href="{LISTING}steg/">Neuer Steg für das Dorf am Siel</a> 2. Mai 2025</li></ul>{form.format(CLOUD)}</aside>'
    assert read(HEAD + LEAD + TEXT + beside).tags == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Kürzel: ve", Kind.AUTHOR),
        ("Autorin/Autor: Vera Ender", Kind.AUTHOR),
        ("Text: so steht es in der Vorlage", None),
        ("Datum: 10.10.2025", Kind.DAY),
        ("Datum: noch offen", None),
        ("Bereich: 40 Hektar Wiese am Rand des Dorfs", None),
        ("Rubrik: Politik", Kind.SECTION),
        ("Tags: 96", None),
        ("Foto: eine Aufnahme", None),
        ("Foto: privat", Kind.CREDIT),
        ("Lesezeit: 3 Minuten", Kind.LENGTH),
        ("Anmeldung: bis Mai", None),
        (":", None),
        ("", None),
    ],
)
def test_a_line_with_a_fact(line: str, kind: Kind | None) -> None:
    assert fact_in(line) is kind


def test_a_label_may_name_both() -> None:
    assert {kind_of(said) for said in ("Autor/in", "Verfasser*in", "AUTOR:INNEN")} == {Kind.AUTHOR}
