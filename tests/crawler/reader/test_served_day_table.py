"""The day on which a page is served, printed below the headline: no date of the article."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}nachtbus/"
NOW = "2026-10-02T22:30:00Z"  # a Friday; in Berlin it is Saturday
LEAD = "Der Nachtbus von Moorfelde fährt ab Herbst nur noch, wenn ihn jemand über das Telefon ruft."
P1 = "Im letzten Jahr saß in zwei von drei Fahrten niemand, den Fahrer nicht mitgezählt."
P2 = "Wer bis Mitternacht anruft, wird an einer von 140 Haltestellen abgeholt, auch im Moor."
SERVED = ("Freitag, 2. Oktober 2026", "Samstag, 03.10.2026", "Fr., 2. Oktober 2026")
TODAY = ("Heute ist Freitag, der 2. Oktober 2026", "Heute: 02.10.2026")
OWN = {
    "closing": f"<p>{P2} (tk) 04.03.2025</p>",
    "as of": f"<p>{P2}</p><p>Stand: 04.03.2025</p>",
    "filed": f"<p>{P2}</p><p>Dieser Beitrag wurde am 4. März 2025 veröffentlicht.</p>",
}
ROOMS = {
    "header": "<header><p>{day}</p></header>",
    "menu": "<nav><ul><li>{day}</li></ul></nav>",
    "footer": "<footer><div>{day}</div></footer>",
}


def read(day: str, end: str = f"<p>{P2}</p>", room: str = "", head: str = "") -> Article:
    html = (
        f"<html lang=de><head><title>Nachtbus</title>{head}</head><body>{room}<main><article>"
        f"<h1>Nachtbus auf Zuruf</h1><p>{day}</p><p><b>{LEAD}</b></p><p>{P1}</p>{end}"
        "</article></main></body></html>"
    )
    found = normalise_article(read_article(html, URL, SITE, NOW).article)
    assert found.teaser == LEAD
    assert (found.body or "").startswith(f"{P1}\n\n{P2}")
    return found


@pytest.mark.parametrize("end", OWN.values(), ids=OWN)
@pytest.mark.parametrize("day", SERVED + TODAY)
def test_the_day_of_the_article_comes_first(day: str, end: str) -> None:
    found = read(day, end)
    assert found.published == "2025-03-04"
    if day in SERVED:
        assert "dates-disagree" in [r.reason for r in found.remarks]


@pytest.mark.parametrize("day", SERVED + TODAY)
def test_metadata_of_an_earlier_day_come_first(day: str) -> None:
    head = '<meta property="article:published_time" content="2025-03-04T10:00:00+01:00">'
    assert read(day, head=head).published == "2025-03-04"


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
@pytest.mark.parametrize("day", SERVED)
def test_the_day_that_the_page_tells_as_well_is_none(day: str, room: str) -> None:
    assert read(day, room=room.format(day=day)).published is None
    assert read(day, room=room.format(day=TODAY[0])).published is None


@pytest.mark.parametrize("day", TODAY)
def test_today_is_no_date(day: str) -> None:
    assert read(day).published is None


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (SERVED[0], "2026-10-02"),  # the only one
        ("2. Oktober 2026", "2026-10-02"),
        ("Freitag, 2. Oktober 2026, 08:30 Uhr", "2026-10-02"),
        ("Dienstag, 4. März 2025", "2025-03-04"),
    ],
)
def test_the_day_of_a_new_article_is_its_date(day: str, published: str) -> None:
    assert read(day).published == published
    if day != SERVED[0]:
        assert read(day, room=ROOMS["header"].format(day=SERVED[0])).published == published
    head = f'<meta property="article:published_time" content="{published}T10:00:00+02:00">'
    found = read(day, head=head)
    assert (found.published, found.published_from, found.remarks) == (published, "page", ())
