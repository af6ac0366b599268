"""Extension: a progress bar for people who watch a crawl."""

from __future__ import annotations

import sys
from typing import Any

import click
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.component import Component
from crawler.run.state import RunState


class Progress(Component):
    """Show a progress bar on standard error (``PROGRESS_ENABLED``); its total grows as it runs."""

    listens = ("spider_opened", "response_received", "spider_closed")

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        if not self.settings.getbool("PROGRESS_ENABLED"):
            raise NotConfigured
        self.bar: Any = None

    def spider_opened(self, spider: Spider) -> None:
        """Draw the empty bar."""
        self.bar = click.progressbar(
            length=1, label=f"{spider.name:<14}", file=sys.__stderr__, show_eta=True, show_pos=True
        )
        self.bar.render_progress()

    def response_received(self) -> None:
        """Advance by one page."""
        known = self.bar.pos + 1 + RunState.of(self.crawler).queued
        enqueued = self.stats.get_value("scheduler/enqueued", 0)
        # keep one page ahead: a bar that was full once stays full, without a time estimate
        self.bar.length = max(enqueued, known, self.bar.pos + 2)
        self.bar.update(1)

    def spider_closed(self) -> None:
        """Leave the full bar on the screen."""
        self.bar.length = max(self.bar.pos, 1)
        self.bar.render_progress()  # update(0) would not redraw
        self.bar.render_finish()
