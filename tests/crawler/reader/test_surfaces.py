"""Feeds, sitemaps, the REST route, newsletters: also the broken and the hostile."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader import read_feed, read_listing, read_rest, read_sitemap
from crawler.sites import SITES

SITE, SISTER = SITES["kommune21"], SITES["stadt-und-werk"]
ROOT = "https://www.kommune21.de"
FEED = f"{ROOT}/k21-meldungen/feed"
NOW = "2026-03-02T05:00:00Z"

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Meldungen</title><link>{ROOT}</link>
<item><title>Brücke &amp; Tunnel: fertig</title><link>{ROOT}/k21-meldungen/bruecke/</link>
<pubDate>Fri, 10 Oct 2025 06:15:00 +0000</pubDate>
<description><![CDATA[<p>Die Stadt <b>baut</b>.</p>]]></description>
<guid isPermaLink="false">{ROOT}/?post_type=k21-meldungen&#038;p=7</guid></item>
<item><title>Nur ein guid</title><guid>{ROOT}/k21-meldungen/guid</guid></item>
<item><title>Anderswo</title><link>https://evil.example/k21-meldungen/x</link></item>
<item><title>Kein Artikel</title><link>{ROOT}/impressum</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
<link rel="next" href="{FEED}?paged=2"/>
<entry><title>Amt: Titel</title><link rel="edit" href="{ROOT}/wrong"/>
<link rel="alternate" href="{ROOT}/k21-meldungen/titel/"/><id>{ROOT}/?p=8</id>
<updated>2025-10-12T14:05:00Z</updated><published>2025-10-10T06:15:00Z</published>
<summary type="html">Kurz &amp;amp; gut.</summary></entry></feed>"""


def test_rss() -> None:
    feed = read_feed(RSS.encode(), FEED, SITE, NOW)
    first, second = feed.teasers
    assert (first.title, first.text) == ("Brücke & Tunnel: fertig", "Die Stadt baut.")
    assert (first.kicker, first.seen_on) == (None, "feed")  # a colon may be the headline's own
    assert first.published_text == "Fri, 10 Oct 2025 06:15:00 +0000"
    assert first.url == f"{ROOT}/k21-meldungen/bruecke"
    assert (second.title, second.published_text) == ("Nur ein guid", None)
    assert feed.articles == (f"{ROOT}/k21-meldungen/bruecke/", f"{ROOT}/k21-meldungen/guid")
    assert feed.next is None


def test_entries_that_lead_to_no_article_are_counted() -> None:
    foreign = RSS.replace(f"{ROOT}/k21-meldungen/", f"{ROOT}/termine/")
    assert foreign != RSS
    assert read_feed(foreign.encode(), FEED, SITE, NOW).others == 4
    assert read_feed(RSS.encode(), FEED, SITE, NOW).others == 2


def test_atom_takes_published_never_updated() -> None:
    feed = read_feed(ATOM.encode(), FEED, SITE, NOW)
    (teaser,) = feed.teasers
    assert teaser.published_text == "2025-10-10T06:15:00Z"
    assert teaser.text == "Kurz & gut."
    assert feed.articles == (f"{ROOT}/k21-meldungen/titel/",)
    assert feed.next == f"{FEED}?paged=2"
    undated = ATOM.replace("<published>2025-10-10T06:15:00Z</published>", "")
    assert read_feed(undated.encode(), FEED, SITE, NOW).teasers[0].published_text is None


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    broken = RSS.replace("<title>Nur ein guid</title>", "<title>Nur ein & guid")
    assert read_feed(broken.encode(), FEED, SITE, NOW).teasers[0].title == "Brücke & Tunnel: fertig"
    cut = RSS[: RSS.index("<item><title>Nur")]
    assert len(read_feed(cut.encode(), FEED, SITE, NOW).teasers) == 1


def test_entities_are_never_expanded() -> None:
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    outside = '<!ENTITY file SYSTEM "file:///etc/hostname">'
    hostile = (
        f"<?xml version='1.0'?><!DOCTYPE rss [{laughs}{outside}]><rss><channel><item>"
        f"<title>T &l9;&file;</title><link>{ROOT}/k21-meldungen/x</link></item></channel></rss>"
    )
    feed = read_feed(hostile.encode(), FEED, SITE, NOW)
    assert all(len(t.title or "") < 100 for t in feed.teasers)


