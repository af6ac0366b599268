"""Politeness: crawl-delay, Retry-After, a request budget, and an end after repeated failures.

Waits use a monotonic clock, so that setting the system time neither hurries nor stalls a crawl.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.component import Component
from crawler.run.close import RunClosing, close_run, raise_if_closing


def seconds_to_wait(header: str | None, now: datetime) -> float | None:
    """Parse ``Retry-After`` as seconds from ``now``; ``None`` if that fails.

    >>> seconds_to_wait("120", datetime.now(UTC))
    120.0
    """
    text = (header or "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


class CrawlDelay(Component):
    """Extension: obey the crawl-delay of robots.txt where it is longer than ours."""

    listens = ("robots_parsed",)

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.longest = crawler.settings.getfloat("CRAWL_DELAY_MAX")
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"]

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Slow down to the crawl-delay; close the run if it exceeds ``CRAWL_DELAY_MAX``."""
        asked = robotparser.crawl_delay(self.agent)
        if not asked:
            return
        self.stats.set_value("kommunews/crawl_delay", asked)
        host = urlsplit(request.url).hostname or ""
        if asked > self.longest:
            close_run(
                self.crawler, "crawl-delay",
                f"robots.txt of {host} asks for {asked:.0f} seconds between two requests, more "
                f"than CRAWL_DELAY_MAX ({self.longest:.0f}); nothing was asked for",
            )  # fmt: skip
            return
        downloader = self.crawler.engine.downloader
        downloader._delay = max(downloader._delay, asked)  # for hosts not yet requested
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, asked)
            slot.jitter = 0.0  # jitter would go below the crawl-delay
        if throttle := self.crawler.get_extension(AutoThrottle):
            throttle.mindelay = max(throttle.mindelay, asked)
            throttle.maxdelay = max(throttle.maxdelay, asked)


class PolitenessMiddleware(Component):
    """Downloader middleware: obeys Retry-After, the request budget, and the failure limit."""

    listens = ("spider_opened",)

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = self.settings
        self.longest = settings.getfloat("RETRY_AFTER_MAX")
        self.patience = settings.getint("FAILURES_IN_A_ROW")
        self.budget = settings.getint("REQUEST_BUDGET")
        self.until: dict[str, float] = {}
        self.failures = 0
        self.requests = 0
        # the refusal of the page already reports what these would log
        for name in ("downloadermiddlewares.httpcompression", "core.downloader.handlers.http11"):
            logging.getLogger(f"scrapy.{name}").setLevel(logging.ERROR)

    def spider_opened(self, spider: Spider) -> None:
        """Set the budget: the profile overrides the setting, a backfill has none."""
        if self.site.budget is not None:
            self.budget = self.site.budget
        if getattr(getattr(spider, "options", None), "backfill", False):
            self.budget = 0

    async def process_request(self, request: Request) -> None:
        """Wait as long as the host asked; refuse requests beyond the budget."""
        raise_if_closing(self.crawler)
        if self.budget and self.requests >= self.budget:
            close_run(
                self.crawler, "budget",
                f"the budget of {self.budget} requests a run was used up; the next run goes on "
                "where this one stopped (`-a backfill=1` has no budget)",
            )  # fmt: skip
            raise RunClosing("the budget of the run was used up")
        self.requests += 1
        host = urlsplit(request.url).hostname or ""
        while (left := self.until.get(host, 0.0) - monotonic()) > 0:
            await asyncio.sleep(left)
            raise_if_closing(self.crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Record ``Retry-After``, and count failures."""
        header = response.headers.get("Retry-After")
        if response.status in (429, 503) and header:
            self._wait(request, response.status, header.decode("latin-1"))
        self._count(request, failed=response.status >= 500 or response.status == 429)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Count a missing response as a failure; ignore requests that we dropped ourselves."""
        if not isinstance(exception, IgnoreRequest):
            self._count(request, failed=True)

    def _wait(self, request: Request, status: int, header: str) -> None:
        asked = seconds_to_wait(header, datetime.now(UTC))
        host = urlsplit(request.url).hostname or ""
        if asked is None:
            return
        if asked > self.longest:
            close_run(
                self.crawler, "retry-after",
                f"{host} answered {status} and asks to come back in {asked:.0f} seconds, more than "
                f"RETRY_AFTER_MAX ({self.longest:.0f}); the next run goes on",
            )  # fmt: skip
            return
        self.until[host] = max(self.until.get(host, 0.0), monotonic() + asked)

    def _count(self, request: Request, *, failed: bool) -> None:
        if request.url.endswith("/robots.txt"):
            return
        self.failures = self.failures + 1 if failed else 0
        if self.patience and self.failures >= self.patience:
            host = urlsplit(request.url).hostname or ""
            close_run(
                self.crawler, "unwell",
                f"{host} gave {self.failures} failures in a row, the last for {request.url}; it "
                "was left in peace, the next run goes on",
            )  # fmt: skip
