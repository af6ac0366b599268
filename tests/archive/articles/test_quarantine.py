"""Readings that must not replace a good text, whoever hands them over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Archive, Article, Remark
from tests.archive.articles.test_claims import NEWS, read
from tests.archive.articles.test_save import check, one
from tests.support.records import article, teaser

DAYS = [f"2025-06-{day:02}T08:00:00Z" for day in range(1, 10)]
NO_DATE = {"published": None, "published_text": None, "published_from": None}
ERROR = {"title": "Wartungsarbeiten", "teaser": "Wir sind gleich wieder da.", "body": None}
SPELT = ["?", "", "\ufffd", "ue"]
"""What may stand in the place of an umlaut on a page that is sent in the wrong encoding."""
PAGES: dict[str, dict[str, object]] = {
    "text-of-another": {"title": f"{NEWS[2].title} 2", "teaser": NEWS[2].teaser,
                        "body": NEWS[2].body},
    "text-lost": {"body": None},
    "cut-off": {"body": (NEWS[1].body or "").rsplit(" ", 3)[0]},
    "nothing-in-common": {**NO_DATE, **ERROR, "body": "Die Seite wird zurzeit gewartet."},
}  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        for n in (1, 2):
            archive.save(read(f"m-{n}", n, seen_at=DAYS[0]))
        yield archive
        check(archive)


Writer = Callable[[Archive, Article], str]
WRITERS: dict[str, Writer] = {
    "crawl": lambda archive, reading: archive.save(reading),
    "ingest": lambda archive, reading: archive.save(reading),
    "reextract": lambda archive, reading: (
        archive.save_and_compare(
            replace(reading, capture=int(reading.seen_at[8:10]), read_at=DAYS[8]), dry=False
        ).outcome
    ),
}


@pytest.mark.parametrize("reason", PAGES)
@pytest.mark.parametrize("writer", WRITERS)
def test_it_never_goes_into_the_row_however_often_it_comes_back(
    archive: Archive, writer: str, reason: str
) -> None:
    good = archive.by_id(1)
    assert good is not None
    wrong = replace(read("m-1", 1), **PAGES[reason])  # type: ignore[arg-type]
    for day in DAYS[1:7]:
        assert WRITERS[writer](archive, replace(wrong, seen_at=day)) == "doubted"
    assert archive.by_id(1) == good
    assert one(archive, "SELECT max(number) FROM revisions") == 1
    assert one(archive, "SELECT reason, held, times, settled FROM quarantine") == (
        reason, 1, 6, None,
    )  # fmt: skip
    assert archive.save(read("m-1", 1, seen_at=DAYS[7])) == "unchanged"
    assert one(archive, "SELECT settled FROM quarantine") == DAYS[7]


@pytest.mark.parametrize("late", [True, False])
def test_a_late_copy_of_an_error_page_is_no_version(archive: Archive, late: bool) -> None:
    archive.save(read("m-1", 1, seen_at=DAYS[5], title="Neuer Titel"))
    wrong = {**PAGES["nothing-in-common"], "seen_at": DAYS[3 if late else 6]}
    assert archive.save(replace(read("m-1", 1), **wrong)) == "doubted"  # type: ignore[arg-type]
    assert one(archive, "SELECT count(*) FROM revisions WHERE article_id = 1") == 2


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Ein neuer Titel"},
        {"body": (NEWS[1].body or "").rsplit("\n\n", 1)[0]},  # a whole paragraph is gone
        {"body": f"{NEWS[1].body}\n\nNachtrag der Redaktion."},
        {"teaser": "Neu.", "body": NEWS[5].body},  # the same headline
        {"title": "Ganz neu", "teaser": "Neu.", "body": f"{NEWS[1].body} {NEWS[5].body}"},
        {"published": "2025-06-01", "body": f"Vorweg.\n\n{NEWS[1].body}"},
        {"title": "Ganz neu", "published": "2025-06-01"},
    ],
)
def test_an_edit_is_believed_at_once(archive: Archive, edit: dict[str, object]) -> None:
    assert archive.save(read("m-1", 1, seen_at=DAYS[1], **edit)) == "changed"
    assert one(archive, "SELECT count(*) FROM quarantine") == 0


def test_what_a_surface_announces_is_no_page_of_another(archive: Archive) -> None:
    anew = read("m-1", 1, title="Ganz neu", teaser="Neu.", body=NEWS[5].body, **NO_DATE)
    assert archive.save(replace(anew, seen_at=DAYS[1])) == "doubted"
    archive.save(teaser("m-1", title="Ganz neu", seen_at=DAYS[2]))
    assert archive.save(replace(anew, seen_at=DAYS[3])) == "changed"


def test_an_error_page_that_came_first_gives_way(archive: Archive) -> None:
    archive.save(teaser("m-3", title=f"{NEWS[3].title} 3", seen_at=DAYS[0]))
    archive.save(article("m-3", **{**PAGES["nothing-in-common"], "seen_at": DAYS[0]}))
    assert archive.save(read("m-3", 3, seen_at=DAYS[1])) == "changed"


def test_a_better_reading_of_the_same_page_is_a_correction(archive: Archive) -> None:
    archive.save(article("m-4", body=NEWS[4].body, seen_at=DAYS[0], capture=7))
    better = article(
        "m-4", title="Ganz anders", body="Kurz.", seen_at=DAYS[0], capture=7, read_at=DAYS[8],
        **NO_DATE,
    )  # fmt: skip
    assert archive.save(better) == "corrected"


def test_a_page_that_broke_off_is_held_and_never_believed(archive: Archive) -> None:
    broke = Remark(reason="cut-off", detail="broke off")
    short = (NEWS[1].body or "")[:100]
    for day in DAYS[1:6]:
        reading = read("m-1", 1, body=short, remarks=(broke,), seen_at=day)
        assert archive.save(reading) == "doubted"
    new = read("m-5", 5, body=short, remarks=(broke,), seen_at=DAYS[1])
    assert archive.save(new) == "new"  # all there is
    assert one(archive, "SELECT held FROM quarantine WHERE article_id = 3") == 0
    assert archive.save(read("m-5", 5, seen_at=DAYS[2])) == "changed"


def test_a_text_that_returns_is_its_own_though_a_reprint_has_it(archive: Archive) -> None:
    archive.save(read("m-1-druck", 1, seen_at=DAYS[0]))
    archive.save(read("m-1", 1, body=f"{NEWS[5].body}", seen_at=DAYS[1]))
    assert archive.save(read("m-1", 1, seen_at=DAYS[2])) == "changed"


def test_a_thin_body_replaces_no_text_and_is_kept_where_there_is_none(archive: Archive) -> None:
    thin = (Remark(reason="thin-body", detail="900 characters were left out"),)
    short = "Am Wehr steht nun ein Sensor, und der Bauhof ist damit sehr zufrieden."
    good = archive.by_id(1)
    reading = replace(read("m-1", 1, seen_at=DAYS[1]), body=short, remarks=thin)
    assert archive.save(reading) == "doubted"
    assert archive.by_id(1) == good
    assert archive.save(replace(read("m-9", 3, seen_at=DAYS[1]), remarks=thin)) == "new"
    assert one(archive, "SELECT reason, held FROM quarantine WHERE url LIKE '%m-9'") == (
        "thin-body", 0,
    )  # fmt: skip


def spoilt(reading: Article, sign: str | None) -> Article:
    """The reading with ``sign`` for each umlaut, or decoded by the wrong encoding."""
    texts = {}
    for name in ("title", "teaser", "body"):
        text = getattr(reading, name)
        wrong = text.encode().decode("cp1252", "replace")
        texts[name] = wrong if sign is None else re.sub("[äöüß]", sign, text, flags=re.IGNORECASE)
    return replace(reading, **texts)  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", [*SPELT, None])
def test_a_text_without_its_umlauts_is_held_and_its_repair_is_believed(
    archive: Archive, sign: str | None
) -> None:
    good = archive.by_id(1)
    for day in DAYS[1:6]:
        assert archive.save(spoilt(read("m-1", 1, seen_at=day), sign)) == "doubted"
    assert archive.by_id(1) == good
    assert one(archive, "SELECT reason FROM quarantine") == "letters-lost"
    archive.save(spoilt(read("m-3", 3, seen_at=DAYS[1]), sign))  # there it is all that there is
    assert archive.save(read("m-3", 3, seen_at=DAYS[2])) == "changed"
