"""How much of the pages of public themes is read right, field by field.

``python -m tests.support.themes.figures`` prints the table and every difference.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator

from archive import Article, Teaser
from crawler.reader import read_article, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article, normalise_teaser
from tests.support.composed import FETCHED_AT, LISTING
from tests.support.themes import listings as lists
from tests.support.themes import more_listings, third_listings
from tests.support.themes.articles import (
    astra,
    contao,
    drupal,
    generatepress,
    ghost,
    hugo,
    joomla,
    kadence,
    kirby,
    neos,
    neve,
    newspaper,
    oceanwp,
    papermod,
    plone,
    typo3,
)
from tests.support.themes.listings import NEXT, Listing
from tests.support.themes.parts import Markup, Story, six, stories

FAMILY = SITES["kommune21"]
ARTICLES: dict[str, Markup] = {
    "Astra": astra.article,
    "GeneratePress": generatepress.article,
    "Kadence": kadence.article,
    "Neve": neve.article,
    "TYPO3": typo3.article,
    "Contao": contao.article,
    "Joomla": joomla.article,
    "Drupal": drupal.article,
    "Ghost": ghost.article,
    "Hugo": hugo.article,
    "OceanWP": oceanwp.article,
    "Newspaper": newspaper.article,
    "Kirby": kirby.article,
    "Neos": neos.article,
    "Plone": plone.article,
    "PaperMod": papermod.article,
}
LISTINGS: dict[str, Listing] = {
    "Astra": lists.astra,
    "TYPO3": lists.typo3,
    "Contao": lists.contao,
    "Joomla": lists.joomla,
    "Drupal": lists.drupal,
    "Ghost": lists.ghost,
    "OceanWP": more_listings.oceanwp,
    "Newspaper": more_listings.newspaper,
    "Plone": more_listings.plone,
    "Kirby": more_listings.kirby,
    "Kadence": third_listings.kadence,
    "Neve": third_listings.neve,
    "PaperMod": third_listings.papermod,
    "Neos": third_listings.neos,
    "blocks": third_listings.blocks,
}
Row = tuple[str, str, object, object]
"""Where, field, wanted, got."""


def plain(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def names(byline: str | None) -> tuple[str, ...]:
    """The authors that a byline names."""
    return tuple(re.split(r"\s*(?:,|;|&|\bund\b)\s*", byline)) if byline else ()


def rows(turn: int, markup: Markup) -> Iterator[Row]:
    """Compare the six articles of one markup, field by field."""
    for number, (story, others) in enumerate(six(turn)):
        html = markup(story, others)
        article = normalise_article(read_article(html, story.url, FAMILY, FETCHED_AT).article)
        where = f"{markup.__module__.rpartition('.')[2]} {number}"
        for field, (want, got) in fields(story, article).items():
            yield where, field, want, got


def fields(story: Story, article: Article) -> dict[str, tuple[object, object]]:
    """What was wanted and got of an article."""
    image = story.image is not None
    return {
        "title": (story.title, article.title),
        "kicker": (story.kicker, article.kicker),
        "teaser": (story.teaser, plain(article.teaser)),
        "date": (str(story.day) if story.dated else None, article.published),
        "body": (plain(story.body), plain(article.body)),
        "caption": (story.caption if image else None, article.image_caption),
        "credit": (story.credit if image else None, article.image_credit),
        "byline": (story.authors or names(story.mark), names(article.byline)),
        "tags": (story.tags, article.tags),
    }


def listed(markup: Listing) -> Iterator[Row]:
    """Compare the teasers of a listing, and what it names as its next page."""
    told = stories()
    found = read_listing(markup(told), LISTING, FAMILY, "listing", FETCHED_AT)
    teasers = [normalise_teaser(t) for t in found.teasers if t.seen_on == "listing"]
    where = f"listings.{markup.__name__}"
    yield where, "count", [s.url.rstrip("/") for s in told], [t.url.rstrip("/") for t in teasers]
    yield where, "next", NEXT, found.next
    by_url: dict[str, Teaser] = {t.url.rstrip("/"): t for t in teasers}
    for story in told:
        got = by_url.get(story.url.rstrip("/"))
        yield where, "kicker", story.kicker, got and got.kicker
        yield where, "title", story.title, got and got.title
        yield where, "date", str(story.day), got and got.published
        yield where, "text", story.teaser, got and plain(got.text)


def f1(want: str, got: str) -> float:
    """The share of words that two texts have in common."""
    a, b = Counter(want.split()), Counter(got.split())
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def main() -> None:
    """Print the figures, and every difference."""
    for name, found in (
        ("articles", [r for i, m in enumerate(ARTICLES.values()) for r in rows(i, m)]),
        ("listings", [r for m in LISTINGS.values() for r in listed(m)]),
    ):
        print(f"== {name}")
        for field in dict.fromkeys(r[1] for r in found):
            mine = [r for r in found if r[1] == field]
            right = sum(r[2] == r[3] for r in mine)
            print(f"{field:8} {right:4} of {len(mine):4}  {right / len(mine):.3f}")
        bodies = [f1(str(r[2]), str(r[3])) for r in found if r[1] == "body"]
        if bodies:
            print(f"body F1  {sum(bodies) / len(bodies):.4f}")
        for where, field, want, got in found:
            if want != got and "-v" in sys.argv:
                print(f"  {where} {field}\n     want {want!r:.150}\n     got  {got!r:.150}")


if __name__ == "__main__":
    main()
