"""What a public archive answers, and when it is no capture."""

from __future__ import annotations

import pytest

from archive.journal.public_captures import PublicCapture
from crawler.warc.mementos import cut_out, replayed
from crawler.warc.read import WarcRecord
from tests.support import kept
from tests.support.public_archive import Held

URL = kept.url("bruecke")
HELD = Held(URL, "20190304050607", kept.html("Alte Brücke"))
TIME = {"memento-datetime": "Mon, 04 Mar 2019 05:06:07 GMT"}


def capture(**values: str) -> PublicCapture:
    told = {"url": URL, "captured_at": "2019-03-04T05:06:07Z", "memento": "http://a.example/x"}
    return PublicCapture(**(told | values))


def test_the_headers_of_the_site_are_told_from_those_of_the_archive() -> None:
    headers = {
        **TIME,
        **{"Content-Type": "text/html", "X-Archive-Orig-Server": "alt", "Server": "neu"},
        **{"X-Archive-Orig-Content-Encoding": "gzip", "Set-Cookie": "a=b"},
    }
    record = replayed(capture(), 200, headers.items(), b"x", decoded=False)
    assert isinstance(record, WarcRecord)
    assert record.block == b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nserver: alt\r\n\r\nx"


@pytest.mark.parametrize(
    ("status", "headers", "digest", "said"),
    [
        (200, {}, None, "names no time of capture"),
        (200, {"memento-datetime": "yesterday"}, None, "names no time of capture"),
        (200, {"memento-datetime": "Mon, 04 Mar 2018 05:06:07 GMT"}, None, "the capture of 2018"),
        (302, {"location": "http://a.example/y"}, None, "leads elsewhere (http://a.example/y)"),
        (404, TIME, None, "answered 404"),
        (403, {}, None, "answered 403"),
        (206, TIME, None, "answered 206"),
        (200, TIME, "A" * 32, "its checksum is another"),
    ],
)
def test_what_is_no_capture(
    status: int, headers: dict[str, str], digest: str | None, said: str
) -> None:
    found = replayed(
        PublicCapture(url=URL, captured_at="2019-03-04T05:06:07Z", memento="m", digest=digest),
        status, headers.items(), b"x", decoded=False,
    )  # fmt: skip
    assert isinstance(found, str)
    assert said in found


def test_a_checksum_of_other_bytes_is_not_compared() -> None:
    odd = capture(digest="A" * 32)
    assert isinstance(replayed(odd, 200, TIME.items(), b"x", decoded=True), WarcRecord)


def test_a_part_of_a_file_is_the_record_that_was_meant() -> None:
    record = HELD.record()
    meant = capture(range=f"bytes=5-{4 + len(record)}")
    assert isinstance(cut_out(meant, 206, record), WarcRecord)
    assert "answered 200" in str(cut_out(meant, 200, record))
    assert f"of a part of {len(record)}" in str(cut_out(meant, 206, record[:-1]))
    noise = bytes(len(record))
    assert "holds no record" in str(cut_out(meant, 206, noise))
    other = capture(range=meant.range or "", captured_at="2018-01-01T00:00:00Z")
    assert "holds another capture" in str(cut_out(other, 206, record))
