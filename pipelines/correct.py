"""Correct: hand what was read on kept pages to the archive, and note what that changes.

Stands where ``store`` stands in a crawl. With ``KEPT_DRY_RUN`` nothing is kept.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from archive import Archive, ArchiveError, Article, Record
from archive.exchange.compare import Change, Comparison
from archive.shared import ARCHIVE_FAILED
from pipelines.step import PipelineStep

EXAMPLES = 3
"""Changes of a field that are shown."""


@dataclass
class Report:
    """What reading kept pages changed, or would change. Grows with the fields, not the pages."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """Articles by what became of them."""
    fields: Counter[str] = field(default_factory=Counter)
    """Changes by field."""
    examples: dict[str, list[Change]] = field(default_factory=dict)
    """The first changes of each field."""
    emptied: list[Change] = field(default_factory=list)
    """Every change from a value to none."""

    def add(self, comparison: Comparison) -> None:
        """Count one article."""
        self.outcomes[comparison.outcome] += 1
        for change in comparison.changes:
            self.fields[change.field] += 1
            shown = self.examples.setdefault(change.field, [])
            if len(shown) < EXAMPLES:
                shown.append(change)
            if change.new is None:
                self.emptied.append(change)


class CorrectPipeline(PipelineStep):
    """Scrapy's side of this file; leaves its :class:`Report` in the stat ``kommunews/report``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.dry = crawler.settings.getbool("KEPT_DRY_RUN")
        self.archive = Archive.open(crawler.settings["ARCHIVE_PATH"])
        self.report = Report()
        self.sources: set[str] = set()

    async def process_item(self, item: Record) -> Record:
        """Keep the record, or rehearse it."""
        try:
            if isinstance(item, Article):
                self.report.add(self.archive.save_and_compare(item, dry=self.dry))
            elif not self.dry:
                self.archive.save(item)
        except ArchiveError as error:
            self.crawler.signals.send_catch_log(ARCHIVE_FAILED, error=error)
            raise DropItem(str(error)) from error
        self.sources.add(item.source)
        return item

    def close_spider(self) -> None:
        """Give announced articles their row, hand over the report, close the archive."""
        self.stats.set_value("kommunews/report", self.report)
        try:
            for source in sorted(self.sources) if not self.dry else ():
                self.archive.add_placeholders(source)
        except ArchiveError as error:
            self.crawler.signals.send_catch_log(ARCHIVE_FAILED, error=error)
        finally:
            self.archive.close()
