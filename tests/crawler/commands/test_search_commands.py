"""Searching, counting and concordances by command, and what is said of a query."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive import Archive
from tests.support.crawling import scrapy
from tests.support.records import article


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "archive.db"
    with Archive.open(path) as archive:
        archive.save(article("a", title="Förderung", body="Die Förderung läuft.", tags=("OZG",)))
        archive.save(article("b", title="Forderung", body="Die Forderung steht. Alte Forderungen."))
    return path


def test_a_query_that_is_not_understood_is_searched_for_and_said(path: Path) -> None:
    done = scrapy("search", "(Förderung", archive=path)
    assert done.stdout.endswith("1 of 1 article\n")
    assert "understood as: Förderung (a bracket that nothing closes)" in done.stderr
    (line,) = scrapy("search", "(Förderung", "--json", archive=path).stdout.splitlines()
    assert "understood as: Förderung" in json.loads(line)["notes"][0]
    assert scrapy("search", "Förderung", archive=path).stderr == ""


@pytest.mark.parametrize(
    "args", [("search", "--strict"), ("search", "--count"), ("export",), ("kwic",)]
)
def test_it_is_an_error_where_it_would_be_counted(path: Path, args: tuple[str, ...]) -> None:
    done = scrapy(*args, "farbe:rot", archive=path)
    assert (done.returncode, done.stdout) == (64, "")
    assert "understood as: farbe AND rot (farbe: not a field)" in " ".join(done.stderr.split())
    assert scrapy(*args, "--no-strict", "farbe:rot", archive=path).returncode == 0


def test_the_number_alone(path: Path) -> None:
    assert scrapy("search", "--count", "Förderung OR tag:OZG", archive=path).stdout == "1\n"
    assert scrapy("search", "--count", "--", "-Förderung", archive=path).stdout == "1\n"
    assert scrapy("search", "--count", "Förderunk", archive=path).stdout == "0\n"


def test_did_you_mean(path: Path) -> None:
    done = scrapy("search", "Förderunk", archive=path)
    assert "did you mean: förderung" in done.stderr
    assert done.stdout.endswith("1 of 1 article\n")


def test_what_is_exported_is_what_is_found(path: Path) -> None:
    for query in ("Forderung", "tag:OZG", '="Forderung" OR tag:OZG'):
        exported = scrapy("export", query, archive=path).stdout.splitlines()
        found = scrapy("search", query, "--json", archive=path).stdout.splitlines()
        ids = [{json.loads(line)["id"] for line in lines} for lines in (exported, found)]
        assert ids[0] == ids[1]


def test_keywords_in_context(path: Path) -> None:
    done = scrapy("kwic", "Forderung", "--width", "12", archive=path)
    assert [line.split("  ", 1)[1] for line in done.stdout.splitlines()] == [
        " [Forderung] ", "Die [Forderung] steht. Alte", "steht. Alte [Forderungen] .",
    ]  # fmt: skip
    table = scrapy("kwic", "Forderung", "--format", "csv", "--sort", "left", archive=path).stdout
    assert table.startswith("id,source,published,url,field,left,keyword,right\n")
    lines = scrapy("kwic", "Forderung", "--format", "jsonl", archive=path).stdout.splitlines()
    assert [json.loads(line)["field"] for line in lines] == ["title", "body", "body"]
