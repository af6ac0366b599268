"""A field that vanishes or changes alike on many articles is not overwritten, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.crawling import scrapy
from tests.support.cron import SITE, change, crawlall, rows
from tests.support.lying import headline, lying, page, prose, site, url

ARTICLES = range(24)
TEXTS = "select url, kicker, title, teaser, published from articles order by url"


def wrong(name: str, n: int) -> str:
    match name:
        case "kicker":
            return page(n, kicker="").replace("<p></p>", "")
        case "title":
            return page(n, title=f"{headline(n)} (das neue Portal)")
    return page(n, lead=f"{n + 1}. März 2026 Mit dem {n}. Vorhaben des Jahres kommt die Gemeinde "
                        "ihrem Ziel ein Stück näher.")  # fmt: skip


@pytest.mark.parametrize("name", ["kicker", "title", "teaser"])
def test_it_is_held_told_and_over(name: str, tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(ARTICLES)
    again = ("-a", "recheck=all", "--quiet")
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        before = rows(path, TEXTS)
        pages |= {url(n): wrong(name, n) for n in ARTICLES}
        for _ in range(3):
            run = crawlall(path, stage.proxy, *again)
            assert run.returncode == 2
            assert rows(path, TEXTS) == before
        assert f"changed:{name}" in {n for (n,) in rows(path, "select name from alerts")}
        pages |= {url(n): page(n) for n in ARTICLES}
        run = crawlall(path, stage.proxy, *again)
        assert (run.returncode, run.stderr) == (0, "")
    assert rows(path, TEXTS) == before
    assert rows(path, "select count(*) from revisions where number > 1") == [(0,)]
    assert rows(path, "select count(*) from quarantine where settled is null") == [(0,)]


OPENED = """insert into alerts (source, name, detail, opened, last_seen, told)
    select ?, ?, 'as a test', max(finished), max(finished), 1 from runs"""


@pytest.mark.parametrize(("alarm", "written"), [("pictured", True), ("changed:title", False)])
def test_a_field_waits_for_the_alarm_about_itself_alone(
    alarm: str, written: bool, tmp_path: Path
) -> None:
    path, pages = tmp_path / "archive.db", site(ARTICLES)
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        change(path, OPENED, SITE, alarm)
        edited = "Ein anderer Titel für die dritte Meldung"
        pages[url(3)] = page(3, title=edited)
        crawlall(path, stage.proxy, "-a", "recheck=all", "--quiet")
    found = rows(path, "select count(*) from articles where title = ?", edited)
    assert found == [(int(written),)]


@pytest.mark.parametrize(("alarm", "told"), [("pictured", True), ("short", False)])
def test_what_was_first_read_while_texts_were_cut_is_no_mass_edit(
    alarm: str, told: bool, tmp_path: Path
) -> None:
    path, pages = tmp_path / "archive.db", site(range(12))
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        change(path, "update runs set started = '2026-01-01', finished = '2026-01-01'")
        pages |= site(ARTICLES) | {url(n): page(n, body=prose(n, 1)) for n in range(12, 24)}
        crawlall(path, stage.proxy, "--quiet")
        change(path, OPENED, SITE, alarm)
        pages |= site(ARTICLES)
        crawlall(path, stage.proxy, "-a", "recheck=all", "--quiet")
    assert rows(path, "select count(*) from revisions where number > 1") == [(12,)]
    assert bool(rows(path, "select 1 from alerts where name = 'edited'")) is told


def test_what_an_operator_accepts_is_written(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", site(ARTICLES)
    again = ("-a", "recheck=all", "--quiet")
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        pages |= {url(n): wrong("title", n) for n in ARTICLES}
        assert crawlall(path, stage.proxy, *again).returncode == 2
        assert scrapy("accept", SITE, "changed:title", archive=path).returncode == 0
        run = crawlall(path, stage.proxy, *again)
        assert (run.returncode, run.stderr) == (0, "")
    titled = "select count(*) from articles where title like '%(das neue Portal)'"
    assert rows(path, titled) == [(len(ARTICLES),)]
