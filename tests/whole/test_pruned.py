"""The first crawl of a week thins the kept pages, where that is wanted."""

from __future__ import annotations

from pathlib import Path

from archive.captures.store import pages_path
from tests.support.cron import change, crawlall, rows
from tests.support.lying import HOST, LISTING, listing, lying, site

THIN = ("PAGES_PRUNE=month",)
A_WEEK_AGO = "update runs set finished = strftime('%Y-%m-%dT%H:%M:%SZ', finished, '-8 days')"
KEPT = "select count(*) from captures where url = ?"


def test_the_first_run_of_a_week_does_it_where_it_is_wanted(tmp_path: Path) -> None:
    path, store = tmp_path / "archive.db", Path(pages_path(tmp_path / "archive.db"))
    pages = site(range(12))
    with lying(pages) as stage:
        for n in (9, 10, 11, 12):
            pages[f"{HOST}/"] = pages[LISTING] = listing(range(n - 1, -1, -1))
            assert crawlall(path, stage.proxy, settings=THIN).returncode == 0
        assert rows(store, KEPT, LISTING) == [(4,)]  # all of one week
        change(path, A_WEEK_AGO)
        assert crawlall(path, stage.proxy).returncode == 0
        assert rows(store, KEPT, LISTING) == [(4,)]  # it is not wanted
        change(path, A_WEEK_AGO)
        assert crawlall(path, stage.proxy, settings=THIN).returncode == 0
    assert rows(store, KEPT, LISTING) == [(2,)]  # the first and the newest
    assert rows(path, "select count(*) from articles where state = 'full'") == [(12,)]
    needed = rows(path, "select count(distinct capture) from revisions where capture is not null")
    assert needed == [(12,)]
