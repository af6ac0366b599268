"""Read the WordPress REST route ``/wp-json/wp/v2/<type>?per_page=100&page=N``. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

from archive.articles.spelling import canonical_url, without_user
from archive.records import Teaser
from crawler.reader.decode import decode
from crawler.reader.listing.result import Listing
from crawler.reader.listing.times import utc_time
from crawler.reader.markup.parse import parse_html
from crawler.reader.markup.tree import visible_text
from crawler.sites import Site

BEHIND_THE_END = "rest_post_invalid_page_number"
"""Error code of WordPress, with status 400, behind the last page."""
_PAGE = re.compile(r"([?&]page=)(\d{1,6})\b")
_BETWEEN = re.compile(r"[\s,]*")
_NEXT_LINK = re.compile(r"<([^<>]*)>\s*(?:;[^,<>]*)?;\s*rel=\"?next\b", re.I)


def read_rest(
    body: bytes, url: str, site: Site, fetched_at: str, *,
    pages: int | None = None, link: str | None = None,
) -> Listing:  # fmt: skip
    """Read the teasers and addresses of one page of posts, and find the next page.

    ``pages`` is the header ``X-WP-TotalPages``, ``link`` the header ``Link``. A short page is not
    the last one: a filter or permission may remove posts from any page. Without headers the next
    page is requested until an answer has no posts, or is the error behind the end. ``date`` is the
    site's local time, so its day is the printed one; of ``modified`` only the time in UTC is read.
    """
    text = decode(body, None)
    begin = min((i for i in (text.find("[{"), text.find("[]")) if i >= 0), default=0)
    posts, complete = _posts(text[begin:])
    if posts is None:
        if _code(text) == BEHIND_THE_END:
            return Listing()
        return Listing(unreadable="rest", complete=bool(text.strip()))
    found = [(p, t) for p in posts if isinstance(p, dict) and (t := _teaser(p, site, fetched_at))]
    return Listing(
        teasers=tuple(t for _, t in found),
        articles=tuple(dict.fromkeys(without_user(str(p["link"])) for p, _ in found)),
        others=len(posts) - len(found),
        next=_next(url, site, bool(posts), pages, link),
        modified=tuple(
            (str(p["link"]), at) for p, _ in found if (at := utc_time(p.get("modified_gmt")))
        ),
        complete=complete,
    )


def is_behind_the_end(body: bytes) -> bool:
    """Tell whether an answer with status 400 means that the page before was the last."""
    return _code(decode(body, None)) == BEHIND_THE_END


def _posts(text: str) -> tuple[list[Any] | None, bool]:
    """Parse the posts of an answer, ``None`` if it is not a list; and whether it is complete."""
    text = text.strip()
    try:
        posts = json.loads(text)
    except RecursionError:
        return None, True
    except ValueError:
        return _whole_posts(text) if text.startswith("[") else (None, True)
    return (posts if isinstance(posts, list) else None), True


def _whole_posts(text: str) -> tuple[list[Any], bool]:
    """Parse the whole posts of a truncated answer; anything after the list is ignored."""
    decoder, at = json.JSONDecoder(), 1
    posts: list[Any] = []
    while True:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if text[at : at + 1] == "]":
            return posts, True
        try:
            post, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return posts, False
        posts.append(post)


def _code(text: str) -> str | None:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    code = said.get("code") if isinstance(said, dict) else None
    return code if isinstance(code, str) else None


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


def _next(url: str, site: Site, posts: bool, pages: int | None, link: str | None) -> str | None:
    page = _PAGE.search(url)
    number = int(page[2]) if page else 1
    if pages is not None:
        return _numbered(url, number + 1) if number < pages else None
    if link is not None and (named := _NEXT_LINK.search(link)):
        return named[1] if site.owns(named[1]) else None
    return _numbered(url, number + 1) if posts else None


def _numbered(url: str, number: int) -> str:
    page = _PAGE.search(url)
    if page is None:
        return f"{url}{'&' if '?' in url else '?'}page={number}"
    return f"{url[: page.start()]}{page[1]}{number}{url[page.end() :]}"
