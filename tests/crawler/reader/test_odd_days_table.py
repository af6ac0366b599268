"""A day on the page that cannot be true beside the day of publication is told, never in silence."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}stromkasten/"
NOW = "2026-10-02T22:30:00Z"
P1 = "In den Stromkästen von Grünhafen stecken seit dem Frühjahr kleine Fühler für den Grundwasserstand."
P2 = "Sie melden sich zweimal am Tag und ersetzen Fahrten, für die das Bauamt einen halben Tag brauchte."
META = '<meta property="article:published_time" content="2025-03-04T10:00:00+01:00">'
PRINTED = "<p>[04.03.2025]</p>"
EARLIER = (
    "Aktualisiert am 20.02.2025",
    "Zuletzt geändert: 3. März 2025, 9:30 Uhr",
    "Stand: 03.03.2025 18:00 Uhr",
    "Überarbeitet am 2025-02-20",
    "Update vom 1. März 2025",
)
LATER = (
    "Aktualisiert am 04.03.2025",
    "Zuletzt geändert: 5. März 2025, 9:30 Uhr",
    "Überarbeitet am 2026-02-20",
    "Druckversion",
    "Die Satzung, die 2019 geändert wurde",
)


def read(head: str = META, line: str = "", end: str = "") -> Article:
    html = (
        f"<html lang=de><head><title>Stromkasten</title>{head}</head><body><main><article>"
        f"<h1>Was der Stromkasten weiß</h1>{line}<p>{P1}</p><p>{P2}</p>{end}"
        "</article></main></body></html>"
    )
    found = normalise_article(read_article(html, URL, SITE, NOW).article)
    assert (found.teaser, (found.body or "")[: len(P2)]) == (P1, P2)
    assert found.published == "2025-03-04"
    return found


def told(found: Article) -> list[str]:
    return [r.detail or "" for r in found.remarks if r.reason == "dates-disagree"]


@pytest.mark.parametrize("said", EARLIER)
def test_a_change_before_the_publication_is_told_once(said: str) -> None:
    assert len(told(read(line=f"<div class=meta>{said}</div>"))) == 1
    assert len(told(read("", PRINTED, f"<p class=meta>{said}</p>"))) == 1


@pytest.mark.parametrize("said", LATER)
def test_a_change_on_the_day_or_later_is_nothing_to_tell(said: str) -> None:
    assert told(read(line=f"<div class=meta>{said}</div>")) == []
    assert told(read("", PRINTED, f"<p class=meta>{said}</p>")) == []


def test_a_change_of_another_article_is_nothing_to_tell() -> None:
    other = (
        "<aside><h2>Weitere Meldungen</h2><article><h3><a href=/nachtbus/>Nachtbus auf Zuruf</a>"
        "</h3><p>Aktualisiert am 20.02.2025</p></article></aside>"
    )
    assert told(read(end=other)) == []


@pytest.mark.parametrize(("changed", "remarks"), [("2025-02-20", 0), ("2024-09-01", 1)])
def test_metadata_may_state_the_writing_of_an_article_that_waited(
    changed: str, remarks: int
) -> None:
    meta = f'<meta property="article:modified_time" content="{changed}T10:00:00+01:00">'
    node = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        '"headline":"Was der Stromkasten weiß","datePublished":"2025-03-04",'
        f'"dateModified":"{changed}"}}</script>'
    )
    assert len(told(read(META + meta))) == len(told(read(node))) == remarks


def test_a_weekday_that_the_day_was_not_is_told() -> None:
    assert told(read(line="<p>Dienstag, 4. März 2025</p>")) == []
    assert len(told(read(line="<p>Freitag, 4. März 2025</p>"))) == 1
