"""The documented Python interface: the examples run, and the names and arguments stay."""

from __future__ import annotations

import inspect
import os
import re
from pathlib import Path

import pytest

import archive
from archive import Archive, Article
from archive.articles.identity import address_key
from archive.articles.spelling import canonical_url
from archive.captures.store import PageStore
from archive.search.german import indexed
from archive.search.query import parse, to_fts
from crawler import reader, sites
from crawler.warc.ingest import Ingest
from demo.server import DemoServer
from pipelines.dates import read_date
from pipelines.normalise import normalise_article, normalise_teaser
from pipelines.validate import fault
from tests.conftest import ROOT
from tests.support import python_page

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_prints_what_it_says(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        exec(code, {})
    finally:
        os.chdir(here)
    printed = capsys.readouterr().out
    for said in re.findall(r"print\(.*\)  # ([^:\n]+)", code):
        assert said in printed


@pytest.mark.parametrize(("function", "first"), [
    (reader.read_article, ["html", "url", "site", "fetched_at"]),
    (reader.read_listing, ["html", "url", "site", "seen_on", "fetched_at"]),
    (reader.decode, ["body", "content_type"]),
    (reader.read_feed, ["body", "url", "site", "fetched_at"]),
    (reader.read_sitemap, ["body", "url", "site", "fetched_at"]),
    (reader.undone, ["body", "header"]),
    (reader.in_robots, ["text"]),
    (sites.site_of, ["url"]),
    (read_date, ["text", "latest"]),
    (address_key, ["url"]),
    (canonical_url, ["url"]),
    (indexed, ["text"]),
    (parse, ["text"]),
    (to_fts, ["query"]),
    (normalise_article, ["article"]),
    (normalise_teaser, ["teaser"]),
    (fault, ["record"]),
    (Archive.save, ["self", "record"]),
    (Archive.search, ["self", "text", "narrowed", "limit"]),
])  # fmt: skip
def test_arguments_keep_their_places(function: object, first: list[str]) -> None:
    assert callable(function)
    names = list(inspect.signature(function).parameters)
    assert names[: len(first)] == first


def test_names_and_fields_are_there() -> None:
    assert {"Archive", "ArchiveError", "Article", "Teaser", "Page", "Refusal"} <= set(
        archive.__all__
    )
    assert set(Article.__dataclass_fields__) >= {
        *("source", "url", "seen_at", "kicker", "title", "teaser", "body", "body_html"),
        *("published", "published_text", "published_from", "published_also", "capture", "read_at"),
        *("dates", "remarks", "tags", "byline", "links", "addresses"),
    }
    assert set(sites.SITES) >= {"kommune21", "move-online", "stadt-und-werk"}
    assert all(map(callable, (PageStore.open, Ingest, DemoServer, Archive.open, Archive.batch)))


def test_the_reference_is_that_of_the_docstrings() -> None:
    start, reference = python_page.START, python_page.reference()
    how = "run: python -m tests.support.python_page --write"
    assert start + PAGE.partition(start)[2] == reference, how
    undocumented = re.findall(r"\*\*`(.+)`\*\*\n\n\n|^\| (.+) \|  \|$", reference, re.M)
    assert undocumented == []
