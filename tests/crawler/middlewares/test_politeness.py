"""What sites may ask of a crawler, read right; what never to connect to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.frontier.options import CrawlOptions, newest_day, recheck_steps
from crawler.middlewares.politeness import seconds_to_wait
from crawler.middlewares.resolver import is_public
from crawler.reader.tdm import in_header, in_page, in_robots, in_tdmrep

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 12:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("bald", None),
        ("", None),
        ("-5", None),
        ("٣", None),
    ],
)
def test_retry_after(header: str, seconds: float | None) -> None:
    assert seconds_to_wait(header, NOW) == seconds


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.9.9", "192.168.1.1", "169.254.169.254", "0.0.0.0", "::1",
     "fe80::1", "fc00::1", "::ffff:10.0.0.1", "224.0.0.1", "100.64.0.1", "no address"],
)  # fmt: skip
def test_addresses_inside(address: str) -> None:
    assert not is_public(address)


def test_addresses_outside() -> None:
    assert is_public("9.9.9.9")
    assert is_public("2620:fe::fe")


def test_rules_for_ai_crawlers() -> None:
    assert in_robots("User-agent: *\nDisallow: /intern/\n") is None
    assert in_robots("User-agent: GPTBot\nAllow: /\n") is None
    found = in_robots("User-agent: CCBot\nUser-agent: GPTBot\nDisallow: /\n\nUser-agent: *\n")
    assert found is not None
    assert found.says == "closed to ccbot, gptbot"
    signal = in_robots("User-agent: *\nContent-Signal: search=yes, ai-train=no\n")
    assert signal is not None
    assert signal.reserved


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("\ufeffUser-agent: GPTBot\nDisallow: /", True),  # RFC 9309, 2.3
        ("User-agent: GPTBot\nDisallow: /*", True),  # 2.2.3
        ("USER-AGENT: gptbot/1.1\nDisallow: / # alles", True),  # 2.2.1
        ("User agent: GPTBot\nDisallow: /", True),
        ("User-agent: GPTBot\nDisallow:", False),
        ("User-agent: GPTBot\nDisallow: /intern/*", False),
        ("User-agent: GPTBotX\nDisallow: /", False),
    ],
)
def test_spellings_of_a_closed_site(text: str, closed: bool) -> None:
    assert (in_robots(text) is not None) is closed


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1, 2]", b"{}", b"[" * 100_000, b"\xff"])
def test_a_tdmrep_that_is_none(body: bytes) -> None:
    found = in_tdmrep(body, "https://a.example/x")
    assert found is None or not found.reserved


def test_tdmrep_by_place() -> None:
    rules = (
        b'[{"location": "/open/", "tdm-reservation": 0}, {"location": "*", "tdm-reservation": 1}]'
    )
    opened, shut = (in_tdmrep(rules, f"https://a.example/{p}") for p in ("open/x", "k21/x"))
    assert opened is not None
    assert shut is not None
    assert (opened.reserved, shut.reserved) == (False, True)


def test_header_and_meta() -> None:
    assert in_header(None, None) is None
    header = in_header("1", "https://a.example/policy")
    assert header is not None
    assert header.reserved
    meta = in_page(b'<head><meta content="1" name="TDM-Reservation"></head>')
    assert meta is not None
    assert meta.reserved
    assert in_page(b"<p>tdm-reservation is a word here</p>") is None


@pytest.mark.parametrize(
    "arguments",
    [{"backfill": "maybe"}, {"since": "2024"}, {"since": "2024-02-31"}, {"recheck": "some"},
     {"since": "2025-01-01", "until": "2024-01-01"}, {"sinse": "2024-01-01"}],
)  # fmt: skip
def test_options_that_make_no_sense(arguments: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        CrawlOptions.from_arguments(**arguments)


@pytest.mark.parametrize("text", ["", "7", "7:0", "30:1 7:1", "a:b", "*:1 7:1"])
def test_a_schedule_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="RECHECK"):
        recheck_steps(text)


def test_a_day_that_is_good_enough() -> None:
    assert newest_day("Fri, 10 Oct 2025 08:00:00 +0200") == "2025-10-10"
    assert newest_day(None) is None
