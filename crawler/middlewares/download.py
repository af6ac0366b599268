"""Download handler: an answer whose length is wrong counts if it goes to its own end."""

from __future__ import annotations

import re

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

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

    async def download_request(self, request: Request) -> Response:
        """Download, and raise ``ResponseDataLossError`` for what is not whole."""
        response = await super().download_request(request)
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
