"""Every surface cut at every hundredth byte, in every coding: whole, or unfinished and said so."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest

from crawler.reader import Listing, read_feed, read_rest, read_sitemap
from crawler.sites import SITES
from crawler.spiders.ends import has_end

SITE = SITES["kommune21"]
ROOT = "https://www.kommune21.de"
NOW = "2026-03-02T05:00:00Z"
LINKS = [f"{ROOT}/k21-meldungen/tür-{n}/" for n in range(1001, 1025)]
TITLES = [f"Über Grüße und Maße Nummer {n}" for n in range(24)]
ITEMS = "".join(
    f"<item><title>{title}</title><link>{link}</link><description>Ä ö ü ß</description></item>\n"
    for title, link in zip(TITLES, LINKS, strict=True)
)
ENTRIES = "".join(
    f'<entry><title>{title}</title><link href="{link}"/></entry>'
    for title, link in zip(TITLES, LINKS, strict=True)
)
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
URLS = "".join(f"<url><loc>{link}</loc></url>" for link in LINKS)
MAPS = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in LINKS)
RSS = f'<rss version="2.0"><channel><title>Blätter</title>{ITEMS}</channel></rss>'
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Blätter</title>{ENTRIES}</feed>'
MAP = f'<urlset xmlns="{SPACE}">{URLS}</urlset>'
INDEX = f'<sitemapindex xmlns="{SPACE}">{MAPS}</sitemapindex>'
POSTS = json.dumps(
    [{"link": a, "title": {"rendered": b}} for a, b in zip(LINKS, TITLES, strict=True)],
    ensure_ascii=False,
)


def feed(body: bytes) -> Listing:
    return read_feed(body, f"{ROOT}/k21-meldungen/feed/", SITE, NOW)


def sitemap(body: bytes) -> Listing:
    return read_sitemap(body, f"{ROOT}/wp-sitemap.xml", SITE, NOW)


def rest(body: bytes) -> Listing:
    return read_rest(body, f"{ROOT}/wp-json/wp/v2/x?page=1", SITE, NOW)


SURFACES: dict[str, tuple[Callable[[bytes], Listing], str]] = {
    "rss": (feed, RSS), "atom": (feed, ATOM), "sitemap": (sitemap, MAP), "index": (sitemap, INDEX),
    "text": (sitemap, "\n".join(LINKS) + "\n"), "rest": (rest, POSTS),
}  # fmt: skip


def members(raw: bytes) -> bytes:
    """Several gzip members, each a part of the whole."""
    size = len(raw) // 3 + 1
    parts = [raw[at : at + size] for at in range(0, len(raw), size)]
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


CODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: _declared("utf-8", text),
    "latin-1": lambda text: _declared("iso-8859-1", text),
    "cp1252": lambda text: _declared("windows-1252", text),
    "latin-1, not declared": lambda text: text.encode("latin-1"),
    "utf-16": lambda text: text.encode("utf-16"),
    "gzip": lambda text: gzip.compress(text.encode(), mtime=0),
    "gzip of latin-1": lambda text: gzip.compress(_declared("iso-8859-1", text), mtime=0),
    "gzip members": lambda text: members(text.encode()),
}


def _declared(coding: str, text: str) -> bytes:
    head = f'<?xml version="1.0" encoding="{coding}"?>' if text.startswith("<") else ""
    return (head + text).encode(coding)


def found(listing: Listing) -> list[str]:
    return [*listing.articles, *(url for _, url in listing.surfaces)]


# a REST route is packed by its coding alone, which is undone before it is read
PAIRS = [(s, c) for s in SURFACES for c in CODINGS if s != "rest" or "gzip" not in c]


@pytest.mark.parametrize(("surface", "coding"), PAIRS)
def test_every_hundredth(surface: str, coding: str) -> None:
    read, text = SURFACES[surface]
    body = CODINGS[coding](text)
    whole = read(body)
    assert (whole.complete, whole.unreadable, found(whole)) == (True, None, LINKS)
    for hundredth in range(100):
        cut = read(body[: len(body) * hundredth // 100])
        part = found(cut)
        if surface == "text" and cut.complete:  # a line that ends says nothing of what follows
            assert all(line in LINKS or not line for line in part[:-1])
            continue
        assert not cut.complete, hundredth
        assert part == LINKS[: len(part)], hundredth
        if "members" not in coding and "gzip" not in coding:
            assert len(part) >= len(LINKS) * hundredth // 100 - 2, hundredth


@pytest.mark.parametrize(
    "coding", ["utf-8", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_page_shows_its_end_in_every_coding(coding: str) -> None:
    cards = "".join(f'<p><a href="{a}">{b}</a></p>' for a, b in zip(LINKS, TITLES, strict=True))
    body = f"<!doctype html><html><body>{cards}</body></HTML>\n<!-- 0.1 s -->\n".encode(coding)
    assert has_end(body)
    for hundredth in range(98):
        assert not has_end(body[: len(body) * hundredth // 100])
