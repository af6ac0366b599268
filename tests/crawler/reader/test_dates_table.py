"""Dates of an article page: what gives one, which one counts, and what contradicts it."""

from __future__ import annotations

import json

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/wehr-am-mühlbach"
NOW = "2026-03-02T12:00:00Z"
TITLE = "Wehr am Mühlbach wird erneuert"
LEAD = "Nach vierzig Jahren bekommt der Mühlbach ein neues Wehr aus Stahl und Beton."
TEXT = "".join(
    f"<p>{line}</p>"
    for line in (
        "Die Arbeiten beginnen, sobald das Wasser im Sommer niedrig genug steht, sagte der Bauhof.",
        "Bezahlt wird der Neubau zur Hälfte vom Land, den Rest tragen Stadt und Wasserverband.",
    )
)


def read(inner: str, head: str = "", url: str = URL) -> Article:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{inner}</body></html>"
    return normalise_article(read_article(page, url, SITE, NOW).article)


def ld(**said: str) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


BRACKET = f"<p>[2.3.2025] {LEAD}</p>"
PLAIN = f"<p>{LEAD}</p>"
JSON_LD = ld(datePublished="2025-03-03T10:00:00+01:00")
META = '<meta property="article:published_time" content="2025-03-04T10:00:00+01:00">'
TIME = '<p><time datetime="2025-03-05T10:00:00+01:00">vor einem Jahr</time></p>'


@pytest.mark.parametrize(
    ("lead", "head", "time", "day", "origin", "also"),
    [
        (BRACKET, JSON_LD + META, TIME, 2, "page", (3, 4, 5)),
        (BRACKET, META, "", 2, "page", (4,)),
        (BRACKET, "", TIME, 2, "page", (5,)),
        (PLAIN, JSON_LD + META, TIME, 3, "metadata", (4, 5)),
        (PLAIN, META, TIME, 4, "metadata", (5,)),
        (PLAIN, "", TIME, 5, "page", ()),
    ],
)
def test_ranks_and_every_contradiction(
    lead: str, head: str, time: str, day: int, origin: str, also: tuple[int, ...]
) -> None:
    found = read(f"<article><h1>{TITLE}</h1>{time}{lead}{TEXT}</article>", head)
    assert (found.published, found.published_from) == (f"2025-03-0{day}", origin)
    assert tuple(int(d.text[9]) for d in found.published_also) == also
    assert ("dates-disagree" in [r.reason for r in found.remarks]) == bool(also)


@pytest.mark.parametrize("same", [JSON_LD.replace("03-03", "03-02"), META.replace("04T", "02T")])
def test_sources_that_agree_leave_no_remark(same: str) -> None:
    found = read(f"<article><h1>{TITLE}</h1>{BRACKET}{TEXT}</article>", same)
    assert (found.published, found.published_also, found.remarks) == ("2025-03-02", (), ())


def test_an_impossible_bracket_gives_way_with_a_remark() -> None:
    bracket = BRACKET.replace("2.3.", "31.2.")
    found = read(f"<article><h1>{TITLE}</h1>{bracket}{TEXT}</article>", META)
    assert (found.published, found.published_from) == ("2025-03-04", "metadata")
    assert [r.reason for r in found.remarks] == ["impossible-date"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2025.03.02", "2025-03-02"),
        ("21-04-2025", "2025-04-21"),
        ("02/03/2025", None),
        ("02-03-2025", None),
        ("( 2 ‧ 3 ‧ 2025 )", None),
        ("2025/3/2", None),
    ],
)
def test_a_date_in_an_unknown_spelling_is_told(line: str, day: str | None) -> None:
    found = read(f"<article><p>Auental</p><h1>{TITLE}</h1><p>{line}</p>{PLAIN}{TEXT}</article>")
    assert (found.published, found.kicker, found.teaser) == (day, "Auental", LEAD)
    assert [r.reason for r in found.remarks] == ([] if day else ["unreadable-date"])


@pytest.mark.parametrize("days", ["2. bis 4. März 2025", "2.3.–4.3.2025", "2.3.2025 / 4.3.2025"])
def test_the_days_of_an_event_are_no_date(days: str) -> None:
    found = read(f"<article><h1>{TITLE}</h1><p>{days}</p>{PLAIN}{TEXT}</article>")
    assert found.published is None


