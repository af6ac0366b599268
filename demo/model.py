"""The articles of the demo sites, and the result of a perfect reading of their pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from urllib.parse import quote, urljoin

from demo.blocks import Block, Paragraph, Span, block_text, clean

SiteName = Literal["rathausblick", "werkblick"]

SITES: tuple[SiteName, ...] = ("rathausblick", "werkblick")

HOMES: dict[SiteName, str] = {
    "rathausblick": "http://www.rathausblick.example",
    "werkblick": "http://www.werkblick.example",
}
"""Root of each site, without a final slash."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """The picture of an article."""

    url: str
    """Path on the article's site."""
    alt: str
    caption: str | None
    credit: str | None
    """Without brackets and ``Bildquelle:``."""


DateSource = Literal["page", "metadata", "listing"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One article: everything its page prints, hence the ground truth for readers."""

    site: SiteName
    slug: str
    post_id: int
    """Number in ``/?p=``."""
    old_id: int | None
    """Number in ``/meldung_<id>``; ``None`` for articles younger than the relaunch."""
    date: date
    """Date of publication, even if it is given nowhere."""
    date_on: frozenset[DateSource]
    """Where the date is given: ``page`` (in brackets), ``metadata`` (of the page), ``listing``
    (teasers elsewhere, feed, newsletter, REST)."""
    kicker: str | None
    title: str
    teaser: str
    blocks: tuple[Block, ...]
    section: str
    tags: tuple[str, ...]
    byline: str | None
    """Mark or name, without brackets."""
    picture: Picture | None
    more: tuple[Span, ...] = ()
    """Link list under the article: not part of its body."""
    edited: datetime | None = None
    """When it was last edited; bumps ``Last-Modified``."""

    @property
    def touched(self) -> datetime:
        """Time for sitemaps and ``dateModified``: never the day of publication."""
        if self.edited:
            return self.edited
        later = self.date + timedelta(days=2 + self.post_id % 300)
        day = max(self.date + timedelta(days=1), min(later, date(2025, 10, 12)))
        return datetime.combine(day, time(14, 5), UTC)

    @property
    def modified(self) -> datetime:
        """Time for ``Last-Modified``."""
        return self.edited or datetime.combine(self.date, time(5 + self.post_id % 9), UTC)

    @property
    def prints_date(self) -> bool:
        """Whether the page prints ``[DD.MM.YYYY]`` before its teaser."""
        return "page" in self.date_on

    @property
    def path(self) -> str:
        """Path of the page, without a final slash."""
        return f"/k21-meldungen/{self.slug}"

    @property
    def url(self) -> str:
        """Canonical address as declared on the page (with a final slash on Werkblick)."""
        return HOMES[self.site] + self.path + ("/" if self.site == "werkblick" else "")

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that leads to the page, the canonical one first."""
        home = HOMES[self.site]
        found = [self.url, home + self.path, home + self.path + "/", home + self.short_path]
        found.append(f"{home}{self.short_path}&post_type=k21-meldungen")
        found.append(self.url.replace("://www.", "://"))
        if self.old_id is not None:
            found += [home + self.old_path, f"{home}/meldung_{self.old_id}.html"]
        return tuple(dict.fromkeys(found))

    @property
    def short_path(self) -> str:
        """The ``?p=`` address."""
        return f"/?p={self.post_id}"

    @property
    def old_path(self) -> str:
        """Address before the relaunch; the short one for articles that never had one."""
        if self.old_id is None:
            return self.short_path
        words = re.sub(r"[^\w-]+", "+", clean(self.title)).strip("+")
        return f"/meldung_{self.old_id}_{quote(words, safe='+-_')}.html"

    @property
    def body(self) -> str:
        """Plain text of the body, as a perfect reader extracts it."""
        return "\n\n".join(block_text(block) for block in self.blocks)

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """(address, text) of every link in the body, resolved against the page."""
        return tuple(
            (urljoin(self.url, span.href), clean(span.text))
            for block in self.blocks
            if isinstance(block, Paragraph)
            for span in block.spans
            if span.href is not None
        )

    @property
    def expected(self) -> dict[str, object]:
        """Result of a perfect reading of the page alone, by column of the archive.

        ``published`` is ``None`` if the page does not give it, even if a listing does.
        """
        known = bool(self.date_on & {"page", "metadata"})
        picture = self.picture
        return {
            "source": self.site,
            "url": self.url,
            "kicker": clean(self.kicker) if self.kicker else None,
            "title": clean(self.title),
            "teaser": clean(self.teaser),
            "body": self.body,
            "published": self.date.isoformat() if known else None,
            "byline": self.byline,
            "tags": self.tags,
            "section": self.section,
            "image_url": urljoin(self.url, picture.url) if picture else None,
            "image_alt": clean(picture.alt) if picture else None,
            "image_caption": clean(picture.caption) if picture and picture.caption else None,
            "image_credit": clean(picture.credit) if picture and picture.credit else None,
            "links": self.links,
        }


@dataclass(frozen=True, slots=True)
class Issue:
    """One newsletter."""

    post_id: int
    day: date
    articles: tuple[Article, ...]
    guests: tuple[Article, ...]
    """Articles of the sister site."""
