"""The reader hangs on no class name, wrapper or order: mutated pages give the same Article."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_sites import ARTICLES, expected, page
from tests.support import mutations
from tests.support.mutations import MUTATIONS, Mutation, parse, serialise

EXAMPLES = 4 if os.environ.get("EXAMPLES", "same") == "same" else 40
"""Mutated pages per fixture and mutation: more in `make fuzz`."""

FIELDS = [
    f
    for f in Article.__dataclass_fields__
    if f not in {"addresses", "dates", "evidence", "remarks"}
]
seeds = st.integers(0, 2**16)
bounded = settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)


def read(name: str, html: str) -> dict[str, Any]:
    wanted = expected(name)
    reading = read_article(html, wanted["url"], SITES[wanted["site"]], wanted["fetched_at"])
    values = asdict(normalise_article(reading.article))
    return {field: values[field] for field in FIELDS}


@cache
def unchanged(name: str) -> dict[str, Any]:
    return read(name, serialise(parse(page(name))))


def mutated(name: str, change: Callable[[HtmlElement], None]) -> dict[str, Any]:
    root = parse(page(name))
    change(root)
    return read(name, serialise(root))


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {f: (before[f], after[f]) for f in FIELDS if before[f] != after[f]}


def mutations_of(name: str) -> dict[str, Mutation]:
    """Every mutation after which the Article must be what it was."""
    wanted = expected(name)
    return {
        **MUTATIONS,
        "second_h1": partial(mutations.second_h1, site=SITES[wanted["site"]].title),
        "advertise": partial(mutations.advertise, text=wanted["article"]["body"]),
    }


@pytest.mark.parametrize("mutation", [*MUTATIONS, "second_h1", "advertise"])
@pytest.mark.parametrize("name", ARTICLES)
@bounded
@given(seed=seeds)
def test_article_stays_the_same(name: str, mutation: str, seed: int) -> None:
    mutate = mutations_of(name)[mutation]
    after = mutated(name, lambda root: mutate(root, Random(seed)))
    assert differences(unchanged(name), after) == {}


@pytest.mark.parametrize("name", ARTICLES)
@bounded
@given(seed=seeds)
def test_several_mutations_at_once(name: str, seed: int) -> None:
    chance = Random(seed)
    every = mutations_of(name)

    def change(root: HtmlElement) -> None:
        every["advertise"](root, chance)  # first: it looks for the printed lines
        for mutation in chance.sample([m for n, m in every.items() if n != "advertise"], 3):
            mutation(root, chance)

    assert differences(unchanged(name), mutated(name, change)) == {}


@pytest.mark.parametrize("name", ARTICLES)
def test_without_metadata_nothing_printed_changes(name: str) -> None:
    before = unchanged(name)
    after = mutated(name, lambda root: mutations.drop_metadata(root, Random(0)))
    words = mutations.visible_text(parse(page(name)))
    may_vanish = {"published_also", "published_at"}  # the time of day is rarely printed
    if before["published_from"] == "metadata":
        may_vanish |= {"published", "published_text", "published_from"}
        if after["published_from"] == "page":  # a lower rung of the same ladder: a `time` element
            assert after["published"] == before["published"]
    if "Stichwörter" not in words and 'rel="tag"' not in page(name):
        may_vanish.add("tags")
    section = before["section"]
    if f"Bereich: {section}" not in words and f'/">{section}</a>' not in page(name):
        may_vanish.add("section")
    changed = differences(before, after)
    assert {f: v for f, v in changed.items() if f not in may_vanish} == {}


@pytest.mark.parametrize("name", ARTICLES)
@bounded
@given(seed=seeds)
def test_the_mutations_are_fair(name: str, seed: int) -> None:
    """They change no word that a browser shows, and nothing but what they say."""
    words = mutations.visible_text(parse(page(name))).replace(" ", "")
    for mutation in ("rename", "wrap", "unwrap", "comments"):
        root = parse(page(name))
        MUTATIONS[mutation](root, Random(seed))
        assert mutations.visible_text(parse(serialise(root))).replace(" ", "") == words
    root = parse(page(name))
    mutations.reorder(root, Random(seed))
    assert sorted(mutations.visible_text(root).replace(" ", "")) == sorted(words)
