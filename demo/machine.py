"""Answer requests of machines: feed, robots.txt, sitemaps, the REST route."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from demo.answer import Answer
from demo.brands import Brand
from demo.layouts import feeds
from demo.model import Article

PER_FEED = 10


def feed_answer(
    brand: Brand, articles: Sequence[Article], query: dict[str, str], *, empty: bool
) -> Answer | None:
    """Answer with one page of the feed, newest first; ``empty`` omits the entries."""
    number = int(query.get("paged", "1")) if query.get("paged", "1").isdecimal() else 0
    start = (number - 1) * PER_FEED
    if number < 1 or start >= len(articles):
        return None
    part = () if empty else articles[start : start + PER_FEED]
    if brand.feed == "rss":
        kind, text = "application/rss+xml; charset=UTF-8", feeds.rss(brand, part)
    else:
        more = start + PER_FEED < len(articles)
        following = f"{brand.home}/k21-meldungen/feed?paged={number + 1}"
        text = feeds.atom(brand, part, following if more else None)
        kind = "application/atom+xml; charset=utf-8"
    return Answer(body=text.encode(), content_type=kind, modified=articles[0].modified)


def machine_answer(
    brand: Brand, articles: Sequence[Article], path: str, query: dict[str, str]
) -> Answer | None:
    """Answer with robots.txt, a sitemap or the REST route; ``articles`` are newest first."""
    if path == "/robots.txt":
        return Answer(body=feeds.robots(brand).encode(), content_type="text/plain")
    if path == "/wp-sitemap.xml":
        return _xml(feeds.sitemap_index(brand, len(articles)))
    if path == "/wp-sitemap-posts-page-1.xml":
        return _xml(feeds.sitemap_of_pages(brand))
    if match := re.fullmatch(r"/wp-sitemap-posts-k21-meldungen-(\d+)\.xml", path):
        start = (int(match[1]) - 1) * feeds.PER_SITEMAP
        part = articles[::-1][max(0, start) : start + feeds.PER_SITEMAP]
        return _xml(feeds.sitemap(part)) if part and start >= 0 else None
    if path.rstrip("/") == "/wp-json/wp/v2/k21-meldungen" and brand.serves_rest:
        return _rest(brand, articles, query)
    return None


def _rest(brand: Brand, articles: Sequence[Article], query: dict[str, str]) -> Answer:
    values = [query.get("per_page", "10"), query.get("page", "1")]
    per_page, number = (int(value) if value.isdecimal() else 0 for value in values)
    pages = -(-len(articles) // max(1, per_page))
    code = None
    if not 1 <= per_page <= 100:
        code = "rest_invalid_param"
    elif not 1 <= number <= pages:
        code = "rest_post_invalid_page_number"
    if code:
        text = json.dumps({"code": code, "message": "Ungültige Angabe.", "data": {"status": 400}})
        return Answer(status=400, body=text.encode(), content_type="application/json")
    part = articles[(number - 1) * per_page : number * per_page]
    return Answer(
        body=feeds.rest(brand, part).encode(),
        content_type="application/json; charset=UTF-8",
        headers={"X-WP-Total": str(len(articles)), "X-WP-TotalPages": str(pages)},
    )


def _xml(text: str) -> Answer:
    return Answer(body=text.encode(), content_type="application/xml; charset=UTF-8")
