"""The records that travel from the web to the archive, and what their fields mean.

The docstring under a field gives its meaning; that of a column is the same in ``schema.sql``.
Records are values: a pipeline step returns a changed copy (``dataclasses.replace``). Times are UTC
``YYYY-MM-DDTHH:MM:SSZ``, dates ``YYYY-MM-DD``; what is unknown is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

THIN_BODY = "thin-body"
"""Remark on a reading: few words were extracted from a page full of prose."""
DOUBTFUL_BOX = "doubtful-box"
"""Remark on a reading: a box is nearly, or hardly, what the house says for itself."""
HINT_REFUSED = "hint-refused"
"""Remark on a reading: what the profile calls furniture is most of the text; it stayed."""
PAGES_MISSING = "pages-missing"
"""Remark on a reading: not every page of the article could be fetched."""
SAME_PAGE = "same-page"
"""Remark on a reading: the run has seen this very page under many addresses; it is no article."""
CONTRADICTS = "claim-contradicts"
"""Remark on a page that claims the address of another article, or of none; many in one run mean
that the site's addresses are broken."""
LED_AWAY = "redirect-to-another"
"""Refusal of an address that led to another article."""
NO_ARTICLE = "no-article"
"""Remark on a reading: the page is a list of articles, the home page for instance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link out of the body of an article."""

    url: str
    """Absolute address the link points to, as printed but resolved against the page."""
    text: str
    """Words that carry the link, such as ``wir berichteten``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """An address of an article: a fact (``fetched``, ``redirect``), or what something claims."""

    url: str
    """The address, exactly as it was met."""
    kind: str
    """How it was met: ``canonical``, ``fetched``, ``redirect``, ``shortlink`` or ``listed``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DateText:
    """A date as some source printed it, before parsing."""

    text: str
    """Exactly what was read, such as ``[10.10.2025]`` or an ISO 8601 stamp."""
    origin: str
    """Where it was read: ``page`` (printed), ``metadata``, ``listing``, ``feed`` …"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """Something in a record that was refused or looked odd, while the record itself was kept."""

    reason: str
    """Short stable name, such as ``impossible-date``."""
    detail: str
    """One sentence: what was seen, what was expected, what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One article of one site."""

    source: str
    """Site name: ``kommune21``, ``move-online``, ``stadt-und-werk`` …"""
    url: str
    """Canonical address, unique."""
    seen_at: str
    """Time at which the page was read."""
    kicker: str | None = None
    """Dachzeile as printed, without a trailing colon; NULL where there is none."""
    title: str | None = None
    """Headline without kicker. Never NULL in the archive."""
    teaser: str | None = None
    """Lead text without date and without ``mehr...``."""
    body: str | None = None
    """Plain text, paragraphs and subheadings separated by one blank line, items of a list by a
    line break; no captions, bylines, tags or related teasers; NULL while the article is only
    announced."""
    body_html: str | None = None
    """The same, as the small safe subset p, h2, h3, ul, ol, li, blockquote, a, strong, em; NULL
    where it is nothing but the paragraphs of ``body`` (``articles_full`` shows it anyway)."""
    published: str | None = None
    """Date of publication, the calendar day in Germany; NULL where no source gives one, never a
    guess."""
    published_at: str | None = None
    """Time of publication, German local time with its offset; NULL where no source of that day
    gives one. Its first ten characters are ``published``."""
    published_text: str | None = None
    """Exactly what was read (``[10.10.2025]``, an ISO stamp …)."""
    published_from: str | None = None
    """Where the date was read: ``page``, ``metadata``, ``listing``, ``feed`` …; NULL with NULL."""
    published_also: tuple[DateText, ...] = ()
    """What other sources of the same page said that does not agree with ``published``; in the
    archive a JSON array of ``{text, origin}``."""
    byline: str | None = None
    """Author mark or name as printed, without brackets."""
    tags: tuple[str, ...] = ()
    """Keywords (Stichwörter), in printed order; in the archive a JSON array."""
    section: str | None = None
    """Section or topic page it belongs to, where the site says so."""
    image_url: str | None = None
    """Address of the first picture."""
    image_alt: str | None = None
    """Alternative text of the first picture."""
    image_caption: str | None = None
    """Caption of the first picture, without the credit."""
    image_credit: str | None = None
    """Credit of the first picture, without brackets and ``Bildquelle:``."""
    links: tuple[Link, ...] = ()
    """Links out of the body, in printed order."""
    addresses: tuple[Address, ...] = ()
    """Every address under which this reading met the article."""
    dates: tuple[DateText, ...] = ()
    """Date evidence of this reading, strongest first. Travels to the normaliser; is not kept."""
    remarks: tuple[Remark, ...] = ()
    """What was refused or odd about this reading; kept in ``refusals``."""
    capture: int | None = None
    """Number of the kept page that was read; kept in ``revisions``."""
    reader: str | None = None
    """Version of the reader that read it; NULL where it was not said."""
    evidence: tuple[tuple[str, str], ...] = ()
    """Fields and the rung of the reader that answered for each: ``("title", "printed")``. Before
    the normaliser has chosen one, ``published`` has a pair for each of ``dates``."""
    read_at: str | None = None
    """Time at which a kept page was read, if that was not when it was fetched."""


def fetched_at_url(article: Article) -> str:
    """Get the address at which a reading was fetched, by which its article is looked up."""
    return next((a.url for a in article.addresses if a.kind == "fetched"), article.url)


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedArticle(Article):
    """An article as the archive keeps it: what was read, and what the archive adds."""

    id: int
    """Integer primary key, never re-used."""
    word_count: int
    """Words of teaser and body."""
    state: str
    """``full`` (page archived), ``teaser`` (only announced by a listing or feed so far) or ``gone``
    (the site answers 404 or 410; the text is kept)."""
    first_seen: str
    """Time at which the archive first saw the article."""
    last_seen: str
    """Time at which the archive last saw the article."""
    last_changed: str
    """Time at which the newest revision was seen."""
    fingerprint: str
    """Hash of the normalised text: equal text, equal fingerprint."""
    duplicate_of: int | None
    """Id of the earliest article with the same text (same or other site); NULL for originals."""
    gone_at: str | None = None
    """Time at which the site first answered 404 or 410; NULL as long as the article is there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Teaser:
    """What one surface (a listing, a feed, the tail of an article) says about an article."""

    source: str
    """Site name of the article that is announced."""
    url: str
    """Address that the teaser links to, canonical."""
    seen_on: str
    """Kind of surface: ``home``, ``listing``, ``related`` (under an article), ``sidebar``,
    ``feed``, ``newsletter`` …"""
    seen_at: str
    """Time at which the surface was read."""
    kicker: str | None = None
    """Dachzeile as printed, without the separating colon."""
    title: str | None = None
    """Headline without kicker."""
    text: str | None = None
    """Teaser text without date and without ``mehr...``."""
    published: str | None = None
    """Date printed in the teaser."""
    published_at: str | None = None
    """Time printed in the teaser, German local time with its offset."""
    published_text: str | None = None
    """The same, exactly as printed."""
    remarks: tuple[Remark, ...] = ()
    """What was refused or odd about this reading; kept in ``refusals``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The newest state of one fetched address: what conditional requests need."""

    url: str
    """The address, exactly as it was requested."""
    source: str
    """Site name of the profile that fetched it."""
    fetched_at: str
    """Time of the answer."""
    status: int
    """HTTP status; 304 keeps the validators of the answer before it."""
    kind: str
    """What the address is to the crawl: ``article``, ``listing``, ``feed`` …"""
    etag: str | None = None
    """``ETag`` header."""
    last_modified: str | None = None
    """``Last-Modified`` header."""
    digest: str | None = None
    """SHA-256 of the body, hexadecimal."""
    capture: int | None = None
    """Number of the kept page (in the file beside the archive) that this answer brought, or
    confirmed with 304."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Something from outside that could not be kept, and why."""

    source: str
    """Site name of the profile that met it."""
    url: str
    """Address of the page (or of the announced article) that was refused."""
    reason: str
    """Short stable name of the reason, such as ``no-title`` or ``impossible-date``."""
    detail: str
    """One sentence: what was seen, what was expected, what to do."""
    seen_at: str
    """Time at which it was met."""
    about: str = "page"
    """``page``: the answer to a request for that page. A remark on something that was kept:
    ``surface``, ``teaser`` or ``article``; it delays no request."""


Record = Article | Teaser | Page | Refusal
"""What a spider may yield and a pipeline may pass on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Something about the archive that is not as it should be."""

    name: str
    """Short stable name, such as ``fts-out-of-step``."""
    detail: str
    """One sentence: what is wrong, and where."""
    mendable: bool
    """Whether it can be repaired from the rest of the archive."""


class Edited(NamedTuple):
    """What a publisher has done to an article since a time."""

    url: str
    """Its address."""
    times: int
    """Edits of kicker, headline, teaser, text or date."""
    texts: int
    """Those of the text."""
    steps: int
    """Edits of the text in a row, up to the newest, that only took words away."""
    lost: float
    """Share of its words that these have taken."""
    later: int
    """Edits that gave it a later day."""
    at: str
    """Time at which the newest edit was seen."""
