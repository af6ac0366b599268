"""The fields of a site profile. Declarations only: all sites share the behaviour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from archive.articles.spelling import ascii_host, without_visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """CSS selectors for a site's known markup; each is tried beside the generic rungs."""

    kicker: str | None = None
    """Element that holds only the kicker."""
    title: str | None = None
    """Element that holds the headline (its kicker, if inside, is subtracted)."""
    teaser: str | None = None
    """Element that holds the lead text."""
    body: str | None = None
    """Element that holds the body."""
    furniture: str | None = None
    """Elements that are never text, such as a note about a partner; all that the selector finds."""
    since: str | None = None
    """The first day, ``YYYY-MM-DD``, on which pages had this markup; ``None``: always."""
    until: str | None = None
    """The first day on which they no longer had it; ``None``: they still do."""

    def __post_init__(self) -> None:
        for name in (*HINTED, "furniture"):
            if (selector := getattr(self, name)) is not None:
                _check(name, selector)
        for day in (self.since, self.until):
            if day is not None and not _is_day(day):
                raise ValueError(f"hints: {day!r} is no day; expected YYYY-MM-DD")
        if self.since is not None and self.until is not None and self.since >= self.until:
            raise ValueError(f"hints: since {self.since} must lie before until {self.until}")

    def holds(self, when: str) -> bool:
        """Return whether pages fetched at ``when`` (UTC, ISO 8601) had this markup."""
        day = when[:10]
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


HINTED = ("kicker", "title", "teaser", "body")
"""Fields that a hint finds; of several elements the first counts."""


def _check(name: str, selector: str) -> None:
    try:
        CSSSelector(selector)
    except SelectorError as error:
        raise ValueError(f"hints: {name}={selector!r} is no CSS selector: {error}") from error


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(frozen=True, kw_only=True, slots=True)
class Expects:
    """Expectations for a run, beside those from the site's own history."""

    articles_a_week: float | None = None
    """Articles that it publishes in a week."""
    fields: tuple[str, ...] = ()
    """Fields of nearly every article: ``published``, ``kicker``, ``body``, ``image_url``."""
    constant: tuple[str, ...] = ()
    """What may be the same everywhere: ``kicker``, ``teaser``, ``byline`` (one author), ``tags``,
    ``image_url``, ``image_caption``, ``published`` (one day), ``passage`` (a paragraph)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OldIds:
    """Numbered addresses of an earlier site that may still work, although unlinked."""

    form: str
    """Path with ``{id}``, such as ``/meldung_{id}.html`` (``{id:08d}`` pads with zeros)."""
    first: int
    """The smallest number."""
    last: int
    """The largest number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """One news site: its hosts, its surfaces, and the form of its article addresses."""

    name: str
    """Name of the spider and of the ``source`` column."""
    title: str
    """Name for display."""
    home: str
    """Address of the home page, on the site's preferred host."""
    hosts: frozenset[str]
    """All host names of the site (with and without ``www.``); no request leaves them."""
    article: tuple[str, ...]
    """Regular expressions for the whole path and query of articles; one must match."""
    not_article: tuple[str, ...] = ()
    """Regular expressions that exclude matches of ``article``, such as the feed."""
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
    """Selectors for known markup; several if it changed over time."""
    expects: Expects = field(default_factory=Expects)
    """Expectations for a run."""
    budget: int | None = None
    """Requests that a run may make; ``None``: by the setting REQUEST_BUDGET."""
    heeds_reservation: bool | None = None
    """Whether a reservation of text and data mining stops the crawl; ``None``: by the setting."""
    _hosts: frozenset[str] = field(init=False, repr=False, compare=False)
    """Its hosts as requests name them."""
    _article: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _not_article: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hosts", frozenset(map(ascii_host, self.hosts)))
        object.__setattr__(self, "_article", _compiled(self.article))
        object.__setattr__(self, "_not_article", _compiled(self.not_article))

    def hints_at(self, when: str) -> Hints:
        """Return the hints for a page fetched at ``when``: the first whose period includes it."""
        several = self.hints if isinstance(self.hints, tuple) else (self.hints,)
        return next((hints for hints in several if hints.holds(when)), Hints())

    @property
    def invented(self) -> bool:
        """Return whether it is a demo site: ``.example`` can never exist (RFC 2606)."""
        return all(host.endswith(".example") for host in self.hosts)

    @property
    def surfaces(self) -> tuple[tuple[str, str], ...]:
        """List the surfaces of the site, kind and address, the one with the newest articles first.

        The home page and the listings must exist; the site may lack the others.
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
        """Return whether ``url`` is an http(s) address on one of the site's own hosts."""
        return self._split(url) is not None

    def is_article(self, url: str) -> bool:
        """Return whether ``url`` has the form of an article address of the site; session ids and
        tracking parameters are ignored."""
        path = self._split(url)
        if path is None:
            return False
        named = self._article.fullmatch(path) is not None
        return named and self._not_article.fullmatch(path) is None

    def is_newsletter(self, url: str) -> bool:
        """Return whether ``url`` has the form of a newsletter address of the site."""
        path = self._split(url)
        return path is not None and _compiled(self.newsletter).fullmatch(path) is not None

    def _split(self, url: str) -> str | None:
        """Return path and query of an address on the site's hosts, without session ids and tracking
        parameters; ``None`` for any other."""
        plain = _PLAIN.fullmatch(url)
        host, path, query = plain.groups("") if plain else _split(url)
        if host not in self._hosts:
            return None
        return without_visit(path, query) if query or ";" in path else path


_PLAIN = re.compile(
    r"https?://(?P<host>[a-z0-9.-]*[a-z0-9])(?P<path>(?:/[!-\"$-:<->@-~]*)?)"
    r"(?:\?(?P<query>[!-\"$-~]*))?(?:#[!-~]*)?"
)
"""A plain address, as most are: host, path and query, without port or session id in the path."""


@lru_cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Compile what matches one of some patterns; without any it matches nothing."""
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)")


@lru_cache(maxsize=1024)  # a site's pages link the same addresses again and again
def _split(url: str) -> tuple[str, str, str]:
    """Return the host as requests name it, path and query of an http(s) address; nothing of
    anything else."""
    try:
        url.encode()  # a lone surrogate can be neither requested nor stored
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "", "", ""
    if parts.scheme not in ("http", "https") or not host:
        return "", "", ""
    return ascii_host(host), parts.path, parts.query
