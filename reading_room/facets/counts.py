"""Counts of articles: column by column for few, with one long number per value for very many.

Bit ``n`` of a mask stands for the article with the id ``n``. Counting the articles of a search that
have some value is then one ``&`` and one ``bit_count`` over 25 kB, whatever their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol

MASKED_VALUES = 400
"""Values of a column that have a mask, the most frequent ones; a facet of very many hits shows the
most frequent among these."""
MULTI_VALUED = {"tag": "tags", "place": "places"}
"""Facets of several values an article, and their columns."""
SINGLE_VALUED = {"site": "source", "year": "year", "kicker": "kicker"}
YES_OR_NO = {"picture": ("picture", "yes", "no"), "kind": ("reprint", "reprint", "original")}

"""Facets of two values: their columns, the label of true and that of false."""


class Columns(Protocol):
    """The columns that are counted: at ``[id]`` the value of an article."""

    source: list[str | None]
    published: list[str | None]
    year: list[str | None]
    kicker: list[str | None]
    tags: list[tuple[str, ...]]
    picture: list[bool | None]
    reprint: list[bool | None]

    @property
    def places(self) -> list[tuple[str, ...]]:
        """The keys of the municipalities that each article names."""


def count_values(column: Sequence[str | None], ids: Iterable[int]) -> Counter[str]:
    """Count how often each value occurs among the articles; ``None`` is not counted."""
    found: Counter[Any] = Counter(map(column.__getitem__, ids))
    del found[None]
    return found


def count_all_values(column: Sequence[tuple[str, ...]], ids: Iterable[int]) -> Counter[str]:
    """Count the values of a column that holds several an article."""
    found: Counter[str] = Counter()
    for values, n in Counter(map(column.__getitem__, ids)).items():
        for value in values:
            found[value] += n
    return found


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
    """Counts over all articles, as the start page shows them."""

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
        """Count further articles and their states."""
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
        self.all_tags.update(chain.from_iterable(map(columns.tags.__getitem__, ids)))
        self.all_kickers.update(count_values(columns.kicker, ids))
        self.tags = self.all_tags.most_common(30)
        self.kickers = self.all_kickers.most_common(30)


class Masks:
    """The articles of every facet's frequent values, one mask a value."""

    def __init__(self) -> None:
        self.everything = 0
        self.values: dict[str, dict[str, int]] = {
            name: {} for name in (*SINGLE_VALUED, *MULTI_VALUED, *YES_OR_NO)
        }

    def add(self, columns: Columns, ids: list[int], counts: Mapping[str, Counter[str]]) -> None:
        """Set the bits of further articles. ``counts``: how often each value occurs in the whole
        archive, for the facets of which only the frequent values have masks."""
        first = not self.everything
        self.everything |= mask(ids)
        frequent = {
            name: {v for v, _ in n.most_common(MASKED_VALUES)} for name, n in counts.items()
        }
        for name, values in self._found(columns, ids):
            masks = self.values[name]
            for value, some in values.items():
                # A value whose first articles have no mask gets none: half a mask would be wrong.
                new = name not in counts or len(some) == counts[name][value]
                if value in masks or (value in frequent.get(name, values) if first else new):
                    masks[value] = masks.get(value, 0) | mask(some)

    def _found(
        self, columns: Columns, ids: list[int]
    ) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """Yield facet by facet the articles of each value."""
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
    digits = bytearray(b"0") * end  # quicker for many
    for n in ids:
        digits[n] = 49  # the digit 1
    digits.reverse()
    return int(bytes(digits), 2)


_FLAGS = bytes.maketrans(b"01", b"\0\1")


def mask_bytes(found: int, size: int) -> bytes:
    """Turn a mask into bytes, of which number ``n`` is 1 for the id ``n``.

    >>> mask_bytes(9, 6)
    b'\\x01\\x00\\x00\\x01\\x00\\x00'
    """
    return format(found, f"0{size}b").encode()[::-1].translate(_FLAGS)
