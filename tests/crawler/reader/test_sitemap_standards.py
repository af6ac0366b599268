"""Sitemaps as sitemaps.org (protocol 0.9) says, each line naming its section."""

from __future__ import annotations

import gzip
import random
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader import Listing, read_sitemap
from crawler.sites import SITES

SITE = SITES["kommune21"]
ROOT = "https://www.kommune21.de"
URL = f"{ROOT}/wp-sitemap.xml"
A, B = f"{ROOT}/k21-meldungen/a/", f"{ROOT}/k21-meldungen/b/"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NOW = "2026-03-02T05:00:00Z"


def read(body: str | bytes) -> Listing:
    return read_sitemap(body.encode() if isinstance(body, str) else body, URL, SITE, NOW)


def urlset(*entries: str, space: str = SPACE) -> str:
    return f"<urlset {space}>{''.join(f'<url>{entry}</url>' for entry in entries)}</urlset>"


LOC_A, LOC_B = f"<loc>{A}</loc>", f"<loc>{B}</loc>"
QUERY = f"{ROOT}/?p=12&post_type=k21-meldungen"

MAPS: list[tuple[str, str | bytes, list[str]]] = [
    ("XML tag definitions: loc", urlset(LOC_A, LOC_B), [A, B]),
    ("XML tag definitions: loc alone is required", urlset("<priority>1</priority>", LOC_A), [A]),
    ("XML tag definitions: lastmod, changefreq, priority",
     urlset(f"<lastmod>2025-10-09</lastmod>{LOC_A}<changefreq>daily</changefreq>"), [A]),
    ("XML tag definitions: blanks around loc", urlset(f"<loc>\n  {A}\n</loc>"), [A]),
    ("XML tag definitions: loc in CDATA", urlset(f"<loc><![CDATA[{A}]]></loc>"), [A]),
    ("Entity escaping: the five references", urlset(f"<loc>{escape(QUERY)}</loc>"), [QUERY]),
    ("Entity escaping: a bare &", urlset(f"<loc>{QUERY}</loc>"), [QUERY]),
    ("Entity escaping: numbers", urlset(f"<loc>{QUERY.replace('&', '&#38;')}</loc>"), [QUERY]),
    ("Entity escaping: UTF-8", urlset(f"<loc>{ROOT}/k21-meldungen/straße/</loc>"),
     [f"{ROOT}/k21-meldungen/straße/"]),
    ("Extending the protocol: elements of other namespaces",
     urlset(f'<x:loc xmlns:x="urn:x">{B}</x:loc>{LOC_A}<x:y xmlns:x="urn:x"><loc>{B}</loc></x:y>'),
     [A]),
    ("an older namespace", urlset(LOC_A, space='xmlns="http://www.google.com/schemas/sitemap/0.84"'),
     [A]),
    ("no namespace", urlset(LOC_A, space=""), [A]),
    ("a prefix for all", f'<s:urlset {SPACE.replace("xmlns", "xmlns:s")}><s:url><s:loc>{A}</s:loc>'
                         "</s:url></s:urlset>", [A]),
    ("Creating sitemaps: gzip", gzip.compress(urlset(LOC_A).encode()), [A]),
    ("Other formats: a text, an address a line", f"{A}\n{B}\n", [A, B]),
    ("Other formats: a text with a byte order mark", f"\ufeff{A}\r\n{B}".encode(), [A, B]),
    ("Other formats: RSS", f"<rss><channel><item><title>A</title><link>{A}</link></item></channel>"
                           "</rss>", [A]),
    ("Other formats: Atom", '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>'
                            f'<link href="{A}"/></entry></feed>', [A]),
    ("Sitemap file location: other hosts", urlset("<loc>https://b.example/k21-meldungen/x/</loc>"),
     []),
    ("each address once", urlset(LOC_A, LOC_A, LOC_B), [A, B]),
    ("no entry", urlset(), []),
]  # fmt: skip


@pytest.mark.parametrize(("section", "body", "wanted"), MAPS, ids=[s for s, *_ in MAPS])
def test_sitemaps(section: str, body: str | bytes, wanted: list[str]) -> None:
    found = read(body)
    assert (list(found.articles), found.complete, found.unreadable) == (wanted, True, None), section


def test_sitemap_index_files() -> None:
    maps = [f"{ROOT}/wp-sitemap-posts-{n}.xml.gz" for n in (1, 2)]
    entries = "".join(f"<sitemap><lastmod>2025</lastmod><loc>{m}</loc></sitemap>" for m in maps)
    found = read(f"<sitemapindex {SPACE}>{entries}</sitemapindex>")
    assert [url for _, url in found.surfaces] == maps
    assert found.articles == ()


FOREIGN = (
    "<lastmod>2025-10-09</lastmod>", "<priority>0.5</priority>", "<!-- x -->",
    f'<i:image xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><i:loc>{B}</i:loc></i:image>',
    f'<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="alternate" hreflang="en" href="{B}"/>',
    '<v:video xmlns:v="http://www.google.com/schemas/sitemap-video/1.1"><v:title>Film</v:title>'
    "<v:publication_date>2019-03-01</v:publication_date></v:video>",
    f"<mobile>{B}</mobile>",
)  # fmt: skip


@given(st.lists(st.sampled_from(FOREIGN), max_size=5), st.randoms(use_true_random=False))
def test_foreign_elements_and_order_change_nothing(extra: list[str], choice: random.Random) -> None:
    entry = [LOC_A, *extra]
    choice.shuffle(entry)
    found = replace(read(urlset("".join(entry))), modified=())  # which lastmod tells
    assert found == read(urlset(LOC_A))
