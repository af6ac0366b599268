"""Downloader middleware: decode content codings as tolerantly as those of stored pages."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from crawler.component import Component
from crawler.reader.coding import CodingError, begun, undone

ACCEPTED = b"gzip, deflate, zstd" + (b", br" if find_spec("brotli") else b"")
"""Supported codings; ``br`` only with the extra of that name."""

_undone = lru_cache(maxsize=1)(undone)
"""Three middlewares in a row need the decoded body: this saves a millisecond per page of 150 kB."""


class BadCodingError(ValueError):
    """A body that does not have the coding it is labelled with, and is not text either."""


class ContentCodings(Component):
    """Decodes ``Content-Encoding``; accepts a plain page that is labelled as encoded.

    Replaces Scrapy's ``HttpCompressionMiddleware``, which refuses such pages: a proxy or plugin
    decoded them and left the label.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.limit = self.settings.getint("DOWNLOAD_MAXSIZE")

    def process_request(self, request: Request) -> None:
        """Set ``Accept-Encoding`` to the supported codings."""
        request.headers.setdefault("Accept-Encoding", ACCEPTED)

    def process_response(self, request: Request, response: Response) -> Response:
        """Decode the body; of a truncated one, as much as there is."""
        if not response.headers.get("Content-Encoding") or not response.body:
            return response
        try:
            body, left = plain_body(response, self.limit)
            if left and not is_text(body):
                body = begun(body, left, self.limit)
        except CodingError as error:
            raise IgnoreRequest(f"{error} (DOWNLOAD_MAXSIZE is {self.limit})") from error
        if left and not body:
            raise BadCodingError(f"{request.url} is labelled {left!r} but is not coded so")
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        flags = [*response.flags, "decoded"]
        return response.replace(cls=kind, body=body, headers=headers, flags=flags)


def plain_body(response: Response, limit: int) -> tuple[bytes, str | None]:
    """Return the decoded body of a response, and the codings that could not be decoded; raise
    :class:`CodingError` if it would exceed ``limit`` bytes."""
    coding = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
    return _undone(response.body, coding or None, limit)


def is_text(body: bytes) -> bool:
    """Return whether a body starts as markup or JSON and has no NUL bytes.

    >>> is_text(b"<html>"), is_text(b"\\x1f\\x8b\\x08<")
    (True, False)
    """
    start = body[:2000]
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{", b"[") and b"\0" not in start
