"""A run of one site that is judged without a crawl."""

from __future__ import annotations

from archive import Archive, Article
from crawler.run.alarms import Alarms, State
from crawler.run.metrics import RunMetrics
from crawler.sites import SITES

SITE = SITES["rathausblick"]


def crawl(archive: Archive, at: str, *read: Article) -> State:
    """Keep what a run read, and judge it."""
    metrics, run = RunMetrics(), archive.start_run(SITE.name, at)
    for one in read:
        archive.save(one)
        metrics.count_record(one)
    metrics.counts["asked"] = len(read)
    state = Alarms(archive.journal, SITE, run, at).after_run(metrics, [], {})
    archive.journal.save_metrics(run, metrics.result())
    archive.finish_run(run, finished=at, outcome="finished", detail=None)
    return state
