"""Fetch one page, and a few related ones, as the crawl would, without storing anything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcessBase
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.middlewares.failures import answer_reason, failure_reason
from crawler.reader import decode
from crawler.reader.listing.surface import NO_HEADERS, SurfaceHeaders
from crawler.run.responses import surface_headers
from crawler.run.state import RunState
from crawler.sites import Site


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """One page as it was sent."""

    url: str
    """Its address after redirects."""
    body: bytes
    headers: SurfaceHeaders = NO_HEADERS

    @property
    def text(self) -> str:
        """Decode the page."""
        return decode(self.body, self.headers.content_type)


def fetch_one(url: str, site: Site, process: CrawlerProcessBase) -> FetchedPage:
    """Fetch a page, obeying robots.txt, from the site's own hosts; store nothing.

    Raises ``OSError`` with one sentence if there is no page.
    """
    return fetch_with(url, site, process, lambda _: [])[0]


def fetch_with(
    url: str,
    site: Site,
    process: CrawlerProcessBase,
    beside: Callable[[FetchedPage], Iterable[str]],
) -> list[FetchedPage]:
    """Fetch a page like ``fetch_one``, then the addresses that ``beside`` returns for it.

    The page itself comes first; others that cannot be fetched are omitted.
    """
    answers: list[Response] = []
    reasons: list[str] = []
    wanted = site

    class OnePage(Spider):
        name = "one-page"
        site = wanted
        run_state = RunState()

        async def start(self) -> AsyncIterator[Request]:
            yield Request(url, self.parse, errback=self.failed, dont_filter=True)

        def parse(self, response: Response, **_: object) -> Iterator[Request]:
            answers.append(response)
            for address in beside(_page_of(response)):
                yield Request(address, answers.append, errback=self.passed)

        def passed(self, failure: Failure) -> None:
            """Ignore the failure: related pages are optional."""

        def failed(self, failure: Failure) -> None:
            error = failure.value
            assert error is not None
            found = (
                answer_reason(error.response.status, error.response.url)
                if isinstance(error, HttpError) else failure_reason(error, url)
            )  # fmt: skip
            reasons.append(found[1] if found else f"{url} was not asked for")

    process.crawl(OnePage)
    process.start()
    if not answers:
        raise OSError("; ".join(reasons) or f"{url} gave no answer")
    return [_page_of(answer) for answer in answers]


def _page_of(response: Response) -> FetchedPage:
    return FetchedPage(response.url, response.body, surface_headers(response))
