"""When two different texts are one text all the same."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from archive.articles.similarity import (
    BINS,
    alike,
    compared,
    days_between,
    estimate,
    keys,
    shingles,
    signature,
)
from benchmarks.invented import Press

PRESS = Press(3)
BODY = PRESS.article(1).body or ""


@given(st.text(), st.text())
def test_never_raises_and_both_ways_the_same(a: str, b: str) -> None:
    first, second = compared(a), compared(b)
    assert alike(first, second) == alike(second, first)
    assert 0 <= alike(first, second) <= 1


@given(st.lists(st.integers(0, 2**32 - 2), min_size=1, max_size=99))
def test_a_signature_is_whole_however_short_the_text(hashes: list[int]) -> None:
    signed = signature(hashes)
    assert len(signed) == BINS * 4
    assert estimate(signed, signature(hashes[::-1])) == 1
    assert len(keys(signed)) == len(set(keys(signed))) == 8
    assert set(keys(signed)) <= set(struct.unpack("<64I", signed))


def test_short_messages_have_nothing_to_compare() -> None:
    assert shingles("Die Stadt Musterstadt hat eine neue Brücke.") == []
    assert signature([]) == b""


def test_a_correction_is_alike_and_another_text_is_not() -> None:
    corrected = compared(BODY.replace("der", "dre", 1))
    assert alike(compared(BODY), corrected) > 0.9
    assert alike(compared(BODY), compared(PRESS.article(2).body or "")) == 0


def test_next_year_s_report_is_another_text() -> None:
    text = " ".join(f"Im Kreis {name} gab es {n} Fälle." for n, name in enumerate("abcdefghijkl"))
    next_year = text.replace("Kreis c gab es 2", "Kreis c gab es 99")
    assert alike(compared(text), compared(next_year), days_apart=1)
    other = " ".join(f"Im Kreis {name} gab es {n + 40} Fälle." for n, name in enumerate("abcdefg"))
    assert not alike(compared(text), compared(other + text[:90]))


def test_texts_further_apart_must_share_more() -> None:
    half = " ".join(BODY.split()[: len(BODY.split()) * 2 // 3]) + PRESS.article(3).body[:900]  # type: ignore[index]
    first, second = compared(BODY), compared(half)
    assert alike(first, second, days_apart=1)
    assert not alike(first, second, days_apart=365)


def test_days_between() -> None:
    assert days_between(None, "2025-01-01") is None
    assert days_between("2025-01-01", "2024-12-31") == 1
