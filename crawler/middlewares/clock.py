"""Downloader middleware: compare this machine's clock with that of the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from archive.clock import stamp, utc_now
from crawler.component import Component
from crawler.run.close import RunClosing, close_run
from crawler.run.responses import header_of
from crawler.run.state import RunState

_MOST_AGE = 366 * 24 * 3600
"""Seconds; no cache keeps a copy for longer."""


def said_time(date: str | None, age: str | None) -> datetime | None:
    """Compute the server's current time: ``Date``, plus the ``Age`` of a cached response (RFC 9110,
    6.6.1; RFC 9111, 5.1); ``None`` without a valid ``Date``.

    >>> said_time("Mon, 03 Mar 2025 05:00:00 GMT", "60")
    datetime.datetime(2025, 3, 3, 5, 1, tzinfo=datetime.timezone.utc)
    """
    try:
        sent = parsedate_to_datetime(date or "")
    except (ValueError, TypeError):
        return None
    sent = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
    text = (age or "").strip()
    kept = int(text[:9]) if text.isascii() and text.isdecimal() else 0
    return sent + timedelta(seconds=min(kept, _MOST_AGE))


class ClockWitness(Component):
    """Ends the run, before anything is stored, if clocks differ by more than ``CLOCK_SKEW_MAX``
    seconds: ours and the server's, or without a ``Date`` ours and the end of the newest run.
    Nearest to the network, so that no response is captured first."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.most = crawler.settings.getfloat("CLOCK_SKEW_MAX")
        self.agreed = False

    def process_response(self, request: Request, response: Response) -> Response:
        """Compare the clocks at every response; raise :class:`RunClosing` if they differ."""
        if not self.most:
            return response
        said = said_time(header_of(response, "Date"), header_of(response, "Age"))
        if said is not None:
            self._compare(said, f"{urlsplit(request.url).hostname} says {stamp(said)}", stamp(said))
            self.agreed = True
        elif not self.agreed:
            self._compare_with_runs()
        return response

    def _compare_with_runs(self) -> None:
        ended = self.archive.journal.last_end(self.site.name)
        self.agreed = True
        if ended is not None and ended > utc_now():
            at = datetime.fromisoformat(ended)
            self._compare(at, f"an earlier run of {self.site.name} ended at {ended}", None)

    def _compare(self, other: datetime, words: str, right: str | None) -> None:
        now = utc_now()
        if abs((datetime.fromisoformat(now) - other).total_seconds()) <= self.most:
            return
        RunState.of(self.crawler).witnessed = right
        close_run(
            self.crawler, "clock",
            f"this machine says {now}, {words}; nothing was kept: set the clock right, or raise "
            "CLOCK_SKEW_MAX (0: never compare) if it is the other one that is wrong",
        )  # fmt: skip
        raise RunClosing("the clocks differ")
