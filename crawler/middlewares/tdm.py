"""Downloader middleware: read, record and obey a site's TDM policy (text and data mining)."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from archive import ArchiveError, Page
from archive.articles.identity import address_key
from archive.clock import stamp, utc_now
from archive.shared import SharedArchive
from crawler.component import Component
from crawler.middlewares.codings import plain_body
from crawler.reader import tdm
from crawler.reader.coding import CodingError
from crawler.reader.tdm import Notice
from crawler.run.close import close_run, raise_if_closing
from crawler.run.state import RunState

WELL_KNOWN = "/.well-known/tdmrep.json"
KIND = "tdmrep"
"""Kind of that page in the archive."""
MISSING = (404, 410)
_HOW = (
    "this crawl heeds that (§ 44b UrhG). Research organisations under § 60d UrhG declare "
    "themselves with TDM_RESEARCH_EXCEPTION='who, and for which project'; see docs/operating.md"
)


class Reserved(IgnoreRequest):
    """A page that is not stored because it reserves text and data mining."""


class TdmMiddleware(Component):
    """Reads robots.txt, ``tdmrep.json``, headers and meta elements.

    A reservation by the whole site or a surface stops the run; one by an article only its page.
    """

    listens = ("spider_opened",)

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.heeds = crawler.settings.getbool("TDM_RESERVATION_STOPS") and not crawler.settings.get(
            "TDM_RESEARCH_EXCEPTION"
        )
        self.limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self.absent = timedelta(days=crawler.settings.getfloat("TDM_ABSENT_DAYS"))
        self.reading: asyncio.Future[None] | None = None
        self.rules: bytes | None = None

    def spider_opened(self) -> None:
        """Let the profile's ``heeds_reservation`` override the setting."""
        if self.site.heeds_reservation is not None:
            self.heeds = self.site.heeds_reservation

    async def process_request(self, request: Request) -> None:
        """Read the site-wide policy before the first page."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        if self.reading is None:
            self.reading = asyncio.ensure_future(self._read_rules(request.url))
        await asyncio.shield(self.reading)
        raise_if_closing(self.crawler)

    async def _read_rules(self, page: str) -> None:
        url = urljoin(page, WELL_KNOWN)
        if self._was_missing(url):
            return
        meta = {"dont_obey_robotstxt": True, "dont_retry": True, "handle_httpstatus_all": True}
        try:
            answer = await self.crawler.engine.download_async(
                Request(url, callback=NO_CALLBACK, meta=meta, priority=999)
            )
        except Exception:  # no response is no reservation; the page itself may state one
            return
        if answer.status == 200:
            self.rules = answer.body
            self._site(url, tdm.in_tdmrep(answer.body, page))
        elif answer.status in MISSING and answer.url == url:
            self._remember(url, answer.status)

    def _was_missing(self, url: str) -> bool:
        """Return whether the file was missing within ``TDM_ABSENT_DAYS``: asking again is costly,
        as many sites answer 404 with a full page of their theme."""
        if self._archive is None:
            return False
        try:
            at = self._archive.journal.missing_since(address_key(url))
        except ArchiveError:  # the next write to the archive reports it
            return False
        now = datetime.now(UTC)
        return at is not None and stamp(now - self.absent) < at <= stamp(now)

    def _remember(self, url: str, status: int) -> None:
        if self._archive is None:
            return
        with suppress(ArchiveError):  # likewise
            self._archive.save(
                Page(url=url, source=self.site.name, fetched_at=utc_now(), status=status, kind=KIND)
            )

    @property
    def _archive(self) -> SharedArchive | None:
        """The archive of the run; ``None`` where a single page is fetched."""
        archive = getattr(self.crawler.spider, "archive", None)
        return archive if isinstance(archive, SharedArchive) else None

    def process_response(self, request: Request, response: Response) -> Response:
        """Read the policy for AI crawlers in robots.txt, and a page's own reservation."""
        if request.url.endswith("/robots.txt") and response.status == 200:
            text = self._body(response).decode("utf-8", "replace")
            self._site(request.url, tdm.in_robots(text))
            return response
        if request.meta.get("dont_obey_robotstxt") or response.status != 200:
            return response
        for notice in self._on_page(response):
            self._keep(response.url, notice)
            if notice.reserved and self.heeds:
                if request.meta.get("kind", "article") != "article":
                    self._stop(response.url, notice)
                raise Reserved(f"it reserves text and data mining ({notice.says}); {_HOW}")
        return response

    def _on_page(self, response: Response) -> list[Notice]:
        header, policy = (
            value.decode("latin-1") if (value := response.headers.get(name)) else None
            for name in ("tdm-reservation", "tdm-policy")
        )
        found = [
            tdm.in_header(header, policy),
            tdm.in_page(self._body(response)),
        ]
        if self.rules is not None and (rule := tdm.in_tdmrep(self.rules, response.url)):
            found.append(rule if rule.reserved else None)
        return [notice for notice in found if notice is not None]

    def _body(self, response: Response) -> bytes:
        try:
            return plain_body(response, self.limit)[0]
        except CodingError:  # ContentCodings refuses it later, with the reason
            return b""

    def _site(self, url: str, notice: Notice | None) -> None:
        if notice is None:
            return
        self._keep(url, notice)
        if notice.reserved and self.heeds:
            self._stop(url, notice)

    def _keep(self, url: str, notice: Notice) -> None:
        RunState.of(self.crawler).notices.append((url, notice))

    def _stop(self, url: str, notice: Notice) -> None:
        close_run(
            self.crawler, "reserved",
            f"{url} reserves text and data mining ({notice.says}), and {_HOW}",
        )  # fmt: skip
