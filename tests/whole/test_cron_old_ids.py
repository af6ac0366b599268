"""A backfill tries the numbered addresses of the earlier site, whole processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from archive.articles.identity import address_key
from crawler.sites import SITES, Site
from crawler.spiders.base import BATCH
from demo import content
from demo.faults import Fault
from demo.model import Article
from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support.crawling import command, environment
from tests.support.cron import HOME, QUICK, SITE, asked, crawlall, rows, sound

pytestmark = pytest.mark.long

(SERIES,) = SITES[SITE].old_ids
NUMBERS = range(SERIES.first, SERIES.last + 1)
ALL = ("-a", "backfill=1")


def hide(server: DemoServer) -> list[Article]:
    """Take articles with a number out of every listing, those that no other article links."""
    everything = server.articles(SITE)
    linked = {address_key(url) for article in everything for url, _ in article.links}
    found = [
        article
        for article in everything
        if article.old_id in NUMBERS and not linked & {address_key(u) for u in article.addresses}
    ][:2]
    for article in found:
        server.unlist(SITE, article.slug)
    assert len(found) == 2
    return found


def tried(server: DemoServer) -> list[str]:
    """Old addresses of the series that were asked for."""
    return [path for path in asked(server) if re.fullmatch(r"/meldung_\d+\.html", path)]


def proof(path: Path) -> tuple[int, ...]:
    """What the newest coverage says about old numbers: announced, archived, gone, missing."""
    ((*found,),) = rows(
        path,
        "select sum(announced), sum(archived), sum(gone), sum(missing) from coverage "
        "where surface = 'old-ids' and run_id = (select max(run_id) from coverage)",
    )
    return tuple(found)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site, crawled once, without what no listing names."""
    path = tmp_path_factory.mktemp("old") / "archive.db"
    with DemoServer(port=0) as server:
        hide(server)
        run = crawlall(path, server)
        assert not [t for t in tried(server) if int(re.sub(r"\D", "", t)) not in linked(server)]
    assert (run.returncode, run.stderr) == (0, "")
    return path


def linked(server: DemoServer) -> set[int]:
    """Numbers that articles link themselves."""
    urls = [url for article in server.articles(SITE) for url, _ in article.links]
    return {int(found[1]) for url in urls if (found := re.search(r"/meldung_(\d+)", url))}


def test_what_only_an_old_number_leads_to_is_found(path: Path, server: DemoServer) -> None:
    hidden = hide(server)
    numbered = [a for a in content.articles(SITE) if a.old_id in NUMBERS]
    before = rows(path, "select count(*) from articles")[0][0]
    refused = rows(path, "select count(*) from refusals")
    run = crawlall(path, server, *ALL)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: {len(hidden)} new, 0 changed")
    assert rows(path, "select count(*) from articles") == [(before + len(hidden),)]
    for article in hidden:
        found = rows(path, "select state, title from articles where url like ?", f"%{article.slug}")
        assert found == [("full", article.title)]
    # each number once, missing ones too; none of the articles that are there already
    numbers = [int(re.sub(r"\D", "", t)) for t in tried(server)]
    known = {a.old_id for a in numbered} & linked(server)
    assert sorted(numbers) == sorted(set(NUMBERS) - known)
    pages = [path for path in asked(server) if path in {a.path for a in numbered}]
    assert sorted(pages) == sorted(a.path for a in hidden)
    # that a number is missing is no refusal, and no reason for an alarm
    assert rows(path, "select count(*) from refusals") == refused
    assert rows(path, "select count(*) from alerts") == [(0,)]
    assert proof(path) == (len(numbered), len(numbered), 0, 0)
    for more in (ALL, ()):
        server.clear_requests()
        run = crawlall(path, server, *more)
        assert (run.returncode, run.stderr) == (0, "")
        assert tried(server) == []
    sound(path)


def test_a_backfill_between_two_dates_tries_no_numbers(path: Path, server: DemoServer) -> None:
    assert crawlall(path, server, "-a", "since=2025-01-01").returncode == 0
    assert tried(server) == []


def test_killed_among_the_numbers_it_goes_on_behind_them(path: Path, server: DemoServer) -> None:
    hidden = hide(server)
    pairs = [part for setting in (*QUICK, "DOWNLOAD_DELAY=0.02") for part in ("-s", setting)]
    process = subprocess.Popen(
        command("crawlall", *pairs, *ALL, SITE),
        cwd=ROOT,
        env=environment(path, server.proxy_url),
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    limit = time.monotonic() + 60
    while len(tried(server)) < 90 and time.monotonic() < limit:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert 90 <= len(tried(server)) < len(NUMBERS) - 20
    kept = {key for (key,) in rows(path, "select key from pages where status = 404")}
    kept |= {key for (key,) in rows(path, "select key from addresses")}
    server.clear_requests()
    run = crawlall(path, server, *ALL)
    assert (run.returncode, run.stderr) == (0, "")
    again = {address_key(HOME + address) for address in tried(server)}
    assert again
    assert not again & kept
    count = len([a for a in content.articles(SITE) if a.old_id in NUMBERS])
    assert proof(path) == (count, count, 0, 0)
    for article in hidden:
        states = rows(path, "select state from articles where url like ?", f"%{article.slug}")
        assert states == [("full",)]
    sound(path)


def test_a_number_without_an_answer_is_missing_until_it_has_one(
    path: Path, server: DemoServer
) -> None:
    lost, gone = hide(server)
    server.remove(SITE, gone.slug)
    server.fault(f"/meldung_{lost.old_id}.html", Fault(reset=True))
    run = crawlall(path, server, *ALL)
    assert (run.returncode, run.stderr) == (0, "")
    assert proof(path)[-1] == 1
    shown = subprocess.run(
        command("coverage", SITE), cwd=ROOT, env=environment(path, ""), capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    assert f"{SITE}, old-ids" in shown
    assert f"{HOME}/meldung_{lost.old_id}.html  [old-ids]" in shown
    server.clear_faults()
    server.clear_requests()
    assert crawlall(path, server).returncode == 0  # a daily run takes it up
    assert tried(server) == [f"/meldung_{lost.old_id}.html"]
    assert crawlall(path, server, *ALL).returncode == 0
    assert proof(path)[-1] == 0
    assert tried(server) == [f"/meldung_{lost.old_id}.html"]  # what is gone was answered


@pytest.mark.parametrize("home", [False, True], ids=["404", "all lead to the home page"])
def test_numbers_that_no_longer_answer_are_left_soon(
    path: Path, server: DemoServer, home: bool
) -> None:
    dead = Fault(redirect=f"{HOME}/") if home else Fault(status=404)
    server.fault(r"/meldung_\d+\.html", dead)
    run = crawlall(path, server, *ALL, settings=("OLD_IDS_MISSING=40",))
    assert (run.returncode, run.stderr) == (0, "")
    assert 40 <= len(tried(server)) <= 40 + BATCH
    ((detail,),) = rows(path, "select detail from refusals where reason = 'old-ids-missing'")
    assert "40 old numbers in a row" in detail
    assert rows(path, "select count(*) from alerts") == [(0,)]
    server.clear_requests()
    assert crawlall(path, server, *ALL, settings=("OLD_IDS_MISSING=40",)).returncode == 0
    assert 40 <= len(tried(server)) <= 40 + BATCH  # goes on behind them


@pytest.mark.parametrize("site", SITES.values(), ids=lambda site: site.name)
def test_every_old_address_has_the_form_of_an_article(site: Site) -> None:
    for old in site.old_ids:
        assert 0 < old.first <= old.last
    first = next(site.old_addresses, None)
    assert first is None or site.is_article(first)
