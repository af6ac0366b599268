"""Sites that lie a little every day: no run sees more than an edit, and the week is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.cron import change, crawlall, rows
from tests.support.lying import HOST, LISTING, Lie, headline, listing, lying, page, prose, site, url

NUMBERS, LIARS = range(12), range(3)
DAYS = 6


def printed(days_ago: int) -> str:
    return f"{datetime.now(UTC).date() - timedelta(days=days_ago):%d.%m.%Y}"


def shorter(n: int, day: int) -> str:
    whole = prose(n, 10).split("<p>")[1:]
    return page(n, date=printed(1), body="".join(f"<p>{text}" for text in whole[: 10 - day]))


def with_the_time(n: int, day: int) -> str:
    line = f"<p>Zusammengestellt um {day + 7} Uhr für den Vorgang {day * 97 + n} im Haus.</p>"
    return page(n, date=printed(1), body=prose(n) + line)


def two_headlines(n: int, day: int) -> str:
    said = (", sagt der Rat", ": Was nun folgt")[day % 2]
    return page(n, date=printed(1), title=f"{headline(n)}{said}")


def dated_anew(n: int, day: int) -> str:
    return page(n, date=printed(DAYS - day))


def honest(n: int, day: int) -> str:
    more = "<p>Nachtrag: Der Rat hat dem Vorhaben am Abend zugestimmt.</p>" if day > 2 else ""
    return page(n, date=printed(1), body=prose(n) + more)


def a_day_passes(path: Path) -> None:
    """Move all that was written a day back."""
    moved = "strftime('%Y-%m-%dT%H:%M:%SZ', {0}, '-1 days')"
    for table, names in (
        ("_cursors", ("finished",)), ("pages", ("fetched_at", "first_fetched")),
        ("_announcements", ("first_seen",)), ("runs", ("started", "finished")),
        ("articles", ("first_seen", "last_seen", "last_changed")), ("_revisions", ("seen_at",)),
        ("alerts", ("opened", "last_seen", "closed")),
    ):  # fmt: skip
        values = ", ".join(f"{name} = {moved.format(name)}" for name in names)
        change(path, f"update {table} set {values}")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (shorter, "3 texts have only become shorter"),
        (with_the_time, "something that is made for each visit"),
        (two_headlines, "something that is made for each visit"),
        (dated_anew, "3 articles got a later day"),
        (honest, ""),
    ],
)
def test_a_lie_a_day_is_told_within_the_week(
    tmp_path: Path, made: Callable[[int, int], str], said: str
) -> None:
    """The control is an edit, and nothing else."""
    path = tmp_path / "a.db"
    shown = listing(NUMBERS).replace("10.10.2025", printed(1))
    pages: dict[str, Lie] = site(NUMBERS) | {LISTING: shown, f"{HOST}/": shown}
    pages |= {url(n): page(n, date=printed(1)) for n in NUMBERS}
    told = ""
    with lying(pages) as stage:
        for day in range(DAYS):
            pages |= {url(n): made(n, day) for n in LIARS}
            told += crawlall(path, stage.proxy, "--quiet").stderr
            a_day_passes(path)
    assert said in told
    assert bool(told) == bool(said)
    assert rows(path, "select count(*) from quarantine") == [(0,)]
