"""Downloader middleware: obey robots.txt, and treat an unreachable one as a full disallow."""

from __future__ import annotations

import logging
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from twisted.internet.defer import Deferred

from crawler.middlewares.network import why
from crawler.middlewares.resolver import refusal_reason

UNREAD = "robots.txt could not be read"
CLOSED = "robots.txt forbids the whole host"
"""Beginnings of the refusals that concern a whole host."""


class RobotsTxt(RobotsTxtMiddleware):
    """Scrapy's middleware, but nothing is requested from a host with an unreachable robots.txt.

    RFC 9309, section 2.3.1.4: an unreachable robots.txt (no response, 5xx) means complete
    disallow. Scrapy treats it as complete allow.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.unread: dict[str, str] = {}
        # the refusal of the requested page reports it in one sentence, without a traceback
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return the rules of a host; Scrapy returns them only to the first request that waits.

        Where robots.txt has no address, as that of ``javascript:alert(1)``, Scrapy raises, but
        leaves all further requests waiting for ever.
        """
        netloc = urlsplit(request.url).netloc
        try:
            await super().robot_parser(request)
        except ValueError as error:
            if isinstance(self._parsers.get(netloc), Deferred):
                self._robots_error(error, netloc)
            raise
        parser = self._parsers[netloc]
        return None if isinstance(parser, Deferred) else parser

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what is forbidden, and everything if the rules are unknown."""
        if rp is None:
            why = self.unread.get(urlsplit(request.url).netloc, "no answer")
            raise IgnoreRequest(f"{UNREAD} ({why}), so nothing is asked for")
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest:
            agent = self._robotstxt_useragent or self._default_useragent
            if rp.allowed(urljoin(request.url, "/"), agent):
                raise
            raise IgnoreRequest(f"{CLOSED}, so nothing is asked for") from None

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self.unread[netloc] = refusal_reason(f"//{netloc}") or why(exc)
        super()._robots_error(exc, netloc)

    async def _parse_robots(self, resp: Response, netloc: str, request: Request) -> None:
        if resp.status >= 500:
            self._robots_error(IgnoreRequest(f"robots.txt answered {resp.status}"), netloc)
        else:
            await super()._parse_robots(resp, netloc, request)
