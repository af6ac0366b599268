"""Bodies made small: zstd, with a dictionary trained on the pages of one site. No SQL.

The pages of a site have their frame in common, so a dictionary of 32 or 64 kB makes each of them
four to six times as small as gzip does. Every frame carries a checksum.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 3
"""On pages with a dictionary 0.04 ms; level 9 saves another tenth and takes three times as long."""
SAMPLES = 64
"""Pages of a site that must be kept before a dictionary is trained on them."""
SHARE = 16
"""A dictionary will serve many times as many pages as it was trained on."""
_SIZES = (32 * 1024, 64 * 1024, 110 * 1024)
MAX_BODY = 64 * 1024 * 1024
"""Bytes; nothing larger is unpacked."""

_OPTIONS: dict[int, int] = {
    zstd.CompressionParameter.compression_level: LEVEL,
    zstd.CompressionParameter.checksum_flag: 1,
}
_MIN_PREFIX = 8
"""Bytes; nothing shorter can be a prefix."""


class DamagedError(Exception):
    """What was kept cannot be unpacked; the message says why."""


class Packer:
    """Packs and unpacks with one dictionary, or with none."""

    def __init__(self, dictionary: bytes | None = None) -> None:
        self._dictionary = zstd.ZstdDict(dictionary) if dictionary else None
        digested = self._dictionary.as_digested_dict if self._dictionary else None
        self._compressor = zstd.ZstdCompressor(options=_OPTIONS, zstd_dict=digested)

    def pack(self, body: bytes) -> bytes:
        """The body as one zstd frame."""
        return self._compressor.compress(body, self._compressor.FLUSH_FRAME)

    def unpack(self, data: bytes) -> bytes:
        """The body of a frame. Raises :class:`DamagedError`."""
        return _unpacked(data, self._dictionary.as_digested_dict if self._dictionary else None)


def patch(before: bytes, after: bytes) -> bytes:
    """What makes one body of another: some dozen bytes where they are nearly the same."""
    compressor = zstd.ZstdCompressor(options=_OPTIONS, zstd_dict=_prefix(before))
    return compressor.compress(after, compressor.FLUSH_FRAME)


def patched(before: bytes, data: bytes) -> bytes:
    """The body that a patch makes of another. Raises :class:`DamagedError`.

    >>> patched(b"Gelesen: 41", patch(b"Gelesen: 41", b"Gelesen: 42"))
    b'Gelesen: 42'
    """
    return _unpacked(data, _prefix(before))


def _prefix(before: bytes) -> tuple[zstd.ZstdDict, int] | None:
    if len(before) < _MIN_PREFIX:
        return None
    return zstd.ZstdDict(before, is_raw=True).as_prefix


def _unpacked(data: bytes, dictionary: tuple[zstd.ZstdDict, int] | None) -> bytes:
    try:
        size = zstd.get_frame_info(data).decompressed_size
        if size is not None and size > MAX_BODY:
            raise DamagedError(f"claims to hold {size} bytes")
        unpacker = zstd.ZstdDecompressor(zstd_dict=dictionary)
        body = unpacker.decompress(data, MAX_BODY)
    except (zstd.ZstdError, ValueError, TypeError, EOFError) as error:
        raise DamagedError(str(error)) from error
    if not unpacker.eof:
        raise DamagedError("breaks off")
    return body


def trained(bodies: Sequence[bytes]) -> bytes | None:
    """The dictionary that makes these pages smallest, or ``None`` if none makes them smaller."""
    best = len(b"".join(map(Packer().pack, bodies)))
    chosen: bytes | None = None
    for size in _SIZES:
        try:
            dictionary = zstd.train_dict(bodies, size).dict_content
        except (zstd.ZstdError, ValueError):
            continue  # too little, or too much alike, to learn from
        packed = len(b"".join(map(Packer(dictionary).pack, bodies))) + len(dictionary) // SHARE
        if packed < best:
            best, chosen = packed, dictionary
    return chosen


def checksum(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()
