"""Write WARC 1.1, one gzip member per record, in files rotated by size."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from archive.database.whole import whole

Fields = Mapping[str, str]


def record_id(*parts: object) -> str:
    """Return a record id that is the same in every export, so that other files can refer to it.

    >>> record_id("response", 1) == record_id("response", 1) != record_id("response", 2)
    True
    """
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(map(str, ('kommunews', *parts))))}>"


def digest(data: bytes) -> str:
    """Return the SHA-1 in base 32, the form that every WARC reader supports.

    >>> digest(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def record(kind: str, fields: Fields, block: bytes, *, payload: bytes | None = None) -> bytes:
    """Make one record, uncompressed, with digests and length; ``payload`` is the part of the block
    that the payload digest covers."""
    lines = {"WARC-Type": kind, **fields, "WARC-Block-Digest": digest(block)}
    if payload is not None:
        lines["WARC-Payload-Digest"] = digest(payload)
    lines["Content-Length"] = str(len(block))
    head = "".join(f"{name}: {_line(value)}\r\n" for name, value in lines.items())
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


class WarcWriter:
    """Writes records into ``<stem>-00001.warc.gz`` and so on; files appear once complete."""

    def __init__(self, folder: Path, stem: str, info: Fields, at: str, max_size: int) -> None:
        self.folder, self.stem, self.info = folder, stem, info
        self.at, self.max_size = at, max_size
        self.files: list[Path] = []
        self.records = 0
        self._out: IO[bytes] | None = None
        self._file = ExitStack()
        self._info_id = ""

    def write(self, *records: tuple[str, Fields, bytes, bytes | None]) -> None:
        """Write records into the same file, each as kind, fields, block and payload."""
        if self._out is None or self._out.tell() >= self.max_size:
            self._next()
        for kind, fields, block, payload in records:
            named = {**fields, "WARC-Warcinfo-ID": self._info_id}
            self._put(record(kind, named, block, payload=payload))

    def close(self) -> None:
        """Complete the last file."""
        self._out = None
        self._file.close()

    def abandon(self) -> None:
        """Discard the incomplete last file."""
        if self._out is not None:
            self._out = None
            self.files.pop()
            with suppress(_AbandonedError), self._file:
                raise _AbandonedError

    def _next(self) -> None:
        self.close()
        name = f"{self.stem}-{len(self.files) + 1:05}.warc.gz"
        self.files.append(self.folder / name)
        self._out = self._file.enter_context(whole(self.files[-1]))
        self._info_id = record_id("warcinfo", name, self.at)
        fields = {"WARC-Record-ID": self._info_id, "WARC-Date": self.at, "WARC-Filename": name,
                  "Content-Type": "application/warc-fields"}  # fmt: skip
        block = "".join(f"{key}: {_line(value)}\r\n" for key, value in self.info.items())
        self._put(record("warcinfo", fields, block.encode()))

    def _put(self, data: bytes) -> None:
        assert self._out is not None
        self._out.write(gzip.compress(data, mtime=0))
        self.records += 1


class _AbandonedError(Exception):
    pass


def _line(value: str) -> str:
    return " ".join(value.split())
