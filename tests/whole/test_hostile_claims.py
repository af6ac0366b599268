"""Sites whose addresses are broken: what every page repeats is an alarm, and mixes no articles."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.reader import read_article
from crawler.sites import SITES
from tests.support.crawling import scrapy
from tests.support.cron import SITE, rows
from tests.support.lying import (  # fmt: skip
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

COUNT = 12
CONTRADICTED = "articles name an address as theirs that is another's; each was kept apart"


def link(rel: str, href: str) -> str:
    return f'<link rel="{rel}" href="{href}">'


def node(**values: object) -> str:
    said = json.dumps({"@type": "NewsArticle", **values})
    return f'<script type="application/ld+json">{said}</script>'


FOREIGN: dict[str, str] = {
    "canonical": link("canonical", url(0)),
    "relative": link("canonical", "../a-0/"),
    "another port": link("canonical", f"http://www.rathausblick.example:8080{STEM}a-0/"),
    "userinfo": link("canonical", f"http://a:b@www.rathausblick.example{STEM}a-0/"),
    "fragment": link("canonical", f"{url(0)}#oben"),
    "shortlink": link("shortlink", f"{HOST}/?p=1"),
    "og:url": f'<meta property="og:url" content="{url(0)}">',
    "JSON-LD url": node(url=url(0)),
    "JSON-LD id": node(**{"@id": f"{url(0)}#article"}),
    "JSON-LD page": node(mainEntityOfPage={"@id": url(0)}),
    "home page": link("canonical", f"{HOST}/"),
    "a list": link("canonical", LISTING),
}
OWN: dict[str, str] = {
    "nothing": "",
    "empty": link("canonical", ""),
    "itself": link("canonical", url(5)) + node(url=url(5)),
    "without its slash": f'<meta property="og:url" content="{url(5)[:-1]}">',
    "by https": f'<meta property="og:url" content="{url(5).replace("http:", "https:")}">',
    "with a query": link("canonical", f"{url(5)}?utm_source=x"),
    "with its anchor": node(**{"@id": f"{url(5)}#richSnippet"}),
    "several articles": node(url=url(1)) + node(url=url(2)),
    "no address": link("canonical", "http://[") + '<meta property="og:url" content="//[">',
    "another host": link("canonical", "http://www.anderswo.example/x/"),
}


def claimed(head: str) -> int:
    """How many claims of another address the reader sees in a page."""
    article = read_article(page(5, head=head), url(5), SITES[SITE], "2026-01-01T00:00:00Z").article
    own = url(5).rstrip("/").removeprefix("http:").removeprefix("https:")
    others = [a for a in article.addresses if own not in a.url]
    return len(others) + sum(r.reason == "claim-contradicts" for r in article.remarks)


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_a_page_says_of_its_address_is_seen(kind: str) -> None:
    assert claimed(FOREIGN[kind]) == 1


@pytest.mark.parametrize("kind", OWN)
def test_its_own_address_is_no_claim_of_another(kind: str) -> None:
    assert claimed(OWN[kind]) == 0


def pages(head: Callable[[int], str]) -> dict[str, Lie]:
    return site(range(COUNT)) | {url(n): page(n, head=head(n)) for n in range(COUNT)}


def crawl(path: Path, stage: Stage, *args: str) -> subprocess.CompletedProcess[str]:
    return scrapy("crawl", SITE, *args, archive=path, proxy=stage.proxy)


def kept(path: Path) -> set[tuple[str, int]]:
    """Headlines of what was read, and how many versions each has."""
    return set(rows(path, "select title, (select count(*) from revisions where article_id = id) "
                          "from articles where state = 'full'"))  # fmt: skip


APART = {(headline(n), 1) for n in range(COUNT)}


def test_claims_of_one_address_alarm_the_first_run_and_the_later_one(tmp_path: Path) -> None:
    first, later = tmp_path / "a.db", tmp_path / "b.db"
    served = pages(lambda n: link("canonical", url(n)))
    with lying(served) as stage:
        assert crawl(later, stage).returncode == 0  # the control
        served |= pages(lambda n: link("canonical", url((n + 1) % COUNT)))  # in a ring
        for path, args in ((first, ()), (later, ("-a", "recheck=all"))):
            run = crawl(path, stage, *args)
            assert run.returncode == 2, run.stderr
            assert run.stderr.count("\n") == 1
            assert f"of 12 {CONTRADICTED}" in run.stderr
            assert kept(path) == APART


def test_what_lists_and_pages_agree_on_alarms_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    items = "".join(
        f"<item><title>{headline(n)}</title><link>{url(n)}</link><guid>{url(0)}</guid></item>"
        for n in range(COUNT)
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    served = pages(lambda _: f'<meta property="og:url" content="{url(0)}">' + node(url=url(0)))
    served[f"{LISTING}feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
    with lying(served) as stage:
        run = crawl(path, stage)
    assert (run.returncode, CONTRADICTED in run.stderr) == (2, True), run.stderr
    assert kept(path) == APART


@pytest.mark.parametrize("ring", [True, False])
def test_redirects_of_all_to_one_lose_none_in_silence(tmp_path: Path, ring: bool) -> None:
    path = tmp_path / "a.db"
    served = site(range(COUNT))
    for n in range(0 if ring else 1, COUNT):
        served[url(n)] = (301, {"Location": url((n + 1) % COUNT if ring else 0)}, b"")
    with lying(served) as stage:
        run = crawl(path, stage, "-a", "backfill=1")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1), run.stderr
    sentence = "gave no article" if ring else "led to another article than theirs"
    assert sentence in run.stderr
    assert kept(path) == (set() if ring else {(headline(0), 1)})
    assert rows(path, "select count(*) from articles where state = 'teaser'") == [
        (COUNT if ring else COUNT - 1,)
    ]


def test_every_address_with_the_page_of_the_next_one_is_told(tmp_path: Path) -> None:
    """Nothing on the pages contradicts itself: only the listing knows better."""
    path = tmp_path / "a.db"
    cards = "".join(
        f'<div><h3><a href="{url(n)}">{headline(n)}</a></h3><p>[10.10.2025] Kurz.</p></div>'
        for n in range(COUNT)
    )
    served = site(range(COUNT))
    served[f"{HOST}/"] = served[LISTING] = listing([], extra=cards)
    with lying(served) as stage:
        assert crawl(tmp_path / "control.db", stage).returncode == 0
        served |= {url(n): page((n + 1) % COUNT) for n in range(COUNT)}
        run = crawl(path, stage)
    assert run.returncode == 2, run.stderr
    assert "12 of 12 articles have the headline under which another one was announced" in run.stderr
