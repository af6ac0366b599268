"""What goes wrong with a few new articles a day, or with what describes the old ones, is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cron import copied, crawlall, rows
from tests.support.lying import HOST, LISTING, Lie, listing, lying, page, prose, site, url

OLD = range(24)
LEAD = "Die Gemeinde hat ihr größtes Vorhaben des Jahres begonnen und rechnet mit Erfolg."
NOTICE = "Mehr davon steht in unserem Heft, das jeden Monat an alle Haushalte der Stadt geht."
STUCK: dict[str, tuple[str, Callable[[int], str], int]] = {
    "teaser": ("lead", lambda n: page(n, lead=LEAD), 8),
    "body": ("body", lambda n: page(n, body=prose(99)), 5),
    "passage": ("paragraph in their text", lambda n: page(n, after=f"<p>{NOTICE}</p>"), 8),
}  # fmt: skip


def tagged(n: int, *more: str) -> str:
    return page(n, after=f"<p>Stichwörter: Vorhaben {n}, {', '.join((f'Ort {n}', *more))}</p>")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of articles that each have their own."""
    path = tmp_path_factory.mktemp("alike") / "archive.db"
    with lying(site(OLD) | {url(n): tagged(n) for n in OLD}) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
    return path


@pytest.mark.parametrize("name", STUCK)
@pytest.mark.parametrize("enough", [True, False])
def test_new_articles_that_have_in_common_what_each_should_have_for_itself(
    base: Path, tmp_path: Path, name: str, enough: bool
) -> None:
    path = copied(base, tmp_path)
    words, made, least = STUCK[name]
    news = range(24, 24 + least - (not enough))
    pages: dict[str, Lie] = {url(n): tagged(n) for n in OLD}
    first, later = list(news)[: least // 2], list(news)[least // 2 :]
    with lying(pages) as stage:
        for shown in (first, [*later, *first]):
            pages |= {url(n): made(n) for n in shown}
            pages[LISTING] = pages[f"{HOST}/"] = listing([*shown, *OLD])
            run = crawlall(path, stage.proxy, "--quiet")
    said = f"{least} of the {min(30, 24 + least)} newest articles have one and the same {words}"
    assert (run.returncode, said in run.stderr) == ((2, True) if enough else (0, False))


@pytest.mark.parametrize("changed", [24, 5])
def test_other_keywords_on_many_articles_at_once_are_an_event(
    base: Path, tmp_path: Path, changed: int
) -> None:
    path = copied(base, tmp_path)
    pages = site(OLD) | {url(n): tagged(n, *(["Startseite"] if n < changed else [])) for n in OLD}
    with lying(pages) as stage:
        runs = [crawlall(path, stage.proxy, "--quiet", "-a", "recheck=all") for _ in range(2)]
    many = changed > 5
    assert [run.returncode for run in runs] == [2 if many else 0, 0]
    assert ("24 of the 24" in runs[0].stderr and "other keywords" in runs[0].stderr) == many
    edits = "select count(*) from revisions where number > 1 and changed = '[\"tags\"]'"
    assert rows(path, edits) == [(changed,)]
