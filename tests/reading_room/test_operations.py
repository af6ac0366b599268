"""The operations page: a verdict, faults first, one language at a time."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from archive import Archive
from reading_room.pages.operations import measured, said
from reading_room.view.locale import locale_of
from tests.support.browsing import Place, browsing
from tests.support.records import article


def words(page: str) -> str:
    """The text of a page but for what is marked as being in another language."""
    page = re.sub(
        r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', "", page.partition("<main")[2], flags=re.S
    )
    return re.sub(r"<[^>]+>", " ", page)


def test_a_verdict_stands_on_top_and_faults_first(place: Place) -> None:
    page = place.get("/-/betrieb").text
    assert re.search(r"<h1[^>]*>1 von 3 Medien braucht Aufmerksamkeit</h1>", page)
    assert "weniger neue Artikel als üblich, seit" in page
    cards = re.findall(r'<li class="(\w+)"><h2>([^<]+)</h2>', page)
    assert cards[0] == ("alarm", "Kommune21")
    assert [word for word, _ in cards[1:]] == ["good", "good"]
    runs = page.partition('id="runs"')[2].partition("</section>")[0]
    times = re.findall(r'<time datetime="([^"]+)"', runs)
    assert times == sorted(times, reverse=True)
    assert len(times) > 3


def test_it_speaks_one_language_at_a_time(place: Place) -> None:
    german = words(place.get("/-/betrieb").text)
    for english in ("articles were read", "look at", "not-offered", " UTC"):
        assert english not in german
    page = place.get("/-/betrieb", Cookie="kommunews_language=en").text
    assert "1 of 3 sites needs attention" in page
    assert "fewer new articles than usual" in page


def test_every_reason_of_the_archive_has_words(place: Place) -> None:
    with closing(sqlite3.connect(place.path)) as conn:
        names = [
            row[0]
            for sql in ("select name from alerts", "select reason from refusals",
                        "select reason from quarantine")
            for row in conn.execute(sql)
        ]  # fmt: skip
    for name in {*names, "next:listing", "same:title", "http-503"}:
        assert " " in said(name, locale_of("de")), name
    assert said("something-new", locale_of("de")) == "something-new"


def test_every_metric_has_a_name_in_words(place: Place) -> None:
    with closing(sqlite3.connect(place.path)) as conn:
        names = [row[0] for row in conn.execute("select distinct name from _metrics")]
    german = locale_of("de")
    assert len(names) > 30
    for name in names:
        assert measured(name, german) != name
    assert measured("dated:listing", german) == "mit Datum (Übersichten)"
    assert measured("same:title", german) == "gleiche Angabe auf mehreren Seiten (Überschrift)"
    assert measured("something-new", german) == "something-new"


def test_times_are_those_of_germany_and_utc_is_the_tooltip() -> None:
    german = locale_of("de")
    assert str(german.moment("2026-07-01T22:30:00Z")) == (
        '<time datetime="2026-07-01T22:30:00Z" title="01.07.2026, 22:30\xa0UTC">'
        "02.07.2026, 00:30</time>"
    )
    assert str(german.moment("<b>")) == "&lt;b&gt;"
    assert german.moment(None) == "–"


def test_where_all_is_well_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.register("rathausblick", "Rathausblick", "https://www.rathausblick.example/")
        archive.save(article())
        run = archive.start_run("rathausblick", "2026-11-20T04:00:00Z")
        ended = "2026-11-20T04:09:00Z"
        archive.finish_run(run, finished=ended, outcome="finished", requests=3)
    with browsing(path) as served:
        assert "Das Medium ist in Ordnung" in served.get("/-/betrieb").text
