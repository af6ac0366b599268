"""Pages that mean no good, or are broken: nothing raises, nothing is guessed."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.reader import Reading, decode, read_article, read_listing
from crawler.reader.markup.bounds import MAX_PAGE
from crawler.sites import SITES
from pipelines.normalise import normalise_article

SITE = SITES["kommune21"]
URL = "https://www.kommune21.de/k21-meldungen/titel"
NOW = "2026-03-02T05:00:00Z"
GOOD = (
    "<title>Neue Brücke - Kommune21 online | Kommune21</title><h1>Neue Brücke</h1>"
    "<p>[01.03.2026] Die Stadt Quellenau baut eine neue Brücke über den Fluss.</p>"
    "<p>Der Bau dauert zwei Jahre. Das hat der Rat am 14.02.2024 beschlossen.</p>"
)


def read(html: str) -> Reading:
    return read_article(html, URL, SITE, NOW)


def published(html: str) -> str | None:
    return normalise_article(read(html).article).published


@pytest.mark.parametrize("html", ["", " ", "\0", "<", "<!-- -->", "<html></html>", "\ufeff",
                                  "kein HTML", "<h1></h1>", "<p>" * 50])  # fmt: skip
def test_next_to_nothing(html: str) -> None:
    article = read(html).article
    assert article.title is None or article.title == "kein HTML"
    assert article.published is None


def test_a_thousand_levels_deep_is_read() -> None:
    html = f"<html><body>{'<div>' * 1_000}{GOOD}{'</div>' * 1_000}</body></html>"
    assert read(html).article.title == "Neue Brücke"
    assert published(html) == "2026-03-01"


def test_ten_thousand_levels_deep_is_refused_not_guessed() -> None:
    html = f"<html><body>{'<div>' * 10_000}{GOOD}{'</div>' * 10_000}</body></html>"
    article = read(html).article  # the parser gives up at some depth: no headline, no article
    assert (article.title, article.published) == (None, None)


def test_ten_thousand_links_deep() -> None:
    html = "<div><a href='/k21-meldungen/x'>" * 10_000 + GOOD
    read_listing(html, URL, SITE, "listing", NOW)
    read(html)


def test_more_than_a_page_can_be_is_not_read() -> None:
    html = GOOD + "<p>x</p>" * (MAX_PAGE // 8)
    assert len(html) > MAX_PAGE
    assert read(html).article.title is None


def test_nul_bytes_and_lone_surrogates() -> None:
    html = GOOD.replace("Brücke", "Brü\0cke").replace("Stadt", "Sta\ud800dt")
    assert read(html).article.title == "Neue Brücke"


@pytest.mark.parametrize("header", ["text/html; charset=latin-1", "text/html; charset=utf-16",
                                    "text/html; charset=no-such-thing", "", None])  # fmt: skip
def test_a_wrong_charset_header(header: str | None) -> None:
    assert read(decode(GOOD.encode(), header)).article.title == "Neue Brücke"


def test_mixed_encodings() -> None:
    body = b"<meta charset=utf-8>" + GOOD.encode() + "<p>Großer Schluß hier.</p>".encode("latin-1")
    article = read(decode(body, None)).article
    assert article.title == "Neue Brücke"
    assert "Großer Schluß" in (article.body or "")


def test_a_foreign_base_is_ignored() -> None:
    html = (
        f'<base href="https://evil.example/">{GOOD}<p>Mehr <a href="/k21-meldungen/b">dort</a></p>'
    )
    assert [link.url for link in read(html).article.links] == [
        "https://www.kommune21.de/k21-meldungen/b"
    ]
    assert read_listing(html, URL, SITE, "listing", NOW).articles == (
        "https://www.kommune21.de/k21-meldungen/b",
    )


def test_a_foreign_canonical_is_ignored() -> None:
    html = f'<link rel=canonical href="https://evil.example/k21-meldungen/x">{GOOD}'
    assert read(html).article.url == URL
    assert read(f'<link rel=canonical href="//[">{GOOD}').article.url == URL


@pytest.mark.parametrize("script", [
    "no json", "[", "null", "[[[]]]", '{"@graph": null}', '{"@type": ["NewsArticle", 7]}',
    '{"@type": "NewsArticle", "datePublished": {"@value": 5}, "author": [[]], "keywords": {}}',
    "[" * 100_000, '{"@type": "BreadcrumbList", "itemListElement": [1, null, {"item": 3}]}',
])  # fmt: skip
def test_json_ld_that_is_none(script: str) -> None:
    html = f'<script type="application/ld+json">{script}</script>{GOOD}'
    assert read(html).article.title == "Neue Brücke"
    assert published(html) == "2026-03-01"


def test_json_ld_in_a_list_of_graphs() -> None:
    graph = [
        {"@graph": [{"@type": "WebSite"}]},
        {
            "@graph": [
                {"@type": "NewsArticle", "url": URL, "datePublished": "2026-02-27T08:00:00+01:00"}
            ]
        },
    ]
    undated = GOOD.replace("[01.03.2026] ", "")
    html = f'<script type="application/ld+json">{json.dumps(graph)}</script>{undated}'
    article = normalise_article(read(html).article)
    assert (article.published, article.published_from) == ("2026-02-27", "metadata")


def test_json_ld_of_other_articles_is_not_ours() -> None:
    others = [
        {
            "@type": "NewsArticle",
            "url": f"{URL}-{n}",
            "headline": f"Andere {n}",
            "datePublished": "2026-02-20",
        }
        for n in (2, 3)
    ]
    undated = GOOD.replace("[01.03.2026] ", "")
    html = f'<script type="application/ld+json">{json.dumps(others)}</script>{undated}'
    assert published(html) is None
    assert read(html).article.title == "Neue Brücke"


@pytest.mark.parametrize(("printed", "reason"), [
    ("[1.1.70]", "unreadable-date"), ("[2025-10/10]", "unreadable-date"),
    ("[10.10.2052]", "future-date"), ("[31.02.2024]", "impossible-date"),
])  # fmt: skip
def test_dates_that_are_none_are_refused_with_their_reason(printed: str, reason: str) -> None:
    article = normalise_article(read(GOOD.replace("[01.03.2026]", printed)).article)
    assert (article.published, article.published_text, article.published_from) == (None,) * 3
    assert [r.reason for r in article.remarks] == [reason]
    assert article.teaser == "Die Stadt Quellenau baut eine neue Brücke über den Fluss."


@pytest.mark.parametrize("trap", [
    "<div>Freitag, 27. Februar 2026</div>{good}",
    "{good}<div><h3><a href='/k21-meldungen/b'>Amt: Anderes</a></h3><p>[27.02.2026] Text. "
    "<a href='/k21-meldungen/b'>mehr...</a></p></div>",
    "<aside><p>[27.02.2026] <a href='/k21-meldungen/b'>Amt: Anderes</a></p></aside>{good}",
    '<meta property="article:modified_time" content="2026-02-27T08:00:00Z">{good}',
    '<script type="application/ld+json">{{"@type": "NewsArticle", "dateModified": "2026-02-27"}}'
    "</script>{good}",
    "{good}<p>Am [27.02.2026] war nichts.</p>",
    "{good}<footer>27.02.2026</footer>",
])  # fmt: skip
def test_dates_of_others_are_never_ours(trap: str) -> None:
    undated = GOOD.replace("[01.03.2026] ", "")
    assert published(trap.format(good=undated)) is None
    assert published(trap.format(good=GOOD)) == "2026-03-01"


def test_script_and_style_never_become_text() -> None:
    html = GOOD + "<p>Gut<script>alert(1)</script><style>p{}</style> so. <img src=x onerror=y></p>"
    body_html = read(html).article.body_html or ""
    assert "alert" not in body_html
    assert "onerror" not in body_html
    assert "p{}" not in body_html


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//[",
        "http://[::1",
        "#top",
        "",
        "ftp://a.example/",
    ],
)
def test_links_that_a_reader_must_not_follow(href: str) -> None:
    article = read(GOOD + f'<p>Ein <a href="{href}">Verweis</a> im Text des Artikels.</p>').article
    assert article.links == ()
    assert "<a" not in (article.body_html or "")
    assert "Ein Verweis im Text" in (article.body or "")


TAGS = st.sampled_from(
    "p div h1 h2 a span table tr td ul li br img article aside nav form b i time script".split()
)
ATTRIBUTES = st.sampled_from(
    ["", ' href="/k21-meldungen/x"', ' href="//["', ' src="a.jpg"', " hidden",
     ' role="navigation"', ' style="display:none"']
)  # fmt: skip
WORDS = st.sampled_from(
    ["[10.10.2025] ", "mehr...", "Stichwörter: a, b", "(ve)", "Anzeige", "Amt: Titel", "„", "\0",
     "Ein Satz mit Wörtern. ", "(Bildquelle: X)", "Freitag, 10. Oktober 2025", "#titel+X#titel-",
     "Von Max Muster"]
)  # fmt: skip
PIECES = st.one_of(
    st.tuples(TAGS, ATTRIBUTES).map(lambda t: f"<{t[0]}{t[1]}>"),
    TAGS.map(lambda t: f"</{t}>"),
    WORDS,
    st.text(max_size=5),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_soup_raises(html: str) -> None:
    reading = read(html)
    read_listing(html, URL, SITE, "listing", NOW)
    once = normalise_article(reading.article)
    assert normalise_article(once) == once
