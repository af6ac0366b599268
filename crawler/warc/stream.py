"""Read and decompress a web archive in small pieces, with a little look-ahead."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import BinaryIO

READ_SIZE = 256 * 1024
"""Bytes that are read or decompressed at once."""
MAX_HEAD_LINE = 64 * 1024
"""Longest line of a record header, in bytes."""


class BadRecordError(Exception):
    """The bytes are not a valid record; the message gives the reason."""


class ByteReader:
    """A byte stream with a little look-ahead; ``offset`` counts the bytes taken."""

    def __init__(self, read: Callable[[], bytes], offset: int = 0) -> None:
        self._read = read
        self.offset = offset
        self._ahead = b""

    def peek(self, count: int) -> bytes:
        """Return the next ``count`` bytes without taking them; fewer at the end."""
        while len(self._ahead) < count and (chunk := self._read()):
            self._ahead += chunk
        return self._ahead[:count]

    def take(self, count: int) -> bytes:
        """Take ``count`` bytes; fewer at the end."""
        parts, left = [], count
        while left and (part := self._some(left)):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def skip(self, count: int) -> int:
        """Skip ``count`` bytes; return how many there were."""
        left = count
        while left and (part := self._some(left)):
            left -= len(part)
        return count - left

    def line(self) -> bytes:
        """Take the next line, including its line break."""
        while b"\n" not in self._ahead:
            if len(self._ahead) > MAX_HEAD_LINE:
                raise BadRecordError("a line without end")
            chunk = self._read()
            if not chunk:
                raise BadRecordError("the record breaks off within its head")
            self._ahead += chunk
        return self._some(self._ahead.index(b"\n") + 1)

    def skip_blank(self) -> bool:
        """Skip blank lines; return whether anything follows."""
        while self.peek(1):
            blank = len(self._ahead) - len(self._ahead.lstrip(b"\r\n"))
            self.offset += blank
            self._ahead = self._ahead[blank:]
            if self._ahead:
                return True
        return False

    def seek(self, pattern: re.Pattern[bytes]) -> bool:
        """Skip past the next match of a pattern; return whether there is one."""
        while self.peek(1):
            self.peek(MAX_HEAD_LINE)
            if found := pattern.search(self._ahead):
                self._some(found.end())
                return True
            self._some(max(1, len(self._ahead) - 300))
        return False

    def _some(self, most: int) -> bytes:
        if not self._ahead:
            self._ahead = self._read()
        part, self._ahead = self._ahead[:most], self._ahead[most:]
        self.offset += len(part)
        return part


class GzipMember:
    """One gzip member, decompressed in small pieces."""

    def __init__(self, stream: BinaryIO, begin: int) -> None:
        self.stream = stream
        self.broken = False
        self.end: int | None = None
        self._unpacker = zlib.decompressobj(31)
        self._position = begin
        self._packed = b""

    def read(self) -> bytes:
        """Return the next bytes; empty at the end of the member or of the file."""
        while not self._unpacker.eof:
            if not self._packed:
                self.stream.seek(self._position)
                self._packed = self.stream.read(READ_SIZE)
                self._position += len(self._packed)
                if not self._packed:
                    self.broken = True
                    return b""
            try:
                data = self._unpacker.decompress(self._packed, READ_SIZE)
            except zlib.error:
                self.broken = True
                raise
            self._packed = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self.end = self._position - len(self._unpacker.unused_data)
            if data:
                return data
        return b""

    def finish(self) -> int:
        """Read to the end of the member; return its offset in the file."""
        while self.read():
            pass
        if self.end is None:
            raise BadRecordError("the gzip member breaks off")
        return self.end
