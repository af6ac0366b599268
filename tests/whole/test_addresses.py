"""Addresses of a visit, of a user and of no end: what becomes of them in whole crawls."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from tests.support.crawling import scrapy
from tests.support.cron import change, rows
from tests.support.lying import (
    HOST,
    LISTING,
    STEM,
    Lie,
    Stage,
    headline,
    listing,
    lying,
    page,
    site,
    url,
)

ITEM = '<div><h3><a href="{0}">{1}</a></h3><p>[10.10.2025] Die Gemeinde kommt voran.</p></div>'


def shown(visit: int, count: int = 6) -> dict[str, Lie]:
    """A site that puts something of every visit into the addresses of its articles."""
    links = [f"{STEM}a-{n}-besuch{visit}/" for n in range(count)]
    cards = "".join(ITEM.format(link, headline(n)) for n, link in enumerate(links))
    pages: dict[str, Lie] = {
        f"{HOST}/": listing([], extra=cards),
        LISTING: listing([], extra=cards),
    }
    return pages | {f"{HOST}{link}": page(n) for n, link in enumerate(links)}


def crawl(path: Path, stage: Stage) -> tuple[int, str]:
    run = scrapy("crawl", "rathausblick", archive=path, proxy=stage.proxy)
    return run.returncode, run.stderr


def test_new_addresses_that_bring_only_known_texts_are_an_alarm(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages: dict[str, Lie] = shown(1)
    with lying(pages) as stage:
        assert crawl(path, stage) == (0, "")
        change(path, "update articles set first_seen = '2026-01-01T08:00:00Z'")
        pages |= shown(2)
        assert crawl(path, stage)[0] == 2
    ((said,),) = rows(path, "select detail from alerts where name = 'known-texts'")
    # of twelve where both runs began in one second
    assert re.match(r"6 of (6|12) new addresses bring a text that is known", str(said))
    assert "besuch2" in str(said)  # an address to look at


def test_control_new_addresses_with_new_texts_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages: dict[str, Lie] = site(range(6))
    with lying(pages) as stage:
        assert crawl(path, stage) == (0, "")
        pages |= site(range(3, 13))
        assert crawl(path, stage) == (0, "")


def test_a_users_name_is_neither_sent_nor_stored_and_a_long_address_is_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.db"
    signed = HOST.replace("http://", "http://ich:geheim@")
    long = f"{STEM}{'a' * 1200}/"
    cards = "".join(
        ITEM.format(link, headline(n))
        for n, link in enumerate((f"{signed}{STEM}a-0/", f"{STEM}a-1/", long, f"{STEM}a-3/"))
    )
    pages: dict[str, Lie] = site([0, 1, 3, 4]) | {LISTING: listing([], extra=cards)}
    pages[f"{HOST}/"] = listing([0, 3])
    head = f'<link rel="canonical" href="{signed}{STEM}a-0/">'
    pages[url(0)] = page(0, head=head, after=f'<p>Mehr <a href="{signed}{STEM}a-3/">dazu</a>.</p>')
    pages[url(1)] = (302, {"Location": f"{signed}{STEM}a-4/"}, b"")
    with lying(pages) as stage:
        assert crawl(path, stage) == (0, "")
        assert not any("authorization" in headers for _, headers in stage.asked)
        assert not any("geheim" in asked for asked, _ in stage.asked)
    assert rows(path, "select count(*) from articles where state = 'full'") == [(3,)]
    assert rows(path, "select count(*) from refusals where reason = 'too-long-address'") == [(1,)]
    db = sqlite3.connect(path)
    assert [line for line in db.iterdump() if "geheim" in line] == []
    db.close()
    assert b"geheim" not in path.read_bytes()
