"""Profiles of news sites: one small file each, declarations only."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import urlsplit

from crawler.sites.profile import Site

__all__ = ["SITES", "Site", "site_of"]


def _profiles() -> dict[str, Site]:
    """Return every profile in this folder, by name; a new file is a new site."""
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__))
    return {module.SITE.name: module.SITE for module in modules if hasattr(module, "SITE")}


SITES = _profiles()
"""Every known site by name."""


_LISTED = (
    r".*_node(?:\.html)?(?:\?.*)?",
    r".*/(?:(?:page|seite)/\d+/?(?:\?.*)?"  # a set of first letters refuses most at a glance
    r"|(?=[ckrtCKRT])(?i:category|kategorien?|rubrik|ressorts?|thema|themen|tags?)/[^/?.-]{1,30}/?"
    r"|(?=[abdgiklABDGIKL])(?i:impressum|datenschutz|kontakt|agb|barrierefreiheit|leichte-sprache"
    r"|gebaerdensprache)[^/-]{0,20}(?:-(?:und-)?[^/-]{1,20})?/?)",
)
"""Addresses that are no articles on any site: pages of listings, sections, legal notices."""


def site_of(url: str) -> Site:
    """Return the profile that owns an address; if there is none, a generic one for its host."""
    for site in SITES.values():
        if site.owns(url):
            return site
    host = urlsplit(url).hostname or "localhost"
    bare = host.removeprefix("www.")
    hosts = frozenset((host, bare, f"www.{bare}"))
    return Site(
        name=bare,
        title=bare,
        home=f"https://{host}/",
        hosts=hosts,
        article=(r"/.*[-_\d].*",),  # one plain word is a section
        not_article=_LISTED,
    )
