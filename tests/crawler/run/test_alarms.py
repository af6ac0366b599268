"""Alarms and events of one run stand in one order: the deepest cause first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from archive import Archive
from archive.clock import stamp
from crawler.run.alarms import Alarms, State, over
from crawler.run.metrics import RunMetrics
from crawler.sites import SITES
from tests.support.records import article

SITE = SITES["rathausblick"]
AT = "2026-03-02T05:00:00Z"
EVENT = {"edited": "9 of the 9 archived articles that were read again have another text"}
READ = {"read": 30, "dated": 30, "bodied": 30, "words": 3000, "asked": 30, "reread": 9}


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


def failed(archive: Archive, at: str) -> State:
    run = archive.start_run(SITE.name, at)
    state = Alarms(archive.journal, SITE, run, at).after_failure("it could not be reached")
    archive.finish_run(run, finished=at, outcome="failed", detail=None)
    return state


def well(archive: Archive, at: str) -> State:
    metrics, run = RunMetrics(), archive.start_run(SITE.name, at)
    metrics.counts.update(READ)
    state = Alarms(archive.journal, SITE, run, at).after_run(metrics, [], {})
    archive.finish_run(run, finished=at, outcome="finished", detail=None)
    return state


def test_a_run_that_fails_is_told_with_the_second_and_what_is_over_with_it(
    archive: Archive,
) -> None:
    assert well(archive, "2026-03-02T05:00:00Z").changes == ()
    blip = failed(archive, "2026-03-03T05:00:00Z")
    assert (len(blip.open), blip.changes) == (1, ())  # the exit code says it
    assert well(archive, "2026-03-04T05:00:00Z").changes == ()  # nobody was told
    assert failed(archive, "2026-03-05T05:00:00Z").changes == ()
    assert failed(archive, "2026-03-06T05:00:00Z").changes == (
        "rathausblick: it could not be reached",
    )
    assert failed(archive, "2026-03-07T05:00:00Z").changes == ()
    assert well(archive, "2026-03-08T05:00:00Z").changes == (
        "rathausblick: over: the site answers again (it was not since 2026-03-05)",
    )


@pytest.mark.parametrize(("at", "told"), [("03T16:00", False), ("03T18:00", True)])
def test_the_first_that_fails_is_told_when_the_last_good_one_is_36_hours_ago(
    archive: Archive, at: str, told: bool
) -> None:
    well(archive, "2026-03-02T05:00:00Z")
    assert bool(failed(archive, f"2026-03-{at}:00Z").changes) is told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("links:feed", "feed: shows as many articles as usual again (it was not since 2026-03-02)"),
        ("changed:title", "title: articles have it as before again (it was not since 2026-03-02)"),
        ("kickered", "articles have a kicker again (it was not since 2026-03-02)"),
    ],
)
def test_over_says_what_is_over(archive: Archive, name: str, words: str) -> None:
    journal = archive.journal
    journal.update_alerts(SITE.name, {name: "it is not as usual"}, AT)
    _, closed = journal.update_alerts(SITE.name, {}, AT)
    assert [over(alarm) for alarm in closed] == [words]


def publish(archive: Archive, numbers: range, words: int) -> str:
    """Have the archive read four new articles a day, of so many words; the time of the last."""
    for n in numbers:
        at = stamp(datetime(2026, 1, 1, 4, tzinfo=UTC) + timedelta(days=n // 4))
        text = " ".join(f"wort{n}" for _ in range(words))
        archive.save(
            article(f"m-{n}", title=f"Nummer {n}", body=text, seen_at=at, published=at[:10])
        )
    return at


def test_the_length_that_an_operator_accepts_is_the_usual_one_from_then_on(
    archive: Archive,
) -> None:
    publish(archive, range(120), 200)
    at = publish(archive, range(120, 180), 30)
    (said,) = judged(archive, at).open
    assert "far shorter than articles of this site used to be" in said
    assert re.search(r"peek \S+/m-1[2-7]\d`", said)  # one of the short ones
    assert archive.journal.accept_alert(SITE.name, "short", at, "news in brief")
    at = publish(archive, range(180, 320), 30)
    assert judged(archive, at).open == ()
    at = publish(archive, range(320, 350), 5)
    (said,) = judged(archive, at).open  # held against what was accepted
    assert re.search(r"far shorter .* peek \S+/m-3[2-4]\d`", said)


def judged(archive: Archive, at: str) -> State:
    return well(archive, stamp(datetime.fromisoformat(at) + timedelta(hours=1)))
