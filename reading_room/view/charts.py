"""Charts as inline SVG: no script, no style attribute, accessible to screen readers. Pure.

Colours and fonts come from the style sheet by class. A chart has a name and a sentence for readers
who do not see it; one saved as a file (``Caption``) also has title, unit and source. Values appear
when a bar or dot is pointed at or reached by the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from reading_room.view.axes import CHART_WIDTH, Axes, Caption, key_of, shown_labels

_WIDEST = 64
_LETTER = 7.4
"""Approximate width of a letter of a label."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Hold one value of a chart."""

    label: str
    """Text below it; equal labels next to each other are shown once."""
    value: float | None
    """The value; ``None`` if unknown, drawn as a gap and not as zero."""
    name: str = ""
    """Tooltip; by default ``label``."""
    href: str | None = None
    """Where a click leads."""
    running: bool = False
    """Whether its period has not ended yet."""


def german_number(value: float) -> str:
    """Format a number in German; pages pass the format of the reader's language instead.

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
    caption: Caption | None = None,
    tabs: bool = True,
) -> Markup:
    """Draw vertical bars, as for a history. ``tabs``: whether the Tab key stops at each bar that is
    a link."""
    top = max((p.value or 0 for p in points), default=0)
    axes = Axes(title, sentence, (width, height), top, show, caption)
    step = (width - axes.left) / max(len(points), 1)
    gap = max(min(step * 0.22, 5), step - _WIDEST)
    shown = shown_labels([p.label for p in points], step)
    for n, point in enumerate(points):
        x, value = axes.left + n * step, point.value or 0
        y = axes.y(value)
        name = escape(f"{point.name or point.label}: {show(value)}")
        middle = min(max(x + step / 2, axes.left + len(name) * 3.3), width - len(name) * 3.3)
        drawn = (
            f'<rect class="hit" x="{x:.1f}" y="{axes.top}" width="{step:.1f}" '
            f'height="{axes.base - axes.top}"/>'
            f'<rect class="bar{" running" if point.running else ""}" x="{x + gap / 2:.1f}" '
            f'y="{y:.1f}" width="{step - gap:.1f}" '
            f'height="{max(axes.base - y, 1.5 if value else 0):.1f}" rx="{min(2, step / 6):.1f}"/>'
            f'<text class="value" x="{middle:.1f}" y="{max(y - 5, axes.top - 2):.1f}" '
            f'text-anchor="middle">{name}</text>'
        )
        axes.add(_linked(drawn, name, point.href, tabs=tabs))
        if n in shown:
            axes.label(x + step / 2, point.label)
    return axes.draw(linked=any(p.href for p in points))


def lines(
    series: Sequence[tuple[str, Sequence[Point]]],
    title: str,
    sentence: str = "",
    *,
    width: int = CHART_WIDTH,
    height: int = 260,
    show: Callable[[float], str] = german_number,
    caption: Caption | None = None,
) -> Markup:
    """Draw one line per series, its name at its end; all series have the same labels in the same
    order. Unknown values interrupt a line; a period that has not ended is drawn thin."""
    top = max((p.value or 0 for _, points in series for p in points), default=0)
    axes = Axes(title, sentence, (width, height), top, show, caption)
    length = max((len(points) for _, points in series), default=0)
    margin = min(max((len(name) for name, _ in series), default=0) * _LETTER + 16, width * 0.35)
    step = (width - axes.left - 8 - margin) / max(length - 1, 1)
    ends: list[tuple[float, float, int, str]] = []
    for place, (name, points) in enumerate(series, 1):
        spots = [
            (axes.left + 8 + n * step, axes.y(p.value), p)
            for n, p in enumerate(points)
            if p.value is not None
        ]
        known = [p.value is not None for p in points]
        for (x, y, _), (x2, y2, point) in _neighbours(spots, known):
            thin = " running" if point.running else ""
            axes.add(
                f'<path class="line line-{place}{thin}" d="M{x:.1f} {y:.1f}L{x2:.1f} {y2:.1f}"/>'
            )
        for x, y, point in spots:
            label = escape(f"{name}, {point.name or point.label}: {show(point.value or 0)}")
            drawn = (
                f'<circle class="hit" cx="{x:.1f}" cy="{y:.1f}" r="12"/>'
                f'<circle class="dot line-{place}" cx="{x:.1f}" cy="{y:.1f}" r="3.4"/>'
                f'<text class="value" x="{min(x, width - len(label) * 3.4):.1f}" y="{y - 9:.1f}" '
                f'text-anchor="{"middle" if x > axes.left + 90 else "start"}">{label}</text>'
            )
            axes.add(_linked(drawn, label, point.href))
        if spots:
            ends.append((spots[-1][0], spots[-1][1], place, name))
    for x, y, place, name in _apart(ends):
        axes.add(
            f'<text class="series line-{place}" x="{x + 9:.1f}" y="{y + 4:.1f}">'
            f"{escape(name)}</text>"
        )
    if series:
        labels = [p.label for p in series[0][1]]
        for n in shown_labels(labels, step):
            axes.label(axes.left + 8 + n * step, labels[n])
    return axes.draw(linked=any(p.href for _, points in series for p in points))


def shares(
    points: Sequence[Point],
    title: str,
    *,
    width: int = CHART_WIDTH,
    show: Callable[[float], str] = german_number,
    caption: Caption | None = None,
) -> Markup:
    """Draw horizontal bars, as for a ranking; labels may be long."""
    top = max((p.value or 0 for p in points), default=0) or 1
    high = 30
    head = caption.height if caption else 0
    foot = caption.foot if caption else 4
    total = len(points) * high + head + foot
    names = int(width * 0.41)
    letters = int(names / _LETTER)
    out = []
    for n, point in enumerate(points):
        y = head + n * high
        value = point.value or 0
        wide = (width - names - 68) * value / top
        label = point.label if len(point.label) <= letters else point.label[: letters - 1] + "…"
        name = escape(f"{point.name or point.label}: {show(value)}")
        drawn = (
            f'<rect class="hit" x="0" y="{y}" width="{width}" height="{high}"/>'
            f'<text class="tick" x="{names - 10}" y="{y + 20}" '
            'text-anchor="end">'
            f"{escape(label)}</text>"
            f'<rect class="bar" x="{names}" y="{y + 6}" width="{max(wide, 2):.1f}" height="20" '
            'rx="2"/>'
            f'<text class="tick strong" x="{names + wide + 8:.1f}" y="{y + 21}">'
            f"{escape(show(value))}</text>"
        )
        drawn = f"<title>{name}</title>{drawn}"  # aria-label would hide the visible words
        link = f'<a href="{escape(point.href)}">' if point.href else "<g>"
        out.append(f"{link}{drawn}{'</a>' if point.href else '</g>'}")
    key = key_of(title, width)
    drawn = caption.draw(width, total) if caption else ""
    linked = any(p.href for p in points)
    return Markup(
        f'<svg class="chart ranking" viewBox="0 0 {width} {total}" '
        f'role="{"group" if linked else "img"}" aria-labelledby="{key}">'
        f'<title id="{key}">{escape(title)}</title>{drawn}{"".join(out)}</svg>'
    )


def sparkline(
    values: Sequence[float], title: str, *, show: Callable[[float], str] = german_number
) -> Markup:
    """Draw a line the size of a word, its last value marked; its name lists the numbers."""
    top, wide, high = max(values) or 1, 132, 30
    step = (wide - 10) / max(len(values) - 1, 1)
    spots = [(5 + n * step, high - 5 - (high - 10) * value / top) for n, value in enumerate(values)]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    name = escape(f"{title}: {', '.join(map(show, values))}")
    return Markup(
        f'<svg class="spark" viewBox="0 0 {wide} {high}" role="img" aria-label="{name}">'
        f'<title>{name}</title><polyline class="line line-1" points="{way}"/>'
        f'<circle class="end" cx="{spots[-1][0]:.1f}" cy="{spots[-1][1]:.1f}" r="3.5"/></svg>'
    )


def _linked(drawn: str, name: str, href: str | None, *, tabs: bool = True) -> str:
    """Give a shape its name, and link it if it has an address."""
    if not href:
        return f"<g><title>{name}</title>{drawn}</g>"
    still = "" if tabs else ' tabindex="-1"'
    return f'<a href="{escape(href)}" aria-label="{name}"{still}>{drawn}</a>'


Spot = tuple[float, float, Point]


def _neighbours(spots: list[Spot], known: list[bool]) -> list[tuple[Spot, Spot]]:
    """Pair neighbouring spots that have no gap between them."""
    places = [n for n, is_known in enumerate(known) if is_known]
    placed = list(zip(places, spots, strict=True))
    return [(one, two) for (n, one), (m, two) in pairwise(placed) if m == n + 1]


def _apart(
    ends: list[tuple[float, float, int, str]], least: float = 15
) -> list[tuple[float, float, int, str]]:
    """Move overlapping labels at the ends of lines apart, the upper ones up.

    >>> [y for _, y, *_ in _apart([(0, 50, 1, "a"), (0, 52, 2, "b"), (0, 90, 3, "c")])]
    [43.5, 58.5, 90]
    """
    made: list[tuple[float, float, int, str]] = []
    for x, y, place, name in sorted(ends, key=lambda end: (end[1], end[2])):
        made.append((x, y, place, name))
        for n in range(len(made) - 1, 0, -1):
            above, below = made[n - 1], made[n]
            if (lack := least - (below[1] - above[1])) > 0:
                made[n - 1] = (above[0], above[1] - lack / 2, *above[2:])
                made[n] = (below[0], below[1] + lack / 2, *below[2:])
    return made
