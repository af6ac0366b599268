"""Pages put together at random are read as they were meant; a red test names seed and field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from crawler.reader import read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser
from tests.crawler.reader.test_sites import ARTICLE_FIELDS, TEASER_FIELDS, plain
from tests.support.composed import (
    BOXES,
    DATES,
    FETCHED_AT,
    HEADS,
    PARAGRAPHS,
    PICTURES,
    SITE,
    Composed,
    compose_article,
    compose_listing,
)
from tests.support.mutations import parse, visible_text

ARTICLES, LISTINGS = range(150), range(80)

article_page = cache(compose_article)
listing_page = cache(compose_listing)
Differences = dict[str, tuple[Any, Any]]
"""Field, and what was wanted and got."""


def teaser_differences(page: Composed, surface: str) -> Differences:
    """The teasers of each surface in printed order, field by field."""
    found = read_listing(page.html, page.url, SITES[SITE], surface, FETCHED_AT).teasers
    got = [plain(normalise_teaser(t), TEASER_FIELDS) for t in found]
    wrong: Differences = {}
    for seen_on in (surface, "sidebar"):
        wants = [t for t in page.teasers if t["seen_on"] == seen_on]
        gots = [t for t in got if t["seen_on"] == seen_on]
        addresses = [t["url"] for t in wants], [t["url"] for t in gots]
        if addresses[0] != addresses[1]:
            wrong[f"{seen_on} teasers"] = addresses
            continue
        for want, read in zip(wants, gots, strict=True):
            for field in TEASER_FIELDS:
                if want[field] != read[field]:
                    wrong[f"{seen_on} teaser {want['title']}: {field}"] = want[field], read[field]
    return wrong


def article_differences(page: Composed) -> Differences:
    reading = read_article(page.html, page.url, SITES[SITE], FETCHED_AT)
    got = plain(normalise_article(reading.article), ARTICLE_FIELDS)
    want = page.article
    wrong: Differences = {f: (want[f], got[f]) for f in ARTICLE_FIELDS if want[f] != got[f]}
    return wrong | teaser_differences(page, "related")


def listing_differences(page: Composed) -> Differences:
    wrong = teaser_differences(page, "listing")
    following = read_listing(page.html, page.url, SITES[SITE], "listing", FETCHED_AT).next
    return wrong | ({} if following == page.next else {"next page": (page.next, following)})


@pytest.mark.parametrize("seed", ARTICLES)
def test_article(seed: int) -> None:
    page = article_page(seed)
    assert article_differences(page) == {}, page.drawn


@pytest.mark.parametrize("seed", LISTINGS)
def test_listing(seed: int) -> None:
    page = listing_page(seed)
    assert listing_differences(page) == {}, page.drawn


def test_a_seed_is_a_page() -> None:
    assert compose_article(7) == compose_article(7) != compose_article(8)
    assert compose_listing(7) == compose_listing(7) != compose_listing(8)


def test_no_part_is_left_out() -> None:
    tables: dict[str, Iterable[str]] = {
        "kicker": HEADS,
        "date": DATES,
        "picture": PICTURES,
        "paragraphs": PARAGRAPHS,
    }
    for part, table in tables.items():
        assert {article_page(seed).drawn[part] for seed in ARTICLES} == set(table)
    assert {listing_page(seed).drawn["box"] for seed in LISTINGS} == set(BOXES)


def letters(text: str) -> str:
    """Without blanks, and without what stands between the cells of a row."""
    return re.sub(r"[\s|]", "", text)


def test_expectations_are_complete_and_printed() -> None:
    """Nothing is expected that the page does not show."""
    for page in [*map(article_page, ARTICLES), *map(listing_page, LISTINGS)]:
        shown = letters(visible_text(parse(page.html)))
        assert set(page.article) in (set(), set(ARTICLE_FIELDS))
        texts = [
            page.article.get(f) for f in ("kicker", "title", "teaser", "byline", "image_credit")
        ]
        texts += page.article.get("body", "").split("\n")
        for teaser in page.teasers:
            assert set(teaser) == set(TEASER_FIELDS)
            texts += [teaser[f] for f in ("kicker", "title", "text", "published_text")]
        for text in filter(None, texts):
            assert letters(text) in shown
