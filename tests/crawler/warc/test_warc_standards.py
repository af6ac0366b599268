"""WARC files as WARC 1.1 (ISO 28500:2017) says, each line naming its section."""

from __future__ import annotations

import gzip
import hashlib
import random
from base64 import b32encode
from itertools import permutations
from pathlib import Path

import pytest

from crawler.warc.classify import parse_time
from crawler.warc.read import WarcRecord
from crawler.warc.segments import Segments
from tests.crawler.warc.test_warc_in import ingest
from tests.support import kept
from tests.support.warcs import http, packed, record

BODY = kept.html("Die Brücke in mehreren Teilen", body="\n".join(f"Absatz {n}." for n in range(60)))
BLOCK = http(BODY)
FIRST, SECOND = "<urn:uuid:00000000-0000-0000-0000-00000000000a>", "<urn:uuid:b>"


def segments(count: int = 3, block: bytes = BLOCK, *, slug: str = "a", origin: str = FIRST,
             total: int | None = None, last: str = "") -> list[bytes]:  # fmt: skip
    """A record in so many segments (7.1)."""
    size = -(-len(block) // count)
    parts = [block[at : at + size] for at in range(0, len(block), size)]
    made = [record(parts[0], url=kept.url(slug), version="1.1",
                   extra={"WARC-Record-ID": origin, "WARC-Segment-Number": "1"})]  # fmt: skip
    for number, part in enumerate(parts[1:], 2):
        extra = {"WARC-Record-ID": f"<urn:uuid:c{number}>", "WARC-Segment-Origin-ID": origin,
                 "WARC-Segment-Number": str(number)}  # fmt: skip
        if number == len(parts):
            whole = len(block) if total is None else total
            extra["WARC-Segment-Total-Length"] = str(whole)
            extra |= {"WARC-Truncated": last} if last else {}
        made.append(record(part, url=kept.url(slug), kind="continuation", version="1.1",
                           extra=extra))  # fmt: skip
    return made


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_7_segments_are_joined_in_any_order_and_file(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    made = segments()
    other = record(http(kept.html("Dazwischen")), url=kept.url("b"))
    tally, bodies = ingest(tmp_path, *(packed([made[n], other]) for n in order))
    assert tally.faults == []
    assert bodies["a"] == BODY


@pytest.mark.parametrize("count", [2, 5, 40])
def test_7_any_number_of_segments_in_one_file(tmp_path: Path, count: int) -> None:
    made = segments(count) + segments(3, http(kept.html("Zwei")), slug="b", origin=SECOND)
    random.Random(count).shuffle(made)
    tally, bodies = ingest(tmp_path, b"".join(made))
    assert (tally.faults, bodies) == ([], {"a": BODY, "b": kept.html("Zwei")})


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_7_a_record_that_lacks_a_segment_is_named_and_no_text(tmp_path: Path, missing: int) -> None:
    made = [one for n, one in enumerate(segments()) if n != missing]
    tally, bodies = ingest(tmp_path, b"".join(made))
    assert bodies == {}
    assert tally.counts["cut off"] == 1
    assert len(tally.faults) == 1


@pytest.mark.parametrize(
    ("section", "wrong"),
    [
        ("5.19 a number that is none", {"WARC-Segment-Number": "eins"}),
        ("5.19 a response has number 1", {"WARC-Segment-Number": "2"}),
        ("5.20 an origin that is none", {"WARC-Segment-Number": "1", "WARC-Record-ID": ""}),
    ],
)
def test_segments_that_are_none_are_named(
    tmp_path: Path, section: str, wrong: dict[str, str]
) -> None:
    tally, bodies = ingest(tmp_path, record(BLOCK[:400], extra=wrong))
    assert (bodies, len(tally.faults)) == ({}, 1), section


def test_5_21_a_total_that_does_not_fit_makes_no_record_whole(tmp_path: Path) -> None:
    made = segments(block=BLOCK[:700], total=len(BLOCK))
    tally, bodies = ingest(tmp_path, b"".join(made))
    assert (bodies, tally.counts["cut off"]) == ({}, 1)


def test_5_13_the_last_segment_may_say_that_it_was_cut_off(tmp_path: Path) -> None:
    tally, bodies = ingest(tmp_path, b"".join(segments(block=BLOCK[:700], last="length")))
    assert bodies == {}
    assert "WARC-Truncated: length" in tally.faults[0]


@pytest.mark.parametrize("cut", range(5, 100, 5))
@pytest.mark.parametrize("said", ["length", "time", "disconnect", "unspecified"])
def test_5_13_a_truncated_record_is_named_and_never_the_text(
    tmp_path: Path, said: str, cut: int
) -> None:
    whole = record(BLOCK, url=kept.url("a"), at="2020-05-01T08:00:00Z")
    part = record(BLOCK[: len(BLOCK) * cut // 100], url=kept.url("a"), at="2020-05-02T08:00:00Z",
                  extra={"WARC-Truncated": said})  # fmt: skip
    tally, bodies = ingest(tmp_path, whole + part)
    assert bodies == {"a": BODY}
    assert len(tally.faults) == 1
    assert "cut off when it was captured" in tally.faults[0]


def test_segments_that_wait_take_bounded_memory() -> None:
    waiting = Segments(limit=1000)
    for n in range(9):
        fields = {"warc-record-id": f"<{n}>", "warc-segment-number": "1"}
        one = WarcRecord(kind="response", fields=fields, block=b"x" * 300, length=300, offset=0)
        assert waiting.add(one, str(n)) is None
        given_up = [place for _, place in waiting.crowded_out()]
        assert given_up == ([str(n - 3)] if n > 2 else [])
    assert [place for _, place in waiting.left()] == ["6", "7", "8"]


@pytest.mark.parametrize(
    ("section", "said", "time"),
    [
        ("5.4 seconds", "2024-05-01T10:20:30Z", "2024-05-01T10:20:30Z"),
        ("5.4 fractions", "2024-05-01T10:20:30.123456789Z", "2024-05-01T10:20:30Z"),
        ("5.4 minutes", "2024-05-01T10:20Z", "2024-05-01T10:20:00Z"),
        ("5.4 a day", "2024-05-01", "2024-05-01T00:00:00Z"),
        ("5.4 a month", "2024-05", "2024-05-01T00:00:00Z"),
        ("5.4 a year", "2024", "2024-01-01T00:00:00Z"),
        ("W3CDTF offset", "2024-05-01T00:20:30+02:00", "2024-04-30T22:20:30Z"),
        ("W3CDTF offset", "2024-12-31T23:20:30-01:30", "2025-01-01T00:50:30Z"),
        ("no day", "2024-02-30T00:00:00Z", None), ("no hour", "2024-02-03T24:01:00Z", None),
        ("nothing", "", None), ("words", "gestern", None),
    ],
)  # fmt: skip
def test_5_4_dates(section: str, said: str, time: str | None) -> None:
    assert parse_time(said) == time, section


@pytest.mark.parametrize("name", ["sha1", "SHA-256", "md5"])
@pytest.mark.parametrize("form", ["hex", "base32"])
@pytest.mark.parametrize("right", [True, False])
def test_5_8_a_block_has_the_digest_that_is_said(
    tmp_path: Path, name: str, form: str, right: bool
) -> None:
    found = hashlib.new(name.lower().replace("-", ""), BLOCK if right else b"x").digest()
    said = found.hex() if form == "hex" else b32encode(found).decode()
    one = record(BLOCK, extra={"WARC-Block-Digest": f"{name}:{said}"})
    tally, bodies = ingest(tmp_path, one)
    assert (bodies, len(tally.faults)) == (({"a": BODY}, 0) if right else ({}, 1))


@pytest.mark.parametrize(
    ("section", "data"),
    [
        ("4 names in any case", record(BLOCK).replace(b"WARC-Target-URI", b"warc-target-uri")),
        ("4 folded lines", record(BLOCK).replace(b"WARC-Date: ", b"WARC-Date:\r\n ")),
        ("5.2 fields of others", record(BLOCK, extra={"Kein-Feld": "x: y"})),
        ("5.7 address in brackets", record(BLOCK, url=f"<{kept.url('a')}>")),
        ("6 kinds of others", record(b"x", kind="metadata") + record(b"", kind="hier neu")
         + record(BLOCK)),
        ("C several gzip members", packed([record(b"", kind="warcinfo"), record(BLOCK)])),
        ("C one gzip member", gzip.compress(record(b"", kind="warcinfo") + record(BLOCK))),
    ],
)  # fmt: skip
def test_forms_of_a_record(tmp_path: Path, section: str, data: bytes) -> None:
    tally, bodies = ingest(tmp_path, data)
    assert (tally.faults, bodies) == ([], {"a": BODY}), section
