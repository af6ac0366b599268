"""A data package of all public tables passes an independent validator and is one snapshot."""

from __future__ import annotations

import json
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from archive.database import docs
from archive.exchange import tables
from archive.exchange.formats.columns import PUBLIC
from archive.exchange.selection import Selection
from archive.search.narrow import Filter
from tests.conftest import ROOT
from tests.support.records import T4, article

EXAMPLE = ROOT / "archive.db.example"
CHOICES = (Selection(), Selection(text="Stadt"), Selection(narrowed=Filter(source="werkblick")))


def package(
    folder: Path, form: str, selection: Selection = CHOICES[0], file: Path = EXAMPLE
) -> dict[str, dict[str, Any]]:
    with Archive.open(file, readonly=True) as archive:
        archive.package(selection, folder, form, T4, all_tables=True)
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return {resource["name"].replace("-", "_"): resource for resource in told["resources"]}


def faults(folder: Path) -> list[list[Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless  # noqa: PLC0415  (it warns of its own)

        report = frictionless.validate(folder / "datapackage.json")
    return report.flatten(["name", "type", "note"])  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("form", "selection"),
    [*((form, CHOICES[0]) for form in tables.FORMS), *(("jsonl", some) for some in CHOICES[1:])],
)
def test_a_package_of_all_tables_is_valid(tmp_path: Path, form: str, selection: Selection) -> None:
    made = package(tmp_path / "p", form, selection)
    assert faults(tmp_path / "p") == []
    files = {file.name for file in (tmp_path / "p").iterdir()}
    assert {resource["path"] for resource in made.values()} == {
        name for name in files if name.endswith(form)
    }
    for name in ("croissant.json", "ro-crate-metadata.json"):
        told = (tmp_path / "p" / name).read_text("utf-8")
        assert all(f'"@id": "{resource["path"]}"' in told for resource in made.values())


def test_every_public_table_that_holds_something_is_there(tmp_path: Path) -> None:
    made = package(tmp_path / "p", "csv")
    with closing(sqlite3.connect(f"file:{EXAMPLE}?mode=ro", uri=True)) as plain:
        counts = {
            name: plain.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in docs.TABLES
            if not name.startswith("_") and name != "texts"  # which is in articles
        }
        counts["revisions"] = plain.execute("SELECT count(*) FROM revisions").fetchone()[0]
    assert {name: resource["rows"] for name, resource in made.items()} == {
        name: count for name, count in counts.items() if count
    }
    assert set(PUBLIC) == counts.keys()
    assert all(f["description"] for r in made.values() for f in r["schema"]["fields"])


def test_a_part_holds_what_belongs_to_it(tmp_path: Path) -> None:
    made = package(tmp_path / "p", "jsonl", CHOICES[2])
    read = {
        name: [json.loads(line) for line in (tmp_path / "p" / r["path"]).read_bytes().splitlines()]
        for name, r in made.items()
    }
    assert [site["name"] for site in read["sources"]] == ["werkblick"]
    ids = {found["id"] for found in read["articles"]}
    assert {found["article_id"] for found in read["revisions"]} == ids
    assert {run["source"] for run in read["runs"]} == {"werkblick"}
    assert all(isinstance(found["changed"], list) for found in read["revisions"])
    assert all(isinstance(found["described"], dict) for found in read["revisions"])


def test_a_row_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    """Control test: the validator checks foreign keys."""
    made = package(tmp_path / "p", "csv")
    file = tmp_path / "p" / made["sources"]["path"]
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([lines[0], *lines[2:]]))
    assert {kind for _, kind, _ in faults(tmp_path / "p")} >= {"foreign-key", "hash-count"}


def test_a_package_is_of_one_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "archive.db"
    with Archive.open(file) as archive:
        archive.save(article())
    write = tables.write

    def and_meanwhile(*given: Any) -> int:
        with Archive.open(file) as crawl:
            crawl.save(article(f"neu-{len(crawl.newest(100))}", title="Neu", body="Neues hier."))
        return write(*given)

    monkeypatch.setattr(tables, "write", and_meanwhile)
    made = package(tmp_path / "p", "csv", file=file)
    assert {made[name]["rows"] for name in ("articles", "revisions")} == {1}
    told = json.loads((tmp_path / "p" / "datapackage.json").read_text("utf-8"))
    assert told["archive"]["articles"] == told["articles"] == 1
    with Archive.open(file) as archive:
        assert len(archive.newest(100)) > 1
