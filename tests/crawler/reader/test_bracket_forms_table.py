"""A ``[date]`` in front of lead or teaser in all spellings of a date; a JSON-LD article of another."""

from __future__ import annotations

import json

import pytest

from archive import Article
from crawler.reader import read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}bake/"
TITLE = "Moorburg stellt eine Bake auf"
LEAD = "Die Gemeinde Moorburg stellt am Siel eine Bake auf, die den Booten nachts den Weg zeigt."
TEXT = (
    "<p>Der Kreis trägt die Hälfte der Kosten, sagte der Landrat am Montag in der Sitzung.</p>"
    "<p>Im Mai soll das Licht zum ersten Mal brennen, wozu die Gemeinde alle einlädt.</p>"
)
DAYS = {
    "[11.11.2025]": None,
    "[11.11.2025, 13:30 Uhr]": "2025-11-11T13:30:00+01:00",
    "[11.11.2025 | 13:30]": "2025-11-11T13:30:00+01:00",
    "[11.11.2025, 13.30 Uhr]": "2025-11-11T13:30:00+01:00",
    "[Di., 11. Nov. 2025]": None,
    "[Dienstag, 11. November 2025]": None,
    "[Di 11.11.2025]": None,
    "[11. Nov 2025, 9:05 Uhr]": "2025-11-11T09:05:00+01:00",
    "[2025-11-11]": None,
}


def read(body: str, head: str = "") -> Article:
    page = f"<html lang=de><title>{TITLE} | Kommune21</title>{head}<body><main>{body}</main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("printed", DAYS)
def test_in_front_of_a_lead(printed: str) -> None:
    for lead in (f"<p>{printed} {LEAD}</p>", f"<p>{printed}</p><p>{LEAD}</p>"):
        found = read(f"<p>Küste</p><h1>{TITLE}</h1>{lead}{TEXT}")
        assert (found.kicker, found.title, found.teaser) == ("Küste", TITLE, LEAD)
        assert (found.published, found.published_text) == ("2025-11-11", printed)
        assert found.published_at == DAYS[printed]
        assert not found.remarks


@pytest.mark.parametrize("printed", DAYS)
def test_in_front_of_a_teaser(printed: str) -> None:
    cards = "".join(
        f'<div><h3><a href="{LISTING}bake-{n}/">{TITLE} {n}</a></h3><p>{printed} {LEAD} '
        f'<a href="{LISTING}bake-{n}/">mehr...</a></p></div>'
        for n in range(3)
    )
    page = f"<html lang=de><body><main><h1>Meldungen</h1>{cards}</main></body></html>"
    found = read_listing(page, LISTING, SITES["kommune21"], "listing", FETCHED_AT).teasers
    said = [normalise_teaser(teaser) for teaser in found]
    assert [(t.published, t.text) for t in said] == [("2025-11-11", LEAD)] * 3


def ld(headline: str, **more: str) -> str:
    node = {"@type": "NewsArticle", "headline": headline, "datePublished": "2025-01-01"}
    node |= {"author": "Lena Fuchs", **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


HEADED = f"<h1>{TITLE}</h1><p>{LEAD}</p>{TEXT}"


def test_a_json_ld_article_of_another_headline_is_told() -> None:
    found = read(HEADED, ld("Zoo bekommt zwei junge Luchse"))
    assert (found.published, found.byline) == (None, None)
    assert [remark.reason for remark in found.remarks] == ["foreign-json-ld"]
    assert "zwei junge Luchse" in found.remarks[0].detail


@pytest.mark.parametrize(
    ("headline", "more"),
    [
        (TITLE, {}),
        ("Eine Bake für die Boote", {}),  # in other words
        ("Zoo", {}),  # too little to tell
        (f"Küste: {TITLE}", {"url": "https://www.kommune21.de/!4711"}),
        ("Zoo bekommt zwei junge Luchse", {"url": URL}),
    ],
)
def test_a_json_ld_article_of_the_page(headline: str, more: dict[str, str]) -> None:
    found = read(HEADED, ld(headline, **more))
    assert (found.published, found.byline) == ("2025-01-01", "Lena Fuchs")
    assert not found.remarks


LINES = {
    "11. November 2025, 13.30 Uhr": "2025-11-11T13:30:00+01:00",
    "11.11.2025 13:30": "2025-11-11T13:30:00+01:00",
    "11.11.2025 | 13:30 Uhr": "2025-11-11T13:30:00+01:00",
    "11. November 2025 um 9:05 Uhr": "2025-11-11T09:05:00+01:00",
    "Moorburg, 11.11.2025, 13:30 Uhr": "2025-11-11T13:30:00+01:00",
    "11.11.2025, 25:30 Uhr": None,
    "11.11.2025": None,
}


@pytest.mark.parametrize("printed", LINES)
def test_the_time_of_a_date_line(printed: str) -> None:
    found = read(f"<h1>{TITLE}</h1><p>{printed}</p><p>{LEAD}</p>{TEXT}")
    assert (found.published, found.published_at) == ("2025-11-11", LINES[printed])
    assert found.published_text
    assert found.published_text in printed
    assert found.teaser == LEAD
