"""Undo content codings (gzip, deflate, br, zstd) up to a stated size. Pure.

A body that cannot be decoded is returned as it came, with the name of its coding.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAX_BODY = 32 * 1024 * 1024
"""Bytes; pages have up to a few hundred kB, so a larger body is a bomb or not a page."""
_CHUNK = 64 * 1024


class CodingError(ValueError):
    """A body that cannot be decoded; the message says why."""


def undone(body: bytes, header: str | None, limit: int = MAX_BODY) -> tuple[bytes, str | None]:
    """Undo the codings of a body's ``Content-Encoding``; return it with the codings that are left.

    Raises :class:`CodingError` only where the result would exceed ``limit``.

    >>> undone(zlib.compress(b"Rathaus"), "deflate")
    (b'Rathaus', None)
    >>> undone(b"Rathaus", "gzip")
    (b'Rathaus', 'gzip')
    """
    codings = [c.strip().lower() for c in (header or "").split(",") if c.strip()]
    while codings and codings[-1] == "identity":
        codings.pop()
    while codings and body:
        decode = _DECODERS.get(codings[-1])
        if decode is None:
            break
        decoded = decode(body, limit)
        if decoded is None:
            break
        body = decoded
        codings.pop()
    return body, ", ".join(codings) or None if body else None


def begun(body: bytes, codings: str, limit: int = MAX_BODY) -> bytes:
    """Unpack as much of a truncated body as possible; empty where nothing can be unpacked.

    >>> begun(zlib.compress(b"Rathaus " * 99)[:-9], "deflate")[:7]
    b'Rathaus'
    """
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(codings.lower(), ())
    for bits in windows:
        try:
            return zlib.decompressobj(bits).decompress(body, limit)
        except zlib.error:
            continue
    return b""


def _inflated(*windows: int) -> Callable[[bytes, int], bytes | None]:
    def decode(body: bytes, limit: int) -> bytes | None:
        for bits in windows:
            parts: list[bytes] = []
            rest = body
            try:
                while rest:
                    unpacker = zlib.decompressobj(bits)
                    parts.append(unpacker.decompress(rest, limit + 1 - sum(map(len, parts))))
                    _bounded(parts, limit)
                    if not unpacker.eof:
                        return None  # cut off
                    rest = unpacker.unused_data.lstrip(b"\0")  # gzip may have several members
                    if bits < 16:
                        break
            except zlib.error:
                if bits > 16 and parts:
                    return b"".join(parts)  # rubbish after the last member
                continue
            return b"".join(parts)
        return None

    return decode


def _unzstd(body: bytes, limit: int) -> bytes | None:
    try:
        unpacker = zstd.ZstdDecompressor()
        parts = [unpacker.decompress(body, limit + 1)]
    except zstd.ZstdError:
        return None
    _bounded(parts, limit)
    return parts[0] if unpacker.eof else None


def _unbrotli(body: bytes, limit: int) -> bytes | None:
    try:
        brotli: Any = import_module("brotli")
    except ImportError:
        return None
    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    try:
        for start in range(0, len(body), _CHUNK):
            data = unpacker.process(body[start : start + _CHUNK], output_buffer_limit=limit + 1)
            parts.append(data)
            _bounded(parts, limit)
        while not unpacker.is_finished() and not unpacker.can_accept_more_data():
            parts.append(unpacker.process(b"", output_buffer_limit=limit + 1))
            _bounded(parts, limit)
    except brotli.error:
        return None
    return b"".join(parts) if unpacker.is_finished() else None


def _bounded(parts: list[bytes], limit: int) -> None:
    if sum(map(len, parts)) > limit:
        raise CodingError(f"it unpacks to more than {limit} bytes")


_DECODERS: dict[str, Callable[[bytes, int], bytes | None]] = {
    "gzip": _inflated(31),
    "x-gzip": _inflated(31),
    "deflate": _inflated(15, -15),
    "br": _unbrotli,
    "zstd": _unzstd,
}
