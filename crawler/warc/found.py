"""What is found in WARC files, a part of a file at a time: here, or by workers on many files.

Memory stays flat on both sides. What is of no known site is only counted, where it is found.
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
"""Bytes of records that are sent at once, about; a page has 30 kB."""


class FoundRecord(NamedTuple):
    """What stands at a place of a file."""

    name: str
    """The file; of a WACZ file, with the name of the one in it."""
    record: WarcRecord | Damage | Counter[str] | str
    """A record, a place that could not be read, how many records of no known site by what they are,
    or why the file could not be read on."""


@dataclass(frozen=True, slots=True)
class PartStart:
    """Where a part of a file begins."""

    file: Path
    """The file."""
    member: int = 0
    """Which of the WARC files in it, if it is a WACZ file."""
    offset: int = 0
    """Byte in that."""


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part of a file."""

    found: tuple[FoundRecord, ...]
    """What stands in it, in order."""
    following: PartStart | None = None
    """Where the next part begins; ``None`` at the end."""
    is_missing: bool = False
    """Whether there is no such file."""


def read_file_part(place: PartStart) -> FilePart:
    """Read a part of a file. It ends where a record begins that stands, with its gzip member, for
    itself; a file without such places is one part."""
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
    return FilePart(tuple(found))


def found_in(file: Path) -> Iterator[FoundRecord]:
    """Yield what stands in a file, read here."""
    place: PartStart | None = PartStart(file)
    while place is not None:
        part = read_file_part(place)
        yield from part.found
        place = part.following


def found_by(
    cluster: Cluster, files: Iterable[Path]
) -> Iterator[tuple[Path, Iterable[FoundRecord]]]:
    """Yield what stands in files, read by workers, file after file and part after part."""
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
    """Add what was found, or count it."""
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
    """Name what a record is counted as of which nothing is wanted."""
    if record.block is not None or record.kind == "request":
        return None
    if is_wanted(record.kind, record.fields):  # too large
        return None
    return "of other sites" if record.kind in ("response", "revisit") else "other kinds of record"
