"""The fault or the wish of a host is booked once on the host, and delays none of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cron import change, crawlall, rows
from tests.support.lying import HOST, Lie, lying, page, site, url

CLOSED: Lie = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /\n")
REFUSED = "select url, reason from refusals where reason like 'robots%'"


@pytest.mark.parametrize(
    ("answer", "reason", "said"),
    [
        (CLOSED, "robots-closed", "forbids to be read"),
        ((503, {}, b"busy"), "robots-unread", "could not be reached"),
    ],
)
def test_it_is_told_once_and_the_pages_are_read_when_it_is_over(
    tmp_path: Path, answer: Lie, reason: str, said: str
) -> None:
    path, pages = tmp_path / "archive.db", site(range(12))
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        pages |= site(range(15)) | {url(n): (503, {}, b"busy") for n in (12, 13, 14)}
        crawlall(path, stage.proxy, "--quiet")
        pages[f"{HOST}/robots.txt"] = answer
        change(path, "update pages set fetched_at = strftime('%Y-%m-%dT%H:%M:%SZ', fetched_at, "
                     "'-300 days') where kind = 'article'")  # fmt: skip
        for _ in range(2):
            run = crawlall(path, stage.proxy, "--quiet")
            assert run.returncode == 1
            assert said in run.stderr
        assert rows(path, REFUSED) == [(f"{HOST}/robots.txt", reason)]
        pages[f"{HOST}/robots.txt"] = 404, {}, b""
        pages |= {url(n): page(n) for n in (12, 13, 14)}
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
    assert rows(path, "select count(*) from articles where state = 'full'") == [(15,)]
