"""A page is bounded before it is parsed, in one pass, whatever it holds."""

from __future__ import annotations

from time import perf_counter

import pytest

from crawler.reader import read_article, read_listing
from crawler.reader.article.page.meta import is_meta_text
from crawler.reader.markup.bounds import MAX_ATTRIBUTES, MAX_PAGE, MAX_TAGS, excess
from crawler.sites import SITES
from tests.conftest import ROOT

SITE = SITES["rathausblick"]
URL = "http://www.rathausblick.example/k21-meldungen/x/"
NOW = "2026-03-02T05:00:00Z"
MANY = " ".join(f"a{i}=1" for i in range(200_000))
QUOTED = " ".join(f"a{i}='>'" for i in range(50_000))
PAD = "<p>Die Stadt baut.</p>" * 300


def hostile(markup: str) -> str:
    return f"<html><body>{PAD}{markup}<h1>Brücke</h1>{PAD}</body></html>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<div {MANY}>",
        f"<div {MANY}",
        f"<DIV\n{MANY.replace('=1', '')}/>",
        f"<p {QUOTED}>",
        f"<p class='{PAD}' {QUOTED}>",
        f"</p {MANY}>",
        f"<script {MANY}>x</script>",
        f"<!-- x --><i {MANY}>",
        f"<!--><i {MANY}>",
        f"<script>if (a<b) c()</script><i {MANY}>",
        "<title>a</title><i/" + MANY.replace("=1 ", '=""/') + ">",
    ],
)
def test_a_tag_with_very_many_attributes_is_not_parsed(markup: str) -> None:
    page = hostile(markup)
    started = perf_counter()
    assert excess(page) == f"a tag with more than {MAX_ATTRIBUTES} attributes"
    assert read_article(page, URL, SITE, NOW).article.title is None
    assert read_listing(page, URL, SITE, "listing", NOW).teasers == ()
    assert perf_counter() - started < 1


@pytest.mark.parametrize(
    "markup",
    [
        f"<!-- <div {MANY}> -->",
        f"<script>var a = '<div {MANY}>'</script>",
        f"<style>a<b {MANY}</style>",
        f"<p>Ist a < b? {MANY}</p>",
        f'<img src="data:image/png;base64,{"QUJD" * 100_000}">',
        f"<div data-all='{MANY}'>x</div>",
        "<div " + " ".join(f"a{i}=1" for i in range(MAX_ATTRIBUTES)) + ">",
    ],
)
def test_what_only_looks_like_such_a_tag_is_read(markup: str) -> None:
    """The control."""
    page = hostile(markup)
    assert excess(page) is None
    assert read_article(page, URL, SITE, NOW).article.title == "Brücke"


def test_size_and_number_of_tags_are_bounded() -> None:
    assert excess("x" * (MAX_PAGE + 1)) == f"more than {MAX_PAGE} characters"
    assert excess("<p>" * (MAX_TAGS + 1)) == f"more than {MAX_TAGS} tags"
    assert excess("<p>" * MAX_TAGS) is None


@pytest.mark.parametrize(
    "unit",
    ["<a x=\"", "<a b='", "<", "<a ", "</", "<!--", "<script>", "<title>", "<a b=\"' c='\" ",
     "<a" + "/" * 60, "<a" + " " * 60, "<i " + "a " * 999 + ">", "<i " + "a='<' " * 60 + ">",
     "\"'"],
)  # fmt: skip
def test_no_page_takes_long_to_be_looked_through(unit: str) -> None:
    many = min(MAX_TAGS // max(1, unit.count("<")), MAX_PAGE // len(unit))
    started = perf_counter()
    excess(unit * many)
    assert perf_counter() - started < 4


def test_the_pages_beside_their_expectations_are_within_bounds() -> None:
    pages = sorted((ROOT / "tests" / "sites").glob("*/page.html"))
    assert len(pages) > 20
    assert not [page for page in pages if excess(page.read_text("utf-8", "replace") + PAD)]


def test_digits_behind_a_page_number_are_read_once() -> None:
    """Each could be a number of its own, or part of one: a pattern that tries all never ends."""
    assert not is_meta_text("Seite: " + "1" * 60 + "x")
    assert is_meta_text("Seite: 1 2 3")
