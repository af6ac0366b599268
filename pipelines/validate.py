"""Validate: turn records that cannot be stored into refusals, which are counted and listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrapy.crawler import Crawler

from archive import Article, Page, Record, Refusal, Teaser
from archive.articles.identity import address_key, normalized
from archive.program import PROGRAM
from archive.records import NO_ARTICLE, SAME_PAGE, fetched_at_url
from pipelines.normalise import MAX_TITLE
from pipelines.step import PipelineStep
from pipelines.walls import is_list, is_site_name, standing_in

MIN_TITLE = 2
"""Characters; `KI` is a headline, nothing shorter was ever seen."""
INSTEAD = {
    "soft-404": "that it is gone",
    "denied": "that it may not be seen",
    "maintenance": "that the site is under maintenance",
    "wall": "what has to be agreed, paid or typed first",
}
"""What such a page says, by the reason of ``standing_in``."""


def fault(
    record: Article | Teaser, names: Sequence[str] = (), announced: str | None = None
) -> tuple[str, str] | None:
    """Return reason and sentence why a record cannot be stored; ``None`` if it can.

    ``names`` are the site's names, which are not headlines; ``announced`` is the headline of a
    teaser of the article, if one is known.

    >>> fault(Article(source="s", url="https://a.example/x", seen_at="2026-01-01T00:00:00Z"))[0]
    'no-title'
    """
    title = record.title
    if not title or len(title) < MIN_TITLE:
        return "no-title", (
            f"{record.url} has no headline that could be read; look at it with `{PROGRAM} peek` "
            "and, if there is one, give the profile a hint"
        )
    if len(title) > MAX_TITLE:
        return "endless-title", (
            f"{record.url} has a headline of {len(title)} characters, at most {MAX_TITLE} were "
            f"expected; look at it with `{PROGRAM} peek`"
        )
    if isinstance(record, Teaser):
        return None
    if not record.body and not record.teaser:
        return "no-text", (
            f"{record.url} has the headline {title!r} but no text; a page without text is no "
            f"article, look at it with `{PROGRAM} peek`"
        )
    if reason := standing_in(record, announced):
        return reason, (
            f"{record.url} answers 200 but its page {title!r} says {INSTEAD[reason]}; nothing was "
            "kept, an article that was there before stays as it was, and it is asked for again"
        )
    for remark in record.remarks:
        if remark.reason in (SAME_PAGE, NO_ARTICLE):
            return remark.reason, remark.detail
    undated = record.published_from not in ("page", "metadata")
    if (is_site_name(title, names) and undated) or is_list(record):
        return NO_ARTICLE, (
            f"{record.url} shows {title!r}, which is "
            f"{'a list of other articles' if is_list(record) else 'the name of the site'}; no "
            f"article was kept, look at it with `{PROGRAM} peek`"
        )
    return None


class ValidatePipeline(PipelineStep):
    """Scrapy's side of this file; counts refusals as ``kommunews/refused/<reason>``.

    The page of a refused article loses its validators and digest, so that it is soon requested in
    full.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.announced: dict[int, str] = {}
        self.headlines: dict[int, int] = {}
        """Hash of each announced headline to the hash of its article's key."""
        self.refused: set[str] = set()

    def process_item(self, item: Record) -> Record:
        """Turn an article or teaser that cannot be stored into a refusal; pass on the rest."""
        if isinstance(item, Page) and item.url in self.refused:
            self.refused.discard(item.url)
            return replace(item, etag=None, last_modified=None, digest=None)
        if isinstance(item, Article | Teaser) and (found := self._fault(item)):
            reason, detail = found
            url = item.url
            if isinstance(item, Article):
                url = fetched_at_url(item)
                self.refused.add(url)
            item = Refusal(
                source=item.source, url=url, reason=reason, detail=detail,
                seen_at=item.seen_at, about="teaser" if isinstance(item, Teaser) else "page",
            )  # fmt: skip
        if isinstance(item, Refusal):
            self.findings.refused += 1
            self.stats.inc_value("kommunews/refused")
            self.stats.inc_value(f"kommunews/refused/{item.reason}")
        return item

    def _fault(self, record: Article | Teaser) -> tuple[str, str] | None:
        if isinstance(record, Teaser):
            if record.title and record.seen_on != "related":
                key = hash(address_key(record.url))
                self.announced.setdefault(key, record.title[:120])
                self.headlines.setdefault(hash(normalized(record.title)), key)
            return fault(record)
        site = getattr(self.crawler.spider, "site", None)
        names = (site.title,) if site is not None else ()
        announced = next(
            (said for url in (record.url, *(a.url for a in record.addresses))
             if (said := self.announced.get(hash(address_key(url))))), None,
        )  # fmt: skip
        found = fault(record, names, announced)
        if found is None and announced and self._is_headed_otherwise(record, announced):
            self.findings.headed += 1
            self.findings.headed_at = fetched_at_url(record)
        return found

    def _is_headed_otherwise(self, article: Article, announced: str) -> bool:
        """Return whether a page has the headline that announced another article."""
        title = normalized(article.title or "")
        if not title or title == normalized(announced):
            return False
        other = self.headlines.get(hash(title))
        own = {hash(address_key(url)) for url in (article.url, fetched_at_url(article))}
        return other not in {None, *own}
