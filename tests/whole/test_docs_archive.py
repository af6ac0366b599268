"""The SQL and the commands in the pages about the archive work."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from archive import Archive
from archive.search.find import register
from tests.archive.exchange.test_export import fill
from tests.conftest import ROOT
from tests.crawler.commands.test_archive_commands import scrapy

DOCS = ROOT / "docs"
PAGES = ("searching", "changes", "duplicates", "export", "care")
SQL = [
    pytest.param(sql, id=f"{page}-{number}")
    for page in PAGES
    for number, sql in enumerate(
        re.findall(r"```sql\n(.*?)```", (DOCS / f"{page}.md").read_text("utf-8"), re.DOTALL)
    )
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "archive.db"
    with Archive.open(path) as archive:
        fill(archive)
    return path


@pytest.mark.parametrize("sql", SQL)
def test_sql_runs_in_any_sqlite(path: Path, sql: str) -> None:
    plain = sqlite3.connect(path)
    plain.execute(sql).fetchall()
    plain.close()


def test_python_runs(path: Path) -> None:
    (code,) = re.findall(
        r"```python\n(.*?)```", (DOCS / "searching.md").read_text("utf-8"), re.DOTALL
    )
    scope: dict[str, object] = {}
    exec(code.replace("archive.db", str(path)), scope)
    db = scope["db"]
    assert isinstance(db, sqlite3.Connection)
    register(db)
    db.close()


@pytest.mark.parametrize("page", PAGES)
def test_options_in_the_pages_exist(path: Path, page: str) -> None:
    text = (DOCS / f"{page}.md").read_text("utf-8")
    for command in sorted(set(re.findall(r"^\$ (?:\S+=\S+ )?scrapy (\w+)", text, re.MULTILINE))):
        shown = scrapy(path, command, "--help").stdout.decode()
        for line in re.findall(rf"scrapy {command} (.*)", text):
            for option in re.findall(r"(?<![\w-])--\w+", line.split("#")[0]):
                assert option in shown, (command, option)