@pytest.mark.parametrize(
    ("inner", "day"),
    [
        # under the text: how blogs file it
        (
            f"<article><h1>{TITLE}</h1>{PLAIN}{TEXT}<p>Dieser Eintrag wurde von Vera Ender am "
            "2. März 2025 in Gewässer veröffentlicht.</p></article>",
            "2025-03-02",
        ),
        (
            f"<article><h1>{TITLE}</h1>{PLAIN}{TEXT}<p>Dieser Beitrag wurde zuletzt am "
            "2. März 2025 überarbeitet.</p></article>",
            None,
        ),
        (
            f"<article><h1>{TITLE}</h1>{PLAIN}{TEXT}<div>erstellt von Vera Ender — "
            "veröffentlicht 02.03.2025 06:00</div></article>",
            "2025-03-02",
        ),
        # agency and place behind the date
        (
            f"<article><h1>{TITLE}</h1><div>2. März 2025 (BWD/FR) Auental</div>{PLAIN}{TEXT}"
            "</article>",
            "2025-03-02",
        ),
        # no-break space between date and section
        (
            f"<main><section><small>02.03.2025&nbsp; Gewässer</small><h1>{TITLE}</h1>{PLAIN}{TEXT}"
            "</section></main>",
            "2025-03-02",
        ),
        # a row above the headline, inside the main part
        (
            "<main><table><tr><td>02 | 03 | 2025</td><td>Bauen</td><td>Text:</td><td>Vera Ender"
            f"</td><td>0</td></tr></table><h1>{TITLE}</h1>{PLAIN}{TEXT}</main>",
            "2025-03-02",
        ),
        # an aside of the article that says when
        (
            f"<main><article><h1>{TITLE}</h1><aside><p><time datetime='2025-03-02'>02.03.2025 - "
            f"13:30</time></p></aside>{PLAIN}{TEXT}</article></main>",
            "2025-03-02",
        ),
        (
            f"<main><article><h1>{TITLE}</h1>{PLAIN}{TEXT}<aside><p>Termin</p><p>"
            "<time datetime='2025-03-02'>02.03.2025</time></p></aside></article></main>",
            None,
        ),
        # the day as a heading above the headline, as Blogger prints it; not the day of serving
        (f"<h2>Sonntag, 2. März 2025</h2><h3>{TITLE}</h3>{PLAIN}{TEXT}", "2025-03-02"),
        (f"<h2>Montag, 2. März 2026</h2><h3>{TITLE}</h3>{PLAIN}{TEXT}", None),
        (f"<h2>Montag, 02. März 2026</h2><h3>{TITLE}</h3>{PLAIN}{TEXT}", None),
        (f"<p>Sonntag, 2. März 2025</p><h1>{TITLE}</h1>{PLAIN}{TEXT}", None),
        # an appointment is no day of publication
        (f"<article><h1>{TITLE}</h1>{PLAIN}{TEXT}<p>Am 2. März 2025 wird gebaut.</p></article>", None),
        (f"<article><h1>{TITLE}</h1><p>2. März 2025 in der Aula</p>{PLAIN}{TEXT}</article>", None),
    ],
)  # fmt: skip
def test_where_a_date_may_stand(inner: str, day: str | None) -> None:
    found = read(inner)
    assert (found.title, found.published) == (TITLE, day)
    assert LEAD in f"{found.teaser} {found.body}"
    assert "wurde von Vera" not in (found.body or "")


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2025/03/02/wehr", "2025-03-02"),
        ("/blog/2025/3/2/wehr", "2025-03-02"),
        ("/news/2025-03-02-wehr", "2025-03-02"),
        ("/2025/03/wehr", None),
        ("/saison/2024-25/wehr", None),
        ("/2025/13/02/wehr", None),
        ("/akten/2025/03/021/wehr", None),
    ],
)
def test_the_address_comes_last(path: str, day: str | None) -> None:
    url = f"https://www.rathausblick.example{path}"
    page = f"<article><h1>{TITLE}</h1>{PLAIN}{TEXT}</article>"
    found = read(page, url=url)
    assert (found.published, found.remarks) == (day, ())
    found = read(page, META, url)
    assert found.published == "2025-03-04"
    assert [d.text for d in found.published_also] == ([day] if day else [])


def test_json_ld_that_does_not_say_what_it_is() -> None:
    script = JSON_LD.replace(' type="application/ld+json"', "")
    page = f"<article><h1>{TITLE}</h1>{PLAIN}{TEXT}</article>"
    assert read(page, script).published == "2025-03-03"
    assert read(page, "<script>var x = {};</script>").remarks == ()


def test_a_text_without_headline_begins_with_its_date() -> None:
    long = "".join(TEXT for _ in range(4))
    found = read(f"<div><p>(2. März 2025) {LEAD}</p>{long}</div>")
    assert found.published == "2025-03-02"
