"""What the documentation says is run: every SQL block, every command that can be."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SQL = [
    (page, block)
    for page in PAGES
    for block in re.findall(r"```sql\n(.*?)```", page.read_text("utf-8"), re.S)
]


@pytest.mark.parametrize(
    ("page", "sql"), SQL, ids=[f"{p.name}-{n}" for n, (p, _) in enumerate(SQL)]
)
def test_every_query_in_the_docs_answers(page: Path, sql: str) -> None:  # noqa: ARG001
    path = ROOT / "archive.db.example"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        for statement in filter(str.strip, sql.split(";")):
            names = set(re.findall(r"(?<![:\w]):([a-z_]+)\b", re.sub(r"'[^']*'", "", statement)))
            assert db.execute(statement, dict.fromkeys(names, "Stadt")).fetchall(), statement


def test_the_commands_in_the_docs_exist() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "scrapy"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    known = set(re.findall(r"^  (\w[\w-]*) ", listed, re.M))
    for page in PAGES:
        for name in re.findall(r"\b(?:scrapy|kommunews) ([a-z]+)\b", page.read_text("utf-8")):
            assert name in known, f"{page.name} names the command {name}"
