"""Each surface cut at places of all over it: the run ends whole, or unfinished and told.

The whole table, every hundredth byte in every coding, is read in process
(``test_surface_cuts.py``); here whole runs, at some places.
"""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from tests.support.crawling import Answer, scrapy, serving
from tests.support.news import HOST, LIST, REST, SITEMAP, XML, posts, site, urlset

ALL = range(8)
ONE_AT_A_TIME = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
ITEMS = "".join(f"<item><title>Bau {n}</title><link>{LIST}m-{n}/</link></item>" for n in ALL)
FEED = f"<rss version='2.0'><channel>{ITEMS}</channel></rss>".encode()
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">' + "".join(
    f'<entry><title>Bau {n}</title><link href="{LIST}m-{n}/"/></entry>' for n in ALL
) + "</feed>"  # fmt: skip


def full() -> dict[str, Answer]:
    """A site that shows eight articles on each of its surfaces."""
    packed = gzip.compress(urlset(ALL), mtime=0)
    return site(ALL) | posts([list(ALL)], len(ALL)) | {
        f"{LIST}feed": (200, XML, FEED), SITEMAP: (200, XML, packed),
    }  # fmt: skip


def cut(answer: Answer, share: float, coding: str) -> Answer:
    """An answer of which a share has arrived, under a length that fits it."""
    status, headers, body = answer
    if coding == "utf-16":
        body = body.replace(b'charset="utf-8"', b'charset="utf-16"').decode().encode("utf-16")
    if coding == "gzip":
        headers, body = headers | {"Content-Encoding": "gzip"}, gzip.compress(body, mtime=0)
    return status, headers, body[: int(len(body) * share)]


@pytest.mark.parametrize(
    ("surface", "coding", "share"),
    [(f"{HOST}/", "", 0.3), (f"{HOST}/", "utf-16", 0.9), (LIST, "", 0.9), (LIST, "gzip", 0.3),
     (f"{LIST}feed", "gzip", 0.5), (SITEMAP, "", 0.9), (REST.format(1), "", 0.9)],
)  # fmt: skip
def test_a_run_over_a_cut_surface_is_unfinished_and_told(
    tmp_path: Path, surface: str, coding: str, share: float
) -> None:
    path = tmp_path / "a.db"
    pages = full()
    whole = pages[surface]
    pages[surface] = cut(whole, share, coding)
    with serving(pages) as proxy:
        run = scrapy("crawl", "rathausblick", *ONE_AT_A_TIME, archive=path, proxy=proxy)
        assert run.returncode == 1, run.stderr
        assert "broke off" in run.stderr or "gave no answer" in run.stderr
        pages[surface] = whole
        run = scrapy("crawl", "rathausblick", *ONE_AT_A_TIME, archive=path, proxy=proxy)
        assert (run.returncode, run.stderr) == (0, "")
    db = sqlite3.connect(path)
    assert db.execute("select count(*) from articles where state = 'full'").fetchone() == (8,)
    assert db.execute("select count(*) from _cursors where finished is null").fetchone() == (0,)
    db.close()


def test_control_pages_of_a_site_that_never_ends_them_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = {
        url: (status, headers, body.replace(b"</body></html>", b""))
        for url, (status, headers, body) in full().items()
    }
    with serving(pages) as proxy:
        run = scrapy("crawl", "rathausblick", archive=path, proxy=proxy)
    assert (run.returncode, run.stderr) == (0, "")
