"""The house: who may import whom, and what stands where. See docs/architecture.md."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("archive", "crawler", "pipelines", "demo")
FILES = sorted(f for p in PACKAGES for f in (ROOT / p).rglob("*.py"))
PURE = (
    "archive/records.py", "archive/articles/checks.py", "archive/articles/identity.py",
    "archive/articles/rules.py", "archive/articles/similarity.py", "archive/articles/text.py",
    "archive/captures/headers.py", "archive/captures/print_date.py", "archive/search/german.py",
    "archive/search/lexicon.py", "archive/search/memo.py", "archive/search/query.py",
    "archive/search/snippet.py", "crawler/frontier/options.py", "crawler/reader/**/*.py",
    "crawler/run/expectations.py", "crawler/sites/*.py", "crawler/warc/http.py",
    "crawler/warc/read.py", "crawler/warc/stream.py", "pipelines/dates.py", "pipelines/text.py",
)  # fmt: skip
"""Files of pure functions: no Scrapy, no database, no clock."""
SURFACES = ("crawler.commands", "crawler.spiders", "crawler.settings", "crawler.run.report")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def starts(module: str, *prefixes: str) -> bool:
    return any(module == p or module.startswith(f"{p}.") for p in prefixes)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_an_arrow_points_down_only(path: Path) -> None:
    package, used = name(path).split("/")[0], imports(path)
    forbidden = {
        "archive": ("crawler", "pipelines", "demo", "scrapy", "twisted"),
        "pipelines": ("crawler", "demo"),
        "crawler": ("pipelines", "demo"),
        "demo": ("crawler", "pipelines"),
    }[package]
    assert not {m for m in used if starts(m, *forbidden)}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nobody_imports_commands_spiders_settings_or_a_pipeline_class(path: Path) -> None:
    used = imports(path)
    if not name(path).startswith(("crawler/spiders/", "crawler/commands/")):
        assert not {m for m in used if starts(m, *SURFACES)}
    assert not {m for m in used if m.endswith("Pipeline")}


@pytest.mark.parametrize("path", sorted({f for p in PURE for f in ROOT.glob(p)}), ids=name)
def test_pure_files_know_no_scrapy_no_database_and_no_clock(path: Path) -> None:
    assert not {m for m in imports(path) if starts(m, "scrapy", "sqlite3", "sqlite_utils", "time")}
    assert not re.search(r"\.(?:now|today|utcnow)\(", path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_sql_stands_in_the_archive_only(path: Path) -> None:
    if name(path).startswith("archive/"):
        return
    text = path.read_text("utf-8")
    assert not re.search(r"\b(?:SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b", text)


def test_no_file_is_a_warehouse() -> None:
    """Files of code stay small."""
    long = {name(f): n for f in FILES if (n := len(f.read_text("utf-8").splitlines())) > 600}
    assert not long


def test_every_pattern_of_pure_files_finds_a_file() -> None:
    assert all(list(ROOT.glob(pattern)) for pattern in PURE)
