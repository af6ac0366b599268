"""An archive whose only changes are corrections of our reading: nothing that the project ships (a
view, a named query, a page, SQL of the docs, a command) may speak of a change by the publisher."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive import Archive
from archive.database.docs import VIEWS
from archive.database.metadata import QUERIES
from archive.search.find import register
from reading_room.pages.questions import questions
from tests.conftest import ROOT
from tests.crawler.commands.test_archive_commands import scrapy
from tests.support.browsing import Place, browsing
from tests.support.records import T1, T2, T3, article, page, teaser

MISREAD = "Fehlgelesen"
LATER = "2026-03-04T05:06:07Z"
SELECTS = r"```[a-z]*\n((?:select|with)\b.*?)```"
BLOCKS = [
    pytest.param(block, id=f"{path.name}-{number}")
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    for number, block in enumerate(re.findall(SELECTS, path.read_text("utf-8"), re.S | re.I))
]
SHOWING = ("revisions", "article_history", "corrections")
"""What shows versions as such: beside the words it says whose doing they are."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every field misread once and corrected, also of an earlier version that had no successor;
    and an article that was announced before it was read."""
    path = tmp_path_factory.mktemp("corrected") / "archive.db"
    wrong = {name: f"{MISREAD} {name}" for name in ("title", "kicker", "teaser", "body")}
    with Archive.open(path) as archive:
        for n in range(1, 4):
            slug = f"meldung-{n}"
            body = "\n\n".join(f"Der Absatz {n}{i} der Meldung." for i in range(9))
            for at, read_at, texts in (
                (T1, None, wrong),
                (T1, LATER, {"body": body, "title": f"Rathaus {n} saniert"}),
                (T2, None, {"body": body, "title": f"Rathaus {n} saniert"}),
            ):
                capture = 10 * n + (at == T2)
                archive.save(article(slug, seen_at=at, capture=capture, read_at=read_at, **texts))
                archive.save(page(slug, fetched_at=at, capture=capture))
        # The better reader met the page in a crawl, before the kept page was read again.
        body = "\n\n".join(f"Der Satz {i} der fünften Meldung." for i in range(9))
        for at, read_at, title, capture in (
            (T1, None, wrong["title"], 60), (T2, None, "Rathaus 5 saniert", 61),
            (T1, LATER, "Rathaus 5 saniert", 60),
        ):  # fmt: skip
            archive.save(
                article("meldung-5", seen_at=at, capture=capture, read_at=read_at, title=title,
                        body=body)
            )  # fmt: skip
        archive.save(teaser("angekündigt", title="Bald zu lesen", kicker="Musterstadt"))
        archive.add_placeholders("rathausblick")
        archive.save(article("angekündigt", seen_at=T3, title="Nun zu lesen", capture=50))
        causes = {row[0] for row in archive.db.conn.execute("select distinct cause from revisions")}
        assert causes == {"publisher", "reader", "archive"}
        assert archive.verify() == []
    return path


@pytest.fixture(scope="module")
def served(path: Path) -> Iterator[Place]:
    with browsing(path) as place:
        yield place


def rows(path: Path, sql: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as db:
        register(db)
        db.row_factory = sqlite3.Row
        names = set(re.findall(r"(?<![:\w]):([a-z_]+)\b", re.sub(r"'[^']*'", "", sql)))
        return [dict(row) for row in db.execute(sql, dict.fromkeys(names, MISREAD))]


def speaks_of_a_change(sql: str, found: list[dict[str, object]]) -> bool:
    if re.search("publisher_changes|changed_headlines", sql):
        return bool(found)
    misread = any(MISREAD in str(value) for row in found for value in row.values())
    return misread and not re.search("|".join(SHOWING), sql)


@pytest.mark.parametrize("view", [*VIEWS, "revisions"])
def test_views(path: Path, view: str) -> None:
    found = rows(path, f"select * from {view}")
    assert not speaks_of_a_change(view, found)
    if view in ("article_history", "revisions"):
        assert {row["cause"] for row in found if int(str(row["number"])) > 1} == {
            "reader",
            "archive",
        }
    if view == "corrections":
        assert len(found) == 4
        assert {row["corrected_at"] for row in found} == {LATER, T2}


@pytest.mark.parametrize("name", questions())
def test_named_queries(path: Path, name: str) -> None:
    sql = questions()[name].sql
    assert not speaks_of_a_change(sql, rows(path, sql))


@pytest.mark.parametrize("name", QUERIES)
def test_queries_of_the_metadata(path: Path, name: str) -> None:
    sql = QUERIES[name][1]
    assert not speaks_of_a_change(sql, rows(path, sql))


@pytest.mark.parametrize("sql", BLOCKS)
def test_sql_of_the_docs(path: Path, sql: str) -> None:
    for statement in filter(str.strip, sql.split(";")):
        found = rows(path, statement)
        assert not speaks_of_a_change(statement, found)
        if "FROM revisions" in statement or "FROM article_history" in statement:
            assert all("cause" in row for row in found), "it shows versions without their cause"


@pytest.mark.parametrize(
    "address", ["/", "/-/suche", "/-/suche.atom", "/-/suche.csv", "/-/suche.json", "/-/suche.bib",
                "/-/aenderungen.atom", "/-/betrieb", "/-/orte", "/-/orte.csv", "/-/artikel/5",
                *(f"/-/forschung/{name}{form}" for name in questions()
                  for form in ("", ".csv", ".json"))],
)  # fmt: skip
def test_pages(served: Place, address: str) -> None:
    answer = served.get(address)
    assert answer.status == 200
    assert MISREAD not in answer.text
    assert "Geänderte Überschriften" not in answer.text
    assert not re.search(r"\d Fassungen", answer.text)
    if address.endswith("aenderungen.atom"):
        assert "<entry>" not in answer.text


def test_an_article_and_its_versions_show_corrections_as_such(served: Place) -> None:
    for number, day in ((1, "04.03.2026"), (4, "12.10.2025")):
        page = served.get(f"/-/artikel/{number}").text
        assert f"Korrektur unserer Erfassung, am {day}" in page
        assert not re.search(r"\d Fassungen", page)
    versions = served.get("/-/artikel/1/fassungen").text
    assert "Korrektur unserer Erfassung" in versions
    assert "hat nichts geändert" in versions
    assert "Zum ersten Mal gelesen" in served.get("/-/artikel/5").text


def test_the_command_shows_corrections_as_such(path: Path) -> None:
    said = scrapy(path, "history", "1").stdout.decode()
    assert "our reading corrected on 2026-03-04: title" in said
    assert "changed" not in said
    assert "first read: title" in scrapy(path, "history", "5").stdout.decode()
