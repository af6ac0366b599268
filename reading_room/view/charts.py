"""Charts as inline SVG: no script, no style attribute, readable without eyes. Pure.

Colours and fonts come from the style sheet by class; every chart has a title and a sentence, and
pages put the same numbers beside it as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10
from zlib import crc32

from markupsafe import Markup, escape

CHART_WIDTH = 640
_LEFT, _BOTTOM, _TOP = 46, 26, 14
_WIDEST = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One value of a chart."""

    label: str
    """What stands under it; repeated labels next to each other are shown once."""
    value: float
    """How much."""
    name: str = ""
    """Its tooltip; ``label`` unless given."""
    href: str | None = None
    """Where a click leads."""


def german_number(value: float) -> str:
    """Write a number as in German print; pages pass the reader's language instead.

    >>> german_number(12345), german_number(0.5)
    ('12.345', '0,5')
    """
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def bars(
    points: Sequence[Point],
    title: str,
    sentence: str = "",
    *,
    width: int = CHART_WIDTH,
    height: int = 200,
    show: Callable[[float], str] = german_number,
) -> Markup:
    """Draw columns beside each other, as for a history."""
    top = max((p.value for p in points), default=0)
    frame = _Frame(title, sentence, (width, height), top, show)
    step = (width - _LEFT) / max(len(points), 1)
    gap = max(min(step * 0.22, 5), step - _WIDEST)
    shown = _labels(points, step)
    for n, point in enumerate(points):
        x, y = _LEFT + n * step, frame.y(point.value)
        name = escape(f"{point.name or point.label}: {show(point.value)}")
        high = frame.base - y
        drawn = (
            f'<rect class="hit" x="{x:.1f}" y="{_TOP}" width="{step:.1f}" '
            f'height="{frame.base - _TOP}"/>'
            f'<rect class="bar" x="{x + gap / 2:.1f}" y="{y:.1f}" width="{step - gap:.1f}" '
            f'height="{max(high, 1.5 if point.value else 0):.1f}" rx="{min(2, step / 6):.1f}"/>'
        )
        drawn = f"<g><title>{name}</title>{drawn}</g>"
        if point.href:
            drawn = f'<a href="{escape(point.href)}" aria-label="{name}">{drawn}</a>'
        frame.add(drawn)
        if n in shown:
            frame.add(
                f'<text class="tick" x="{x + step / 2:.1f}" y="{height - 6}" '
                f'text-anchor="middle">{escape(point.label)}</text>'
            )
    return frame.draw(linked=any(p.href for p in points))


