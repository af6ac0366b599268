"""A named spider for every profile: ``scrapy list``, ``scrapy crawl kommune21``."""

from __future__ import annotations

from crawler.sites import SITES
from crawler.spiders.news import NewsSpider

for _site in SITES.values():
    _name = f"{_site.name.title().replace('-', '')}Spider"
    globals()[_name] = type(_name, (NewsSpider,), {
        "__doc__": f"Crawls {_site.title}, {_site.home}",
        "__module__": __name__,  # Scrapy's loader takes only what a module defines itself
        "name": _site.name,
        "site": _site,
    })  # fmt: skip
