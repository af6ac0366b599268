"""docs/schema.md tells the truth about the archive."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest

from archive import Archive
from archive.captures.database import PAGES
from archive.database import docs
from archive.database.connection import ARCHIVE
from archive.records import ArchivedArticle
from tests.conftest import ROOT

DOCS = ROOT / "docs"


def test_the_page_is_up_to_date() -> None:
    page = (DOCS / "schema.md").read_text("utf-8")
    assert page == docs.markdown(), "run: python -m archive.database.docs > docs/schema.md"


def test_every_table_and_column_is_described(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        inner = ("articles_fts", "articles_stems", "sqlite_")
        tables = [t for t in archive.db.table_names() if not t.startswith(inner)]
        assert sorted(tables) == sorted(docs.TABLES)
        for table in docs.TABLES:
            names = [c.name for c in archive.db[table].columns]
            assert names == list(docs.columns(table)), table
        views = archive.db.view_names()
        assert sorted((*views, "articles_fts", "articles_stems")) == sorted(docs.VIEWS)
        for view in views:
            archive.db.conn.execute(f"SELECT * FROM {view}").fetchall()
        full = [c.name for c in archive.db["articles_full"].columns]
        assert full == list(docs.full_columns())


@pytest.mark.parametrize("sql", [ARCHIVE.sql, PAGES.sql], ids=["archive", "pages"])
def test_no_table_and_no_column_is_without_words(sql: str) -> None:
    described = docs.parse(sql)
    assert len(described) > 5
    for table, found in described.items():
        assert found.text.endswith("."), table
        assert found.columns or found.kind != "TABLE"
        for name, text in found.columns.items():
            assert text.endswith((".", "…")), (table, name)


def test_the_file_explains_itself(tmp_path: Path) -> None:
    """SQLite keeps the comments, so that nobody needs this page to understand a file."""
    with Archive.open(tmp_path / "archive.db") as archive:
        kept = archive.db.conn.execute(
            "SELECT group_concat(sql || ';', char(10)) FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchone()[0]
    found = docs.parse(kept)
    for name in (*docs.TABLES, *docs.VIEWS):
        assert found[name].text == docs.described(name)
    assert found["articles"].columns == docs.columns("articles")


def test_the_schema_and_the_records_say_the_same() -> None:
    """A column that travels as a field of an article is explained once, in the same words."""
    fields = field_docs(ArchivedArticle)
    columns = docs.columns("articles") | {
        n: docs.columns("texts")[n] for n in ("body", "body_html")
    }
    assert {name: fields[name].replace("``", "`") for name in columns} == columns


def field_docs(record: type) -> dict[str, str]:
    """The docstring under each field of a dataclass, the fields of its bases first."""
    found: dict[str, str] = {}
    for cls in reversed(record.__mro__[:-1]):
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
        assert isinstance(tree, ast.ClassDef)
        for field, text in pairwise(tree.body):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                assert isinstance(text, ast.Expr)
                assert isinstance(text.value, ast.Constant)
                found[field.target.id] = " ".join(str(text.value.value).split())
    return found
