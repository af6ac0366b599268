"""The merge policy: what a new reading or teaser changes. All rules, no SQL. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.articles.identity import better_url, fingerprint, normalized, same_text, word_count
from archive.articles.spelling import canonical_url
from archive.articles.text import plain_text
from archive.records import ArchivedArticle, Article, DateText, Teaser

_SIZE = re.compile(r"-(?:[0-9]{1,5}x[0-9]{1,5}|scaled)(?=\.[A-Za-z]{3,4}$)")
_HREF = re.compile(r'href="([^"]*)"')
REVISED = ("title", "kicker", "teaser", "body")
"""Text columns whose change makes a revision; ``published`` is the fifth."""
DESCRIBED = ("byline", "tags", "section", "image_url", "image_alt", "image_caption", "image_credit")
"""Columns that describe an article; a change makes a revision too."""
Version = Mapping[str, Any]
"""What a revision stores of an article, by column name."""

_DATE_RANK = {"page": 5, "metadata": 4, "feed": 3, "listing": 2, "home": 2}
_LISTED = ("listing", "home")
_STAMP = re.compile(r"\s*\d{4}-?\d\d-?\d\dT")
# How a teaser that a listing cut off ends, before its ``mehr...``.
_CUT = ("...", "…")


@dataclass(frozen=True, kw_only=True, slots=True)
class Date:
    """A date, how it was printed, and where."""

    published: str | None = None
    """Date, or None."""
    text: str | None = None
    """As printed."""
    origin: str | None = None
    """``page``, ``metadata``, ``feed``, ``listing`` …"""

    @property
    def rank(self) -> int:
        """Return how much the origin is worth; 0 if there is no date."""
        return 0 if self.published is None else _DATE_RANK.get(self.origin or "", 1)

    @property
    def in_brackets(self) -> bool:
        """Return whether a listing of the site prints it in brackets: ``[10.10.2025]``."""
        return self.origin in _LISTED and (self.text or "").lstrip().startswith("[")

    @property
    def printed(self) -> bool:
        """Return whether the page prints it for its readers; a stamp (``time``) is for programs."""
        return self.origin == "page" and not _STAMP.match(self.text or "")

    @property
    def announced(self) -> bool:
        """Return whether it comes from another page than the article's own (or is missing)."""
        return self.published is None or self.origin not in ("page", "metadata")


def date_of(article: Article) -> Date:
    """Return the date of an article."""
    return Date(
        published=article.published,
        text=article.published_text,
        origin=article.published_from,
    )


def with_date(article: ArchivedArticle, date: Date) -> ArchivedArticle:
    """Return the article with another date."""
    return replace(
        article,
        published=date.published,
        published_at=time_on(date.published, article),
        published_text=date.text,
        published_from=date.origin,
    )


def time_on(day: str | None, *said: Article | Teaser) -> str | None:
    """Return the first time of that day that any of these gives."""
    times = (record.published_at for record in said)
    return next((at for at in times if at and day and at.startswith(day)), None)


def better_date(old: Date, new: Date) -> Date:
    """Choose the date to keep: the newer one, unless it is missing or from a weaker source.
    Brackets in the site's own listing, which an editor typed, outrank metadata and stamps."""
    for brackets, other in ((old, new), (new, old)):
        if brackets.in_brackets and not other.announced:
            return other if other.printed else brackets
    return new if new.rank and new.rank >= old.rank else old


def announced_date(teasers: list[Teaser]) -> Date:
    """Choose the best date that teasers of one article give: feed before listing before the rest,
    and the earliest of equals, so that the order of arrival does not matter."""
    dates = [listed_date(t) for t in teasers if t.published]
    return min(dates, key=lambda d: (-d.rank, d.published or "", d.text or ""), default=Date())


def listed_date(teaser: Teaser) -> Date:
    """Return the date that a teaser gives."""
    origin = announced_on(teaser.seen_on)
    return Date(published=teaser.published, text=teaser.published_text, origin=origin)


def announced_on(seen_on: str) -> str:
    """Return the ``published_from`` of a date from a teaser on such a surface."""
    return "listing" if seen_on == "home" else seen_on


def _links(html: str) -> list[str]:
    """Return the link targets of a text, which its words do not show."""
    return _HREF.findall(html)


