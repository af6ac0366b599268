"""The further pages of an article: found, joined in order, and the line of numbers left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.records import PAGES_MISSING
from crawler.reader import Reading, read_article
from crawler.reader.article.page.further import is_of_another, join_pages, says_the_same
from crawler.sites import SITES
from tests.support.lying import page, url

SITE = SITES["rathausblick"]
NOW = "2026-03-02T05:00:00Z"
OWN = url(1)
CORE = '<p class="post-nav-links">Seiten: <span class="post-page-numbers">1</span> {}</p>'


def read(after: str = "", body: str | None = None) -> Reading:
    return read_article(page(1, after=after, body=body), OWN, SITE, NOW)


def links(*targets: str, words: str = "", of: str = "post-page-numbers") -> str:
    return " ".join(
        f'<a class="{of}" href="{target}">{words or n}</a>' for n, target in enumerate(targets, 2)
    )


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (CORE.format(links(f"{OWN}2/")), (f"{OWN}2/",)),
        (CORE.format(links("2/", "3/", "4/")), (f"{OWN}2/", f"{OWN}3/", f"{OWN}4/")),
        (CORE.format(links(*(f"{n}/" for n in range(2, 12)))),
         tuple(f"{OWN}{n}/" for n in range(2, 12))),
        (CORE.format(links(f"{OWN}3/", f"{OWN}2/")), (f"{OWN}2/", f"{OWN}3/")),
        (f"<p>{links('?page=2', of='')}</p>", (f"{OWN}?page=2",)),
        (f"<div>Seite 1 {links('?seite=2', '?seite=3', of='')}</div>",
         (f"{OWN}?seite=2", f"{OWN}?seite=3")),
        (f'<p><a rel="next" href="{OWN}2/">Weiterlesen auf der folgenden Seite</a></p>',
         (f"{OWN}2/",)),
    ],
)  # fmt: skip
def test_further_pages_are_found(after: str, found: tuple[str, ...]) -> None:
    reading = read(after)
    assert reading.further == found
    assert reading.article.body == read().article.body
    assert not set(found) & set(reading.articles)
    assert not [teaser for teaser in reading.teasers if teaser.url.startswith(OWN)]


@pytest.mark.parametrize(
    "after",
    [
        "",
        f'<p>Mehr dazu <a href="{url(2)}">2</a> und <a href="{url(3)}">3</a>.</p>',
        f'<p><a href="{OWN}?page=2">Zum Bericht über zwei Dörfer</a></p>',
        f'<p><a href="{OWN}1/">1</a> <a href="{OWN}">1</a> <a href="{OWN}2025/">2025</a></p>',
        f'<p><a href="http://www.werkblick.example{OWN[31:]}2/">2</a></p>',
        f'<p><a href="{OWN}?page=2&amp;print=1">2</a> <a href="{OWN}bild/2/">2</a></p>',
        f'<p><a href="{OWN}?page=99">99</a> <a href="http://[">2</a> <a href="?page=">2</a></p>',
    ],
)
def test_other_links_are_no_further_pages(after: str) -> None:
    """The control."""
    assert read(after).further == ()


def test_the_numbers_are_no_text() -> None:
    whole = read().article.body
    for line in ("Seiten: 1 2", "Seite: 1 2 3 Weiter »", "Pages: 1 2", "Seiten: <b>1</b> 2"):
        assert read(f"<p>{line}</p>").article.body == whole
    told = read("<p>Seite 2 des Gutachtens nennt 4 Gründe.</p>").article.body or ""
    assert told.endswith("Seite 2 des Gutachtens nennt 4 Gründe.")


def test_texts_are_joined_in_order_and_nothing_is_said_twice() -> None:
    first = read(CORE.format(links(f"{OWN}2/", f"{OWN}3/"))).article
    second, third = (
        read(body=f"<p>Auf Seite {n} steht ein eigener Satz, der lang genug ist.</p>").article
        for n in (2, 3)
    )
    joined = join_pages(first, (second, third))
    said = (joined.body or "").split("\n\n")
    assert [line for line in said if "eigener Satz" in line] == [
        f"Auf Seite {n} steht ein eigener Satz, der lang genug ist." for n in (2, 3)
    ]
    assert (joined.body or "").startswith(first.body or "?")
    assert joined.teaser not in said
    assert (joined.body_html or "").count("<p>") == len(said)
    assert joined.remarks == first.remarks
    lead = replace(second, teaser="Ohne Vorspann beginnt die zweite Seite mit A & B.")
    assert "mit A & B.\n\nAuf Seite 2" in (join_pages(first, (lead,)).body or "")


def test_a_missing_page_is_remarked_and_a_repetition_is_none() -> None:
    first = read().article
    cut = join_pages(first, (), (f"{OWN}2/",))
    assert [remark.reason for remark in cut.remarks] == [PAGES_MISSING]
    assert f"{OWN}2/" in cut.remarks[0].detail
    assert cut.body == first.body
    assert says_the_same(read().article, (first,))
    assert not says_the_same(read(body="<p>Anderes, und zwar ganz.</p>").article, (first,))


def test_a_further_page_with_another_headline_and_day_is_of_another_article() -> None:
    first = read().article
    other = read_article(page(2, date="12.11.2025"), f"{OWN}2/", SITE, NOW).article
    assert is_of_another(other, first)
    for own in (
        read_article(page(2), f"{OWN}2/", SITE, NOW),  # a headline of its own, the same day
        read_article(page(1, date="12.11.2025"), f"{OWN}2/", SITE, NOW),
        read_article(page(1, title=f"{first.title} (Seite 2)", date=""), f"{OWN}2/", SITE, NOW),
    ):
        assert not is_of_another(own.article, first)
