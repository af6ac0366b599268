"""The main job, whole: ``scrapy crawl`` in a process of its own against the demo sites."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from archive.captures.store import pages_path
from demo.faults import Fault
from demo.server import DemoServer
from demo.traps import TRAPS
from tests.conftest import ROOT
from tests.support.crawling import Answer, command, environment, scrapy, serving

SITES = ("rathausblick", "werkblick")
HOST = "http://www.rathausblick.example"


def crawl(site: str, path: Path, server: DemoServer, *settings: str) -> None:
    run = scrapy("crawl", site, *settings, archive=path, proxy=server.proxy_url)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that a second run must not change."""
    return {
        "articles": rows(path, "select id, source, url, kicker, title, teaser, published, "
                         "published_text, published_from, byline, tags, section, image_url, "
                         "image_alt, image_caption, image_credit, word_count, state, first_seen, "
                         "last_changed, fingerprint, duplicate_of from articles order by id"),
        "texts": rows(path, "select * from texts order by article_id"),
        "revisions": rows(path, "select * from revisions order by article_id, number"),
        "links": rows(path, "select article_id, url, text, target_id from links order by 1, 2, 3"),
        "addresses": rows(path, "select url, article_id, kind from addresses order by url"),
        "teasers": rows(path, "select id, source, url, article_id, kicker, title, text, published, "
                        "published_text, seen_on, first_seen from teasers order by id"),
    }  # fmt: skip


def whole(path: Path) -> None:
    """The file is sound, and the full-text index in step."""
    assert rows(path, "pragma integrity_check") == [("ok",)]
    assert rows(path, "pragma foreign_key_check") == []
    db = sqlite3.connect(path)
    db.execute("insert into articles_fts(articles_fts) values ('integrity-check')")
    db.close()


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    with DemoServer(port=0) as running:
        yield running


