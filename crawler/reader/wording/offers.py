"""What a page declares about its site: name, feeds, REST route, sitemaps. Pure.

No request is made: a site lists what it offers in the head of every page, in the ``Link`` header
and in robots.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import etree

from crawler.reader.markup.elements import Elements
from crawler.reader.markup.parse import parse_page
from crawler.reader.markup.structured import read_structured
from crawler.sites import Site

FEEDS = frozenset(("application/rss+xml", "application/atom+xml"))
API = "https://api.w.org/"
"""Relation of the link to the REST root of a WordPress."""
WALK = "per_page=100&page=1&_fields=link,date,title,excerpt"
"""Query for paging through a REST route; ``_fields`` leaves out the whole text of every post."""
MAX_NAME = 80
_API_HEADER = re.compile(r'<([^<>\s]+)>\s*;\s*rel="?https://api\.w\.org/"?')
_SITEMAP = re.compile(r"^[^\S\n]*+sitemap[^\S\n]*:[^\S\n]*(\S+)", re.I | re.M)
_NUMBERED = re.compile(r"/\d+/?$")
_OF_COMMENTS = re.compile(r"\bcomments?\b|\bKommentar", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Offers:
    """What a page declares about its site."""

    title: str | None = None
    """The name that the site gives itself."""
    feeds: tuple[str, ...] = ()
    """Its feeds, except those of comments and of the page itself."""
    sitemaps: tuple[str, ...] = ()
    """Sitemaps that its robots.txt names."""
    rest: tuple[str, ...] = ()
    """The REST route of the page's type of posts, with the query for paging."""
    listings: tuple[str, ...] = ()
    """The listing one level above the page, if the page links to it."""


def read_offers(
    html: str, url: str, site: Site, *, robots: str = "", link: str | None = None
) -> Offers:
    """Read what the page that answered at ``url`` offers; addresses of other hosts are left out.

    ``robots`` is the text of robots.txt, ``link`` the ``Link`` header of the answer.
    """
    sitemaps = _own(site, (urljoin(url, found) for found in _SITEMAP.findall(robots)))
    tree = parse_page(html)
    if tree is None:
        return Offers(sitemaps=sitemaps)
    structured = read_structured(tree)
    name = structured.first("og:site_name", "application-name")
    return Offers(
        title=" ".join(name.split())[:MAX_NAME] if name else None,
        feeds=_own(site, _feeds(tree, url)),
        sitemaps=sitemaps,
        rest=_own(site, _rest(tree, url, link or ""))[:1],
        listings=_own(site, _stems(tree, url)),
    )


def _own(site: Site, urls: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(url for url in urls if site.owns(url)))


def _links(tree: Elements, rel: str, kinds: frozenset[str] | None) -> Iterator[etree._Element]:
    for el in tree.named("link"):
        named = rel in (el.get("rel") or "").split()
        if named and el.get("href") and (kinds is None or (el.get("type") or "").lower() in kinds):
            yield el


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href.strip())
    except ValueError:
        return ""


def _feeds(tree: Elements, url: str) -> Iterator[str]:
    own = url.rstrip("/") + "/"
    for el in _links(tree, "alternate", FEEDS):
        feed = _joined(url, el.get("href") or "")
        of_page = feed.startswith(own) and urlsplit(own).path != "/"
        if not of_page and not _OF_COMMENTS.search(f"{urlsplit(feed).path} {el.get('title')}"):
            yield feed


def _rest(tree: Elements, url: str, header: str) -> Iterator[str]:
    """Iterate over REST routes: the page's own without its number, then that of all posts."""
    for el in _links(tree, "alternate", frozenset(("application/json",))):
        route = _joined(url, el.get("href") or "")
        if "/wp/v2/" in route and _NUMBERED.search(_route_of(route)):
            yield _walk(route.replace(_route_of(route), _NUMBERED.sub("", _route_of(route))))
    roots = [_joined(url, el.get("href") or "") for el in _links(tree, API, None)]
    for root in [*roots, *(_joined(url, found) for found in _API_HEADER.findall(header))]:
        yield _walk(f"{root.rstrip('/')}/wp/v2/posts")


def _route_of(url: str) -> str:
    """Return the path of a REST address; plain permalinks have it in the query."""
    parts = urlsplit(url)
    return (parse_qs(parts.query).get("rest_route") or [parts.path])[0]


def _walk(route: str) -> str:
    return f"{route}{'&' if '?' in route else '?'}{WALK}"


def _stems(tree: Elements, url: str) -> Iterator[str]:
    """Find the address one level above the page's own, if the page links to it."""
    stem = url.rstrip("/").rpartition("/")[0] + "/"
    if urlsplit(stem).path == "/":
        return
    for el in tree.named("a"):
        found = _joined(url, el.get("href") or "")
        if found.rstrip("/") + "/" == stem:
            yield found
            return
