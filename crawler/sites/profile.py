"""What a profile may say about a news site. Declarations only: behaviour is shared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from archive.articles.spelling import ascii_host, without_visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """CSS selectors for a site whose markup is known; each is one more rung, never the only one."""

    kicker: str | None = None
    """Element that holds the kicker alone."""
    title: str | None = None
    """Element that holds the headline (its kicker, if inside, is subtracted)."""
    teaser: str | None = None
    """Element that holds the lead text."""
    body: str | None = None
    """Element that holds the body."""
    since: str | None = None
    """The first day, ``YYYY-MM-DD``, on which pages had this markup; ``None``: always."""
    until: str | None = None
    """The first day on which they had it no longer; ``None``: they still have it."""

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            if day is not None and not _is_day(day):
                raise ValueError(f"hints: {day!r} is no day; expected YYYY-MM-DD")
        if self.since is not None and self.until is not None and self.since >= self.until:
            raise ValueError(f"hints: since {self.since} must lie before until {self.until}")

    def holds(self, when: str) -> bool:
        """Tell whether a page that was fetched at a time (UTC, ISO 8601) had this markup."""
        day = when[:10]
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(frozen=True, kw_only=True, slots=True)
class Expects:
    """What a run is expected to find, beside what the site's own history lets expect."""

    articles_a_week: float | None = None
    """How many articles it publishes."""
    fields: tuple[str, ...] = ()
    """What nearly every article has: ``published``, ``kicker``, ``body``, ``image_url``."""
    constant: tuple[str, ...] = ()
    """What may say the same on every article: ``kicker``, ``byline`` (one author), ``tags``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OldIds:
    """Numbered addresses of an earlier site that may still answer, though nothing links them."""

    form: str
    """Path with ``{id}``, such as ``/meldung_{id}.html`` (``{id:08d}`` writes zeros before it)."""
    first: int
    """The smallest number."""
    last: int
    """The largest number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One news site: where it lives, what it offers, which addresses are its articles."""

    name: str
    """Name of the spider and of the ``source`` column."""
    title: str
    """Name people know it by."""
    home: str
    """Address of the home page, on the host the site itself prefers."""
    hosts: frozenset[str]
    """Every host name that is this site (with and without ``www.``); no request leaves them."""
    article: tuple[str, ...]
    """Regular expressions; one that matches the whole path (and query) makes it an article."""
    not_article: tuple[str, ...] = ()
    """Regular expressions that exclude what ``article`` would admit, such as the feed."""
    listings: tuple[str, ...] = ()
    """Listing pages to start from, beside the home page."""
    feeds: tuple[str, ...] = ()
    """RSS or Atom feeds."""
    sitemaps: tuple[str, ...] = ()
    """Sitemaps or sitemap indexes."""
    rest: tuple[str, ...] = ()
    """Pages of the WordPress REST route, with ``per_page`` and ``page``."""
    old_ids: tuple[OldIds, ...] = ()
    """Numbered addresses that a backfill tries one by one, after everything else."""
    newsletter: tuple[str, ...] = ()
    """Regular expressions for the path and query of newsletters that the home page links to."""
    hints: Hints | tuple[Hints, ...] = ()
    """Help for the reader where the markup is known; several where it changed with time."""
    expects: Expects = field(default_factory=Expects)
    """What a run should find."""
    budget: int | None = None
    """Requests a run may make, where the setting REQUEST_BUDGET does not fit the site."""
    heeds_reservation: bool | None = None
    """Whether a reservation of text and data mining stops the crawl; ``None``: by the setting."""

    def hints_at(self, when: str) -> Hints:
        """Choose the hints for a page that was fetched at a time: the first whose period holds."""
        several = self.hints if isinstance(self.hints, tuple) else (self.hints,)
        return next((hints for hints in several if hints.holds(when)), Hints())

    @property
    def invented(self) -> bool:
        """Tell whether it is a site of the demo: ``.example`` can never exist (RFC 2606)."""
        return all(host.endswith(".example") for host in self.hosts)

    @property
    def surfaces(self) -> tuple[tuple[str, str], ...]:
        """List the surfaces of the site, kind and address, the one with the newest articles first.

        Only the home page and the listings must be there; of the others it may turn out that the
        site does not offer them.
        """
        kinds = (("feed", self.feeds), ("home", (self.home,)), ("listing", self.listings),
                 ("sitemap", self.sitemaps), ("rest", self.rest))  # fmt: skip
        return tuple((kind, url) for kind, urls in kinds for url in urls)

    @property
    def old_addresses(self) -> Iterator[str]:
        """Iterate over the addresses of ``old_ids``, the largest number (the newest) first."""
        for old in self.old_ids:
            for number in range(old.last, old.first - 1, -1):
                yield urljoin(self.home, old.form.format(id=number))

    def owns(self, url: str) -> bool:
        """Tell whether ``url`` is an http(s) address on one of the site's own hosts."""
        return self._split(url) is not None

    def is_article(self, url: str) -> bool:
        """Tell whether ``url`` has the form of one of the site's article addresses; session ids and
        tracking parameters make no difference."""
        path = self._split(url)
        if path is None:
            return False
        return _matches(self.article, path) and not _matches(self.not_article, path)

    def is_newsletter(self, url: str) -> bool:
        """Tell whether ``url`` has the form of one of the site's newsletters."""
        path = self._split(url)
        return path is not None and _matches(self.newsletter, path)

    def _split(self, url: str) -> str | None:
        """Path and query of an address on one of the site's hosts; ``None`` for any other."""
        parts = _split(url)
        if parts is None:
            return None
        host, path = parts
        own = host in self.hosts or ascii_host(host) in _ascii(self.hosts)
        return path if own else None


_PLAIN = re.compile(r"https?://([a-z0-9.-]*[a-z0-9])((?:/[!-\"$-:<->@-~]*)?)(?:#[!-~]*)?")
"""An address without port, query and whatever may belong to a visit: host and path."""


@lru_cache
def _ascii(hosts: frozenset[str]) -> frozenset[str]:
    return frozenset(ascii_host(host) for host in hosts)


@lru_cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _matches(patterns: tuple[str, ...], path: str) -> bool:
    return bool(patterns) and _compiled(patterns).fullmatch(path) is not None


@lru_cache(maxsize=1024)  # a site's pages link the same addresses again and again
def _split(url: str) -> tuple[str, str] | None:
    """Host and path-with-query of an http(s) address, without what belongs to a visit; ``None`` for
    anything else."""
    if plain := _PLAIN.fullmatch(url):
        return plain[1], plain[2]
    try:
        url.encode()  # half a letter can be neither asked for nor stored
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return host.lower(), without_visit(parts.path, parts.query)
