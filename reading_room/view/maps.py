"""The map of places: drawn here, as SVG, from the outlines that the project ships. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from math import cos, radians, sqrt

from markupsafe import Markup, escape

from archive.articles.places.gazetteer import FOLDER, Municipality

MAP_WIDTH, MAP_HEIGHT = 620, 840
_WEST, _EAST, _SOUTH, _NORTH = 5.7, 15.15, 47.2, 55.1
_SQUEEZE = cos(radians((_SOUTH + _NORTH) / 2))
_SCALE = min(MAP_WIDTH / ((_EAST - _WEST) * _SQUEEZE), MAP_HEIGHT / (_NORTH - _SOUTH))


def position(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place stands on the map, in its units from the upper left."""
    return (longitude - _WEST) * _SQUEEZE * _SCALE, (_NORTH - latitude) * _SCALE


@cache
def outlines() -> str:
    """Draw the Länder as paths."""
    states = json.loads((FOLDER / "states.json").read_text("utf-8"))
    paths = []
    for key, state in states.items():
        rings = "".join(
            "M"
            + "L".join(f"{x:.1f} {y:.1f}" for x, y in (position(*corner) for corner in ring))
            + "Z"
            for ring in state["rings"]
        )
        paths.append(f'<path class="land" data-land="{key}" d="{rings}"/>')
    return "".join(paths)


def draw_map(
    places: Iterable[tuple[Municipality, int, str]], title: str, sentence: str, names: int = 14
) -> Markup:
    """Draw the map with a dot for each (place, number of articles, where a click leads)."""
    found = sorted(places, key=lambda p: -p[1])
    most = max(found[0][1] if found else 1, 12)
    spots = [(*position(place.longitude, place.latitude), count) for place, count, _ in found]
    dots: list[str] = []
    labels: list[str] = []
    taken: list[tuple[float, float, float]] = []
    for n, (place, count, href) in enumerate(found):
        x, y = position(place.longitude, place.latitude)
        radius = 3.5 + 14 * sqrt(count / most)
        name = escape(f"{place.name}: {count}")
        dots.append(
            f'<a href="{escape(href)}" aria-label="{name}"><circle class="place" cx="{x:.1f}" '
            f'cy="{y:.1f}" r="{radius:.1f}"><title>{name}</title></circle></a>'
        )
        wide = len(place.name) * 7.6 + radius
        clear = all(abs(y - b) > 17 or x > a + w or x + wide < a for a, b, w in taken)
        clear = clear and not any(abs(y - b) < 13 and x < a < x + wide + 12 for a, b, _ in spots)
        if n < names * 3 and len(labels) < names and clear and x + wide < MAP_WIDTH:
            taken.append((x, y, wide))
            labels.append(
                f'<text class="place-name" x="{x + radius + 4:.1f}" y="{y + 5:.1f}">'
                f"{escape(place.name)}</text>"
            )
    return Markup(
        f'<svg class="map" viewBox="0 0 {MAP_WIDTH} {MAP_HEIGHT}" role="group" '
        f'aria-labelledby="map-title map-text"><title id="map-title">{escape(title)}</title>'
        f'<desc id="map-text">{escape(sentence)}</desc><g aria-hidden="true">{outlines()}</g>'
        f'{"".join(dots)}<g aria-hidden="true">{"".join(labels)}</g></svg>'
    )