def lines(
    series: Sequence[tuple[str, Sequence[Point]]],
    title: str,
    sentence: str = "",
    *,
    height: int = 240,
    show: Callable[[float], str] = german_number,
) -> Markup:
    """Draw one line a series; all series have the same labels in the same order."""
    top = max((p.value for _, points in series for p in points), default=0)
    frame = _Frame(title, sentence, (CHART_WIDTH, height), top, show)
    length = max((len(points) for _, points in series), default=0)
    step = (CHART_WIDTH - _LEFT - 16) / max(length - 1, 1)
    for place, (name, points) in enumerate(series):
        spots = [(_LEFT + 8 + n * step, frame.y(p.value)) for n, p in enumerate(points)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        frame.add(f'<polyline class="line line-{place + 1}" points="{path}"/>')
        for (x, y), point in zip(spots, points, strict=True):
            label = escape(f"{name}, {point.name or point.label}: {show(point.value)}")
            frame.add(
                f'<g><title>{label}</title><circle class="dot line-{place + 1}" cx="{x:.1f}" '
                f'cy="{y:.1f}" r="3.4"/></g>'
            )
    if series:
        shown = _labels(series[0][1], step)
        for n, point in enumerate(series[0][1]):
            if n in shown:
                x = _LEFT + 8 + n * step
                frame.add(
                    f'<text class="tick" x="{x:.1f}" y="{height - 6}" text-anchor="middle">'
                    f"{escape(point.label)}</text>"
                )
    return frame.draw(linked=False)


def shares(
    points: Sequence[Point], title: str, *, show: Callable[[float], str] = german_number
) -> Markup:
    """Draw rows below each other, as for a ranking; labels may be long."""
    top = max((p.value for p in points), default=0) or 1
    high = 30
    total = max(len(points), 1) * high + 4
    key = _key(title)
    out = [
        f'<svg class="chart ranking" viewBox="0 0 {CHART_WIDTH} {total}" role="img" '
        f'aria-labelledby="{key}"><title id="{key}">{escape(title)}</title>'
    ]
    for n, point in enumerate(points):
        y = n * high
        width = (CHART_WIDTH - 330) * point.value / top
        label = point.label if len(point.label) <= 38 else point.label[:37] + "…"
        out.append(
            f"<g><title>{escape(f'{point.name or point.label}: {show(point.value)}')}</title>"
            f'<text class="tick" x="262" y="{y + 20}" text-anchor="end">{escape(label)}</text>'
            f'<rect class="bar" x="272" y="{y + 6}" width="{max(width, 2):.1f}" height="20" '
            'rx="2"/>'
            f'<text class="tick strong" x="{272 + width + 8:.1f}" y="{y + 21}">'
            f"{escape(show(point.value))}</text></g>"
        )
    return Markup("".join((*out, "</svg>")))


class _Frame:
    """Axis, title and lines behind the values."""

    def __init__(
        self,
        title: str,
        sentence: str,
        size: tuple[int, int],
        top: float,
        show: Callable[[float], str],
    ) -> None:
        self.width, self.height = size
        self.base = self.height - _BOTTOM
        self.ticks = nice_ticks(top)
        self.title, self.sentence = title, sentence
        self.parts: list[str] = []
        for tick in self.ticks:
            y = self.y(tick)
            self.add(
                f'<line class="grid" x1="{_LEFT}" x2="{self.width}" y1="{y:.1f}" y2="{y:.1f}"/>'
                f'<text class="tick" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
                f"{escape(show(tick))}</text>"
            )

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        return self.base - (self.base - _TOP) * value / (self.ticks[-1] or 1)

    def add(self, drawn: str) -> None:
        """Add a shape on top of the others."""
        self.parts.append(drawn)

    def draw(self, *, linked: bool) -> Markup:
        """Draw the chart; one with links is a group, so that a keyboard reaches them."""
        key = _key(self.title)
        described = f'<desc id="{key}-d">{escape(self.sentence)}</desc>' if self.sentence else ""
        by = f'aria-describedby="{key}-d" ' if self.sentence else ""
        return Markup(
            f'<svg class="chart" viewBox="0 0 {self.width} {self.height}" '
            f'role="{"group" if linked else "img"}" aria-labelledby="{key}" {by}>'
            f'<title id="{key}">{escape(self.title)}</title>{described}'
            f"{''.join(self.parts)}</svg>"
        )


def _key(title: str) -> str:
    """Return the id of a chart: the same on every showing of a page, so that the page is too."""
    return f"chart-{crc32(title.encode()):08x}"


def nice_ticks(top: float) -> list[float]:
    """Choose round numbers from 0 to at least ``top``, three to six of them.

    >>> nice_ticks(245), nice_ticks(3), nice_ticks(0)
    ([0, 100, 200, 300], [0, 1, 2, 3], [0, 1])
    """
    if top <= 1:
        return [0, 1]
    size = 10 ** int(log10(top))
    for step in (size / 10, size / 5, size / 2, size, size * 2):
        if step >= 1 and top / step <= 4.2:
            break
    step = max(step, 1)
    steps = int(-(-top // step))
    return [int(n * step) if n * step == int(n * step) else n * step for n in range(steps + 1)]


def _labels(points: Sequence[Point], step: float) -> set[int]:
    """Choose the labels to show, so that no two overlap and no two neighbours are equal."""
    changes = [n for n, p in enumerate(points) if not n or p.label != points[n - 1].label]
    if not changes:
        return set()
    room = max((len(points[n].label) for n in changes), default=1) * 8.5 + 10
    shown, last = set(), -1e9
    for n in changes:
        if (n - last) * step >= room:
            shown.add(n)
            last = n
    return shown
