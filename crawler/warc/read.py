"""Read records of WARC 1.0, 1.1 and ARC files, compressed or not, damaged or not. Flat memory.

Reading any file ends and never raises. Each place that cannot be read yields a ``Damage``; reading
goes on at the next record that can be found.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.warc.stream import READ_SIZE, BadRecordError, ByteReader, GzipMember

MAX_BLOCK = 64 * 1024 * 1024
"""Largest block that is kept in memory, in bytes; pages have a thousandth of it."""
_GZIP = b"\x1f\x8b\x08"
_VERSION = re.compile(rb"WARC/(?:1\.[01]|0\.1[78])\r?\n")
_ARC_LINE = re.compile(
    rb"(?P<url>[a-z][a-z0-9+.-]*://?\S*) (?P<ip>\S+) (?P<date>\d{14}|\d{12}) (?P<type>.*?) "
    rb"(?P<length>\d+)\r?\n",
    re.IGNORECASE,
)
_ARC_URL = re.compile(rb"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_START = re.compile(rb"(?:^|\n)(?=WARC/[01]\.[0-9]+\r?\n)|(?:^|\n)(?=https?://\S+ \S+ \d{14} )")


@dataclass(frozen=True, kw_only=True, slots=True)
class WarcRecord:
    """One record."""

    kind: str
    """``response``, ``revisit``, ``request`` … A record of an ARC file is a ``response``."""
    fields: dict[str, str]
    """Header fields, their names in lower case."""
    block: bytes | None
    """The block; ``None`` if it is larger than ``MAX_BLOCK`` or was not wanted."""
    length: int
    """Length of the block in bytes."""
    offset: int
    """Byte at which the record, or its gzip member, begins in the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Damage:
    """A place in a file that could not be read."""

    offset: int
    """Byte in the file."""
    reason: str
    """What is wrong there."""


Wanted = Callable[[str, dict[str, str]], bool]
"""Decides by kind and fields whether the block of a record is wanted."""


def read_records(
    stream: BinaryIO, wanted: Wanted | None = None, begin: int = 0
) -> Iterator[WarcRecord | Damage]:
    """Yield every record of a seekable ``stream`` from the offset ``begin`` on; with its block, if
    ``wanted`` returns true or is ``None``."""
    start = stream.read(3)
    stream.seek(0)
    wanted = wanted or (lambda _kind, _fields: True)
    try:
        if start == _GZIP:
            yield from _members(stream, wanted, begin)
        elif start:
            yield from _plain(stream, wanted, begin)
    except OSError as error:
        yield Damage(offset=stream.tell(), reason=f"reading the file failed: {error}")


def _plain(stream: BinaryIO, wanted: Wanted, start: int) -> Iterator[WarcRecord | Damage]:
    stream.seek(start)
    source = ByteReader(lambda: stream.read(READ_SIZE), start)
    while source.skip_blank():
        begin = source.offset
        try:
            yield _record(source, begin, wanted)
        except BadRecordError as error:
            yield Damage(offset=begin, reason=str(error))
            stream.seek(begin)  # its length may be wrong: resume after its first line
            source = ByteReader(lambda: stream.read(READ_SIZE), begin)
            source.take(1)
            if not source.seek(_START):
                return


def _members(stream: BinaryIO, wanted: Wanted, start: int) -> Iterator[WarcRecord | Damage]:
    """Read a file of gzip members: one record each, or against the standard all in one."""
    begin: int | None = start
    while begin is not None:
        member = GzipMember(stream, begin)
        source = ByteReader(member.read)
        following: int | None = None
        try:
            while source.skip_blank():
                try:
                    yield _record(source, begin, wanted)
                except BadRecordError as error:
                    if member.broken:
                        raise
                    yield Damage(offset=begin, reason=str(error))
                    if not source.seek(_START):
                        break
            following = member.finish()
        except (BadRecordError, zlib.error) as error:
            yield Damage(offset=begin, reason=str(error))
            following = _next_member(stream, begin + 1)
        if following is not None:
            stream.seek(following)
            magic = stream.read(3)
            if magic != _GZIP:
                if magic.strip(b"\0\r\n"):
                    yield Damage(offset=following, reason="no record begins there")
                following = _next_member(stream, following) if magic else None
        begin = following


def _next_member(stream: BinaryIO, offset: int) -> int | None:
    """Find the next gzip member that starts with a record; return its offset."""
    stream.seek(offset)
    position, tail = offset, b""
    while chunk := stream.read(READ_SIZE):
        data = tail + chunk
        base = position - len(tail)
        found = data.find(_GZIP)
        while found >= 0:
            if _begins_record(data[found : found + 8192]):
                return base + found
            found = data.find(_GZIP, found + 1)
        position += len(chunk)
        tail = data[-512:]
    return None


def _begins_record(data: bytes) -> bool:
    try:
        begin = zlib.decompressobj(31).decompress(data, 4096).lstrip()
    except zlib.error:
        return False
    return bool(_VERSION.match(begin) or _ARC_LINE.match(begin) or b"WARC/1" in begin[:4])


def _record(source: ByteReader, begin: int, wanted: Wanted) -> WarcRecord:
    line = source.line()
    if _VERSION.match(line):
        fields = _fields(source)
        kind = fields.get("warc-type", "").lower()
        length = fields.get("content-length", "")
        if not kind or not length.isascii() or not length.isdecimal() or len(length) > 18:
            raise BadRecordError("a record without type or length")
        return _block(source, kind, fields, int(length), begin, wanted, b"\r\n\r\n")
    if arc := _ARC_LINE.match(line):
        named = {name: value.decode("utf-8", "replace") for name, value in arc.groupdict().items()}
        fields = {"warc-target-uri": named["url"], "warc-date": named["date"]}
        kind = "filedesc" if named["url"].startswith("filedesc:") else "response"
        length = named["length"]
        if len(length) > 18:
            raise BadRecordError("a record with an impossible length")
        return _block(source, kind, fields, int(length), begin, wanted, b"\n")
    raise BadRecordError(f"expected the beginning of a record, found {line[:40]!r}")


def _fields(source: ByteReader) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for _ in range(1000):
        line = source.line()
        if not line.strip():
            return fields
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[0] in " \t" and name:
            fields[name] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        if not colon:
            raise BadRecordError(f"expected a named field, found {text[:40]!r}")
        name = name.strip().lower()
        fields.setdefault(name, value.strip())
    raise BadRecordError("a record with a thousand named fields")


def _block(source: ByteReader, kind: str, fields: dict[str, str], length: int, begin: int,
           wanted: Wanted, end: bytes) -> WarcRecord:  # fmt: skip
    block: bytes | None = None
    if length <= MAX_BLOCK and wanted(kind, fields):
        block = source.take(length)
        missing = length - len(block)
    else:
        missing = length - source.skip(length)
    if missing:
        raise BadRecordError(f"the record breaks off, {missing} of {length} bytes are missing")
    after = source.peek(len(end))
    next_arc = end == b"\n" and _ARC_URL.match(source.peek(20))  # some writers omit the blank line
    if after.strip(b"\r\n") and not next_arc:
        raise BadRecordError(f"its stated length of {length} bytes is wrong")
    return WarcRecord(kind=kind, fields=fields, block=block, length=length, offset=begin)
