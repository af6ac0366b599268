"""WARC and ARC files as other programs write them, sound and otherwise."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping

from tests.support import kept

AT = "2020-05-01T08:00:00Z"


def http(body: bytes, *headers: str, status: int = 200) -> bytes:
    lines = [f"HTTP/1.1 {status} OK", "Content-Type: text/html; charset=utf-8", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(block: bytes, *, url: str = "", at: str = AT, kind: str = "response",
           version: str = "1.0", length: int | None = None, extra: Mapping[str, str] | None = None,
           **fields: str) -> bytes:  # fmt: skip
    named = {
        "WARC-Type": kind, "WARC-Target-URI": url or kept.url("a"), "WARC-Date": at,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in fields.items()},
        **(extra or {}),
    }  # fmt: skip
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def page(slug: str, title: str, at: str = AT, **fields: str) -> bytes:
    return record(http(kept.html(title)), url=kept.url(slug), at=at, extra=fields)


def arc(body: bytes, url: str, at: str = "20200501080000") -> bytes:
    block = http(body)
    return f"{url} 127.0.0.1 {at} text/html {len(block)}\n".encode() + block + b"\n"


def arc_head() -> bytes:
    block = b"1 0 Internet Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    return f"filedesc://a.arc 0.0.0.0 20200501080000 text/plain {len(block)}\n".encode() + block


def packed(records: Iterable[bytes]) -> bytes:
    return b"".join(gzip.compress(one) for one in records)


def chunked(body: bytes) -> bytes:
    parts = [body[i : i + 100] for i in range(0, len(body), 100)]
    chunks = b"".join(f"{len(p):x}\r\n".encode() + p + b"\r\n" for p in parts)
    return chunks + b"0\r\n\r\n"
