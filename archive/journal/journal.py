"""The journal of the crawls of one archive: runs, cursors, what is due, what is wrong."""

from __future__ import annotations

from archive.articles import pages, refusals
from archive.database.session import Session, reads, reads_fresh, writes
from archive.journal import (
    alerts,
    coverage,
    cursors,
    edits,
    hints,
    jobs,
    metrics,
    notices,
    public_captures,
    readings,
    runs,
    schedule,
    status,
)


class Journal:
    """The records of crawls: ``archive.journal``. All methods may raise ``ArchiveError``."""

    def __init__(self, session: Session) -> None:
        self.session = session

    close_open_runs = writes(runs.close_open_runs)
    record_failure = writes(runs.record_failure)
    ended_before = reads(runs.ended_before)
    last_end = reads(runs.last_end)
    restart_run = writes(runs.restart)

    open_cursor = writes(cursors.open_cursor)
    advance_cursor = writes(cursors.advance)
    close_cursor = writes(cursors.close_cursor)
    reopen_cursor = writes(cursors.reopen_cursor)
    record_links = writes(cursors.record_links)
    link_old_address = writes(cursors.link_old_address)
    untried_addresses = writes(cursors.untried_addresses)
    new_since = reads(cursors.new_since)
    never_linked = reads(cursors.never_linked)
    caught_up_at = reads(cursors.caught_up_at)
    listed_sitemaps = reads(cursors.listed_sitemaps)
    has_unshown = reads(cursors.has_unshown)
    unfinished_cursors = reads(cursors.unfinished_cursors)
    was_crawled_whole = reads(cursors.was_crawled_whole)
    whole_cursors = reads(cursors.whole_cursors)

    hint_modified = writes(hints.hint_modified)
    hinted_in_vain = reads(hints.in_vain)
    has_shown = reads(hints.has_shown)

    has_page = reads(pages.is_fetched)
    fetched_at = reads(pages.fetched_at)
    validators = reads(pages.validators)
    missing_since = reads(pages.missing_since)
    unread = reads_fresh(schedule.unread)
    due = reads_fresh(schedule.due)
    remarked = reads_fresh(refusals.remarked)

    list_public = writes(public_captures.list_captures)
    settle_public = writes(public_captures.settle)
    postpone_public = writes(public_captures.postpone)
    listed_public = reads(public_captures.listed)
    listed_capture = reads(public_captures.listed_capture)
    public_years = reads(public_captures.years)
    known_keys = reads(public_captures.known_keys)
    refuse_unread = writes(public_captures.refuse_unread)

    job_progress = reads(jobs.progress)
    note_job = writes(jobs.note)

    save_metrics = writes(metrics.save)
    thin_metrics = writes(metrics.thin)
    metrics_history = reads(metrics.history)
    good_runs_since = reads(metrics.good_runs_since)
    published_between = reads(metrics.published_between)
    known_texts = reads_fresh(metrics.known_texts)
    misdated = reads_fresh(metrics.misdated)

    published_days = reads(readings.published_days)
    first_watched = reads(readings.first_watched)
    first_readings = reads(readings.first_readings)
    newest_texts = reads(readings.newest_texts)
    sharing_a_body = reads(readings.sharing_a_body)
    redescribed = reads_fresh(readings.redescribed)
    listed_nowhere = reads(readings.listed_nowhere)
    shrunk_since = reads(readings.shrunk_since)
    edits = reads_fresh(edits.edits)
    asked_address = reads(readings.asked_address)
    usual_requests = reads(readings.usual_requests)
    neighbours = reads(readings.neighbours)
    recovering = reads_fresh(readings.recovering)

    update_alerts = writes(alerts.update)
    open_alerts = reads(alerts.opened)
    note_event = writes(alerts.note_event)
    accept_alert = writes(alerts.accept)
    accepted_alerts = reads(alerts.accepted)
    standing_alerts = reads(alerts.standing)
    still_accepted = writes(alerts.still_accepted)
    save_notice = writes(notices.save)
    prove_coverage = writes(coverage.prove)
    missing = reads(coverage.missing)
    coverage = reads(coverage.newest_of)
    status = reads(status.of_site)
