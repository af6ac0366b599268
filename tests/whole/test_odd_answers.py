"""Answers that say badly what they are: a whole page is kept, and nothing else is."""

from __future__ import annotations

import gzip
import sqlite3
import zlib

import pytest

from tests.support.crawling import Answer, scrapy, serving
from tests.support.news import HOST, LIST, article, listing, site

BODY = article(7)[2]
HTML = "text/html; charset=utf-8"
CUT = BODY[: len(BODY) // 2]


def raw(headers: dict[str, str], body: bytes) -> bytes:
    lines = [f"{name}: {value}" for name, value in {"Content-Type": HTML, **headers}.items()]
    return "\r\n".join(["HTTP/1.1 200 OK", *lines]).encode() + b"\r\n\r\n" + body


def chunks(body: bytes) -> bytes:
    return f"{len(body):x}\r\n".encode() + body + b"\r\n"


def typed(content_type: str, body: bytes = BODY) -> Answer:
    return 200, {"Content-Type": content_type}, body


CHUNKED = {"Transfer-Encoding": "chunked"}
WHOLE: dict[str, Answer | bytes] = {
    "gzip-label": (200, {"Content-Encoding": "gzip"}, BODY),
    "deflate-label": (200, {"Content-Encoding": "deflate"}, BODY),
    "br-label": (200, {"Content-Encoding": "br"}, BODY),
    "gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(BODY)),
    "members": (200, {"Content-Encoding": "gzip"},
                gzip.compress(BODY[:300]) + gzip.compress(BODY[300:])),
    "raw-deflate": (200, {"Content-Encoding": "deflate"}, zlib.compress(BODY)[2:-4]),
    "too-long": raw({"Content-Length": str(len(BODY) + 40)}, BODY),
    "too-long-gzip": raw({"Content-Length": "99999", "Content-Encoding": "gzip"},
                         gzip.compress(BODY)),
    "no-last-chunk": raw(CHUNKED, chunks(BODY)),
    "type-twice": typed(f"text/html, {HTML}"),
    "type-odd": typed("text/html; charset=utf-8, */*"),
    "type-none": typed("unbekannt"),
    "control": typed(HTML, BODY.replace(b"Absatz", b"Ab\x01satz", 1)),
    "control-first": typed(HTML, b"\x03" + BODY),
    "vertical-tab": typed(HTML, BODY.replace(b"Region", b"Region\x0b\x0c\x0b")),
}  # fmt: skip
NONE: dict[str, Answer | bytes] = {
    "cut-length": raw({"Content-Length": str(len(BODY))}, CUT),
    "cut-chunk": raw(CHUNKED, chunks(CUT)),
    "rubbish-gzip": (200, {"Content-Encoding": "gzip"}, bytes(range(256)) * 8),
    "pdf": typed(HTML, b"%PDF-1.7\n" + BODY),
    "image": typed(HTML, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "random": typed(HTML, b"<html>" + bytes(range(256)) * 20),
    "type-pdf": typed("text/html, application/pdf"),
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
    for slug in slugs:
        pages[f"{LIST}{slug}/"] = WHOLE.get(slug) or NONE[slug]
    with serving(pages) as proxy:
        scrapy("crawl", "rathausblick", archive=path, proxy=proxy)
    db = sqlite3.connect(path)
    try:
        texts = db.execute("select url, body from articles_full where state = 'full'").fetchall()
        refused = dict(db.execute("select url, reason from refusals").fetchall())
    finally:
        db.close()
    whole = {url.rpartition("/")[2] for url, body in texts if "Absatz 3: Die Kita 7" in body}
    assert len(whole) == len(texts) - 1, "a page is kept whole or not at all"
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
