"""Unattended crawls, whole processes: what is new, what changed, what is wrong with the site."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from demo.blocks import paragraph
from demo.faults import Fault
from demo.server import DemoServer
from tests.support.cron import HOME, SITE, articles_asked, asked, change, crawlall, rows, sound

pytestmark = pytest.mark.long

TODAY = datetime.now(UTC).date()


def days_ago(path: Path, days: int) -> None:
    """Let time pass: everything was fetched so many days earlier."""
    change(
        path,
        "update pages set fetched_at = strftime('%Y-%m-%dT%H:%M:%SZ', fetched_at, ?)",
        f"-{days} days",
    )


def test_all_that_a_crawl_has_kept_is_in_two_files(path: Path, server: DemoServer) -> None:
    """What is copied by hand or by a backup of files is whole: nothing waits in a log beside it."""
    server.publish_new(SITE, 3, day=TODAY)
    assert crawlall(path, server).returncode == 0
    left = {file.name for file in path.parent.iterdir()}
    assert {"archive.db", "archive.pages.db"} <= left <= {
        "archive.db", "archive.pages.db", "archive.db.lock",
    }  # fmt: skip


def test_nothing_new_costs_one_request_per_surface(path: Path, server: DemoServer) -> None:
    run = crawlall(path, server, "--quiet")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert sorted(asked(server)) == ["/", "/k21-meldungen/", "/k21-meldungen/feed"]
    assert len(server.requests) == 4  # and robots.txt; tdmrep.json was missing, and is remembered
    assert rows(path, "select outcome, new from runs order by id desc limit 1") == [("finished", 0)]


def test_one_new_article_is_one_request_more(path: Path, server: DemoServer) -> None:
    (new,) = server.publish_new(SITE, 1, day=TODAY)
    run = crawlall(path, server)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 1 new, 0 changed")
    assert articles_asked(server) == [new.path]
    assert "/k21-meldungen/?pg=3" not in asked(server)


def test_thirty_at_once_leave_no_gap(path: Path, server: DemoServer) -> None:
    new = server.publish_new(SITE, 30, day=TODAY)
    run = crawlall(path, server)
    assert run.returncode == 0
    assert sorted(articles_asked(server)) == sorted(article.path for article in new)
    assert "/k21-meldungen/?pg=3" in asked(server)  # a page shows twelve
    assert "/k21-meldungen/?pg=6" not in asked(server)


@pytest.mark.parametrize(
    "fault",
    [Fault(status=500), Fault(status=404), Fault(body=b"")],
    ids=["500", "404", "empty"],
)
def test_what_other_surfaces_told_meanwhile_leaves_no_gap(
    path: Path, server: DemoServer, fault: Fault
) -> None:
    """Home page and feed show the newest; the listing, which has them all, fails that day."""
    new = server.publish_new(SITE, 40, day=TODAY)
    server.fault("/k21-meldungen/$", fault)
    crawlall(path, server)
    server.clear_faults()
    server.clear_requests()
    run = crawlall(path, server)
    assert (run.returncode, run.stderr) == (0, "")
    assert "/k21-meldungen/?pg=4" in asked(server)  # twelve a page
    for article in new:
        states = rows(path, "select state from articles where url like ?", f"%/{article.slug}")
        assert states == [("full",)]
    server.clear_requests()
    assert crawlall(path, server).returncode == 0
    assert sorted(asked(server)) == ["/", "/k21-meldungen/", "/k21-meldungen/feed"]


def test_edited_and_gone_and_soft_404_are_seen_when_they_are_due(
    path: Path, server: DemoServer
) -> None:
    edited, gone, soft, still = server.publish_new(SITE, 4, day=TODAY - timedelta(days=2))
    assert crawlall(path, server).returncode == 0
    server.clear_requests()
    server.edit(SITE, edited.slug, blocks=(*edited.blocks, paragraph("Ein Satz kam hinzu.")))
    server.remove(SITE, gone.slug)
    server.fault(f"{soft.path}$", Fault(soft_404=True))
    assert crawlall(path, server).returncode == 0
    assert articles_asked(server) == []  # read an hour ago: not due
    days_ago(path, 1)
    server.clear_requests()
    run = crawlall(path, server)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 0 new, 1 changed, ")
    # and the few without a date, whose age counts from when they were met
    undated = {a.path for a in server.articles(SITE) if not a.date_on}
    assert {a.path for a in (edited, gone, soft, still)} == set(articles_asked(server)) - undated
    states = dict(rows(path, "select url, state from articles where published > '2026-01-01'"))
    by_slug = {url.rpartition("/")[2]: state for url, state in states.items()}
    assert by_slug[gone.slug] == "gone"
    assert by_slug[soft.slug] == by_slug[edited.slug] == "full"
    assert rows(path, "select count(*) from revisions where number = 2") == [(1,)]
    text = rows(path, "select body from articles_full where url like ?", f"%{soft.slug}")
    assert text == [(soft.body,)]
    assert rows(path, "select url from refusals where reason = 'soft-404'") != []


def test_a_headline_that_a_listing_tells_otherwise_is_looked_at_at_once(
    path: Path, server: DemoServer
) -> None:
    edited, other = server.articles(SITE)[1:3]
    assert crawlall(path, server).returncode == 0
    assert articles_asked(server) == []  # more than a year old: looked at twice a year
    server.edit(SITE, edited.slug, title="Eine ganz andere Überschrift")
    server.clear_requests()
    run = crawlall(path, server, "-a", "recheck=none")
    assert (run.returncode, run.stderr) == (0, "")
    assert articles_asked(server) == []
    server.edit(SITE, other.slug, byline="neu")  # no surface tells that
    run = crawlall(path, server)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 0 new, 1 changed, 0 looked at again")
    assert articles_asked(server) == [edited.path]
    said = rows(
        path,
        "select number, revisions.title from revisions join articles "
        "on articles.id = article_id where url like ? order by number",
        f"%{edited.slug}",
    )
    assert said == [(1, edited.title), (2, "Eine ganz andere Überschrift")]
    server.clear_requests()
    assert crawlall(path, server).returncode == 0
    assert articles_asked(server) == []


def test_a_listing_that_tells_otherwise_what_is_so_costs_one_request(
    path: Path, server: DemoServer
) -> None:
    """The page is as it was: asked for once, whole, and left in peace."""
    told = server.articles(SITE)[0]
    page = (
        '<html><body><article><h2><a href="{}">{}</a></h2><p>[10.10.2025] Ein Text, der so noch '
        'nirgends stand. <a href="{}">mehr...</a></p></article></body></html>'
    ).format(told.path, "Ein Titel nur für die Liste", told.path)
    server.fault("/k21-meldungen/$", Fault(body=page.encode(), headers={"ETag": '"x"'}))
    found = []
    for _ in range(3):
        server.clear_requests()
        crawlall(path, server)
        found.append(articles_asked(server))
    assert found == [[told.path], [], []]
    assert rows(path, "select status from pages where url like ?", f"%{told.slug}") == [(200,)]


def test_another_layout_is_no_other_headline(path: Path, server: DemoServer) -> None:
    server.relayout(SITE)
    assert crawlall(path, server).returncode == 0
    assert articles_asked(server) == []


def test_an_empty_listing_is_an_alarm_told_once(path: Path, server: DemoServer) -> None:
    told = path.parent / "told.txt"
    env = {"NOTIFY_COMMAND": f"cat >> {told}; echo exit $KOMMUNEWS_EXIT >> {told}"}
    server.fault("/k21-meldungen/$", Fault(empty_listing=True))
    for _ in range(2):
        run = crawlall(path, server, "--quiet", env=env)
        assert run.returncode == 2
        assert run.stdout == ""
        assert run.stderr.count("\n") == 1
        assert re.search(r"listing pages show \d articles each; usual are 1\d;", run.stderr)
        assert f"scrapy peek {HOME}/k21-meldungen/" in run.stderr
    server.clear_faults()
    run = crawlall(path, server, "--quiet", env=env)
    assert (run.returncode, run.stderr) == (0, "")
    lines = told.read_text("utf-8").splitlines()
    assert [line[:20] for line in lines] == [
        "rathausblick: listin", "exit 2", "rathausblick: over: ", "exit 0",
    ]  # fmt: skip
    assert rows(path, "select name, closed is null from alerts") == [("links:listing", 0)]


def test_another_layout_over_night_changes_nothing(path: Path, server: DemoServer) -> None:
    before = rows(path, "select * from texts order by article_id")
    server.relayout(SITE)
    run = crawlall(path, server, "-a", "recheck=all")
    assert (run.returncode, run.stderr) == (0, "")
    assert rows(path, "select * from texts order by article_id") == before
    assert rows(path, "select max(number) from revisions") == [(1,)]


def test_one_page_for_every_address_replaces_nothing(path: Path, server: DemoServer) -> None:
    before = rows(path, "select id, body from articles_full order by id")
    page = (
        "<html><head><title>Wartung</title></head><body><h1>Wir bauen um</h1><p>[09.10.2025] Die "
        "Seite wird gerade überarbeitet, bitte schauen Sie später wieder herein.</p><p>Bis dahin "
        "bitten wir um etwas Geduld.</p></body></html>"
    ).encode()
    server.fault(r"/k21-meldungen/[a-z0-9][^/?]{4,}$", Fault(body=page))
    run = crawlall(path, server, "-a", "recheck=all")
    assert run.returncode == 2
    assert "show one and the same article" in run.stderr  # the cause; what follows is counted
    assert "scrapy peek" in run.stderr
    assert rows(path, "select id, body from articles_full order by id") == before
    assert rows(path, "select count(*) > 100, min(held) from quarantine") == [(1, 1)]
    server.clear_faults()
    run = crawlall(path, server, "-a", "recheck=all")
    assert run.returncode == 0
    assert rows(path, "select count(*) from quarantine where settled is null") == [(0,)]


def test_a_page_cut_in_the_middle_is_doubted(path: Path, server: DemoServer) -> None:
    known, new = server.publish_new(SITE, 2, day=TODAY)
    server.remove(SITE, new.slug)
    assert crawlall(path, server).returncode == 0
    days_ago(path, 1)
    server.restore(SITE, new.slug)
    for article in (known, new):
        server.edit(SITE, article.slug, byline="neu")  # so that the answer is not 304
        server.fault(f"{article.path}$", Fault(cut_quietly=0.55, headers={"Vary": "x"},
                                               times=1))  # fmt: skip
    run = crawlall(path, server, settings=("COMPRESSION_ENABLED=0",))
    assert (run.returncode, run.stderr) == (0, "")
    doubts = rows(path, "select url, reason, held, settled from quarantine order by held")
    assert [d[1:] for d in doubts] == [("cut-off", 0, None), ("cut-off", 1, None)]
    kept = rows(path, "select body from articles_full where url like ?", f"%{known.slug}")
    assert kept == [(known.body,)]
    days_ago(path, 1)
    assert crawlall(path, server).returncode == 0
    for article in (known, new):
        kept = rows(path, "select body from articles_full where url like ?", f"%{article.slug}")
        assert kept == [(article.body,)]
    assert rows(path, "select count(*) from quarantine where settled is null") == [(0,)]


def test_backfill_asks_for_what_is_missing_and_proves_it(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with DemoServer(port=0) as server:
        run = crawlall(path, server, "-a", "since=2024-01-01", "-a", "until=2024-12-31")
        assert (run.returncode, run.stderr) == (0, "")
        wanted = {a.path for a in server.articles(SITE) if a.date.year == 2024}
        dated = {a.path for a in server.articles(SITE) if "listing" in a.date_on}
        in_time = {path for path in articles_asked(server) if path in dated}
        assert wanted & dated <= in_time
        assert len(in_time) < len(wanted) + 15  # and a few behind old addresses without a date
        assert "/k21-meldungen/?pg=9" not in asked(server)  # the listing was left at 2023
        server.clear_requests()
        run = crawlall(path, server, "-a", "backfill=1")
        assert (run.returncode, run.stderr) == (0, "")
        assert not in_time & set(articles_asked(server))
        count = len(server.articles(SITE))
    assert rows(path, "select count(*) from articles where state = 'full'") == [(count,)]
    proof = rows(
        path,
        "select sum(announced), sum(archived), sum(missing) from coverage "
        "where surface = 'sitemap' and run_id = (select max(run_id) from coverage)",
    )
    assert proof == [(count, count, 0)]
    missing = rows(
        path,
        "select sum(missing) from coverage where surface = 'all' "
        "and run_id = (select max(run_id) from coverage)",
    )
    assert missing == [(1,)]  # the one that robots.txt forbids
    sound(path)
