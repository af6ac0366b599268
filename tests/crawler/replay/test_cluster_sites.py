"""Sites crawled by workers: the archive of one process, and no site is asked twice."""

from __future__ import annotations

import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive import Archive
from archive.exchange.selection import Selection, records
from demo.model import SITES
from demo.server import DemoServer, Handler
from tests.support.crawling import FAST, environment, scrapy
from tests.support.workers import NO_DISK, Processes, command, wait, workers

pytest.importorskip("distributed")
pytestmark = pytest.mark.long
WORDS = ("-a", "backfill=1", *(word for setting in FAST for word in ("-s", setting)))
LISTED = 24
"""Articles that a site lists, its newest: enough for several pages, reprints and links."""
PACE, LATE, PAGES = 1.0, 0.2, 8
"""Seconds between two requests, which vary by half; what a loaded machine may shift them; and the
requests of a crawl."""
SLOW = ("-s", "DOWNLOAD_DELAY=0.1")
"""No site is done before the other one has begun."""
TOLD = ("source", "url", "kicker", "title", "teaser", "body", "published", "byline", "tags",
        "state")  # fmt: skip


@contextmanager
def serving() -> Iterator[DemoServer]:
    with DemoServer() as server:
        for site in SITES:
            for article in server.articles(site)[LISTED:]:
                server.unlist(site, article.slug)
        yield server


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with serving() as server:
        yield server


@dataclass(frozen=True)
class Alone:
    """What one process makes of the sites."""

    done: subprocess.CompletedProcess[str]
    requests: Counter[str]
    articles: list[tuple[object, ...]]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    path = tmp_path_factory.mktemp("alone") / "archive.db"
    with serving() as server:
        done = scrapy("crawlall", *SITES, *WORDS, archive=path, proxy=server.proxy_url)
        assert done.returncode == 0, done.stderr
        found = told(path)
        assert len(found) > LISTED * 2
        assert {article[-2] for article in found} > {"None"}
        return Alone(done, crawls(server), found)


def proxies(archive: Path, server: DemoServer) -> dict[str, str]:
    names = ("http_proxy", "https_proxy")
    return {name: environment(archive, server.proxy_url)[name] for name in names}


def told(path: Path) -> list[tuple[object, ...]]:
    """Every article as it is read, what it reprints, and its links."""
    with Archive.open(path, readonly=True) as archive:
        assert archive.verify() == []
        found = list(records(archive.db, Selection(), whole=True))
    urls = {record["id"]: record["url"] for record in found}
    return sorted(
        (
            *(str(record[name]) for name in TOLD),
            str(urls.get(record["duplicate_of"])),
            str(sorted((link["url"], urls.get(link["target_id"])) for link in record["links"])),
        )
        for record in found
    )  # fmt: skip


def crawls(server: DemoServer) -> Counter[str]:
    """How often each site's robots.txt was asked for, which every crawl does once."""
    return Counter(s.url for s in server.requests if s.url.endswith("/robots.txt"))


def test_one_site_one_worker_one_archive(
    tmp_path: Path, free_port: int, server: DemoServer, alone: Alone
) -> None:
    path = tmp_path / "archive.db"
    with workers(tmp_path, free_port, environment=proxies(path, server)) as running:
        words = ("crawlall", *SITES, *WORDS, "--workers", running.address)
        crawled = command(*words, archive=path)
        assert crawled.returncode == 0, crawled.stderr
        assert [line.split(",")[0] for line in crawled.stdout.splitlines()] == [
            line.split(",")[0] for line in alone.done.stdout.splitlines()
        ]
        assert crawls(server) == alone.requests
        assert told(path) == alone.articles
        assert sorted(p.name for p in (tmp_path / "sites").glob("*.db")) == [
            f"{site}{ending}" for site in SITES for ending in (".db", ".pages.db")
        ]
        assert command(*words, archive=path).returncode == 0
        assert told(path) == alone.articles