INDEX = f"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{ROOT}/wp-sitemap-posts-k21-meldungen-1.xml</loc></sitemap>
<sitemap><loc>https://evil.example/map.xml</loc></sitemap></sitemapindex>"""
MAP = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{ROOT}/k21-meldungen/a</loc><lastmod>2020-01-01</lastmod></url>
<url><loc>{ROOT}/impressum</loc></url>
<url><loc>{ROOT}/k21-meldungen/b</loc><news:news><news:publication_date>2025-10-10
</news:publication_date><news:title>Titel B</news:title></news:news></url></urlset>"""


def test_sitemap_index_and_sitemap() -> None:
    index = read_sitemap(INDEX.encode(), f"{ROOT}/wp-sitemap.xml", SITE, NOW)
    assert index.surfaces == (("sitemap", f"{ROOT}/wp-sitemap-posts-k21-meldungen-1.xml"),)
    for body in (MAP.encode(), gzip.compress(MAP.encode())):
        found = read_sitemap(body, f"{ROOT}/s.xml", SITE, NOW)
        assert found.articles == (f"{ROOT}/k21-meldungen/a", f"{ROOT}/k21-meldungen/b")
        (teaser,) = found.teasers  # `lastmod` announces nothing
        assert (teaser.title, teaser.published_text) == ("Titel B", "2025-10-10")


def test_a_gzip_bomb_is_cut() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 80_000_000 + b"</urlset>")
    assert read_sitemap(bomb, f"{ROOT}/s.xml.gz", SITE, NOW).articles == ()


POSTS = [
    {"link": f"{ROOT}/k21-meldungen/a", "date": "2025-10-10T08:15:00", "modified": "2026-01-01",
     "title": {"rendered": "Br&uuml;cke"}, "excerpt": {"rendered": "<p>Kurz.</p>"}},
    {"link": "https://evil.example/k21-meldungen/x", "title": {"rendered": "X"}},
    {"link": 7}, None, {"link": f"{ROOT}/k21-meldungen/b", "title": "kein Objekt"},
]  # fmt: skip


def test_rest() -> None:
    url = f"{ROOT}/wp-json/wp/v2/k21-meldungen?per_page=5&page=1"
    found = read_rest(json.dumps(POSTS).encode(), url, SITE, NOW)
    (teaser,) = found.teasers
    assert (teaser.title, teaser.text) == ("Brücke", "Kurz.")
    assert teaser.published_text == "2025-10-10T08:15:00"
    assert found.articles == (f"{ROOT}/k21-meldungen/a",)
    assert found.next == url.replace("&page=1", "&page=2")
    last = read_rest(b"[]", url, SITE, NOW)
    assert (last.next, last.complete) == (None, True)


def test_newsletter_with_items_of_the_sister_site() -> None:
    html = f"""<h1>Newsletter</h1><p>Ausgabe vom Freitag, 27. April 2001</p><h2>Inhalt</h2>
    <p>Amt: Titel eins<br>Werk: Titel zwei<br>Aktuelle Termine<br>Branchenindex</p>
    <h3><a href="{ROOT}/?p=7">Amt: Titel eins</a></h3><p>[27.04.2001] Text eins der Meldung.
    <a href="{ROOT}/?p=7">mehr...</a></p>
    <h3><a href="https://www.stadt-und-werk.de/?p=9">Werk: Titel zwei</a></h3>
    <p>[26.04.2001] Text zwei der Meldung.
    <a href="https://www.stadt-und-werk.de/?p=9">mehr...</a></p>
    """
    url = f"{ROOT}/?p=5&post_type=newsletter"
    found = read_listing(html, url, SITE, "newsletter", NOW, [SISTER])
    seen = [(t.source, t.kicker, t.title, t.published_text, t.text) for t in found.teasers]
    assert seen == [
        ("kommune21", "Amt", "Titel eins", "[27.04.2001]", "Text eins der Meldung."),
        ("stadt-und-werk", "Werk", "Titel zwei", "[26.04.2001]", "Text zwei der Meldung."),
    ]
    assert found.articles == (f"{ROOT}/?p=7",)  # the sister's own crawl asks for the other


@pytest.mark.parametrize("body", [b"", b"no xml", b"<html></html>", b"\x1f\x8bno gzip", b"<rss"])
def test_what_it_is_not(body: bytes) -> None:
    if not body.startswith(b"<rss"):
        assert read_feed(body, FEED, SITE, NOW).unreadable == "feed"
    assert read_sitemap(body, FEED, SITE, NOW).unreadable == "sitemap"
    assert read_rest(body, FEED, SITE, NOW).unreadable == "rest"


@given(st.binary() | st.text().map(lambda t: f"<rss><item>{t}</item></rss>".encode()))
def test_no_body_raises(body: bytes) -> None:
    for read in (read_feed, read_sitemap, read_rest):
        read(body, FEED, SITE, NOW)
