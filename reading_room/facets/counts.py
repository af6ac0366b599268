"""Counting articles: column by column for few, with one long number per value for very many.

Bit ``n`` of a mask stands for the article with the id ``n``. Counting the articles of a search that
have some value is then one ``&`` and one ``bit_count`` over 25 kB, whatever their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reading_room.facets.index import Columns

MOST = 400
"""Values of a column that have a mask, the most frequent ones; a facet of very many hits shows the
most frequent among these."""
MANY = {"tag": "tags", "place": "places"}
"""Facets of several values each, and their columns."""
ONE = {"site": "source", "year": "year", "kicker": "kicker"}
FLAGS = {"picture": ("picture", "yes", "no"), "kind": ("reprint", "reprint", "original")}


def counted(column: Sequence[str | None], ids: Iterable[int]) -> Counter[str]:
    """How often each value occurs among the articles; no value is not counted."""
    found: Counter[Any] = Counter(map(column.__getitem__, ids))
    del found[None]
    return found


def counted_all(column: Sequence[tuple[str, ...]], ids: Iterable[int]) -> Counter[str]:
    """The same for a column of several values."""
    found: Counter[str] = Counter()
    for values, n in Counter(map(column.__getitem__, ids)).items():
        for value in values:
            found[value] += n
    return found


class Totals:
    """What the start page says about all articles."""

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
        """Count further articles, and their states."""
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
        self.years += counted(columns.year, ids)
        self.states += Counter(zip(sources, states, strict=True))
        self.reprints += sum(1 for n in ids if columns.reprint[n])
        self.all_tags.update(chain.from_iterable(map(columns.tags.__getitem__, ids)))
        self.all_kickers.update(counted(columns.kicker, ids))
        self.tags = self.all_tags.most_common(30)
        self.kickers = self.all_kickers.most_common(30)


class Masks:
    """One mask per facet and frequent value."""

    def __init__(self) -> None:
        self.everything = 0
        self.values: dict[str, dict[str, int]] = {name: {} for name in (*ONE, *MANY, *FLAGS)}

    def add(self, columns: Columns, ids: list[int]) -> None:
        """Set the bits of further articles."""
        first = not self.everything
        self.everything |= mask(ids)
        counts = {
            "kicker": columns.totals.all_kickers,
            "tag": columns.totals.all_tags,
            "place": columns.place_totals,
        }
        frequent = {name: {v for v, _ in n.most_common(MOST)} for name, n in counts.items()}
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
        """Facet by facet, the articles of each value."""
        for name, attribute in ONE.items():
            found: dict[Any, list[int]] = defaultdict(list)
            column = getattr(columns, attribute)
            for n in ids:
                found[column[n]].append(n)
            found.pop(None, None)
            yield name, found
        for name, attribute in MANY.items():
            found = defaultdict(list)
            column = getattr(columns, attribute)
            for n in ids:
                for value in column[n]:
                    found[value].append(n)
            yield name, found
        for name, (attribute, yes, no) in FLAGS.items():
            flags = getattr(columns, attribute)
            found = {yes: [n for n in ids if flags[n]], no: [n for n in ids if not flags[n]]}
            yield name, {value: some for value, some in found.items() if some}


_BITS = tuple(1 << n for n in range(8))


def mask(ids: list[int]) -> int:
    """The mask of some ids.

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


def flags(found: int, size: int) -> bytes:
    """A mask as bytes, whose number ``n`` is 1 for the id ``n``.

    >>> flags(9, 6)
    b'\\x01\\x00\\x00\\x01\\x00\\x00'
    """
    return format(found, f"0{size}b").encode()[::-1].translate(_FLAGS)
