"""Parse the HTTP message in a WARC or ARC record. Pure, never raises."""

from __future__ import annotations

import re
from typing import NamedTuple

from archive.captures.records import Headers
from crawler.reader.coding import MAX_BODY, CodingError, undone

RENAMED = {"content-encoding", "content-length", "transfer-encoding"}
"""Headers that describe the encoded body; our export decodes it and gives them a prefix."""
PREFIX = "X-Crawler-"
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?: [^\r\n]*)?\r?\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


class Answer(NamedTuple):
    """A response, its transfer and content codings decoded."""

    status: int
    headers: Headers
    body: bytes
    coding: str | None


def read_answer(block: bytes) -> Answer | str:
    """Parse the response in a block, or return a short reason why that fails.

    >>> read_answer(b"HTTP/1.1 200 OK\\r\\nServer: x\\r\\n\\r\\nRathaus")
    Answer(status=200, headers=(('Server', 'x'),), body=b'Rathaus', coding=None)
    """
    status = _STATUS.match(block)
    if status is None:
        return "it holds no HTTP answer"
    headers, body = _split(block[status.end() :])
    said = {name.lower(): value for name, value in headers}
    if "chunked" in said.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    if len(body) > MAX_BODY:
        return f"its body has more than {MAX_BODY} bytes"
    try:
        body, coding = undone(body, said.get("content-encoding"), MAX_BODY)
    except CodingError as error:
        return str(error)
    if coding and _is_text(body):
        coding = None  # it was decoded before, and the header left in place
    return Answer(int(status[1]), tuple(_as_received(headers)), body, coding)


def host_of_request(block: bytes) -> str | None:
    """Return the ``Host`` of a request, in lower case, without a port."""
    headers, _ = _split(block.partition(b"\n")[2])
    for name, value in headers:
        if name.lower() == "host":
            return value.strip().lower().rpartition("]")[2].partition(":")[0] or None
    return None


def _split(data: bytes) -> tuple[list[tuple[str, str]], bytes]:
    headers: list[tuple[str, str]] = []
    while data:
        line, _, rest = data.partition(b"\n")
        data = rest
        text = line.rstrip(b"\r").decode("latin-1")
        if not text:
            break
        if text[0] in " \t" and headers:
            headers[-1] = headers[-1][0], f"{headers[-1][1]} {text.strip()}"
            continue
        name, colon, value = text.partition(":")
        if colon and name.strip():
            headers.append((name.strip(), value.strip()))
    return headers, data


def _as_received(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Restore the headers that our own export renamed."""
    renamed = {n.lower() for n, _ in headers if n.startswith(PREFIX)}
    received = []
    for name, value in headers:
        plain = name.removeprefix(PREFIX)
        if name.startswith(PREFIX) and plain.lower() in RENAMED:
            received.append((plain, value))
        elif f"{PREFIX}{name}".lower() not in renamed:
            received.append((name, value))
    return received


def _dechunked(body: bytes) -> bytes:
    """Decode a chunked body; return it unchanged if it is not chunked."""
    parts: list[bytes] = []
    place = 0
    while head := _CHUNK.match(body, place):
        length = int(head[1], 16)
        if not length:
            return b"".join(parts)
        end = head.end() + length
        if body[end : end + 1] not in (b"\r", b"\n", b""):
            break
        parts.append(body[head.end() : end])
        place = end + (2 if body[end : end + 2] == b"\r\n" else 1)
    return b"".join(parts) or body


def _is_text(body: bytes) -> bool:
    return b"<" in body[:2000] and b"\x00" not in body[:2000]
