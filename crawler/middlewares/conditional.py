"""Downloader middleware: request archived pages only if they have changed."""

from __future__ import annotations

import re

from scrapy import Request
from scrapy.http import Response

from archive.articles.identity import address_key
from archive.clock import utc_now
from crawler.component import Component
from crawler.run.responses import header_of
from crawler.run.state import RunState

KNOWN = "kommunews_validators"
"""In a request's ``meta``: the validators of the last answer, sent or not."""

_GZIPPED = re.compile(r'-(?:gzip|br|zstd)"$')
"""An ETag that Apache's mod_deflate or mod_brotli changed: it never matches again, and as
``If-None-Match`` overrides the date (RFC 9110, 13.2.2), the response would never be 304."""


class ConditionalRequests(Component):
    """Sends stored validators for fully archived articles and for surfaces read before."""

    def process_request(self, request: Request) -> None:
        """Add ``If-None-Match`` and ``If-Modified-Since`` where a 304 is acceptable."""
        if not request.meta.get("conditional"):
            return
        if request.meta.get("kind", "article") == "article":
            if request.meta.get("redirect_urls"):
                return  # a new address: the full page is needed to identify the article
            known = self.archive.known(request.url)
            if known is None or known.state != "full":
                return
        if not self.settings.getbool("CONDITIONAL_ENABLED"):
            return
        request.meta[KNOWN] = validators = self.archive.validators(request.url)
        if validators is None or self.archive.is_wanted_whole(request.url, utc_now()):
            return
        etag, modified = validators
        if etag and not (modified and _GZIPPED.search(etag)):
            request.headers["If-None-Match"] = etag
        if modified:
            request.headers["If-Modified-Since"] = modified

    def process_response(self, request: Request, response: Response) -> Response:
        """Note a whole page with the validators of the one before: if its text is another, they
        prove nothing."""
        said = (header_of(response, "ETag"), header_of(response, "Last-Modified"))
        if response.status == 200 and request.meta.get(KNOWN) == said:
            state = RunState.of(self.crawler)
            state.unmoved.add(address_key(response.url))
            if (
                "If-None-Match" not in request.headers
                and "If-Modified-Since" not in request.headers
            ):
                state.whole.add(request.url)
        return response
