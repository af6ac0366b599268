"""Downloader middleware: capture every response as received, before it is read.

Nearest to the network, so that redirects, 304 and missing pages are captured too, with the headers
as received. When an article reaches the archive, its page is already on disk.
"""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response

from archive import ArchiveError
from archive.captures.records import Capture
from archive.captures.store import Alike, PageStore, pages_path
from archive.clock import utc_now
from crawler.component import Component
from crawler.middlewares.codings import plain_body
from crawler.reader.alike import differ_in_furniture
from crawler.reader.coding import CodingError
from crawler.reader.decode import decode
from crawler.run.close import ARCHIVE_ERROR, close_run
from crawler.run.responses import CAPTURE, CAPTURED_AT, CONDITIONS, header_of


class CaptureMiddleware(Component):
    """Writes responses to the page store (``PAGES_ENABLED``, ``PAGES_ARTICLES_ONLY``).

    Counts as ``kommunews/capture/new`` and ``kommunews/capture/seen``. A store that cannot be
    written ends the run: an article must not refer to a missing page.
    """

    listens = ("spider_closed",)

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        if not self.settings.getbool("PAGES_ENABLED"):
            raise NotConfigured
        self.articles_only = self.settings.getbool("PAGES_ARTICLES_ONLY")
        self.limit = self.settings.getint("DOWNLOAD_MAXSIZE")
        self.store = PageStore.open(pages_path(self.settings["ARCHIVE_PATH"]))

    def spider_closed(self) -> None:
        """Close the store, so that the file alone holds all of it."""
        self.store.close()

    def process_request(self, request: Request) -> None:
        """Drop conditional headers if no page is captured: a 304 would be of no use."""
        if any(name in request.headers for name in CONDITIONS) and self._wanted(request):
            try:
                known = self.store.has_page(request.url)
            except ArchiveError:
                known = False
            if not known:
                for name in CONDITIONS:
                    request.headers.pop(name, None)

    def process_response(self, request: Request, response: Response) -> Response:
        """Capture the response; put its capture id and time into ``request.meta``."""
        request.meta.pop(CAPTURE, None)
        at = utc_now()
        request.meta[CAPTURED_AT] = at
        if not self._wanted(request) or response.status >= 500 or response.status == 429:
            return response  # an overload says nothing about the page
        try:
            body, coding = plain_body(response, self.limit)
        except CodingError:
            return response  # ContentCodings refuses it with the reason
        try:
            kept = self.store.add(
                Capture(
                    source=self.site.name,
                    url=request.url,
                    at=at,
                    status=response.status,
                    kind=_kind(request),
                    headers=_plain(response.headers),
                    asked=_plain(request.headers),
                    body=body,
                    coding=coding,
                ),
                alike=self._alike(request, response, at),
            )
        except ArchiveError as error:
            close_run(self.crawler, ARCHIVE_ERROR, str(error))
            raise
        request.meta[CAPTURE] = kept.capture
        self.stats.inc_value(f"kommunews/capture/{'new' if kept.fresh else 'seen'}")
        return response

    def _alike(self, request: Request, response: Response, at: str) -> Alike:
        """Return a comparison of two pages of that address that ignores furniture."""
        said, kind = header_of(response, "Content-Type"), _kind(request)

        def alike(before: bytes, after: bytes) -> bool:
            one, two = decode(before, said), decode(after, said)
            return differ_in_furniture(one, two, url=request.url, site=self.site, kind=kind, at=at)

        return alike

    def _wanted(self, request: Request) -> bool:
        return not self.articles_only or _kind(request) == "article"


def _kind(request: Request) -> str:
    robots = request.url.endswith("/robots.txt")
    return "robots" if robots else str(request.meta.get("kind", "other"))


def _plain(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    )
