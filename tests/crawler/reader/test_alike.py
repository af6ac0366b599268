"""Two captures of a page that differ in their furniture alone, and those that do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reader.alike import differ_in_furniture
from crawler.sites import SITES
from tests.crawler.reader.test_furniture import (
    BASES,
    base,
    put_above,
    put_behind,
    put_beside,
    put_between,
)
from tests.support.lying import HOST, STEM, listing
from tests.support.mutations import parse, serialise

CHANGING = (
    '<form><input type="hidden" name="_wpnonce" value="{}"></form>',
    '<script>var nonce = "{}";</script>',
    "<div><span>{} Aufrufe</span></div>",
    "<p>Dieser Beitrag wurde bisher {} mal gelesen, so oft wie lange keiner.</p>",
    '<div data-loaded="{}"><i></i></div>',
    "<div><span>Heute {} Grad, heiter</span></div>",
)
"""What changes with every answer."""
PLACES = (put_above, put_between, put_behind, put_beside)
COMMENT = "<!-- served from the cache in 0,{} s -->"


def alike(name: str, before: str, after: str) -> bool:
    of = base(name)
    return differ_in_furniture(
        before, after, url=of.url, site=SITES[of.site], kind="article", at=of.fetched_at
    )


def with_furniture(name: str, places: list[tuple[int, int]], value: int) -> str:
    root = parse(base(name).html)
    for place, kind in sorted(places, reverse=True):
        PLACES[place](root, name, CHANGING[kind].format(value))
    return serialise(root) + COMMENT.format(value)


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(
    name=st.sampled_from(BASES),
    places=st.lists(
        st.tuples(st.integers(0, len(PLACES) - 1), st.integers(0, len(CHANGING) - 1)),
        max_size=4,
        unique=True,
    ),
    values=st.tuples(st.integers(10, 9999), st.integers(10, 9999)),
)
def test_counters_tokens_and_notes_of_a_cache_are_furniture(
    name: str, places: list[tuple[int, int]], values: tuple[int, int]
) -> None:
    before, after = (with_furniture(name, places, value) for value in values)
    assert alike(name, before, after)


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(name=st.sampled_from(BASES), field=st.sampled_from(["title", "body"]), turn=st.integers(0))
def test_a_word_of_the_article_is_none(name: str, field: str, turn: int) -> None:
    words = re.findall(r"[a-zäöüß]{5,}", getattr(base(name), field))
    html = base(name).html
    words = [word for word in words if re.search(rf"(?<![\w/=\"-]){word}(?![\w/=\"-])", html)]
    if not words:
        return
    word = words[turn % len(words)]
    assert not alike(name, html, re.sub(rf"(?<![\w/=\"-]){word}(?![\w/=\"-])", "anderswo", html))


def test_prose_that_is_not_taken_is_none() -> None:
    name, said = (
        BASES[0],
        "<p>Das sehe ich {} als der Rat, und zwar aus gutem Grund, wie ich finde.</p>",
    )
    pages = []
    for word in ("anders", "genauso"):
        root = parse(base(name).html)
        put_beside(root, name, said.format(word))
        pages.append(serialise(root))
    assert not alike(name, *pages)


@pytest.mark.parametrize("kind", ["robots", "feed", "sitemap", "rest", "other"])
def test_what_is_no_page_has_no_furniture(kind: str) -> None:
    of = base(BASES[0])
    assert not differ_in_furniture(
        of.html, of.html, url=of.url, site=SITES[of.site], kind=kind, at=of.fetched_at
    )


def test_a_page_without_a_headline_is_like_no_other() -> None:
    assert not alike(BASES[0], "<p>Ja</p>", "<p>Nein</p>")


@pytest.mark.parametrize("kind", ["home", "listing"])
def test_a_listing_is_what_it_lists(kind: str) -> None:
    def same(one: str, two: str) -> bool:
        return differ_in_furniture(
            one, two, url=f"{HOST}{STEM}", site=SITES["rathausblick"], kind=kind,
            at="2026-03-01T08:00:00Z",
        )  # fmt: skip

    page = listing(range(9, -1, -1))
    assert same(page, page.replace("</body>", "<p>12 Leser sind da</p></body>"))
    assert not same(page, listing(range(10, -1, -1)))
