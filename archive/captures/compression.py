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


class DamagedError(Exception):
    """What was kept cannot be unpacked; the message says why."""


class Packer:
    """Packs and unpacks with one dictionary, or with none."""

    def __init__(self, dictionary: bytes | None = None) -> None:
        self._dictionary = zstd.ZstdDict(dictionary) if dictionary else None
        digested = self._dictionary.as_digested_dict if self._dictionary else None
        self._compressor = zstd.ZstdCompressor(
            options={
                zstd.CompressionParameter.compression_level: LEVEL,
                zstd.CompressionParameter.checksum_flag: 1,
            },
            zstd_dict=digested,
        )

    def pack(self, body: bytes) -> bytes:
        """The body as one zstd frame."""
        return self._compressor.compress(body, self._compressor.FLUSH_FRAME)

    def unpack(self, data: bytes) -> bytes:
        """The body of a frame. Raises :class:`DamagedError`."""
        try:
            size = zstd.get_frame_info(data).decompressed_size
            if size is not None and size > MAX_BODY:
                raise DamagedError(f"claims to hold {size} bytes")
            unpacker = zstd.ZstdDecompressor(
                zstd_dict=self._dictionary.as_digested_dict if self._dictionary else None
            )
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
