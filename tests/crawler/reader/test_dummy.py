"""Dummy pages: no sentence left, and the reader finds the same things in the same places."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader import read_article
from crawler.reader.dummy import dummy_address, dummy_page, dummy_text
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.crawler.reader.test_sites import ARTICLES, expected, page

LENGTHS = ("kicker", "title", "teaser", "body", "image_caption")
SAME = ("published", "published_text", "published_from")


def read(name: str, html: str) -> dict[str, Any]:
    wanted = expected(name)
    reading = read_article(html, wanted["url"], SITES[wanted["site"]], wanted["fetched_at"])
    return asdict(normalise_article(reading.article))


@pytest.mark.parametrize("name", ARTICLES)
def test_the_reader_sees_the_same_shape(name: str) -> None:
    true, dummy = read(name, page(name)), read(name, dummy_page(page(name)))
    for field in LENGTHS:
        assert len(dummy[field] or "") == len(true[field] or ""), field
    for field in SAME:
        assert dummy[field] == true[field], field
    assert len(dummy["tags"]) == len(true["tags"])
    assert len(dummy["links"]) == len(true["links"])


@pytest.mark.parametrize("name", ARTICLES)
def test_no_sentence_is_left(name: str) -> None:
    body = expected(name)["article"]["body"]
    dummy = dummy_page(page(name))
    for sentence in re.findall(r"[^.!?\n|]{25,}", body):
        assert sentence.strip() not in dummy


@given(st.text())
def test_equal_length_and_twice_the_same_word(text: str) -> None:
    dummy = dummy_text(text)
    assert len(dummy) == len(text)
    assert dummy == dummy_text(text)


def test_one_word_is_one_dummy_whatever_its_case() -> None:
    assert dummy_text("BÜRGERAMT").casefold() == dummy_text("Bürgeramt").casefold()
    assert dummy_text("Bürgeramt") != "Bürgeramt"


def test_shapes_dates_and_numbers_stay() -> None:
    kept = "[10.10.2025] (Bildquelle: 123) mehr... Stichwörter: 7 Freitag, 10. Oktober 2025"
    assert dummy_text(kept) == kept


def test_addresses_tell_no_headline() -> None:
    url = "https://www.a.example/k21-meldungen/buergeramt-oeffnet-frueher-2/?x=1"
    dummy = dummy_address(url)
    assert re.fullmatch(r"https://www\.a\.example/k21-meldungen/[a-z]{10}-[a-z]{7}-[a-z]{7}-2/\?x=1",
                        dummy)  # fmt: skip
    assert "buergeramt" not in dummy
    assert dummy_address("https://www.a.example/impressum") == "https://www.a.example/impressum"


@given(st.text())
def test_no_page_raises(text: str) -> None:
    dummy_page(text)
    dummy_address(text)