def after_recheck(old: ArchivedArticle, reading: Article) -> ArchivedArticle:
    """Return the article after another reading of its page.

    A text that differs only in white space stays as stored, and a body that was not read is not a
    body that was removed. Descriptive columns (byline, tags, picture …) are never replaced by
    nothing. The links belong to the body and stay with it.
    """
    texts: dict[str, Any] = {
        name: _kept(getattr(old, name), getattr(reading, name))
        for name in REVISED
        if name != "body" or reading.body
    }
    described: dict[str, Any] = {
        name: getattr(reading, name) or getattr(old, name) for name in DESCRIBED
    }
    body_kept = texts.get("body", old.body) == old.body
    html = old.body_html if body_kept and old.body_html else reading.body_html
    others = body_kept and reading.body_html and _links(reading.body_html) != _links(html or "")
    if others and plain_text(reading.body_html or "") == old.body:
        html = reading.body_html  # a link that came or went changes no word
    known = date_of(old)
    date = better_date(known, date_of(reading))
    new = old if date == known else with_date(old, date)
    gone = old.gone_at is not None and reading.seen_at < old.gone_at
    new = replace(
        new,
        **texts,
        **described,
        published_at=time_on(new.published, reading, old),
        url=better_url(old.url, canonical_url(reading.url)),
        body_html=html,
        published_also=contradictions(old, reading, new.published),
        first_seen=min(old.first_seen, reading.seen_at),
        last_seen=max(old.last_seen, reading.seen_at),
        state="gone" if gone else "full",
        gone_at=old.gone_at if gone else None,
    )
    if any(getattr(new, name) != getattr(old, name) for name in ("title", "teaser", "body")):
        new = counted(new)
    return new


def contradictions(
    old: ArchivedArticle, reading: Article, published: str | None
) -> tuple[DateText, ...]:
    """Return the dates that conflict with the kept one: those in the newest reading, its own date
    if another counts, and those of the site's listings."""
    also = list(reading.published_also or old.published_also)
    if reading.published and reading.published != published:
        text, origin = reading.published_text or reading.published, reading.published_from or ""
        also.append(DateText(text=text, origin=origin))
    if date_of(old).in_brackets and old.published != published:
        also.append(DateText(text=old.published_text or "", origin=old.published_from or ""))
    also += [said for said in old.published_also if said.origin in _LISTED]
    return tuple(dict.fromkeys(also))


def counted(article: ArchivedArticle) -> ArchivedArticle:
    """Return the article with word count and fingerprint computed from its texts."""
    return replace(
        article,
        word_count=word_count(article.teaser, article.body),
        fingerprint=fingerprint(article),
    )


def changed_columns(old: Version, new: Version) -> tuple[str, ...]:
    """List the columns that differ between two versions: title, kicker, teaser, body, published,
    and the descriptive ones. A picture in another size (a query, ``-1024x683``) is the same one."""
    changed = [name for name in REVISED if not same_text(old[name], new[name])]
    if old["published"] != new["published"]:
        changed.append("published")
    for name in DESCRIBED:
        was, now = old[name], new[name]
        if name == "image_url":
            was, now = (_SIZE.sub("", (url or "").partition("?")[0]) for url in (was, now))
        if (was or None) != (now or None):
            changed.append(name)
    return tuple(changed)


def version(article: Article) -> dict[str, Any]:
    """Return what a revision stores of an article."""
    return {name: getattr(article, name) for name in (*REVISED, "published", *DESCRIBED)}


def better_teaser(old: Teaser, new: Teaser) -> Teaser:
    """Merge two teasers of one article and surface: the newest words, but nothing is replaced by
    nothing, and no cut text replaces a longer one. ``seen_at`` is the later of both."""
    return replace(
        new,
        url=old.url,
        kicker=_kept(old.kicker, new.kicker or old.kicker),
        title=_kept(old.title, new.title or old.title),
        text=_longer(old.text, new.text),
        published=new.published or old.published,
        published_text=(new if new.published else old).published_text,
        published_at=(new if new.published else old).published_at,
        seen_at=max(old.seen_at, new.seen_at),
    )


def wording_changed(old: Teaser, new: Teaser, article: ArchivedArticle) -> bool:
    """Return whether a surface changed its wording in a way that the article does not explain: a
    reason for a recheck. Truncation, a dropped kicker and punctuation do not count."""
    said = (
        (old.kicker, new.kicker, article.kicker),
        (old.title, new.title, article.title),
        (old.text, new.text, article.teaser),
        (old.published, new.published, article.published),
    )
    return any(
        before and now and not _as_said(before, now) and not _as_said(now, own or "")
        for before, now, own in said
    )


def is_cut(text: str) -> bool:
    """Return whether a teaser's text is cut off.

    >>> is_cut("Die Stadt hat ...")
    True
    """
    return text.rstrip().endswith(_CUT)


def _as_said(one: str, other: str) -> bool:
    """Return whether two texts agree, up to the cut if one is cut off."""
    a, b = normalized(one), normalized(other)
    return a == b or (is_cut(one) and b.startswith(a)) or (is_cut(other) and a.startswith(b))


def _longer(old: str | None, new: str | None) -> str | None:
    if not new or not old:
        return new or old
    if is_cut(new) and (not is_cut(old) or len(new) < len(old)):
        return old
    return _kept(old, new)


def _kept(old: str | None, new: str | None) -> str | None:
    return old if same_text(old, new) else new
