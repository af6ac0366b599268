"""Read WARC files part by part: in this process, or many files by workers.

Memory stays flat on both sides. Records of unknown sites are counted where they are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from crawler.replay.cluster import Cluster, LostPart
from crawler.warc.classify import is_wanted
from crawler.warc.read import Damage, WarcRecord, read_records
from crawler.warc.wacz import opened

PART = 8 * 1024 * 1024
"""Approximate bytes of records that are sent at once; a page has 30 kB."""


class FoundRecord(NamedTuple):
    """What was found at one place in a file."""

    name: str
    """Name of the file; for a WACZ file also of the member."""
    record: WarcRecord | Damage | Counter[str] | str
    """A record, a damaged place, counts of skipped records by kind, or why reading stopped."""


@dataclass(frozen=True, slots=True)
class PartStart:
    """Where a part of a file begins."""

    file: Path
    member: int = 0
    """Index of the WARC file in a WACZ file."""
    offset: int = 0
    """Byte offset in that file."""


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part of a file."""

    found: tuple[FoundRecord, ...]
    """Its records and damaged places, in order."""
    following: PartStart | None = None
    """Where the next part begins; ``None`` at the end."""
    is_missing: bool = False
    """Whether the file does not exist."""


def read_file_part(place: PartStart) -> FilePart:
    """Read one part of a file, about ``PART`` bytes. It ends before a record at which reading can
    resume; a file that is a single gzip member is one part."""
    found: list[FoundRecord] = []
    size = 0
    try:
        for member, (name, stream) in enumerate(opened(place.file)):
            if member < place.member:
                continue
            last = begin = place.offset if member == place.member else 0
            for record in read_records(stream, is_wanted, begin):
                if size >= PART and record.offset > last:
                    return FilePart(tuple(found), PartStart(place.file, member, record.offset))
                last = record.offset
                size += len(record.block or b"") if isinstance(record, WarcRecord) else 0
                _add(found, name, record)
    except OSError as error:
        sentence = f"{place.file} cannot be read: {error.strerror or error}"
        missing = isinstance(error, FileNotFoundError)
        return FilePart((*found, FoundRecord(str(place.file), sentence)), is_missing=missing)
    if not found and place == PartStart(place.file):
        found.append(FoundRecord(str(place.file), f"{place.file} holds no record: it is empty"))
    return FilePart(tuple(found))


def found_in(file: Path) -> Iterator[FoundRecord]:
    """Yield the records of a file, read in this process."""
    place: PartStart | None = PartStart(file)
    while place is not None:
        part = read_file_part(place)
        yield from part.found
        place = part.following


def found_by(
    cluster: Cluster, files: Iterable[Path]
) -> Iterator[tuple[Path, Iterable[FoundRecord]]]:
    """Yield the records of files, read by workers, in the order of files and parts."""
    parts = cluster.in_order(read_file_part, map(PartStart, files), lambda part: part.following)
    for place, part in parts:
        why, found = None, () if isinstance(part, LostPart) else part.found
        if isinstance(part, LostPart):
            why = f"{place.file} was not read from byte {place.offset} on: {part}"
        elif part.is_missing and place.file.exists():
            why = (
                f"{place.file} is not there for a worker: its folder must be shared with all of "
                "them, under the same path; the file was skipped"
            )
        yield place.file, found if why is None else [FoundRecord(str(place.file), why)]


def _add(found: list[FoundRecord], name: str, record: WarcRecord | Damage) -> None:
    """Add a record or damaged place; only count a record that is skipped."""
    counted = None if isinstance(record, Damage) else _passed_over(record)
    if counted is None:
        found.append(FoundRecord(name, record))
        return
    if not found or not isinstance(found[-1].record, Counter):
        found.append(FoundRecord(name, Counter()))
    counts = found[-1].record
    assert isinstance(counts, Counter)
    counts[counted] += 1


def _passed_over(record: WarcRecord) -> str | None:
    """Return the count that a skipped record belongs to; ``None`` if it is not skipped."""
    if record.block is not None or record.kind == "request":
        return None
    if is_wanted(record.kind, record.fields):  # too large
        return None
    return "of other sites" if record.kind in ("response", "revisit") else "other kinds of record"
