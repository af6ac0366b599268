"""A site's weeks: what editors do is seen by the run that should see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.wordpress.stage import SMALL, Stage, copied, days_pass, rows
from tests.wordpress.truth import Post, family

THEME = "klassik"
ADDED = "Nachträglich fügt die Redaktion diesen Satz über die Kosten hinzu."


@pytest.fixture(scope="module")
def base(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, crawled once."""
    stage.set(THEME)
    archive = tmp_path_factory.mktemp("weeks") / "archive.db"
    run = stage.crawl(archive)
    assert run.returncode in (0, 2), run.stderr
    return archive


@pytest.fixture
def archive(base: Path, stage: Stage, tmp_path: Path) -> Path:
    """A copy of that archive, before the site as it was then."""
    stage.set(THEME)
    return copied(base, tmp_path)


def state(archive: Path, slug: str) -> dict[str, Any]:
    """The one article whose address ends in a slug."""
    found = rows(
        archive,
        "select * from articles_full where url like ?1 or url like ?1 || '/' "
        "or url like ?1 || '/?%' or url like ?1 || '?%'",
        f"%/{slug}",
    )
    assert len(found) == 1, found
    return found[0]


def of_shape(shape: str, number: int = 0) -> Post:
    """An article of some special shape."""
    return [post for post in family(SMALL) if post.shape == shape][number]


def fresh(number: int, days: int = 0, **changes: Any) -> Post:
    """An article that appears in these days."""
    post = family()[number]
    slug = f"frisch-{number}-{post.slug}"[:100].strip("-")
    date = datetime.now() - timedelta(days=days, minutes=10)
    return replace(post, slug=slug, title=f"Frisch: {post.title}", date=date, **changes)


REMOVALS: dict[str, Callable[[Stage, str], None]] = {
    "trashed": lambda stage, slug: stage.control.trash(slug),
    "deleted": lambda stage, slug: stage.control.delete(slug),
    "private": lambda stage, slug: stage.control.update(slug, post_status="private"),
}
SHAPES = ("plain text", "comments")
GUESSED = of_shape("gallery", 3)
"""Its headline was used again (``-2``): WordPress then answers its old address with a redirect to
what it guesses, the other article."""
EDITED, RENAMED, MOVED = (of_shape("plain text", n) for n in (5, 6, 7))


def with_more(post: Post) -> str:
    """Its content, and one more paragraph."""
    return f"{post.content}\n\n<!-- wp:paragraph -->\n<p>{ADDED}</p>\n<!-- /wp:paragraph -->"


@pytest.fixture(scope="module")
def later(base: Path, stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Months later: edits, a new address, removals; then two runs that look at everything."""
    stage.set(THEME)
    archive = copied(base, tmp_path_factory.mktemp("later"))
    stage.control.update(EDITED.slug, post_content=with_more(EDITED))
    stage.control.update(RENAMED.slug, post_title="Ganz neue Überschrift")
    stage.control.update(MOVED.slug, post_name="eine-ganz-neue-adresse")
    for number, remove in enumerate(REMOVALS.values()):
        for shape in SHAPES:
            remove(stage, of_shape(shape, number).slug)
    stage.control.trash(GUESSED.slug)
    for _ in range(2):
        days_pass(archive, 60)
        stage.crawl(archive, "recheck=all")
    return archive


def test_an_edit_is_seen_by_a_run_that_looks_at_all(later: Path) -> None:
    assert state(later, EDITED.slug)["body"] == f"{EDITED.body}\n\n{ADDED}"
    assert state(later, RENAMED.slug)["title"] == "Ganz neue Überschrift"


def test_nothing_else_has_a_second_version(later: Path) -> None:
    found = rows(
        later,
        "select url from articles where id in "
        "(select article_id from revisions group by 1 having count(*) > 1)",
    )
    changed = {row["url"].rpartition("/")[2] for row in found}
    assert changed == {EDITED.slug, RENAMED.slug}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("how", REMOVALS)
def test_an_article_that_was_removed_is_gone(later: Path, how: str, shape: str) -> None:
    """With comments or without: whether it is gone is asked at its own address."""
    post = of_shape(shape, list(REMOVALS).index(how))
    row = state(later, post.slug)
    assert (row["state"], row["body"]) == ("gone", post.body)


def test_a_guessed_redirect_makes_no_two_articles_one(later: Path) -> None:
    twin = next(post for post in family(SMALL) if post.slug == f"{GUESSED.slug}-2")
    found = {row["url"]: row for row in rows(later, "select * from articles_full")}
    assert found[twin.url]["body"] == twin.body
    assert GUESSED.url in found
    assert found[GUESSED.url]["body"] == GUESSED.body
    addresses = rows(later, "select url from addresses where article_id = ?", found[twin.url]["id"])
    assert [row["url"] for row in addresses if f"{GUESSED.slug}/" in row["url"]] == []


def test_nothing_else_is_gone(later: Path) -> None:
    removed = {of_shape(s, n).url for s in SHAPES for n in range(len(REMOVALS))}
    removed.add(GUESSED.url)
    found = {row["url"] for row in rows(later, "select url from articles where state = 'gone'")}
    assert found - removed == set()


def test_a_new_slug_is_the_same_article(base: Path, later: Path) -> None:
    found = rows(later, "select id from articles where title = ?", MOVED.title)
    assert [row["id"] for row in found] == [state(base, MOVED.slug)["id"]]
    keys = rows(later, "select url from addresses where article_id = ?", found[0]["id"])
    assert any("eine-ganz-neue-adresse" in row["url"] for row in keys)


def test_an_edit_of_a_young_article_is_seen_the_next_day(stage: Stage, archive: Path) -> None:
    young = fresh(100, days=2)
    stage.control.publish([young])
    assert stage.crawl(archive).returncode == 0
    stage.control.update(young.slug, post_content=with_more(young))
    days_pass(archive, 1)
    assert stage.crawl(archive).returncode == 0
    assert state(archive, young.slug)["body"] == f"{young.body}\n\n{ADDED}"


def test_a_new_article_and_a_published_draft_are_found_by_the_next_run(
    stage: Stage, archive: Path
) -> None:
    new, draft = fresh(101), fresh(102, status="draft")
    stage.control.publish([new, draft])
    run = stage.crawl(archive)
    assert (run.returncode, run.stderr) == (0, "")
    assert state(archive, new.slug)["body"] == new.body
    assert rows(archive, "select url from articles where url like ?", f"%{draft.slug}%") == []
    stage.control.update(draft.slug, post_status="publish")
    run = stage.crawl(archive)
    assert (run.returncode, run.stderr) == (0, "")
    assert state(archive, draft.slug)["body"] == draft.body
    assert len(stage.proxy.asked) <= 12, stage.proxy.asked


def test_a_new_theme_changes_no_text(stage: Stage, archive: Path) -> None:
    """A relaunch: the same articles in other clothes."""
    stage.control.theme("twentytwentyfour")
    run = stage.crawl(archive, "recheck=all")
    changed = rows(
        archive,
        "select url from articles where id in "
        "(select article_id from revisions group by 1 having count(*) > 1)",
    )
    assert changed == []
    assert run.returncode == 0, run.stderr
