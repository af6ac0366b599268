"""Counting articles: column by column for few, with one long number per value for very many.

Bit ``n`` of a mask stands for the article with the id ``n``. Counting the articles of a search that
have some value is then one ``&`` and one ``bit_count`` over 25 kB, whatever their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reading_room.columns import Columns

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
        self.places: Counter[str] = Counter()
        self.reprints = 0
        self.tags: list[tuple[str, int]] = []
        self.kickers: list[tuple[str, int]] = []
        self.all_tags: Counter[str] = Counter()
        self.all_kickers: Counter[str] = Counter()

    def add(self, columns: Columns, ids: list[int]) -> None:
        """Count further articles."""
        days = counted(columns.published, ids)
        for day, n in days.items():
            self.months[day[:7]] += n
        if days:
            self.first = min([*days, *filter(None, [self.first])])
            self.last = max([*days, *filter(None, [self.last])])
        for site, day in {(columns.source[n] or "", columns.published[n] or "") for n in ids}:
            self.newest[site] = max(self.newest.get(site, ""), day)
        self.years += counted(columns.year, ids)
        self.sources += counted(columns.source, ids)
        self.states += Counter((columns.source[n], columns.state[n]) for n in ids)
        self.undated += Counter(columns.source[n] or "" for n in ids if not columns.published[n])
        self.places += counted_all(columns.places, ids)
        self.reprints += sum(1 for n in ids if columns.reprint[n])
        self.all_tags.update(counted_all(columns.tags, ids))
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
        if len(ids) < 100:
            for name, value, n in self._bits(columns, ids):
                self.values[name][value] = self.values[name].get(value, 0) | 1 << n
            for n in ids:
                self.everything |= 1 << n
            return
        frequent = {
            "kicker": {value for value, _ in columns.totals.all_kickers.most_common(MOST)},
            "tag": {value for value, _ in columns.totals.all_tags.most_common(MOST)},
            "place": {value for value, _ in columns.totals.places.most_common(MOST)},
        }
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for name, value, n in self._bits(columns, ids):
            if name not in frequent or value in frequent[name]:
                found[name, value].append(n)
        for (name, value), some in found.items():
            self.values[name][value] = self.values[name].get(value, 0) | mask(some)
        self.everything |= mask(ids)

    def _bits(self, columns: Columns, ids: Iterable[int]) -> Iterable[tuple[str, str, int]]:
        for name, attribute in ONE.items():
            column = getattr(columns, attribute)
            yield from ((name, column[n], n) for n in ids if column[n])
        for name, attribute in MANY.items():
            column = getattr(columns, attribute)
            yield from ((name, value, n) for n in ids for value in column[n])
        for name, (attribute, yes, no) in FLAGS.items():
            column = getattr(columns, attribute)
            yield from ((name, yes if column[n] else no, n) for n in ids)


def mask(ids: list[int]) -> int:
    """The mask of some ids.

    >>> mask([0, 3]), mask([])
    (9, 0)
    """
    if not ids:
        return 0
    digits = bytearray(b"0") * (max(ids) + 1)
    for n in ids:
        digits[n] = 49  # the digit 1
    digits.reverse()
    return int(bytes(digits), 2)


def digits(found: int, size: int) -> str:
    """A mask as text, whose character ``n`` is ``1`` for the id ``n``.

    >>> digits(9, 6)
    '100100'
    """
    return format(found, f"0{size}b")[::-1]
