"""``archive.db.example``: a real archive, held to today's schema, that opens everywhere."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from archive import Archive
from tests.conftest import ROOT

EXAMPLE = ROOT / "archive.db.example"


def shape(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return db.execute(
            "select type, name, sql from sqlite_schema where sql is not null order by 1, 2"
        ).fetchall()


def test_it_has_the_shape_of_a_new_archive(tmp_path: Path) -> None:
    """If this is red, the schema has moved: ``make example`` makes a new one."""
    fresh = tmp_path / "fresh.db"
    Archive.open(fresh).close()
    assert shape(EXAMPLE) == shape(fresh)


def test_it_is_small_sound_and_filled() -> None:
    assert EXAMPLE.stat().st_size <= 2_000_000
    with closing(sqlite3.connect(f"file:{EXAMPLE}?mode=ro", uri=True)) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert db.execute("pragma foreign_key_check").fetchall() == []
        for table in ("articles", "texts", "addresses", "teasers", "revisions", "links", "pages",
                      "runs", "sources", "refusals"):  # fmt: skip
            assert db.execute(f"select count(*) from {table}").fetchone()[0] > 0, table
        states = {state for (state,) in db.execute("select distinct state from articles")}
        assert states >= {"full", "gone"}
        found = db.execute("select rowid from articles_fts where articles_fts match 'Stadt'")
        assert found.fetchone() is not None


@pytest.mark.parametrize(
    "what",
    [
        "publisher_changes", "corrections WHERE new_title IS NOT old_title", "merged", "reprints",
        "articles WHERE published_also != '[]'", "coverage WHERE missing > 0",
        "quarantine WHERE held", "alerts WHERE closed IS NOT NULL", "article_places",
        "links WHERE gone_at IS NOT NULL", "articles WHERE state = 'gone'",
        "archive WHERE name IS NOT NULL", "public_captures WHERE state = 'kept'",
        "pages WHERE url LIKE '%waermenetz%' AND status = 200 AND first_fetched < fetched_at",
    ],
)  # fmt: skip
def test_it_shows_one_of_everything(what: str) -> None:
    with closing(sqlite3.connect(f"file:{EXAMPLE}?mode=ro", uri=True)) as db:
        assert db.execute(f"SELECT count(*) FROM {what}").fetchone()[0] > 0


@contextmanager
def datasette(path: Path, port: int) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "datasette", "serve", "-i", str(path), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def fetch(url: str) -> str:
    for _ in range(600):
        try:
            with urlopen(url, timeout=10) as answer:
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer")


def test_datasette_browses_it(free_port: int) -> None:
    pytest.importorskip("datasette")
    with datasette(EXAMPLE, free_port) as root:
        databases = json.loads(fetch(f"{root}/-/databases.json"))
        name = databases[0]["route"].replace(".", "~2E")  # Datasette's own encoding
        page = fetch(f"{root}/{name}/articles_full?_size=5")
        assert "Rathausblick" in page or "rathausblick" in page
        assert "articles_full" in page
