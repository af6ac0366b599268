"""What may happen to a publisher in a year, and what a run is to say of it, in which run."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice, repeat
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.cron import rows
from tests.support.publisher import Publisher
from tests.whole.years import Run, Stage, stage

Turn = Callable[[Publisher, int], None]
"""What happens on each day of an event, the first being 0."""


def switch(*names: str) -> Turn:
    """Keep these switches on."""
    return lambda publisher, _: publisher.wrong.update(dict.fromkeys(names, 1.0))


def nothing(publisher: Publisher, day: int) -> None:
    """Leave the publisher as it is."""


def vanish(publisher: Publisher, day: int) -> None:
    """Remove the articles of a year on one day."""
    newest = publisher.today - timedelta(days=30)
    for piece in publisher.pieces if not day else ():
        piece.gone |= newest - timedelta(days=365) <= piece.day < newest


def rewrite(publisher: Publisher, day: int) -> None:
    """Edit all articles on one day: 800 and more."""
    assert sum(not piece.gone for piece in publisher.pieces) >= 800
    for piece in publisher.pieces if not day else ():
        piece.body.append(f"Hinweis der Redaktion: Die Nummer {piece.number} wurde überarbeitet.")


def blips(publisher: Publisher, _: int) -> None:
    """Answer one request in a hundred with 503."""
    publisher.wrong["blips"] = 0.01


def wall(publisher: Publisher, _: int) -> None:
    """Put every second article behind a wall."""
    publisher.wrong["paywall"] = 1
    publisher.fixed |= {piece.number for piece in publisher.pieces if piece.number % 2}


def decay(publisher: Publisher, day: int) -> None:
    """Cut ever more articles: one in a hundred more every day and a half."""
    publisher.wrong["paywall"] = 1
    share = int((day + 2) / 1.5)
    publisher.fixed |= {p.number for p in publisher.pieces if p.number * 37 % 100 < share}


def daily(publisher: Publisher, _: int) -> None:
    """Edit one article every day."""
    publisher.edit(publisher.pieces[-40])


@dataclass(frozen=True)
class Event:
    """Something that happens, and what is to be said of it."""

    turn: Turn
    words: str = ""
    """In the sentence; empty where nothing is to be said."""
    within: int = 1
    """Runs in which it is to be said."""
    days: int = 3
    """How long it lasts."""
    good: int = 2
    """Good days after it, by when all is to be right. The first run is to say nothing more."""
    renews: bool = False
    """Whether every article has a new address, and is asked for there in the first run, for nobody
    can tell before that it is no new article; all other runs are held to twice the usual."""
    weekly: bool = False
    """Whether only the sitemap shows it, which is read weekly: the last of it after its end."""
    clock: int = 0
    """Days by which the clock is wrong."""
    machine: str = ""
    """``full``: the disk is; ``restored``: the archive is that of some days ago."""


BEFORE = 400
"""Days for which the publisher has lived before the first run: events meet more than a year of
articles."""
QUIET = 14
"""Days for which it is known what a run costs without an event; longer ones only wait."""
BELOW = 2
"""Exit code of a run that is below expectations."""
BACKUP = 5
"""Days that a backup is old."""
ROOM = 50_000
"""Bytes that a file may have on a full disk: no journal of a transaction fits."""
EVENTS = {
    "bodies": Event(switch("no-bodies"), "have a body"),
    "no-dates": Event(switch("no-dates"), "have a date|another date"),
    "kickers": Event(switch("no-kickers"), "kicker"),
    "feed": Event(switch("no-feed"), "the feed, which has shown articles before"),
    "gap": Event(switch("no-next", "fair"), "links no next page|may be missing|stand in"),
    "moved": Event(switch("moved"), "has moved to www.neuer-name.example"),
    "form": Event(switch("form"), "given them another form"),
    "paywall": Event(wall, "articles suddenly read as cut off|lost most"),
    "consent": Event(switch("consent"), "show a notice in place of the article"),
    "soft-404": Event(switch("soft-404"), "most often for soft-404"),
    "empty": Event(switch("empty"), "show no article at all"),
    "clock+": Event(nothing, "this machine says 202", days=1, clock=365),
    "clock-": Event(nothing, "this machine says 202", days=1, clock=-365),
    "blips": Event(blips, days=8),
    "twice": Event(switch("twice"), days=4),
    "robots": Event(switch("robots"), "forbids to be read"),
    # a missing tdmrep.json is asked for again after a week (TDM_ABSENT_DAYS)
    "reserved": Event(switch("reserved"), "reserves text and data mining", within=8, days=8),
    "reserved-pages": Event(switch("reserved-pages"), "reserves text and data mining"),
    "down": Event(switch("down"), "could not be reached"),
    "dead": Event(switch("down"), "could not be reached", days=40),
    "removed": Event(vanish, "are gone from the site"),
    "long-dates": Event(switch("long-dates"), "have a date|another date"),
    "short-dates": Event(switch("short-dates"), "have a date|another date"),
    "english": Event(switch("english"), "have a date|another date"),
    "decay": Event(decay, "lost most|suddenly read|far shorter", within=14, days=14, good=9),
    "sitemap": Event(switch("sitemap-only"), "stand in", within=25, days=25, good=8, weekly=True),
    "texts": Event(switch("no-texts"), "teasers have a date"),
    "renumbered": Event(switch("renumbered"), "bring a text that is known", renews=True),
    "redirected": Event(
        switch("renumbered", "redirects"), "bring a text that is known", renews=True
    ),
    "pictures": Event(switch("no-pictures"), "picture"),
    "rewritten": Event(rewrite, "have another text"),
    "theme": Event(switch("theme")),
    "daily": Event(daily, days=8),
    "full": Event(nothing, "may be full|cannot grow", days=2, machine="full"),
    "restored": Event(nothing, days=1, machine="restored"),
}


def watch(here: Stage, event: Event, day: date) -> tuple[list[Run], list[Run]]:
    """Let an event happen, and good days after it; the runs of both."""
    found: list[Run] = []
    most = ROOM if event.machine == "full" else None
    if event.machine == "restored":
        here.restore()
    for n in range(event.days):
        here.publisher.live(day + timedelta(days=n))
        event.turn(here.publisher, n)
        run = here.day(day + timedelta(days=n), lives=False, clock=event.clock, most=most)
        found.append(run)
    if not event.renews:  # new addresses stay
        here.publisher.wrong.clear()
    after = [here.day(day + timedelta(days=event.days + n)) for n in range(event.good)]
    return found, after


def faults(
    here: Stage, event: Event, during: list[Run], after: list[Run], quiet: list[int]
) -> list[str]:
    """Say what is not as it is to be; ``quiet`` are the requests of the same days without any
    event, of which a fair a week ago makes many."""
    wanted = event.words.split("|")
    told = [n for n, run in enumerate(during, 1) if any(w in run.said for w in wanted)]
    found = []
    if not event.words and any(run.code for run in during):
        found.append(f"said: {next(run.said for run in during if run.code).strip()}")
    if event.words and (not told or told[0] > event.within):
        found.append(f"told in run {told[0] if told else None}: {during[0].said.strip()}")
    if after[0].code and not event.weekly:
        found.append(f"not over: {after[0].said.strip()}")
    found += [
        f"named no address on {run.day}: {run.said.strip()}"
        for run in (*during, *after)
        if run.code == BELOW and not re.search(r"`\S+ (?:peek|history) http\S+`", run.said)
    ]
    usual = sorted(run.requests for run in here.runs[: -len(during) - len(after)][-20:])
    middle = usual[len(usual) // 2]
    without = islice(chain(quiet, repeat(0)), len(during))
    most = [max(2 * middle, 2 * n, 60) for n in without]
    most[0] += len(here.publisher.pieces) if event.renews else 0
    for run, limit in zip(during, most, strict=True):
        if run.requests > limit:
            found.append(f"{run.requests} requests on {run.day}, {limit} are allowed")
    if wrong := here.wrong():
        found.append(f"wrong: {wrong}")
    if rows(
        here.path, "select count(*) from articles where last_seen > ?", f"{here.now:%Y-%m-%d}Z"
    ):
        late = rows(here.path, "select count(*) from articles where last_seen > ?",
                    f"{here.now + timedelta(days=1):%Y-%m-%dT%H}")[0][0]  # fmt: skip
        if late:
            found.append(f"{late} from the future")
    if missing := here.missing():
        found.append(f"{missing} missing")
    return found


def lived(folder: Path, days: int, start: date, day: date, seed: int) -> tuple[Stage, list[int]]:
    """Let so many quiet days pass, from which all events branch off on a later day; and the
    requests of the days from then on without any."""
    with stage(folder, seed, start, BEFORE) as (here, served):
        here.day(start, lives=False)
        for n in range(1, days + 1):
            here.day(start + timedelta(days=n))
            if n == days - BACKUP:
                here.backup = folder / "backup"
                here.keep(here.backup)
        served[0] = here.branch(folder / "quiet", here.process)
        return here, [served[0].day(day + timedelta(days=n)).requests for n in range(QUIET)]


def told(days: int, start: date, seed: int, names: str) -> int:
    """Try events after so many quiet days, on all cores; print what is not as it is to be."""
    chosen = list(EVENTS) if names == "all" else names.split(",")
    longest = sorted(chosen, key=lambda name: -EVENTS[name].days - EVENTS[name].good)
    day = start + timedelta(days=days + 1)
    day += timedelta(days=-day.weekday() % 7)  # on a Monday: somebody is at work
    cores = min(os.cpu_count() or 1, len(chosen))
    with TemporaryDirectory() as name, ThreadPoolExecutor(cores) as pool:
        folder = Path(name)
        here, quiet = lived(folder, days, start, day, seed)

        def some(core: int) -> int:
            bad = 0
            with stage(folder, seed, start) as (mine, served):
                for name in longest[core::cores]:
                    event, served[0] = EVENTS[name], here.branch(folder / name, mine.process)
                    during, after = watch(served[0], event, day)
                    found = faults(served[0], event, during, after, quiet)
                    bad += bool(found)
                    said = next((run.said.strip() for run in during if run.said), "nothing")
                    words = f"{'; '.join(found) or 'as it is to be'}\n    {said[:300]}"
                    print(f"{name}: {words}", flush=True)
                    shutil.rmtree(served[0].folder)
            return bad

        bad = sum(pool.map(some, range(cores)))
    print(f"{len(chosen) - bad} of {len(chosen)} events as they are to be")
    return bool(bad)
