"""Fetch one page as the crawl would, without a trace in any archive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcessBase
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from crawler.reader import decode
from crawler.sites import Site


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """One page as it was sent."""

    url: str
    """The address that answered, redirects followed."""
    body: bytes
    content_type: str | None

    @property
    def text(self) -> str:
        """Decode the page."""
        return decode(self.body, self.content_type)


def fetch_one(url: str, site: Site, process: CrawlerProcessBase, settings: Settings) -> FetchedPage:
    """Fetch a page: robots.txt obeyed, on the site's own hosts, nothing stored.

    Raises ``OSError`` with one sentence where there is no page.
    """
    answers: list[Response] = []
    reasons: list[str] = []
    wanted = site

    class OnePage(Spider):
        name = "one-page"
        site = wanted

        async def start(self) -> AsyncIterator[Request]:
            yield Request(url, self.parse, errback=self.failed, dont_filter=True)

        def parse(self, response: Response, **_: object) -> None:
            answers.append(response)

        def failed(self, failure: Failure) -> None:
            reasons.append(str(failure.value) or type(failure.value).__name__)

    # what needs or keeps an archive is off: pipelines, our extensions, our conditional requests
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    settings.set("PAGES_ENABLED", False, priority="cmdline")
    settings.set("CLOCK_SKEW_MAX", 0, priority="cmdline")
    ours = [name for name in settings["EXTENSIONS"] if name.startswith("crawler.")]
    settings.set("EXTENSIONS", dict.fromkeys(ours), priority="cmdline")
    settings["DOWNLOADER_MIDDLEWARES"]["crawler.middlewares.conditional.ConditionalRequests"] = None
    process.crawl(OnePage)
    process.start()
    if not answers:
        raise OSError(f"{url} gave no page: {'; '.join(reasons) or 'no answer'}")
    header = answers[0].headers.get("Content-Type")
    return FetchedPage(
        answers[0].url, answers[0].body, header.decode("latin-1") if header else None
    )
