"""Join records that were written in segments (WARC 1.1, 7). Pure, bounded.

The first segment has the type of the whole and number 1, the others are ``continuation`` and name
the first by its id; they may come in any order and in several files. The last gives the total
length.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crawler.warc.read import MAX_BLOCK, WarcRecord

MAX_HELD = 2 * MAX_BLOCK
"""Limit on the bytes of incomplete records."""
CONTINUATION = "continuation"


@dataclass
class _Parts:
    """The segments of one record found so far."""

    first: WarcRecord | None = None
    place: str = ""
    blocks: dict[int, bytes] = field(default_factory=dict)
    total: int | None = None
    truncated: str | None = None

    @property
    def size(self) -> int:
        return sum(map(len, self.blocks.values()))


def is_segment(record: WarcRecord) -> bool:
    """Return whether a record is only a segment of another."""
    return record.kind == CONTINUATION or "warc-segment-number" in record.fields


class Segments:
    """Holds segments until their record is complete."""

    def __init__(self, limit: int = MAX_HELD) -> None:
        self.limit = limit
        self._open: OrderedDict[str, _Parts] = OrderedDict()

    def add(self, record: WarcRecord, place: str) -> tuple[WarcRecord, str] | str | None:
        """Add a segment; return the record and its place once complete, or a short reason why the
        segment is invalid."""
        said = record.fields.get("warc-segment-number", "")
        number = int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0
        first = record.kind != CONTINUATION
        origin = record.fields.get("warc-record-id" if first else "warc-segment-origin-id", "")
        if record.block is None:
            return f"is a segment of {record.length} bytes"
        if not origin or not number or first != (number == 1):
            return f"is a segment without a number or origin ({said[:20]!r})"
        parts = self._open.setdefault(origin, _Parts())
        if first:
            parts.first, parts.place = record, place
        parts.place = parts.place or place
        parts.blocks.setdefault(number, record.block)
        parts.truncated = parts.truncated or record.fields.get("warc-truncated")
        total = record.fields.get("warc-segment-total-length", "")
        if total.isascii() and total.isdecimal() and len(total) < 19:
            parts.total = int(total)
        whole = _joined(parts)
        if whole is None or len(whole.block or b"") != parts.total:
            return None
        del self._open[origin]
        fields = {n: v for n, v in whole.fields.items() if not n.startswith("warc-segment-")}
        return replace(whole, fields=fields), parts.place

    def crowded_out(self) -> Iterator[tuple[WarcRecord | None, str]]:
        """Give up the oldest records until the rest is within the limit; see ``left``."""
        while self._open and sum(p.size for p in self._open.values()) > self.limit:
            yield self._given_up()

    def left(self) -> Iterator[tuple[WarcRecord | None, str]]:
        """Give up all incomplete records: yield each up to its first gap, still marked as a segment
        (``None`` if the first one is missing), and its place."""
        while self._open:
            yield self._given_up()

    def _given_up(self) -> tuple[WarcRecord | None, str]:
        _, parts = self._open.popitem(last=False)
        return _joined(parts), parts.place


def _joined(parts: _Parts) -> WarcRecord | None:
    """Join a record's segments up to the first gap; ``None`` without the first segment."""
    if parts.first is None:
        return None
    blocks: list[bytes] = []
    while (block := parts.blocks.get(len(blocks) + 1)) is not None:
        blocks.append(block)
    joined = b"".join(blocks)
    fields = {n: v for n, v in parts.first.fields.items() if n != "warc-block-digest"}
    if parts.truncated:
        fields["warc-truncated"] = parts.truncated
    return replace(parts.first, fields=fields, block=joined, length=len(joined))