def test_a_worker_that_dies_costs_nothing(
    tmp_path: Path, free_port: int, server: DemoServer, alone: Alone
) -> None:
    path = tmp_path / "archive.db"
    with workers(tmp_path, free_port, environment=proxies(path, server)) as running:
        crawled_despite_a_kill(running, server, path, *WORDS, *SLOW)
    assert told(path) == alone.articles


def test_a_site_is_asked_for_one_page_at_a_time_at_its_pace_even_if_a_worker_dies(
    tmp_path: Path, free_port: int, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str | None, list[tuple[float, float]]] = {}
    serve = Handler._serve

    def noted(handler: Handler) -> None:
        begun = time.monotonic()
        serve(handler)
        asked.setdefault(urlsplit(handler.path).hostname, []).append((begun, time.monotonic()))

    monkeypatch.setattr(Handler, "_serve", noted)
    path = tmp_path / "archive.db"
    words = ("-s", f"DOWNLOAD_DELAY={PACE}", "-s", f"CLOSESPIDER_PAGECOUNT={PAGES}")
    with workers(tmp_path, free_port, environment=proxies(path, server)) as running:
        crawled_despite_a_kill(running, server, path, *words, alone=True)
    assert len(asked) == len(SITES)
    for times in asked.values():
        times.sort()
        assert len(times) >= PAGES
        for (begun, ended), (following, _) in pairwise(times):
            assert following > ended
            assert following - begun > PACE / 2 - LATE
    first, second = (times[0][0] for times in asked.values())
    assert abs(first - second) < PAGES * PACE  # side by side
    assert max(crawls(server).values()) == 2  # that of the worker, and the one after it


def crawled_despite_a_kill(
    running: Processes, server: DemoServer, path: Path, *words: str, alone: bool = False
) -> None:
    """Crawl all sites into ``path`` by workers, of which one is killed meanwhile."""
    killer = threading.Thread(
        target=kill_one_that_crawls, args=(running, server), kwargs={"alone": alone}
    )
    killer.start()
    done = command("crawlall", *SITES, *words, "--workers", running.address, archive=path,
                   timeout=240)  # fmt: skip
    killer.join()
    assert done.returncode == 0, done.stderr


def kill_one_that_crawls(running: Processes, server: DemoServer, *, alone: bool = False) -> None:
    """Kill a worker as soon as both sites are asked for articles; another one takes its place."""
    before = len(server.requests)
    for _ in range(2400):
        wait(0.05)
        hosts = Counter(urlsplit(served.url).hostname for served in server.requests[before:])
        if len(hosts) == len(SITES) and min(hosts.values()) > 3:
            break
    running.kill("worker0", alone=alone)
    running.start("worker0")


def test_a_folder_that_is_not_shared_is_one_sentence_a_site(
    tmp_path: Path, free_port: int, server: DemoServer
) -> None:
    hidden = tmp_path / "preloaded.py"
    hidden.write_text("import crawler.commands._sites as s\ns._is_shared = lambda task: False\n")
    path = tmp_path / "archive.db"
    with workers(
        tmp_path, free_port, 1, preload=str(hidden), environment=proxies(path, server)
    ) as running:
        done = command("crawlall", *SITES, *WORDS, "--workers", running.address, archive=path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{site}: {tmp_path / 'sites'} is not shared with a worker; it was not crawled"
        for site in SITES
    ]
    assert server.requests == []


def test_a_worker_without_a_disk_is_one_sentence_a_site(
    tmp_path: Path, free_port: int, server: DemoServer
) -> None:
    preload, path = tmp_path / "preloaded.py", tmp_path / "archive.db"
    preload.write_text(NO_DISK)
    with workers(
        tmp_path, free_port, 1, preload=str(preload), environment=proxies(path, server)
    ) as running:
        done = command("crawlall", *SITES, *WORDS, "--workers", running.address, archive=path)
    assert done.returncode == 1
    for site, line in zip(SITES, done.stderr.splitlines(), strict=True):
        assert f"{site}.db could not be read or written" in line
    assert server.requests == []
    with Archive.open(path, readonly=True) as archive:
        assert list(records(archive.db, Selection(), whole=False)) == []
