"""The reader: bytes or text of a page in, records out. Pure: no Scrapy, no database, no clock.

The public face of the room::

    text = decode(body, content_type)
    reading = read_article(text, url, site, now)  # an article page: article, teasers, evidence
    listing = read_listing(text, url, site, kind, now)  # a page that announces articles
    listing = read_surface(kind, body, text, url, site, now)  # a page, feed, sitemap or REST page

Times are arguments; ``site`` is a profile of ``crawler.sites``. No function here raises on any
page, except ``undone``, which refuses a body that unpacks to more than its limit.
"""

from crawler.reader.article import Reading, read_article
from crawler.reader.coding import CodingError, undone
from crawler.reader.decode import decode
from crawler.reader.listing import (
    Listing,
    read_feed,
    read_listing,
    read_rest,
    read_sitemap,
    read_surface,
)
from crawler.reader.tdm import in_robots

__all__ = [
    "CodingError", "Listing", "Reading", "decode", "in_robots", "read_article", "read_feed",
    "read_listing", "read_rest", "read_sitemap", "read_surface", "undone",
]  # fmt: skip
