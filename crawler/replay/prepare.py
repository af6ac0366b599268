"""Read captures and prepare their records: all work that needs no archive and no order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scrapy.utils.misc import load_object

from archive import Record
from archive.articles.prepared import Prepared, prepare
from archive.captures.store import PageStore
from crawler.replay.read import ReplayResult, ReplayTask, read_captures


def read_prepared(store: PageStore, task: ReplayTask, normalise: str) -> ReplayResult:
    """Read the captures of one address and prepare their records; ``normalise`` is the dotted name
    of the pure function that cleans a record."""
    done = read_captures(store, task)
    ready = tuple(_prepared(record, load_object(normalise)) for record in done.records)
    return replace(done, records=(), prepared=ready)


def _prepared(record: Record, normalise: Callable[[Record], Record]) -> Prepared | Record:
    try:
        return prepare(normalise(record))
    except Exception:
        return record  # saving it raises the same error, with the address
