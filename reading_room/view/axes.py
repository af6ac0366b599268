"""The frame of a chart: axes, ticks, labels, and the caption of one saved as a file. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log10
from zlib import crc32

from markupsafe import Markup, escape

CHART_WIDTH = 640
_LEFT, _BOTTOM, _TOP = 46, 26, 18
_LINE = 17
"""Height of a line of text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Caption:
    """Hold the words around a chart that is saved as a file."""

    title: str
    unit: str
    """What is counted, and in which unit."""
    source: str
    """Source of the numbers."""
    note: str = ""
    """A caveat, for instance that a year has not ended."""

    @property
    def height(self) -> int:
        """Return the height of the words above the values."""
        return 2 * _LINE + 20

    @property
    def foot(self) -> int:
        """Return the height of the words below the values."""
        return _LINE + 12 + (_LINE if self.note else 0)

    def draw(self, width: int, height: int) -> str:
        """Write title and unit above, note and source below the values."""
        letters = int(width / 8.8)
        title = self.title if len(self.title) <= letters else self.title[: letters - 1] + "…"
        below = [line for line in (self.note, self.source) if line]
        return (
            f'<text class="caption title" x="0" y="{_LINE + 1}">{escape(title)}</text>'
            f'<text class="caption" x="0" y="{2 * _LINE + 3}">{escape(self.unit)}</text>'
        ) + "".join(
            f'<text class="caption" x="0" y="{height - 6 - _LINE * n}">{escape(line)}</text>'
            for n, line in enumerate(reversed(below))
        )


class Axes:
    """Draw the axis, words and lines behind the values of a chart."""

    def __init__(
        self,
        title: str,
        sentence: str,
        size: tuple[int, int],
        top: float,
        show: Callable[[float], str],
        caption: Caption | None,
    ) -> None:
        self.width, self.height = size
        self.left = _LEFT
        self.top = _TOP + (caption.height if caption else 0)
        self.base = self.height - _BOTTOM - (caption.foot if caption else 0)
        self.ticks = nice_ticks(top)
        self.title, self.sentence, self._caption = title, sentence, caption
        self._parts: list[str] = []
        for tick in self.ticks:
            y = self.y(tick)
            self.add(
                f'<line class="grid" x1="{_LEFT}" x2="{self.width}" y1="{y:.1f}" y2="{y:.1f}"/>'
                f'<text class="tick" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
                f"{escape(show(tick))}</text>"
            )

    def y(self, value: float) -> float:
        """Return the y coordinate of a value."""
        return self.base - (self.base - self.top) * value / (self.ticks[-1] or 1)

    def add(self, drawn: str) -> None:
        """Add a shape on top of the others."""
        self._parts.append(drawn)

    def label(self, x: float, text: str) -> None:
        """Write a label below the axis."""
        self.add(
            f'<text class="tick" x="{x:.1f}" y="{self.base + _BOTTOM - 6}" '
            f'text-anchor="middle">{escape(text)}</text>'
        )

    def draw(self, *, linked: bool) -> Markup:
        """Draw the chart; with links it is a group, so that the keyboard reaches them."""
        key = key_of(self.title, self.width)
        described = f'<desc id="{key}-d">{escape(self.sentence)}</desc>' if self.sentence else ""
        by = f'aria-describedby="{key}-d" ' if self.sentence else ""
        words = self._caption.draw(self.width, self.height) if self._caption else ""
        return Markup(
            f'<svg class="chart" viewBox="0 0 {self.width} {self.height}" '
            f'role="{"group" if linked else "img"}" aria-labelledby="{key}" {by}>'
            f'<title id="{key}">{escape(self.title)}</title>{described}'
            f"{words}{''.join(self._parts)}</svg>"
        )


def standalone(drawn: str) -> str:
    """Return a chart as a complete SVG file, with its styles and without links."""
    head, _, rest = re.sub("<a [^<>]*>", "<g>", drawn).replace("</a>", "</g>").partition(">")
    made = f'{head} xmlns="http://www.w3.org/2000/svg"><style>{_style()}</style>{rest}'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{made}\n'


@cache
def _style() -> str:
    """Load the styles of a saved chart, in the colours of the light theme."""
    return (files("reading_room") / "view" / "saved_chart.css").read_text("utf-8")


def key_of(title: str, width: int) -> str:
    """Return the id of a chart: always the same, so that a page and its ``ETag`` are too."""
    return f"chart-{crc32(f'{title} {width}'.encode()):08x}"


def nice_ticks(top: float) -> list[float]:
    """Choose two to six round numbers from 0 to at least ``top``.

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


def shown_labels(labels: Sequence[str], step: float) -> set[int]:
    """Choose labels to show, of which no two overlap and no two neighbours are equal."""
    changes = [n for n, label in enumerate(labels) if not n or label != labels[n - 1]]
    if not changes:
        return set()
    room = max((len(labels[n]) for n in changes), default=1) * 8.5 + 10
    shown, last = set(), -1e9
    for n in changes:
        if (n - last) * step >= room:
            shown.add(n)
            last = n
    return shown
