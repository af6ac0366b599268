"""What changed between the versions of an article, word by word."""

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
"""The words of a version; what describes it stands beside them."""

WordChange = tuple[str, str]
"""``=`` kept, ``-`` removed or ``+`` added; and the words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryEntry:
    """One version of an article, and what it changed."""

    number: int
    """Number of the revision."""
    hash: str
    """Names the version for good."""
    seen_at: str
    """Time at which it was first seen."""
    cause: str
    """``publisher``; ``reader`` where it corrects our reading of the version before it;
    ``archive`` where what had only been announced was read for the first time."""
    corrected_at: str | None
    """Time at which a correction was made."""
    changed: tuple[str, ...]
    """Columns that differ from the version before; empty for the first."""
    texts: dict[str, str | None]
    """The version itself, by column."""
    changes: dict[str, list[WordChange]]
    """For every changed column the words that stayed, went and came."""


def history(db: Database, name: str) -> list[HistoryEntry]:
    """The versions of the article with that address (in any spelling), id or hash of a version,
    number 1 first; empty if there is no such article."""
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
    """The words of two texts as what was kept (``=``), removed (``-``) and added (``+``).

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
    """The same with long kept stretches cut down to a few words around each change."""
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
