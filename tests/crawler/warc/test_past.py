"""The past of a site, from public archives: whole runs against one on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from archive import Archive
from archive.exchange.citation import FORMS
from tests.support import kept
from tests.support.crawling import environment, scrapy
from tests.support.kept import rows
from tests.support.public_archive import (
    COLLECTION,
    CRAWLS,
    Answer,
    Held,
    PublicServer,
    public_archive,
)

FAST = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0", "-s", "CONTACT=a@b.example")
HOME = "http://www.rathausblick.example"
BRIDGE = f"{HOME}/k21-meldungen/bruecke"
OLD = f"{HOME}:80/meldung_23301_Rathaus.html"
NUMBER = f"{HOME}/?p=4711&post_type=k21-meldungen"


def holdings() -> list[Held]:
    """An old and a new site over several years."""
    return [
        Held(OLD, "20090304050607", kept.html("Rathaus am Netz")),
        Held(BRIDGE, "20190304050607", kept.html("Alte Brücke gesperrt")),
        Held(BRIDGE, "20200304050607", kept.html("Alte Brücke offen")),
        Held(BRIDGE, "20210304050607", kept.html("Alte Brücke offen")),
        Held(BRIDGE, "20220304050607", kept.html("Alte Brücke gesperrt")),
        Held(NUMBER, "20150101000000", kept.html("Mit Nummer")),
        Held(f"{HOME}/k21-meldungen/weg", "20180101000000", b"", status=301),
        Held(f"{HOME}/k21-meldungen/kaputt", "20180101000000", b"<p>Fehler", status=500),
        Held(f"{HOME}/logo.png", "20180101000000", b"x", mime="image/png"),
    ]


def past(
    folder: Path, server: PublicServer, *more: str, source: str = COLLECTION
) -> subprocess.CompletedProcess[str]:
    with public_archive(server) as proxy:
        return scrapy(
            "past", *FAST, *more, "--from", source, "rathausblick",
            archive=folder / "archive.db", proxy=proxy,
        )  # fmt: skip


def states(folder: Path) -> dict[str, int]:
    return dict(
        rows(folder / "archive.db", "select state, count(*) from public_captures group by state")
    )


def titles(folder: Path) -> list[tuple[str, str]]:
    sql = "select seen_at, title from revisions order by seen_at"
    return [(str(at), str(title)) for at, title in rows(folder / "archive.db", sql)]


@pytest.mark.parametrize("source", [COLLECTION, CRAWLS])
def test_what_public_archives_hold_becomes_earlier_versions(tmp_path: Path, source: str) -> None:
    server = PublicServer(holdings())
    done = past(tmp_path, server, source=source)
    assert (done.returncode, done.stderr) == (0, "")
    assert titles(tmp_path) == [
        ("2009-03-04T05:06:07Z", "Rathaus am Netz"),
        ("2015-01-01T00:00:00Z", "Mit Nummer"),
        ("2019-03-04T05:06:07Z", "Alte Brücke gesperrt"),
        ("2020-03-04T05:06:07Z", "Alte Brücke offen"),
        ("2022-03-04T05:06:07Z", "Alte Brücke gesperrt"),
    ]
    assert states(tmp_path) == {"kept": 4, "known": 1}
    assert server.most_at_once == 1
    assert "1 redirects" in done.stdout
    assert "1 errors of the site" in done.stdout
    again = PublicServer(holdings())
    assert past(tmp_path, again, source=source).returncode == 0
    assert not [url for url in again.asked if "id_/" in url or "data/" in url]
    sql = "select times, alike_until from public_captures where url like '%bruecke' order by id"
    assert rows(tmp_path / "archive.db", sql)[1] == (2, "2021-03-04T05:06:07Z")


def test_it_equals_the_ingest_of_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    server = PublicServer(holdings()[:6])
    assert past(tmp_path / "a", server).returncode == 0
    file = tmp_path / "b" / "all.warc.gz"
    file.write_bytes(b"".join(held.record() for held in server.held))
    done = scrapy("warc", "ingest", str(file), archive=tmp_path / "b" / "archive.db")
    assert done.returncode == 0
    for sql in (
        "select title, body, published, first_seen from articles_full order by title",
        "select title, body, seen_at, cause from revisions order by seen_at",
    ):
        assert rows(tmp_path / "a" / "archive.db", sql) == rows(tmp_path / "b" / "archive.db", sql)


def test_a_dry_run_shows_what_there_is_and_fetches_nothing(tmp_path: Path) -> None:
    server = PublicServer(holdings())
    done = past(tmp_path, server, "--dry-run")
    assert done.returncode == 0
    assert not [url for url in server.asked if "id_/" in url]
    assert states(tmp_path) == {"listed": 5}
    line = next(line for line in done.stdout.splitlines() if line.strip().startswith("2020"))
    assert line.split() == ["2020", "2", "1", "1", "1", "0", "0"]


def test_a_span_of_time_is_kept_to(tmp_path: Path) -> None:
    server = PublicServer(holdings())
    assert past(tmp_path, server, "--since", "2015-01-01", "--until", "2019-12-31").returncode == 0
    assert [title for _, title in titles(tmp_path)] == ["Mit Nummer", "Alte Brücke gesperrt"]


def test_what_is_too_much_at_once_is_asked_for_in_parts(tmp_path: Path) -> None:
    days = [f"2020{month:02}0{day}" for month in range(1, 13) for day in range(1, 4)]
    many = [Held(BRIDGE, f"{day}000000", kept.html(f"Stand {day}")) for day in days]
    done = past(tmp_path, PublicServer(many), "--dry-run", "-s", "PAST_INDEX_ROWS=10")
    assert (done.returncode, done.stderr) == (0, "")
    assert states(tmp_path) == {"listed": 36}


def test_a_million_captures_of_a_day_are_bounded_and_said(tmp_path: Path) -> None:
    many = [Held(BRIDGE, f"202001010000{n:02}", kept.html(f"Stand {n}")) for n in range(30)]
    done = past(tmp_path, PublicServer(many), "--dry-run", "-s", "PAST_INDEX_ROWS=10")
    assert done.returncode == 1
    assert "names 10 captures or more on 20200101" in done.stderr
    assert states(tmp_path) == {"listed": 10}


def test_what_is_no_capture_and_what_leads_away_is_refused(tmp_path: Path) -> None:
    def odd(url: str) -> Answer | None:
        if "id_/" not in url:
            return None
        away = 302, {"Location": "http://evil.example/"}, b""
        return away if "2009" in url else (200, {}, b"<h1>Sorry, we are busy</h1>")

    server = PublicServer(holdings(), odd=odd, lie=lambda line: line | {"digest": "-"})
    done = past(tmp_path, server)
    assert "names no time of capture" in done.stdout
    assert "not on a host" in done.stderr
    assert titles(tmp_path) == []
    assert not [url for url in server.asked if url.startswith("http://evil")]


def test_a_range_that_is_cut_is_refused(tmp_path: Path) -> None:
    server = PublicServer(
        [Held(BRIDGE, "20190304050607", kept.html())],
        odd=lambda url: (206, {}, b"\x1f\x8b\x08") if "/data/" in url else None,
    )
    done = past(tmp_path, server, source=CRAWLS)
    assert "3 bytes of a part of" in done.stdout
    assert states(tmp_path) == {"refused": 1}


@pytest.mark.parametrize("seconds", ["1", "86400"])
def test_a_rate_limit_is_heeded_and_one_without_end_ends_the_run(
    tmp_path: Path, seconds: str
) -> None:
    server = PublicServer(
        holdings(),
        odd=lambda url: (429, {"Retry-After": seconds}, b"") if "id_/" in url else None,
    )
    done = past(tmp_path, server, "-s", "FAILURES_IN_A_ROW=3")
    assert done.returncode == 1
    assert "waiting for the next run: 5 captures" in done.stderr
    assert ("asks to come back in 86400 seconds" in done.stderr) == (seconds == "86400")
    assert states(tmp_path) == {"listed": 5}
    assert past(tmp_path, PublicServer(holdings())).returncode == 0
    assert states(tmp_path) == {"kept": 4, "known": 1}


def test_a_server_that_fails_in_the_middle_is_asked_again_next_time(tmp_path: Path) -> None:
    server = PublicServer(
        holdings(), odd=lambda url: (503, {}, b"") if "2019" in url and "id_/" in url else None
    )
    done = past(tmp_path, server)
    assert done.returncode == 1
    assert "answered 503" in done.stderr
    assert states(tmp_path) == {"kept": 4, "listed": 1}
    assert past(tmp_path, PublicServer(holdings())).returncode == 0
    assert [title for _, title in titles(tmp_path)][2] == "Alte Brücke gesperrt"


def test_an_archive_that_is_away_for_days_costs_no_capture(tmp_path: Path) -> None:
    assert past(tmp_path, PublicServer(holdings()), "--dry-run").returncode == 0
    for _ in range(3):
        done = scrapy("past", *FAST, "-s", "RETRY_TIMES=0", "--from", COLLECTION, "rathausblick",
                      archive=tmp_path / "archive.db")  # fmt: skip
        assert done.returncode == 1
    assert states(tmp_path) == {"listed": 5}


def test_an_index_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    server = PublicServer([], odd=lambda url: (200, {}, b"<html>busy") if "/cdx" in url else None)
    done = past(tmp_path, server)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"{COLLECTION}/cdx: it is no index: expected JSON"] * 2
    assert "No public capture of rathausblick is known of." in done.stdout


NOT_FOUND = (
    b"<html lang='de'><head><title>Seite nicht gefunden - Rathausblick</title></head><body>"
    b"<h1>Seite nicht gefunden</h1><p>Hier ist leider nichts zu finden.</p></body></html>"
)


def test_a_page_that_was_gone_then_is_refused_with_the_reason(tmp_path: Path) -> None:
    server = PublicServer(
        [
            Held(BRIDGE, "20190304050607", kept.html("Alt")),
            Held(BRIDGE, "20200304050607", NOT_FOUND),
        ]
    )
    done = past(tmp_path, server)
    assert done.returncode == 0
    assert "'Seite nicht gefunden' says that it is gone" in done.stdout
    assert states(tmp_path) == {"kept": 1, "refused": 1}
    assert [title for _, title in titles(tmp_path)] == ["Alt"]


def test_a_citation_names_the_public_archive(tmp_path: Path) -> None:
    assert past(tmp_path, PublicServer(holdings())).returncode == 0
    memento = f"{COLLECTION}/20190304050607/{BRIDGE}"
    with Archive.open(tmp_path / "archive.db", readonly=True) as archive:
        citation = archive.cite(BRIDGE, "2019-12-31")
    assert citation.memento == memento
    assert all(memento in form(citation) for form in FORMS.values())


def test_coverage_speaks_of_public_archives(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    assert past(tmp_path, PublicServer(holdings()), "--dry-run").returncode == 0
    said = scrapy("coverage", "rathausblick", archive=archive).stdout
    assert "rathausblick, in public archives, by year of capture" in said
    assert "nobody has: 23300, 23302-23479" in said
    found = json.loads(scrapy("coverage", "--json", "rathausblick", archive=archive).stdout)
    assert [year["year"] for year in found["rathausblick"]["public"]] == [
        "2022",
        "2020", "2019", "2015", "2009",
    ]  # fmt: skip
    assert found["rathausblick"]["numbers_nobody_has"] == ["23300", "23302-23479"]


@pytest.mark.long
def test_killed_at_any_time_it_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    many = [Held(f"{HOME}/k21-meldungen/nr-{n}", f"2019010100{n:02}00",
                 kept.html(f"Meldung Nummer {n}", body=f"Ganz eigener Satz {n}.\nUnd noch {n}."))
            for n in range(30)]  # fmt: skip
    killed = 0
    for seconds in (1.5, 2.0, 2.5, 3.0, 4.0):
        with public_archive(PublicServer(many, slow=0.05)) as proxy:
            process = subprocess.Popen(
                [sys.executable, "-m", "scrapy", "past", *FAST, "--from", COLLECTION,
                 "rathausblick"],
                env=environment(tmp_path / "archive.db", proxy),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                killed += 1
            process.wait()
    assert killed
    assert past(tmp_path, PublicServer(many)).returncode == 0
    assert states(tmp_path) in ({"kept": 30}, {"kept": 29, "known": 1}, {"kept": 28, "known": 2})
    assert len(titles(tmp_path)) == 30


def test_a_page_that_is_kept_already_is_not_fetched(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        kept.crawled(store, archive, "bruecke", kept.html("Alte Brücke offen"), kept.T1)
    server = PublicServer([Held(BRIDGE, "20190304050607", kept.html("Alte Brücke offen"))])
    assert past(tmp_path, server).returncode == 0
    assert states(tmp_path) == {"known": 1}
    assert not [url for url in server.asked if "id_/" in url]
    sql = "select first_seen from articles"
    assert rows(tmp_path / "archive.db", sql) == [("2019-03-04T05:06:07Z",)]


def test_without_a_contact_nobody_is_asked(tmp_path: Path) -> None:
    server = PublicServer(holdings())
    done = past(tmp_path, server, "-s", "CONTACT=")
    assert done.returncode == 1
    assert "CONTACT is not set" in done.stderr
    assert server.asked == []


def test_what_is_no_archive_is_wrong_usage(tmp_path: Path) -> None:
    done = past(tmp_path, PublicServer([]), source="ftp://x")
    assert done.returncode != 0
    assert "is no public archive; expected ia, cc" in done.stderr
