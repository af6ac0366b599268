"""An archive of which an enemy wrote every text: what is written from it is whole, and nothing in
what people open acts on a terminal or is calculated."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from lxml import etree

from archive import Archive, ArchiveError
from archive.exchange import package
from archive.exchange.export import FORMS
from archive.exchange.selection import Selection
from tests.support import hostile
from tests.support.records import article

AT = "2026-11-20T04:00:00Z"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    hostile.make(folder / "archive.db")
    with Archive.open(folder / "archive.db", readonly=True) as archive:
        for form in FORMS.keys() - {"sqlite"}:
            assert archive.export(Selection(), folder / form, form) > 10
        package.write(archive.db, Selection(), folder / "package", "csv", AT, all_tables=True)
    return folder


def raw(text: str) -> list[str]:
    return hostile.RAW.findall(text)


def formulas(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_a_spreadsheet_calculates_nothing_and_turns_nothing_around(folder: Path) -> None:
    text = (folder / "spreadsheet").read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert sum("HYPERLINK" in cell for cell in cells) > 100
    assert (raw(text), formulas(cells)) == ([], [])
    with zipfile.ZipFile(folder / "xlsx") as book:
        for name in book.namelist():
            tree = etree.fromstring(book.read(name))
            kinds = {etree.QName(element).localname for element in tree.iter(etree.Element)}
            assert not kinds & {"f", "hyperlink"}, name
            assert raw("".join(tree.itertext())) == [], name


@pytest.mark.parametrize("form", ["atom", "graphml", "tei"])
def test_markup_is_well_formed_and_none_of_it_a_stranger_s(folder: Path, form: str) -> None:
    tree = etree.parse(folder / form, etree.XMLParser(huge_tree=True))
    names = {etree.QName(element).localname for element in tree.iter(etree.Element)}
    assert not names & {"script", "img"}
    assert "onerror" in "".join(tree.getroot().itertext()), "the control"


def test_lines_are_articles_and_tokens(folder: Path) -> None:
    lines = (folder / "jsonl").read_text("utf-8")
    assert raw(lines) == []
    first = json.loads(lines.splitlines()[0])
    assert hostile.ACTS in first["title"], "a program reads what is in the archive"
    for line in (folder / "vrt").read_text("utf-8").split("\n"):
        assert re.fullmatch(r"</?\w+[^<>]*>|[^\t\r]+\t[^\t\r]+|", line), line
    with zipfile.ZipFile(folder / "text") as texts:
        for name in texts.namelist():
            assert re.fullmatch(r"[\w-]+(-\d+)?\.\w+", name), name


def test_a_table_says_what_is_in_the_archive(folder: Path) -> None:
    text = (
        (folder / "csv").read_text("utf-8", newline="") if False else (folder / "csv").read_bytes()
    )
    rows = list(csv.DictReader(io.StringIO(text.decode(), newline="")))
    with closing(sqlite3.connect(folder / "archive.db")) as db:
        titles = dict(db.execute("SELECT id, title FROM articles"))
    assert {int(row["id"]): row["title"] for row in rows} == titles


def test_what_describes_a_package_can_be_read_by_everybody(folder: Path) -> None:
    files = [file for file in (folder / "package").iterdir() if file.suffix != ".csv"]
    assert len(files) == 4
    for file in files:
        text = file.read_text("utf-8")
        assert raw(text) == [], file
        assert yaml.safe_load(text) if file.suffix == ".cff" else json.loads(text)


def test_what_no_archive_may_hold_is_not_written_as_one(folder: Path) -> None:
    with Archive.open(folder / "archive.db", readonly=True) as archive:
        with pytest.raises(ArchiveError, match="is no http"):
            archive.export(Selection(), folder / "sqlite", "sqlite")
        assert not (folder / "sqlite").exists()


@pytest.mark.parametrize("form", ["parquet", "xlsx", "sqlite"])
def test_a_row_that_breaks_a_rule_is_named(tmp_path: Path, form: str) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article(published_at=None))
        archive.db.conn.execute("PRAGMA ignore_check_constraints = 1")
        archive.db.conn.execute("UPDATE articles SET published = '10.10.2025'")
        with pytest.raises(ArchiveError, match=r"(id|line) 1 .*'10\.10\.2025'.*nothing was"):
            archive.export(Selection(), tmp_path / "out", form)
    assert not list(tmp_path.glob("out*"))
