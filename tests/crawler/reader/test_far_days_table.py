"""Days that an article tells beside its head, in lists, or among other words."""

from __future__ import annotations

import json

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/fuehrerstand"
NOW = "2026-10-02T22:30:00Z"
TITLE = "Ein Fahrsimulator für den Bauhof"
P1 = "Wer im Winter räumt, übt künftig im Trockenen: Der Bauhof hat einen alten Führerstand umgebaut."
P2 = "Die Fahrerinnen und Fahrer lernen dort enge Kurven, Glatteis und das Rückwärtsfahren am Hang."
HEAD = f"<h1>{TITLE}</h1>"
TEXT = f"<p>{P1}</p><p>{P2}</p>"
DAY = "2024-11-19"


def read(inner: str, head: str = "") -> Article:
    html = f"<html lang=de><head><title>{TITLE}</title>{head}</head><body>{inner}</body></html>"
    found = normalise_article(read_article(html, URL, SITE, NOW).article)
    assert (found.title, found.teaser, found.body) == (TITLE, P1, P2)
    return found


FACTS = "<ul><li>19.11.2024</li><li>Winterdienst</li><li>Lesedauer 3 Minuten</li></ul>"
TOOLS = "<ul><li>Drucken</li><li>Teilen</li><li>Merken</li></ul>"
EVENT = "Dienstag, 19.11.2024, 14:45 Uhr bis 15:45 Uhr, Bauhof"


@pytest.mark.parametrize(
    ("inner", "day"),
    [
        (f"<article>{HEAD}{FACTS}{TEXT}</article>", DAY),
        (f"<article><aside>{FACTS}{TOOLS}</aside>{HEAD}{TEXT}</article>", DAY),
        (f"<aside>{FACTS}{TOOLS}</aside><article>{HEAD}{TEXT}</article>", None),
        (f"<nav>{FACTS}{TOOLS}</nav><article>{HEAD}{TEXT}</article>", None),
        (f"<div>{FACTS.replace('<li>L', '<li>20.11.2024<li>L')}{TOOLS}{HEAD}{TEXT}</div>", None),
    ],
)
def test_a_list_of_facts_about_the_article_may_tell_its_day(inner: str, day: str | None) -> None:
    assert read(inner).published == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Vera Ender / 19.11.2024 / 09:30 / Bild: Bauhof /", DAY),
        ("Winterdienst (1 / 3) 19.11.2024 9:30 von Vera", DAY),
        ("Dienstag, 19.11.2024, 19:51 &gt; ve", DAY),
        (EVENT, None),
        ("Vera Ender / geändert 19.11.2024 / 09:30 /", None),
    ],
)
def test_a_day_with_its_hour_among_other_words(line: str, day: str | None) -> None:
    found = read(f"<div><div>{line}</div><span>Vorlesen</span>{HEAD}{TEXT}</div>")
    assert found.published == day


SEE = (
    "<p>Siehe auch:</p><ul><li><a href=/k21-meldungen/streusalz>Streusalz wird knapp</a></li></ul>"
)
FILED = "Dieser Artikel wurde am 19. November 2024 um 14:48 von Vera Ender geschrieben."


@pytest.mark.parametrize(
    ("note", "day"), [(FILED, DAY), (FILED.replace("geschrieben", "geändert"), None)]
)
def test_a_note_about_the_article_counts_below_other_boxes(note: str, day: str | None) -> None:
    found = read(f"<div>{HEAD}{TEXT}{SEE}<h3>Nächste Schritte</h3><div>{note}</div></div>")
    assert found.published == day


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (f"<div><div>Dienstag, 19. November 2024</div>{HEAD}</div>", DAY),
        (f"<div><div>Freitag, 2. Oktober 2026</div>{HEAD}</div>", None),
        (f"<div><div>Rathausblick</div><div>Dienstag, 19. November 2024</div>{HEAD}</div>", None),
        (f"<div>Dienstag, 19. November 2024</div>{HEAD}", None),
    ],
)
def test_the_day_that_opens_the_box_of_the_headline(above: str, day: str | None) -> None:
    assert read(f"{above}{TEXT}").published == day


@pytest.mark.parametrize(
    "small", ["19.11.2024 •&nbsp; Verband , Presse , Alles", "19.11.2024 | Verband, Presse"]
)
def test_the_small_print_of_a_heading_is_no_kicker(small: str) -> None:
    found = read(f"<div><h1>{TITLE}<br><small>{small}</small></h1>{TEXT}</div>")
    assert (found.kicker, found.published) == (None, DAY)


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("Pressemitteilung vom 19. November 2024 | Auental – ", DAY),
        ("Meldung vom 19.11.2024: ", DAY),
        ("Pressemitteilungen vom 19. bis 21.11.2024 | Auental – ", None),
    ],
)
def test_a_text_may_begin_with_the_day_of_the_press_release(start: str, day: str | None) -> None:
    page = f"<main>{HEAD}<p>{start}{P1}</p><p>{P2}</p></main>"
    html = f"<html lang=de><head><title>{TITLE}</title></head><body>{page}</body></html>"
    assert normalise_article(read_article(html, URL, SITE, NOW).article).published == day


def ld(address: str, headline: str = TITLE) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline,
            "datePublished": DAY, "mainEntityOfPage": {"@id": address}}  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://www.rathausblick.example", DAY),
        ("https://www.rathausblick.example/", DAY),
        ("https://www.rathausblick.example/k21-meldungen/streusalz", None),
    ],
)
def test_the_address_of_the_house_is_no_other_article(address: str, day: str | None) -> None:
    page = f"<article>{HEAD}{TEXT}</article>"
    assert read(page, ld(address, "Winterdienst übt im Trockenen")).published == day


def test_microdata_around_a_text_whose_headline_is_not_printed() -> None:
    box = '<article itemscope itemtype="https://schema.org/NewsArticle">'
    said = f"<meta itemprop=datePublished content={DAY}>"
    html = f"<html lang=de><head><title>{TITLE}</title></head><body>{box}{said}{TEXT * 3}</article>"
    found = normalise_article(read_article(html, URL, SITE, NOW).article)
    assert (found.title, found.published) == (TITLE, DAY)
