"""The addresses of an article, as its page states them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from archive.articles.identity import address_key
from archive.articles.spelling import canonical_url, without_user
from archive.records import CONTRADICTS, Address, Remark
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.listing.links import absolute_url
from crawler.sites import Site

_ADDRESSED = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:/(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])(?=/)"
    r"|-(?P<m2>\d\d)-(?P<d2>\d\d)(?=[-_/]))"
)
MIN_SLASHES = 3
"""Slashes of an address that has a path."""


def find_canonical(url: str, printed: str | None, site: Site) -> str:
    """Choose the article's address: the page's canonical one if it is an article of the site, else
    ``url``, the address that answered."""
    if printed:
        joined = _joined(url, printed)
        if site.is_article(joined):
            return canonical_url(_at_home(joined, site))
    return canonical_url(_at_home(url, site))


def find_addresses(page: ParsedPage, canonical: str) -> tuple[Address, ...]:
    """List the addresses that the page declares for the article, and the one that was fetched.
    Other spellings of a listed address are left out."""
    found = [
        Address(url=canonical, kind="canonical"),
        Address(url=without_user(page.url), kind="fetched"),
    ]
    found += [Address(url=u, kind="shortlink") for u in _shortlinks(page)]
    known = {address_key(address.url) for address in found}
    structured = page.structured
    for kind, urls in (("og:url", structured.meta.get("og:url", [])),
                       ("json-ld", structured.claims())):  # fmt: skip
        for url in urls:
            joined = _joined(page.base, url)
            if any(joined == address.url for address in found):
                continue  # most of them
            if page.site.is_article(joined) and address_key(joined) not in known:
                known.add(address_key(joined))
                found.append(Address(url=joined, kind=kind))
    return tuple({a.url: a for a in reversed(found)}.values())[::-1]


def is_part_of(url: str, own: str, site: Site) -> bool:
    """Tell whether an address belongs to the article at ``own``, such as its print view."""
    path, asked, _ = own.partition("#")[0].partition("?")
    if asked or not url.startswith(path.rstrip("/")) or path.count("/") < MIN_SLASHES:
        return False
    below = url.startswith(f"{path.rstrip('/')}/") and url != path
    return (below or url.startswith(f"{path}?")) and site.is_article(own)


def claims_elsewhere(page: ParsedPage) -> Remark | None:
    """Remark on a canonical address that is not an article's: the home page, a list."""
    printed = page.structured.canonical
    claimed = _joined(page.url, printed or "")
    if not printed or not page.site.owns(claimed) or page.site.is_article(claimed):
        return None
    if urlsplit(claimed).path.rstrip("/") == urlsplit(page.url).path.rstrip("/"):
        return None  # the page itself, with another query
    detail = f"{page.url} calls {claimed} its canonical address, which is not an article's"
    return Remark(reason=CONTRADICTS, detail=detail)


def _shortlinks(page: ParsedPage) -> Iterator[str]:
    for link in page.tree.named("link"):
        if "shortlink" in (link.get("rel") or "").split():
            short = _joined(page.base, link.get("href") or "")
            if page.site.is_article(short) and "p=" in short:
                yield short


def _joined(base: str, url: str) -> str:
    """Resolve an address as printed in a page; return the page's own for an invalid one."""
    return absolute_url(base, url) or base


def _at_home(url: str, site: Site) -> str:
    """Move an address to the host that the site itself prefers."""
    parts = urlsplit(url)
    home = urlsplit(site.home).netloc
    return urlunsplit(parts._replace(netloc=home)) if site.owns(url) else url


def days_in_address(url: str) -> list[str]:
    """Find the day in the path of an address: ``/2025/03/02/umbau``, ``/2025-03-02-umbau``."""
    found = _ADDRESSED.search(urlsplit(url).path)
    if found is None:
        return []
    month, day = int(found["m"] or found["m2"]), int(found["d"] or found["d2"])
    return [f"{found['y']}-{month:02}-{day:02}"]
