"""A long crawl makes no records of messages nobody sees, and collects no garbage that is none."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator

import pytest
from scrapy.utils.test import get_crawler

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
