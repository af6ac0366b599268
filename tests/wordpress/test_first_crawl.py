"""First contact: every field of every article, in themes that nobody here has written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.wordpress.compare import Comparison, archived
from tests.wordpress.install import FOLDER
from tests.wordpress.others import SECRET, hidden, protected, stock
from tests.wordpress.site import THEMES
from tests.wordpress.stage import SMALL, Stage, rows
from tests.wordpress.truth import FIELDS, Post

STOCK = ("kicker", "title", "text", "published", "tags")
"""What a stock post has of the fields: no kicker, and no teaser apart from its text."""


@dataclass(frozen=True)
class First:
    """A first crawl of a theme, and what it should have found."""

    stage: Stage
    theme: str
    posts: tuple[Post, ...]
    archive: Path
    run: CompletedProcess[str]
    asked: tuple[str, ...]


@pytest.fixture(scope="module", params=THEMES)
def first(
    request: pytest.FixtureRequest, stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> First:
    """One crawl for all tests of a theme; the first theme has all articles."""
    theme = request.param
    posts = stage.set(theme, None if theme == THEMES[0] else SMALL)
    archive = tmp_path_factory.mktemp(theme) / "archive.db"
    run = stage.crawl(archive)
    figures = f"{theme}: {len(stage.proxy.asked)} requests, exit {run.returncode}; "
    figures += (
        f"{Comparison(posts, archive).line}; stock posts {Comparison(stock(), archive, STOCK).line}"
    )
    (FOLDER / f"figures-{theme}.txt").write_text(figures + "\n", "utf-8")
    return First(stage, theme, posts, archive, run, tuple(stage.proxy.paths()))


def test_the_run_is_quiet(first: First) -> None:
    assert (first.run.returncode, first.run.stderr) == (0, ""), first.run.stdout


def test_every_article_is_archived(first: First) -> None:
    missing = Comparison(first.posts, first.archive).missing
    assert [post.slug for post in missing] == []


def test_nothing_else_is_archived(first: First) -> None:
    wanted = {post.url for post in (*first.posts, *stock())}
    assert sorted(set(archived(first.archive)) - wanted) == []


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_right_in_every_article(first: First, name: str) -> None:
    Comparison(first.posts, first.archive, (name,)).check()


@pytest.mark.parametrize("name", STOCK)
def test_a_stock_post_is_read_as_it_is(first: First, name: str) -> None:
    """No kicker is invented, a category is no tag, the site's motto and author are no text."""
    Comparison(stock(), first.archive, (name,)).check()


def test_what_is_not_published_is_never_asked_for(first: First) -> None:
    slugs = [post.slug for post in hidden()]
    assert [path for path in first.asked if any(slug in path for slug in slugs)] == []


def test_a_page_behind_a_password_is_no_text(first: First) -> None:
    found = archived(first.archive)
    assert [found[p.url]["body"] for p in protected() if p.url in found] == []


def test_no_secret_is_kept(first: First) -> None:
    assert rows(first.archive, "select url from articles where teaser like ?", f"%{SECRET}%") == []


def test_comments_are_no_pages(first: First) -> None:
    assert [path for path in first.asked if "replytocom" in path] == []
    assert rows(first.archive, "select url from teasers where title like '%Antworten%'") == []
    assert rows(first.archive, "select url from teasers where title = 'Reply'") == []


def test_nothing_is_asked_for_twice(first: First) -> None:
    again = {path for path in first.asked if first.asked.count(path) > 1}
    assert again == set()


@pytest.mark.parametrize("surface", ["feed", "listing", "rest"])
def test_a_surface_tells_each_article_as_it_is(first: First, surface: str) -> None:
    """Title and date of its teasers, whatever else the theme links to the same article.

    A listing prints ``Kicker: Headline``; whether ``Aus der Redaktion: Folge 3`` is that or a
    headline with a colon, only the page can say. What is printed is kept, to the letter.
    """
    posts = {post.url: post for post in (*first.posts, *stock())}
    sql = "select url, kicker, title, published from teasers where seen_on = ?"
    wrong: list[str] = []
    for row in rows(first.archive, sql, surface):
        if (post := posts.get(row["url"])) is None:
            continue
        title, wanted = row["title"], post.title
        if surface == "listing":
            title = ": ".join(part for part in (row["kicker"], title) if part)
            wanted = ": ".join(part for part in (post.kicker, wanted) if part)
        if (title, row["published"]) != (wanted, post.date.date().isoformat()):
            wrong.append(
                f"{row['url'].rstrip('/').rpartition('/')[2]}: {title!r}, {row['published']}"
            )
    if wrong:
        pytest.fail(f"{len(wrong)} wrong: {wrong[:6]}", False)


def test_the_listing_is_walked_to_its_end(first: First) -> None:
    sql = "select count(distinct url) as n from teasers where seen_on in ('home', 'listing')"
    assert rows(first.archive, sql)[0]["n"] >= len(first.posts)


def test_a_second_run_changes_nothing(first: First) -> None:
    before = rows(first.archive, "select id, fingerprint, state from articles order by id")
    first.stage.control.theme(first.theme)
    run = first.stage.crawl(first.archive)
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
    assert rows(first.archive, "select id, fingerprint, state from articles order by id") == before
    asked = [path for path in first.stage.proxy.paths() if path.count("/") > 2]
    assert len(first.stage.proxy.asked) <= 12, asked
