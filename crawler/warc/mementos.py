"""Turn a public archive's response into a WARC record, or explain why it cannot be one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from io import BytesIO

from archive.clock import stamp
from archive.journal.public_captures import PublicCapture
from crawler.warc.cdx import plain_url
from crawler.warc.classify import has_digest, record_time, record_url
from crawler.warc.read import WarcRecord, read_records

_ORIGINAL = "x-archive-orig-"
"""Prefix of the site's own headers, in archives that add others."""
_TRAVELLED = ("content-encoding", "content-length", "transfer-encoding", "connection")
"""Headers that describe the encoded body; ours is decoded."""


def replayed(
    capture: PublicCapture,
    status: int,
    headers: Iterable[tuple[str, str]],
    body: bytes,
    *,
    decoded: bool,
) -> WarcRecord | str:
    """Make a record of a replayed page; or return a short reason why it is not the capture.

    A capture states its time (``Memento-Datetime``, RFC 7089); an archive's own pages do not.
    ``decoded`` means that the body was sent with a content coding, so the index's checksum may
    belong to the encoded bytes and is not compared.
    """
    said = {name.lower(): value for name, value in headers}
    if 300 <= status < 400:
        return f"the archive leads elsewhere ({said.get('location', '')[:200]})"
    if status != HTTPStatus.OK:
        return f"the archive answered {status}"
    if (at := _moment(said.get("memento-datetime", ""))) is None:
        return "the archive answered with a page of its own: it names no time of capture"
    if at != capture.captured_at:
        return f"the archive answered with the capture of {at}, not that of {capture.captured_at}"
    coded = decoded or f"{_ORIGINAL}content-encoding" in said
    if not coded and not has_digest(body, capture.digest):
        return "the body is not the one that the index names: its checksum is another"
    return answer_record(capture, _sent(said), body)


def answer_record(
    capture: PublicCapture, headers: Iterable[tuple[str, str]], body: bytes
) -> WarcRecord:
    """Make a record of a page, without the headers that describe the encoded body."""
    lines = (
        f"{name}: {' '.join(value.splitlines())}\r\n"
        for name, value in headers
        if name.lower() not in _TRAVELLED
    )
    return WarcRecord(
        kind="response",
        fields={"warc-target-uri": capture.url, "warc-date": capture.captured_at},
        block=f"HTTP/1.1 200 OK\r\n{''.join(lines)}\r\n".encode("latin-1", "replace") + body,
        length=len(body),
        offset=0,
    )


def cut_out(capture: PublicCapture, status: int, body: bytes) -> WarcRecord | str:
    """Read the record in a range of a WARC file; or explain why it is not the expected one."""
    assert capture.range is not None
    first, _, last = capture.range.removeprefix("bytes=").partition("-")
    length = int(last) - int(first) + 1
    if status != HTTPStatus.PARTIAL_CONTENT:
        return f"the archive answered {status} to a request for part of a file"
    if len(body) != length:
        return f"the archive sent {len(body)} bytes of a part of {length}"
    found = next(iter(read_records(BytesIO(body))), None)
    if not isinstance(found, WarcRecord):
        return "the part of the file that the index names holds no record"
    if plain_url(record_url(found)) != capture.url or record_time(found) != capture.captured_at:
        return f"the part of the file holds another capture ({record_url(found)[:200]})"
    return found


def _sent(said: dict[str, str]) -> list[tuple[str, str]]:
    """Return the site's own headers: those with the prefix, and the content type and language."""
    marked = {n.removeprefix(_ORIGINAL): v for n, v in said.items() if n.startswith(_ORIGINAL)}
    plain = {n: v for n, v in said.items() if n in ("content-type", "content-language")}
    return list({**plain, **marked}.items())


def _moment(text: str) -> str | None:
    try:
        return stamp(parsedate_to_datetime(text))
    except (ValueError, TypeError, OverflowError):
        return None
