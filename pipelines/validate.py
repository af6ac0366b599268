"""Validate: what cannot be kept becomes a Refusal that says why, is counted and can be listed."""

from __future__ import annotations

from typing import Self

from scrapy.crawler import Crawler

from archive import Article, Record, Refusal, Teaser
from pipelines.normalise import MAX_TITLE

MIN_TITLE = 3
"""Characters; nothing shorter was ever a headline."""
NOT_FOUND = ("nicht gefunden", "404", "not found", "existiert nicht")


def fault(record: Article | Teaser) -> tuple[str, str] | None:
    """Why a record cannot be kept: reason and sentence; ``None`` where it can.

    >>> fault(Article(source="s", url="https://a.example/x", seen_at="2026-01-01T00:00:00Z"))[0]
    'no-title'
    """
    title = record.title
    if not title or len(title) < MIN_TITLE:
        return "no-title", (
            f"{record.url} has no headline that could be read; look at it with `scrapy peek` and, "
            "if there is one, give the profile a hint"
        )
    if len(title) > MAX_TITLE:
        return "endless-title", (
            f"{record.url} has a headline of {len(title)} characters, at most {MAX_TITLE} were "
            "expected; look at it with `scrapy peek`"
        )
    if isinstance(record, Teaser):
        return None
    if not record.body and not record.teaser:
        return "no-text", (
            f"{record.url} has the headline {title!r} but no text; a page without text is no "
            "article, look at it with `scrapy peek`"
        )
    text = f"{title} {record.teaser or ''} {record.body or ''}"
    if len(text) < 400 and any(words in title.casefold() for words in NOT_FOUND):
        return "soft-404", (
            f"{record.url} answers 200 but says {title!r}; nothing was kept, and the article that "
            "may have been there before stays as it was"
        )
    return None


class ValidatePipeline:
    """Scrapy's side of this file; counts refusals as ``kommunews/refused/<reason>``."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_item(self, item: Record) -> Record:
        """Articles and teasers that cannot be kept leave as refusals; the rest as it came."""
        if isinstance(item, Article | Teaser) and (found := fault(item)):
            reason, detail = found
            item = Refusal(
                source=item.source, url=item.url, reason=reason, detail=detail,
                seen_at=item.seen_at, about="teaser" if isinstance(item, Teaser) else "page",
            )  # fmt: skip
        if isinstance(item, Refusal):
            assert self.crawler.stats
            self.crawler.stats.inc_value("kommunews/refused")
            self.crawler.stats.inc_value(f"kommunews/refused/{item.reason}")
        return item
