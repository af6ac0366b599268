"""Articles of several pages: joined before they are kept, and whole again where a page was lost."""

from __future__ import annotations

from pathlib import Path

from tests.support.crawling import scrapy
from tests.support.cron import SITE, rows
from tests.support.lying import listing, lying, page, site, url


def part(n: int, number: int, of: int) -> str:
    """Page ``number`` of an article, as WordPress prints it."""
    numbers = " ".join(
        str(k) if k == number else f'<a class="post-page-numbers" href="{url(n)}{k}/">{k}</a>'
        for k in range(1, of + 1)
    )
    text = "".join(
        f"<p>Absatz {k} auf Seite {number} von Bericht {n} erklärt den Umbau in allen Einzelheiten."
        "</p>" for k in range(3)
    )  # fmt: skip
    return page(n, body=f'{text}<p class="post-nav-links">Seiten: {numbers}</p>')


def said(path: Path, n: int) -> list[str]:
    """Which pages' paragraphs the archive has, in order."""
    like = url(n).replace("http:", "https:").rstrip("/")
    ((body,),) = rows(path, "select body from articles_full where url = ?", like)
    assert "Seiten:" not in body
    return [
        line.split(" auf ")[1][:7] for line in body.split("\n\n") if line.startswith("Absatz 0")
    ]


def test_all_pages_of_an_article_are_one_text(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = site(range(5))
    pages |= {url(1): part(1, 1, 3), f"{url(1)}2/": part(1, 2, 3), f"{url(1)}3/": part(1, 3, 3)}
    pages |= {url(2): part(2, 1, 2), f"{url(2)}2/": (404, {}, b"weg")}
    pages |= {url(3): part(3, 1, 2), f"{url(3)}2/": (301, {"Location": url(3)}, b"")}
    with lying(pages) as stage:
        run = scrapy("crawl", SITE, archive=path, proxy=stage.proxy)
        assert (run.returncode, run.stderr) == (0, "")
        assert said(path, 1) == ["Seite 1", "Seite 2", "Seite 3"]
        assert said(path, 2) == ["Seite 1"]
        assert said(path, 3) == ["Seite 1"]
        remarks = "select url from refusals where reason = 'pages-missing'"
        assert [u for (u,) in rows(path, remarks)] == [url(2).replace("http:", "https:")[:-1]]
        again = scrapy("reextract", archive=path)
        assert again.returncode == 0, again.stderr
        assert said(path, 1) == ["Seite 1", "Seite 2", "Seite 3"]
        assert rows(path, "select max(number) from revisions") == [(1,)]
        pages[f"{url(2)}2/"] = part(2, 2, 2)
        stage.asked.clear()
        scrapy("crawl", SITE, archive=path, proxy=stage.proxy)
        assert said(path, 2) == ["Seite 1", "Seite 2"]  # asked for again at once
        assert stage.times(url(1)) == 0
        pages[f"{url(1)}3/"] = (500, {}, b"")
        scrapy("crawl", SITE, "-a", "recheck=all", archive=path, proxy=stage.proxy)
        assert said(path, 1) == ["Seite 1", "Seite 2", "Seite 3"]  # less is no news
    assert listing(range(5)).count("<h3>") == rows(path, "select count(*) from articles")[0][0]


def test_a_further_page_that_shows_another_article_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = site(range(5)) | {url(1): part(1, 1, 2), f"{url(1)}2/": part(1, 2, 2)}
    with lying(pages) as stage:
        assert scrapy("crawl", SITE, archive=path, proxy=stage.proxy).returncode == 0
        pages[f"{url(1)}2/"] = page(4, date="12.11.2025")
        scrapy("crawl", SITE, "-a", "recheck=all", archive=path, proxy=stage.proxy)
    assert said(path, 1) == ["Seite 1", "Seite 2"]
    assert rows(path, "select reason from quarantine") == [("cut-off",)]
