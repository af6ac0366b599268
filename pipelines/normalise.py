"""Normalise: tidy texts and parse dates. An unreadable date becomes NULL, with a remark."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar, cast

from itemadapter import ItemAdapter

from archive import Article, DateText, Link, Record, Remark, Teaser
from archive.articles.spelling import without_user
from archive.articles.text import plain_text
from pipelines.dates import read_date, read_time
from pipelines.step import PipelineStep
from pipelines.text import clean_html, clean_kicker, clean_line, whole

MAX_TITLE = 500
"""Characters; a longer headline is a mistaken part of the page."""


_URLS = ("url", "image_url")
_OPENING = re.compile(r"\s*(\[(?:[^\[\]\d]{0,12}\d[^\[\]]{0,20}|heute|gestern|vorgestern)\])", re.I)
"""``[KW 41/2025]``, ``[14:30]``, ``[vor 3 Stunden]`` or ``[gestern]`` in front of a lead."""
T = TypeVar("T")


def storable(record: T) -> T:
    """Replace characters that cannot be stored in all texts of a record, so that a lone surrogate
    costs neither the article nor the field; strip user name and password from addresses."""
    made: dict[str, Any] = {}
    for name in _names_of(cast(Any, type(record))):
        value = getattr(record, name)
        new = _storable(value)
        if name in _URLS and isinstance(new, str):
            new = without_user(new)
        if new != value:
            made[name] = new
    return cast(T, replace(cast(Any, record), **made)) if made else record


@lru_cache
def _names_of(kind: Any) -> tuple[str, ...]:
    """List the fields of a kind of record."""
    return tuple(one.name for one in fields(kind))


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, tuple):
        return tuple(storable(v) if is_dataclass(v) else _storable(v) for v in value)
    return value


def normalise(record: Record) -> Record:
    """Normalise an article or teaser; make any other record storable."""
    if isinstance(record, Article):
        return normalise_article(record)
    return normalise_teaser(record) if isinstance(record, Teaser) else storable(record)


def normalise_article(article: Article) -> Article:
    """Clean an article's texts and parse its date. Never raises; idempotent."""
    article = storable(article)
    body_html = clean_html(article.body_html) if article.body_html else None
    dated = _date(article)
    return replace(
        dated,
        kicker=clean_kicker(article.kicker),
        title=clean_line(article.title),
        teaser=clean_line(article.teaser),
        body=(plain_text(body_html) or None) if body_html else None,
        body_html=body_html,
        byline=clean_line(article.byline),
        tags=_unique(article.tags),
        section=clean_line(article.section),
        image_alt=clean_line(article.image_alt),
        image_caption=clean_line(article.image_caption),
        image_credit=clean_line(article.image_credit),
        links=tuple(
            Link(url=link.url, text=text)
            for link in article.links
            if (text := clean_line(link.text))
        ),
    )


def normalise_teaser(teaser: Teaser) -> Teaser:
    """Clean a teaser's texts and parse its date. Never raises; idempotent."""
    teaser = storable(teaser)
    published: str | None = None
    remarks, at = teaser.remarks, teaser.published_at
    if teaser.published_text:
        read = read_date(teaser.published_text, _day(teaser.seen_at))
        published = read.day.isoformat() if read.day else None
        at = _time(teaser.published_text, read.day)
        if read.reason:
            remarks = (*remarks, _remark(read.reason, teaser.published_text, teaser.seen_on))
    return replace(
        teaser,
        kicker=clean_kicker(teaser.kicker),
        title=clean_line(teaser.title),
        text=clean_line(teaser.text),
        published=published or teaser.published,
        published_at=at,
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _date(article: Article) -> Article:
    """Choose the strongest readable date; store those that disagree, add remarks for the rest."""
    latest = _day(article.seen_at)
    chosen: tuple[date, DateText] | None = None
    also: list[DateText] = []
    remarks = list(article.remarks)
    for evidence in article.dates:
        read = read_date(evidence.text, latest)
        if read.day is None:
            remarks.append(
                _remark(read.reason or "unreadable-date", evidence.text, evidence.origin)
            )
        elif chosen is None:
            chosen = read.day, evidence
        elif read.day != chosen[0]:
            also.append(evidence)
    if also:
        said = ", ".join(f"{d.text} ({d.origin})" for d in also)
        assert chosen is not None
        remarks.append(
            Remark(
                reason="dates-disagree",
                detail=f"the page prints {chosen[1].text} ({chosen[1].origin}) but also says "
                f"{said}; the first one was kept, compare them on the page",
            )
        )
    if chosen is not None:
        exact = sorted(article.dates, key=lambda said: said.origin != "metadata")
        agreeing = ((said, _time(said.text, chosen[0])) for said in exact)
        timed = next(((said, at) for said, at in agreeing if at), None)
        article = replace(
            article,
            published=chosen[0].isoformat(),
            published_text=chosen[1].text,
            published_from=chosen[1].origin,
            published_at=timed[1] if timed else None,
            published_also=tuple(also),
            evidence=_with_rungs_of(article, chosen[1], timed[0] if timed else None),
        )
    elif not article.published and (opening := _OPENING.match(clean_line(article.teaser) or "")):
        remarks.append(
            Remark(
                reason="unreadable-date",
                detail=f"the lead begins with {opening[1]!r}, where a date such as [10.10.2025] "
                "was expected; it was left in the text, and the article has no date",
            )
        )
    return replace(article, remarks=tuple(dict.fromkeys(remarks)))


def _time(text: str, day: date | None) -> str | None:
    """Parse a time; ``None`` if it is not on that day."""
    at = read_time(text)
    return at.isoformat(timespec="seconds") if at and at.date() == day else None


def _with_rungs_of(
    article: Article, chosen: DateText, timed: DateText | None
) -> tuple[tuple[str, str], ...]:
    """Return the rungs of an article's fields; for its dates, only those of the chosen one and of
    the one with the time."""
    rungs = [rung for name, rung in article.evidence if name == "published"]
    if len(rungs) != len(article.dates):  # chosen before
        return article.evidence
    others = (p for p in article.evidence if p[0] not in ("published", "published_at"))
    said = (("published", chosen), ("published_at", timed))
    return (*others, *((name, rungs[article.dates.index(d)]) for name, d in said if d))


def _remark(reason: str, text: str, origin: str) -> Remark:
    return Remark(
        reason=reason,
        detail=f"{text!r} ({origin}) was expected to be a past date such as [10.10.2025]; it was "
        "left out, look at the page and, if the spelling is new, teach it to pipelines/dates.py",
    )


def _day(stamp: str) -> date:
    return date.fromisoformat(stamp[:10])


def _unique(tags: tuple[str, ...]) -> tuple[str, ...]:
    cleaned = (clean_line(tag) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


class NormalisePipeline(PipelineStep):
    """Scrapy's side of this file; counts remarks as ``kommunews/remark/<reason>``."""

    def process_item(self, item: Record) -> Record:
        """Normalise a record, and count its remarks."""
        item = normalise(item)
        for remark in ItemAdapter(item).get("remarks", ()):
            self.stats.inc_value(f"kommunews/remark/{remark.reason}")
        return item
