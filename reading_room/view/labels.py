"""Place names on a map so that none covers a dot, a name or the edge. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot

HIGH = 15.0
"""Height of a name."""
LETTER = 7.7
"""Approximate width of a letter."""
_GAP = 3.0
Lines = tuple[str, str]
"""The two lines of a label."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot on the map and its name."""

    x: float
    y: float
    radius: float
    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle of a name: left, top, width and height."""

    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes overlap."""
        return (
            self.x < other.x + other.wide
            and other.x < self.x + self.wide
            and self.y < other.y + other.high
            and other.y < self.y + self.high
        )

    def covers(self, dot: Dot) -> bool:
        """Tell whether a box covers a dot."""
        near_x = min(max(dot.x, self.x), self.x + self.wide)
        near_y = min(max(dot.y, self.y), self.y + self.high)
        return (dot.x - near_x) ** 2 + (dot.y - near_y) ** 2 < (dot.radius + 1) ** 2


def place_names(
    dots: Sequence[Dot], most: int, size: tuple[float, float], scale: float = 1.0
) -> Iterator[tuple[Dot, Box]]:
    """Yield up to ``most`` of the dots, in order, each with a box for its name on a map of that
    size: right, left, above, below or diagonal. A dot without a free box is skipped. ``scale``:
    size of the letters relative to the usual one."""
    taken: list[Box] = []
    for dot in dots[: most * 3]:
        if len(taken) >= most:
            return
        for box in _around(dot, scale):
            inside = box.x >= 0 and box.y >= 0
            inside = inside and box.x + box.wide <= size[0] and box.y + box.high <= size[1]
            if inside and not any(map(box.meets, taken)) and not _covers_any(box, dots):
                taken.append(box)
                yield dot, box
                break


def region_names(
    centres: Iterable[tuple[float, float, str]], dots: Sequence[Dot], taken: Sequence[Box]
) -> Iterator[tuple[str, Box]]:
    """Yield the name of each region with a free box near its middle; skip a region without one."""
    boxes = list(taken)
    for x, y, name in centres:
        wide = len(name) * LETTER
        tried = (
            Box(x - wide / 2 + right, y - HIGH / 2 + down, wide, HIGH)
            for down in (0, 16, -16, 32, -32, 48, -48)
            for right in (0, 18, -18)
        )
        for box in tried:
            if not any(map(box.meets, boxes)) and not _covers_any(box, dots):
                boxes.append(box)
                yield name, box
                break


def free_boxes(
    wanted: Iterable[tuple[float, float, int, Lines]], scale: float = 1.0
) -> Iterator[tuple[Lines, Box]]:
    """Yield words of two lines, each with the box nearest to its place (x, y, letters of the longer
    line) that no earlier one takes."""
    taken: list[Box] = []
    steps = sorted(product(range(-90, 91, 9), repeat=2), key=lambda step: hypot(*step))
    for x, y, letters, words in wanted:
        wide, high = (letters * LETTER + 2 * _GAP) * scale, 2 * (HIGH + _GAP) * scale
        for right, down in steps:
            box = Box(x - wide / 2 + right, y - high / 2 + down, wide, high)
            if not any(map(box.meets, taken)):
                taken.append(box)
                yield words, box
                break


def _covers_any(box: Box, dots: Iterable[Dot]) -> bool:
    return any(map(box.covers, dots))


def _around(dot: Dot, scale: float) -> Iterator[Box]:
    wide, high = len(dot.name) * LETTER * scale, HIGH * scale
    far, slant = dot.radius + _GAP, dot.radius * 0.7 + _GAP
    middle = dot.y - high / 2
    yield Box(dot.x + far, middle, wide, high)
    yield Box(dot.x - far - wide, middle, wide, high)
    yield Box(dot.x - wide / 2, dot.y - far - high, wide, high)
    yield Box(dot.x - wide / 2, dot.y + far, wide, high)
    yield Box(dot.x + slant, dot.y - slant - high, wide, high)
    yield Box(dot.x + slant, dot.y + slant, wide, high)
    yield Box(dot.x - slant - wide, dot.y - slant - high, wide, high)
    yield Box(dot.x - slant - wide, dot.y + slant, wide, high)
