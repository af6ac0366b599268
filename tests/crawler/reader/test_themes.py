"""Articles and listings in the markup of public themes are read field by field."""

from __future__ import annotations

from functools import cache

import pytest

from tests.support.themes.figures import ARTICLES, LISTINGS, Row, listed, rows

ARTICLE_FIELDS = (
    "title", "kicker", "teaser", "date", "body", "caption", "credit", "byline", "tags",
)  # fmt: skip
LISTING_FIELDS = ("count", "next", "kicker", "title", "date", "text")


@cache
def article_rows(theme: str) -> list[Row]:
    return list(rows(list(ARTICLES).index(theme), ARTICLES[theme]))


@cache
def listing_rows(theme: str) -> list[Row]:
    return list(listed(LISTINGS[theme]))


@pytest.mark.parametrize("field", ARTICLE_FIELDS)
@pytest.mark.parametrize("theme", ARTICLES)
def test_article(theme: str, field: str) -> None:
    compared = [(want, got) for _, name, want, got in article_rows(theme) if name == field]
    assert len(compared) == 6
    assert [got for _, got in compared] == [want for want, _ in compared]


@pytest.mark.parametrize("field", LISTING_FIELDS)
@pytest.mark.parametrize("theme", LISTINGS)
def test_listing(theme: str, field: str) -> None:
    compared = [(want, got) for _, name, want, got in listing_rows(theme) if name == field]
    assert [got for _, got in compared] == [want for want, _ in compared] != []
