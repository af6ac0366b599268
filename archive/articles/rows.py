"""The rows of the tables beside ``articles``, and the small facts the archive answers with.

As in ``article.py``, the docstring under a field is its only documentation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a crawler needs to know about an address that it has met before."""

    id: int
    """Id of the article."""
    state: str
    """``full``, ``teaser`` or ``gone``."""
    last_seen: str
    """Time at which the archive last met the article."""
    published: str | None
    """Its date, or None."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceRow:
    """A site whose articles are archived."""

    name: str
    """Short name, used as ``source`` everywhere."""
    title: str | None
    """Name people know it by."""
    url: str | None
    """Address of its home page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TextRow:
    """The long texts of an article, apart so that ``articles`` stays quick to read."""

    article_id: int
    """Article the text belongs to."""
    body: str | None
    """Plain text, paragraphs and subheadings separated by one blank line; NULL while the article is
    only announced."""
    body_html: str | None
    """The same, as the small safe subset p, h2, h3, ul, ol, li, blockquote, a, strong, em."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressRow:
    """An address under which an article was ever met; a look-up by any of them finds it."""

    url: str
    """The address, exactly as it was met; unique."""
    article_id: int
    """Article it leads to."""
    kind: str
    """``canonical``, ``fetched``, ``redirect``, ``shortlink`` or ``listed``."""
    first_seen: str
    """Time at which it was first met."""
    key: str
    """What all spellings of the address have in common (host without ``www.``, path, number)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TeaserRow:
    """What listings and feeds said about an article; one row per source, address and surface."""

    id: int
    """Integer primary key."""
    source: str
    """Site of the announced article."""
    url: str
    """Address that the teaser links to."""
    article_id: int | None
    """The announced article, as soon as the archive has it."""
    kicker: str | None
    """Dachzeile as printed, without the separating colon."""
    title: str | None
    """Headline without kicker."""
    text: str | None
    """Text without date and without ``mehr...``; the longest ever seen, where it was cut."""
    published: str | None
    """Date printed in the teaser."""
    published_text: str | None
    """The same, exactly as printed."""
    seen_on: str
    """Kind of surface: ``home``, ``listing``, ``related``, ``sidebar``, ``feed`` …"""
    first_seen: str
    """Time at which that surface first announced it."""
    last_seen: str
    """Time at which that surface last announced it."""
    key: str
    """Key of the address, as in ``addresses``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RevisionRow:
    """One version of an article, whole. The highest number is the current text."""

    article_id: int
    """Article it is a version of."""
    number: int
    """1 for the first version, then 2, 3 …"""
    seen_at: str
    """Time at which this version was first seen."""
    changed: str
    """JSON array of the columns that differ from the version before: ``title``, ``kicker``,
    ``teaser``, ``body``, ``published``; empty for number 1."""
    kicker: str | None
    """Dachzeile of this version."""
    title: str
    """Headline of this version."""
    teaser: str | None
    """Lead text of this version."""
    body: str | None
    """Body of this version."""
    published: str | None
    """Date of this version."""
    cause: str
    """``publisher``: the page said something else. ``reader``: the same kept page was read again,
    by a better reader; this row corrects the one before it and says what ``seen_at`` really
    showed."""
    capture: int | None
    """Number of the kept page this version was read from (``captures`` in the file
    ``<archive>.pages.db``); NULL where none was kept."""
    corrected_at: str | None
    """Time at which a correction was made; NULL for what the publisher changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkRow:
    """A link out of the body of an article: with ``target_id`` the citation network."""

    id: int
    """Integer primary key."""
    article_id: int
    """Article that links."""
    url: str
    """Address the link points to."""
    text: str
    """Words that carry the link."""
    target_id: int | None
    """Article of the archive it leads to, also one that was archived later; else NULL."""
    key: str
    """Key of the address, as in ``addresses``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRow:
    """An address that was fetched, in its newest state."""

    url: str
    """The address, exactly as it was requested."""
    source: str
    """Site name of the profile that fetched it."""
    kind: str
    """What the address is to the crawl: ``article``, ``listing``, ``feed`` …"""
    status: int
    """HTTP status of the newest answer."""
    first_fetched: str
    """Time of the first answer."""
    fetched_at: str
    """Time of the newest answer."""
    etag: str | None
    """``ETag`` header of the newest answer with a body."""
    last_modified: str | None
    """``Last-Modified`` header of the newest answer with a body."""
    digest: str | None
    """SHA-256 of the newest body, hexadecimal."""
    capture: int | None
    """Number of the newest kept page (``captures`` in the file ``<archive>.pages.db``)."""
    key: str
    """Key of the address, as in ``addresses``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RunRow:
    """One crawl of a site, failed ones included."""

    id: int
    """Integer primary key, never re-used."""
    source: str
    """Site that was crawled."""
    started: str
    """Time at which it began."""
    finished: str | None
    """Time at which it ended; NULL while it runs."""
    outcome: str | None
    """``finished``, ``killed`` (it never said that it ended), or the crawler's own word for why it
    ended; NULL while it runs."""
    requests: int
    """Requests made."""
    new: int
    """Articles read for the first time."""
    changed: int
    """Articles that got a new revision."""
    unchanged: int
    """Articles read again without a new revision."""
    failed: int
    """Requests that failed for good."""
    refused: int
    """Records refused with a reason."""
    teasers: int
    """Teasers seen."""
    duplicates: int
    """New articles whose text the archive had already."""
    detail: str | None
    """One sentence about the outcome, where there is something to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusalRow:
    """Something from outside that could not be kept, and why."""

    id: int
    """Integer primary key."""
    source: str
    """Site name of the profile that met it."""
    url: str
    """Address of the page or of the announced article."""
    reason: str
    """Short stable name of the reason, such as ``no-title``."""
    detail: str
    """One sentence: what was seen, what was expected, what to do."""
    first_seen: str
    """Time at which it was first met."""
    last_seen: str
    """Time at which it was last met."""
    times: int
    """How often it was met."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MergedRow:
    """An id that was given before two rows turned out to be one article; it stays resolvable."""

    old_id: int
    """The id that was given up."""
    article_id: int
    """The article it leads to."""
    at: str
    """Time of the reading that showed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignatureRow:
    """What near duplicates are looked for with; of use to the archive only."""

    article_id: int
    """Article whose body it is of."""
    signature: bytes
    """64 numbers of 32 bits, little-endian (one-permutation MinHash of runs of four words)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MinimumRow:
    """Index of the signatures, of use to the archive only: articles that share one are compared."""

    minimum: int
    """One of the eight smallest of the 64 numbers."""
    article_id: int
    """Article."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarRow:
    """Two articles that are nearly the same text; ``duplicate_of`` is drawn from it."""

    article_id: int
    """The lower id."""
    other_id: int
    """The higher id."""
    share: float
    """Share of common runs of four words, from 0 to 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InfoRow:
    """What the archive knows about itself."""

    name: str
    """``stems``: the algorithm that made the index ``articles_stems``."""
    value: str
    """The value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnindexedRow:
    """A new article that is put into the full-text indexes at the end of the transaction; empty
    between transactions."""

    article_id: int
    """Id of the article."""
