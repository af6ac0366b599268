"""Where feeds, sitemaps and REST pages end: whole, or broken off and said so."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest

from crawler.reader import Listing, read_feed, read_rest, read_sitemap
from crawler.sites import SITES

SITE = SITES["kommune21"]
ROOT = "https://www.kommune21.de"
URL = f"{ROOT}/k21-meldungen/feed"
REST = f"{ROOT}/wp-json/wp/v2/k21-meldungen?per_page=100&page=1"
NOW = "2026-03-02T05:00:00Z"
Read = Callable[[bytes], Listing]


def feed(body: bytes) -> Listing:
    return read_feed(body, URL, SITE, NOW)


def sitemap(body: bytes) -> Listing:
    return read_sitemap(body, f"{ROOT}/wp-sitemap.xml", SITE, NOW)


def rest(body: bytes) -> Listing:
    return read_rest(body, REST, SITE, NOW)


IDS = range(1001, 1009)
"""Cut in the middle, each would be the number of another article."""
LINKS = [f"{ROOT}/?p={number}" for number in IDS]
RSS = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Blätter</title>' + (
    "".join(
        f"<item><title>Tür {n}</title><link>{link}</link>"
        f"<description><![CDATA[<p>Über </item> & </rss> {n}</p>]]></description></item>\n"
        for n, link in enumerate(LINKS)
    )
    + "</channel></rss>\n"
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>' + (
    "".join(
        f'<entry><title>Tür {n}</title><link href="{link}"/></entry>'
        for n, link in enumerate(LINKS)
    )
    + "</feed>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>x</title></channel>'
    + "".join(
        f"<item><title>Tür {n}</title><link>{link}</link></item>" for n, link in enumerate(LINKS)
    )
    + "</rdf:RDF>"
)
MAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + (
    "".join(f"<url><loc>{link}</loc></url>" for link in LINKS) + "</urlset>"
)
PREFIXED = MAP.replace("<", "<s:").replace("<s:/", "</s:").replace("<s:?", "<?").replace(
    "xmlns=", "xmlns:s="
)  # fmt: skip
POSTS = json.dumps(
    [{"link": link, "title": {"rendered": f"Tür {n}"}} for n, link in enumerate(LINKS)]
)
CASES: list[tuple[str, Read, str]] = [
    ("rss", feed, RSS), ("atom", feed, ATOM), ("rdf", feed, RDF), ("map", sitemap, MAP),
    ("prefixed", sitemap, PREFIXED), ("rss-map", sitemap, RSS), ("rest", rest, POSTS),
]  # fmt: skip


def packings(name: str, text: str) -> list[tuple[str, bytes]]:
    raw = text.encode()
    half = len(raw) // 2
    made = [("plain", raw)]
    if name != "rest":
        bare = text.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
        made += [
            ("gzip", gzip.compress(raw, mtime=0)),
            ("members", gzip.compress(raw[:half], mtime=0) + gzip.compress(raw[half:], mtime=0)),
            ("utf-16", bare.encode("utf-16")),
        ]
    return made


@pytest.mark.parametrize(("name", "read", "text"), CASES, ids=[name for name, *_ in CASES])
def test_what_is_whole_is_whole(name: str, read: Read, text: str) -> None:
    for packing, body in packings(name, text):
        found = read(body)
        assert (found.complete, found.unreadable) == (True, None), packing
        assert list(found.articles) == LINKS, packing


@pytest.mark.parametrize(("name", "read", "text"), CASES, ids=[name for name, *_ in CASES])
def test_wherever_it_breaks_off_it_is_not_complete_and_invents_no_address(
    name: str, read: Read, text: str
) -> None:
    for packing, body in packings(name, text):
        before: list[str] = []
        for end in range(1, len(body.rstrip()), 7):
            found = read(body[:end])
            assert not found.complete, (packing, end)
            articles = list(found.articles)
            assert articles == LINKS[: len(articles)], (packing, end)
            assert len(articles) >= len(before), (packing, end)  # what was whole is kept
            before = articles
        assert len(before) >= len(LINKS) - 1, packing


def test_what_follows_the_end_does_not_matter() -> None:
    for body in (RSS + "<!-- from the cache -->", RSS + "\n<b>Warning</b>: gone in x.php",
                 "\n<br />\n<b>Warning</b>: odd in x.php\n" + RSS, "\ufeff" + RSS):  # fmt: skip
        found = feed(body.encode())
        assert (found.complete, list(found.articles)) == (True, LINKS)
    found = rest(("<b>Notice</b>: odd\n" + POSTS + "\n<!-- x -->").encode())
    assert (found.complete, list(found.articles)) == (True, LINKS)
    found = sitemap(gzip.compress(MAP.encode()) + b"\0" * 512)
    assert (found.complete, list(found.articles)) == (True, LINKS)


def test_an_empty_surface_is_complete() -> None:
    assert sitemap(b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>').complete
    assert feed(b"<rss><channel></channel></rss>").complete
    assert rest(b"[]").complete


def test_a_broken_checksum_is_told() -> None:
    body = bytearray(gzip.compress(MAP.encode(), mtime=0))
    body[-5] ^= 255
    assert not sitemap(bytes(body)).complete


def test_a_page_of_html_broke_off_nowhere() -> None:
    for read in (feed, sitemap):
        found = read(b"<!doctype html><html><body><p>nicht hier</p></body></html>")
        assert found.unreadable
        assert found.complete


@pytest.mark.parametrize(
    ("pages", "link", "posts", "following"),
    [
        (3, None, 99, 2),  # a filter took one out
        (3, None, 0, 2),
        (1, None, 100, None),  # exactly full
        (0, None, 0, None),
        (None, f'<{ROOT}/x?page=2>; rel="next"', 5, f"{ROOT}/x?page=2"),
        (None, f'<{ROOT}/x?page=1>; rel="prev", <{ROOT}/x?page=3>; rel="next"', 5,
         f"{ROOT}/x?page=3"),
        (None, '<https://evil.example/x?page=2>; rel="next"', 5, None),
        (None, '<https://www.kommune21.de/wp-json/>; rel="https://api.w.org/"', 5, 2),
        (None, None, 5, 2),
        (None, None, 0, None),
    ],
)  # fmt: skip
def test_a_rest_walk_ends_where_the_headers_say(
    pages: int | None, link: str | None, posts: int, following: int | str | None
) -> None:
    made = [{"link": f"{ROOT}/?p={n}", "title": {"rendered": "x"}} for n in range(posts)]
    found = read_rest(json.dumps(made).encode(), REST, SITE, NOW, pages=pages, link=link)
    expected = REST.replace("&page=1", f"&page={following}")
    assert found.next == (expected if isinstance(following, int) else following)


def test_the_error_behind_the_last_page_is_the_end() -> None:
    end = b'{"code":"rest_post_invalid_page_number","message":"x","data":{"status":400}}'
    assert rest(end) == Listing()
    assert rest(b'{"code":"rest_no_route","data":{"status":404}}').unreadable == "rest"
