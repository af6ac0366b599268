"""Answers that are not what they say: each kind beside a control, in crawls as cron runs them."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.clock import stamp
from tests.support.crawling import Answer, scrapy
from tests.support.cron import SITE, change, crawlall, rows
from tests.support.lying import (  # fmt: skip
    HOST,
    LISTING,
    STEM,
    Lie,
    Stage,
    listing,
    lying,
    notice,
    page,
    prose,
    site,
    url,
)

VERSIONS = (
    "select number from article_history h join articles a on a.id = h.article_id where a.url = ?"
)


def crawl(path: Path, stage: Stage, *args: str) -> subprocess.CompletedProcess[str]:
    return scrapy("crawl", SITE, *args, archive=path, proxy=stage.proxy)


def full(path: Path) -> set[str]:
    return {u for (u,) in rows(path, "select url from articles where state = 'full'")}


def reasons(path: Path) -> dict[str, str]:
    found = rows(path, "select url, reason from refusals where reason != 'not-offered'")
    return {u.removeprefix(HOST): reason for u, reason in found}


def aged(path: Path) -> None:
    """Make all pages nine days old, and two since they were last asked for."""
    with closing(sqlite3.connect(path)) as db, db:
        for column, days in (("first_fetched", 9), ("fetched_at", 2)):
            db.execute(
                f"UPDATE pages SET {column} = ?", [stamp(datetime.now(UTC) - timedelta(days=days))]
            )


def kept(n: int) -> str:
    return url(n).replace("http:", "https:").rstrip("/")


def test_a_304_that_nobody_asked_for_is_no_page(tmp_path: Path) -> None:
    """Once, it costs a second request; always, it is told, and nothing is taken for read."""
    path = tmp_path / "a.db"
    pages = site(range(4))
    whole = listing([0, 1], f"{STEM}?page=2")
    pages[LISTING] = lambda n: (304, {}, b"") if n == 1 else whole
    pages[f"{LISTING}?page=2"] = listing([2, 3])
    pages[f"{HOST}/"] = listing([0])
    pages[url(1)] = lambda n: (304, {}, b"") if n == 1 else page(1)
    pages[url(3)] = (304, {}, b"")
    with lying(pages) as stage:
        run = crawl(path, stage)
        assert (run.returncode, run.stderr) == (0, "")
        assert full(path) == {kept(n) for n in (0, 1, 2)}
        assert reasons(path) == {f"{STEM}a-3/": "unasked-304"}
        again = [headers for asked, headers in stage.asked if asked == url(1)]
        assert [headers.get("cache-control") for headers in again] == [None, "no-cache"]
        assert stage.times(url(3)) == 2
        stage.asked.clear()
        crawl(path, stage)
        assert stage.times(url(3)) == 2  # in every run
        pages[url(3)] = page(3)
        crawl(path, stage)
        assert kept(3) in full(path)
        pages[LISTING] = (304, {}, b"")
        new = tmp_path / "b.db"
        run = crawl(new, stage)
        assert run.returncode == 1  # an article may be missing
        assert "304" in run.stderr
        assert rows(new, "select 1 from _cursors where surface = ? and finished is null", LISTING)


def test_a_304_to_a_question_counts(tmp_path: Path) -> None:
    """The control: what was asked with validators may be answered with 304."""
    path = tmp_path / "a.db"
    pages = site(range(2))
    tag = {"ETag": '"eins"'}
    pages[url(0)] = lambda n: (200, tag, page(0).encode()) if n == 1 else (304, tag, b"")
    with lying(pages) as stage:
        crawl(path, stage)
        run = crawl(path, stage, "-a", "recheck=all")
        assert (run.returncode, run.stderr) == (0, "")
        assert [h.get("if-none-match") for u, h in stage.asked if u == url(0)] == [None, '"eins"']
        assert reasons(path) == {}


def test_a_304_that_hides_an_edit_is_found_out_and_told(tmp_path: Path) -> None:
    """Once the page is eight days old it is read whole, and its validators are no longer trusted
    without a word."""
    path = tmp_path / "a.db"
    pages, tag = site(range(3)), {"ETag": '"immer"'}
    with lying(pages) as stage:

        def at(text: str) -> Lie:
            def answer(_: int) -> Answer:
                known = [headers for asked, headers in stage.asked if asked == url(0)][-1]
                unchanged = "if-none-match" in known
                return (
                    (304, tag, b"")
                    if unchanged
                    else (200, tag, page(0, body=prose(0) + text).encode())
                )

            return answer

        pages[url(0)] = at("")
        crawl(path, stage)
        pages[url(0)] = at("<p>Nachtrag: Der Rat hat den Beschluss am Abend wieder aufgehoben.</p>")
        run = crawl(path, stage, "-a", "recheck=all")
        assert (run.returncode, run.stderr) == (0, "")  # nobody can know yet
        aged(path)
        run = crawl(path, stage, "-a", "recheck=all")
        assert [number for (number,) in rows(path, VERSIONS, kept(0))] == [1, 2]
        assert run.returncode == 2
        assert "although the server said by ETag or Last-Modified" in run.stderr
        stage.asked.clear()
        crawl(path, stage, "-a", "recheck=all")
        assert [h.get("if-none-match") for u, h in stage.asked if u == url(0)] == ['"immer"']
        scrapy("crawl", SITE, "-a", "recheck=all", "-s", "CONDITIONAL_ENABLED=0",
               archive=path, proxy=stage.proxy)  # fmt: skip
        assert all("if-none-match" not in headers for _, headers in stage.asked[-3:])


def test_an_endless_address_is_told_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    long = f"{STEM}{'x' * 1100}/"
    pages = site(range(20))
    extra = f'<div><h3><a href="{long}">Auental: Lang</a></h3><p>[10.10.2025] Lang.</p></div>'
    pages[LISTING] = pages[f"{HOST}/"] = listing(range(20), extra=extra)
    hidden = f'<p>Wir berichteten <a href="{STEM}versteckt/">hier</a> davon.</p>'
    pages[url(3)] = page(3, after=hidden)
    pages[f"{HOST}{STEM}versteckt/"] = page(300)
    with lying(pages) as stage:
        run = crawl(path, stage)
        assert (run.returncode, run.stderr) == (0, "")
        assert len(full(path)) == 21  # with the one that only an article links
        assert reasons(path) == {long: "too-long-address"}
        assert not [u for u, _ in stage.asked if len(u) > 1000]


def test_a_redirect_home_names_the_address_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = site(range(3))
    pages[url(2)] = (302, {"Location": "/"}, b"")
    with lying(pages) as stage:
        crawl(path, stage)
    ((detail,),) = rows(path, "select detail from refusals where reason = 'no-article-address'")
    assert detail.startswith(f"{url(2)} led to {HOST}/, which")


def test_a_cut_page_is_asked_for_in_the_next_run_whatever_its_age(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = site(range(3))
    whole = page(1, date="10.10.2019")
    cut = (200, {"ETag": '"halb"'}, whole.encode()[: len(whole) * 2 // 3])
    pages[url(1)] = lambda n: cut if n == 1 else whole
    with lying(pages) as stage:
        crawl(path, stage)
        first = rows(path, "select length(body) from articles_full where url = ?", kept(1))
        crawl(path, stage)
        assert (stage.times(url(1)), stage.times(url(0))) == (2, 1)
        assert "if-none-match" not in [h for u, h in stage.asked if u == url(1)][1]
        assert rows(path, "select length(body) from articles_full where url = ?", kept(1)) > first
        crawl(path, stage)
        assert stage.times(url(1)) == 2  # whole now


def test_pages_that_say_something_else_are_no_articles_and_take_none_away(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = site(range(12))
    instead = {
        2: notice("Dieser Beitrag ist nicht mehr online", "Zurück zur Startseite."),
        3: notice("Zugriff verweigert", "Sie haben keine Berechtigung für diesen Bereich."),
        4: notice("Wartungsarbeiten", "Wir sind in Kürze wieder für Sie da."),
        5: notice("Ihre Privatsphäre", "Wir und 99 Partner nutzen Cookies. Stimmen Sie zu?"),
        6: page(6, body='<p>Dieser Inhalt ist passwortgeschützt.</p><form '
                        'action="/wp-login.php?action=postpass"><input name="p"></form>'),
    }  # fmt: skip
    with lying(pages) as stage:
        pages |= {url(n): lie for n, lie in instead.items()}
        first = crawl(path, stage)
        assert first.returncode == 2, first.stderr  # five of twelve, at first contact
        assert "5 of 12 article pages show a notice in place of the article" in first.stderr
        assert full(path) == {kept(n) for n in range(12) if n not in instead}
        assert reasons(path) == {
            f"{STEM}a-2/": "soft-404", f"{STEM}a-3/": "denied", f"{STEM}a-4/": "maintenance",
            f"{STEM}a-5/": "wall", f"{STEM}a-6/": "wall",
        }  # fmt: skip
        pages |= {url(n): page(n) for n in instead}
        crawl(path, stage)  # what passes is asked for in the next run, what is gone in a week
        assert full(path) == {kept(n) for n in range(12) if n != 2}
        texts = rows(path, "select id, title, body from articles_full where state = 'full'")
        pages |= {url(n): lie for n, lie in instead.items() if n != 2}
        pages[url(1)] = instead[2]
        for _ in range(3):
            crawl(path, stage, "-a", "recheck=all")
        assert (
            rows(path, "select id, title, body from articles_full where state != 'teaser'") == texts
        )
        gone = "select url from articles where state = 'gone'"
        assert rows(path, gone) == []  # none is believed while so many pages are no articles
        pages |= {url(n): page(n) for n in (3, 4, 5, 6)}
        for _ in range(3):
            crawl(path, stage, "-a", "recheck=all")
        assert rows(path, gone) == [(kept(1),)]
        pages[url(1)] = page(1)
        crawl(path, stage, "-a", "recheck=all")
        assert kept(1) in full(path)  # it came back


def test_short_news_with_such_words_are_news(tmp_path: Path) -> None:
    """The control."""
    path = tmp_path / "a.db"
    pages = site(range(6))
    short = ("404 neue Ladepunkte im Landkreis", "Erreger im Trinkwasser nicht gefunden",
             "Zugriff auf Akten verweigert", "Wartungsarbeiten am Klärwerk", "KI")  # fmt: skip
    pages |= {url(n): page(n, title=title, body="") for n, title in enumerate(short)}
    with lying(pages) as stage:
        run = crawl(path, stage)
    assert (run.returncode, run.stderr) == (0, "")
    titles = {title for (title,) in rows(path, "select title from articles where state = 'full'")}
    assert titles > set(short)


def test_a_home_page_under_every_address_is_one_alarm_and_no_article(tmp_path: Path) -> None:
    """What a site does whose permalinks were switched off: every address is the home page."""
    path = tmp_path / "a.db"
    pages = site(range(12))
    with lying(pages) as stage:
        crawl(path, stage)
        before = rows(path, "select id, title, body from articles_full order by id")
        many = "".join(f'<p>Es steht <a href="{STEM}neu-{n}/">hier {n}</a>.</p>' for n in range(9))
        text = page(77, title="Rathausblick – Nachrichten aus den Kommunen", body=many, date="")
        other = page(78, title="Alles auf einen Blick", body=many + "<p>Willkommen.</p>", date="")
        for lie in (text, other):
            pages |= {url(n): lie for n in range(12)}
            run = crawl(path, stage, "-a", "recheck=all")
            assert run.returncode == 2
            assert rows(path, "select id, title, body from articles_full where state = 'full' "
                              "order by id") == before  # fmt: skip
        assert "one and the same article" in run.stderr


def test_a_listing_that_never_says_that_it_changed_is_read_whole_and_told(tmp_path: Path) -> None:
    """It names what is new: believed for years, it would hide every new article."""
    path = tmp_path / "a.db"
    pages = site(range(5))
    with lying(pages) as stage:

        def shown(numbers: range) -> Lie:
            def answer(_: int) -> Answer:
                if "if-none-match" in stage.asked[-1][1]:
                    return 304, {"ETag": '"1"'}, b""
                return 200, {"ETag": '"1"'}, listing(numbers).encode()

            return answer

        pages |= {LISTING: shown(range(5)), f"{HOST}/": shown(range(5))}
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        pages |= {LISTING: shown(range(6)), f"{HOST}/": shown(range(6)), url(5): page(5)}
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0  # believed
        assert rows(path, "select count(*) from articles") == [(5,)]
        for table, column in (
            ("pages", "first_fetched"), ("pages", "fetched_at"), ("_cursors", "finished"),
            ("_announcements", "first_seen"),
        ):  # fmt: skip
            earlier = f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-1 days')"
            change(path, f"update {table} set {column} = {earlier}")
        change(path, "update pages set first_fetched = "
                     "strftime('%Y-%m-%dT%H:%M:%SZ', first_fetched, '-2 days')")  # fmt: skip
        run = crawlall(path, stage.proxy, "--quiet")
    assert (run.returncode, "its 304 answers hide them for days" in run.stderr) == (2, True)
    assert rows(path, "select count(*) from articles") == [(6,)]
