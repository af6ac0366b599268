"""Downloader middleware: request archived pages only if they have changed."""

from __future__ import annotations

import re

from scrapy import Request

from crawler.component import Component

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
        etag, modified = self.archive.validators(request.url) or (None, None)
        if etag and not (modified and _GZIPPED.search(etag)):
            request.headers["If-None-Match"] = etag
        if modified:
            request.headers["If-Modified-Since"] = modified
