"""An address that has no robots.txt keeps no other request waiting."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.utils.test import get_crawler
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from crawler.middlewares.robots import UNREAD, RobotsTxt


def refusals(urls: list[str]) -> list[str]:
    """Ask for some addresses one after the other; what does not answer at once would wait."""
    robots = RobotsTxt(get_crawler(settings_dict={"ROBOTSTXT_OBEY": True}))
    said: list[str] = []

    def refused(failure: Failure) -> None:
        said.append(failure.getErrorMessage())

    for url in urls:
        asked = Deferred.fromCoroutine(robots.process_request(Request(url)))
        asked.addErrback(refused)
        assert asked.called, url
    return said


@pytest.mark.parametrize(
    "urls",
    [
        ["javascript:alert(1)//http://x.example", "javascript:alert(2)//http://x.example"],
        ["mailto:a@b.example?to=http://x.example/", *["javascript:void(0)//http://x.example"] * 2],
        ["urn:x:y://z", "urn:x:z://z"],
    ],
)
def test_no_request_waits_for_a_robots_txt_that_has_no_address(urls: list[str]) -> None:
    first, *others = refusals(urls)
    assert "scheme" in first
    assert others
    assert all(said.startswith(UNREAD) and first in said for said in others)
