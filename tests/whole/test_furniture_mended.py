"""A note on every article that no page gives away: told with its selector, mended by the hint."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.crawling import command, environment, scrapy
from tests.support.cron import SITE, crawlall, patched, rows
from tests.support.lying import (
    DEEDS,
    LISTING,
    PLACES,
    THINGS,
    Lie,
    headline,
    lying,
    page,
    site,
    url,
)

NEWS = range(24)
NOTE = "Dieses Portal fördern die Stadtwerke Seewalde, ein Partner vieler Gemeinden im Land."
BOX = f'<div class="foerderer k3"><p>{NOTE} Noch {{}} Tage.</p></div>'
HINT = """
from dataclasses import replace
from crawler import sites
from crawler.sites.profile import Hints
sites.SITES["rathausblick"] = replace(sites.SITES["rathausblick"], hints=Hints(furniture="{}"))
"""
LEFT = "select count(*) from articles_full where body like '%Stadtwerke Seewalde%'"
EDITS = "select cause, changed, count(*) from revisions where number > 1 group by 1, 2"


def prose(n: int) -> list[str]:
    """Paragraphs that differ in more than their numbers."""
    return [
        f"<p>In {PLACES[n % 7]} und {PLACES[n // 7]} wird die {THINGS[(n + i) % 7]} "
        f"{DEEDS[i]}, wie der Rat mit {n + i} Stimmen beschlossen hat.</p>"
        for i in range(4)
    ]


def noted(n: int, at: int, box: str) -> str:
    parts = prose(n)
    parts.insert(at, box.format(90 - n))
    return page(n, body="".join(parts))


def told(
    path: Path, env: dict[str, str], proxy: str | None, *words: str
) -> subprocess.CompletedProcess[str]:
    """Run a command with another profile."""
    return subprocess.run(
        command(*words), cwd=ROOT, env=environment(path, proxy) | env, capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_new_site_is_proposed_its_furniture(tmp_path: Path) -> None:
    urls = [f"{LISTING}der-bau-nummer-{n}/" for n in range(4)]
    links = "".join(f'<li><a href="{at}">{headline(n)}</a></li>' for n, at in enumerate(urls))
    pages: dict[str, Lie] = {
        at: noted(n, 2, BOX).replace("</main>", f"</main><aside><ul>{links}</ul></aside>")
        for n, at in enumerate(urls)
    }
    call = ("newsite", "neuland", urls[0], "--folder", str(tmp_path))
    with lying(pages) as stage:
        run = scrapy(*call, archive=tmp_path / "x.db", proxy=stage.proxy)
    assert run.returncode == 0, run.stderr
    profile = (tmp_path / "crawler" / "sites" / "neuland.py").read_text("utf-8")
    assert 'furniture="div.foerderer")' in profile
    assert "and stands in the texts of several of them" in profile
    assert "Hints" not in "".join(ast.dump(part) for part in ast.parse(profile).body)


@pytest.mark.parametrize(
    ("at", "having", "box", "selector", "alert"),
    [
        (4, 24, BOX.replace(" Noch {} Tage.", ""), "div.foerderer", "same:passage"),
        (0, 24, BOX, "div.foerderer", "newest:passage"),
        (2, 9, BOX, "div.foerderer", "newest:passage"),
    ],
)
def test_a_note_is_told_and_mended(
    tmp_path: Path, at: int, having: int, box: str, selector: str, alert: str
) -> None:
    path = tmp_path / "archive.db"
    pages: dict[str, Lie] = site(NEWS) | {
        url(n): noted(n, at, box if n < having else "") for n in NEWS
    }
    with lying(pages) as stage:
        first = crawlall(path, stage.proxy, "--quiet")
        assert first.returncode == 2
        assert f'hints=Hints(furniture="{selector}") in the profile' in first.stderr
        assert NOTE[:60] in first.stderr
        assert rows(path, LEFT) == [(having,)]
        env = patched(tmp_path, HINT.format(selector))
        peeked = told(path, env, stage.proxy, "peek", url(3))
        assert f"or {NOTE[:40]}" in peeked.stdout
        assert "[left-out]" in peeked.stdout
        assert "doubted: nothing" in peeked.stdout
        mended = told(path, env, None, "reextract", SITE)
        assert (mended.returncode, mended.stderr) == (0, "")
        assert f"body: {having} changed" in mended.stdout
        assert rows(path, LEFT) == [(0,)]
        assert rows(path, EDITS) == [("reader", '["body"]', having)]
        again = crawlall(path, stage.proxy, "--quiet", "-a", "recheck=all", env=env)
        assert again.returncode == 0, again.stderr
    assert rows(path, "select name, closed is not null from alerts") == [(alert, 1)]
    assert rows(path, EDITS) == [("reader", '["body"]', having)]
    assert rows(path, LEFT) == [(0,)]
