"""What a year costs the publisher, how late its changes are found, and what grows."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median

from archive.captures.store import pages_path
from tests.support.cron import rows
from tests.support.publisher import Piece
from tests.whole.years import Stage

COUNTED = ("runs", "alerts", "_metrics", "_cursors", "articles", "revisions", "quarantine")
AGES = (7, 30, 365)
"""Up to how many days an article is young, not so young, old."""


class Figures:
    """What was asked, and how many days pass until the archive has what the publisher changed."""

    def __init__(self, here: Stage) -> None:
        self.here = here
        self.old = len(here.publisher.pieces)
        self.open: list[tuple[date, Piece, int]] = []
        self.known = len(here.publisher.changes)
        self.late: dict[tuple[str, int], list[int]] = defaultdict(list)
        """Days, by what changed and the age of the article."""

    def look(self, day: date) -> None:
        """See after a run which changes it has found."""
        changes = self.here.publisher.changes
        self.open += changes[self.known :]
        self.known = len(changes)
        kept = {
            url.rstrip("/").rsplit("-", 1)[-1]: (state, _edits(title, body))
            for url, state, title, body in rows(
                self.here.path, "select url, state, title, body from articles_full")
        } if self.open else {}  # fmt: skip
        left = []
        for change in self.open:
            at, piece, edit = change
            state, edits = kept.get(str(piece.number), ("", 0))
            if edits >= edit if edit else state == "gone":
                age = next((a for a in AGES if (at - piece.day).days <= a), 10_000)
                self.late["edit" if edit else "removal", age].append((day - at).days)
            elif not (edit and piece.gone):  # an edit of what is gone is nowhere to be found
                left.append(change)
        self.open = left

    def late_by(self) -> str:
        """Say how late changes were found, by the age of their article."""
        found = "".join(
            f"; {what}, age to {age}: {len(days)}, median {median(days):g}, most {max(days)} days"
            for (what, age), days in sorted(self.late.items())
        )
        waiting = max(((self.here.now.date() - at).days for at, _, _ in self.open), default=0)
        return f"{len(self.open)} changes not found yet, the first for {waiting} days{found}"

    def summary(self) -> str:
        """Say what came of it so far."""
        here, count = self.here, {name: self._count(name) for name in COUNTED}
        made = sorted(run.requests for run in here.runs[1:])
        new = len(here.publisher.pieces) - self.old
        mega = [Path(p).stat().st_size / 1e6 for p in (here.path, pages_path(here.path))]
        return (
            f"{len(here.runs)} runs, requests median {made[len(made) // 2]} most {made[-1]} sum "
            f"{sum(made)}, for each of {new} new articles {sum(made) / max(1, new):.1f}, median in "
            f"the last weeks {median(run.requests for run in here.runs[-28:]):g}, missing "
            f"{here.missing()}, wrong {here.wrong()}, {count}, archive {mega[0]:.1f} MB, pages "
            f"{mega[1]:.1f} MB"
        )

    def _count(self, name: str) -> int:
        return int(rows(self.here.path, f"select count(*) from {name}")[0][0])


def _edits(title: str, body: str | None) -> int:
    """Find the newest edit that a text shows."""
    seen = re.findall(r"Stand (\d+)$", title) + re.findall(r"Nachtrag (\d+):", body or "")
    return max(map(int, seen), default=0)
