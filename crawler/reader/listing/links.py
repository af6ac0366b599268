"""The links of a page as absolute addresses. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

from archive.articles.spelling import without_user
from crawler.reader.markup.elements import Elements
from crawler.reader.markup.tree import is_tag_address
from crawler.reader.wording.opening import begins
from crawler.sites import Site

_FILE = begins(
    r"(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|mp[34]|m4a|ogg|webm|zip|xml|rss|atom|ics|docx?|xlsx?|pptx?)",
    before=r"\.(?<=[^/]\.)",
    behind=r"(?:$|[?&#])",
)
"""The address of a picture, film or document: a picture is often a link to itself."""
_TALK = re.compile(r"[?&]replytocom=|#(?:respond|comments?\b|reply|disqus_thread)", re.I)
"""The end of an address that leads to comments."""

_OTHERS = re.compile(
    r"/(?:(?:authors?|autor(?:en|in|innen)?|users?|members?|taxonomy/term)[/:][^/?#]"
    r"|(?:categor(?:y|ies)|kategorien?|rubrik(?:en)?):[^/?#]"
    r"|(?:mailto|send-?to-?(?:a-?)?friend|tell-?a-?friend|weiter-?empfehlen|empfehlen|merkliste"
    r"|rss2?|atom|feed)(?:\.xml)?/?(?:\?|$))"
)
"""The address of an author, of a keyword, of a section as a parameter (``/category:netze``), of a
feed, or of a form that sends or keeps that of an article."""
_MAIL = re.compile(r"[?&]option=com_mailto\b", re.I)
"""The parameter of such a form."""

_VIEW_NAMES = ("amp", "print", "drucken", "druckansicht", "druckversion")
_VIEW_ENDS = tuple(f"/{name}{slash}" for name in _VIEW_NAMES for slash in ("", "/"))
_VIEW = re.compile(
    r"(?:(?:no)?amp|print(?:_?view)?|druck(?:en|ansicht|version)?)(?:=[^=]*)?"
    r"|(?:output|view|format)=(?:amp|print|druck)\w*|tmpl=component|type=98",
    re.I,
)
"""A parameter that asks for another view of an article: for printing, or for AMP."""
_VIEW_PATH = re.compile(rf"(?P<slug>/[^/]*[-_.\d][^/]*)/(?:{'|'.join(_VIEW_NAMES)})/?$")
"""The same at the end of a path, behind the name of an article."""
_PLAIN = re.compile(
    r"(?:https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[!-\"$->@-~]*+)?|/(?![/.])(?:[!-\"$-.0->@-~]++|/(?!\.))*+)"
    r"(?:\?[!-\"$-~]++)?(?:#[!-~]++)?"
)
"""An absolute address, or a path without dot segments: joining adds at most a host."""
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?")

_NO_PAGES = ("mailto:", "javascript:", "tel:", "whatsapp:")
_OTHER = frozenset(("author", "tag", "category"))
"""Values of ``rel`` for links to lists of articles."""


def absolute_url(base: str, href: str) -> str | None:
    """Join a link to its base, without a user's name; ``None`` for an invalid address."""
    href = href.strip()
    plain = _PLAIN.fullmatch(href) is not None
    if plain and href[0] != "/":
        return href
    host = _host_of(base) if href.startswith("/") and not href.startswith("//") else ""
    if plain and host:
        return host + href
    return _joined(host or base, href)  # one cache entry for the same menu on every page


@lru_cache(maxsize=64)
def _host_of(url: str) -> str:
    """Return scheme and host of a plain address; nothing of any other."""
    host = "/".join(url.split("/", 3)[:3])
    return host if _ORIGIN.fullmatch(host) else ""


@lru_cache(maxsize=1024)
def _joined(base: str, href: str) -> str | None:
    try:
        return without_user(urljoin(base, href))
    except ValueError:
        return None


def leads_to_comments(href: str) -> bool:
    """Tell whether an address leads to the comments on an article."""
    return ("#" in href or "replyto" in href) and bool(_TALK.search(href))


def base_url(tree: Elements, url: str, site: Site) -> str:
    """Find the base of a page's relative addresses; a ``<base>`` on a foreign host is ignored."""
    base = next(tree.named("base"), None)
    href = None if base is None else base.get("href")
    joined = absolute_url(url, href) if href else None
    return joined if joined is not None and site.owns(joined) else url


def article_links(tree: Elements, base: str, site: Site) -> dict[str, str]:
    """Map every ``href`` that leads to an article of the site to its address, in order; that of a
    version for printing or AMP to the address of the article. The PDF beside it is no other one."""
    base = base.partition("#")[0]
    found: dict[str, str] = {}
    met: set[str] = set()
    for a, href in tree.links:
        if href in met or ((rel := a.get("rel")) and not _OTHER.isdisjoint(rel.split())):
            continue
        met.add(href)
        place, _, part = href.strip().partition("#")
        if place.startswith(_NO_PAGES):
            continue
        url = absolute_url(base, place or base) or ""
        to = _article_of(url, site) if "?" in url or url.endswith(_VIEW_ENDS) else url
        if site.is_article(to) and not _leads_elsewhere(f"{url}#{part}" if part else url):
            found[href] = to
    twins = {href for href, url in found.items() if url.endswith(".pdf")}
    if not twins:
        return found
    own = {url.removesuffix("/").removesuffix(".html") for url in found.values()}
    return {h: u for h, u in found.items() if h not in twins or u.removesuffix(".pdf") not in own}


def _article_of(url: str, site: Site) -> str:
    """Find the address of the article that a link leads to, if it is one to its version for
    printing or AMP: that is the same article, and only its own address is known to last."""
    path, _, query = url.partition("?")
    pairs = [pair for pair in query.split("&") if pair and not _VIEW.fullmatch(pair)]
    if path.endswith(_VIEW_ENDS):
        path = _VIEW_PATH.sub(r"\g<slug>/", path)
    plain = path + ("?" + "&".join(pairs) if pairs else "")
    return plain if plain == url or site.is_article(plain) else url


def _leads_elsewhere(url: str) -> bool:
    """Whether an address is that of a file, of comments, of a keyword, of an author or a form."""
    if leads_to_comments(url) or is_tag_address(url) or _OTHERS.search(url.lower()):
        return True
    if "?" in url and _MAIL.search(url):
        return True
    end = url.find(".", url.find("/", len("https://")))  # behind the host
    return end > 0 and _FILE.search(url, end) is not None
