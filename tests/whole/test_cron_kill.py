"""Killed at random moments, many times: nothing is lost, nothing is fetched twice."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest

from archive import Archive
from archive.articles.identity import address_key
from archive.captures.store import PageStore, pages_path
from demo.server import DemoServer
from tests.support.cron import HOME, QUICK, SITE, articles_asked, crawlall, rows, sound
from tests.whole.chaos import forker

pytestmark = pytest.mark.long

DAY = date(2026, 11, 24)
"""On which everything appears: articles are invented anew for every day, and a red test shall be
red tomorrow as well."""

KILLS = 10
"""`make kills` has two hundred, of every writer."""


def archived(path: Path) -> set[str]:
    """Keys of the addresses whose page is committed."""
    found = rows(path, "select key from pages where kind = 'article' and status = 200")
    return {key for (key,) in found}


def redirected(path: Path) -> set[str]:
    """Keys of the addresses that redirects led to: to tie an old address down, the page that it
    leads to is fetched whole, although another address may have brought it already."""
    with PageStore.open(pages_path(path)) as store:
        return {address_key(urljoin(old, new)) for old, new in store.redirects(SITE)}


def test_kills_at_random_moments(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    chance = random.Random(50)
    settings = " ".join(f"-s {setting}" for setting in QUICK)
    with DemoServer(port=0) as server, forker(path, server) as process:
        assert process.stdin
        assert process.stdout
        for n in range(KILLS):
            if n % 2 == 0:  # a run with nothing to do is over too soon
                server.publish_new(SITE, 8, day=DAY)
            before, twice = archived(path), None
            server.clear_requests()
            process.stdin.write(f"0 scrapy crawlall {settings} -a recheck=none {SITE}\n")
            process.stdin.flush()
            pid = int(process.stdout.readline())
            limit = time.monotonic() + 90
            while not server.requests and time.monotonic() < limit:
                time.sleep(0.005)
            time.sleep(chance.uniform(0.0, 0.25))
            with suppress(ProcessLookupError):  # it was quicker
                os.kill(pid, signal.SIGKILL)
            # whoever was quicker has printed its summary before
            assert any(line == "over\n" for line in process.stdout)
            asked = {address_key(HOME + address) for address in articles_asked(server)}
            twice = asked & before - redirected(path)
            assert not twice, (n, twice)
            if n % 10 == 9:
                sound(path)
        run = crawlall(path, server, "-a", "backfill=1")
        assert (run.returncode, run.stderr) == (0, "")
        with Archive.open(path, readonly=True) as archive:
            for article in server.articles(SITE):
                kept = archive.get(article.url)
                assert kept is not None
                assert (kept.state, kept.title, kept.body) == (
                    "full", article.expected["title"], article.body,
                )  # fmt: skip
    sound(path)
    outcomes = rows(path, "select outcome, count(*) from runs group by outcome")
    assert {outcome for outcome, _ in outcomes} <= {"killed", "finished"}
    assert dict(outcomes)["killed"] > KILLS // 2
    assert rows(path, "select max(number) from revisions") == [(1,)]
