"""Alarms that need a history, a profile or a surface of their own: the page they name shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.reader import read_article
from crawler.reader.listing import read_listing, read_sitemap
from crawler.run.metrics import THIN
from crawler.sites import SITES
from tests.support.cron import SITE, change, crawlall, patched, rows
from tests.support.lying import HOST, LISTING, STEM, Lie, listing, lying, page, prose, site, url

NUMBERS = range(24)
NOW = "2026-01-01T08:00:00Z"
SITEMAP = f"{HOST}/wp-sitemap.xml"
PROFILE = SITES[SITE]
STATED = f"""
import dataclasses
from crawler.sites import SITES
from crawler.sites.profile import Expects
SITES[{SITE!r}] = dataclasses.replace(SITES[{SITE!r}], expects=Expects(fields=("image_url",)))
"""
PICTURE = '<figure><img src="/bilder/rathaus-{}.jpg" alt="Das Rathaus" width="600"></figure>'
Pages = dict[str, Lie]


def pictured(n: int) -> str:
    return page(n, body=f"{PICTURE.format(n)}{prose(n)}")


def linked(n: int, *further: int) -> str:
    links = "".join(f'<a href="{STEM}a-{m}/">Lesen Sie dazu Nummer {m}</a> ' for m in further)
    return page(n, after=f"<p>Wir berichteten: {links}</p>")


def sitemap(pages: int) -> Lie:
    text = "".join(f"<url><loc>{url(n)}</loc></url>" for n in range(pages))
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{text}</urlset>'
    return 200, {"Content-Type": "application/xml"}, body.encode()


def told(path: Path, pages: Pages, name: str, *, env: dict[str, str] | None = None) -> str:
    """Crawl, and return the address that the alarm or event ``name`` names."""
    with lying(pages) as stage:
        run = crawlall(path, stage.proxy, "-a", "recheck=all", "--quiet", env=env)
    found = [*rows(path, "select detail from alerts where name = ? and closed is null", name),
             *((line,) for line in run.stderr.splitlines() if name in line)]  # fmt: skip
    assert run.returncode == 2, run.stderr
    peek = re.search(r"`\S+ peek (http\S+)`", found[0][0] if found else "")
    assert peek is not None, (run.stderr, rows(path, "select name, detail from alerts"))
    return peek[1]


def text_at(pages: Pages, address: str) -> str:
    answer = pages[address]
    assert not callable(answer)
    return answer if isinstance(answer, str) else answer[2].decode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def read(path: Path, pages: Pages) -> None:
    with lying(pages) as stage:
        run = crawlall(path, stage.proxy, "--quiet")
        assert (run.returncode, run.stderr) == (0, "")


def test_pictures(path: Path) -> None:
    read(path, site(NUMBERS) | {url(n): pictured(n) for n in NUMBERS})
    pages = site(NUMBERS)
    address = told(path, pages, "pictured")
    assert read_article(text_at(pages, address), address, PROFILE, NOW).article.image_url is None


def test_a_field_that_the_profile_states(path: Path, tmp_path: Path) -> None:
    pages = site(NUMBERS) | {url(n): pictured(n) for n in NUMBERS if n % 4}
    address = told(path, pages, "stated:pictured", env=patched(tmp_path, STATED))
    assert read_article(text_at(pages, address), address, PROFILE, NOW).article.image_url is None


def test_thin_texts(path: Path) -> None:
    states = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 900}</script>'
    )
    pages = site(NUMBERS) | {url(n): page(n, head=states) for n in range(9)}
    address = told(path, pages, "thin")
    article = read_article(text_at(pages, address), address, PROFILE, NOW).article
    assert {remark.reason for remark in article.remarks} & {*THIN}


def test_a_listing_without_its_next_page(path: Path) -> None:
    pages = site(NUMBERS)
    second = f"{LISTING}?pg=2"
    pages[LISTING], pages[second] = listing(range(12), second), listing(range(12, 24))
    read(path, pages)
    change(path, "delete from _metrics where name = 'pages:listing'")  # its second page has none
    for days in range(1, 6):
        change(path, "insert into runs (id, source, started, finished, outcome) values (?, ?, "
                     "strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?), '', 'finished')",
               -days, SITE, f"-{days} days")  # fmt: skip
        change(path, "insert into _metrics values (?, 'pages:listing', 1)", -days)
        change(path, "insert into _metrics values (?, 'next:listing', 1)", -days)
    pages[LISTING] = listing(range(12))
    address = told(path, pages, "next:listing")
    assert read_listing(text_at(pages, address), address, PROFILE, "listing", NOW).next is None
    assert address == LISTING


def test_what_was_announced_and_not_asked_for(path: Path) -> None:
    """Articles that only other articles link, further than a run follows."""
    pages = site([0]) | {url(n): linked(n, n + 1) for n in range(14)}
    pages |= {url(11): linked(11, *range(12, 24))} | {url(n): page(n) for n in range(12, 24)}
    address = told(path, pages, "unread")
    article = read_article(text_at(pages, address), address, PROFILE, NOW).article
    assert article.body
    assert rows(path, "select count(*) from pages where url = ?", address) == [(0,)]


def test_articles_in_the_sitemap_alone(path: Path) -> None:
    read(path, site(NUMBERS) | {SITEMAP: sitemap(24)})
    change(path, "update _cursors set finished = strftime('%Y-%m-%dT%H:%M:%SZ', finished, "
                 "'-7 days') where kind = 'sitemap'")  # fmt: skip
    pages = site(NUMBERS) | {url(n): page(n) for n in range(24, 27)} | {SITEMAP: sitemap(27)}
    address = told(path, pages, "stand in")
    shown = read_sitemap(text_at(pages, address).encode(), address, PROFILE, NOW).articles
    listed = read_listing(text_at(pages, LISTING), LISTING, PROFILE, "listing", NOW).articles
    assert {*shown} - {*listed} == {url(n) for n in range(24, 27)}
