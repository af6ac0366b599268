"""Alarms and events of one run stand in one order: the deepest cause first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from archive import Archive
from crawler.run.alarms import Alarms, State
from crawler.run.metrics import RunMetrics
from crawler.sites import SITES

SITE = SITES["rathausblick"]
AT = "2026-03-02T05:00:00Z"
EVENT = {"edited": "9 of the 9 archived articles that were read again have another text"}
READ = {"read": 30, "bodied": 30, "words": 3000, "asked": 30, "reread": 9}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register(SITE.name, SITE.title, SITE.home)
        yield archive


def after(archive: Archive, counts: Mapping[str, int] = {}, at: str = AT) -> State:
    metrics = RunMetrics()
    metrics.counts.update({**READ, **counts})
    run = archive.start_run(SITE.name, at)
    return Alarms(archive.journal, SITE, run, at).after_run(metrics, [], EVENT)


def test_an_event_that_follows_from_a_wall_is_neither_told_nor_kept(archive: Archive) -> None:
    walled = after(archive, {"same-page": 20})
    assert len(walled.open) == 1
    assert "show one and the same article" in walled.open[0]
    assert walled.changes == (f"rathausblick: {walled.open[0]}",)
    assert after(archive).open == (EVENT["edited"],)  # and is news, once the wall is gone


def test_a_lost_field_stands_behind_an_event(archive: Archive) -> None:
    state = after(archive, {"changed:title": 9})
    assert state.open[0] == EVENT["edited"]
    assert "show another headline" in state.open[1]
    assert [words.removeprefix("rathausblick: ") for words in state.changes] == list(state.open)


def test_what_leads_to_another_form_of_address_is_the_cause_of_the_rest(archive: Archive) -> None:
    state = after(archive, {"readdressed": 20, "missing": 20, "pages:listing": 1})
    assert len(state.open) == 1
    assert "add it to the profile" in state.open[0]
    assert "3 more that follow from it" in state.open[0]
    unread = {"read": 0, "asked": 0, "pages:listing": 1}  # so it is not judged
    again = after(archive, unread, at="2026-03-03T05:00:00Z")
    assert again.open[0].count("follow from it") == 1


def test_an_event_is_told_once_a_month(archive: Archive) -> None:
    assert after(archive).changes
    assert after(archive, at="2026-03-12T05:00:00Z").open == ()
    assert after(archive, at="2026-04-20T05:00:00Z").changes
