"""Answers that say badly what they are: a whole page is kept, and nothing else is."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Callable

import pytest

from tests.support.crawling import Answer, scrapy, serving
from tests.support.news import HOST, LIST, article, listing, site

HTML = "text/html; charset=utf-8"


def raw(headers: dict[str, str], body: bytes) -> bytes:
    lines = [f"{name}: {value}" for name, value in {"Content-Type": HTML, **headers}.items()]
    return "\r\n".join(["HTTP/1.1 200 OK", *lines]).encode() + b"\r\n\r\n" + body


def chunks(body: bytes) -> bytes:
    return f"{len(body):x}\r\n".encode() + body + b"\r\n"


def typed(content_type: str, body: bytes) -> Answer:
    return 200, {"Content-Type": content_type}, body


CHUNKED = {"Transfer-Encoding": "chunked"}
WHOLE: dict[str, Callable[[bytes], Answer | bytes]] = {
    "gzip-label": lambda b: (200, {"Content-Encoding": "gzip"}, b),
    "deflate-label": lambda b: (200, {"Content-Encoding": "deflate"}, b),
    "br-label": lambda b: (200, {"Content-Encoding": "br"}, b),
    "gzip": lambda b: (200, {"Content-Encoding": "gzip"}, gzip.compress(b)),
    "members": lambda b: (200, {"Content-Encoding": "gzip"},
                gzip.compress(b[:300]) + gzip.compress(b[300:])),
    "raw-deflate": lambda b: (200, {"Content-Encoding": "deflate"}, zlib.compress(b)[2:-4]),
    "too-long": lambda b: raw({"Content-Length": str(len(b) + 40)}, b),
    "too-long-gzip": lambda b: raw({"Content-Length": "99999", "Content-Encoding": "gzip"},
                         gzip.compress(b)),
    "no-last-chunk": lambda b: raw(CHUNKED, chunks(b)),
    "type-twice": lambda b: typed(f"text/html, {HTML}", b),
    "type-odd": lambda b: typed("text/html; charset=utf-8, */*", b),
    "type-none": lambda b: typed("unbekannt", b),
    "control": lambda b: typed(HTML, b.replace(b"Absatz", b"Ab\x01satz", 1)),
    "control-first": lambda b: typed(HTML, b"\x03" + b),
    "vertical-tab": lambda b: typed(HTML, b.replace(b"Region", b"Region\x0b\x0c\x0b")),
}  # fmt: skip
NONE: dict[str, Callable[[bytes], Answer | bytes]] = {
    "cut-length": lambda b: raw({"Content-Length": str(len(b))}, b[: len(b) // 2]),
    "cut-chunk": lambda b: raw(CHUNKED, chunks(b[: len(b) // 2])),
    "rubbish-gzip": lambda b: (200, {"Content-Encoding": "gzip"}, bytes(range(256)) * 8 + b),
    "pdf": lambda b: typed(HTML, b"%PDF-1.7\n" + b),
    "image": lambda b: typed(HTML, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20 + b),
    "random": lambda b: typed(HTML, b"<html>" + bytes(range(256)) * 20 + b),
    "type-pdf": lambda b: typed("text/html, application/pdf", b),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], dict[str, str]]:
    """The slugs of the articles that a crawl kept with their text, and what it refused."""
    path = tmp_path_factory.mktemp("odd") / "a.db"
    pages: dict[str, Answer | bytes] = dict(site([1]))
    slugs = [*WHOLE, *NONE]
    links = "".join(
        f'<h3><a href="/k21-meldungen/{slug}/">Auental: Der Titel von {slug} steht hier</a></h3>'
        for slug in slugs
    )
    pages[f"{HOST}/"] = pages[LIST] = listing([1], links)
    for number, (slug, made) in enumerate((WHOLE | NONE).items(), 10):
        pages[f"{LIST}{slug}/"] = made(article(number)[2])  # each an article of its own
    with serving(pages) as proxy:
        scrapy("crawl", "rathausblick", archive=path, proxy=proxy)
    db = sqlite3.connect(path)
    try:
        texts = db.execute("select url, body from articles_full where state = 'full'").fetchall()
        refused = dict(db.execute("select url, reason from refusals").fetchall())
    finally:
        db.close()
    whole = {url.rstrip("/").rpartition("/")[2] for url, body in texts if "Absatz 3: Die " in body}
    assert len(whole) == len(texts), "a page is kept whole or not at all"
    return whole, {url.rstrip("/").rpartition("/")[2]: reason for url, reason in refused.items()}


@pytest.mark.parametrize("slug", WHOLE)
def test_a_whole_page_is_kept(kept: tuple[set[str], dict[str, str]], slug: str) -> None:
    assert slug in kept[0], kept[1].get(slug)


@pytest.mark.parametrize("slug", NONE)
def test_control_what_is_no_page_is_refused(
    kept: tuple[set[str], dict[str, str]], slug: str
) -> None:
    assert slug not in kept[0]
    assert slug in kept[1]
