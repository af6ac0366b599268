"""The alarms after a run: judge its metrics, skip accepted alarms, put the root cause first."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from archive.clock import stamp
from archive.journal.alerts import AlertRow
from archive.journal.journal import Journal
from archive.program import PROGRAM
from archive.records import Edited
from crawler.run.causes import folded
from crawler.run.common import MIN_BODIES, NewestText
from crawler.run.decay import RESTLESS_DAYS, SHRUNK_DAYS
from crawler.run.expectations import judge
from crawler.run.furniture import captured_furniture
from crawler.run.metrics import RunMetrics
from crawler.run.observation import Observation, Verdict
from crawler.run.readings import FIELDS, NEWEST, FirstReading
from crawler.run.silence import publishing_days, silence
from crawler.sites import Site

HISTORY_RUNS = 20
"""Earlier runs that define the usual values: three weeks of daily ones."""
SILENCE_DAYS = 800
"""Days in which a site's longest silence is measured: two summers."""
FAILED = "failed"
"""Name of the alarm for a run that failed."""
BODIES = {"same:body": 2, "newest:body": 90}
"""Alarms on bodies that many articles share → the days before it in which these were written: in
one run, or a few a day."""
GRACE = 1.5
"""Days after the last good run in which a single failed run is not notified: the fault may be over
before anybody could act."""

OVER = {
    FAILED: "the site answers again",
    "gap": "every walk reaches known articles again; `alerts` names what was missed then",
    "dated": "articles have a date again", "kickered": "articles have a kicker again",
    "pictured": "articles have a picture again", "bodied": "articles have a body again",
    "words": "bodies are as long as usual again", "new": "articles appear again",
    "doubted": "articles read as before again", "refused": "article pages are kept again",
    "wall": "article pages are kept again",
    "readdressed": "article addresses lead to articles again",
    "lost": "article pages are kept again", "alike": "every address shows its own page again",
    "unread": "what was announced is asked for again",
    "shrinking": "no more texts shrink", "eroding": "no more texts shrink",
    "restless": "articles stay as they are again", "redated": "articles keep their day again",
    "short": "first readings are as long as usual again",
    "links": "shows as many articles as usual again",
    "others": "leads to articles again", "next": "links its next page again",
    "changed": "articles have it as before again",
    "same:body": "every article has a body of its own again",
    "newest": "new articles each have their own again",
    "order": "begins with the newest again", "late-dated": "new articles are dated as they appear",
}  # fmt: skip
"""What holds again when an alarm is over, by its name or by the part before the colon."""


@dataclass(frozen=True, slots=True)
class State:
    """Hold the open alarms of a site and the news about them."""

    open: tuple[str, ...] = ()
    """Sentences on open alarms and on events, the deepest cause first."""
    changes: tuple[str, ...] = ()
    """Sentences to notify people of."""


