"""Deduplicate: drop records that repeat earlier ones of the same run.

The archive itself merges an article's addresses and listing positions into one row, in any order.
This step only saves it the repetitions.
"""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from archive import Article, Record, Teaser
from archive.articles.identity import address_key, fingerprint
from pipelines.step import PipelineStep


class Repetitions:
    """The records of a run so far, as 64-bit hashes: a backfill has very many texts."""

    def __init__(self) -> None:
        self.articles: dict[int, int] = {}
        self.addresses: set[int] = set()
        self.teasers: dict[int, int] = {}

    def repeats(self, record: Record) -> bool:
        """Return whether a record adds nothing to the earlier ones of the run."""
        if isinstance(record, Article):
            return self._article(record)
        if isinstance(record, Teaser):
            key = hash((address_key(record.url), record.seen_on))
            length = len(record.text or "") + len(record.published or "")
            if length <= self.teasers.get(key, -1):
                return True
            self.teasers[key] = length
        return False

    def _article(self, article: Article) -> bool:
        key, text = hash(address_key(article.url)), hash(fingerprint(article))
        met = {hash(address.url) for address in article.addresses}
        known = self.articles.get(key) == text and met <= self.addresses
        self.articles[key] = text
        self.addresses |= met
        return known


class DeduplicatePipeline(PipelineStep):
    """Scrapy's side of this file; counts as ``kommunews/repeated/<record>``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.repetitions = Repetitions()

    def process_item(self, item: Record) -> Record:
        """Drop a repetition; pass on everything else."""
        if self.repetitions.repeats(item):
            self.stats.inc_value(f"kommunews/repeated/{type(item).__name__.lower()}")
            raise DropItem(f"already met in this run: {item.url}", log_level="DEBUG")
        return item
