"""Every fixture: a page beside its complete expectation; a red test names page and field.

``tests/sites/<name>/page.html`` are markups the reader was not written for, with invented prose;
``expected.json`` holds the final values, as they leave the normaliser.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from functools import cache
from typing import Any

import pytest

from archive import Article, Teaser
from archive.articles.text import plain_text
from crawler.reader import decode, read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "sites"
NAMES = sorted(p.parent.name for p in FOLDER.glob("*/page.html"))
BODY_TAGS = set("p h2 h3 ul ol li blockquote table tr th td a strong em".split())

# What an expectation does not spell out, because another statement holds it for every page:
# the name and time handed in, the markup of the body, and what only travels to the normaliser.
DERIVED = {
    *("source", "seen_at", "body_html", "addresses", "dates", "remarks", "capture", "read_at"),
    *("reader", "evidence", "published_at"),
}
TEASER_DERIVED = {"source", "seen_at", "remarks", "published_at"}
ARTICLE_FIELDS = [f.name for f in fields(Article) if f.name not in DERIVED]
TEASER_FIELDS = [f.name for f in fields(Teaser) if f.name not in TEASER_DERIVED]

Json = dict[str, Any]


@cache
def expected(name: str) -> Json:
    loaded: Json = json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))
    return loaded


@cache
def page(name: str) -> str:
    return decode((FOLDER / name / "page.html").read_bytes(), None)


@cache
def article(name: str) -> Article:
    wanted = expected(name)
    site = SITES[wanted["site"]]
    return normalise_article(
        read_article(page(name), wanted["url"], site, wanted["fetched_at"]).article
    )


def surface(wanted: Json) -> str:
    if wanted["kind"] == "article":
        return "related"
    return "home" if wanted["url"] == SITES[wanted["site"]].home else "listing"


@cache
def teasers(name: str) -> list[Json]:
    wanted = expected(name)
    found = read_listing(
        page(name), wanted["url"], SITES[wanted["site"]], surface(wanted), wanted["fetched_at"]
    ).teasers
    return [plain(normalise_teaser(t), TEASER_FIELDS) for t in found]


def plain(record: Article | Teaser, names: list[str]) -> Json:
    """A record as JSON would hold it, with the named fields only."""
    loaded: Json = json.loads(json.dumps(asdict(record)))
    return {name: loaded[name] for name in names}


ARTICLES = [n for n in NAMES if expected(n)["kind"] == "article"]
LISTINGS = [n for n in NAMES if expected(n)["kind"] == "listing"]


def test_there_are_markups_of_many_descents() -> None:
    assert len(ARTICLES) >= 14
    assert len(LISTINGS) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_expectation_is_complete(name: str) -> None:
    wanted = expected(name)
    head = {"kind", "site", "url", "fetched_at", "teasers"}
    assert set(wanted) == head | ({"article"} if wanted["kind"] == "article" else {"next"})
    assert wanted["site"] in SITES
    if wanted["kind"] == "article":
        assert set(wanted["article"]) == set(ARTICLE_FIELDS)
    for teaser in wanted["teasers"]:
        assert set(teaser) == set(TEASER_FIELDS)


@pytest.mark.parametrize("field", ARTICLE_FIELDS)
@pytest.mark.parametrize("name", ARTICLES)
def test_article(name: str, field: str) -> None:
    assert plain(article(name), ARTICLE_FIELDS)[field] == expected(name)["article"][field]


@pytest.mark.parametrize("name", ARTICLES)
def test_what_holds_for_every_article(name: str) -> None:
    read, wanted = article(name), expected(name)
    assert (read.source, read.seen_at) == (wanted["site"], wanted["fetched_at"])
    assert read.url in {a.url for a in read.addresses}
    assert wanted["url"] in {a.url for a in read.addresses}
    assert read.published_at is None or read.published_at[:10] == read.published
    assert read.body_html is not None
    assert plain_text(read.body_html) == read.body
    assert set(re.findall(r"</?([a-z0-9]+)", read.body_html)) <= BODY_TAGS
    assert normalise_article(read) == read


@pytest.mark.parametrize("field", [f for f in TEASER_FIELDS if f not in {"url", "seen_on"}])
@pytest.mark.parametrize("name", NAMES)
def test_teasers(name: str, field: str) -> None:
    def by_place(found: list[Json]) -> Json:
        return {f"{t['seen_on']} {t['url']}": t[field] for t in found}

    assert by_place(teasers(name)) == by_place(expected(name)["teasers"])


@pytest.mark.parametrize("name", NAMES)
def test_teasers_are_all_there_in_printed_order(name: str) -> None:
    for seen_on in ("home", "listing", "related", "sidebar"):
        wanted = [t["url"] for t in expected(name)["teasers"] if t["seen_on"] == seen_on]
        assert [t["url"] for t in teasers(name) if t["seen_on"] == seen_on] == wanted


@pytest.mark.parametrize("name", LISTINGS)
def test_next_page(name: str) -> None:
    wanted = expected(name)
    site = SITES[wanted["site"]]
    found = read_listing(page(name), wanted["url"], site, "listing", wanted["fetched_at"])
    assert found.next == wanted["next"]
