"""The map of places, drawn as SVG from the outlines that the project ships. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from math import cos, log10, radians, sqrt
from typing import Any

from markupsafe import Markup, escape

from archive.articles.places.gazetteer import FOLDER, Municipality
from reading_room.view.axes import Caption
from reading_room.view.charts import german_number
from reading_room.view.labels import Box, Dot, place_names, region_names

MAP_WIDTH, MAP_HEIGHT = 660, 840
_EDGE = 20
"""Margin at the left and right, for dots at the border."""
_WEST, _EAST, _SOUTH, _NORTH = 5.7, 15.15, 47.2, 55.1
_SQUEEZE = cos(radians((_SOUTH + _NORTH) / 2))
_SCALE = min((MAP_WIDTH - 2 * _EDGE) / ((_EAST - _WEST) * _SQUEEZE), MAP_HEIGHT / (_NORTH - _SOUTH))
TOWNS = ("02", "04", "11")
"""Länder that consist of one or two towns."""
ON_PHONE = 1.9
"""How much larger names are on a phone, where the map is small."""
_NAMED = 18
"""Places that are named, half of them on a phone."""
_FINGER = 12
"""Smallest radius of the area of a dot that a finger can hit."""


def position(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the position of a place on the map, in map units from the upper left."""
    return _EDGE + (longitude - _WEST) * _SQUEEZE * _SCALE, (_NORTH - latitude) * _SCALE


@cache
def states() -> dict[str, dict[str, Any]]:
    """Load names and outlines of the Länder, by the first two digits of their official keys."""
    found: dict[str, dict[str, Any]] = json.loads((FOLDER / "states.json").read_text("utf-8"))
    return found


@cache
def outline(key: str) -> str:
    """Draw the rings of a Land, as the data of a path."""
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (position(*c) for c in ring)) + "Z"
        for ring in states()[key]["rings"]
    )


@cache
def outlines() -> str:
    """Draw the Länder as paths."""
    return "".join(
        f'<path class="land" data-land="{key}" d="{outline(key)}"><title>{escape(state["name"])}'
        "</title></path>"
        for key, state in states().items()
    )


@cache
def state_centres() -> list[tuple[float, float, str]]:
    """Return where the name of each Land goes: the middle of its largest outline. City states are
    left out, as dots name them."""
    found = []
    for key, state in states().items():
        if key in TOWNS:
            continue
        corners = [position(*corner) for corner in max(state["rings"], key=len)]
        x, y = (sum(c[axis] for c in corners) / len(corners) for axis in (0, 1))
        found.append((x, y, state["name"]))
    return found


def radius_of(count: int, most: int) -> float:
    """Return the radius of a dot; its area grows with the number."""
    return 3.5 + 14 * sqrt(count / max(most, 12))


def draw_map(
    places: Iterable[tuple[Municipality, int, str]],
    title: str,
    sentence: str,
    *,
    show: Callable[[float], str] = german_number,
    scale_of: str = "",
    caption: Caption | None = None,
) -> Markup:
    """Draw the map with a dot for each (place, number of articles, address). ``scale_of``: what
    the sizes of the dots mean."""
    found = sorted(places, key=lambda p: -p[1])
    most = found[0][1] if found else 0
    dots = [
        Dot(*position(place.longitude, place.latitude), radius_of(count, most), place.name)
        for place, count, _ in found
    ]
    drawn = []
    for (place, count, href), dot in zip(found, dots, strict=True):
        name = escape(f"{place.name}: {show(count)}")
        drawn.append(
            f'<a href="{escape(href)}" aria-label="{name}"><title>{name}</title>'
            f'<circle class="hit" cx="{dot.x:.1f}" cy="{dot.y:.1f}" '
            f'r="{max(dot.radius, _FINGER):.1f}"/><circle class="place" cx="{dot.x:.1f}" '
            f'cy="{dot.y:.1f}" r="{dot.radius:.1f}"/></a>'
        )
    size = MAP_WIDTH, MAP_HEIGHT
    named = [(dot.name, box) for dot, box in place_names(dots, _NAMED, size)]
    large = [(dot.name, box) for dot, box in place_names(dots, _NAMED // 2, size, ON_PHONE)]
    regions = region_names(state_centres(), dots, [box for _, box in named])
    wide = _names("place-name", named) + _names("region-name", regions)
    return framed(
        f'<g aria-hidden="true">{outlines()}</g>{"".join(drawn)}'
        f'<g aria-hidden="true"><g class="on-wide">{wide}</g>'
        f'<g class="on-phone">{_names("place-name", large)}</g>'
        f"{_scale(most, show, scale_of)}</g>",
        title, sentence, caption,
    )  # fmt: skip


def framed(drawn: str, title: str, sentence: str, caption: Caption | None) -> Markup:
    """Frame what is drawn on a map, with the words of a picture that stands alone around it."""
    top = caption.height if caption else 0
    high = MAP_HEIGHT + top + (caption.foot if caption else 0)
    words = caption.draw(MAP_WIDTH, high) if caption else ""
    return Markup(
        f'<svg class="map" viewBox="0 0 {MAP_WIDTH} {high}" role="group" '
        f'aria-labelledby="map-title map-text"><title id="map-title">{escape(title)}</title>'
        f'<desc id="map-text">{escape(sentence)}</desc>{words}<g transform="translate(0 {top})">'
        f"{drawn}</g></svg>"
    )


def _names(kind: str, some: Iterable[tuple[str, Box]]) -> str:
    return "".join(
        f'<text class="{kind}" x="{box.x:.1f}" y="{box.y + box.high * 0.8:.1f}">'
        f"{escape(name)}</text>"
        for name, box in some
    )


def scale_steps(most: int) -> list[int]:
    """Return up to three round numbers for the legend of dot sizes.

    >>> scale_steps(1240), scale_steps(30), scale_steps(3), scale_steps(0)
    ([10, 100, 1000], [1, 10, 30], [1, 3], [])
    """
    if most < 1:
        return []
    powers = [10**n for n in range(int(log10(most)) + 1)][-3:]
    if most >= 2 * powers[-1] and len(powers) < 3:
        powers.append(most)
    return powers


def _scale(most: int, show: Callable[[float], str], scale_of: str) -> str:
    steps = scale_steps(most)
    if not steps or not scale_of:
        return ""
    x, base = MAP_WIDTH - 150.0, MAP_HEIGHT - 14.0
    top = base - 2 * radius_of(steps[-1], most) - 10
    made = [f'<text class="state-name" x="{x:.0f}" y="{top:.0f}">{escape(scale_of)}</text>']
    for step in steps:
        radius = radius_of(step, most)
        made.append(
            f'<circle class="scale" cx="{x + radius:.1f}" cy="{base - radius:.1f}" '
            f'r="{radius:.1f}"/><text class="state-name" x="{x + 2 * radius + 4:.1f}" '
            f'y="{base - radius + 4:.1f}">{escape(show(step))}</text>'
        )
        x += 2 * radius + 12 + len(show(step)) * 7
    return "".join(made)
