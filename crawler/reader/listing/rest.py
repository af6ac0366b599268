"""The WordPress REST route ``/wp-json/wp/v2/<type>?per_page=100&page=N``. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

from archive.articles.identity import canonical_url
from archive.records import Teaser
from crawler.reader.listing.result import Listing
from crawler.reader.tree import parse_html, visible_text
from crawler.sites import Site

_PAGE = re.compile(r"([?&]page=)(\d{1,6})\b")


def read_rest(body: bytes, url: str, site: Site, fetched_at: str) -> Listing:
    """Read the teasers and addresses of one page of posts; the next page, if this one was full.

    ``date`` is local time of the site, so its day is the printed one; ``modified`` is not read.
    """
    try:
        posts = json.loads(body)
    except (ValueError, RecursionError):
        return Listing(unreadable="rest")
    if not isinstance(posts, list):
        return Listing(unreadable="rest")
    found = [(p, t) for p in posts if isinstance(p, dict) and (t := _teaser(p, site, fetched_at))]
    size = re.search(r"[?&]per_page=(\d{1,4})", url)
    full = bool(posts) and len(posts) >= (int(size[1]) if size else 10)
    return Listing(
        teasers=tuple(t for _, t in found),
        articles=tuple(dict.fromkeys(str(p["link"]) for p, _ in found)),
        next=_next(url) if full else None,
    )


def _teaser(post: dict[str, Any], site: Site, fetched_at: str) -> Teaser | None:
    link, day = post.get("link"), post.get("date")
    title = _rendered(post, "title")
    if not isinstance(link, str) or not site.is_article(link) or not title:
        return None
    return Teaser(
        source=site.name,
        url=canonical_url(link),
        seen_on="rest",
        seen_at=fetched_at,
        title=title,
        text=_rendered(post, "excerpt"),
        published_text=day if isinstance(day, str) else None,
    )


def _rendered(post: dict[str, Any], name: str) -> str | None:
    value = post.get(name)
    markup = value.get("rendered") if isinstance(value, dict) else None
    tree = parse_html(markup) if isinstance(markup, str) else None
    return (visible_text(tree) or None) if tree is not None else None


def _next(url: str) -> str:
    page = _PAGE.search(url)
    if page is None:
        return f"{url}{'&' if '?' in url else '?'}page=2"
    return f"{url[: page.start()]}{page[1]}{int(page[2]) + 1}{url[page.end() :]}"
