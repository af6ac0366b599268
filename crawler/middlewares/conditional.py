"""Downloader middleware: a page that the archive has is asked for only if it has changed."""

from __future__ import annotations

import re

from scrapy import Request

from crawler.component import Component

_GZIPPED = re.compile(r'-(?:gzip|br|zstd)"$')
"""An ETag that Apache's mod_deflate or mod_brotli changed; it never matches again, and as
``If-None-Match`` outweighs the date (RFC 9110, 13.2.2), the answer would never be 304."""


class ConditionalRequests(Component):
    """Asks for articles that the archive has in full, and for surfaces that were read before, with
    the validators it has kept."""

    def process_request(self, request: Request) -> None:
        """Add ``If-None-Match`` and ``If-Modified-Since`` where the answer may be 304."""
        if not request.meta.get("conditional"):
            return
        if request.meta.get("kind", "article") == "article":
            if request.meta.get("redirect_urls"):
                return  # it brings a new address: the whole answer is wanted to tie it down
            known = self.archive.known(request.url)
            if known is None or known.state != "full":
                return
        etag, modified = self.archive.validators(request.url) or (None, None)
        if etag and not (modified and _GZIPPED.search(etag)):
            request.headers["If-None-Match"] = etag
        if modified:
            request.headers["If-Modified-Since"] = modified
