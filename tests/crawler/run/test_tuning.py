"""A long crawl makes no records of messages nobody sees, and collects no garbage that is none."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from scrapy.crawler import CrawlerProcessBase
from scrapy.utils.project import get_project_settings
from scrapy.utils.test import get_crawler

from crawler.replay.reextract import reextract
from crawler.run.tuning import THRESHOLDS, GcTuning


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    level, thresholds = logging.getLogger("scrapy").level, gc.get_threshold()
    yield
    logging.getLogger("scrapy").setLevel(level)
    gc.unfreeze()
    gc.set_threshold(*thresholds)


@pytest.mark.parametrize(("level", "debug", "warning"), [
    ("WARNING", False, True),
    ("DEBUG", True, True),
    ("CRITICAL", False, False),
    (logging.INFO, False, True),
])  # fmt: skip
def test_what_is_recorded(level: str | int, debug: bool, warning: bool) -> None:
    GcTuning.from_crawler(get_crawler(settings_dict={"LOG_LEVEL": level})).spider_opened()
    found = logging.getLogger("scrapy.core.scraper")
    assert found.isEnabledFor(logging.DEBUG) is debug
    assert found.isEnabledFor(logging.WARNING) is warning
    assert found.isEnabledFor(logging.ERROR)  # the outcome of a run counts them


def test_what_stays_is_not_looked_through() -> None:
    GcTuning.from_crawler(get_crawler()).spider_opened()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold() == THRESHOLDS


def test_kept_pages_are_read_with_it_and_without_the_rest_of_a_crawl() -> None:
    settings = get_project_settings()
    reextract(Mock(spec=CrawlerProcessBase), settings)
    for name, left in (
        ("EXTENSIONS", ["crawler.run.tuning.GcTuning"]),
        ("DOWNLOADER_MIDDLEWARES", []),
    ):
        active = settings.get_component_priority_dict_with_base(name)
        ours = [str(key) for key, at in active.items() if at is not None]
        assert [key for key in ours if key.startswith("crawler.")] == left
