"""What a page says of its own site, as engines write it; and hints proposed from three pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.reader import read_article
from crawler.reader.article.proposals import propose_hints
from crawler.reader.wording.offers import WALK, Offers, read_offers
from crawler.sites import Site
from crawler.sites.profile import Hints
from tests.support.composed import FETCHED_AT
from tests.support.themes.articles import contao, drupal, ghost, kadence
from tests.support.themes.figures import FAMILY
from tests.support.themes.parts import Markup, six

HOME = "https://www.neuland.example"
URL = f"{HOME}/meldungen/neue-kaimauer-steht/"
SITE = Site(
    name="neuland",
    title="neuland",
    home=f"{HOME}/",
    hosts=frozenset(("neuland.example", "www.neuland.example")),
    article=(r"/meldungen/[^/?]+/?",),
)
JSON = 'rel="alternate" title="JSON" type="application/json"'


@pytest.mark.parametrize(
    ("head", "offers"),
    [
        ("", Offers()),
        ('<meta property="og:site_name" content=" Neuland&#10;  heute">',
         Offers(title="Neuland heute")),
        ('<link rel="alternate" type="application/rss+xml" title="Neuland » Feed" href="/feed/">'
         '<link rel="alternate" type="application/rss+xml" title="Neuland » Kommentar-Feed" '
         'href="/comments/feed/">'
         '<link rel="alternate" type="application/rss+xml" title="Kaimauer" '
         f'href="{URL}feed/">',
         Offers(feeds=(f"{HOME}/feed/",))),
        ('<link rel="alternate" type="application/atom+xml" href="index.xml">'
         '<link rel="alternate" type="application/rss+xml" href="https://fremd.example/feed">',
         Offers()),
        ('<link rel="alternate" hreflang="en" href="/en/">', Offers()),
        ('<link rel="https://api.w.org/" href="/wp-json/">',
         Offers(rest=(f"{HOME}/wp-json/wp/v2/posts?{WALK}",))),
        (f'<link {JSON} href="/wp-json/wp/v2/meldungen/812">'
         '<link rel="https://api.w.org/" href="/wp-json/">',
         Offers(rest=(f"{HOME}/wp-json/wp/v2/meldungen?{WALK}",))),
        (f'<link {JSON} href="/index.php?rest_route=/wp/v2/meldungen/812">',
         Offers(rest=(f"{HOME}/index.php?rest_route=/wp/v2/meldungen&{WALK}",))),
        (f'<link {JSON} href="https://[kaputt/wp/v2/x/1">', Offers()),
        ('</head><body><a href="../../meldungen/">Alle</a><a href="/meldungen/">Alle</a>',
         Offers(listings=(f"{HOME}/meldungen/",))),
    ],
)  # fmt: skip
def test_what_the_head_says(head: str, offers: Offers) -> None:
    assert read_offers(f"<html><head>{head}</head></html>", URL, SITE) == offers


@pytest.mark.parametrize(
    ("robots", "sitemaps"),
    [
        ("User-agent: *\nDisallow:\n\nSitemap: https://www.neuland.example/s.xml\n",
         (f"{HOME}/s.xml",)),
        ("sitemap:/karte.xml\r\nSITEMAP : https://neuland.example/2.xml # zwei",
         (f"{HOME}/karte.xml", "https://neuland.example/2.xml")),
        ("Sitemap: https://fremd.example/s.xml\n# Sitemap: https://www.neuland.example/nein.xml",
         ()),
        ("<html>404</html>", ()),
    ],
)  # fmt: skip
def test_what_robots_txt_says(robots: str, sitemaps: tuple[str, ...]) -> None:
    assert read_offers("<p>x", URL, SITE, robots=robots).sitemaps == sitemaps


@pytest.mark.parametrize(
    ("link", "rest"),
    [
        ('<https://www.neuland.example/wp-json/>; rel="https://api.w.org/"',
         (f"{HOME}/wp-json/wp/v2/posts?{WALK}",)),
        ('<https://www.neuland.example/?p=3>; rel=shortlink', ()),
        ('<https://fremd.example/wp-json/>; rel="https://api.w.org/"', ()),
        (None, ()),
    ],
)  # fmt: skip
def test_what_the_link_header_says(link: str | None, rest: tuple[str, ...]) -> None:
    assert read_offers("<p>x", URL, SITE, link=link).rest == rest


THEMES: dict[Markup, dict[str, str]] = {
    drupal.article: {"kicker": "div.block-field-dachzeile", "title": "h1.title"},
    contao.article: {"kicker": "p.dach"},
    kadence.article: {"kicker": "div.entry-taxonomies", "title": "h1.entry-title"},
    ghost.article: {"title": "h1.article-title", "teaser": "p.article-excerpt"},
}


@pytest.mark.parametrize(("markup", "some"), THEMES.items())
def test_hints_are_proposed_from_three_pages(markup: Markup, some: dict[str, str]) -> None:
    told = [(markup(story, others), story.url) for story, others in six(0)[:3]]
    hints = propose_hints(told, FAMILY, FETCHED_AT)
    assert some.items() <= hints.items()
    hinted = replace(FAMILY, hints=Hints(**hints))
    for html, url in told:
        plain, helped = (read_article(html, url, s, FETCHED_AT).article for s in (FAMILY, hinted))
        assert replace(plain, evidence=()) == replace(helped, evidence=())  # a hint is evidence


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_pages_propose_nothing(count: int) -> None:
    told = [(ghost.article(story, others), story.url) for story, others in six(0)[:count]]
    assert propose_hints(told, FAMILY, FETCHED_AT) == {}


def test_one_page_under_three_addresses_proposes_nothing() -> None:
    story, others = six(0)[0]
    told = [(ghost.article(story, others), f"{story.url}?{n}") for n in range(3)]
    assert propose_hints(told, FAMILY, FETCHED_AT) == {}


def test_a_page_of_nothing_proposes_nothing() -> None:
    assert propose_hints([("", URL), ("<p>x", URL), ("<html>", URL)], SITE, FETCHED_AT) == {}
