"""The table of a benchmark: a line for each figure, beside the limit it is held to."""

from __future__ import annotations


class Table:
    """Prints figures as they come."""

    failed = False
    """Whether a limit was exceeded."""

    def row(self, name: str, value: float, limit: float, *, least: bool = False) -> None:
        """Print a figure; the limit is the most it may be, or with ``least`` the least."""
        held = value >= limit if least else value <= limit
        self.failed |= not held
        print(f"{name:52} {value:9.2f}  {'≥' if least else '≤'} {limit:<7g} {'' if held else '✗'}")