@pytest.fixture(scope="module")
def crawled(server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both sites, crawled once."""
    path = tmp_path_factory.mktemp("crawled") / "archive.db"
    for site in SITES:
        crawl(site, path, server)
    return path


def test_every_article_is_there_and_every_field_is_exact(crawled: Path, server: DemoServer) -> None:
    seen = 0
    with Archive.open(crawled, readonly=True) as archive:
        for site in ("rathausblick", "werkblick"):
            for truth in server.articles(site):
                kept = archive.get(truth.url)
                assert kept is not None, truth.url
                expected = dict(truth.expected)
                del expected["url"]  # the archive keeps https, without the final slash
                day = expected.pop("published")
                found = {name: getattr(kept, name) for name in expected}
                found["links"] = tuple((link.url, link.text) for link in kept.links)
                assert found == expected, truth.url
                if day is not None:
                    assert kept.published == day, truth.url
                    assert kept.published_from in ("page", "metadata")
                elif kept.published is not None:  # a listing knew it: never another day
                    assert kept.published == truth.date.isoformat(), truth.url
                    assert kept.published_from in ("listing", "feed")
                assert kept.state == "full"
                seen += 1
    assert seen >= 200


def test_every_address_leads_to_its_article(crawled: Path, server: DemoServer) -> None:
    with Archive.open(crawled, readonly=True) as archive:
        for truth in server.articles("rathausblick"):
            kept = archive.get(truth.url)
            assert kept is not None
            for variant in (
                truth.url + "/",
                truth.url.replace("www.", ""),
                truth.url.replace("http:", "https:"),
                truth.url + "?utm_source=x",
            ):
                found = archive.get(variant)
                assert found is not None
                assert found.id == kept.id
    redirected = rows(crawled, "select count(*) from addresses where kind = 'redirect'")
    assert redirected[0][0] > 0


def test_one_revision_each_and_a_run_for_each_crawl(crawled: Path) -> None:
    assert rows(crawled, "select count(*) from articles where state = 'full'") == rows(
        crawled, "select count(*) from revisions join articles on articles.id = article_id "
        "where state = 'full' and number = 1",
    )  # fmt: skip
    assert rows(crawled, "select source, outcome from runs order by id") == [
        ("rathausblick", "finished"), ("werkblick", "finished"),
    ]  # fmt: skip
    whole(crawled)


def test_what_robots_txt_forbids_is_not_asked_for(crawled: Path, server: DemoServer) -> None:
    asked = {request.url for request in server.requests}
    assert not [url for url in asked if "/intern/" in url or "vorschau-" in url]
    forbidden = rows(crawled, "select url from refusals where reason = 'robots'")
    assert all("vorschau-" in url for (url,) in forbidden)
    assert len(forbidden) == 2


def test_reprints_are_tied_together(crawled: Path) -> None:
    pairs = rows(
        crawled,
        "select a.source, b.source, a.published >= b.published from articles a "
        "join articles b on b.id = a.duplicate_of",
    )
    assert len(pairs) >= 6
    assert all(later in (1, None) for _, _, later in pairs)  # None: one of them has no date


def test_a_second_run_changes_nothing_but_last_seen(
    crawled: Path, server: DemoServer, tmp_path: Path
) -> None:
    path = tmp_path / "copy.db"
    with sqlite3.connect(crawled) as source, sqlite3.connect(path) as target:
        source.backup(target)
    source.close()
    target.close()
    shutil.copy(pages_path(crawled), pages_path(path))
    before = content(path)
    server.clear_requests()
    for site in SITES:
        crawl(site, path, server, "-a", "recheck=all")  # all articles, not only those that are due
    assert content(path) == before
    statuses = [r.status for r in server.requests if "/k21-meldungen/" in r.url]
    assert statuses.count(304) > 200  # articles are asked for with their validators
    whole(path)


def test_an_edit_is_a_revision_and_a_new_article_is_new(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with DemoServer(port=0) as own:
        crawl("werkblick", path, own)
        edited = own.articles("werkblick")[3]
        own.edit("werkblick", edited.slug, title="Ganz neue Überschrift")
        own.publish_new("werkblick", 2)
        crawl("werkblick", path, own, "-a", "recheck=all")  # its age does not make it due
    with Archive.open(path, readonly=True) as archive:
        kept = archive.get(edited.url)
        assert kept is not None
        assert kept.title == "Ganz neue Überschrift"
        run = archive.last_run("werkblick")
        assert run is not None
        assert (run.new, run.changed) == (2, 1)
    changed = rows(path, "select number, changed from revisions where number > 1")
    assert changed == [(2, '["title"]')]


def test_traps_have_one_reason_each_and_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with DemoServer(port=0, traps=True) as own:
        scrapy("crawl", "rathausblick", archive=path, proxy=own.proxy_url)
        count = len(own.articles("rathausblick"))
    reasons = dict(rows(path, "select url, reason from refusals where reason != 'robots'"))
    by_trap = {
        name: [reason for url, reason in reasons.items() if url.rstrip("/").endswith(address)]
        for name, address in TRAPS.items()
    }
    assert by_trap | {"endless-listing": []} == {
        "not-an-article": ["no-text"],
        "no-title": ["no-title"],
        "impossible-date": ["impossible-date"],
        "empty-page": ["empty-page"],
        "picture-as-html": ["not-html"],
        "picture": ["not-html"],
        "missing": ["http-404"],
        "other-host": ["leaves-site"],
        "endless-listing": [],
    }
    assert "listing-repeats" in reasons.values()
    full = rows(path, "select count(*) from articles where state = 'full'")[0][0]
    assert full == count + 1  # the congress is an article, only its date is none
    with Archive.open(path, readonly=True) as archive:
        congress = archive.get(HOST + TRAPS["impossible-date"])
        assert congress is not None
        assert congress.published is None
    whole(path)


@pytest.mark.long
def test_a_kill_leaves_an_archive_that_the_next_run_completes(
    crawled: Path, tmp_path: Path
) -> None:
    path = tmp_path / "archive.db"
    chance = random.Random(7)
    with DemoServer(port=0) as own:
        for _ in range(4):
            process = subprocess.Popen(
                command("crawl", "rathausblick"),
                cwd=ROOT,
                env=environment(path, own.proxy_url),
                stderr=subprocess.DEVNULL,
            )
            own.clear_requests()
            limit = time.monotonic() + 90
            while not own.requests and time.monotonic() < limit:  # an empty file is no archive yet
                time.sleep(0.01)
            time.sleep(chance.uniform(0.0, 1.0))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            if path.exists():
                whole(path)
        crawl("rathausblick", path, own)
    sql = ("select url, kicker, title, teaser, published, published_from from articles "
           "where source = 'rathausblick' order by url")  # fmt: skip
    assert rows(path, sql) == rows(crawled, sql)
    outcomes = [outcome for (outcome,) in rows(path, "select outcome from runs order by id")]
    assert outcomes[-1] == "finished"
    assert set(outcomes[:-1]) <= {"killed"}


def test_a_site_that_fails_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with DemoServer(port=0) as own:
        own.fault("rathausblick.example/$", Fault(status=500))
        run = scrapy("crawl", "rathausblick", archive=path, proxy=own.proxy_url)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "1 listing page could not be read" in run.stderr
    assert rows(path, "select outcome from runs") == [("failed",)]


def test_a_site_without_an_answer_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    run = scrapy("crawl", "rathausblick", archive=path, proxy="http://127.0.0.1:9")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith("rathausblick: the site could not be reached")
    assert rows(path, "select outcome from runs") == [("failed",)]


@pytest.mark.parametrize("case", ["directory", "not-sqlite", "no-folder", "newer", "other"])
def test_a_bad_archive_path_ends_before_the_first_request(case: str, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    if case == "directory":
        path.mkdir()
    elif case == "not-sqlite":
        path.write_bytes(b"this is no database, whatever its name says" * 100)
    elif case == "no-folder":
        path = tmp_path / "missing" / "archive.db"
    elif case == "newer":
        Archive.open(path).close()
        with sqlite3.connect(path) as db:
            db.execute("pragma user_version = 9999")
        db.close()
    else:
        with sqlite3.connect(path) as db:
            db.execute("create table somebody_elses (x)")
        db.close()
    with DemoServer(port=0) as own:
        run = scrapy("crawl", "rathausblick", archive=path, proxy=own.proxy_url)
        assert own.requests == []
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert str(path.parent) in run.stderr


def test_an_unknown_site_is_a_usage_error(tmp_path: Path) -> None:
    run = scrapy("crawl", "nowhere", archive=tmp_path / "a.db")
    assert run.returncode == 64  # 2 says that something fell below expectations
    assert "rathausblick" in run.stderr


def test_every_profile_is_a_spider() -> None:
    run = scrapy("list", archive="unused.db")
    assert run.stdout.split() == [
        "kommune21", "move-online", "rathausblick", "stadt-und-werk", "werkblick",
    ]  # fmt: skip


def test_a_listing_that_links_itself_for_ever_ends(tmp_path: Path) -> None:
    def listing(n: int) -> bytes:
        teaser = (
            '<h3><a href="/k21-meldungen/a">Amt: Ein Titel</a></h3><p>[01.02.2024] Text. '
            '<a href="/k21-meldungen/a">mehr...</a></p>'
        )
        return f'<body>{teaser}<a rel=next href="/?pg={n + 1}">weiter</a></body>'.encode()

    page = (
        b"<title>Ein Titel</title><h1>Ein Titel</h1><p>[01.02.2024] Ein Text, der lang genug "
        b"ist, um ein Teaser zu sein.</p><p>Und ein Absatz dazu.</p>"
    )
    pages: dict[str, Answer] = {f"{HOST}/?pg={n}": (200, {}, listing(n)) for n in range(2, 500)}
    pages |= {f"{HOST}/": (200, {}, listing(1)), f"{HOST}/k21-meldungen/a": (200, {}, page),
              f"{HOST}/k21-meldungen/": (200, {}, listing(1))}  # fmt: skip
    path = tmp_path / "archive.db"
    with serving(pages) as proxy:
        run = scrapy("crawl", "rathausblick", archive=path, proxy=proxy)
    assert run.returncode == 0
    assert rows(path, "select count(*) from articles") == [(1,)]
    assert rows(path, "select requests < 20 from runs") == [(1,)]
    assert rows(path, "select distinct reason from refusals order by 1") == [
        ("listing-repeats",), ("not-offered",),
    ]  # fmt: skip
