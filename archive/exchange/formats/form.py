"""What every format is to an export: how it is written, what it is called. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import IO, Any, NamedTuple

from archive.exchange.atom import Head

ExportRecord = dict[str, Any]
"""A row of ``articles_full``; its lists are lists, not JSON text, unless a form has cells."""
Writer = Callable[[Iterable[ExportRecord], IO[bytes], Head], int]
"""Writes articles into a stream; how many there were."""
TIMES = ("published_at", "first_seen", "last_seen", "last_changed", "gone_at")
"""Columns that are times."""


class Form(NamedTuple):
    """A format of an export."""

    write: Writer
    """What writes it."""
    suffix: str
    """How its files end."""
    media: str
    """Its media type."""
    whole: bool = False
    """Whether it holds all that belongs to an article."""
    newest_first: bool = False
    """Whether the newest article comes first."""
    printed: bool = False
    """Whether the address is the one that the site prints, to be opened and not joined by."""
    as_cells: bool = False
    """Whether it takes lists as the JSON that they are in the archive."""


def flat(value: object) -> object:
    """Return a value as a cell holds it: lists and objects as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
