"""Small PNG pictures, drawn from an address: the same address, the same picture."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 320, 180


def png(address: str) -> bytes:
    """Draw a landscape of bands in colours derived from the address.

    >>> png("/a.png")[:8], png("/a.png") == png("/b.png")
    (b'\\x89PNG\\r\\n\\x1a\\n', False)
    """
    seed = zlib.crc32(address.encode())
    sky = bytes((150 + seed % 80, 180 + (seed >> 8) % 60, 225))
    hills = [
        bytes((40 + (seed >> shift) % 120, 90 + (seed >> shift + 3) % 90, 50 + shift * 4))
        for shift in (2, 7, 12)
    ]
    heights = [70 + (seed >> 5) % 30, 105 + (seed >> 9) % 25, 140 + (seed >> 14) % 20]
    rows = []
    for y in range(HEIGHT):
        row = bytearray(b"\x00")
        for x in range(0, WIDTH, 4):
            colour = sky
            for height, hill, step in zip(heights, hills, (37, 53, 29), strict=True):
                wave = abs((x + seed % 97) % (2 * step) - step) // 2
                if y > height + wave:
                    colour = hill
            row += colour * 4
        rows.append(bytes(row))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", data)
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
