"""What an index of captures may say, and what is believed of it."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.sites import SITES
from crawler.warc.cdx import plain_url, read_index
from crawler.warc.public import COMMON_CRAWL, INTERNET_ARCHIVE, Span, public_archive

SITE = SITES["rathausblick"]
URL = "http://www.rathausblick.example/k21-meldungen/bruecke"
NOW = "2026-01-01T00:00:00Z"
LINE = {
    "urlkey": "x", "timestamp": "20190304050607", "url": URL, "mime": "text/html",
    "status": "200", "digest": "A" * 32, "length": "120", "offset": "7", "filename": "a/b.warc.gz",
}  # fmt: skip


def read(*lines: object) -> tuple[int, dict[str, int], str | None]:
    answer = read_index("\n".join(map(json.dumps, lines)), SITE, NOW)
    return len(answer.entries), dict(answer.left_out), answer.fault


def test_both_forms_say_the_same() -> None:
    names = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
    row = ["x", LINE["timestamp"], URL, "text/html", "200", "A" * 32, "120"]
    (one,) = read_index(json.dumps(LINE), SITE, NOW).entries
    (other,) = read_index(json.dumps([names, row]), SITE, NOW).entries
    assert (one.url, one.at, one.digest) == (other.url, other.at, other.digest)
    assert one.at == "2019-03-04T05:06:07Z"
    assert (one.file, one.offset, one.length) == ("a/b.warc.gz", 7, 120)


@pytest.mark.parametrize(
    ("lie", "left_out"),
    [
        ({"timestamp": "20991231000000"}, "impossible times"),
        ({"timestamp": "19800101000000"}, "impossible times"),
        ({"timestamp": "20190231000000"}, "impossible times"),
        ({"timestamp": "soon"}, "impossible times"),
        ({"timestamp": None}, "impossible times"),
        ({"url": "http://evil.example/k21-meldungen/x"}, "of other sites"),
        ({"url": "javascript:alert(1)"}, "of other sites"),
        ({"url": "http://[::1"}, "of other sites"),
        ({"url": "http://www.rathausblick.example:8080/k21-meldungen/x"}, None),
        ({"url": "http://www.rathausblick.example/logo.png"}, "no article addresses"),
        ({"mime": "image/png"}, "no pages"),
        ({"status": "301"}, "redirects"),
        ({"status": "404"}, "errors of the site"),
        ({"status": "-", "mime": "warc/revisit"}, None),
        ({"digest": "<script>", "filename": "../../etc/passwd"}, None),
        ({"filename": "/etc/passwd", "length": "-1"}, None),
        ({"length": "9" * 30}, None),
        ({"url": {"a": 1}}, "of other sites"),
    ],
)
def test_what_cannot_be_is_left_out(lie: dict[str, object], left_out: str | None) -> None:
    count, reasons, fault = read(LINE | lie)
    assert fault is None
    assert (count, reasons) == ((1, {}) if left_out is None else (0, {left_out: 1}))


def test_a_place_outside_the_archive_is_none() -> None:
    (entry,) = read_index(json.dumps(LINE | {"filename": "../x"}), SITE, NOW).entries
    assert entry.file is None
    assert COMMON_CRAWL.capture(entry) is None
    assert INTERNET_ARCHIVE.capture(entry) is not None


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<html>busy", "it is no index: expected JSON"),
        ("[[", "its JSON breaks off or cannot be read"),
        ('[["a"],3]', "it is no index: expected a list of lists"),
        ("[" * 5000, "its JSON breaks off or cannot be read"),
        ("", None),
        ("[]", None),
        ('{"message": "No Captures found"}', None),
    ],
)
def test_what_is_no_index_is_said(body: str, fault: str | None) -> None:
    answer = read_index(body, SITE, NOW)
    assert (answer.fault, answer.entries) == (fault, [])


def test_a_line_that_is_cut_is_counted() -> None:
    answer = read_index(json.dumps(LINE) + "\n" + json.dumps(LINE)[:40], SITE, NOW)
    assert (len(answer.entries), dict(answer.left_out)) == (1, {"unreadable lines": 1})


@given(st.text(max_size=300))
def test_no_answer_raises(text: str) -> None:
    read_index(text, SITE, NOW)
    read_index("{" + text, SITE, NOW)
    read_index("[" + text, SITE, NOW)


@given(st.text(max_size=100))
def test_a_plain_address_is_plain(text: str) -> None:
    found = plain_url(f"http://a.example:80/{text}")
    assert found is None or plain_url(found) == found


def test_a_span_is_cut_into_parts_without_a_gap() -> None:
    span = Span("20190615120000", "20210301000000")
    years = list(span.parts())
    assert [part.first[:4] for part in years] == ["2019", "2020", "2021"]
    assert (years[0].first, years[-1].last) == (span.first, span.last)
    months = list(years[1].parts())
    assert len(months) == 12
    days = list(months[1].parts())
    assert len(days) == 29
    assert list(days[0].parts()) == []
    for parts in (years, months, days):
        for before, after in pairwise(parts):
            assert before.last[8:] == "235959"
            assert after.first[8:] == "000000"


@pytest.mark.parametrize("name", ["ftp://x", "", "web", "https://", "https://a.example/c?x=1"])
def test_what_is_no_archive_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no public archive; expected ia, cc"):
        public_archive(name)
