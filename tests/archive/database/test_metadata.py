"""Plain Datasette searches and explains the file, without this program."""

from __future__ import annotations

import asyncio

import pytest

from archive.database import docs
from archive.database.metadata import QUERIES, metadata
from tests.conftest import ROOT
from tests.support.unclosed import LEFT_BY_DATASETTE

pytestmark = LEFT_BY_DATASETTE

EXAMPLE = ROOT / "archive.db.example"


def test_every_public_table_is_described_and_no_internal_is_shown() -> None:
    tables = metadata("archive")["databases"]["archive"]["tables"]
    assert {*tables} == {*docs.TABLES, *docs.VIEWS}
    for name, said in tables.items():
        assert said["description"]
        assert said["hidden"] == (name.startswith("_") or name in ("texts", *docs.VIEWS[-2:]))


def test_plain_datasette_searches_the_file() -> None:
    """The search box of a view needs to be told its index and key; and every query answers."""
    app = pytest.importorskip("datasette.app")

    async def ask() -> None:
        name = "archive.db"
        datasette = app.Datasette([str(EXAMPLE)], metadata=metadata(name), plugins_dir=None)
        (database,) = [d for d in datasette.databases if not d.startswith("_")]
        datasette = app.Datasette([str(EXAMPLE)], metadata=metadata(database))
        route = datasette.databases[database].route.replace(".", "~2E")
        for table in ("articles_full", "corpus"):
            got = await datasette.client.get(f"/{route}/{table}.json?_search=Stadt&_size=5")
            assert got.status_code == 200
            assert got.json()["filtered_table_rows_count"] > 0, table
        for query in QUERIES:
            got = await datasette.client.get(f"/{route}/{query}.json")
            assert got.status_code == 200
        page = await datasette.client.get(f"/{route}/articles_full")
        assert docs.full_columns()["published"].split(",")[0] in page.text

    asyncio.run(ask())
