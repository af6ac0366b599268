"""Exports of an archive, and their import."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Address, Archive, ArchiveError, DateText, Link
from archive.database.docs import full_columns
from archive.exchange.formats.lines import harmless, quoted
from archive.exchange.selection import Selection
from archive.search.find import Filter
from archive.visible import visible
from benchmarks.invented import Press
from tests.archive.articles.test_save import check, dump, one
from tests.support.records import OTHER, SITE, T1, T2, T3, article, page, teaser

ALL = Selection()
BODY = Press(5).article(1).body or ""


def fill(archive: Archive) -> None:
    archive.register("rathausblick", "Rathausblick", SITE)
    archive.save(
        article(
            body=BODY,
            tags=("Brücken", 'a"b'),
            published_also=(DateText(text="2025-10-09", origin="metadata"),),
            links=(Link(url=f"{SITE}/k21-meldungen/b", text="wir berichteten"),),
            addresses=(Address(url=f"{SITE}/?p=7", kind="shortlink"),),
        )
    )
    links = (Link(url=f"{SITE}/k21-meldungen/b", text="wir berichteten"),)
    archive.save(article(body=BODY, title="Anders\nals, zuvor", links=links, seen_at=T2))
    archive.save(article("b", body="Zwei \x0b Giraffen; eine Straße.", published="2024-01-01"))
    copy = article(url=f"{OTHER}/x", source="werkblick", body=BODY, published="2025-10-01")
    archive.save(copy)
    archive.save(teaser("b"))
    archive.save(teaser("nur-teaser", title="Nur ein Teaser"))
    archive.add_placeholders("rathausblick")
    archive.save(page("b", status=404, fetched_at=T3))
    # two rows that are merged later
    late: dict[str, Any] = {"title": "Später", "body": "Später.", "published": "2024-05-05"}
    archive.save(article(url=f"{SITE}/?p=9", **{**late, "published": "2024-05-04"}))
    archive.save(article("spät", **late))
    met = (Address(url=f"{SITE}/?p=9", kind="shortlink"),)
    archive.save(article("spät", addresses=met, seen_at=T2, **late))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        fill(archive)
        yield archive
        check(archive)


def test_what_was_exported_is_the_same_again(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    assert archive.export(ALL, file, "jsonl") == 5
    with Archive.open(tmp_path / "again.db") as again, file.open("rb") as lines:
        assert again.load(lines) == 5
        check(again)
        before, after = dump(archive), dump(again)
        for table in ("pages", "refusals"):
            del before[table], after[table]
        assert before == after
        for table in ("articles", "merged", "similar", "_signatures", "_minima"):
            rows = f"SELECT * FROM {table} ORDER BY 1, 2"
            assert (
                archive.db.conn.execute(rows).fetchall() == again.db.conn.execute(rows).fetchall()
            )
        assert again.by_id(5) == again.by_id(6) != None  # noqa: E711
        assert [h.id for h in again.search("Giraffe")] == [2]
        second = tmp_path / "second.jsonl"
        again.export(ALL, second, "jsonl")
        assert second.read_bytes() == file.read_bytes()
        again.save(article("neu", body="Neu."))
        assert one(again, "SELECT max(id) FROM articles") == 7
        assert again.verify() == []


def test_an_import_is_all_or_nothing(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    archive.export(ALL, file, "jsonl")
    good = file.read_bytes().splitlines()
    with Archive.open(tmp_path / "again.db") as again:
        for wrong, words in (
            (b"{", "line 2 .* not JSON"),
            (b"[]", "line 2 .* not a JSON object"),
            (b"{}", "line 2 .* not an exported article"),
            (good[1].replace(b'"title"', b'"titel"'), "line 2"),
            (good[1].replace(b'"2024-01-01"', b'"2024-02-31"'), "line 2 .*2024-02-31"),
            (good[0], "UNIQUE"),
            (good[1].replace(b'"id": 2,', b'"id": 99999999999999999999,'), "line 2 .*too large"),
            (good[1].replace(b'"number": 1,', b'"number": [],'), "line 2"),
            (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "line 2 .*recursion"),
        ):
            with pytest.raises(ArchiveError, match=words):
                again.load([good[0], wrong])
            assert one(again, "SELECT count(*) FROM articles") == 0
        assert again.load([*good, b""]) == 5
        with pytest.raises(ArchiveError, match="without articles"):
            again.load(good)


def test_csv(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    archive.export(ALL, file, "csv")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))
    assert list(rows[0]) == list(full_columns())
    assert rows[0]["title"] == "Anders\nals, zuvor"
    assert json.loads(rows[0]["tags"]) == ["Brücken", 'a"b']
    assert [row["id"] for row in rows] == ["1", "2", "3", "4", "5"]


@given(
    st.lists(
        st.none() | st.integers() | st.text(alphabet=st.sampled_from('a ",;\r\n\tß')), min_size=1
    )
)
def test_a_cell_is_read_as_it_was_written(cells: list[object]) -> None:
    line = ",".join(["", *map(quoted, cells)]) + "\n"
    (read,) = csv.reader(io.StringIO(line, newline=""))
    assert read == ["", *("" if cell is None else str(cell) for cell in cells)]


def test_parquet(archive: Archive, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "all.parquet"
    archive.export(ALL, file, "parquet")
    rows = parquet.read_table(file).to_pylist()
    assert [row["id"] for row in rows] == [1, 2, 3, 4, 5]
    assert rows[0]["tags"] == ["Brücken", 'a"b']
    assert list(rows[0]) == list(full_columns())
    assert rows[0]["published"] == date(2025, 10, 10)
    assert rows[0]["first_seen"] == datetime(2025, 10, 11, 8, tzinfo=UTC)
    schema = parquet.read_schema(file)
    (uuid,) = archive.db.conn.execute("SELECT uuid FROM archive").fetchone()
    assert schema.metadata[b"kommunews.archive"] == uuid.encode()
    assert schema.field("id").metadata[b"description"]


def test_duckdb_asks_our_parquet(archive: Archive, tmp_path: Path) -> None:
    """DuckDB reads it without network access and extensions."""
    duckdb = pytest.importorskip("duckdb")
    file = tmp_path / "all.parquet"
    archive.export(ALL, file, "parquet")
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as conn:
        asked = conn.execute(
            """SELECT year(published), count(*), list_contains(first(tags ORDER BY id), 'Brücken'),
                min(first_seen) FROM read_parquet(?) WHERE published IS NOT NULL
            GROUP BY 1 ORDER BY 1""",
            [str(file)],
        ).fetchall()
    expected = archive.db.conn.execute(
        """SELECT CAST(substr(published, 1, 4) AS INTEGER), count(*) FROM articles
        WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1"""
    ).fetchall()
    assert [row[:2] for row in asked] == [tuple(row) for row in expected]
    assert asked[-1][2]
    assert asked[-1][3].astimezone(UTC) == datetime(2025, 10, 11, 8, tzinfo=UTC)


def test_atom(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "all.atom"
    assert archive.export(ALL, file, "atom") == 5
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.parse(file).getroot()
    entries = root.findall(f"{atom}entry")
    assert root.findall(f"{atom}entry/{atom}published") == []  # only a day is known, no time
    dates = [e.findtext("{http://purl.org/dc/elements/1.1/}date") or "" for e in entries]
    assert dates == sorted(dates, reverse=True)
    assert any(dates)
    (uuid,) = archive.db.conn.execute("SELECT uuid FROM archive").fetchone()
    ids = [root.findtext(f"{atom}id"), *(e.findtext(f"{atom}id") for e in entries)]
    assert ids[0] == f"urn:uuid:{uuid}"
    assert len({*ids}) == 6
    changed = archive.db.conn.execute("SELECT max(last_changed) FROM articles").fetchone()
    assert root.findtext(f"{atom}updated") == changed[0]
    assert entries[1].findtext(f"{atom}title") == "Musterstadt: Anders\nals, zuvor"
    archive.export(Selection(text="nirgends"), file, "atom")
    other = ElementTree.parse(file).getroot().findtext(f"{atom}id") or ""
    assert other.startswith(f"urn:uuid:{uuid}#")
    assert ElementTree.parse(file).getroot().findtext(f"{atom}updated")


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(text="Giraffe"), [2]),
        (Selection(text='"'), []),
        (Selection(narrowed=Filter(source="werkblick")), [3]),
        (Selection(narrowed=Filter(since="2025", originals=True)), [3, 4]),
        (Selection(narrowed=Filter(until="2024")), [2, 5]),
    ],
)
def test_a_selection(
    archive: Archive, tmp_path: Path, selection: Selection, ids: list[int]
) -> None:
    file = tmp_path / "some.jsonl"
    archive.export(selection, file, "jsonl")
    found = [json.loads(line)["id"] for line in file.read_bytes().splitlines()]
    assert found == ids


def test_a_part_can_be_imported(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    archive.export(Selection(narrowed=Filter(source="rathausblick")), file, "jsonl")
    with Archive.open(tmp_path / "again.db") as again, file.open("rb") as lines:
        again.load(lines)
        check(again)
        assert one(again, "SELECT duplicate_of FROM articles WHERE id = 1") is None


@pytest.mark.parametrize("form", ["jsonl", "csv", "atom"])
def test_a_data_package(archive: Archive, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "package"
    selection = Selection(text="Giraffe", narrowed=Filter(since="2024"))
    assert archive.package(selection, folder, form, T3) == 1
    described: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (resource,) = described["resources"]
    data = (folder / resource["path"]).read_bytes()
    assert resource["bytes"] == len(data)
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    fields = resource.get("schema", {}).get("fields", ())
    assert (form == "atom") == (not fields), "only a table has columns"
    assert all(f["description"] for f in fields)
    assert described["query"]["search"] == "Giraffe"
    assert described["archive"]["articles"] == 5
    assert "1 article," in described["citation"]
    itself = archive.itself()
    assert described["id"] == f"urn:uuid:{itself['uuid']}"
    assert str(itself["uuid"]) in described["citation"]
    assert "§§ 44b, 60d" in described["rights"]
    assert {"title": "Rathausblick", "path": SITE} in described["sources"]
    assert {"software", "stemmer", "undated", "reprints"} <= described["archive"].keys()
    if form == "jsonl":
        assert {f["name"] for f in fields} == set(json.loads(data))


def test_a_file_is_complete_or_absent(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a directory"):
        archive.export(ALL, tmp_path, "jsonl")
    with pytest.raises(ArchiveError, match="cannot be written"):
        archive.export(ALL, tmp_path / "missing" / "x", "jsonl")
    with pytest.raises(ValueError, match="gestern"):
        archive.export(Selection(narrowed=Filter(since="gestern")), tmp_path / "x", "csv")
    assert [p.name for p in tmp_path.iterdir() if "archive.db" not in p.name] == []
    assert T1 in dump(archive)["articles_full"][0].values()


def test_an_export_is_of_one_moment(archive: Archive, tmp_path: Path) -> None:
    from archive.exchange.selection import records  # noqa: PLC0415

    found = records(archive.db, ALL, whole=True)
    first = next(found)
    with Archive.open(archive.path) as other:
        other.save(article("c", body="Drei."))
    assert [first["id"], *(r["id"] for r in found)] == [1, 2, 3, 4, 5]
    assert tmp_path


def test_a_correction_of_the_record_comes_back_as_one(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    with Archive.open(tmp_path / "first.db") as first:
        first.save(article())
        with first.db.conn:
            first.db.conn.execute("UPDATE _revisions SET cause = 'reader', corrected_at = seen_at")
        first.export(ALL, file, "jsonl")
    with Archive.open(tmp_path / "second.db") as second, file.open("rb") as lines:
        second.load(lines)
        (kept,) = second.db.query("select cause, corrected_at = seen_at as at from revisions")
    assert kept == {"cause": "reader", "at": 1}


RUNS = ("=HYPERLINK(\"http://a.example\")", "+Ort", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1",
        "\r=1", " =1", "\u00a0=1", "＝1")  # fmt: skip


@pytest.mark.parametrize("cell", RUNS)
def test_no_cell_of_a_spreadsheet_is_calculated(cell: str) -> None:
    made = harmless(cell)
    assert made == f"'{visible(cell)}"
    assert harmless(made) == made


def test_a_spreadsheet_shows_what_stands_there(archive: Archive, tmp_path: Path) -> None:
    archive.save(article("formel", title=RUNS[0], kicker=RUNS[1], teaser="Ein Satz = gut.",
                         body="x" * 40_000, body_html=f"<p>{'x' * 40_000}</p>"))  # fmt: skip
    file = tmp_path / "all.csv"
    archive.export(ALL, file, "spreadsheet")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    (row,) = [row for row in rows if "formel" in row["url"]]
    assert (row["title"], row["kicker"]) == (f"'{RUNS[0]}", f"'{RUNS[1]}")
    assert row["teaser"] == "Ein Satz = gut."
    assert len(row["body"]) < 32_768
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]
