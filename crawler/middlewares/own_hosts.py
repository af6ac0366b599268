"""Downloader middleware: refuse requests to other hosts, and endless addresses."""

from __future__ import annotations

from urllib.parse import urljoin

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from archive.articles.spelling import without_user
from crawler.component import Component


class LeavesSite(IgnoreRequest):
    """A request or redirect that leads away from the site's own hosts."""


class TooLong(IgnoreRequest):
    """A request for an address longer than ``URLLENGTH_LIMIT``."""


class OwnHosts(Component):
    """Refuses requests and redirects that leave the profile's hosts, and addresses longer than
    ``URLLENGTH_LIMIT``, which Scrapy's own middleware drops silently.

    Replaces Scrapy's ``OffsiteMiddleware``, which allows every subdomain and drops foreign
    redirects without notifying the spider.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.longest = crawler.settings.getint("URLLENGTH_LIMIT")

    def process_request(self, request: Request) -> Request | None:
        """Refuse a foreign or endless address; strip the user name that a redirect may have
        added."""
        if (plain := without_user(request.url)) != request.url:
            return request.replace(url=plain)
        if self.longest and len(request.url) > self.longest:
            raise TooLong(
                f"an address of {len(request.url)} characters, at most {self.longest} "
                "(URLLENGTH_LIMIT) were expected"
            )
        if not self.site.owns(request.url):
            raise LeavesSite(f"{request.url} is not on a host of {self.site.name}")
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse a redirect to a foreign host before it is followed."""
        location = response.headers.get(b"Location")
        if 300 <= response.status < 400 and location:
            target = without_user(urljoin(request.url, location.decode("latin-1")))
            if not self.site.owns(target):
                raise LeavesSite(
                    f"{request.url} redirects to {target}, which is not on a host of "
                    f"{self.site.name}"
                )
        return response
