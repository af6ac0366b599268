"""Ask public web archives for their captures of a site's articles, one request at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from archive import Archive
from archive.captures.store import PageStore
from archive.journal.public_captures import PublicCapture
from crawler.run.state import RunState
from crawler.sites import Site
from crawler.warc.cdx import read_index
from crawler.warc.classify import has_digest, parse_time
from crawler.warc.ingest import Ingest
from crawler.warc.mementos import answer_record, cut_out, replayed
from crawler.warc.public import PublicArchive, Span
from crawler.warc.read import WarcRecord

MOST_INDEXES = 500
"""Indexes of one archive that are queried; Common Crawl has a hundred."""


@dataclass
class PastReport:
    """Counts and faults of one run."""

    lines: int = 0
    """Captures listed by the indexes, of articles or not."""
    new: int = 0
    """Captures of articles that were not known before."""
    left_out: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    """Captures by their outcome."""
    refused: list[str] = field(default_factory=list)
    """A sentence for each capture that is not a page of the article."""
    faults: list[str] = field(default_factory=list)
    """A sentence for each failed request or unreadable index."""
    waiting: int = 0
    """Captures left for the next run."""
    said: str | None = None
    """Why it ended early."""


class PastSpider(Spider):
    """Queries the index of one archive, then fetches its captures one by one."""

    name = "past"
    custom_settings: ClassVar[dict[str, Any]] = {  # type: ignore[misc]
        "CONCURRENT_REQUESTS": 1,
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.middlewares.tdm.TdmMiddleware": None,  # replayed pages are of another site
        },
    }

    def __init__(
        self,
        *args: Any,
        public: PublicArchive,
        of: Site,
        archive: Archive,
        store: PageStore,
        now: str,
        span: Span,
        fetch: bool,
        shown: Callable[[int, int], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.public, self.of, self.site = public, of, public.site
        self.journal, self.store, self.now, self.span = archive.journal, store, now, span
        self.fetch, self.shown = fetch, shown
        self.run_state = RunState()
        self.report = PastReport()
        self.ingest = Ingest(store, now)

    async def start(self) -> AsyncIterator[Any]:
        """Query and fetch until all is done or the run is closing."""
        try:
            for index, span in await self._indexes():
                for host in sorted(self.of.hosts):
                    await self._list(index, host, span)
            if self.fetch:
                await self._fetch_all()
        except _EndedError:
            closing = self.run_state.closing
            self.report.said = closing.sentence if closing else None
        if False:
            yield

    async def _indexes(self) -> list[tuple[str, Span]]:
        """Return the indexes to query: for Common Crawl one for each of its crawls in the span."""
        if self.public.replay is not None:
            return [(self.public.index, self.span)]
        response = await self._ask(self.public.index)
        found: list[tuple[str, Span]] = []
        try:
            crawls = json.loads(response.text) if response is not None else []
            for crawl in crawls[:MOST_INDEXES]:
                if self._overlaps(crawl) and self.site.owns(crawl["cdx-api"]):
                    found.append((crawl["cdx-api"], self.span))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.report.faults.append(f"{self.public.index} is no list of indexes")
        return found[::-1]  # the oldest first

    def _overlaps(self, crawl: dict[str, Any]) -> bool:
        first, last = (
            "".join(c for c in str(crawl.get(name) or "") if c.isdigit())[:14]
            for name in ("from", "to")
        )
        return not first or not last or (first <= self.span.last and last >= self.span.first)

    async def _list(self, index: str, host: str, span: Span) -> None:
        """Record the captures that an index lists for a host; split the span if too many."""
        rows = self.settings.getint("PAST_INDEX_ROWS")
        url = self.public.query(index, host, span, rows)
        response = await self._ask(url)
        if response is None:
            return
        if response.status != 200:
            if response.status not in (400, 404):  # the statuses of pywb for no captures
                self.report.faults.append(f"{_short(url)} answered {response.status}")
            return
        answer = read_index(response.text, self.of, self.now)
        if answer.fault:
            self.report.faults.append(f"{_short(url)}: {answer.fault}")
        if answer.lines >= rows and (parts := list(span.parts())):
            for part in parts:
                await self._list(index, host, part)
            return
        if answer.lines >= rows:
            self.report.faults.append(
                f"{_short(url)} names {rows} captures or more on {span.first[:8]}; further ones "
                "were not seen"
            )
        self.report.lines += answer.lines
        self.report.left_out += answer.left_out
        captures = [c for entry in answer.entries if (c := self.public.capture(entry))]
        self.report.left_out["without a place"] += len(answer.entries) - len(captures)
        captures.sort(key=lambda capture: capture.captured_at)
        self.report.new += self.journal.list_public(self.of.name, self.public.name, captures)

    async def _fetch_all(self) -> None:
        since, until = parse_time(self.span.first), parse_time(self.span.last)
        assert since is not None
        assert until is not None
        numbers = self.journal.listed_public(
            self.of.name, self.public.name, since=since, until=until
        )
        self.report.waiting = len(numbers)
        for done, number in enumerate(numbers):
            self.shown(done, len(numbers))
            faults = len(self.report.faults)
            state, detail = await self._one(self.journal.listed_capture(number))
            if state is None and detail is None and self.report.lines:  # the archive itself works
                self.journal.postpone_public(number, *self.report.faults[faults:][:1])
            if state is not None:
                self.journal.settle_public(number, state, detail)
                self.report.waiting -= 1
                self.report.outcomes[state] += 1
                if detail:
                    self.report.refused.append(detail)

    async def _one(self, capture: PublicCapture) -> tuple[str | None, str | None]:
        """Fetch and store a capture; return outcome and reason. Without an outcome it will be
        fetched again; both are ``None`` if no response arrived."""
        if (known := self._kept_already(capture)) is not None:
            self.ingest.take_record(known, capture.memento)
            return "known", None
        headers = {"Range": capture.range} if capture.range else {}
        response = await self._ask(capture.memento, headers)
        if response is None:
            return None, None
        if response.status == 429 or response.status >= 500:
            said = f"{_short(capture.memento)} answered {response.status}; it will be asked again"
            self.report.faults.append(said)
            return None, said
        if capture.range:
            record = cut_out(capture, response.status, response.body)
        else:
            pairs = [
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, values in response.headers.items()
                for value in values
            ]
            decoded = "decoded" in response.flags
            record = replayed(capture, response.status, pairs, response.body, decoded=decoded)
        if isinstance(record, str):
            return "refused", f"{capture.url} of {capture.captured_at}: {record}; it was not kept"
        before = len(self.ingest.tally.faults)
        self.ingest.take_record(record, capture.memento)
        faults = self.ingest.tally.faults[before:]
        return ("refused", faults[0]) if faults else ("kept", None)

    def _kept_already(self, capture: PublicCapture) -> WarcRecord | None:
        """Make a record of a capture whose body is already stored under its address."""
        for visit in self.store.history(capture.url) if capture.digest else []:
            if visit.first and visit.status == 200:
                body = self.store.body(visit)
                if has_digest(body, capture.digest):
                    return answer_record(capture, visit.headers, body)
        return None

    async def _ask(self, url: str, headers: dict[str, str] | None = None) -> Response | None:
        """Return the response, whatever its status; ``None`` if none arrived."""
        request = Request(
            url, headers=headers, meta={"dont_redirect": True, "handle_httpstatus_all": True}
        )
        try:
            return await self.crawler.engine.download_async(request)
        except IgnoreRequest as reason:
            if self.run_state.closing is not None:
                raise _EndedError from reason
            self.report.faults.append(f"{_short(url)}: {reason}")
        except Exception as error:  # any failure of the network
            self.report.faults.append(
                f"{_short(url)} gave no answer ({type(error).__name__}); it will be asked again"
            )
        if self.run_state.closing is not None:
            raise _EndedError
        return None


class _EndedError(Exception):
    """The run is closing."""


def _short(url: str) -> str:
    """Return an address for display, without its query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"
