"""``scrapy reextract``: a better reader over kept pages, without a network."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from archive import Archive, Record
from archive.captures.store import PageStore
from archive.exchange.compare import Comparison, save_and_compare
from crawler.replay.read import ReplayResult, ReplayTask, read_captures
from crawler.replay.reextract import Reextraction
from crawler.replay.version import reader_version
from pipelines.normalise import normalise_article
from tests.support import kept
from tests.support.crawling import scrapy
from tests.support.kept import T1, T2, T3

LATER = "2026-11-01T00:00:00Z"


def read(store: PageStore, slug: str, **values: object) -> ReplayResult:
    task = ReplayTask(source="rathausblick", url=kept.url(slug), read_at=LATER, **values)  # type: ignore[arg-type]
    return read_captures(store, task)


def again(store: PageStore, archive: Archive, slug: str, *, dry: bool = False) -> list[Comparison]:
    return [
        save_and_compare(archive, normalise_article(article), dry=dry)  # type: ignore[arg-type]
        for article in read(store, slug).records
    ]


@pytest.fixture
def worse(tmp_path: Path) -> Path:
    """An archive whose reader glued the kicker to the title and missed bylines and a page."""
    store, archive = kept.opened(tmp_path)
    with store, archive:
        for n in range(3):
            kept.crawled(store, archive, f"bruecke-{n}", kept.html(f"Neue Brücke {n} eröffnet"),
                         title=f"Musterstadt Neue Brücke {n} eröffnet", kicker=None,
                         byline=None)  # fmt: skip
        kept.crawled(store, archive, "gleich", kept.html("Ein Rathaus für alle"), kicker="Falsch",
                     teaser=None)  # fmt: skip
        store.add(kept.capture("uebersehen", kept.html("Bisher übersehen worden")))
        store.add(kept.capture("leer", b""))
    return tmp_path / "archive.db"


def test_a_dry_run_tells_exactly_and_changes_nothing(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        body = kept.html()
        kept.crawled(store, archive, "a", body, title="Musterstadt Neue Brücke eröffnet",
                     kicker=None, tags=("alt",))  # fmt: skip
        before = "\n".join(archive.db.conn.iterdump())
        (told,) = again(store, archive, "a", dry=True)
        assert "\n".join(archive.db.conn.iterdump()) == before
        (done,) = again(store, archive, "a")
        assert told == done
        assert told.outcome == "corrected"
        assert {(c.field, c.old, c.new) for c in told.changes} == {
            ("title", "Musterstadt Neue Brücke eröffnet", "Neue Brücke eröffnet"),
            ("kicker", None, "Musterstadt"),
        }
        assert [c.outcome for c in again(store, archive, "a")] == ["unchanged"]


def test_each_page_is_read_once_for_every_time_it_appeared(tmp_path: Path) -> None:
    store, _ = kept.opened(tmp_path)
    with store, _:
        one, two = kept.html("Eins und noch mehr"), kept.html("Zwei und noch mehr")
        for at, body in ((T1, one), (T2, two), (T3, one)):
            store.add(kept.capture("a", body, at))
        store.add(kept.capture("a", b"", "2025-10-14T00:00:00Z", status=304))
        assert [a.seen_at for a in read(store, "a").records] == [T1, T2, T3]  # type: ignore[union-attr]
        assert [a.seen_at for a in read(store, "a", since=T2).records] == [T2, T3]  # type: ignore[union-attr]


def test_edits_and_corrections_of_earlier_versions(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        kept.crawled(store, archive, "a", kept.html("Erster Titel steht"), T1, kicker=None)
        kept.crawled(store, archive, "a", kept.html("Zweiter Titel steht"), T2, kicker=None)
        compared = again(store, archive, "a")
        assert [c.outcome for c in compared] == ["corrected", "corrected"]
        assert [[x.field for x in c.changes] for c in compared] == [["kicker"], ["kicker"]]
        assert archive.verify() == []
    path = tmp_path / "archive.db"
    assert kept.rows(path, "select title, kicker, cause from revisions order by number") == [
        ("Erster Titel steht", None, "publisher"), ("Erster Titel steht", "Musterstadt", "reader"),
        ("Zweiter Titel steht", None, "publisher"),
        ("Zweiter Titel steht", "Musterstadt", "reader"),
    ]  # fmt: skip
    assert kept.rows(path, "select old_title, new_title from changed_headlines") == [
        ("Erster Titel steht", "Zweiter Titel steht"),
    ]  # fmt: skip


def test_a_damaged_page_is_named_and_costs_no_other(tmp_path: Path) -> None:
    store, _ = kept.opened(tmp_path)
    with store, _:
        store.add(kept.capture("a", kept.html("Eins und noch mehr")))
        store.add(kept.capture("a", kept.html("Zwei und noch mehr"), T2))
        store.db.conn.execute("update bodies set data = x'00' where id = 1")
        done = read(store, "a")
        assert len(done.records) == 1
        (fault,) = done.faults
        assert "Capture 1 " in fault


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_reports_then_corrects(worse: Path, jobs: str) -> None:
    before = kept.rows(worse, "select * from articles_full order by id")
    dry = scrapy("reextract", "rathausblick", "--dry-run", "--jobs", jobs, archive=worse)
    assert (dry.returncode, dry.stderr) == (0, "")
    assert kept.rows(worse, "select * from articles_full order by id") == before
    done = scrapy("reextract", "--jobs", jobs, archive=worse)
    assert (done.returncode, done.stderr) == (0, "")
    assert "6 kept pages of 6 addresses" in dry.stdout
    for line in ("title: 3 would change", "byline: 3 would change", "Musterstadt Neue Brücke 0 "):
        assert line in dry.stdout
    assert "4 corrected, 1 new" in done.stdout
    titles = [f"Neue Brücke {n} eröffnet" for n in range(3)]
    assert [t for (t,) in kept.rows(worse, "select title from articles order by title")] == sorted(
        [*titles, "Ein Rathaus für alle", "Bisher übersehen worden"]
    )
    assert kept.rows(worse, "select distinct corrected_at > seen_at from corrections") == [(1,)]
    assert kept.rows(worse, "select count(*) from runs") == [(0,)]


def test_a_run_that_was_broken_off_goes_on(worse: Path) -> None:
    with Archive.open(worse) as archive:
        state = {"reader": reader_version(), "since": None, "after": kept.url("bruecke-1")}
        archive.journal.note_job("reextract rathausblick", json.dumps(state))
    done = scrapy("reextract", "--jobs", "1", archive=worse)
    assert "of 4 addresses read (going on" in done.stdout
    with Archive.open(worse) as archive:
        assert archive.journal.job_progress("reextract rathausblick") is None


def test_what_becomes_empty_is_listed(tmp_path: Path) -> None:
    store, archive = kept.opened(tmp_path)
    with store, archive:
        page = kept.html().replace(b'<p class="kicker">Musterstadt</p>', b"")
        kept.crawled(store, archive, "a", page, kicker="Erfunden")
    done = scrapy("reextract", "--jobs", "1", archive=tmp_path / "archive.db")
    assert "becomes empty: 1\n  kicker: Erfunden" in done.stdout


def test_without_kept_pages_one_sentence(tmp_path: Path) -> None:
    done = scrapy("reextract", archive=tmp_path / "archive.db")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "archive.db does not exist" in done.stderr
    assert scrapy("reextract", "nowhere", archive=tmp_path / "archive.db").returncode == 64


def test_a_signal_ends_it_after_the_address_and_the_next_run_goes_on(worse: Path) -> None:
    settings = get_project_settings()
    settings.set("ARCHIVE_PATH", str(worse))
    job = Reextraction(settings, sources=["rathausblick"])
    first = job.steps[0]

    def interrupted(record: Record) -> Record:
        job.stop(signal.SIGUSR1)
        return first(record)

    job.steps[0] = interrupted
    assert job.run().faults == [
        "it ended early (shutdown, 0 errors); run again with -L INFO and read them"
    ]
    assert (job.report.addresses, len(job.written)) == (1, 1)


def test_a_fault_of_ours_costs_one_record(worse: Path) -> None:
    settings = get_project_settings()
    settings.set("ARCHIVE_PATH", str(worse))
    job = Reextraction(settings, sources=["rathausblick"])
    first = job.steps[0]

    def raising(record: Record) -> Record:
        if "bruecke-1" in record.url:
            raise KeyError("ours")
        return first(record)

    job.steps[0] = raising
    assert job.run().faults == [
        "it ended early (finished, 1 errors); run again with -L INFO and read them"
    ]
    assert job.report.outcomes == {"corrected": 3, "new": 1}
