"""What stands beside an article changes none of its fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml.html import HtmlElement

from tests.crawler.reader.furniture import (
    BEHIND,
    BESIDE,
    BETWEEN,
    append_to,
    insert_before,
    parts,
)
from tests.crawler.reader.test_mutations import differences, mutated, unchanged
from tests.crawler.reader.test_sites import ARTICLES, expected, page
from tests.support.mutations import FLOW_PARENTS, parse

WHOLE = frozenset("p div section".split())
"""Paragraphs before which a box may stand."""


def first_paragraph(root: HtmlElement, name: str) -> HtmlElement | None:
    """The element of the first paragraph of the body, where it has one of its own."""
    body = expected(name)["article"]["body"] or ""
    own = parts(root, body.split("\n")[0][:200])
    found = own[0] if len(own) == 1 else None
    while found is not None and found.tag not in WHOLE:
        found = found.getparent()
    parent = None if found is None else found.getparent()
    if found is None or parent is None or parent.tag not in FLOW_PARENTS:
        return None
    return None if parts(found, expected(name)["article"]["title"]) else found


def holder(root: HtmlElement, name: str) -> HtmlElement | None:
    """The element that holds headline and text."""
    wanted = expected(name)["article"]
    headline = parts(root.body, wanted["title"])
    text = parts(root.body, (wanted["body"] or "").split("\n")[-1][:60])
    if not headline or not text:
        return None
    above = {text[-1], *text[-1].iterancestors()}
    around = (el for el in headline[0].iterancestors() if el in above)
    found = next((el for el in around if el.tag in FLOW_PARENTS), None)
    return None if found is None or found.tag == "td" else found


BETWEEN_ON = [name for name in ARTICLES if first_paragraph(parse(page(name)), name) is not None]
BEHIND_ON = [name for name in ARTICLES if holder(parse(page(name)), name) is not None]


def read_with(name: str, markup: str, place: Callable[[HtmlElement, str], None]) -> None:
    assert differences(unchanged(name), mutated(name, lambda root: place(root, markup))) == {}


def test_most_fixtures_take_part() -> None:
    assert min(len(BETWEEN_ON), len(BEHIND_ON)) > len(ARTICLES) / 2


@pytest.mark.parametrize("kind", BETWEEN)
@pytest.mark.parametrize("name", BETWEEN_ON)
def test_between_lead_and_text(name: str, kind: str) -> None:
    def place(root: HtmlElement, markup: str) -> None:
        found = first_paragraph(root, name)
        assert found is not None
        insert_before(found, markup)

    read_with(name, BETWEEN[kind], place)


@pytest.mark.parametrize("kind", BEHIND)
@pytest.mark.parametrize("name", BEHIND_ON)
def test_behind_the_text(name: str, kind: str) -> None:
    def place(root: HtmlElement, markup: str) -> None:
        found = holder(root, name)
        assert found is not None
        append_to(found, markup)

    read_with(name, BEHIND[kind], place)


@pytest.mark.parametrize("kind", BESIDE)
@pytest.mark.parametrize("name", ARTICLES)
def test_beside_the_article(name: str, kind: str) -> None:
    read_with(name, BESIDE[kind], lambda root, markup: append_to(root.body, markup))
