"""Downloader middleware: content codings are undone as tolerantly as those of kept pages."""

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
"""Codings that are understood; ``br`` only with the extra of that name."""

_undone = lru_cache(maxsize=1)(undone)
"""Three middlewares need the plain body of an answer, one after the other: of a page of 150 kB in
gzip that spares a millisecond."""


class BadCodingError(ValueError):
    """A body that does not have the coding it is labelled with, and is no text either."""


class ContentCodings(Component):
    """Undoes ``Content-Encoding``; a plain page under the label of a coding is taken as it is.

    In place of Scrapy's ``HttpCompressionMiddleware``, which refuses such a page: a proxy or plugin
    undid the coding and left the label.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.limit = self.settings.getint("DOWNLOAD_MAXSIZE")

    def process_request(self, request: Request) -> None:
        """Say which codings are understood."""
        request.headers.setdefault("Accept-Encoding", ACCEPTED)

    def process_response(self, request: Request, response: Response) -> Response:
        """Undo the codings of the body; of one that breaks off, what is there of it."""
        if not response.headers.get("Content-Encoding") or not response.body:
            return response
        try:
            body, left = plain_body(response, self.limit)
            if left and not is_text(body):
                body = begun(body, left, self.limit)
        except CodingError as error:
            raise IgnoreRequest(f"{error} (DOWNLOAD_MAXSIZE is {self.limit})") from error
        if left and not body:
            raise BadCodingError(f"{request.url} is labelled {left!r} and is not")
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        flags = [*response.flags, "decoded"]
        return response.replace(cls=kind, body=body, headers=headers, flags=flags)


def plain_body(response: Response, limit: int) -> tuple[bytes, str | None]:
    """Return the body of an answer with its codings undone, and those that are left; raise
    :class:`CodingError` where it would become larger than ``limit``."""
    coding = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
    return _undone(response.body, coding or None, limit)


def is_text(body: bytes) -> bool:
    """Tell whether a body is text: markup or JSON without bytes that no text has.

    >>> is_text(b"<html>"), is_text(b"\\x1f\\x8b\\x08<")
    (True, False)
    """
    start = body[:2000]
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{", b"[") and b"\0" not in start
