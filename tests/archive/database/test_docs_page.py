"""docs/schema.md tells the truth about the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive
from archive.database import docs
from tests.conftest import ROOT

DOCS = ROOT / "docs"


def test_the_page_is_up_to_date() -> None:
    page = (DOCS / "schema.md").read_text("utf-8")
    assert page == docs.markdown(), "run: python -m archive.database.docs > docs/schema.md"


def test_every_table_and_column_is_described(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        tables = [
            t
            for t in archive.db.table_names()
            if not t.startswith(("articles_fts", "articles_stems")) and not t.startswith("_sqlite")
        ]
        assert sorted(tables) == sorted((*docs.TABLES, "sqlite_sequence"))
        for table in docs.TABLES:
            names = [c.name for c in archive.db[table].columns]
            assert sorted(names) == sorted(docs.columns(table)), table
        views = set(archive.db.view_names())
        assert views <= set(docs._VIEWS)
        for view in views:
            archive.db.conn.execute(f"SELECT * FROM {view}").fetchall()


@pytest.mark.parametrize("table", docs.TABLES)
def test_no_column_is_without_words(table: str) -> None:
    assert docs.described(table)
    for name, text in docs.columns(table).items():
        assert text.endswith((".", "…")), name
