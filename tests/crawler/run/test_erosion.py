"""Texts that become shorter, edit by edit: each version is kept, and the whole is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from archive import Archive, Article
from archive.clock import stamp
from crawler.run.alarms import State
from crawler.run.completeness import events
from crawler.sites import SITES
from tests.support.judged import crawl
from tests.support.records import article

SITE = SITES["rathausblick"]
PARAGRAPHS = 10


def day(n: int) -> str:
    return stamp(datetime(2026, 3, 2, 5, tzinfo=UTC) + timedelta(days=n))


def piece(n: int, at: str, *, less: int = 0, more: str = "", title: str = "") -> Article:
    """Article ``n`` without its last paragraphs, or with another one."""
    whole = [f"Absatz {i} von Meldung {n} nennt Kosten und Fristen für das Vorhaben Nummer {n}."
             for i in range(PARAGRAPHS)]  # fmt: skip
    body = "\n\n".join([*whole[: PARAGRAPHS - less], *([more] if more else [])])
    return article(f"m-{n}", title=title or f"Nummer {n}", teaser=f"Vorspann {n}", body=body,
                   seen_at=at, published="2026-03-01")  # fmt: skip


def told(state: State) -> list[str]:
    return [said for said in state.open if "only become shorter" in said]


def test_one_text_that_loses_a_paragraph_a_day(archive: Archive) -> None:
    crawl(archive, day(0), *(piece(n, day(0)) for n in range(12)))
    for n in range(1, 4):
        assert told(crawl(archive, day(n), piece(5, day(n), less=n))) == []
    (said,) = told(crawl(archive, day(4), piece(5, day(4), less=4)))
    assert said.startswith("1 text has only become shorter")
    assert "by up to 40%" in said
    assert "/m-5`" in said
    assert archive.db.conn.execute("SELECT max(number) FROM revisions").fetchone() == (5,)
    state = crawl(archive, day(5), piece(5, day(5)))
    assert told(state) == []
    assert any("over: no more texts shrink" in said for said in state.changes)


def test_ever_more_texts_that_lose_a_fifth(archive: Archive) -> None:
    """A few a day, so that no run has many; as many with another text are the control."""
    crawl(archive, day(0), *(piece(n, day(0)) for n in range(40)))
    for n in range(1, 6):
        cut = [piece(2 * n + k, day(n), less=2) for k in range(2)]
        state = crawl(archive, day(n), *cut)
        assert bool(told(state)) == (n == 5)
    others = [piece(20 + k, day(6), more="Nachtrag: Der Rat hat zugestimmt.") for k in range(10)]
    assert told(crawl(archive, day(6), *others)) == []


def test_what_editors_do_is_not_told(archive: Archive) -> None:
    crawl(archive, day(0), *(piece(n, day(0)) for n in range(12)))
    for n in range(1, 7):  # a passage goes, another comes; headlines change
        more = f"Stand von Tag {n}: Der Ausschuss berät weiter."
        edits = [piece(1, day(n), less=n % 2), piece(2, day(n), less=n % 3, more=more),
                 piece(3, day(n), less=1, title=f"Neue Überschrift {n}")]  # fmt: skip
        assert told(crawl(archive, day(n), *edits)) == []


def test_what_our_reader_takes_away_is_no_edit(archive: Archive) -> None:
    archive.save(piece(1, day(0)))
    for n in range(1, 5):
        archive.save(piece(1, day(n), less=n))
    edits = archive.journal.edits(SITE.name, day(0))
    assert [(e.steps, round(e.lost, 2), e.at) for e in edits] == [(4, 0.4, day(4))]
    archive.db.conn.execute("UPDATE _revisions SET cause = 'reader' WHERE number = 4")
    assert [e.steps for e in archive.journal.edits(SITE.name, day(0))] == [1]
    assert archive.journal.edits(SITE.name, day(5)) == []


def test_a_paragraph_that_is_cut_is_one_that_shrinks(archive: Archive) -> None:
    archive.save(article("m-1", body="Eins steht hier. Zwei auch.\n\nDrei bleibt.", seen_at=day(0)))
    archive.save(article("m-1", body="Eins steht hier …\n\nDrei bleibt.", seen_at=day(1)))
    assert [e.steps for e in archive.journal.edits(SITE.name, day(1))] == [1]
    archive.save(article("m-1", body="Eins stand hier.\n\nDrei bleibt.", seen_at=day(2)))
    assert [e.steps for e in archive.journal.edits(SITE.name, day(1))] == [0]


@pytest.mark.parametrize(
    ("shorter", "texts", "name"),
    [(5, 6, "shortened"), (4, 4, None), (5, 10, None), (9, 10, "shortened"), (2, 9, "edited")],
)
def test_many_in_one_run_are_an_event(shorter: int, texts: int, name: str | None) -> None:
    counts = {"shortened": float(shorter), "text-edits": float(texts),
              "edited": float(texts), "reread": 20.0 if name == "edited" else 900.0}  # fmt: skip
    assert [*events(counts, {"shortened": "https://x.example/a"})] == ([name] if name else [])


def restless(state: State) -> list[str]:
    return [said for said in state.open if "made for each visit" in said]


@pytest.mark.parametrize(("texts", "told_on"), [(3, 5), (2, None)])
def test_texts_that_are_others_at_every_look(
    archive: Archive, texts: int, told_on: int | None
) -> None:
    """A line with the time, or two wordings in turn: each is an edit, too few for an event."""
    crawl(archive, day(0), *(piece(n, day(0)) for n in range(12)))
    for n in range(1, 8):
        time = [piece(1, day(n), more=f"Erstellt um {n + 7} Uhr, Vorgang {n * 97}.")]
        turns = [piece(k, day(n), more=("Jetzt bestellen.", "Gleich lesen.")[n % 2])
                 for k in range(2, texts + 1)]  # fmt: skip
        said = restless(crawl(archive, day(n), *time, *turns))
        assert bool(said) == (told_on is not None and n >= told_on), n
    for n in (19, 23):  # it is over
        assert restless(crawl(archive, day(n), *(piece(k, day(7), more="") for k in (8, 9)))) == []


@pytest.mark.parametrize(("days", "told_on"), [(7, 3), (2, None)])
def test_an_article_that_is_dated_anew(archive: Archive, days: int, told_on: int | None) -> None:
    """Each day gets it the day of the visit; a day that is put right is the control."""
    crawl(archive, day(0), *(piece(n, day(0)) for n in range(12)))
    for n in range(1, days + 1):
        again = replace(piece(5, day(n)), published=day(n)[:10])
        state = crawl(archive, day(n), again)
        said = [said for said in state.open if "got a later day" in said]
        assert bool(said) == (told_on is not None and n >= told_on), n
    first = "SELECT published FROM revisions WHERE number = 1 AND title = 'Nummer 5'"
    assert archive.db.conn.execute(first).fetchone() == ("2026-03-01",)
