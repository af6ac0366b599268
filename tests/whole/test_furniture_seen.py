"""Pages with a counter and a token that change with every answer: nothing grows while nothing
happens, and an edit is a new capture."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from archive.captures.store import pages_path
from tests.support.cron import crawlall, rows
from tests.support.lying import Lie, lying, page, site, url

TURN = count(1)


class Counted(dict[str, Lie]):
    """A site that counts every answer."""

    def get(self, address: str, default: Lie | None = None) -> Lie | None:  # type: ignore[override]
        found = super().get(address, default)
        if not isinstance(found, str):
            return found
        n = next(TURN)
        counter = f"<p>{n} Aufrufe</p><form><input type=hidden name=nonce value=x{n}></form>"
        return found.replace("</body>", f"{counter}</body><!-- {n} -->")


def test_only_an_edit_is_a_new_capture(tmp_path: Path) -> None:
    path, pages = tmp_path / "archive.db", Counted(site(range(10)))
    store, again = Path(pages_path(path)), ("-a", "recheck=all")
    kept = "select count(*) from captures where kind in ('article', 'home', 'listing')"
    size = "select sum(length(patch)), count(patch) from sightings"
    with lying(pages) as stage:
        assert crawlall(path, stage.proxy).returncode == 0
        before = rows(store, kept)
        for _ in range(2):
            assert crawlall(path, stage.proxy, *again).returncode == 0
        assert rows(store, kept) == before
        ((taken, many),) = rows(store, size)
        assert many >= 2 * 10
        assert taken < 150 * many
        pages[url(3)] = page(3, after="<p>Nachtrag: Der Rat hat zugestimmt.</p>")
        assert crawlall(path, stage.proxy, *again).returncode == 0
    assert rows(store, kept) == [(before[0][0] + 1,)]
    changed = (
        "select url, count(*) from captures where kind = 'article' group by url having count(*) > 1"
    )
    assert rows(store, changed) == [(url(3), 2)]
    assert rows(
        path, "select count(*) from revisions where cause = 'publisher' and number > 1"
    ) == [(1,)]
