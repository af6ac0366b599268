"""The result of reading a surface (home page, listing, feed, sitemap …). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records import Teaser


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page of a surface announces."""

    teasers: tuple[Teaser, ...] = ()
    """Its teasers, in reading order, as printed."""
    articles: tuple[str, ...] = ()
    """Addresses of all articles of the site it links to, each once, in order."""
    others: int = 0
    """Entries of a feed or a REST route that lead to no article of the site, or cards of a page."""
    left_out: tuple[tuple[str, str], ...] = ()
    """These cards of a page, in order: address, and why it is taken for no article's: ``event``,
    ``section``, or ``form``, which the profile does not know."""
    next: str | None = None
    """Address of the next page, as the page itself links it; ``None`` on the last."""
    surfaces: tuple[tuple[str, str], ...] = ()
    """Further surfaces it leads to: kind and address."""
    modified: tuple[tuple[str, str], ...] = ()
    """Articles, or sitemaps of an index, and when they were last modified, where it states that."""
    complete: bool = True
    """Whether it is complete; ``False`` for a truncated one, of which only whole entries are
    listed. Paging through a surface does not end there."""
    more: bool = False
    """Whether it prints numbers of further pages although no next page was found."""
    unreadable: str | None = None
    """The format that was expected but not found: ``feed``, ``sitemap``, ``rest``."""
