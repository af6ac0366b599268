"""Alarms: what wavers opens nothing, what is over is told only to who was told, and acceptance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive

DAYS = [f"2026-11-{day:02}T05:00:00Z" for day in range(1, 29)]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        yield archive


def told(archive: Archive, day: int, *names: str, patience: int = 1, quietly: bool = False) -> str:
    """What a run tells that sees these alarms: opened without, over with a minus."""
    seen = dict.fromkeys(names, "words")
    opened, closed = archive.journal.update_alerts(
        "a", seen, DAYS[day], patient=dict.fromkeys(names, patience), untold=names * quietly
    )
    return " ".join([a.name for a in opened] + [f"-{a.name}" for a in closed])


def test_what_wavers_opens_nothing(archive: Archive) -> None:
    for day in range(0, 8, 2):
        assert told(archive, day, "x", patience=2) == ""
        assert archive.journal.open_alerts() == []
        assert told(archive, day + 1) == ""


def test_it_opens_in_the_second_run_and_the_next_time_is_over_after_two(archive: Archive) -> None:
    seen = [told(archive, 0, "x", patience=2), told(archive, 1, "x", patience=2)]
    seen += [told(archive, 2), told(archive, 3, "x", patience=2), told(archive, 4, "x", patience=2)]
    seen += [told(archive, 5), told(archive, 6, "x", patience=2), told(archive, 7)]
    assert len(archive.journal.open_alerts("a")) == 1
    assert [*seen, told(archive, 8)] == ["", "x", "-x", "", "x", "", "", "", "-x"]


@pytest.mark.parametrize("every", [2, 3, 4])
def test_what_comes_and_goes_is_one_alarm(archive: Archive, every: int) -> None:
    said = [told(archive, day, *["x"] * (day % every == 0)) for day in range(28)]
    assert sum(word == "x" for word in said) == every  # a run more each time, then it stays open
    assert said[-every - 1 :] == [""] * (every + 1)
    assert len(archive.journal.open_alerts("a")) == 1
    over = [archive.journal.update_alerts("a", {}, f"2026-12-{day:02}T05:00:00Z")[1]
            for day in range(1, every + 3)]  # fmt: skip
    assert sum(len(closed) for closed in over) == 1


def test_what_became_certain_opens_at_once(archive: Archive) -> None:
    assert told(archive, 0, "x", patience=2) == ""
    assert told(archive, 1, "x") == "x"
    assert told(archive, 2) == "-x"


def test_what_nobody_was_told_is_not_told_to_be_over(archive: Archive) -> None:
    assert told(archive, 0, "x", quietly=True) == ""
    assert len(archive.journal.open_alerts("a")) == 1
    assert told(archive, 1) == ""
    assert told(archive, 2, "x", quietly=True) == ""
    assert [told(archive, 3, "x"), told(archive, 4)] == ["x", "-x"]


def test_an_event_is_told_once(archive: Archive) -> None:
    news = [archive.journal.note_event("a", "removed", "words", DAYS[day]) for day in range(5)]
    assert news == [True, False, False, False, False]
    assert archive.journal.open_alerts("a") == []
    assert archive.journal.note_event("a", "removed", "words", "2027-01-01T05:00:00Z")


def test_what_is_accepted_stays_closed_until_it_was_fine(archive: Archive) -> None:
    assert archive.journal.accept_alert("a", "x", DAYS[0], None) is None
    told(archive, 0, "x", "y")
    accepted = archive.journal.accept_alert("a", "x", DAYS[1], "so be it")
    assert accepted is not None
    assert [a.name for a in archive.journal.open_alerts("a")] == ["y"]
    assert archive.journal.accepted_alerts("a") == {"x": DAYS[1]}
    assert archive.journal.still_accepted("a", set()) == {"x"}
    assert archive.journal.still_accepted("a", {"y"}) == {"x"}
    assert archive.journal.still_accepted("a", {"x"}) == set()
    assert archive.journal.still_accepted("a", set()) == set()


def test_the_run_before_the_one_that_opened_an_alarm(archive: Archive) -> None:
    ended = archive.journal.ended_before
    assert ended("a", DAYS[0]) == DAYS[0]
    for day in (1, 2, 3):
        run = archive.start_run("a", DAYS[day])
        archive.finish_run(run, finished=DAYS[day].replace("05:00", "05:40"), outcome="finished")
    archive.start_run("a", DAYS[4])
    for moment in (DAYS[3], DAYS[3].replace("05:00", "05:40")):  # under way, and at its end
        assert ended("a", moment) == DAYS[2].replace("05:00", "05:40")
    assert ended("a", DAYS[4]) == DAYS[3].replace("05:00", "05:40")
