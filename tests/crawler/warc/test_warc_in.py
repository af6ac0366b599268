"""Records out of any file: sound ones all, damaged ones named, and nothing wrong gets in."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.captures.store import PageStore
from crawler.warc import read as parsing
from crawler.warc.classify import parse_time
from crawler.warc.http import Answer, host_of_request, read_answer
from crawler.warc.ingest import Ingest, Tally
from crawler.warc.read import Damage, WarcRecord, read_records
from tests.support import kept, warcs
from tests.support.warcs import AT, http, packed, page, record

NOW = "2026-11-01T00:00:00Z"
PAGES = [page(f"a-{n}", f"Der Titel Nummer {n} steht hier") for n in range(4)]


def read(data: bytes) -> tuple[list[WarcRecord], list[Damage]]:
    found = list(read_records(io.BytesIO(data)))
    return [r for r in found if isinstance(r, WarcRecord)], [
        d for d in found if isinstance(d, Damage)
    ]


def ingest(folder: Path, *files: bytes) -> tuple[Tally, dict[str, bytes]]:
    """What became of files, and the newest kept body of every address."""
    with PageStore.open(folder / "archive.pages.db") as store:
        taking = Ingest(store, NOW)
        for n, data in enumerate(files):
            path = folder / f"{n}.warc"
            path.write_bytes(data)
            taking.take(path)
        tally = taking.finish()
        bodies = {}
        for url in store.urls("rathausblick", kinds=("article", "home")):
            visit = store.visit_at(url)
            assert visit is not None
            bodies[url.rpartition("/")[2]] = store.body(visit)
    return tally, bodies


@pytest.mark.parametrize("pack", [b"".join, packed, lambda r: gzip.compress(b"".join(r))])
@pytest.mark.parametrize("version", ["1.0", "1.1", "0.18"])
def test_every_record_of_a_sound_file(pack: object, version: str) -> None:
    records = [page(f"a-{n}", f"Titel {n} ist hier", version=version) for n in range(3)]
    found, damages = read(pack(records))  # type: ignore[operator]
    assert damages == []
    assert [r.fields["warc-target-uri"] for r in found] == [kept.url(f"a-{n}") for n in range(3)]
    assert all(r.block is not None and r.block.startswith(b"HTTP/1.1 200") for r in found)


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_arc(tmp_path: Path, pack: object) -> None:
    body = kept.html("Aus dem Jahr 2020")
    tally, bodies = ingest(tmp_path, pack([warcs.arc_head(), warcs.arc(body, kept.url("a"))]))  # type: ignore[operator]
    assert tally.faults == []
    assert bodies == {"a": body}


@pytest.mark.parametrize("pack", [b"".join, packed])
@pytest.mark.parametrize("harm", ["shorter", "longer", "rubbish", "no length", "no type", "head"])
def test_a_damaged_record_costs_no_other(harm: str, pack: object) -> None:
    body = http(kept.html("Der kaputte Titel"))
    broken = {
        "shorter": record(body, length=len(body) - 300),
        "longer": record(body, length=len(body) + 300),
        "rubbish": b"\x07" * 500 + b"\n",
        "no length": record(body).replace(b"Content-Length", b"Content-Lenght", 1),
        "no type": record(body).replace(b"WARC-Type", b"Warc-Tpye", 1),
        "head": b"WARC/1.0\r\nno colon here\r\n\r\n",
    }[harm]
    found, damages = read(pack([PAGES[0], broken, *PAGES[1:]]))  # type: ignore[operator]
    kept_urls = [r.fields["warc-target-uri"] for r in found]
    assert [u for u in kept_urls if "a-" in u] == [kept.url(f"a-{n}") for n in range(4)]
    assert len(damages) == 1


def test_a_gzip_member_with_a_flipped_bit_costs_no_other() -> None:
    members = [gzip.compress(one) for one in PAGES]
    middle = bytearray(members[1])
    middle[len(middle) // 2] ^= 255
    found, damages = read(members[0] + bytes(middle) + b"".join(members[2:]))
    assert [r.fields["warc-target-uri"][-1] for r in found] == ["0", "2", "3"]
    assert len(damages) == 1
    found, damages = read(packed(PAGES[:2]) + b"between" * 50 + packed(PAGES[2:]))
    assert len(found) == 4
    assert len(damages) == 1


@pytest.mark.parametrize("pack", [b"".join, packed])
@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_a_cut_last_record_is_named(share: float, pack: object) -> None:
    data = pack(PAGES)  # type: ignore[operator]
    last = pack(PAGES[3:])  # type: ignore[operator]
    found, damages = read(data[: len(data) - len(last) + int(len(last) * share)])
    assert len(found) == (4 if pack is packed and share == 0.99 else 3)  # only its checksum is gone
    assert len(damages) == 1


def test_a_huge_record_is_passed_over_with_flat_memory() -> None:
    class Huge(io.RawIOBase):
        """A record of 4 GB between two pages, without being that large."""

        size = 4_000_000_000

        def __init__(self) -> None:
            head, _, _ = record(b"", length=self.size).rpartition(b"\r\n\r\n")
            self.parts = [(PAGES[0] + head, 1), (b"x" * 1_000_000, self.size // 1_000_000),
                          (b"\r\n\r\n" + PAGES[1], 1)]  # fmt: skip
            self.place = 0

        def read(self, size: int = -1) -> bytes:
            start = 0
            for data, times in self.parts:
                end = start + len(data) * times
                if self.place < end:
                    within = (self.place - start) % len(data)
                    part = data[within : within + size]
                    self.place += len(part)
                    return part
                start = end
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
            self.place = offset
            return offset

    tracemalloc.start()
    found = list(read_records(Huge(), lambda _kind, _fields: True))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [getattr(r, "length", 0) > 1_000_000_000 for r in found] == [False, True, False]
    assert peak < 8_000_000


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = http(gzip.compress(b"<p>" + b"\0" * 40_000_000), "Content-Encoding: gzip")
    tally, bodies = ingest(tmp_path, packed([record(bomb), PAGES[0]]))
    assert "unpacks to more than" in tally.faults[0]
    assert list(bodies) == ["a-0"]


def test_bodies_chunked_and_coded(tmp_path: Path) -> None:
    body = kept.html("Ein Titel für alle Fälle")
    blocks = {
        "chunked": http(warcs.chunked(body), "Transfer-Encoding: chunked"),
        "gzip": http(gzip.compress(body), "Content-Encoding: gzip"),
        "both": http(warcs.chunked(gzip.compress(body)), "Content-Encoding: gzip",
                     "Transfer-Encoding: chunked"),
        "br": http(brotli.compress(body), "Content-Encoding: br"),
        "undone": http(body, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
        "crawler": http(body, "X-Crawler-Content-Encoding: gzip", "X-Crawler-Content-Length: 5",
                        f"Content-Length: {len(body)}"),
    }  # fmt: skip
    tally, bodies = ingest(tmp_path, packed(record(b, url=kept.url(n)) for n, b in blocks.items()))
    assert tally.faults == []
    assert bodies == dict.fromkeys(sorted(blocks), body)


def test_revisits_are_resolved(tmp_path: Path) -> None:
    body = http(kept.html("Der alte Titel"))
    identical = "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
    later, last = "2021-01-01T00:00:00Z", "2022-01-01T00:00:00Z"
    refers = {"WARC-Refers-To-Target-URI": kept.url("a"), "WARC-Refers-To-Date": AT}
    records = [
        record(http(b""), kind="revisit", at=last, WARC_Profile=identical, extra=refers),
        record(body, WARC_Payload_Digest="sha1:AAAA"),
        record(http(b""), kind="revisit", at=later, WARC_Profile=identical,
               WARC_Payload_Digest="sha1:aaaa"),
        record(http(b"", status=304), kind="revisit", at="2023-01-01T00:00:00Z",
               WARC_Profile="http://netpreserve.org/warc/1.0/revisit/server-not-modified",
               extra=refers),
        record(http(b""), kind="revisit", url=kept.url("b"), WARC_Profile=identical,
               WARC_Payload_Digest="sha1:BBBB"),
    ]  # fmt: skip
    tally, _ = ingest(tmp_path, packed(records))
    with PageStore.open(tmp_path / "archive.pages.db") as store:
        history = store.history(kept.url("a"))
        assert [(v.at[:4], v.status) for v in history] == [
            ("2020", 200), ("2021", 200), ("2022", 200), ("2023", 304),
        ]  # fmt: skip
        assert {v.capture for v in history} == {1}
    (fault,) = tally.faults
    assert kept.url("b") in fault


def test_what_cannot_be_is_refused_and_named(tmp_path: Path) -> None:
    asked = b"GET / HTTP/1.1\r\nHost: www.boese.example\r\n\r\n"
    body = http(kept.html("Ein Titel steht hier"))
    own, other = "<urn:uuid:1>", "<urn:uuid:2>"
    records = [
        record(body, url=kept.url("zukunft"), at="2031-01-01T00:00:00Z"),
        record(body, url=kept.url("nie"), at="2020-13-01T00:00:00Z"),
        record(body, url=kept.url("summe"), WARC_Block_Digest="sha1:" + "A" * 32),
        record(body, url=kept.url("fremd"), WARC_Record_ID=own),
        record(asked, url=kept.url("fremd"), kind="request", WARC_Concurrent_To=own),
        record(asked, url=kept.url("vorher"), kind="request", WARC_Concurrent_To=other),
        record(body, url=kept.url("vorher"), WARC_Record_ID=other),
        record(b"rubbish", url=kept.url("keins")),
        record(body, url="https://www.anderswo.example/k21-meldungen/a"),
        record(body, url=kept.HOST + "/impressum"),
        record(b"software: x\r\n", kind="warcinfo"),
        PAGES[0],
    ]
    tally, bodies = ingest(tmp_path, b"".join(records))
    assert list(bodies) == ["a-0"]
    assert len(tally.faults) == 6
    expected = ("2031", "no time", "digest", "another host (www.boese", "another host", "no HTTP")
    for fault, words in zip(tally.faults, expected, strict=True):
        assert words in fault
        assert "0.warc, byte " in fault
    assert tally.counts["of other sites"] == 1
    assert tally.counts["neither article nor listing"] == 1


def test_two_captures_in_one_second_are_two(tmp_path: Path) -> None:
    tally, bodies = ingest(tmp_path, packed([page("a", "Eins steht hier"), page("a", "Zwei hier")]))
    assert tally.counts["new pages"] == 2
    assert b"Zwei hier" in bodies["a"]


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with PageStore.open(tmp_path / "archive.pages.db") as store:
        taking = Ingest(store, NOW)
        taking.take(tmp_path / "weg.warc")
        (fault,) = taking.finish().faults
        assert "weg.warc cannot be read: No such file" in fault


def test_a_file_that_vanishes_while_it_is_read() -> None:
    class Vanishing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() >= len(PAGES[0]):
                raise OSError("Stale file handle")
            return super().read(min(size or 0, len(PAGES[0])))

    found = list(read_records(Vanishing(b"".join(PAGES))))
    assert isinstance(found[-1], Damage)
    assert "Stale file handle" in found[-1].reason


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_bytes_stop_the_reader(data: st.DataObject) -> None:
    sound = data.draw(st.sampled_from([b"".join(PAGES), packed(PAGES), warcs.arc_head()]))
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, min(len(sound), start + 400)))
    harmed = sound[:start] + data.draw(st.binary(max_size=40)) + sound[end:]
    for found in read_records(io.BytesIO(harmed)):
        assert isinstance(found, WarcRecord | Damage)


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_are_an_error_of_http(body: bytes, headed: bool) -> None:
    block = http(body, "Transfer-Encoding: chunked", "Content-Encoding: gzip") if headed else body
    assert isinstance(read_answer(block), Answer | str)
    host_of_request(body)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = parse_time(text)
    assert found is None or parse_time(found) == found


def test_the_largest_block_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parsing, "MAX_BLOCK", 1000)
    tally, bodies = ingest(tmp_path, b"".join([record(b"x" * 5000), PAGES[0][:200]]))
    assert "has 5000 bytes" in tally.faults[0]
    assert bodies == {}


WHOLE = http(kept.html("Der ganze Text"))


@pytest.mark.parametrize(
    "extra",
    [
        {"WARC-Truncated": "length"}, {"WARC-Truncated": "disconnect"}, {"WARC-Truncated": "time"},
        {"WARC-Segment-Number": "1"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("cut_first", [True, False])
def test_what_was_cut_off_never_takes_the_place_of_a_page(
    tmp_path: Path, extra: dict[str, str], cut_first: bool
) -> None:
    cut = record(WHOLE[: len(WHOLE) * 6 // 10], at="2020-06-01T08:00:00Z", extra=extra)
    both = [cut, record(WHOLE)] if cut_first else [record(WHOLE), cut]
    tally, bodies = ingest(tmp_path, b"".join(both))
    assert bodies == {"a": kept.html("Der ganze Text")}
    assert tally.counts == {"new pages": 1, "cut off": 1}
    (fault,) = tally.faults
    assert kept.url("a") in fault


def test_control_a_page_that_goes_to_its_end_was_not_cut_off(tmp_path: Path) -> None:
    tally, bodies = ingest(tmp_path, record(WHOLE, extra={"WARC-Truncated": "length"}))
    assert (tally.faults, list(bodies)) == ([], ["a"])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2024", "2024-01-01T00:00:00Z"),
        ("2024-05", "2024-05-01T00:00:00Z"),
        ("2024-05-01", "2024-05-01T00:00:00Z"),
        ("2024-05-01T10:00Z", "2024-05-01T10:00:00Z"),
        ("2024-05-01T10:00:00+00:00", "2024-05-01T10:00:00Z"),
        ("2024-05-01T00:30:00+02:00", "2024-04-30T22:30:00Z"),
        ("2024-05-01T23:30:00-0200", "2024-05-02T01:30:00Z"),
        ("2024-05-01T10:00:00.123456789Z", "2024-05-01T10:00:00Z"),
        ("20240501100000", "2024-05-01T10:00:00Z"),
        ("2024-13", None),
        ("2024-05-01T10", None),
        ("01.05.2024", None),
        ("9999-12-31T23:59:59-23:00", None),
    ],
)
def test_every_granularity_of_a_time(printed: str, meant: str | None) -> None:
    assert parse_time(printed) == meant


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", gzip.compress(b"")])
def test_a_file_without_a_record_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    tally, bodies = ingest(tmp_path, content, PAGES[0])
    assert tally.faults == [f"{tmp_path / '0.warc'} holds no record: it is empty"]
    assert list(bodies) == ["a-0"]


def test_control_a_file_of_other_sites_is_no_fault(tmp_path: Path) -> None:
    foreign = record(http(b"<p>Anderswo</p>"), url="https://anderswo.example/")
    tally, _ = ingest(tmp_path, foreign, b"".join(PAGES))
    assert (tally.faults, tally.counts["of other sites"]) == ([], 1)
