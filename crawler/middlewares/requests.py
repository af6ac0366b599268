"""Downloader middlewares: stay on the site's own hosts, ask only for what has changed."""

from __future__ import annotations

import logging
from typing import Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from twisted.internet.defer import Deferred

from archive.shared import acquire, release
from crawler.middlewares.resolver import why_not
from crawler.sites import Site


class LeavesSite(IgnoreRequest):
    """A request or redirect that leads away from the site's own hosts."""


class OwnHosts:
    """No request leaves the hosts of the profile, also not by a redirect.

    In place of Scrapy's ``OffsiteMiddleware``, which lets every subdomain pass and drops foreign
    redirects without telling the spider.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    @property
    def site(self) -> Site:
        """Profile of the running spider."""
        site = getattr(self.crawler.spider, "site", None)
        assert isinstance(site, Site)
        return site

    def process_request(self, request: Request) -> None:
        """Refuse what is not on the site's own hosts."""
        if not self.site.owns(request.url):
            raise LeavesSite(f"{request.url} is not on a host of {self.site.name}")

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse a redirect to a foreign host before it is followed."""
        location = response.headers.get(b"Location")
        if 300 <= response.status < 400 and location:
            target = urljoin(request.url, location.decode("latin-1"))
            if not self.site.owns(target):
                raise LeavesSite(
                    f"{request.url} redirects to {target}, which is not on a host of "
                    f"{self.site.name}"
                )
        return response


class RobotsTxt(RobotsTxtMiddleware):
    """Scrapy's, but a site whose robots.txt cannot be read is not asked for anything.

    RFC 9309, section 2.3.1.4: a robots.txt that is unreachable (no answer, 5xx) means complete
    disallow. Scrapy takes it for complete allow.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.unread: dict[str, str] = {}
        # the refusal of the page that was wanted says it in one sentence, without a traceback
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of a host. Scrapy hands them only to the first of those who wait for them."""
        await super().robot_parser(request)
        parser = self._parsers[urlsplit(request.url).netloc]
        return None if isinstance(parser, Deferred) else parser

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Refuse what is forbidden, and everything where nothing is known."""
        if rp is None:
            why = self.unread.get(urlsplit(request.url).netloc, "no answer")
            raise IgnoreRequest(f"robots.txt could not be read ({why}), so nothing is asked for")
        super().process_request_2(rp, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        said = why_not(f"//{netloc}") or " ".join(str(exc).split())[:200]
        self.unread[netloc] = said or type(exc).__name__
        super()._robots_error(exc, netloc)

    async def _parse_robots(self, resp: Response, netloc: str, request: Request) -> None:
        if resp.status >= 500:
            self._robots_error(IgnoreRequest(f"robots.txt answered {resp.status}"), netloc)
        else:
            await super()._parse_robots(resp, netloc, request)


class ConditionalRequests:
    """Articles that the archive has in full, and surfaces that were walked, are asked for with the
    validators it has kept."""

    def __init__(self, crawler: Crawler) -> None:
        self.path = crawler.settings["ARCHIVE_PATH"]
        self.archive = acquire(self.path)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        conditional = cls(crawler)
        crawler.signals.connect(conditional.spider_closed, signal=signals.spider_closed)
        return conditional

    def spider_closed(self) -> None:
        """Give the archive back."""
        release(self.path)

    def process_request(self, request: Request) -> None:
        """Add ``If-None-Match`` and ``If-Modified-Since`` where the answer may be 304."""
        if not request.meta.get("conditional") or request.meta.get("redirect_urls"):
            return  # a redirect brings a new address: the whole answer is wanted to tie it down
        if request.meta.get("kind", "article") == "article":
            known = self.archive.known(request.url)
            if known is None or known.state != "full":
                return
        etag, modified = self.archive.validators(request.url) or (None, None)
        if etag:
            request.headers["If-None-Match"] = etag
        if modified:
            request.headers["If-Modified-Since"] = modified
