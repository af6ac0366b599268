"""Download handler: an answer whose length is wrong counts if it goes to its own end."""

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
"""Bytes at the end in which a page closes; statistics and comments may follow."""


class TolerantDownloads(HTTP11DownloadHandler):
    """Scrapy's, but an answer that lacks bytes or its last chunk is kept where it is whole.

    Servers state a wrong ``Content-Length``, or never send the last chunk. With
    ``DOWNLOAD_FAIL_ON_DATALOSS`` off, Scrapy marks such answers; what breaks off before its end
    fails here, and is asked for again like any other failure.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.policy = TellingPolicy(self._contextFactory)
        self._contextFactory: Any = self.policy

    async def download_request(self, request: Request) -> Response:
        """Download; raises ``ResponseDataLossError`` for what is not whole, and ``UntrustedError``
        where the certificate is not that of the host."""
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
    """Tell whether a page, feed or sitemap is closed at its end.

    >>> goes_to_its_end(b"<html>Rathaus</html>", ""), goes_to_its_end(b"<html>Rath", "")
    (True, False)
    """
    try:
        plain, _ = undone(body, coding)
    except CodingError:
        return False
    return bool(_END.search(plain[-_TAIL:]))
