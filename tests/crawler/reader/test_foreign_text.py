"""Texts of pages that nobody here wrote: wrapped, interrupted, below or above their headline."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import Reading, read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article

URL = "https://flusskurier.example/news/pegel-am-wehr-4711"
TITLE = "Pegel am Wehr melden sich selbst"
LINES = [
    "Am alten Wehr misst seit dem Herbst ein Sensor den Wasserstand und schickt ihn an das Amt.",
    "Früher fuhr ein Bote jeden Morgen an den Fluss, las die Latte ab und rief im Rathaus an.",
    "Die Anlage hat der Bauhof selbst gebaut, weil kein Anbieter ein Gerät für den Preis hatte.",
    "Im nächsten Jahr sollen vier weitere Messstellen am Oberlauf folgen, sagt der Bauhofleiter.",
]
P = [f"<p>{line}</p>" for line in LINES]


def reading(inner: str, title: str = TITLE, head: str = "") -> Reading:
    page = f"<html><head><title>{title}</title>{head}</head><body>{inner}</body></html>"
    return read_article(page, URL, site_of(URL), "2026-02-01T08:00:00Z")


def article(inner: str, title: str = TITLE, head: str = "") -> Article:
    return normalise_article(reading(inner, title, head).article)


def text_of(found: Article) -> str:
    return "\n".join(part for part in (found.teaser, found.body) if part)


WRAPPERS = "section strong details flow-text font center span b em mark article main header".split()
VOIDS = "embed wbr source track param col area keygen bgsound".split()


@pytest.mark.parametrize("name", WRAPPERS)
@pytest.mark.parametrize(
    "form",
    [
        "{0}{1}<{w}>{2}</{w}>{3}",
        "{0}{1}<{w}>{2}{3}</{w}>",
        "{0}{1}<{w}><h2>Wie es weitergeht</h2>{2}{3}</{w}>",
        "<{w}>{0}{1}{2}{3}</{w}>",
        "{0}<{w}>{1}<div>{2}</div></{w}>{3}",
    ],
)
@pytest.mark.parametrize("around", ["article", "main", "div"])
def test_a_wrapper_loses_no_paragraph(name: str, form: str, around: str) -> None:
    text = text_of(article(f"<{around}><h1>{TITLE}</h1>{form.format(*P, w=name)}</{around}>"))
    assert [line for line in LINES if line not in text] == []


@pytest.mark.parametrize("name", VOIDS)
@pytest.mark.parametrize(
    "form",
    ["{0}{1}<{v} src='a'>{2}{3}", "<{v} src='a'>{0}{1}{2}{3}", "<div><{v}>{0}{1}</div>{2}{3}"],
)
def test_an_element_without_an_end_swallows_nothing(name: str, form: str) -> None:
    text = text_of(article(f"<article><h1>{TITLE}</h1>{form.format(*P, v=name)}</article>"))
    assert [line for line in LINES if line not in text] == []


@pytest.mark.parametrize(
    "between",
    [
        '<p><a href="/upload/2025/pegel.jpg"><img src="/t.jpg"></a></p><h3>Was misst er?</h3>',
        f'<p><a href="{URL}/bild-2/"><img src="/t.jpg"></a></p><h3>Was misst er?</h3>',
        '<div><a href="/autoren/ada-fluss/">Ada Fluss</a></div>',
        '<p><a rel="tag" href="/thema/pegel-2/">Pegel</a></p>',
        f'<p><a href="{URL}?print=1">Artikel bewerten</a></p>',
        "<ul><li>Kommentare</li><li>Drucken</li><li>E-Mail</li></ul>",
        '<div><h4>Mehr zum Thema</h4><p><a href="/news/alt-1">Hochwasser</a> Wehr</p></div>',
        "<section><h3>Zur Person</h3><p>Eva Groß leitet den Bauhof seit 2011.</p></section>",
    ],
)
def test_what_interrupts_a_text_takes_nothing_of_it(between: str) -> None:
    found = reading(
        f"<article><h1>{TITLE}</h1><div>{P[0]}{P[1]}{between}{P[2]}{P[3]}</div></article>"
    )
    text = text_of(normalise_article(found.article))
    assert [line for line in LINES if line not in text] == []
    assert not any(line in (t.text or "") for line in LINES for t in found.teasers)


def test_a_label_takes_no_text_above_it() -> None:
    inner = f"<article><h1>{TITLE}</h1><div>{''.join(P)}Anzeigen</div></article>"
    assert LINES[3] in text_of(article(inner))
    assert "Anzeigen" not in text_of(article(inner))


def test_a_headline_printed_below_its_text_keeps_the_text() -> None:
    text = "".join(f"<p>{line} {line}</p>" for line in LINES)
    found = article(f"<main><article><div>{text}</div><div><h1>{TITLE}</h1></div></article></main>")
    assert found.title == TITLE
    assert all(line in text_of(found) for line in LINES)


def test_without_a_headline_the_heaviest_box_is_the_text() -> None:
    text = "".join(f"<p>{line} {line}</p>" for line in LINES)
    box = f"<tr><td><div>{LINES[0][:60]}</div></td><td><div>{text}</div></td></tr>"
    assert all(line in text_of(article(f"<table>{box}</table>")) for line in LINES)


@pytest.mark.parametrize(
    ("inner", "title", "expected"),
    [
        # the only h1 beats a subheading that holds a part of the name
        (
            f"<h1>Lohnt sich ein Pegel im Dorf?</h1>{P[0]}<h2>Kosten für einen Pegel im Dorf</h2>",
            "Pegel im Dorf - Wann er sich lohnt",
            (None, "Lohnt sich ein Pegel im Dorf?"),
        ),
        # the name is only the beginning of the line, and no border is printed
        (
            "<h1>Pegel messen, melden oder mieten – was ist billiger?</h1>",
            "Pegel messen, melden oder mieten – was lohnt sich?",
            (None, "Pegel messen, melden oder mieten – was ist billiger?"),
        ),
        # a colon in the metadata, a border in the line
        (
            "<h1>Pegel im Dorf<br>Das Wehr misst selbst</h1>",
            "Pegel im Dorf: Das Wehr misst selbst",
            ("Pegel im Dorf", "Das Wehr misst selbst"),
        ),
        # a colon in the metadata, none in the line
        (
            "<h1>Das Wehr misst Schritt für Schritt: so geht es</h1>",
            "Das Wehr misst: Schritt für Schritt: so geht es",
            (None, "Das Wehr misst Schritt für Schritt: so geht es"),
        ),
        # kicker and title are two elements, with a border between
        (
            "<h1><span>Pegel</span> : <span>Das Wehr misst selbst</span></h1>",
            "Pegel: Das Wehr misst selbst",
            ("Pegel", "Das Wehr misst selbst"),
        ),
        # the name says more than the headline
        (
            "<h1>Das alte Wehr meldet sich selbst</h1>",
            "Das alte Wehr meldet sich selbst, Fernau",
            (None, "Das alte Wehr meldet sich selbst"),
        ),
    ],
)
def test_headline_as_it_is_printed(
    inner: str, title: str, expected: tuple[str | None, str]
) -> None:
    found = article(f"<article>{inner}{''.join(P)}</article>", title)
    assert (found.kicker, found.title) == expected


def test_a_date_before_the_headline_is_the_articles() -> None:
    found = article(f"<article><h1>23.01.2025 - {TITLE}</h1>{''.join(P)}</article>")
    assert (found.title, found.published) == (TITLE, "2025-01-23")
