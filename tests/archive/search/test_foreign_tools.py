"""Search with other tools that open an archive, where none of our code is loaded."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from archive import Archive
from archive.search.find import register
from tests.archive.search.test_search import TEXTS
from tests.support.records import article

pd = pytest.importorskip("pandas")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / "news.db") as archive:
        for number, values in enumerate(TEXTS):
            archive.save(article(f"a{number}", **values))
    return tmp_path / "news.db"


async def rows(path: Path, address: str) -> list[dict[str, object]]:
    from datasette.app import Datasette  # noqa: PLC0415  (a database is left open by the import)

    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    answer = await datasette.client.get(f"/news/{address}&_shape=array")
    assert answer.status_code == 200
    found: list[dict[str, object]] = answer.json()
    for db in datasette.databases.values():
        db.close()
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("collected")
async def test_the_search_box_of_datasette(path: Path) -> None:
    (hit,) = await rows(path, "articles_fts.json?_search=brücke")
    assert hit["title"] == "Neue Brücke für Musterstadt"
    full = "articles_full.json?_search=brücke&_fts_table=articles_fts&_fts_pk=id"
    assert [hit["id"] for hit in await rows(path, full)] == [2]


def test_sqlite_utils_search(path: Path) -> None:
    table = sqlite_utils.Database(path).table("articles_fts")
    assert [hit["title"] for hit in table.search("brücke", columns=["title"])] == [
        "Neue Brücke für Musterstadt"
    ]
    table.db.close()


def test_pandas_finds_what_the_program_finds(path: Path) -> None:
    conn = sqlite3.connect(path)
    register(conn)
    sql = """SELECT articles.id FROM json_each(found(?)) JOIN articles ON articles.id = value
        ORDER BY key"""
    with Archive.open(path, readonly=True) as archive:
        for text in ("Haus", "Leistung OR Brücke", "Kündigung -tag:nichts", '="Haus"'):
            frame = pd.read_sql_query(sql, conn, params=[text])
            assert list(frame["id"]) == [hit.id for hit in archive.search(text)]
    conn.close()


def test_the_words_of_the_index_are_the_keys_of_the_docs(path: Path) -> None:
    """Search ``articles_stems`` in plain SQL: for a basic form, and with 0 for it as a part."""
    conn = sqlite3.connect(path)
    sql = "SELECT rowid FROM articles_stems WHERE articles_stems MATCH ? ORDER BY rowid"
    assert conn.execute(sql, ["haus"]).fetchall() == [(1,), (3,)]
    assert conn.execute(sql, ["amt OR 0amt"]).fetchall() == [(2,)]
    assert conn.execute(sql, ["title : waermeplanung"]).fetchall() == [(3,)]
    conn.close()
