"""Count articles: a few by their columns, very many with a bit mask per value.

Bit ``n`` of a mask stands for the article with the id ``n``. Counting the hits that have a value is
then one ``&`` and one ``bit_count`` over 25 kB, however many hits there are.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from operator import add
from typing import Any, Protocol

MASKED_VALUES = 400
"""The most frequent values of a column get a mask; with very many hits a facet shows only these."""
MULTI_VALUED = {"tag": "tags", "place": "places"}
"""Facets with several values per article → their columns."""
SINGLE_VALUED = {"site": "source", "year": "year", "kicker": "kicker"}
YES_OR_NO = {"picture": ("picture", "yes", "no"), "kind": ("reprint", "reprint", "original")}

"""Facets with two values → column, label for true, label for false."""


class Columns(Protocol):
    """The columns to count: ``column[id]`` is the value of an article."""

    source: list[str | None]
    published: list[str | None]
    year: list[str | None]
    kicker: list[str | None]
    tags: list[tuple[str, ...]]
    picture: list[bool | None]
    reprint: list[bool | None]

    @property
    def places(self) -> list[tuple[str, ...]]:
        """Return the keys of the municipalities that each article names."""


def count_values(column: Sequence[str | None], ids: Iterable[int]) -> Counter[str]:
    """Count how often each value occurs among the articles; ``None`` is not counted."""
    found: Counter[Any] = Counter(map(column.__getitem__, ids))
    del found[None]
    return found


def count_all_values(column: Sequence[tuple[str, ...]], ids: Iterable[int]) -> Counter[str]:
    """Count the values of a column with several per article."""
    return Counter(chain.from_iterable(map(column.__getitem__, ids)))


def count_states(column: Sequence[tuple[str, ...]], ids: Iterable[int]) -> Counter[str]:
    """Count the articles that name a municipality of each Land, by the first digits of its key.

    >>> count_states([("05315000", "05314000"), ("09162000",), ()], [0, 1, 2])
    Counter({'05': 1, '09': 1})
    """
    found: Counter[str] = Counter()
    for keys, n in Counter(map(column.__getitem__, ids)).items():
        for state in {ags[:2] for ags in keys}:
            found[state] += n
    return found


class ArchiveTotals:
    """Hold the counts over all articles that the start page shows."""

    def __init__(self) -> None:
        self.first: str | None = None
        self.last: str | None = None
        self.months: Counter[str] = Counter()
        self.years: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self.states: Counter[tuple[str | None, str | None]] = Counter()
        self.undated: Counter[str] = Counter()
        self.newest: dict[str, str] = {}
        self.reprints = 0
        self.tags: list[tuple[str, int]] = []
        self.kickers: list[tuple[str, int]] = []
        self.all_tags: Counter[str] = Counter()
        self.all_kickers: Counter[str] = Counter()

    def add(self, columns: Columns, ids: list[int], states: Iterable[str]) -> None:
        """Add more articles and their Länder to the counts."""
        sources = list(map(columns.source.__getitem__, ids))
        days = Counter(zip(sources, map(columns.published.__getitem__, ids), strict=True))
        for (source, day), n in days.items():
            site = source or ""
            self.sources[site] += n
            self.newest[site] = max(self.newest.get(site, ""), day or "")
            if day:
                self.months[day[:7]] += n
                self.first = min(self.first or day, day)
                self.last = max(self.last or day, day)
            else:
                self.undated[site] += n
        self.years += count_values(columns.year, ids)
        self.states += Counter(zip(sources, states, strict=True))
        self.reprints += sum(1 for n in ids if columns.reprint[n])
        self.all_tags.update(count_all_values(columns.tags, ids))
        self.all_kickers.update(count_values(columns.kicker, ids))
        self.tags = self.all_tags.most_common(30)
        self.kickers = self.all_kickers.most_common(30)


class Masks:
    """Hold one mask of articles for each frequent value of every facet."""

    def __init__(self) -> None:
        self.everything = 0
        self.values: dict[str, dict[str, int]] = {
            name: {} for name in (*SINGLE_VALUED, *MULTI_VALUED, *YES_OR_NO)
        }
        self._totals: Mapping[str, Counter[str]] = {}

    def add(self, columns: Columns, ids: list[int], counts: Mapping[str, Counter[str]]) -> None:
        """Set the bits of more articles. ``counts``: how often each value occurs in the
        archive, for facets with masks of their frequent values only."""
        first = not self.everything
        self._totals = counts
        self.everything |= mask(ids)
        frequent = {
            name: {v for v, _ in n.most_common(MASKED_VALUES)} for name, n in counts.items()
        }
        for name, values in self._found(columns, ids):
            masks = self.values[name]
            for value, some in values.items():
                # A new mask needs all articles of its value: half a mask would be wrong.
                new = name not in counts or len(some) == counts[name][value]
                if value in masks or (value in frequent.get(name, values) if first else new):
                    masks[value] = masks.get(value, 0) | mask(some)

    def count(self, name: str, among: int, most: int) -> Counter[str]:
        """Count the values of a facet that have masks. Where only the frequent ones have, the count
        ends once no other value can be among the ``most`` commonest."""
        masks, totals = self.values[name], self._totals.get(name)
        found: Counter[str] = Counter()
        best = [0] * most
        for value in sorted(masks, key=totals.__getitem__, reverse=True) if totals else masks:
            if totals and totals[value] < best[0]:
                break
            if n := (among & masks[value]).bit_count():
                found[value] = n
                heapq.heappushpop(best, n)
        return found

    def _found(
        self, columns: Columns, ids: list[int]
    ) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """Yield each facet with the articles of each of its values."""
        for name, attribute in SINGLE_VALUED.items():
            found: dict[Any, list[int]] = defaultdict(list)
            column = getattr(columns, attribute)
            for n in ids:
                found[column[n]].append(n)
            found.pop(None, None)
            yield name, found
        for name, attribute in MULTI_VALUED.items():
            found = defaultdict(list)
            column = getattr(columns, attribute)
            for n in ids:
                for value in column[n]:
                    found[value].append(n)
            yield name, found
        for name, (attribute, yes, no) in YES_OR_NO.items():
            flags = getattr(columns, attribute)
            found = {yes: [n for n in ids if flags[n]], no: [n for n in ids if not flags[n]]}
            yield name, {value: some for value, some in found.items() if some}


_BITS = tuple(1 << n for n in range(8))


def mask(ids: list[int]) -> int:
    """Return the mask of some ids.

    >>> mask([0, 3]), mask([]), mask([1000]) == 1 << 1000
    (9, 0, True)
    """
    if not ids:
        return 0
    end = max(ids) + 1
    if len(ids) * 25 < end:
        bits = bytearray((end + 7) // 8)
        for n in ids:
            bits[n >> 3] |= _BITS[n & 7]
        return int.from_bytes(bits, "little")
    digits = bytearray(b"0") * end  # faster for many ids
    for n in ids:
        digits[n] = 49  # the digit 1
    digits.reverse()
    return int(bytes(digits), 2)


_FLAGS = bytes.maketrans(b"01", b"\0\1")


def mask_bytes(found: int, size: int) -> bytes:
    """Turn a mask into bytes: byte ``n`` is 1 if it has the id ``n``.

    >>> mask_bytes(9, 6)
    b'\\x01\\x00\\x00\\x01\\x00\\x00'
    """
    return format(found, f"0{size}b").encode()[::-1].translate(_FLAGS)


def ids_in(let: bytes) -> list[int]:
    """List the ids whose byte is 1. The gaps between them are found in C, which for few of very
    many takes a quarter of the time of looking at each byte.

    >>> ids_in(mask_bytes(9, 6)), ids_in(b"")
    ([0, 3], [])
    """
    gaps = let.split(b"\1")[:-1]
    return list(map(add, accumulate(map(len, gaps)), range(len(gaps))))