class Alarms:
    """Update the alarms of one site after one run."""

    def __init__(
        self, journal: Journal, site: Site, run_id: int, at: str, store: Path | None = None
    ) -> None:
        """``store`` is the path of the page store, if pages are kept."""
        self.journal = journal
        self.site = site
        self.run_id = run_id
        self.at = at
        self.store = store

    def after_failure(self, detail: str) -> State:
        """Record a failed run; notify of the second in a row, or if no run was good lately."""
        name = self.site.name
        before = {alarm.name: alarm.detail for alarm in self.journal.open_alerts(name)}
        first = FAILED not in before and not self._is_overdue()
        return self._update({**before, FAILED: detail}, untold=(FAILED,) if first else ())

    def after_run(
        self, metrics: RunMetrics, gaps: list[tuple[str, str]], events: dict[str, str]
    ) -> State:
        """Judge a completed run; an alarm that it has no evidence about stays as it was."""
        name, counts = self.site.name, metrics.result()
        for url, _ in gaps:
            metrics.examples["gap"] = url
        verdict = self._judge(metrics, counts, gaps)
        before = {alarm.name: alarm.detail for alarm in self.journal.open_alerts(name)}
        still = {n: words for n, words in before.items() if n not in verdict.judged | {FAILED}}
        accepted = self.journal.still_accepted(name, verdict.judged - set(verdict.findings))
        found = {n: words for n, words in verdict.findings.items() if n not in accepted}
        found = {**self._unmended(verdict), **found}
        if "removed" in events:  # the same fact: removed pages give no article
            found.pop("lost", None)
        seen = folded({**still, **found, **events}, before)
        return self._update(seen, events=events, patient=dict(verdict.patient))

    def _unmended(self, verdict: Verdict) -> dict[str, str]:
        """Return the open alarms on one body for many articles that this run found fine, while the
        archive still has such bodies of then: the run may have read none of these articles."""
        still: dict[str, str] = {}
        for alarm in self.journal.open_alerts(self.site.name):
            if (days := BODIES.get(alarm.name)) is None or alarm.name not in verdict.judged:
                continue
            since = stamp(datetime.fromisoformat(alarm.opened) - timedelta(days=days))
            many, url = self.journal.sharing_a_body(self.site.name, since)
            if many >= MIN_BODIES:
                still[alarm.name] = (
                    f"{many} archived articles still have one and the same body; look at it with "
                    f"`{PROGRAM} peek {self.journal.asked_address(url)}`"
                )
        return still

    def _judge(
        self, metrics: RunMetrics, counts: dict[str, float], gaps: list[tuple[str, str]]
    ) -> Verdict:
        name, journal = self.site.name, self.journal
        today = date.fromisoformat(self.at[:10])
        two_weeks, years = today - timedelta(days=14), today - timedelta(days=SILENCE_DAYS)
        accepted = journal.accepted_alerts(name)
        readings = tuple(FirstReading(**dict(row)) for row in journal.first_readings(name, ""))
        days = journal.published_days(name, years.isoformat())
        watched = date.fromisoformat(journal.first_watched(name) or self.at[:10])
        shrunk = (today - timedelta(days=SHRUNK_DAYS)).isoformat()
        since = max((at for alert, at in accepted.items() if alert.startswith("newest:")),
                    default="")  # fmt: skip
        newest = journal.newest_texts(name, since, NEWEST)
        return judge(
            Observation(
                counts=counts,
                history=journal.metrics_history(name, self.run_id, HISTORY_RUNS),
                rebased={
                    alert: journal.good_runs_since(name, self.run_id, since)
                    for alert, since in accepted.items()
                },
                first_since={
                    alert: len(journal.first_readings(name, since))
                    for alert, since in accepted.items()
                    if alert in (*FIELDS, "short")
                },
                examples=metrics.examples,
                gaps=tuple(sentence for _, sentence in gaps),
                fortnight=journal.published_between(name, two_weeks.isoformat(), self.at[:10]),
                publishing_days=publishing_days(two_weeks, today - timedelta(days=1)),
                silence=silence([date.fromisoformat(day) for day in days], today, watched),
                readings=readings,
                newest=[NewestText(**dict(row)) for row in newest],
                asked_address=journal.asked_address,
                furniture_of=self._furniture_of,
                shrunk=journal.shrunk_since(name, max(shrunk, accepted.get("shrinking", ""))),
                edits=self._edits(
                    SHRUNK_DAYS, max(accepted.get(n, "") for n in ("eroding", "redated"))
                ),
                lately=self._edits(RESTLESS_DAYS, accepted.get("restless", "")),
            ),
            self.site.expects,
            self.site.home,
        )

    def _furniture_of(self, urls: Sequence[str]) -> str | None:
        asked = [self.journal.asked_address(url) for url in urls]
        if self.store is None:
            return None
        return captured_furniture(self.store, asked, self.site, self.at)

    def _edits(self, days: int, accepted: str) -> list[Edited]:
        since = stamp(datetime.fromisoformat(self.at) - timedelta(days=days))
        return self.journal.edits(self.site.name, max(since, accepted))

    def _update(
        self,
        seen: dict[str, str],
        *,
        events: Container[str] = (),
        patient: dict[str, int] | None = None,
        untold: tuple[str, ...] = (),
    ) -> State:
        """Store the alarms ``seen``, deepest cause first; ``events`` do not stay open."""
        name, at = self.site.name, self.at
        news = {
            event: seen[event]
            for event in seen
            if event in events and self.journal.note_event(name, event, seen[event], at)
        }
        lasting = {alarm: words for alarm, words in seen.items() if alarm not in events}
        opened, closed = self.journal.update_alerts(
            name, lasting, at, patient=patient, untold=untold
        )
        known = {alarm.name: alarm.detail for alarm in self.journal.open_alerts(name)} | news
        ordered = [known[n] for n in seen if n in known]
        ordered += [words for n, words in known.items() if n not in seen]
        first = {alarm.name: alarm.detail for alarm in opened} | news
        told = [f"{name}: {first[n]}" for n in dict.fromkeys((*seen, *first)) if n in first]
        told += [f"{name}: over: {over(alarm)}" for alarm in closed]
        return State(tuple(ordered), tuple(told))

    def _is_overdue(self) -> bool:
        good = self.journal.last_end(self.site.name, good=True)
        if good is None:
            return True
        since = datetime.fromisoformat(self.at) - datetime.fromisoformat(good)
        return since > timedelta(days=GRACE)


def over(alarm: AlertRow) -> str:
    """Describe what holds again now that an alarm is over, and since when it did not."""
    kind, _, of = alarm.name.partition(":")
    words = OVER.get(alarm.name) or OVER.get(kind)
    said = f"{of}: {words}" if words and of else words or f"{alarm.name} is as usual again"
    return f"{said} (it was not since {alarm.opened[:10]})"
