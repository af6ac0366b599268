"""Download handler: accept a response with a wrong length if its page is complete."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, ResponseDataLossError
from scrapy.http import Response

from crawler.middlewares.network import UntrustedError
from crawler.middlewares.tls import TellingPolicy
from crawler.reader.coding import CodingError, undone

_END = re.compile(rb"</(?:html|rss|feed|rdf:rdf|(?:\w+:)?urlset|(?:\w+:)?sitemapindex)\s*>", re.I)
_TAIL = 2000
"""Bytes at the end in which the closing tag must occur; comments may follow it."""


class TolerantDownloads(HTTP11DownloadHandler):
    """Scrapy's handler, but a response that lacks bytes is accepted if its page is complete.

    Servers state a wrong ``Content-Length``, or never send the last chunk. With
    ``DOWNLOAD_FAIL_ON_DATALOSS`` off, Scrapy flags such responses; truncated pages fail here and
    are retried like any other failure.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.policy = TellingPolicy(self._contextFactory)
        self._contextFactory: Any = self.policy

    async def download_request(self, request: Request) -> Response:
        """Download; raise ``ResponseDataLossError`` for a truncated page, ``UntrustedError`` for an
        invalid certificate."""
        try:
            response = await super().download_request(request)
        except DownloadFailedError as error:
            if said := self.policy.against(urlsplit(request.url).hostname):
                raise UntrustedError(said) from error
            raise
        if "dataloss" in response.flags and not goes_to_its_end(
            response.body, (response.headers.get("Content-Encoding") or b"").decode("latin-1")
        ):
            raise ResponseDataLossError(f"{len(response.body)} bytes arrived, the rest did not")
        return response


def goes_to_its_end(body: bytes, coding: str) -> bool:
    """Return whether a page, feed or sitemap has its closing tag.

    >>> goes_to_its_end(b"<html>Rathaus</html>", ""), goes_to_its_end(b"<html>Rath", "")
    (True, False)
    """
    try:
        plain, _ = undone(body, coding)
    except CodingError:
        return False
    return bool(_END.search(plain[-_TAIL:]))
