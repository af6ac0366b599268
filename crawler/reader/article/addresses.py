"""The addresses of an article, as its page states them. Pure."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

from archive.articles.spelling import canonical_url, without_user
from archive.records import Address
from crawler.reader.article.page import ParsedPage
from crawler.sites import Site


def find_canonical(url: str, printed: str | None, site: Site) -> str:
    """Choose the article's address: what the page calls canonical, if that is one of the site's
    articles; else ``url``, the address that answered."""
    if printed:
        try:
            joined = urljoin(url, printed)
        except ValueError:
            joined = url
        if site.is_article(joined):
            return canonical_url(_at_home(joined, site))
    return canonical_url(_at_home(url, site))


def find_addresses(page: ParsedPage, canonical: str) -> tuple[Address, ...]:
    """List the addresses known to be the article's: canonical, fetched, short link."""
    found = [
        Address(url=canonical, kind="canonical"),
        Address(url=without_user(page.url), kind="fetched"),
    ]
    for link in page.tree.iter("link"):
        if "shortlink" in (link.get("rel") or "").split():
            try:
                short = without_user(urljoin(page.base, link.get("href") or ""))
            except ValueError:
                continue
            if page.site.is_article(short) and "p=" in short:
                found.append(Address(url=short, kind="shortlink"))
    return tuple({a.url: a for a in reversed(found)}.values())[::-1]


def _at_home(url: str, site: Site) -> str:
    """The address on the host that the site itself prefers."""
    parts = urlsplit(url)
    home = urlsplit(site.home).netloc
    return urlunsplit(parts._replace(netloc=home)) if site.owns(url) else url
