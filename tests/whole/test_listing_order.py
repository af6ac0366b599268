"""New articles are where a daily run looks: a listing that hides them elsewhere is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.cron import crawlall, rows
from tests.support.lying import LISTING, Lie, lying, page, site, url
from tests.support.lying import listing as undated

DAY = date(2025, 10, 10)
SHUFFLED = (7, 2, 9, 4, 0, 8, 3, 6, 1, 5)


def day_of(n: int) -> str:
    """The day of article ``n``: one a day, the highest number is the newest."""
    return (DAY - timedelta(days=60 - n)).strftime("%d.%m.%Y")


def listing(numbers: Iterable[int], further: str | None = None, **days: str) -> str:
    """A listing with the day of each article, or another (``d3=``)."""
    html = undated(numbers, further)
    for n in range(60):
        said = days.get(f"d{n}", day_of(n))
        html = html.replace(f"[10.10.2025] Mit dem {n}. ", f"[{said}] Mit dem {n}. ")
    return html


def paged(*numbers: Sequence[int]) -> dict[str, Lie]:
    """A listing of several pages, and the pages of its articles."""
    pages = site([])
    for at, shown in enumerate(numbers, 1):
        further = f"{LISTING}page/{at + 1}/" if at < len(numbers) else None
        pages[LISTING if at == 1 else f"{LISTING}page/{at}/"] = listing(shown, further)
        pages |= {url(n): page(n, date=day_of(n)) for n in shown}
    pages["http://www.rathausblick.example/"] = listing(numbers[0])
    return pages


def refusals(path: Path) -> set[str]:
    return {reason for (reason,) in rows(path, "select reason from refusals")} - {"not-offered"}


NEWEST_FIRST = ([*range(29, 19, -1)], [*range(19, 9, -1)], [*range(9, -1, -1)])
OUT_OF_PLACE = [3, 1, *range(29, 21, -1)], [*range(21, 11, -1)], [11, 10, *range(9, 3, -1), 2, 0]


@pytest.mark.parametrize("pages", [NEWEST_FIRST, OUT_OF_PLACE], ids=["sorted", "pinned"])
def test_control_a_listing_that_begins_with_the_newest(
    tmp_path: Path, pages: tuple[list[int], ...]
) -> None:
    path = tmp_path / "archive.db"
    with lying(paged(*pages)) as stage:
        run = crawlall(path, stage.proxy, "--quiet")
    assert (run.returncode, run.stderr, refusals(path)) == (0, "", set())
    assert rows(path, "select count(*) from articles where state = 'full'") == [(30,)]


def test_a_listing_in_no_order_is_an_alarm_at_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    mixed = [n * 7 % 30 for n in range(30)]
    pages = paged(mixed[:10], mixed[10:20], mixed[20:])
    with lying(pages) as stage:
        run = crawlall(path, stage.proxy, "--quiet")
    assert run.returncode == 2
    assert "3 of 3 listing pages are in no order of days" in run.stderr


def test_a_listing_that_loses_its_order_is_an_alarm_in_the_second_run(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    pages = paged(*NEWEST_FIRST)
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        pages[LISTING] = listing([10 + n for n in SHUFFLED], f"{LISTING}page/2/")
        codes = [crawlall(path, stage.proxy, "--quiet").returncode for _ in range(2)]
        pages[LISTING] = listing(NEWEST_FIRST[0], f"{LISTING}page/2/")
        codes += [crawlall(path, stage.proxy, "--quiet").returncode for _ in range(3)]
    assert codes[:2] == [0, 2]
    assert codes[-1] == 0  # over


def test_a_first_page_that_is_not_that_of_the_newest_is_told(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with lying(paged(NEWEST_FIRST[2], *NEWEST_FIRST[:2])) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 1
        assert refusals(path) == {"newer-later"}
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0  # told at the first walk


def test_a_page_that_is_left_out_is_told(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    pages = paged(*NEWEST_FIRST)
    pages[LISTING] = listing(NEWEST_FIRST[0], f"{LISTING}page/3/")
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 1
    assert refusals(path) == {"pages-skipped"}


def test_an_empty_page_amid_a_listing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    pages = paged(*NEWEST_FIRST)
    pages[f"{LISTING}page/2/"] = listing([], f"{LISTING}page/3/")
    with lying(pages) as stage:
        run = crawlall(path, stage.proxy, "--quiet")
    assert run.returncode == 1
    assert "page/2/ shows no article, yet links" in run.stderr
    assert refusals(path) == {"empty-between"}


def test_new_articles_that_are_dated_long_before_their_neighbours(tmp_path: Path) -> None:
    """Another order of day and month, or the year before: one is a remark, most are an alarm."""
    path = tmp_path / "archive.db"
    pages, codes = paged(*NEWEST_FIRST), []
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
        said = {f"d{n}": day_of(n).replace("2025", "2024") for n in (30, 31, 32)}
        for n in (30, 31, 32):
            pages[url(n)] = page(n, date=said[f"d{n}"])
            shown = [*range(n, n - 10, -1)]
            pages[LISTING] = listing(shown, f"{LISTING}page/2/", **said)
            codes.append(crawlall(path, stage.proxy, "--quiet").returncode)
    assert codes == [0, 0, 2]
    assert refusals(path) == {"date-out-of-order"}
    late = "select count(*) from articles where published between '2024-09-01' and '2024-12-31'"
    assert rows(path, late) == [(3,)]  # as printed
    assert rows(path, "select name from alerts") == [("late-dated",)]
