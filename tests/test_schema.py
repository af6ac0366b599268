"""docs/schema.md tells the truth about the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import schema
from archive.store import Archive

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_is_up_to_date() -> None:
    page = (DOCS / "schema.md").read_text("utf-8")
    assert page == schema.markdown(), "run: python -m archive.schema > docs/schema.md"


def test_every_table_and_column_is_described(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        tables = [
            t
            for t in archive.db.table_names()
            if not t.startswith(("articles_fts", "articles_stems")) and not t.startswith("_sqlite")
        ]
        assert sorted(tables) == sorted((*schema.TABLES, "sqlite_sequence"))
        for table in schema.TABLES:
            names = [c.name for c in archive.db[table].columns]
            assert sorted(names) == sorted(schema.columns(table)), table
        views = set(archive.db.view_names())
        assert views <= set(schema._VIEWS)
        for view in views:
            archive.db.conn.execute(f"SELECT * FROM {view}").fetchall()


@pytest.mark.parametrize("table", schema.TABLES)
def test_no_column_is_without_words(table: str) -> None:
    assert schema.described(table)
    for name, text in schema.columns(table).items():
        assert text.endswith((".", "…")), name
