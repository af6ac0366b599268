"""Compare the versions of an article word by word."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlite_utils import Database

from archive.articles import revisions
from archive.articles.rules import DESCRIBED
from archive.exchange.cite import find

_PIECE = re.compile(r"\S+|\s+")
COLUMNS = ("kicker", "title", "teaser", "body", "published")
"""The text columns of a version, as opposed to its metadata."""

WordChange = tuple[str, str]
"""``=`` kept, ``-`` removed or ``+`` added, and the words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryEntry:
    """One version of an article, and what changed in it."""

    number: int
    """Number of the revision."""
    hash: str
    """Permanent name of the version."""
    seen_at: str
    """Time it was first seen."""
    cause: str
    """``publisher`` for a change on the page; ``reader`` for a correction of how we read the
    version before; ``archive`` for the first reading of an article known only from teasers."""
    corrected_at: str | None
    """Time of the correction."""
    changed: tuple[str, ...]
    """Columns that differ from the version before; empty for the first."""
    texts: dict[str, str | None]
    """The version itself, by column."""
    changes: dict[str, list[WordChange]]
    """For every changed column, the words kept, removed and added."""


def history(db: Database, name: str) -> list[HistoryEntry]:
    """List the versions of an article, number 1 first; empty if there is no such article. ``name``
    is its address (in any spelling), its id, or the hash of a version."""
    known = find(db, name)
    if known is None:
        return []
    steps: list[HistoryEntry] = []
    for found in revisions.list_of(db, known[0]):
        version = revisions.version_of(found)
        texts = {n: _text(version[n]) for n in (*COLUMNS, *DESCRIBED)}
        changed = tuple(json.loads(found["changed"]))
        before = steps[-1].texts if steps else {}
        steps.append(
            HistoryEntry(
                number=found["number"],
                hash=found["hash"],
                seen_at=found["seen_at"],
                cause=found["cause"],
                corrected_at=found["corrected_at"],
                changed=changed,
                texts=texts,
                changes={n: diff(before.get(n) or "", texts[n] or "") for n in changed},
            )
        )
    return steps


def diff(old: str, new: str) -> list[WordChange]:
    """Compare two texts by words: kept (``=``), removed (``-``) and added (``+``).

    >>> diff("Die alte Brücke", "Die neue Brücke")
    [('=', 'Die '), ('-', 'alte'), ('+', 'neue'), ('=', ' Brücke')]
    """
    a, b = _PIECE.findall(old), _PIECE.findall(new)
    changes: list[WordChange] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(("=", "".join(a[a1:a2])))
            continue
        if a1 < a2:
            changes.append(("-", "".join(a[a1:a2])))
        if b1 < b2:
            changes.append(("+", "".join(b[b1:b2])))
    return changes


def shortened(changes: list[WordChange], around: int = 6) -> list[WordChange]:
    """Cut long unchanged stretches down to a few words around each change."""
    shown: list[WordChange] = []
    for place, (sign, text) in enumerate(changes):
        words = text.split(" ")
        if sign != "=" or len(words) <= 2 * around + 2:
            shown.append((sign, text))
            continue
        start = "" if place == 0 else " ".join(words[:around]) + " "
        end = "" if place == len(changes) - 1 else " " + " ".join(words[-around:])
        shown.append((sign, f"{start}…{end}"))
    return shown


def _text(value: str | tuple[str, ...] | None) -> str | None:
    return ", ".join(value) or None if isinstance(value, tuple) else value
