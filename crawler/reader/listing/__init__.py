"""Read what a page announces: teasers, article links, the next page. Pure.

A teaser is found by what it is: a link to an article that covers a whole headline, a picture, a
card or the words ``mehr...``, and the text that belongs to that link.
"""

from crawler.reader.listing.feeds.feed import read_feed
from crawler.reader.listing.feeds.rest import is_behind_the_end, read_rest
from crawler.reader.listing.feeds.sitemap import read_sitemap
from crawler.reader.listing.page import read_listing
from crawler.reader.listing.result import Listing
from crawler.reader.listing.surface import SurfaceHeaders, read_surface

__all__ = [
    "Listing", "SurfaceHeaders", "is_behind_the_end", "read_feed", "read_listing", "read_rest",
    "read_sitemap", "read_surface",
]  # fmt: skip
