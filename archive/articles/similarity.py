"""Recognise near-duplicate texts: a reprint, a correction, an addition. Pure.

Texts are compared by their shingles, that is by all runs of four words. A signature of 64 numbers
(one-permutation MinHash) finds the few candidates among a million; the texts themselves then
decide. Precision comes first: a text that is merely similar (a series, a form letter with other
numbers, shared boilerplate) is no duplicate.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

from archive.search.memo import MOST_WORDS, Beforehand

BINS = 64
KEYS = 8
_MASK = 0xFFFFFFFF
_MIX = 0x9E3779B1
_EMPTY = _MASK

SHORTEST = 30
"""Minimum words of a body to be compared: short messages about one event are alike."""
ALIKE = 0.45
"""Minimum share of common shingles for two texts of one week to be the same."""
ALIKE_LATER = 0.75
"""The same for texts further apart: a yearly report repeats last year's words."""
_WEEKS = 14
_CONTAINED = 0.85
_CONTAINED_ALIKE = 0.35
_NUMBERS_SHARED = 0.6

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)*\b")


def words(text: str) -> list[str]:
    """Return the words of a text, case folded."""
    return _WORD.findall(text.casefold())


def shingles(text: str) -> list[int]:
    """Hash all runs of four words; empty for a text too short to be compared."""
    found = words(text)
    if len(found) < SHORTEST:
        return []
    hashes = list(map(_hash, found))
    return [
        (((a * 31 + b) * 31 + c) * 31 + d) * _MIX & _MASK
        for a, b, c, d in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    ]


def signature(hashes: Sequence[int]) -> bytes:
    """Return 64 numbers of 32 bits, the smallest shingle of each bin. An empty bin borrows from the
    next one that is not (short texts have few shingles); no shingles give no signature."""
    if not hashes:
        return b""
    bins = [_EMPTY] * BINS
    for value in hashes:
        place = value & (BINS - 1)
        if value < bins[place]:  # noqa: PLR1730  (three times as fast as min())
            bins[place] = value
    if _EMPTY in bins:
        _fill(bins)
    return struct.pack(f"<{BINS}I", *bins)


def signed(text: str) -> bytes:
    """Return the signature of a text; empty for one that is too short to be compared."""
    return signature(shingles(text))


def keys(signed: bytes) -> list[int]:
    """Return the eight smallest numbers of a signature; texts that share one are compared. Two
    texts with a share ``s`` of common shingles do with probability 1 - (1 - s)**8, 0.99 where ``s``
    is 0.45."""
    return sorted(set(struct.unpack(f"<{BINS}I", signed)))[:KEYS]


def estimate(a: bytes, b: bytes) -> float:
    """Estimate the share of common shingles from two signatures."""
    pairs = zip(struct.unpack(f"<{BINS}I", a), struct.unpack(f"<{BINS}I", b), strict=True)
    return sum(1 for x, y in pairs if x == y) / BINS


@dataclass(frozen=True, slots=True)
class Compared:
    """The parts of a body that are compared: its shingles and its numbers."""

    shingles: frozenset[int]
    """Hashes of all runs of four words; empty for a text too short to be compared."""
    numbers: frozenset[str]
    """All numbers, as printed."""


def compared(body: str, hashes: Sequence[int] | None = None) -> Compared:
    """Extract the parts of a body to compare; pass its shingles as ``hashes`` if known."""
    found = shingles(body) if hashes is None else hashes
    return Compared(frozenset(found), frozenset(_NUMBER.findall(body)))


def alike(a: Compared, b: Compared, *, days_apart: int | None = None) -> float:
    """Return the share of common shingles of two bodies, or 0 if they are not the same text.

    They are if they share enough, or if one contains nearly all of the other. The further apart
    they were published, the more they must share. If both are full of numbers, these must agree:
    form letters differ only in the words that matter.
    """
    fewer = min(len(a.shingles), len(b.shingles))
    if not fewer:
        return 0.0
    common = len(a.shingles & b.shingles)
    share = common / (len(a.shingles) + len(b.shingles) - common)
    enough = ALIKE if days_apart is None or days_apart <= _WEEKS else ALIKE_LATER
    if share < enough and not (common >= _CONTAINED * fewer and share >= _CONTAINED_ALIKE):
        return 0.0
    return share if _numbers_agree(a.numbers, b.numbers) else 0.0


def days_between(a: str | None, b: str | None) -> int | None:
    """Return the days between two dates; ``None`` if one is unknown.

    >>> days_between("2025-01-24", "2025-01-23")
    1
    """
    if a is None or b is None:
        return None
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _numbers_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    fewer = min(len(a), len(b))
    return fewer < 3 or len(a & b) >= _NUMBERS_SHARED * fewer


def _fill(bins: list[int]) -> None:
    known = [place for place in range(BINS) if bins[place] != _EMPTY]
    for place in range(BINS):
        if bins[place] == _EMPTY:
            donor = min(known, key=lambda k: (k - place) % BINS)
            # Differs from the donor's own value, or two borrowers would count one match twice.
            bins[place] = (bins[donor] + ((donor - place) % BINS) * _MIX) & _MASK


@lru_cache(maxsize=MOST_WORDS)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


SIGNATURES = Beforehand(signed)
"""Signatures of bodies."""
