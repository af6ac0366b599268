"""The map of the Länder, shaded by articles per million inhabitants, drawn as SVG. Pure."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markupsafe import Markup, escape

from archive.articles.places.gazetteer import FOLDER
from reading_room.view.axes import Caption, nice_ticks
from reading_room.view.labels import Box, free_boxes
from reading_room.view.maps import (
    MAP_HEIGHT,
    MAP_WIDTH,
    ON_PHONE,
    TOWNS,
    framed,
    outline,
    position,
    states,
)

MILLION = 1_000_000
_SHADES = 5
"""Shades in the style sheet."""
_LINE = 17
"""Height of a line of a label."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inhabitants:
    """Hold how many people live in a Land, and on which day they were counted."""

    code: str
    count: int
    as_of: str


@cache
def inhabitants() -> dict[str, Inhabitants]:
    """Load the inhabitants of the Länder, by the first two digits of their official keys."""
    text = (FOLDER / "inhabitants.csv").read_text("utf-8")
    return {
        row["state"]: Inhabitants(
            code=row["code"], count=int(row["inhabitants"]), as_of=row["as_of"]
        )
        for row in csv.DictReader(text.splitlines())
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class Land:
    """Hold the articles that name a municipality of a Land."""

    key: str
    articles: int
    href: str | None = None

    @property
    def name(self) -> str:
        """Return the name of the Land."""
        return str(states()[self.key]["name"])

    @property
    def rate(self) -> float | None:
        """Return the articles per million inhabitants; ``None`` if these are unknown."""
        known = inhabitants().get(self.key)
        if known is None:
            return None
        rate = self.articles * MILLION / known.count
        return round(rate) if rate >= 100 else round(rate, 1)


def draw_states(
    lands: Sequence[Land],
    title: str,
    sentence: str,
    *,
    show: Callable[[float | None], str],
    name_of: Callable[[Land], str],
    caption: Caption | None = None,
) -> Markup:
    """Draw the Länder with their numbers, the darker the more; one without a number is hatched.
    ``name_of``: what a screen reader says of a Land."""
    ticks = nice_ticks(max((land.rate or 0 for land in lands), default=0))
    drawn = []
    for land in lands:
        name = escape(name_of(land))
        link = f'<a href="{escape(land.href)}" aria-label="{name}">' if land.href else "<g>"
        drawn.append(
            f'{link}<title>{name}</title><path class="land {_shade(land.rate, ticks)}" '
            f'data-land="{land.key}" d="{outline(land.key)}"/>{"</a>" if land.href else "</g>"}'
        )
    wide = _labels([(land, land.name, show(land.rate)) for land in lands], 1.0)
    codes = {key: known.code for key, known in inhabitants().items()}
    small = _labels(
        [(land, codes.get(land.key, ""), show(land.rate)) for land in lands], ON_PHONE * 0.85
    )
    return framed(
        f'{"".join(drawn)}<g aria-hidden="true"><g class="on-wide">{wide}</g>'
        f'<g class="on-phone">{small}</g>{_legend(ticks)}</g>',
        title, sentence, caption,
    )  # fmt: skip


def _shade(rate: float | None, ticks: Sequence[float]) -> str:
    """Return the class of the shade of a number: the step of the legend that it is in.

    >>> [_shade(rate, [0, 10, 20]) for rate in (None, 0, 1, 10, 11, 20)]
    ['unknown', 'shade-0', 'shade-1', 'shade-1', 'shade-2', 'shade-2']
    """
    if rate is None:
        return "unknown"
    return f"shade-{min(sum(rate > tick for tick in ticks[:-1]), _SHADES)}"


def _labels(named: Sequence[tuple[Land, str, str]], scale: float) -> str:
    """Write name and number of each Land in its middle, or where there is room beside it."""
    wanted = [
        (*_middle(land.key), max(len(name), len(value)), (name, value))
        for land, name, value in sorted(named, key=lambda one: one[0].key not in TOWNS)
    ]
    return "".join(_words(box, words, scale) for words, box in free_boxes(wanted, scale))


def _words(box: Box, words: tuple[str, str], scale: float) -> str:
    x = box.x + box.wide / 2
    return "".join(
        f'<text class="{kind}" x="{x:.1f}" y="{box.y + _LINE * scale * (n + 0.8):.1f}" '
        f'text-anchor="middle">{escape(word)}</text>'
        for n, (kind, word) in enumerate(zip(("land-name", "land-value"), words, strict=True))
    )


@cache
def _middle(key: str) -> tuple[float, float]:
    """Return the centre of gravity of the largest outline of a Land, on the map."""
    ring = [position(*corner) for corner in max(states()[key]["rings"], key=len)]
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (3 * area), y / (3 * area)


def _legend(ticks: Sequence[float]) -> str:
    made = []
    for n, (low, most) in enumerate(pairwise(ticks)):
        y = MAP_HEIGHT - 26.0 * (len(ticks) - 1) - 4 + 26 * n
        made.append(
            f'<rect class="land shade-{min(n + 1, _SHADES)}" x="{MAP_WIDTH - 150}" y="{y:.0f}" '
            f'width="30" height="20"/><text class="state-name" x="{MAP_WIDTH - 112}" '
            f'y="{y + 16:.0f}">{low}–{most}</text>'
        )
    return f'<g class="shades">{"".join(made)}</g>'
