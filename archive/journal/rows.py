"""The rows in which a crawl keeps its own books: where it stands, what it measured, what it doubts.

As in ``article.py``, the docstring under a field is its only documentation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class WalkRow:
    """One walk through a surface, page after page; an unfinished one is taken up again."""

    id: int
    """Integer primary key."""
    source: str
    """Site."""
    surface: str
    """Address of the first page."""
    kind: str
    """``home``, ``listing``, ``feed``, ``sitemap`` …"""
    whole: int
    """1 where the walk goes to the end, 0 where it stops at what is known."""
    since: str | None
    """Date at which a walk through older articles ends, where it was given one."""
    next_url: str | None
    """Page to go on with; everything before it is in ``announcements``. NULL at the end; in a
    finished walk the page at which it had to be left."""
    pages: int
    """Pages walked."""
    total: int | None
    """How many articles the surface itself says it has, where it says so."""
    started: str
    """Time of the first page."""
    updated: str
    """Time of the newest page."""
    finished: str | None
    """Time at which it was done; NULL while it is not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnouncementRow:
    """An article address that a surface has linked; against this, completeness is proven."""

    source: str
    """Site."""
    key: str
    """Key of the address, as in ``addresses``."""
    surface: str
    """Kind of the surface: ``home``, ``listing``, ``feed``, ``sitemap``, ``article`` …"""
    url: str
    """The address as it was linked first."""
    first_seen: str
    """Time at which that surface first linked it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureRow:
    """One number that a run measured; the history of these is what later runs are held against."""

    run_id: int
    """Run."""
    name: str
    """What was measured, such as ``read`` (articles read) or ``dated`` (those with a date)."""
    value: float
    """The number; counts, so that runs can be added up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AlarmRow:
    """Something that is wrong with a site, from the run that saw it to the run that did not."""

    id: int
    """Integer primary key."""
    source: str
    """Site."""
    name: str
    """Short stable name, such as ``failed`` or ``teasers:listing``."""
    detail: str
    """What was seen, what is usual, what to look at; the newest sentence."""
    opened: str
    """Time at which it was first seen."""
    last_seen: str
    """Time at which it was last seen."""
    closed: str | None
    """Time at which it was over; NULL while it is open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DoubtRow:
    """A reading of an article that looks wrong. It is kept here, whole, and replaced nothing."""

    id: int
    """Integer primary key."""
    source: str
    """Site."""
    article_id: int
    """Article whose page it was read on."""
    url: str
    """Address that was read."""
    reason: str
    """``cut-off``, ``text-halved``, ``text-lost`` or ``text-of-another``."""
    detail: str
    """One sentence: what was seen, what was there before."""
    fingerprint: str
    """Hash of the doubted text."""
    title: str | None
    """Headline that was read."""
    teaser: str | None
    """Lead text that was read."""
    body: str | None
    """Body that was read."""
    held: int
    """1 where the reading was held back because a good text was there; 0 where it is all there is
    and stands in ``articles`` under this mark."""
    first_seen: str
    """Time at which it was first read."""
    last_seen: str
    """Time at which it was last read."""
    times: int
    """In how many readings it came back."""
    settled: str | None
    """Time at which a later reading settled it, by being good or by coming back the same for the
    third time; NULL while it is open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TipRow:
    """A surface tells an archived article otherwise than it did before: its page is looked at
    before its time, unless it was fetched since."""

    article_id: int
    """Article."""
    seen_on: str
    """Kind of the surface: ``home``, ``listing``, ``feed`` …"""
    seen_at: str
    """Time at which the surface told it so first; the newest such time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeRow:
    """What a site said about being crawled and mined, as it was read in a run."""

    run_id: int
    """Run."""
    url: str
    """Address at which it was said: robots.txt, ``/.well-known/tdmrep.json`` or a page."""
    origin: str
    """``robots``, ``crawl-delay``, ``ai-rules``, ``tdmrep``, ``header`` or ``meta``."""
    says: str
    """What was read."""
    reserved: int
    """1 where it reserves the right to text and data mining (§ 44b UrhG)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverageRow:
    """Proof of completeness, drawn up at the end of a run: one row per surface and year."""

    run_id: int
    """Run at whose end it was drawn up."""
    surface: str
    """Kind of the surface; ``all`` is every address once, whoever announced it."""
    year: str
    """Year of the articles; empty where nobody gives a date."""
    announced: int
    """Addresses that the surface has announced."""
    archived: int
    """Of these, with their page in the archive."""
    gone: int
    """Of these, answered with 404 or 410."""
    missing: int
    """Of these, neither; ``scrapy coverage`` names each and why."""
